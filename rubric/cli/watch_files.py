"""The files that ``rubric watch`` watches, and what became of them since it looked last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rubric.model.finding import Finding
from rubric.source.inputs import is_file, sheet_files
from rubric.source.remembered import Remembered, Stamp, stamp_of


@dataclass
class Changes:
    """What became of the files: those saved, and sheets that came and went."""

    saved: list[Path] = field(default_factory=list)
    came: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.saved or self.came or self.gone)


class WatchedFiles:
    """A rubric, what it rests on, and sheets.

    Attributes:
        disk: reads them.
        rubric: the file.
        sheets: their names, in order.
        findings: words for sheets that lead nowhere.
    """

    def __init__(self, rubric: Path, words: Sequence[str]) -> None:
        """Look for the first time.

        Args:
            rubric: the file.
            words: files, folders and patterns of sheets.
        """
        self.disk = Remembered()
        self.rubric = rubric
        self._words = words
        self._below: set[Path] = set()
        self._content: dict[Path, str] = {}
        self.sheets: list[str] = []
        self.findings: list[Finding] = []
        self.look()

    def look(self) -> Changes:
        """See what changed."""
        before = dict.fromkeys(self.sheets)
        self._list_sheets()
        files = [self.rubric, *self._below, *map(Path, self.sheets)]
        now = {file: self._content_of(file) for file in dict.fromkeys(files)}
        changes = Changes(
            saved=[file for file, text in now.items() if file in self._content and text != self._content[file]],
            came=[name for name in self.sheets if name not in before],
            gone=[name for name in before if name not in self.sheets],
        )
        self._content = now
        self.disk.keep(set(now))
        return changes

    def rest_on(self, files: Iterable[Path]) -> None:
        """Watch what has just been read for the rubric, and nothing else besides the rubric and the sheets."""
        self._below = set(files) - {self.rubric}
        for file in self._below - self._content.keys():
            self._content[file] = _as_one(*self.disk.last(file))

    def moved(self) -> dict[Path, Stamp | None]:
        """The files, and folders of sheets, that are not as they were when they were looked at last."""
        return self.disk.moved() | {
            folder: stamp for folder, was in self._folders.items() if (stamp := stamp_of(folder)) != was
        }

    def in_the_making(self) -> bool:
        """Whether a file that changed is missing or empty, as it is while an editor puts another one in its place."""
        return any(stamp is None or not stamp.size for stamp in self.disk.moved().values())

    def texts(self) -> dict[str, str]:
        """The texts of all files, by name."""
        return {str(file): self.disk.last(file)[0] for file in self._content}

    def _list_sheets(self) -> None:
        named = [Path(word) for word in self._words]
        # Stamps before the list: what comes meanwhile shows as a change.
        folders = {one if not is_file(one) else one.parent for one in named}
        folders |= {Path(name).parent for name in self.sheets}
        self._folders = {folder: stamp_of(folder) for folder in folders}
        with suppress(OSError):  # a folder that goes while it is looked through; the next look sees it
            self.sheets, self.findings = sheet_files(self._words)
        for folder in {Path(name).parent for name in self.sheets} - self._folders.keys():
            self._folders[folder] = stamp_of(folder)

    def _content_of(self, file: Path) -> str:
        return _as_one(*self.disk.read(file))


def _as_one(text: str, findings: Sequence[Finding]) -> str:
    """A file's text, or why it has none."""
    return "\0".join(map(str, findings)) if findings else text
