"""A sheet against its rubric: ids, values, reasons and sources. Checks speak in paths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rubric.model.answers import Misfit, fact_value, hand_value, is_unknown
from rubric.model.rubric import Criterion, Rubric
from rubric.model.sheet import Answer, Sheet
from rubric.source import rules_content as rules
from rubric.source.check_rubric import Parts, Problem, misfit
from rubric.source.locate import Path
from rubric.source.nearest import near


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


def check_answers(sheet: Sheet, rubric: Rubric) -> Iterator[Problem]:
    """Answers that do not fit the rubric."""
    parts = Parts(rubric)
    for id_, answer in sheet.answers.items():
        path: Path = ("answers", id_)
        _, criterion = parts.criteria.get(id_, (None, None))
        fact = rubric.facts.get(id_)
        if fact is not None and fact.off is not None:
            fact = None
        if criterion is None and fact is None:
            known = [*parts.criteria, *(one for one in rubric.facts if one not in parts.off)]
            args = {"rubric": rubric.rubric, "id": id_, **near(id_, known)}
            yield Problem(rules.UNKNOWN_ANSWER, path, args, key=True)
            continue
        if answer.not_applicable is not None:
            if criterion is None or not criterion.may_not_apply:
                yield Problem(rules.MAY_NOT_APPLY, path, {"id": id_}, key=True)
            continue
        if answer.conflict is not None or is_unknown(answer.value):
            continue
        value = hand_value(criterion, answer.value) if criterion else fact_value(fact, answer.value) if fact else True
        if isinstance(value, Misfit):
            yield misfit(value, (*path, "value"), id_)
        elif criterion is not None:
            yield from _override(id_, criterion, answer, path)


def _override(id_: str, criterion: Criterion, answer: Answer, path: Path) -> Iterator[Problem]:
    if not criterion.judged and answer.because is None:
        yield Problem(rules.OVERRIDE_WITHOUT_REASON, path, {"id": id_}, key=True)
