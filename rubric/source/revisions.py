"""Files as they are in a git revision: ``main:rubrics/shop.rubric.yaml``.

Read from git's own store, by ``git`` itself without a shell: nothing is checked out, fetched or written. A path is
relative to the top of the repository, one that starts with ``./`` or ``../`` to the current folder, as git has it.
"""

from __future__ import annotations

import difflib
import os
import posixpath
import re
import subprocess
from pathlib import Path, PurePosixPath

from rubric.errors import InputError
from rubric.model.finding import Finding, Place
from rubric.source import revision_rules as rules
from rubric.source.files import DISK
from rubric.source.inputs import RUBRIC_ENDINGS
from rubric.source.library import LIBRARY, SUFFIX, is_path, shipped
from rubric.source.read import MAX_BYTES, decode
from rubric.source.rules import TOO_LARGE

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# The colon after the revision; one inside braces belongs to it, as in main@{2026-01-31 12:00}.
_SPLIT = re.compile(r"((?:[^:{}]|\{[^{}]*\})*):(.*)", re.DOTALL)
_SECONDS = 30
_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def split(word: str) -> tuple[str, str] | None:
    """The revision and the path of ``REV:path``; None where a text is no such thing."""
    found = None if _DRIVE.match(word) else _SPLIT.fullmatch(word)
    return (found[1], found[2]) if found and found[2] else None


class Revision:
    """The files of one revision.

    Attributes:
        word: the revision as it was asked for; messages call files ``word:path``.
    """

    def __init__(self, word: str, folder: Path, asked: str) -> None:
        """Find the repository and the revision.

        Args:
            word: the revision; empty for what is staged.
            folder: in the repository.
            asked: what messages point at.

        Raises:
            InputError: there is no git, no repository or no such revision.
        """
        self.word = word
        self._folder = folder
        self._at = Place(asked)
        self.prefix = self._prefix()
        self._commit = self._resolved() if word else ""

    def path(self, written: str) -> Path:
        """A path from the top of the repository.

        Raises:
            InputError: it leads out of the repository.
        """
        relative = written.startswith(("./", "../")) or written in (".", "..")
        path = posixpath.normpath(posixpath.join(self.prefix, written) if relative else written)
        if path.startswith(("../", "/")) or path in (".", ".."):
            raise InputError([rules.OUTSIDE_REPOSITORY.at(self._at, path=written)])
        return Path(path)

    def find(self, name: str, beside: Path) -> Path | None:
        """The file that an id or a path names from a folder of the revision; ids may also be of those that ship."""
        if is_path(name):
            return Path(posixpath.normpath(beside / name))
        if beside.is_absolute() or self._size(beside / f"{name}{SUFFIX}") is None:
            return DISK.find(name, LIBRARY)
        return beside / f"{name}{SUFFIX}"

    def known(self, beside: Path) -> tuple[str, ...]:
        """The ids of the rubrics in a folder of the revision, and of those that ship."""
        near = [PurePosixPath(one) for one in self._rubrics()]
        own = {one.name.removesuffix(SUFFIX) for one in near if one.parent == PurePosixPath(beside)}
        return tuple(sorted({*own, *shipped()}))

    def resolve(self, file: Path) -> Path:
        """The path itself; those that ship are on the disk."""
        return file

    def name_of(self, file: Path) -> str:
        """``main:path``; a file that ships by its path."""
        return str(file) if file.is_absolute() else f"{self.word}:{file.as_posix()}"

    def read(self, file: Path) -> tuple[str, list[Finding]]:
        """A file's text; empty with findings."""
        if file.is_absolute():
            return DISK.read(file)
        name, size = self.name_of(file), self._size(file)
        if size is None:
            return "", [self._not_there(file, name)]
        if size > MAX_BYTES:
            return "", [TOO_LARGE.at(Place(name), size=size, limit=MAX_BYTES)]
        return decode(self._git("cat-file", "blob", self._object(file)), name, json=file.suffix.lower() == ".json")

    def _object(self, file: Path) -> str:
        return f"{self._commit}:{file.as_posix()}"

    def _size(self, file: Path) -> int | None:
        """How long a file is; None where there is none."""
        object_ = self._object(file)
        if self._git("cat-file", "-t", object_, fails=True).strip() != b"blob":
            return None
        return int(self._git("cat-file", "-s", object_))

    def _not_there(self, file: Path, name: str) -> Finding:
        """The finding for a file that the revision does not have, with the path most like it."""
        known = self._rubrics()
        near = difflib.get_close_matches(file.as_posix(), known, n=1, cutoff=0.6)
        same = [one for one in known if posixpath.basename(one) == file.name]
        found = (same or near or [""])[0]
        return rules.NOT_IN_REVISION.at(
            Place(name),
            path=file.as_posix(),
            revision=self.word or "index",
            near_zh=f"；有 {self.word}:{found}" if found else "",
            near_en=f"; there is {self.word}:{found}" if found else "",
        )

    def _rubrics(self) -> list[str]:
        """The paths of all rubrics in the revision."""
        listing = ("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._commit)
        out = self._git(*(listing if self._commit else ("ls-files", "-z", "--full-name", "--", ":/")), fails=True)
        names = [one.decode("utf-8", "replace") for one in out.split(b"\0")]
        return [one for one in names if one.endswith(RUBRIC_ENDINGS)]

    def _prefix(self) -> str:
        """The current folder as seen from the top of the repository."""
        out = self._git("rev-parse", "--show-prefix")
        return out.decode("utf-8", "replace").rstrip("\n")

    def _resolved(self) -> str:
        """The revision's commit."""
        # A revision that starts with a hyphen would be an option; no revision does.
        out = b"" if self.word.startswith("-") else self._git(
            "rev-parse", "--verify", "--quiet", f"{self.word}^{{commit}}", fails=True
        )  # fmt: skip
        if not out.strip():
            names = self._git("for-each-ref", "--format=%(refname:short)", fails=True).decode("utf-8", "replace")
            near = difflib.get_close_matches(self.word, names.split(), n=1, cutoff=0.6)
            raise InputError(
                [
                    rules.UNKNOWN_REVISION.at(
                        self._at,
                        revision=self.word,
                        near_zh=f"是不是“{near[0]}”？" if near else "",
                        near_en=f'did you mean "{near[0]}"? ' if near else "",
                    )
                ]
            )
        return out.decode().strip()

    def _git(self, *words: str, fails: bool = False) -> bytes:
        """What git prints.

        Args:
            words: what comes after ``git``.
            fails: whether it may fail; it prints nothing then.

        Raises:
            InputError: there is no git, or it fails.
        """
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no word of a user can be an option
                ["git", *words],  # noqa: S607 - which git is the user's choice
                cwd=self._folder,
                env=os.environ | _QUIET,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (FileNotFoundError, PermissionError):
            raise InputError([rules.NO_GIT.at(self._at)]) from None
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise InputError([rules.GIT_FAILED.at(self._at, detail=str(error)[:200])]) from None
        if done.returncode and not fails:
            detail = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise InputError([rules.GIT_FAILED.at(self._at, detail=detail.removeprefix("fatal: ")[:200])])
        return b"" if done.returncode else done.stdout
