"""The summary of a step of GitHub Actions: a file that GitHub shows as a page."""

from __future__ import annotations

import os
from pathlib import Path

from rubric.cli.console import cannot_write, show

_SUMMARY = "GITHUB_STEP_SUMMARY"


def summarise(page: str, annotations: str) -> None:
    """Append a page to the step's summary, where GitHub looks for it, and print the annotations; else print both.

    Raises:
        UsageError: the summary cannot be written.
    """
    name = os.environ.get(_SUMMARY)
    if not name:
        # On a stream lines end as the system ends them.
        show((page + annotations).replace("\r\n", "\n"))
        return
    path = Path(name)
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except OSError as error:
        raise cannot_write(path, error) from None
    show(annotations)
