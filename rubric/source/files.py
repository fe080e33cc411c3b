"""Where rubrics are read from: the disk, or another place that holds files under paths."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from rubric.model.finding import Finding
from rubric.source.library import known_ids, rubric_file
from rubric.source.read import read_text


class Files(Protocol):
    """A place that holds rubrics."""

    def find(self, name: str, beside: Path) -> Path | None:
        """The file that an id or a path names, as seen from a folder; None when an id leads nowhere."""

    def known(self, beside: Path) -> tuple[str, ...]:
        """The ids that could be named from a folder."""

    def resolve(self, file: Path) -> Path:
        """The same for every way to write the same file."""

    def name_of(self, file: Path) -> str:
        """How messages call a file."""

    def read(self, file: Path) -> tuple[str, list[Finding]]:
        """A file's text; empty with findings."""


class Disk:
    """The disk, with the rubrics that ship."""

    def find(self, name: str, beside: Path) -> Path | None:
        """The file beside a folder, or one that ships."""
        return rubric_file(name, beside)

    def known(self, beside: Path) -> tuple[str, ...]:
        """Those beside a folder, and those that ship."""
        return known_ids(beside)

    def resolve(self, file: Path) -> Path:
        """The file behind links."""
        return file.resolve()

    def name_of(self, file: Path) -> str:
        """The path."""
        return str(file)

    def read(self, file: Path) -> tuple[str, list[Finding]]:
        """The text of a file."""
        return read_text(file, str(file))


DISK = Disk()
