"""Workbooks and CSV of results: what is read back is what the scorecards say, and no text becomes a formula."""

import csv
import re
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from rubric.errors import UsageError
from rubric.model.cells import unsafe_cell
from rubric.model.figure import published
from rubric.model.printing import floored
from rubric.model.scorecard import Scorecard
from rubric.model.states import Verdict
from rubric.model.text import Lang
from rubric.report import xlsx
from rubric.report.render import file_bytes, render
from rubric.report.wording import Words
from rubric.scoring.score import score
from rubric.source.use import load_rubric, load_sheet
from tests.support import EXAMPLES, rate

Rows = list[list[Any]]

DEPTH = {"fact": "steps", "points": {0: 0, 3: 100}}
RUBRIC: dict[str, Any] = {
    "rubric": "small",
    "format": 1,
    "title": {"zh": "小量表", "en": "Small"},
    "facts": {"sale": {"ask": "Sale?", "answer": "yes_no"}, "steps": {"ask": "Steps?", "answer": "count"}},
    "dimensions": {
        "play": {
            "title": "Play",
            "criteria": {
                "promotion": {"title": "Promotion", "yes_no": "sale"},
                "depth": {
                    "title": "Depth",
                    "may_not_apply": True,
                    "number": {"fact": "steps", "points": {0: 0, 3: 100}},
                },
                "mood": {"title": "Mood", "levels": {0: "dull", 1: "fine", 2: "great"}},
            },
        }
    },
    "gates": {"tricks": {"title": "Tricks", "when": "sale", "cap": {"total": 90}, "because": "It is a trick"}},
}

HOSTILE = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1,1)", "\t=1", "\r=1+1", "\u2028=1", "\u202e=1+1\u202c", "＝1+1",
    "مرحبا =1", "🛒" * 5000, "{=1}", "http://example.com/=1", "https://example.com/?q=a", "internal:A!B1", "_x0041_",
    "a\nb", 'say "=1"', "00012", "1e5", "TRUE", "#N/A", "'=1", "2026-05-01",
]  # fmt: skip


@pytest.fixture(scope="module")
def cards() -> list[Scorecard]:
    """Every example sheet by its own rubric."""
    found = []
    for path in sorted(EXAMPLES.glob("*.sheet.yaml")):
        sheet = load_sheet(path)
        scale = load_rubric(sheet.rubric or "")
        found.append(score(scale, load_sheet(path, scale), file=path.name))
    return found


def book(cards: list[Scorecard], lang: Lang = Lang.EN) -> dict[str, Rows]:
    """The worksheets of a workbook, as another program reads them."""
    read = CalamineWorkbook.from_filelike(BytesIO(xlsx.workbook(cards, Words(lang))))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def column(rows: Rows, heading: str) -> list[Any]:
    return [row[rows[0].index(heading)] for row in rows[1:]]


def table(cards: list[Scorecard]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(render(cards, format="csv"), newline="")))


def as_printed(value: Fraction | None) -> Any:
    return "" if value is None else float(floored(value))


def test_results_are_those_of_the_scorecards(cards: list[Scorecard]) -> None:
    rows = book(cards)["Results"]

    assert column(rows, "Program id") == [card.program.id for card in cards]
    assert column(rows, "Low") == [as_printed(card.total.low) for card in cards]
    assert column(rows, "High") == [as_printed(card.total.high) for card in cards]
    assert column(rows, "Coverage") == [as_printed(card.total.coverage) for card in cards]
    assert column(rows, "Gates broken") == [""] * len(cards)
    assert column(rows, "Answered") == [card.total.answered for card in cards]


def test_withheld_score_is_not_in_the_column_of_scores(cards: list[Scorecard]) -> None:
    withheld = [card.verdict is Verdict.WITHHELD for card in cards]
    assert any(withheld)
    rows, records = book(cards)["Results"], table(cards)
    by_column = [("Score", "score"), ("Over the answered part", "score_of_answered")]

    for (heading, id_), out in zip(by_column, (True, False), strict=True):
        expected = [
            "" if one is out else as_printed(card.total.score) for card, one in zip(cards, withheld, strict=True)
        ]
        assert column(rows, heading) == expected
        assert [record[id_] == "" for record in records] == [one == "" for one in expected]


