"""``rubric score -o FOLDER/``: an index page and a page for each scorecard, in a folder that may hold other files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from rubric.cli.console import cannot_write, make_folder, message, progress
from rubric.cli.language import say
from rubric.cli.scoring import MANY
from rubric.errors import UsageError
from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.site import INDEX, page_names, site_pages
from rubric.source.result_page import MOST_BYTES, holds_result

_PAGE = re.compile('<p class="ways" data-page="([a-z0-9-]+)">')
_SHOWN = 5


def write_site(
    folder: Path,
    cards: Sequence[Scorecard],
    findings: Sequence[Finding],
    lang: Lang,
    *,
    force: bool,
    radar: bool = False,
) -> None:
    """Write the pages of scorecards into a folder, so that each is there whole or not at all.

    A new folder comes into being at once. In one that is there already, pages are replaced when all are made, the
    index last; then the pages that an earlier run left of sheets that are no more are removed.

    Args:
        folder: where to write.
        cards: what the pages show.
        findings: of files that could not be scored; where there are any, no page is removed.
        lang: the language that is shown first.
        force: replace files of these names even when they are no pages of this program.
        radar: draw the dimensions of each as one.

    Raises:
        UsageError: a page would replace a file that is none, or the folder cannot be written to.
    """
    names = page_names(cards)
    files = [f"{name}.html" for name in (*names, INDEX)]
    if not force:
        _check_replaced(folder, files)
    gone = _gone(folder, files)
    with _staged(folder) as stage:
        _grow(stage, zip(files, site_pages(cards, names, lang, findings, radar=radar), strict=True), len(files))
        if folder.exists():
            for file in files:
                (stage / file).replace(folder / file)
        else:
            stage.rename(folder)
        for file in () if findings else gone:
            (folder / file).unlink()
    message(say(f"已写入 {folder}{os.sep}：index.html 和 {len(cards)} 个网页", _wrote(folder, len(cards))))
    if gone:
        _tell_gone(gone, removed=not findings)


def _grow(stage: Path, pages: Iterable[tuple[str, str]], count: int) -> None:
    shown = count >= MANY and sys.stderr.isatty()
    for number, (file, page) in enumerate(pages, 1):
        (stage / file).write_bytes(page.encode())
        if shown:
            progress(say("写网页", "writing pages"), number, count)


def _wrote(folder: Path, count: int) -> str:
    return f"wrote {folder}{os.sep}: index.html and {count} {'page' if count == 1 else 'pages'}"


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A place where the pages grow; nothing is left of it afterwards, however it ends.

    Raises:
        UsageError: something cannot be written.
    """
    is_new = not folder.exists()
    if is_new and not folder.parent.is_dir():
        make_folder(folder.parent)
    stage = folder.with_name(f".{folder.name}.partial") if is_new else folder / ".partial"
    try:
        _clear(stage)
        stage.mkdir()
        yield stage
    except OSError as error:
        raise cannot_write(_meant(error, stage, folder), error) from None
    finally:
        with suppress(OSError):
            _clear(stage)


def _meant(error: OSError, stage: Path, folder: Path) -> Path:
    """The file that could not be written, where it is to stand in the end."""
    name = Path(error.filename or folder)
    return folder / name.relative_to(stage) if name.is_relative_to(stage) else name


def _clear(stage: Path) -> None:
    """Remove a stage with the pages in it; where anything else is in it, that stays and is an error."""
    if stage.is_symlink():
        stage.unlink()
    elif stage.is_dir():
        for page in stage.glob("*.html"):
            page.unlink()
        stage.rmdir()


def _check_replaced(folder: Path, files: Sequence[str]) -> None:
    """Only what this program wrote is replaced.

    Raises:
        UsageError: there are other files of these names.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(say(f"{folder} 是文件，不是文件夹", f"{folder} is a file, not a folder"))
    others = [file for file in files if (folder / file).exists() and not holds_result(_text(folder / file))]
    if others:
        shown = _listed(others)
        raise UsageError(
            say(
                f"{folder} 里的 {shown} 不是 rubric 写的网页，什么都没写；要替换请加 --force",
                f"{folder} holds {shown}, which rubric did not write, so nothing was written; --force replaces it",
            )
        )


def _gone(folder: Path, files: Sequence[str]) -> list[str]:
    """The pages of an earlier run that are not written again; pages that were put there otherwise are none of them."""
    kept = set(files)
    found = sorted(path.name for path in folder.glob("*.html") if path.name not in kept)
    return [name for name in found if _is_page_of_site(_text(folder / name), name)]


def _is_page_of_site(text: str, name: str) -> bool:
    page = _PAGE.search(text)
    return page is not None and f"{page[1]}.html" == name and holds_result(text)


def _text(path: Path) -> str:
    """A file's text; empty for what is none, or cannot be read."""
    try:
        readable = path.is_file() and path.stat().st_size <= MOST_BYTES
        return path.read_text("utf-8") if readable else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _tell_gone(gone: Sequence[str], *, removed: bool) -> None:
    shown = _listed(gone)
    if removed:
        message(say(f"删掉了已没有观察表的网页：{shown}", f"removed pages of sheets that are gone: {shown}"))
    else:
        message(
            say(
                f"有的观察表没有评分，所以以前的网页留着没删：{shown}",
                f"left earlier pages in place, because some sheets were not scored: {shown}",
            )
        )


def _listed(files: Sequence[str]) -> str:
    more = len(files) - _SHOWN
    return ", ".join(files[:_SHOWN]) + (f" … +{more}" if more > 0 else "")
