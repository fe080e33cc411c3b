"""The pictures of reports in the READMEs: `python -m tests.pictures` makes them anew from the example sheets.

They are taken by the browser that `tests/browser/` uses (`pip install -e '.[browser]'`; `RUBRIC_CHROMIUM` names
Chromium where it is not on the path), of pages that the command itself wrote. Which glyphs they show depends on the
fonts of the machine, so that a test sees only whether they are there, small and shown.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.browser.desk import launched
from tests.cli.support import Shell
from tests.palette import with_palette
from tests.support import ROOT

FOLDER = ROOT / ".github/pictures"
# In bytes, of each.
MOST = 120_000
# In pixels, below the last element.
MARGIN = 10
RUBRIC = ("-r", "community-group-buying")


class Picture(NamedTuple):
    """What is shown, down to which element, and how wide, in pixels; the file's name goes on with the language."""

    name: str
    words: tuple[str, ...]
    until: str
    width: int


PICTURES = (
    Picture("report", ("score", "examples/hema-market.sheet.yaml"), ".dimensions", 860),
    Picture("matrix", ("score", "examples/*.sheet.yaml", *RUBRIC), ".scroll", 1060),
)


def take(browser: Any, picture: Picture, lang: str, shell: Shell) -> Path:
    """Write the page, then its upper part as a picture; where that is."""
    done = shell.inside(*picture.words, "-o", f"{picture.name}.html", "--lang", lang)
    if done.code:
        sys.exit(done.err)
    size = {"width": picture.width, "height": 600}
    context = browser.new_context(viewport=size, color_scheme="light", device_scale_factor=1.5)
    page = context.new_page()
    page.goto((shell.folder / f"{picture.name}.html").as_uri())
    path = FOLDER / f"{picture.name}.{lang}.png"
    shown = page.locator(picture.until).first.bounding_box()
    height = shown["y"] + shown["height"] + MARGIN
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": picture.width, "height": height})
    page.goto("about:blank")
    path.write_bytes(with_palette(page, shot))
    context.close()
    return path


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, launched() as browser:
        shell = Shell(Path(folder))
        for picture in PICTURES:
            for lang in ("en", "zh"):
                path = take(browser, picture, lang, shell)
                print(path.relative_to(ROOT), path.stat().st_size)  # noqa: T201


if __name__ == "__main__":
    main()
