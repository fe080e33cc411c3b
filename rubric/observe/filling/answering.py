"""Answers in the making: what a line adds to the answer that is there, as a sheet writes it."""

from __future__ import annotations

import re
from typing import Any

from rubric.model.answers import Misfit
from rubric.model.text import Lang, folded
from rubric.observe.filling.evidence_line import Piece
from rubric.observe.filling.talk import Note, Remark, Turn
from rubric.observe.join import Data, same_in
from rubric.observe.questions import Kind, Question
from rubric.scoring.plan import Plan
from rubric.source.nearest import nearest

_NONE = frozenset({"-", "–", "—", "——"})
_PLACE = re.compile(r"([0-9]{1,3})[.。]?")


def keeping(plan: Plan, id_: str, old: Data, value: Any) -> Data:
    """What stays of an answer when a value comes: all if it says the same, or nothing yet; else nothing.

    Of a conflict, the evidence stays, and the reason of the first side that says the same.
    """
    same = same_in(plan, id_)
    if "not_applicable" in old or ("value" in old and not same(old["value"], value)):
        return {}
    claims = old.get("conflict") or []
    claimed = [one["because"] for one in claims if "because" in one and same(one.get("value"), value)]
    stays = {key: part for key, part in old.items() if key != "conflict"}
    return {**({"because": claimed[0]} if claimed else {}), **stays}


def backing(answer: Data) -> Data:
    """The reason and the evidence of an answer."""
    return {key: answer[key] for key in ("because", "not_applicable", "evidence") if answer.get(key)}


def valued(kept: Data, value: Any, because: Any) -> Data:
    """An answer with a value, on what is kept of the one before; without a reason, that of the one before stays."""
    because = because or kept.get("because")
    return {"value": kept.get("value", value), **({"because": because} if because else {}), **_evidence_of(kept)}


def not_applicable(kept: Data, reason: Any) -> Data:
    """An answer that says that a criterion does not apply; evidence stays."""
    return {"not_applicable": reason, **_evidence_of(kept)}


def with_because(old: Data, text: str) -> Data:
    """An answer with another reason; a dash takes it away."""
    value = {"value": old["value"]} if "value" in old else {}
    because = {} if takes_away(text) else {"because": text}
    return {**value, **because, **_evidence_of(old)}


def with_piece(old: Data, piece: Piece, place: str) -> Data:
    """An answer with one more piece of evidence, and the place in it."""
    evidence = {**piece.evidence, **({"at": place} if place else {})}
    return {**old, "evidence": [*old.get("evidence", []), evidence]}


def takes_away(text: str) -> bool:
    """Whether a line takes away what is there."""
    return folded(text) in _NONE


def without_evidence(old: Data) -> Data:
    """An answer without its evidence."""
    return {key: value for key, value in old.items() if key != "evidence"}


def picked(question: Question, text: str) -> str:
    """The option whose place in the list was typed, for a choice; else the text."""
    number = _PLACE.fullmatch(folded(text))
    if question.kind is not Kind.CHOICE or number is None:
        return text
    place = int(number[1])
    return question.options[place - 1].value if 0 < place <= len(question.options) else text


def misfit(found: Misfit, question: Question) -> Turn:
    """What is said of an answer that does not fit, with the nearest that does."""
    names = {one.value: one.value for one in question.options}
    names |= {folded(one.text.get(lang)): one.value for one in question.options if one.text for lang in Lang}
    near = names.get(nearest(folded(found.args.get("value", "")), names) or "", "")
    return Turn((Note(Remark(found.code), {**found.args, "near": near}),))


def _evidence_of(answer: Data) -> Data:
    return {"evidence": answer["evidence"]} if answer.get("evidence") else {}