def test_ledger_adds_up_as_it_stands(cards: list[Scorecard]) -> None:
    rows = book(cards)["Ledger"]
    told = list(zip(*(column(rows, heading) for heading in ("Program id", "Line", "Points")), strict=True))

    for card in cards:
        own = [(line, value) for id_, line, value in told if id_ == card.program.id]
        assert [line for line, _ in own] == [line.line for line in card.ledger] + (["total"] if card.ledger else [])
        if own:
            cents = [round(value * 100) for _, value in own]
            assert sum(cents[:-1]) == cents[-1] == round(as_printed(card.total.score) * 100)


@pytest.mark.parametrize("lang", list(Lang))
def test_criteria_have_scores_or_words(cards: list[Scorecard], lang: Lang) -> None:
    """Each rubric has a matrix; no score is 0 because nobody looked."""
    words, sheets = Words(lang), book(cards, lang)
    titles = {words.of(card.rubric.title) for card in cards}
    matrices = [rows for name, rows in sheets.items() if name in titles]
    assert len(matrices) == len(titles) == len({card.rubric.scoring_sha256 for card in cards}) > 1

    seen = 0
    for rows in matrices:
        ids = [heading.split("\n")[-1] for heading in rows[0]]
        for row in rows[1:]:
            card = next(card for card in cards if card.program.id == row[0])
            told = dict(zip(ids, row, strict=True))
            for node in card.nodes[1:]:
                expected = words(f"state_{node.state}") if node.score is None else as_printed(node.score)
                assert told[node.id] == expected
                seen += 1
    assert seen == sum(len(card.nodes) - 1 for card in cards)


def test_csv_holds_the_published_numbers(cards: list[Scorecard]) -> None:
    for record, card in zip(table(cards), cards, strict=True):
        assert record["program"] == card.program.id
        assert record["low"] == "" if card.total.low is None else float(record["low"]) == published(card.total.low)
        assert record["bands"].split() == list(card.total.bands)
        for node in card.nodes[1:]:
            cell = record[f"nodes.{node.path}"]
            assert cell == node.state if node.score is None else float(cell) == published(node.score)


def test_columns_of_csv() -> None:
    """Headings are part of what others build on."""
    assert render(rate(RUBRIC, {}), format="csv").splitlines()[0] == (
        "program,name,platform,vertical,rubric,edition,observer,observed,verdict,score,low,high,uncapped,"
        "score_of_answered,coverage,band,bands,gates_broken,gates_unresolved,criteria,answered,without_evidence,file,"
        "nodes.play,nodes.play.promotion,nodes.play.depth,nodes.play.mood"
    )


def test_gates_and_states() -> None:
    card = rate(RUBRIC, {"sale": True, "depth": {"not_applicable": "no sharing"}}, name="店", observer="lin")
    record = table([card])[0]

    assert (record["gates_broken"], record["gates_unresolved"]) == ("tricks", "")
    assert (record["nodes.play.depth"], record["nodes.play.mood"]) == ("not_applicable", "unknown")
    assert book([card])["Results"][1][book([card])["Results"][0].index("Gates broken")] == "Tricks"


