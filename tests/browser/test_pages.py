"""Pages in a real browser: quiet, shut, readable in both languages, light and dark, on a phone, on paper, by all."""

import json
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from tests.browser.conftest import PAGES
from tests.browser.desk import Desk
from tests.report.hostile_files import TEXT
from tests.report.hostile_formats import bare
from tests.report.programs import places

ALL = (*PAGES, "many")
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
ONE_IS_ENOUGH = "document.querySelectorAll('.program ~ .program').forEach((one) => { one.remove(); })"
GROUND = "(one) => getComputedStyle(one).backgroundColor"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("name", ALL)
def test_page_is_quiet_and_fits_a_phone_and_a_desk(desk: Desk, name: str) -> None:
    with desk.open(name) as page:
        page.evaluate(UNFOLD)
        for width, lang in ((1280, "zh"), (360, "zh"), (360, "en"), (1280, "en")):
            page.set_viewport_size({"width": width, "height": 900})
            page.locator(f"label[for=lang-{lang}]").click()
            assert not page.evaluate(TOO_WIDE), (width, lang)
        assert page.evaluate("window.hacked") is None
        assert desk.said == []
        assert desk.asked == [(desk.folder / f"{name}.html").as_uri()]


@pytest.mark.parametrize("name", [name for name in PAGES if "hostile_" in name or "_hostile" in name])
def test_hostile_texts_are_seen_as_texts(desk: Desk, name: str) -> None:
    with desk.open(name) as page:
        page.evaluate(UNFOLD)
        for lang in ("zh", "en"):
            page.locator(f"label[for=lang-{lang}]").click()
            seen = bare(page.locator("main").inner_text())
            assert bare(TEXT) in seen
        assert page.locator("main :is(img, iframe, script, object, form)").count() == 0
        links = page.locator("main a").evaluate_all("(all) => all.map((one) => one.protocol)")
        assert set(links) <= {"https:", "file:"}
        assert page.evaluate("window.hacked") is None
        assert desk.said == []


def test_policy_blocks_what_is_slipped_in(desk: Desk) -> None:
    injected = (
        "<script>window.hacked = 1</script>"
        '<p id="red" style="color: rgb(255, 0, 0)">x</p><style>#red { color: rgb(255, 0, 0) }</style>'
        '<img id="image" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onerror="window.hacked = 2">'
        '<img src="https://example.com/x.png"><iframe src="https://example.com/"></iframe>'
        '<link rel="stylesheet" href="https://example.com/x.css"><script src="https://example.com/x.js"></script>'
    )
    desk.write("injected", desk.read("single").replace("<main>", f"<main>{injected}"))
    with desk.open("injected") as page:
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("getComputedStyle(document.getElementById('red')).color") != "rgb(255, 0, 0)"
        assert page.evaluate("document.getElementById('image').naturalWidth") == 0
        assert page.evaluate("document.documentElement.className") == "js"
        assert len([line for line in desk.said if "Content Security Policy" in line]) >= 6


@pytest.mark.parametrize("scripts", [True, False])
def test_language_and_shade_are_switched(desk: Desk, scripts: bool) -> None:
    with desk.open("single", scripts=scripts) as page:
        head, ground = page.locator("main h1"), page.locator(".page")
        assert head.inner_text() == "Hema Market: 25.79 points, Not adapted (provisional)."
        page.locator("label[for=lang-zh]").click()
        assert head.inner_text() == "盒马集市：25.79 分，水土不服（暂定）。"
        assert ground.evaluate(GROUND) == "rgb(255, 255, 255)"
        page.locator("label[for=shade-dark]").click()
        assert ground.evaluate(GROUND) == "rgb(21, 24, 28)"
        if scripts:
            assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_without_scripts_all_can_be_unfolded_and_nothing_useless_is_shown(desk: Desk) -> None:
    with desk.open("single", scripts=False) as page:
        assert page.locator("button:visible").count() == 0
        evidence = page.locator("#right_person li")
        assert not evidence.first.is_visible()
        page.locator("#right_person > summary").click()
        assert evidence.first.is_visible()


def test_unfold_fold_and_links_to_what_is_folded(desk: Desk) -> None:
    with desk.open("ten") as page:
        page.locator("[data-do=open]").click()
        assert page.locator("details:not([open])").count() == 0
        page.locator("[data-do=close]").click()
        assert page.locator("details[open]").count() == 0
        # Following a link unfolds what it leads to, a moment after the click.
        page.locator("a[href='#p3']").click()
        page.locator("#p3[open]").wait_for()
        page.locator("#p3 .sum a").first.click()
        page.locator("#p3-criterion_0_0 ul").wait_for()


