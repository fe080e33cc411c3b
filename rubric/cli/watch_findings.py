"""Findings as ``rubric watch`` tells them: new ones at once, the others by their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path

from rubric.cli.checking import Checker, Ready
from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source.load import Loaded, read_rubric_text
from rubric.source.remembered import Remembered
from rubric.source.settings import Settings


class Told:
    """What stands, by what it was found in, and what has gone since that was asked."""

    def __init__(self) -> None:
        """Start with nothing told."""
        self._found: dict[str, list[Finding]] = {}
        self._gone = 0

    def tell(self, where: str, found: Sequence[Finding]) -> list[Finding]:
        """Replace what stands in one place; what is new there. A finding that only moved in its file is not."""
        before = Counter(map(_what, self._found.get(where, ())))
        self._gone += (before - Counter(map(_what, found))).total()
        new = []
        for one in found:
            if before[_what(one)] > 0:
                before[_what(one)] -= 1
            else:
                new.append(one)
        self._found[where] = list(found)
        return new

    def forget(self, where: str) -> None:
        """Nothing stands there any more."""
        self._gone += len(self._found.pop(where, ()))

    def gone(self) -> int:
        """How many have gone since this was asked last."""
        gone, self._gone = self._gone, 0
        return gone

    def standing(self, *, without: Container[str] = ()) -> list[Finding]:
        """All that stand but those of some places, in the order in which places were told of first."""
        found = [one for where, all_ in self._found.items() if where not in without for one in all_]
        return list(dict.fromkeys(found))


def _what(finding: Finding) -> tuple[str, str, object]:
    return finding.place.file, finding.code, finding.message


class RubricChecker(Checker):
    """Checks a rubric; what it extends is read by a disk that remembers."""

    def __init__(self, today: date, disk: Remembered) -> None:
        """Keep the day and the disk."""
        super().__init__(today)
        self._disk = disk

    def check(self, text: str, path: Path) -> list[Finding]:
        """What is wrong with a rubric's text."""
        return self.text(text, path, str(path))

    def read_rubric(self, text: str, path: Path, name: str) -> Loaded[Rubric]:
        """A rubric as it is checked."""
        return read_rubric_text(text, path, name, doubts=True, files=self._disk, parse=self._disk.parse)

    def _found(self, text: str, path: Path, name: str, settings: Settings) -> list[Finding]:
        return self._rubric(text, path, name, settings)


class SheetChecker:
    """Checks sheets against rubric after rubric, each text read once."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._read: dict[tuple[str, date], tuple[str, Loaded[Sheet]]] = {}

    def check(self, text: str, name: str, ready: Ready, today: date) -> list[Finding]:
        """What is wrong with a sheet's text."""
        return _OneSheet(today, ready, self._read).text(text, Path(name), name)


class _OneSheet(Checker):
    def __init__(self, today: date, ready: Ready, read: dict[tuple[str, date], tuple[str, Loaded[Sheet]]]) -> None:
        super().__init__(today, ready=ready)
        self._read = read

    def read_sheet(self, text: str, name: str) -> Loaded[Sheet]:
        key = name, self.today
        if key not in self._read or self._read[key][0] != text:
            self._read[key] = (text, super().read_sheet(text, name))
        return self._read[key][1]

    def _found(self, text: str, path: Path, name: str, settings: Settings) -> list[Finding]:
        return self._sheet(text, path, name, settings)
