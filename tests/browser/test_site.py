"""A folder of pages in a real browser: its links lead where they say, in the language that was chosen, and not out."""

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.desk import Desk
from tests.browser.test_pages import TOO_WIDE, barriers
from tests.cli.support import Shell
from tests.report.programs import write_hostile

RUBRIC = ("-r", "community-group-buying")


@pytest.fixture(scope="module")
def site(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A folder of the example programs, one of them rated by two observers, and of a hostile sheet."""
    shell = Shell(tmp_path_factory.mktemp("site"))
    write_hostile(shell.folder)
    for words in (("examples/*.sheet.yaml", "examples/second-observer", *RUBRIC), ("hostile.sheet.json",)):
        name = "hostile" if "hostile.sheet.json" in words else "all"
        done = shell.inside("score", *words, "--lang", "en", "-o", f"{name}/")
        assert done.code == 0, done.err
    return Desk(browser, shell.folder)


def title(page: Any) -> str:
    """The first heading, as it is shown."""
    return str(page.locator("main h1").inner_text())


@pytest.mark.parametrize("scripts", [True, False])
def test_links_lead_through_all_pages_and_back(site: Desk, scripts: bool) -> None:
    with site.open("all/index", scripts=scripts) as page:
        assert title(page) == "Sheets: 7"
        names = page.locator(".matrix tbody th").all_inner_texts()
        page.locator(".matrix tbody th a").first.click()
        seen = [title(page)]
        while page.locator(".ways").first.locator("a", has_text="Next:").count():
            page.locator(".ways").last.locator("a", has_text="Next:").click()
            seen.append(title(page))
        assert len(seen) == len(names) == 7
        for name, shown in zip(names, seen, strict=True):
            assert shown.startswith(name)
        page.locator(".ways").first.locator("a", has_text="Previous:").click()
        assert title(page) == seen[-2]
        page.locator(".ways").first.locator("a", has_text="All results").click()
        assert title(page) == "Sheets: 7"
        assert site.said == []
        root = (site.folder / "all").as_uri()
        assert [one for one in site.asked if not one.startswith(f"{root}/")] == []


def test_language_and_shade_go_along(site: Desk) -> None:
    with site.open("all/index") as page:
        page.locator("label[for=lang-zh]").click()
        page.locator("label[for=shade-dark]").click()
        page.locator(".matrix tbody a", has_text="拼多多").click()
        assert title(page).startswith("拼多多：")
        assert page.evaluate("document.documentElement.lang") == "zh-CN"
        page.locator(".ways a", has_text="全部结果").first.click()
        assert title(page) == "7 份观察表"
        assert page.locator("#shade-dark").is_checked()


def test_rows_still_lead_to_their_pages_when_sorted(site: Desk) -> None:
    with site.open("all/index") as page:
        page.locator(".matrix thead button").nth(4).click()
        rows = page.locator(".matrix tbody th a")
        name = rows.first.inner_text()
        rows.first.click()
        assert title(page).startswith(name)


@pytest.mark.parametrize("name", ["all/index", "all/pinduoduo", "hostile/index", "hostile/program-0"])
def test_pages_are_quiet_and_fit(site: Desk, name: str) -> None:
    with site.open(name) as page:
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert not page.evaluate(TOO_WIDE), width
        assert page.evaluate("window.hacked") is None
        assert site.said == []
        assert site.asked == [(site.folder / f"{name}.html").as_uri()]


@pytest.mark.parametrize(("shade", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("name", ["all/index", "all/hema-market-2022-03-22-article"])
def test_no_barrier(site: Desk, axe: str, name: str, shade: str, width: int) -> None:
    with site.open(name, shade=shade, width=width) as page:
        page.evaluate(axe)
        assert list(barriers(page.evaluate("axe.run()"))) == []


def test_chinese_heads_of_the_matrix_stand_above_their_columns(site: Desk) -> None:
    """Some fonts give Chinese no height when it runs downwards."""
    with site.open("all/index") as page:
        page.locator("label[for=lang-zh]").click()
        for head in page.locator(".matrix .v").all()[:6]:
            text, box = head.locator("[lang=zh]"), head.bounding_box()
            inner = text.bounding_box()
            assert inner["height"] >= 10 * len(text.inner_text().replace("\n", ""))
            assert box["y"] <= inner["y"]
            assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1


@pytest.fixture(scope="module")
def host(site: Desk) -> Iterator[str]:
    """A static host of the folder, and its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(Path(site.folder) / "all"))

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_it_works_from_a_static_host(site: Desk, host: str) -> None:
    with site.open("all/index") as page:
        site.asked.clear()
        page.goto(host)
        page.locator(".matrix tbody a", has_text="Shihuituan").click()
        assert title(page).startswith("Shihuituan:")
        page.locator(".ways a", has_text="All results").first.click()
        assert urlsplit(page.url).path == "/index.html"
        # Browsers themselves ask a host for its icon.
        asked = [one for one in site.asked if not one.endswith("/favicon.ico")]
        assert [one for one in asked if not one.startswith(host)] == []