@pytest.mark.parametrize("name", ["single", "ten"])
def test_paper_holds_all_the_evidence(desk: Desk, name: str) -> None:
    from pypdf import PdfReader

    with desk.open(name) as page:
        pdf = PdfReader(BytesIO(page.pdf(format="A4")))
        assert page.locator("details[open]").count() < page.locator("details").count()
    text = "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())

    if name == "ten":
        wanted = [f"·{place}·" for place in places(10)]
    else:
        (card,) = json.loads(result_of(desk.read(name)))["scorecards"]
        nodes = {node["id"]: node for node in card["nodes"]}
        wanted = [f"·{''.join(piece['at'].split())}" for node in nodes.values() for piece in node["evidence"]]
    assert wanted
    assert [piece for piece in wanted if piece not in text] == []
    assert "Unfoldall" not in text


def test_handbook_on_paper_begins_its_form_on_a_sheet_of_its_own(desk: Desk) -> None:
    from pypdf import PdfReader

    with desk.open("guide") as page:
        pdf = PdfReader(BytesIO(page.pdf(format="A4")))
        page.locator(".contents:visible a", has_text="Answer form").click()
        assert page.evaluate("location.hash") == "#en-form"
    sheets = [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]
    assert len([text for text in sheets if text.startswith("Answer form")]) == 1
    assert len([text for text in sheets if text.startswith("Criteria and anchors")]) == 1


def result_of(page: str) -> str:
    return page.split('id="rubric-result">')[1].split("</script>", maxsplit=1)[0]


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["single", "several", "compare", "radar", "rank", "trend", "advise", "guide", "quality", "diff"]
)
def test_no_barrier(desk: Desk, axe: str, name: str, shade: str) -> None:
    with desk.open(name, shade=shade, width=360 if shade == "dark" else 1280) as page:
        page.evaluate(ONE_IS_ENOUGH)
        page.evaluate(UNFOLD)
        page.evaluate(axe)
        found = page.evaluate("axe.run()")
    assert list(barriers(found)) == []


# Of each picture, where its dots are, and where it is itself, in pixels.
DOTS = """[...document.querySelectorAll('svg:is(.line, .time, .radar)')]
  .filter((one) => one.getClientRects().length)
  .map((one) => ({
    whole: one.getBoundingClientRect(),
    dots: [...one.querySelectorAll('circle')].map((dot) => dot.getBoundingClientRect()),
  }))"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("name", "least"), [("compare", 5), ("radar", 20), ("rank", 1), ("trend", 2), ("advise", 8)])
def test_dots_are_round_whole_and_inside_their_picture(desk: Desk, name: str, least: int, width: int) -> None:
    with desk.open(name, width=width) as page:
        pictures = page.evaluate(DOTS)
    dots = [(picture["whole"], dot) for picture in pictures for dot in picture["dots"]]

    assert len(dots) >= least
    for whole, dot in dots:
        assert dot["width"] == pytest.approx(dot["height"], abs=0.1)
        assert dot["width"] > 5
        assert whole["left"] - 1 <= dot["left"]
        assert dot["right"] <= whole["right"] + 1


def test_what_a_picture_prints_can_be_read_beside_it(desk: Desk) -> None:
    """The names of both programs, the scale and every number are on the page as text, in either language."""
    with desk.open("radar") as page:
        for lang, total, names in (("en", "total", "Hema Market"), ("zh", "总分", "盒马集市")):
            page.locator(f"label[for=lang-{lang}]").click()
            shown = page.locator(f"article[lang={lang}]")
            row = shown.locator(".dots tbody tr").first
            assert [cell.inner_text() for cell in row.locator("th, td.n").all()] == [total, "25.79", "?"]
            assert shown.locator(".key li").first.inner_text().split("[")[0].strip() == f"● {names}"
            assert shown.locator(".axis").first.locator("text").all_text_contents() == ["0", "40", "60", "80", "100"]


def barriers(found: dict[str, Any]) -> Iterator[str]:
    for rule in found["violations"]:
        if rule["impact"] in ("serious", "critical"):
            yield f"{rule['id']}: {rule['nodes'][0]['html'][:200]} {rule['nodes'][0]['failureSummary']}"


def test_five_hundred_programs_stay_usable(desk: Desk) -> None:
    start = time.monotonic()
    with desk.open("many") as page:
        names = page.locator(".matrix tbody th")
        assert names.count() == 500
        page.locator(".matrix thead button").nth(2).click()
        scores = [float(text) for text in page.locator(".matrix tbody td:nth-child(3)").all_inner_texts()]
        assert scores == sorted(scores, reverse=True)
        page.locator(".chips button[data-verdict=final]").click()
        assert page.locator(".matrix tbody tr:visible").count() == 0
        page.locator(".chips button[data-verdict=final]").click()
        assert page.locator(".matrix tbody tr:visible").count() == 500
    assert time.monotonic() - start < 30
