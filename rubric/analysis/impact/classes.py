"""What a change can do: nothing but look different, move a score, or break answers that fitted.

A change moves scores exactly where it is in what ``scoring_sha256_of`` hashes.
"""

from __future__ import annotations

from typing import Any, assert_never

from rubric.analysis.impact.items import Content
from rubric.model.rubric_diff import Breaks, ChangeClass, ItemKind

Class = tuple[ChangeClass, Breaks | None]

_SCORES: Class = ChangeClass.SCORE, None
_WORDS: Class = ChangeClass.WORDING, None
_NARROWED: Class = ChangeClass.BREAKING, Breaks.NARROWED

_SCORING_FIELDS: dict[ItemKind, frozenset[str]] = {
    "rubric": frozenset({"scale", "combine", "minimum_coverage"}),
    "fact": frozenset({"answer", "between", "options"}),
    "criterion": frozenset({"weight", "when", "may_not_apply", "levels", "yes_no", "number", "checklist"}),
    "dimension": frozenset({"weight", "combine"}),
    "group": frozenset({"weight", "combine"}),
    "gate": frozenset({"when", "cap"}),
    "band": frozenset({"from", "requires"}),
}


def class_of_item(kind: ItemKind, *, removed: bool) -> Class:
    """What it can do that an item came or went."""
    match kind:
        case "fact" | "criterion":
            return (ChangeClass.BREAKING, Breaks.REMOVED) if removed else _SCORES
        case "condition" | "dimension" | "group" | "gate" | "band":
            return _SCORES
        case "rubric" | "reference" | "example":
            return _WORDS
        case _:
            assert_never(kind)


def class_of_field(kind: ItemKind, field: tuple[str, ...], was: Any, now: Any, before: Content) -> Class:
    """What it can do that a value of an item changed.

    Args:
        kind: of the item.
        field: the path of the value within it.
        was: the value; None where there was none.
        now: the same of the new rubric.
        before: all of the item in the old rubric.
    """
    name = field[0] if field else ""
    if kind == "condition":
        return _SCORES
    if name not in _SCORING_FIELDS.get(kind, ()):
        return _WORDS
    match kind:
        case "fact":
            return _of_fact(field, was, now)
        case "criterion":
            return _of_criterion(field, was, now, before)
        case "rubric":
            return (ChangeClass.BREAKING, Breaks.RESCALED) if name == "scale" else _SCORES
        case _:
            return _SCORES


def _of_fact(field: tuple[str, ...], was: Any, now: Any) -> Class:
    match field:
        case ("answer",):
            return ChangeClass.BREAKING, Breaks.RETYPED
        case ("between",):
            narrowed = now is not None and (was is None or now[0] > was[0] or now[1] < was[1])
            return _NARROWED if narrowed else _SCORES
        case ("options", _, *_) if field[2:]:
            return _WORDS
        case _:
            return _SCORES if now is not None else _NARROWED


def _of_criterion(field: tuple[str, ...], was: Any, now: Any, before: Content) -> Class:
    match field:
        case ("may_not_apply",):
            return _SCORES if now else _NARROWED
        case ("levels", _):
            return _SCORES if now is not None else _NARROWED
        case ("levels", _, "when") if was is None and not any("when" in one for one in before["levels"].values()):
            return ChangeClass.BREAKING, Breaks.NEEDS_REASON
        case ("levels", _, "when" | "points"):
            return _SCORES
        case ("levels", *_):
            return _WORDS
        case _:
            return _SCORES
