"""Whatever a sheet says is text: in Markdown, SVG, JUnit and workflow commands."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rubric.model.finding import Place, Rule, Severity
from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Short, Shortfall
from rubric.model.text import Lang
from rubric.report import github as actions
from rubric.report.badge import badge_json, badge_svg
from rubric.report.blocks import Block, Code, Entries, Entry, Heading, Para, Table, Title
from rubric.report.findings_formats import github
from rubric.report.junit import Case, Outcome, junit
from rubric.report.layout import clean
from rubric.report.markdown import to_markdown
from rubric.report.render import render
from rubric.report.wording import Words
from tests.support import rate

HOSTILE = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- -->", "]]>", "&lt;b&gt; &#60;",
    "[x](javascript:alert(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>", "javascript:alert(1)",
    "[x]: javascript:alert(1)", "[^1] [ ] x", "{{7*7}} {% x %} ${7*7} <%= 7 %>", "a\u2028b\u2029c\x85d",
    "\u202eabc\u202c\u2066x", "\u061cx", "\x00\x07\x1b[31mred\x1b[0m", "長" * 10_000, "a" * 10_000,
    "مرحبا بالعالم", "👩‍👩‍👧‍👦🛒🇨🇳",
    "@team and @团队", "see #12, a/b#3 and GH-4", ":smile: 11:30:00 :+1:", "a | b || c", "`code` ``x`` ```",
    "~~x~~ ***x*** __y__",
    "# head", "- item", "+ item", "1. item", "2) item", "-", "+", "1.", "---", "===", "* * *", "> quote",
    "    code", "\tcode",
    "a  \nb", "\\", "x\\", "$x$ $$y$$", "::error::x", "##[group]x", "\n::stop-commands::x", "%0A::error::x", "a,b:c",
    "www.example.com/a_b", "ftp://example.com", "me@example.com", "mailto:me@example.com", "\u3000x\u3000", "\u00a0x",
]  # fmt: skip

RUBRIC: dict[str, Any] = {
    "rubric": "small",
    "format": 1,
    "title": "Small",
    "facts": {"sale": {"ask": "Sale?", "answer": "yes_no"}, "trick": {"ask": "Trick?", "answer": "yes_no"}},
    "dimensions": {
        "play": {
            "title": "Play",
            "criteria": {
                "promotion": {"title": "Promotion", "yes_no": "sale"},
                "depth": {"title": "Depth", "may_not_apply": True, "levels": {0: "none", 1: "some"}},
            },
        }
    },
    "gates": {"tricks": {"title": "Tricks", "when": "trick", "cap": {"total": 90}, "because": "It is a trick"}},
}
WORDS = Words(Lang.EN)
MARKDOWN = MarkdownIt("commonmark").enable("table")
# What only a text that is taken for Markdown becomes.
FOREIGN = {
    "html_inline", "html_block", "image", "link_open", "hr", "fence", "code_block", "code_inline", "em_open",
    "ordered_list_open", "blockquote_open",
}  # fmt: skip
RULE = Rule("some-code", Severity.ERROR, "{text}", "{text}", "{text}", "{text}")


def hostile_card(text: str) -> Scorecard:
    """A program whose every text is this one, in the rubric as well; its gate is broken."""
    rubric = json.loads(json.dumps(RUBRIC))
    rubric["title"] = rubric["gates"]["tricks"]["title"] = rubric["gates"]["tricks"]["because"] = text
    rubric["dimensions"]["play"]["criteria"]["promotion"]["title"] = text
    piece = {"at": text, "note": text, "source": "visit"}
    answers = {
        "sale": {"value": True, "because": text, "evidence": [piece]},
        "trick": {"value": True, "because": text},
        "depth": {"not_applicable": text},
    }
    sources = {"visit": {"title": text}}
    return rate(rubric, answers, name=text, observer=text, sources=sources)


def shown(text: str) -> str:
    return clean(text).strip()


def leaves(markdown: str) -> list[Token]:
    """What a renderer of GitHub's tables and CommonMark makes of a page."""
    return [leaf for token in MARKDOWN.parse(markdown) for leaf in (token.children or [token])]


def said(markdown: str) -> list[str]:
    """The texts that a reader sees, one for each paragraph, heading and cell."""
    inline = [token.children or [] for token in MARKDOWN.parse(markdown) if token.type == "inline"]
    texts = ["".join(leaf.content for leaf in leaves if leaf.type == "text") for leaves in inline]
    return [text.replace("\u200b", "") for text in texts if text]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["title", "heading", "para", "strong", "table", "entries", "mark"])
