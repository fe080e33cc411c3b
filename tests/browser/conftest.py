"""Chromium without a window, once for all tests.

Found are `RUBRIC_CHROMIUM`, else `chromium` on the path; `RUBRIC_AXE`, else `axe-core` beside a `node_modules/.bin` on
the path. The driver comes with the extra `browser`.
"""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rubric.model.text import Lang
from rubric.report.html.score_html import score_page
from rubric.source.results import scorecards_of
from tests.browser.desk import Desk, chromium, launched
from tests.cli.support import Shell
from tests.report.hostile_files import write_hostile_files
from tests.report.programs import write_hostile, write_programs

SHEETS = ("examples/pinduoduo.sheet.yaml", "examples/hema-market.sheet.yaml", "-r", "community-group-buying")
TWO_DATES = ("examples/hema-market.sheet.yaml", "examples/second-observer/hema-market.sheet.yaml")
PAGES = {
    "single": ("score", "examples/hema-market.sheet.yaml"),
    "several": ("score", *SHEETS),
    "compare": ("compare", *SHEETS),
    "guide": ("guide", "community-group-buying"),
    "quality": ("quality", "ten/sized.rubric.yaml", "ten", "-v"),
    "radar": ("compare", *TWO_DATES, "--radar"),
    "rank": ("rank", *SHEETS, "--group", "none", "--acceptability"),
    "trend": ("trend", *TWO_DATES),
    "advise": ("advise", "examples/hema-market.sheet.yaml", "--reach", "30", "--plans", "0"),
    "diff": ("diff", "scene-capability-gameplay", "community-group-buying", "examples", "-v"),
    "hostile": ("score", "hostile.sheet.json"),
    "all_hostile": ("score", "one.sheet.json"),
    "hostile_two": ("score", "one.sheet.json", "two.sheet.json"),
    "hostile_compare": ("compare", "one.sheet.json", "two.sheet.json"),
    "hostile_rank": ("rank", "one.sheet.json", "two.sheet.json"),
    "ten": ("score", "ten"),
}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page of each kind, named after it."""
    shell = Shell(tmp_path_factory.mktemp("browser"))
    write_hostile(shell.folder)
    write_hostile_files(shell)
    write_programs(shell.folder / "ten", 10)
    write_many(shell)
    for name, words in PAGES.items():
        done = shell.inside(*words, "--lang", "en", "-o", f"{name}.html")
        assert done.code == 0, done.err
    return shell.folder


def write_many(shell: Shell) -> None:
    """The page of five hundred: those of ten programs, again and again, because scoring that many takes long."""
    cards = scorecards_of(shell.inside("score", "ten", "--format", "json").out, "ten.json")
    shell.write("many.html", score_page(cards * 50, Lang.EN))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser."""
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("the browser driver is not installed: pip install '.[browser]'")
    if not chromium():
        pytest.skip("chromium is not on the path")
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def desk(browser: Any, pages: Path) -> Desk:
    """A browser to open the pages with."""
    return Desk(browser, pages)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for barriers."""
    beside = [Path(one).parent / "axe-core/axe.min.js" for one in os.environ.get("PATH", "").split(os.pathsep)]
    given = os.environ.get("RUBRIC_AXE")
    found = [path for path in ([Path(given)] if given else beside) if path.is_file()]
    if not found:
        pytest.skip("axe-core is not installed: npm install axe-core, and RUBRIC_AXE=.../axe.min.js")
    return found[0].read_text("utf-8")
