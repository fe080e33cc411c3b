"""Two answers to one question put together, without losing what either says."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from rubric.model.answers import Misfit, fact_value, hand_value, is_unknown
from rubric.scoring.plan import Plan

Data = dict[str, Any]
Same = Callable[[Any, Any], bool]

_SAYING = ("value", "not_applicable", "conflict")


class Outcome(StrEnum):
    """What became of an answer that came to another one."""

    SAME = "same"
    ADDED = "added"
    EXTENDED = "extended"
    CONFLICT = "conflict"
    REPLACED = "replaced"


class Joined(NamedTuple):
    """Two answers put together.

    Attributes:
        answer: in full, as a sheet writes it; where the two clash, what the first says.
        outcome: what the second one brought.
        clashes: the fields in which both say something else: value, not_applicable, because.
    """

    answer: Data
    outcome: Outcome
    clashes: tuple[str, ...] = ()


def in_full(answer: Any) -> Data:
    """An answer without short forms; empty for none."""
    data = dict(answer) if isinstance(answer, dict) else {"value": answer}
    return {key: value for key, value in data.items() if value is not None}


def is_open(answer: Data) -> bool:
    """Whether a person has still to say something: no value yet, unknown, or a conflict."""
    return "not_applicable" not in answer and is_unknown(answer.get("value"))


def join(old: Any, new: Any, same: Same) -> Joined:
    """Put an answer together with one that is there already.

    What one leaves open the other fills. A value that meets another value clashes, as does a reason that meets another
    reason. Evidence adds up, each piece once.

    Args:
        old: what is there, as a sheet writes it; None where there is nothing.
        new: what comes.
        same: whether two values mean the same.
    """
    before, comes = in_full(old), in_full(new)
    says = {key: comes[key] for key in _SAYING if key in comes}
    answer, clashes = before, tuple[str, ...]()
    if says and is_open(before):
        answer = {**says, **{key: value for key, value in before.items() if key not in _SAYING}}
    elif says:
        clashes = _clash(before, says, same)
    if not clashes and "because" in comes:
        clashes = ("because",) if before.get("because", comes["because"]) != comes["because"] else ()
        answer = {**answer, "because": before.get("because", comes["because"])}
    if "evidence" in comes and clashes in ((), ("because",)):
        known = before.get("evidence", [])
        answer = {**answer, "evidence": [*known, *(one for one in comes["evidence"] if one not in known)]}
    if clashes:
        return Joined(answer, Outcome.CONFLICT, clashes)
    if answer == before:
        return Joined(before, Outcome.SAME)
    return Joined(answer, Outcome.ADDED if is_open(before) else Outcome.EXTENDED)


def replaced(old: Any, new: Any, same: Same) -> Data:
    """What an answer becomes when the new one wins.

    A reason and evidence belong to what was said: they stay where the value does, and go with a value that goes.
    """
    before, comes = in_full(old), in_full(new)
    says = {key: comes[key] for key in _SAYING if key in comes}
    if says and not is_open(before) and _clash(before, says, same):
        return comes
    answer = {**before, **comes}
    if "evidence" in before and "evidence" in comes:
        answer["evidence"] = [*before["evidence"], *(one for one in comes["evidence"] if one not in before["evidence"])]
    return answer


def same_in(plan: Plan, id_: str) -> Same:
    """Whether two values of a fact or criterion mean the same: ``yes`` and ``是``, 2 and 2.0."""
    leaf, fact = plan.leaves.get(id_), plan.rubric.facts.get(id_)

    def meaning(raw: Any) -> Any:
        if is_unknown(raw):
            return "unknown"
        value = hand_value(leaf.criterion, raw) if leaf is not None else fact_value(fact, raw) if fact else raw
        return raw if isinstance(value, Misfit) else value

    def same(one: Any, other: Any) -> bool:
        first, second = meaning(one), meaning(other)
        return bool(first == second) and isinstance(first, bool) == isinstance(second, bool)

    return same


def _clash(before: Data, says: Data, same: Same) -> tuple[str, ...]:
    """The field in which two answers that both say something clash."""
    if "not_applicable" in before or "not_applicable" in says:
        return () if before.get("not_applicable") == says.get("not_applicable") else ("not_applicable",)
    return () if same(before["value"], says.get("value")) else ("value",)
