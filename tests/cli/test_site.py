"""`rubric score -o FOLDER/`: an index and a page for each, in a folder where other files are left alone."""

import json
import re
from pathlib import Path

import pytest

from rubric.model.scorecard import Scorecard
from rubric.report.html.site import page_names
from tests.cli.support import Shell
from tests.report.pages import Page
from tests.report.programs import write_programs
from tests.support import rate

HEMA = "examples/hema-market.sheet.yaml"
ALL = ("score", "examples/*.sheet.yaml", "--lang", "en")
NAMES = ("hema-market", "pinduoduo", "shihuituan", "taobao-deals", "xianyu", "zhuanzhuan")
SECOND = "examples/second-observer/hema-market.sheet.yaml"


def files_of(shell: Shell, folder: str = "site") -> dict[str, bytes]:
    """Everything in a folder, what is hidden too."""
    root = shell.folder / folder
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def links(page: str) -> list[str]:
    """The addresses of other pages that a page leads to."""
    found = [tag.attributes.get("href") or "" for tag in Page(page).tags if tag.name == "a"]
    return [link for link in found if link.endswith(".html")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder of pages of the example sheets."""
    shell = Shell(tmp_path_factory.mktemp("site"))
    done = shell.inside(*ALL, "-o", "site/")
    assert (done.code, done.out, done.err) == (0, "", "rubric: wrote site/: index.html and 6 pages\n")
    return shell


def test_folder_holds_the_index_and_a_page_for_each(site: Shell) -> None:
    assert files_of(site).keys() == {"index.html", *(f"{name}.html" for name in NAMES)}
    assert [path.name for path in site.folder.iterdir() if path.name.startswith(".")] == []


def test_index_leads_to_each_page_and_these_to_each_other(site: Shell) -> None:
    index = site.read("site/index.html")
    rows = links(index)
    assert sorted(rows) == sorted(f"{name}.html" for name in NAMES)
    assert 'class="program"' not in index

    for before, name, after in zip([None, *rows[:-1]], rows, [*rows[1:], None], strict=True):
        ways = ["index.html", *(one for one in (before, after) if one)]
        assert links(site.read(f"site/{name}")) == [*ways, *ways]


def test_index_and_pages_are_read_back(site: Shell) -> None:
    direct = json.loads(site.inside(*ALL, "--format", "json").out)
    again = json.loads(site.inside("score", "site/index.html", "--format", "json").out)
    assert again == direct

    cards = {card["program"]["id"]: card for card in direct["scorecards"]}
    for name in NAMES:
        (card,) = json.loads(site.inside("score", f"site/{name}.html", "--format", "json").out)["scorecards"]
        assert card == cards[name]


def test_site_of_saved_pages_is_compared_and_ranked(site: Shell) -> None:
    shell, by = site, ("-r", "community-group-buying")
    assert shell.inside("score", "examples/*.sheet.yaml", *by, "-o", "by-one/").code == 0

    for command in ("compare", "rank"):
        direct = shell.inside(command, "examples/*.sheet.yaml", *by)
        assert shell.inside(command, "by-one/index.html").out == direct.out
        assert direct.code == 0


def test_second_run_gives_the_same_bytes(site: Shell) -> None:
    first = files_of(site)
    assert site.inside("score", "site/index.html", "--lang", "en", "-o", "site").code == 0
    assert files_of(site) == first


def test_page_is_the_page_of_the_one_sheet_but_for_the_links(site: Shell) -> None:
    assert site.inside("score", HEMA, "--lang", "en", "-o", "hema.html").code == 0
    page = re.sub(r'<p class="ways".*?</p>', "", site.read("site/hema-market.html"), flags=re.DOTALL)

    assert page == site.read("hema.html")


def test_other_files_stay_and_are_not_replaced(shell: Shell) -> None:
    assert shell.inside(*ALL, "-o", "site/").code == 0
    assert shell.inside("rank", HEMA, "-o", "site/ranking.html").code == 0
    shell.write("site/xianyu.html", "<!doctype html><p>My own page")
    shell.write("site/notes.txt", "mine")
    before = files_of(shell)

    done = shell.inside(*ALL, "-o", "site/")
    assert done.code == 2
    assert "site holds xianyu.html, which rubric did not write, so nothing was written; --force" in done.err
    assert files_of(shell) == before

    done = shell.inside(*ALL, "-o", "site/", "--force")
    assert (done.code, done.err) == (0, "rubric: wrote site/: index.html and 6 pages\n")
    after = files_of(shell)
    assert "rubric-result" in after["xianyu.html"].decode()
    assert {name for name in before if before[name] != after[name]} == {"xianyu.html"}


def test_pages_of_sheets_that_are_gone_are_removed(shell: Shell) -> None:
    assert shell.inside("score", HEMA, SECOND, "examples/xianyu.sheet.yaml", "-o", "site/").code == 0
    shell.write("site/copy.html", shell.read("site/xianyu.html"))
    done = shell.inside("score", HEMA, "-o", "site/", "--lang", "en")

    assert done.err == (
        "rubric: wrote site/: index.html and 1 page\n"
        "rubric: removed pages of sheets that are gone: "
        "hema-market-2022-03-22-article.html, hema-market-2022-04-02-ann.html, xianyu.html\n"
    )
    assert files_of(shell).keys() == {"index.html", "hema-market.html", "copy.html"}


def test_pages_stay_while_a_sheet_has_errors(shell: Shell) -> None:
    assert shell.inside(*ALL, "-o", "site/").code == 0
    shell.write("examples/xianyu.sheet.yaml", "program: xianyu\nformat: 1\nanswers: {x: [\n")
    done = shell.inside(*ALL, "-o", "site/")

    assert done.code == 2
    assert "rubric: left earlier pages in place, because some sheets were not scored: xianyu.html\n" in done.err
    assert "xianyu.html" in files_of(shell)
    assert "xianyu.html" not in links(shell.read("site/index.html"))


def test_what_a_killed_run_left_is_cleared_and_nothing_else(shell: Shell) -> None:
    for name in (".site.partial/old.html", "there/.partial/old.html"):
        shell.write(name, "half")
    for folder in ("site", "there"):
        assert shell.inside("score", HEMA, "-o", f"{folder}/").code == 0
        assert files_of(shell, folder).keys() == {"index.html", "hema-market.html"}

    shell.write("there/.partial/mine.txt", "mine")
    done = shell.inside("score", HEMA, "-o", "there/")
    assert done.code == 2
    assert "cannot write" in done.err
    assert shell.read("there/.partial/mine.txt") == "mine"


def test_half_a_site_is_never_there(shell: Shell) -> None:
    (shell.folder / "site/index.html").mkdir(parents=True)
    done = shell.inside("score", HEMA, "-o", "site/", "--force")

    assert done.code == 2
    assert "cannot write" in done.err
    assert not (shell.folder / "site/.partial").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *((("score", HEMA, "-o", "new"), '"new" has no ending: write -o new.html for a file, -o new/ for a'),),
        *((("score", HEMA, "-o", "taken/"), "taken is a file, not a folder"),),
        *((("score", HEMA, "-o", "new/", "--only", "scene"), "--only does not go with -o FOLDER/"),),
        *((("score", HEMA, "-o", "taken/new/"), "cannot make the folder taken"),),
        *((("rank", HEMA, "-o", "new/"), "new names no file: write for example -o new/report.html"),),
        *((("compare", HEMA, SECOND, "-o", "examples"), "examples names no file"),),
    ],
)
def test_what_cannot_be_a_folder_of_pages(shell: Shell, words: tuple[str, ...], said: str) -> None:
    shell.write("taken", "mine")
    done = shell.inside(*words, "--lang", "en")

    assert done.code == 2
    assert said in done.err
    assert shell.read("taken") == "mine"
    assert not (shell.folder / "new").exists()


def test_other_results_are_written_beside_it(shell: Shell) -> None:
    done = shell.inside("score", HEMA, "-o", "site/", "-o", "score.csv", "--fail-under", "60")

    assert done.code == 1
    assert (shell.folder / "score.csv").exists()
    assert (shell.folder / "site/index.html").exists()


def test_large_page_tells_of_the_folder(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    write_programs(shell.folder / "many", 21)

    assert shell.inside("score", "many", "-o", "many.html", "-o", "pages/").code == 0
    text = Page(shell.read("many.html")).text
    assert "rubric score … -o folder/ writes the matrix and a page for each program" in text
    assert "rubric score … -o 文件夹/ 会写出一个对照表，加上每个小程序各一页" in text
    assert "-o folder/" not in Page(shell.read("pages/index.html")).text
    assert len(files_of(shell, "pages")) == 22


CARD = rate(
    {
        "rubric": "small",
        "format": 1,
        "title": "Small",
        "dimensions": {
            "one": {"title": "One", "criteria": {"a": {"title": "A", "levels": {"0": "no", "1": "yes"}}}},
        },
    },
    {"a": 1},
)


def card_of(program: str, observed: str | None = None, observer: str | None = None) -> Scorecard:
    """A scorecard as a saved result may hold it: nothing about its texts is sure."""
    return CARD.model_copy(
        update={
            "program": CARD.program.model_copy(update={"id": program}),
            "sheet": CARD.sheet.model_copy(update={"observed": observed, "observer": observer}),
        }
    )


@pytest.mark.parametrize(
    ("sheets", "names"),
    [
        ([("shop",), ("tea",)], ["shop", "tea"]),
        (
            [("shop", "2026-01-01", "Ann"), ("shop", "2026-01-01", "Bo Li"), ("shop", "2026-02-01")],
            ["shop-2026-01-01-ann", "shop-2026-01-01-bo-li", "shop-2026-02-01"],
        ),
        ([("shop", None, "甲"), ("shop", None, "乙"), ("shop-2",)], ["shop", "shop-3", "shop-2"]),
        ([("index",), ("con",), ("nul",), ("com1",)], ["index-2", "con-2", "nul-2", "com1-2"]),
        ([("con",), ("con-2",), ("con", "2026-01-01")], ["con-3", "con-2", "con-2026-01-01"]),
        (
            [("../../etc/passwd",), ("小程序",), ("A.B\0C",), ("x" * 300,)],
            ["etc-passwd", "program", "a-b-c", "x" * 100],
        ),
    ],
)
def test_pages_have_safe_names_of_their_own(sheets: list[tuple[str, ...]], names: list[str]) -> None:
    assert page_names([card_of(*sheet) for sheet in sheets]) == names
