"""Mistakes that stand behind a slip of writing: found by mending the slip in memory and looking again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rubric.model.finding import Edit, Finding, Place, Severity
from rubric.source.fixes import improved
from rubric.source.syntax import Lines
from rubric.source.syntax_explain import SLIP_CODES

Check = Callable[[str], Sequence[Finding]]

_ROUNDS = 20
_MOST_CHARACTERS = 4_000_000  # that are looked at again, in all rounds together


def with_later(text: str, name: str, found: Sequence[Finding], check: Check) -> list[Finding]:
    """The findings of a text, with those that its slips hide; all at their places in the text as it is.

    Args:
        text: of one file.
        name: how findings call it.
        found: what is wrong with the text at first sight.
        check: what is wrong with another text of the file.
    """
    told: list[Finding] = []
    way: list[_Step] = []
    now = text
    for _ in range(max(1, min(_ROUNDS, _MOST_CHARACTERS // max(1, len(text))))):
        new, mended = improved(now, [one for one in found if _is_slip(one, name)])
        if not mended:
            break
        told += [_moved(one, name, way) for one in mended]
        way.insert(0, _Step.between(now, mended, new))
        now, found = new, check(new)
    if not way:
        return list(found)
    return list(dict.fromkeys([*told, *(_moved(one, name, way) for one in found)]))


def _is_slip(finding: Finding, name: str) -> bool:
    is_error = finding.severity is Severity.ERROR and finding.code in SLIP_CODES
    return is_error and bool(finding.edits) and finding.place.file == name


class _Step(NamedTuple):
    """One round of mending: the texts before and after, and what was replaced: start, end and the new length."""

    before: Lines
    after: Lines
    splices: tuple[tuple[int, int, int], ...]

    @classmethod
    def between(cls, text: str, mended: Iterable[Finding], new: str) -> _Step:
        before = Lines(text, "")
        edits = [edit for one in mended for edit in one.edits]
        splices = sorted((*before.span(edit.place), len(edit.text)) for edit in edits)
        return cls(before, Lines(new, ""), tuple(splices))

    def back(self, place: Place) -> Place:
        """A place in the text before; what was put in lies where it was put."""
        start, end = self.after.span(place)
        first = self._index(start, at_end=False)
        return self.before.place(first, max(first, self._index(end, at_end=True)))._replace(file=place.file)

    def _index(self, index: int, *, at_end: bool) -> int:
        shift = 0
        for start, end, length in self.splices:
            if index <= start + shift:
                break
            if index < start + shift + length:
                return end if at_end else start
            shift += length - (end - start)
        return index - shift


def _moved(finding: Finding, name: str, way: Iterable[_Step]) -> Finding:
    """A finding with its places led back through all rounds, the last one first."""
    steps = list(way)
    if not steps:
        return finding

    def back(place: Place) -> Place:
        for step in steps if place.file == name else ():
            place = step.back(place)
        return place

    return finding.model_copy(
        update={
            "place": back(finding.place),
            "also": tuple(back(one) for one in finding.also),
            "edits": tuple(Edit(back(edit.place), edit.text) for edit in finding.edits),
        }
    )
