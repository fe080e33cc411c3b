"""Files of the disk that are read again only when they changed, for a command that looks again and again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from rubric.model.finding import Finding
from rubric.source.document import Mapping
from rubric.source.files import Disk
from rubric.source.load import top_mapping
from rubric.source.read import read_text


class Stamp(NamedTuple):
    """What changes with a file: the times of its content and of its entry in nanoseconds, its size, which file it is.

    A file that an editor wrote beside and renamed is another file under the same path.
    """

    modified: int
    changed: int
    size: int
    file: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of what a path leads to, through links; None where nothing can be looked at."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)


class _Kept(NamedTuple):
    stamp: Stamp | None
    text: str
    findings: list[Finding]


class Remembered(Disk):
    """The disk, where what has not changed is neither read nor parsed twice."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: dict[Path, _Kept] = {}
        self._parsed: dict[str, tuple[str, Mapping | None, list[Finding]]] = {}
        self._asked: set[Path] = set()

    def read(self, file: Path) -> tuple[str, list[Finding]]:
        """The text of a file, which counts as watched from now on."""
        self._asked.add(file)
        stamp = stamp_of(file)  # before the text: what is written meanwhile shows as a change
        kept = self._kept.get(file)
        if kept is None or stamp is None or kept.stamp != stamp:
            kept = self._kept[file] = _Kept(stamp, *read_text(file, str(file)))
        return kept.text, kept.findings

    def parse(self, text: str, name: str) -> tuple[Mapping | None, list[Finding]]:
        """A text as ``top_mapping`` reads it, parsed once as long as it stays the same."""
        known = self._parsed.get(name)
        if known is None or known[0] != text:
            known = self._parsed[name] = (text, *top_mapping(text, name))
        return known[1:]

    def moved(self) -> dict[Path, Stamp | None]:
        """The files that changed since they were read, with what they are now."""
        now = {file: stamp_of(file) for file in self._kept}
        return {file: stamp for file, stamp in now.items() if stamp != self._kept[file].stamp}

    def last(self, file: Path) -> tuple[str, list[Finding]]:
        """What was read last, without looking at the disk."""
        _, text, findings = self._kept[file]
        return text, findings

    def asked(self) -> set[Path]:
        """The files that were asked for since the last call."""
        found, self._asked = self._asked, set()
        return found

    def keep(self, files: set[Path]) -> None:
        """Forget all other files."""
        for file in self._kept.keys() - files:
            del self._kept[file]
