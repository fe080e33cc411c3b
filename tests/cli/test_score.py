"""`rubric score` on the example sheets: what is printed, in both languages."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from tests.cli.pages import SHEETS, ledgers, reasons, sheet_file, unwrapped
from tests.cli.support import Result, Shell

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
HEMA = sheet_file("hema-market")

Run = Callable[..., Result]
Golden = Callable[[str, str], None]

# What the article says of Hema Market, as the page must say it where points are lost.
POINTS = {
    "en": {
        "scene": ["The leader is no more than a line", "is a shelf, sorted by product category"],
        "capability": ["One finds the platform's own service only", "Shihuituan: “contact the leader” opens"],
        "gameplay": [
            "There is promotion only",
            "Group buying ✗, Bargaining ✗",
            "no play that needs other people",
            "Pinduoduo: sharing at every step",
        ],
    },
    "zh": {
        "scene": ["团长只是自提点旁边的一行名字", "首页主体是货架，按商品类目"],
        "capability": ["只找得到平台客服", "十荟团：“联系团长”直接开聊"],
        "gameplay": ["只有促销：秒杀", "拼团✗、砍价✗", "没有要别人参与的玩法", "拼多多：步步分享"],
    },
}


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    """The command, each call run once."""
    return cache(shared_shell)


def fine(result: Result) -> str:
    """What a command printed that had nothing to complain of."""
    assert (result.code, result.err) == (0, "")
    return result.out


@LANGS
@pytest.mark.parametrize("name", SHEETS)
def test_page(run: Run, golden: Golden, name: str, lang: str) -> None:
    """The page of each example sheet is the one on record."""
    golden(f"score/{name}.{lang}.txt", fine(run("score", sheet_file(name), "--lang", lang)))


@LANGS
@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("full.{}.txt", ["-v"]),
        ("right-person.{}.txt", ["--only", "right_person"]),
        ("gameplay.{}.txt", ["--only", "gameplay"]),
        ("{}.md", ["--format", "md"]),
        ("full.{}.md", ["--format", "md", "-v"]),
    ],
    ids=["full", "criterion", "dimension", "markdown", "full markdown"],
)
def test_other_pages_of_hema_market(run: Run, golden: Golden, ending: str, words: list[str], lang: str) -> None:
    """The full page, one criterion, one dimension and Markdown are those on record."""
    golden(f"score/hema-market.{ending.format(lang)}", fine(run("score", HEMA, "--lang", lang, *words)))


@LANGS
def test_wide_terminal(run: Run, golden: Golden, lang: str) -> None:
    """A terminal of 120 columns is used."""
    page = fine(run("score", HEMA, "--lang", lang, COLUMNS="120"))

    golden(f"score/hema-market.wide.{lang}.txt", page)
    assert page != run("score", HEMA, "--lang", lang).out


@LANGS
def test_table(run: Run, golden: Golden, lang: str) -> None:
    """Several sheets become a table."""
    golden(f"score/all.{lang}.txt", fine(run("score", *map(sheet_file, SHEETS), "--lang", lang)))


@LANGS
def test_several_in_markdown(run: Run, golden: Golden, lang: str) -> None:
    """The table comes first, then a section for each program under its name; -v tells everything of each."""
    sheets = [sheet_file(name) for name in SHEETS]
    page = fine(run("score", *sheets, "--lang", lang, "--format", "md"))
    full = fine(run("score", *sheets, "--lang", lang, "--format", "md", "-v"))

    golden(f"score/all.{lang}.md", page)
    for shown in (page, full):
        lines = shown.splitlines()
        assert [line[0] for line in lines if line.startswith("# ")] == ["#"]
        assert len([line for line in lines if line.startswith("## ")]) == len(SHEETS)
        assert lines[2].startswith("| ")
    assert len(full) > 2 * len(page)


@LANGS
def test_several_sheets_of_one_program_in_markdown(run: Run, lang: str) -> None:
    """Sections about one program are told apart."""
    page = fine(run("score", HEMA, "examples/second-observer/hema-market.sheet.yaml", "--lang", lang, "--format", "md"))

    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(set(heads)) == 2


@LANGS
def test_says_what_the_article_says(run: Run, lang: str) -> None:
    """Every point that the article makes of Hema Market is made on the page, under its dimension."""
    said = reasons(run("score", HEMA, "--lang", lang).out, lang)

    missing = [(id_, point) for id_, points in POINTS[lang].items() for point in points]
    missing = [(id_, point) for id_, point in missing if unwrapped(point, lang) not in said[id_]]
    assert missing == []


@LANGS
def test_verdict_of_hema_market(run: Run, lang: str) -> None:
    """Score, band, bounds and coverage stand in the first lines."""
    head = unwrapped(run("score", HEMA, "--lang", lang).out.split("\n\n")[0], lang)
    wanted = {
        "en": ["Hema Market: 25.79 points, Not adapted", "13.72 – 60.36", "53%", "10 of 24", "Not adapted, Adapting"],
        "zh": ["盒马集市：25.79分，水土不服", "13.72–60.36", "53%", "水土不服、开始适应"],
    }

    assert [words for words in wanted[lang] if words not in head] == []


@LANGS
@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("pinduoduo", ["7.69", "100.00", "7%", "50%"]),
        ("shihuituan", ["11.11", "100.00", "11%", "50%"]),
        ("zhuanzhuan", ["0.00", "100.00", "0%"]),
        ("taobao-deals", ["2.56", "100.00", "0%"]),
        ("xianyu", ["2.56", "100.00", "0%"]),
    ],
)
def test_too_little_to_judge(run: Run, name: str, figures: list[str], lang: str) -> None:
    """What the article hardly tells of gets bounds and coverage first, and no band."""
    page = fine(run("score", sheet_file(name), "--lang", lang))
    head = unwrapped(page.split("\n\n")[0], lang)
    verdict = page.split("\n", 2)[1]

    assert [figure for figure in figures if figure not in head] == []
    assert {"en": ("withheld", "unscorable"), "zh": ("不下结论", "无法评分")}[lang][len(figures) == 3] in verdict
    assert [band for band in ("Adapt", "adapted", "At home", "水土不服", "适应", "如鱼得水") if band in verdict] == []


@LANGS
def test_printed_ledgers_add_up(run: Run, lang: str) -> None:
    """On the full pages of all sheets, the published ones too, the lines add up to the sum as printed."""
    page = fine(run("score", "examples", "-v", "--lang", lang))
    found = ledgers(page, lang)

    assert [total for _, total in found] == [
        Decimal(text) for text in ("25.79", "100", "77.50", "78.35", "34.44", "100")
    ]
    assert [sum(lines) for lines, _ in found] == [total for _, total in found]


def test_same_bytes_twice(shell: Shell) -> None:
    """Two runs give the same bytes, whatever the hash seed."""
    for words in (["-v"], ["--format", "json"]):
        first, second = (shell("score", "examples", *words, PYTHONHASHSEED=seed) for seed in ("1", "2"))
        assert first.code == 0
        assert first.data == second.data
