"""``--open``: show a written page in the browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from rubric.cli.console import cannot_write, message
from rubric.cli.language import say

OPEN_OPTION = typer.Option(
    "--open",
    help=say(
        "在浏览器里打开网页；没有 -o 网页时写一个临时的",
        "Show the page in the browser; a temporary one where -o names none.",
    ),
)


def page_among(files: Iterable[Path]) -> Path | None:
    """The first page among the files that are written."""
    return next((path for path in files if path.suffix.lower() == ".html"), None)


def temporary_page() -> Path:
    """Where a page goes that is only to be looked at: a folder of its own, which is left to the system to clear.

    Raises:
        UsageError: no folder can be made.
    """
    import tempfile

    try:
        return Path(tempfile.mkdtemp(prefix="rubric-")) / "report.html"
    except OSError as error:
        raise cannot_write(Path(tempfile.gettempdir()), error) from None


def open_page(page: Path) -> None:
    """Show a page in the browser, by its ``file://`` address; say where it is when there is none to show it."""
    import sys
    import webbrowser

    address = page.absolute().as_uri()
    # What the browser prints must not come before what was printed here.
    sys.stdout.flush()
    try:
        shown = webbrowser.open(address)
    except (webbrowser.Error, OSError):
        shown = False
    if not shown:
        message(say(f"打不开浏览器，网页在 {address}", f"no browser could be opened; the page is at {address}"))
