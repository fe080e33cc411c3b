"""Evidence leads to its source: who wrote it, when, and where it can be looked up."""

import json
from typing import Any

import pytest
from markdown_it import MarkdownIt

from rubric.model.reference import SourceView
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.score_html import score_page
from rubric.report.jsons import scorecards_json
from rubric.report.render import render
from rubric.source.results import scorecards_of
from tests.report.pages import Page
from tests.support import rate

ADDRESS = "https://example.com/a/very/long/address/that/does/not/fit/a/terminal/of/eighty/columns?with=a&query=1"
RUBRIC: dict[str, Any] = {
    "rubric": "small",
    "format": 1,
    "title": "Small",
    "references": {
        "book": {"title": {"zh": "一本书", "en": "A book"}, "by": "Ann", "url": "https://example.com/书?a=1&amp;b"},
        "paper": {"title": "A paper", "note": "only the abstract was read"},
        "unused": {"title": "Nobody refers to it"},
    },
    "facts": {"sale": {"ask": "Sale?", "answer": "yes_no"}},
    "dimensions": {
        "play": {
            "title": "Play",
            "criteria": {"promotion": {"title": "Promotion", "yes_no": "sale", "references": {"book": "page 7"}}},
        }
    },
    "gates": {
        "tricks": {
            "title": "Tricks", "when": "sale", "cap": {"total": 90}, "because": "It is", "references": {"paper": "all"},
        }
    },
}  # fmt: skip


def card(url: str = ADDRESS) -> Scorecard:
    sources = {"visit": {"title": "A visit", "by": "Lin", "date": "2026-03-31", "url": url}, "other": {"title": "X"}}
    answers = {"sale": {"value": True, "evidence": [{"source": "visit", "at": "home"}]}}
    return rate(RUBRIC, answers, sources=sources)


def test_scorecard_carries_what_is_cited_and_nothing_else() -> None:
    made = card()

    assert made.sheet.sources == {
        "visit": SourceView.model_validate({"title": "A visit", "by": "Lin", "date": "2026-03-31", "url": ADDRESS})
    }
    assert list(made.rubric.references) == ["book", "paper"]
    assert scorecards_of(scorecards_json([made], (), Lang.EN), "saved.json") == (made,)


def test_result_that_was_saved_with_titles_only_is_read() -> None:
    saved = json.loads(scorecards_json([card()], (), Lang.EN))
    del saved["scorecards"][0]["rubric"]["references"]
    for title in ({"zh": "探访", "en": "A visit"}, {"en": "A visit"}):
        saved["scorecards"][0]["sheet"]["sources"] = {"visit": title}
        (made,) = scorecards_of(json.dumps(saved), "saved.json")

        assert made.sheet.sources["visit"].title.en == "A visit"
        assert "A visit, home" in render(made, verbose=True)
        assert "book: page 7" in render(made, verbose=True)


def test_terminal_tells_them_and_never_breaks_an_address() -> None:
    lines = [line.strip() for line in render(card(), verbose=True).splitlines()]

    for line in (
        *("A visit, home", "from: A book: page 7", "from: A paper: all"),
        *("· A visit (Lin, 2026-03-31)", ADDRESS, "· A book (Ann)", "only the abstract was read"),
    ):
        assert line in lines
    assert ADDRESS in render(card(), only=["play"])
    assert ADDRESS not in render(card())


def test_page_links_the_evidence_to_the_source() -> None:
    page = Page(score_page([card()], Lang.EN))
    links = [link["href"] for link in page.all("a")]

    assert links.count(ADDRESS) == 2
    assert "(Lin, 2026-03-31) · home" in page.text
    assert "https://example.com/书?a=1&amp;b" in links


def test_page_of_several_holds_an_address_once_for_each_program() -> None:
    made = card()
    page = Page(score_page([made, made], Lang.EN))
    links = [link["href"] for link in page.all("a")]

    assert links.count(ADDRESS) == 2
    for number in (1, 2):
        assert f"#p{number}-s-visit" in links
        assert {"id": f"p{number}-s-visit"} in page.all("li")
    assert page.text.count("only the abstract was read") == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.com", "ftp://example.com/x"])
def test_address_that_is_not_safe_is_a_text(url: str) -> None:
    made = card(url)
    page = Page(score_page([made], Lang.EN))
    markdown = MarkdownIt("commonmark").parse(render(made, format="md", verbose=True))
    links = [leaf.attrGet("href") for token in markdown for leaf in token.children or () if leaf.type == "link_open"]

    assert [link["href"] for link in page.all("a") if link["href"] == url] == []
    assert url in page.text
    assert links == ["https://example.com/%E4%B9%A6?a=1&amp;b"]
    assert url in render(made, verbose=True)


def test_markdown_links_the_sources() -> None:
    markdown = MarkdownIt("commonmark").parse(render(card(), format="md", verbose=True))
    leaves = [leaf for token in markdown for leaf in token.children or ()]

    assert [leaf.attrGet("href") for leaf in leaves if leaf.type == "link_open"] == [
        ADDRESS,
        "https://example.com/%E4%B9%A6?a=1&amp;b",
    ]
    assert "https://example.com/书?a=1&amp;b" in "".join(leaf.content for leaf in leaves)