def test_markdown_shows_a_text_as_it_is(kind: str, text: str) -> None:
    plain = shown(text)
    mark = f"{plain} " if plain.strip("·•- ") else ""
    blocks: dict[str, tuple[Block, list[str]]] = {
        "title": (Title(text, text), [plain, plain]),
        "heading": (Heading(text), [plain]),
        "para": (Para(text), [plain]),
        "strong": (Para(text, strong=True), [plain]),
        "table": (
            Table(("head", text), "ll", (("first", text), (text, "last"))),
            ["head", plain, "first", *[plain] * 2, "last"],
        ),
        "entries": (Entries((Entry("", text, (Entry("→", text),)),)), [plain, f"→ {plain}"]),
        "mark": (Entries((Entry(text, "item"),)), [f"{mark}item"]),
    }
    block, expected = blocks[kind]
    markdown = to_markdown([block])
    tags = [leaf.type for leaf in leaves(markdown)]

    assert [one.strip() for one in said(markdown)] == [one.strip() for one in expected if one]
    assert FOREIGN & set(tags) == set()
    assert tags.count("list_item_open") == {"entries": 2, "mark": 1}.get(kind, 0)
    assert tags.count("td_open") == (4 if kind == "table" else 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_linked_after_markdown(text: str) -> None:
    """GitHub looks at the finished text for people, issues and emoji, and at the source for addresses."""
    markdown = to_markdown([Para(f"x {text}")])
    finished = "".join(leaf.content for leaf in leaves(markdown) if leaf.type == "text")

    assert not re.search(r"[@#]\w|\bGH-\d|:[\w+-]+:", finished)
    assert not re.search(r"(?<!\\):(//|:)|www\.", markdown)
    assert not re.search("[\u0000-\u0009\u000b-\u001f\u2028\u2029\u202a-\u202e\u2066-\u2069\u061c]", markdown)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.com/a_b?c=d*e&f=1#g.", "https://example.com/a_b?c=d*e&f=1#g"),
        ("见http://example.com/a。", "http://example.com/a"),
        ("(https://example.com/@me)", "https://example.com/@me"),
    ],
)
def test_web_address_is_a_link_to_itself(text: str, address: str) -> None:
    markdown = to_markdown([Table(("a", "b"), "ll", ((text, "x"),))])
    links = [leaf.attrGet("href") for leaf in leaves(markdown) if leaf.type == "link_open"]

    assert links == [address]
    assert text in said(markdown)


def test_code_stays_in_its_fence() -> None:
    fence = [token for token in leaves(to_markdown([Code("a: ```\n\u202eb\x07\n~~~")])) if token.type == "fence"]

    assert [token.content for token in fence] == ["a: ```\n b \n~~~\n"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("verbose", [False, True])
def test_page_in_markdown(text: str, verbose: bool) -> None:
    markdown = render(hostile_card(text), format="md", verbose=verbose)

    assert any(shown(text) in one for one in said(markdown))
    assert FOREIGN & {leaf.type for leaf in leaves(markdown)} == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_junit(text: str) -> None:
    card = hostile_card(text)
    short = (Shortfall(Short.BELOW, "play.promotion", "101"), Shortfall(Short.GATE_BROKEN, "tricks"))
    written = render(card, format="junit", shortfalls=[short])
    root = ET.fromstring(written)  # noqa: S314 - our own output

    assert {element.tag for element in root.iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"
    }  # fmt: skip
    assert [case.get("name", "").strip() for case in root.iter("testcase")][2] == shown(text)
    assert shown(text) in root.findall(".//failure")[-1].get("message", "")
    assert shown(text) in root.findall(".//skipped")[0].get("message", "")
    assert root.attrib == {"name": "rubric", "tests": "5", "failures": "2", "errors": "0", "skipped": "1"}


def test_xml_holds_no_character_that_it_may_not() -> None:
    """A file that has them is refused, but an escape in JSON may bring them in."""
    written = junit([("\ufffe\ud800", [Case("\uffff", "a\x00b", Outcome.FAILED, "x\x0by\nz", "\udfff")])])

    assert ET.fromstring(written.encode()).find(".//failure") is not None  # noqa: S314 - our own output
    assert "a b" in written
    assert "x y\nz" in written


@pytest.mark.parametrize("text", HOSTILE)
def test_badge(text: str) -> None:
    card = hostile_card(text)
    svg = ET.fromstring(badge_svg(card, WORDS))  # noqa: S314 - our own output
    drawn = [element.tag.partition("}")[2] for element in svg.iter()]
    width = int(svg.get("width", "0"))

    assert drawn == ["svg", "title", "rect", "rect", "g", "text", "text"]
    assert not any(name.startswith("on") or "href" in name for element in svg.iter() for name in element.attrib)
    assert width < 600
    assert json.loads(badge_json(card, WORDS))["message"] == "90.00"


@pytest.mark.parametrize("text", HOSTILE)
def test_annotations(text: str) -> None:
    """Each is one line with one command, and nothing in a text ends it or adds a property."""
    card = hostile_card(text)
    short = [(Shortfall(Short.BELOW, "total", "101"), Shortfall(Short.GATE_BROKEN, "tricks"))]
    finding = RULE.at(Place(f"{shown(text)[:50]}.yaml"), text=text)
    lines = (github([finding], Lang.EN) + actions.annotated([card], short, [], WORDS)).splitlines()

    assert len(lines) == 3
    for line in lines:
        command = re.fullmatch(r"::error ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::(.*)", line)
        assert command is not None
        assert [pair.split("=")[0] for pair in command[1].split(",")] in (
            ["file", "line", "col", "endLine", "endColumn", "title"],
            ["file", "title"],
        )
        assert not re.search("%(?!25|3A|2C)", line)
        assert len(line) < 45_000


def test_summary_is_no_larger_than_github_takes() -> None:
    """GitHub refuses a summary above 1 MiB as a whole; the beginning is kept and the rest said to be left out."""
    page = [Para("长" * 9_000) for _ in range(60)]
    summary = actions.summary(page, [], [], WORDS)

    assert len(summary.encode()) <= 2**20
    assert summary.endswith("-o FILE.md has all of it.\n")
    assert actions.summary(page[:3], [], [], WORDS) == to_markdown(page[:3])
