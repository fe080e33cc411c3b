"""Where a file cannot be written: the file that was named, why, and exit code 2."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.support import Shell

HEMA = "examples/hema-market.sheet.yaml"
READ_ONLY = {"en": "this place is read-only", "zh": "这个位置只能读，不能写"}


def _refused(self: Path, *_: object, **__: object) -> int:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))


@pytest.fixture
def read_only(shell: Shell) -> Iterator[None]:
    """No file can be written or removed, as in a file system that is mounted to be read only."""
    (shell.folder / "ro").mkdir()
    with (
        mock.patch.object(Path, "write_bytes", _refused),
        mock.patch.object(Path, "unlink", _refused),
        mock.patch.object(Path, "mkdir", _refused),
    ):
        yield


@pytest.mark.usefixtures("read_only")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("score", HEMA, "-o", "ro/r.html"), "ro/r.html"),
        (("guide", "community-group-buying", "-o", "ro/g.html"), "ro/g.html"),
        (("score", HEMA, "-o", "new/"), "new"),
        (("score", HEMA, "-o", "ro/"), "ro"),
        (("init", "mine"), "mine"),
    ],
    ids=["file", "handbook", "new folder", "folder", "init"],
)
def test_read_only(shell: Shell, words: tuple[str, ...], named: str, lang: str) -> None:
    """Nothing is said of the place where a file grows."""
    result = shell.inside(*words, RUBRIC_LANG=lang)

    assert result.code == 2
    assert re.fullmatch(
        f"rubric: (写不了|建不了文件夹|cannot write|cannot make the folder) {named}(：|: ){READ_ONLY[lang]}\n",
        result.err,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_of_a_folder_that_cannot_be_replaced(shell: Shell, lang: str) -> None:
    """The page is named where it stands in the end."""
    assert shell.inside("score", HEMA, "-o", "pages/").code == 0

    def locked(self: Path, target: Path) -> Path:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(self), None, str(target))

    with mock.patch.object(Path, "replace", locked):
        result = shell.inside("score", HEMA, "-o", "pages/", RUBRIC_LANG=lang)

    reason = {"en": "the system does not allow it (the file may be locked)", "zh": "系统不允许（文件可能锁定了）"}[lang]
    assert (result.code, result.err.splitlines()[-1].endswith(reason)) == (2, True)
    assert f"pages{os.sep}hema-market.html" in result.err
    assert ".partial" not in result.err
    assert not (shell.folder / "pages" / ".partial").exists()


def test_a_path_that_leads_through_a_file(shell: Shell) -> None:
    """A file is no folder."""
    result = shell.inside("score", HEMA, "-o", f"{HEMA}/r.html", RUBRIC_LANG="zh")

    assert (result.code, result.err) == (2, f"rubric: 写不了 {HEMA}/r.html：路径中间有一段是文件，不是文件夹\n")
