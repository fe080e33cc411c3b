"""A sheet's data as the text of a new file: head, sources, and the answers under the headings of the dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rubric.model.text import Lang
from rubric.observe.questions import GATES, questions_of
from rubric.scoring.plan import Plan
from rubric.source.edit_render import STEP, entry_lines, moved

_GATES = ("红线", "gates")
_REST = ("由规则算出、这里手工改写的", "computed by rules, set by hand here")


def sheet_text(data: Mapping[str, Any], plan: Plan, *, comments: Mapping[str, str] | None = None) -> str:
    """The YAML of a new sheet.

    Args:
        data: of the sheet, plain; ``answers`` come last.
        plan: of its rubric, for the headings.
        comments: what to say at the end of the line that begins an answer, by id.
    """
    lines = [line for key, value in data.items() if key != "answers" for line in entry_lines(key, value)]
    answers: Mapping[str, Any] = data.get("answers") or {}
    if not answers:
        return "\n".join([*lines, "answers: {}", ""])
    lines += ["", "answers:"]
    for number, (heading, ids) in enumerate(_sections(plan, answers)):
        lines += ([""] if number else []) + [f"{' ' * STEP}# {heading}"]
        for id_ in ids:
            first, *rest = moved(entry_lines(id_, answers[id_], indent=STEP), STEP)
            note = (comments or {}).get(id_)
            lines += [f"{first}  # {note}" if note else first, *rest]
    return "\n".join([*lines, ""])


def _sections(plan: Plan, answers: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The headings of the dimensions with the answers below each."""
    sections: dict[str, list[str]] = {}
    left = dict.fromkeys(answers)
    for question in questions_of(plan):
        if question.id in answers:
            sections.setdefault(question.section, []).append(question.id)
            left.pop(question.id)
    for id_, ids in sections.items():
        yield _heading(plan, id_), ids
    if left:
        yield " / ".join(_REST), list(left)


def _heading(plan: Plan, section: str) -> str:
    if section == GATES:
        return " / ".join(_GATES)
    title = plan.rubric.dimensions[section].title
    return " / ".join(dict.fromkeys(title.get(lang) for lang in Lang))