def test_evidence_sheet_marks_what_has_none() -> None:
    piece = {
        "source": "visit", "at": "home", "url": "https://example.com", "file": "a.js", "line": 3, "screenshot": "a.png",
        "date": "2026-04-01", "note": "seen twice", "signal": "play.x",
    }  # fmt: skip
    answers = {
        "sale": {"value": True, "because": "on the banner", "evidence": [piece]},
        "steps": 3,
        "mood": {"value": 0},
    }
    sources = {"visit": {"title": "A visit", "by": "Lin", "date": "2026-03-31", "url": "https://example.com/visit"}}
    rows = book([rate(RUBRIC, answers, sources=sources, observed="2026-05-01")])["Evidence"]
    assert rows[0][:6] == ["Program id", "Name", "Line", "Item", "Observer", "Observed"]
    heads = [*rows[0][2:4], *rows[0][6:]]
    told = [dict(zip(heads, [*row[2:4], *row[6:]], strict=True)) for row in rows[1:]]

    assert told[0] == {
        "Line": "sale", "Item": "Sale?", "Answer": "yes", "Because": "on the banner", "Evidence": "given",
        "Source": "A visit", "Source by": "Lin", "Source date": "2026-03-31",
        "Source link": "https://example.com/visit",
        "Place": "home", "URL": "https://example.com", "File and line": "a.js:3",
        "Screenshot": "a.png", "Date": "2026-04-01", "Days before observed": 30, "Note": "seen twice",
        "Signal": "play.x",
    }  # fmt: skip
    assert [(one["Line"], one["Answer"], one["Evidence"]) for one in told[1:]] == [
        ("steps", 3, "lacking"),
        ("mood", 0, "none"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """Whatever a text starts with, it is read back as that text from a workbook, and neutralised from CSV."""
    piece = {"url": text, "at": text, "screenshot": text, "note": text, "date": text}
    answer = {"value": True, "because": text, "evidence": [piece]}
    card = rate(RUBRIC, {"sale": answer}, name=text, platform=text, observer=text)
    data = xlsx.workbook([card], Words(Lang.EN))

    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    xml = "".join(part for name, part in parts.items() if "worksheets/" in name)
    assert not re.search(r"<f\b|<hyperlink|t=\"str\"|t=\"e\"", xml)
    assert not any("hyperlink" in part or "externalLink" in part for part in parts.values())

    rows = book([card])
    assert column(rows["Results"], "Name") == column(rows["Results"], "Platform") == [text]
    assert column(rows["Evidence"], "Because") == column(rows["Evidence"], "Screenshot") == [text]
    record = table([card])[0]
    assert unsafe_cell(record["name"]) == text
    assert record["name"][:1] not in tuple("=+-@\t\r＝")


def test_worksheets_of_criteria_are_called_like_their_rubrics() -> None:
    """Titles that are long, the same, or hold what no worksheet may be called; one rubric alone needs no name."""
    titles = ["A very long title of a rubric for cafés", "A very long title of a rubric for shops", "a/b: [c]", "about"]
    rated = [
        rate({**RUBRIC, "rubric": f"r{number}", "title": title, "scale": {"from": 0, "to": 100 + number}}, {})
        for number, title in enumerate(titles)
    ]
    assert list(book(rated))[1:-3] == [
        "A very long title of a rubric f",
        "A very long title of a rubr (2)",
        "a b c",
        "about (2)",
    ]
    assert list(book(rated[:1]))[1] == "Criteria"


def test_print_shows_program_and_item_on_every_page(cards: list[Scorecard]) -> None:
    read = openpyxl.load_workbook(BytesIO(xlsx.workbook(cards, Words(Lang.ZH))))
    assert read["证据"].print_title_cols == "$A:$D"
    assert read["得分账"].print_title_cols == "$A:$B"
    heights = [one.height for number, one in read["得分账"].row_dimensions.items() if number]
    assert all(height is not None and height > 15 for height in heights)


def test_same_results_same_bytes(cards: list[Scorecard]) -> None:
    assert xlsx.workbook(cards, Words(Lang.ZH)) == xlsx.workbook(cards, Words(Lang.ZH))


def test_files_open_in_excel(cards: list[Scorecard]) -> None:
    """CSV has a byte order mark and CRLF; without the mark Excel on a Chinese system takes it for GBK."""

    def text(format_: Any) -> str:
        return render(cards, format=format_)

    assert file_bytes("csv", cards, Lang.EN, text).startswith(b"\xef\xbb\xbfprogram,")
    assert file_bytes("tsv", cards, Lang.EN, text).startswith(b"\xef\xbb\xbfprogram\tname")
    assert file_bytes("csv", cards, Lang.EN, text).count(b"\r\n") == len(cards) + 1
    assert file_bytes("md", cards, Lang.EN, text).startswith(b"# ")


def test_more_than_a_worksheet_holds(cards: list[Scorecard], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is dropped in silence."""
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 4)
    with pytest.raises(UsageError, match="use CSV"):
        xlsx.workbook(cards, Words(Lang.EN))
