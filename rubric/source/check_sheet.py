"""A sheet against its rubric: ids, values, reasons and sources. Checks speak in paths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rubric.model.answers import is_unknown
from rubric.model.sheet import Answer, Sheet
from rubric.source import rules_content as rules
from rubric.source.locate import Path
from rubric.source.nearest import MOST_SUGGESTIONS, near
from rubric.source.parts import Parts, Problem, answer_problem


def check_sources(sheet: Sheet, today: date | None) -> Iterator[Problem]:
    """What a sheet gets wrong whatever its rubric is.

    Args:
        sheet: the sheet.
        today: for observations in the future; None leaves them alone.
    """
    if today is not None and sheet.observed is not None and sheet.observed > today:
        yield Problem(rules.OBSERVED_LATER, ("observed",), {"date": sheet.observed.isoformat()})
    for id_, answer in sheet.answers.items():
        for index, evidence in enumerate(answer.evidence):
            source = evidence.source
            if source is not None and source not in sheet.sources:
                path: Path = ("answers", id_, "evidence", index, "source")
                yield Problem(rules.UNDECLARED_SOURCE, path, {"id": source, **near(source, sheet.sources)})


def check_answers(sheet: Sheet, parts: Parts, *, suggest: bool = True) -> Iterator[Problem]:
    """Answers that do not fit the rubric, and overrides without a reason; ``suggest`` looks for what was meant."""
    wrong = 0 if suggest else MOST_SUGGESTIONS
    for id_, answer in sheet.answers.items():
        path: Path = ("answers", id_)
        found = answer_problem(id_, answer, parts, path, suggest=wrong < MOST_SUGGESTIONS)
        if found is not None:
            wrong += 1
            yield found
        elif answer.because is None and _is_override(id_, answer, parts):
            yield Problem(rules.OVERRIDE_WITHOUT_REASON, path, {"id": id_}, key=True)


def _is_override(id_: str, answer: Answer, parts: Parts) -> bool:
    """Whether an answer says by hand what the rubric works out."""
    said = answer.not_applicable is None and answer.conflict is None and not is_unknown(answer.value)
    return said and id_ in parts.criteria and not parts.criteria[id_][1].judged
