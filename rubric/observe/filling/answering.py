"""Answers in the making: what a line adds to the answer that is there, as a sheet writes it."""

from __future__ import annotations

import re
from typing import Any

from rubric.model.answers import Misfit
from rubric.observe.filling.evidence_line import Piece
from rubric.observe.filling.talk import Note, Remark, Turn
from rubric.observe.join import Data, same_in
from rubric.observe.questions import Kind, Question
from rubric.observe.understand import folded
from rubric.scoring.plan import Plan
from rubric.source.nearest import nearest

_NONE = "-"


def is_changed(plan: Plan, id_: str, old: Data, value: Any) -> bool:
    """Whether a value means something else than the one that is there, if any."""
    return "value" not in old or not same_in(plan, id_)(old["value"], value)


def reason_so_far(plan: Plan, id_: str, old: Data, value: Any) -> Any:
    """The reason that is there, or of the first side of a conflict that says the same; None for none."""
    same = same_in(plan, id_)
    claims = old.get("conflict") or []
    claimed = [one["because"] for one in claims if "because" in one and same(one.get("value"), value)]
    return old.get("because") or next(iter(claimed), None)


def valued(old: Data, value: Any, because: Any) -> Data:
    """An answer with a value; evidence stays."""
    return {"value": value, **({"because": because} if because else {}), **_evidence_of(old)}


def not_applicable(old: Data, reason: Any) -> Data:
    """An answer that says that a criterion does not apply; evidence stays."""
    return {"not_applicable": reason, **_evidence_of(old)}


def with_because(old: Data, text: str) -> Data:
    """An answer with another reason; a dash takes it away."""
    value = {"value": old["value"]} if "value" in old else {}
    because = {} if text == _NONE else {"because": text}
    return {**value, **because, **_evidence_of(old)}


def with_piece(old: Data, piece: Piece, place: str) -> Data:
    """An answer with one more piece of evidence, and the place in it."""
    evidence = {**piece.evidence, **({"at": place} if place else {})}
    return {**old, "evidence": [*old.get("evidence", []), evidence]}


def takes_away(text: str) -> bool:
    """Whether a line takes away what is there."""
    return text == _NONE


def without_evidence(old: Data) -> Data:
    """An answer without its evidence."""
    return {key: value for key, value in old.items() if key != "evidence"}


def picked(question: Question, text: str) -> str:
    """The option whose place in the list was typed, for a choice; else the text."""
    number = folded(text)
    if question.kind is not Kind.CHOICE or not re.fullmatch(r"[0-9]{1,3}", number):
        return text
    return question.options[int(number) - 1].value if 0 < int(number) <= len(question.options) else text


def misfit(found: Misfit, question: Question) -> Turn:
    """What is said of an answer that does not fit, with the nearest that does."""
    options = [one.value for one in question.options]
    near = nearest(folded(found.args.get("value", "")), options) or ""
    return Turn((Note(Remark(found.code), {**found.args, "near": near}),))


def _evidence_of(answer: Data) -> Data:
    return {"evidence": answer["evidence"]} if answer.get("evidence") else {}
