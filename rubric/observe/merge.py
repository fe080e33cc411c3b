"""Answers merged into a sheet: only the bytes of what they add change, and what clashes stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rubric.model.finding import Place
from rubric.observe.join import Data, Joined, Outcome, in_full, join, replaced, same_in
from rubric.scoring.plan import Plan
from rubric.source.edit_change import Change
from rubric.source.edit_set import change_to
from rubric.source.edit_text import Source, plain
from rubric.source.locate import Path


class Given(NamedTuple):
    """An answer on its way into a sheet.

    Attributes:
        id: of the fact or criterion.
        answer: as a sheet writes it in full: value or not_applicable, because, evidence; plain data.
        place: where it was written, for messages.
    """

    id: str
    answer: Data
    place: Place


class Arrived(NamedTuple):
    """What became of one answer; ``before`` is what stood there, in full."""

    given: Given
    joined: Joined
    before: Data


class Merged(NamedTuple):
    """A sheet after a merge.

    Attributes:
        change: the whole change; empty where nothing was added.
        source: the sheet with it.
        arrived: what became of each answer, in the order in which they came.
    """

    change: Change
    source: Source
    arrived: tuple[Arrived, ...]

    @property
    def conflicts(self) -> tuple[Arrived, ...]:
        """The answers that clash with what is there and were left out."""
        return tuple(one for one in self.arrived if one.joined.outcome is Outcome.CONFLICT)


def merge_into(
    source: Source,
    plan: Plan,
    answers: Iterable[Given],
    *,
    sources: Mapping[str, Any] | None = None,
    take: bool = False,
) -> Merged:
    """Merge answers into a sheet.

    Args:
        change: the whole change; empty where nothing was added.
        source: the sheet with it.
        plan: of its rubric.
        answers: what comes; several may be about one question.
        sources: what they cite; added where the sheet does not declare the id.
        take: let what comes win where it clashes.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    edited = source
    for id_, data in (sources or {}).items():
        edited = put_source(edited, id_, data)
    arrived = []
    for given in answers:
        old = plain((edited.root.get("answers") or {}).get(given.id))
        joined = join(old, given.answer, same_in(plan, given.id))
        if take and joined.outcome is Outcome.CONFLICT:
            joined = Joined(replaced(old, given.answer, same_in(plan, given.id)), Outcome.REPLACED, joined.clashes)
        if joined.outcome not in (Outcome.SAME, Outcome.CONFLICT):
            edited = _answer(edited, given.id, in_full(old), joined.answer)
        arrived.append(Arrived(given, joined, in_full(old)))
    return Merged(Change(source, edited.text, Place(source.name)), edited, tuple(arrived))


def put_answer(source: Source, id_: str, answer: Data) -> Source:
    """A sheet in which an answer is what is given, everything else untouched; only what differs is written.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    old = plain((source.root.get("answers") or {}).get(id_))
    return _answer(source, id_, in_full(old), answer)


def put_source(source: Source, id_: str, data: Data) -> Source:
    """A sheet that declares a source, if it does not yet.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    known = in_full(source.root.get("sources") or {})
    return source if id_ in known else put(source, ("sources", id_), data)


def put(source: Source, path: Path, data: Any) -> Source:
    """A sheet with a value at a full path, everything else untouched.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    return source.with_text(change_to(source, path, data).text)


def _answer(source: Source, id_: str, before: Data, after: Data) -> Source:
    """Write what is new of an answer, key by key where it is there already."""
    path: Path = ("answers", id_)
    if not before or before.keys() - after.keys():
        return put(source, path, _short(after))
    for key, value in after.items():
        if key in before and before[key] == value:
            continue
        known = before.get(key)
        if key == "evidence" and isinstance(known, list) and value[: len(known)] == known:
            value = [*known, *value[len(known) :]]
        source = put(source, (*path, key), value)
    return source


def _short(answer: Data) -> Any:
    return answer["value"] if answer.keys() == {"value"} else answer
