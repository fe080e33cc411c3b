"""The one place that touches the files of a tree: lists it once, reads what is asked for, never leaves it."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from pathlib import Path

from rubric.evidence.limits import Limits
from rubric.model.inspection import Note, Trouble

# Folders without anything that a program is made of; what npm builds for a program is in miniprogram_npm.
SKIPPED = frozenset({"node_modules", "bower_components", "unpackage", "__pycache__"})


class Tree:
    """A folder, listed once.

    Attributes:
        name: how messages call it.
        files: sizes by path, relative and with slashes.
        notes: what was not listed or read, and why.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """List the folder; nothing is read yet."""
        self.limits = limits or Limits()
        self.name = folder.as_posix()
        self.files: dict[str, int] = {}
        self.notes: list[Note] = []
        self._folder = str(folder)
        self._real = os.path.realpath(folder)
        self._texts: dict[str, str | None] = {}
        self._bytes = 0
        self._list()

    def read(self, path: str) -> str | None:
        """The text of a listed file; None, and a note, where it cannot be read. The same object every time."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def forget(self, path: str) -> None:
        """Free the memory of a file that is done with."""
        self._texts.pop(path, None)

    def below(self, folder: str) -> Iterator[str]:
        """The listed files of a folder, ``.`` for all."""
        lead = "" if folder == "." else f"{folder}/"
        return (path for path in self.files if path.startswith(lead))

    def _read(self, path: str) -> str | None:
        size = self.files[path]
        if size > self.limits.file_bytes:
            self._note(Trouble.TOO_LARGE, path, str(size))
            return None
        if self._bytes + size > self.limits.total_bytes:
            self._note(Trouble.TOO_MANY, path)
            return None
        if self.limits.is_late():
            self._note(Trouble.OUT_OF_TIME, path)
            return None
        self._bytes += size
        try:
            with open(os.path.join(self._folder, path), "rb") as file:  # noqa: PTH118, PTH123 - thousands of them
                data = file.read(self.limits.file_bytes + 1)
        except (OSError, ValueError) as error:
            self._note(Trouble.UNREADABLE, path, getattr(error, "strerror", None) or str(error))
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.notes.append(Note(trouble=Trouble.NOT_UTF8, file=path, hides=True))
            return data.decode("utf-8-sig", "replace")

    def _note(self, trouble: Trouble, path: str, about: str = "") -> None:
        self.notes.append(Note(trouble=trouble, file=path, about=about, hides=True))

    def _list(self) -> None:
        todo = [("", 0)]
        while todo:
            folder, depth = todo.pop()
            if depth > self.limits.folders_deep:
                self._note(Trouble.TOO_DEEP, folder)
                continue
            for entry in self._entries(folder):
                if not _is_text(entry.name):
                    self._note(Trouble.UNREADABLE, folder or ".", entry.name.encode("utf-8", "replace").decode())
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                if len(self.files) >= self.limits.files:
                    self._note(Trouble.TOO_MANY, path)
                    return
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in SKIPPED and not entry.name.startswith("."):
                        todo.append((path, depth + 1))
                else:
                    self._add(entry, path)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self._folder, folder) if folder else self._folder) as found:  # noqa: PTH118
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._note(Trouble.UNREADABLE, folder or ".", error.strerror or "")
            return []

    def _add(self, entry: os.DirEntry[str], path: str) -> None:
        """A regular file, or a link to one that stays inside the tree."""
        try:
            if entry.is_symlink() and not self._is_inside(entry.path):
                self._note(Trouble.LINK, path)
                return
            about = entry.stat()
        except OSError as error:
            self._note(Trouble.UNREADABLE, path, error.strerror or "")
            return
        if stat.S_ISREG(about.st_mode):
            self.files[path] = about.st_size
        elif entry.is_symlink():
            self._note(Trouble.LINK, path)

    def _is_inside(self, path: str) -> bool:
        return os.path.realpath(path).startswith(self._real + os.sep)


def _is_text(name: str) -> bool:
    """Whether a file's name can be written down at all."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def joined(folder: str, path: str) -> str | None:
    """A path relative to a folder of the tree, normal; None where it leads out of the tree."""
    found = posixpath.normpath(posixpath.join(folder, path)) if folder != "." else posixpath.normpath(path)
    return None if found.startswith(("../", "/")) or found == ".." else found
