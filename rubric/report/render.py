"""Scorecards in a format and a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Shortfall
from rubric.model.text import Lang
from rubric.report.blocks import Block
from rubric.report.left_out import left_out_blocks
from rubric.report.score_page import ScorePage
from rubric.report.score_table import table_of
from rubric.report.terminal import Screen, to_text
from rubric.report.wording import Words

Format = Literal["text", "md", "html", "json", "csv", "tsv", "junit", "github"]
FileFormat = Literal[Format, "xlsx", "svg", "shields"]

FORMATS: tuple[Format, ...] = get_args(Format)
# What a file's name ends in; the longest that fits.
ENDINGS: dict[str, FileFormat] = {
    ".txt": "text",
    ".json": "json",
    ".md": "md",
    ".html": "html",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".xml": "junit",
    ".svg": "svg",
    "badge.json": "shields",
}
# These say what is wrong with sheets that could not be scored, even where none could.
HOLD_FINDINGS: frozenset[FileFormat] = frozenset({"json", "html", "md", "junit", "github"})
BADGES: frozenset[FileFormat] = frozenset({"svg", "shields"})
_DELIMITERS = {"csv": ",", "tsv": "\t"}


def render(
    cards: Scorecard | Sequence[Scorecard],
    *,
    format: Format = "text",  # noqa: A002 - the word of the command line
    lang: Lang | str = Lang.EN,
    verbose: bool = False,
    only: Sequence[str] = (),
    radar: bool = False,
    screen: Screen | None = None,
    findings: Sequence[Finding] = (),
    shortfalls: Sequence[Sequence[Shortfall]] = (),
) -> str:
    """Scorecards as text.

    Args:
        cards: one, or several, which become a table unless ``verbose``; in Markdown a table and a section each.
        format: ``text`` for a terminal, ``md`` for Markdown, ``html`` for a page in both languages, ``json`` for the
            contract, ``csv`` or ``tsv`` for a row each, ``junit`` for test cases, ``github`` for its annotations.
        lang: ``zh`` or ``en``.
        verbose: the full explanation instead of what fits a screen.
        only: ids or paths of the nodes to explain.
        radar: draw the dimensions of each as one, in HTML.
        screen: the terminal's; 80 columns without colour by default.
        findings: of sheets that were not scored; pages, JSON, JUnit and GitHub hold them.
        shortfalls: what each scorecard falls short of, for JUnit and GitHub.

    Raises:
        NoSuchNodeError: ``only`` names no node.
    """
    several, words = [cards] if isinstance(cards, Scorecard) else list(cards), Words(Lang(lang))
    match format:
        case "json":
            from rubric.report.jsons import scorecards_json

            return scorecards_json(several, findings, words.lang)
        case "html":
            return _html(several, words.lang, only, findings, radar=radar)
        case "csv" | "tsv":
            return _table(several, words, _DELIMITERS[format])
        case "junit":
            from rubric.report.junit import scorecards_junit

            return scorecards_junit(several, shortfalls, findings, words)
        case "text" | "md" | "github":
            page = _blocks(format, several, words, verbose=verbose, only=only)
            if format != "github":
                return _page(format, page, left_out_blocks(findings, words), screen or Screen())
            from rubric.report.github import page_and_annotations

            return "".join(page_and_annotations(page, several, shortfalls, findings, words))


def _blocks(
    format_: Literal["text", "md", "github"],
    cards: Sequence[Scorecard],
    words: Words,
    *,
    verbose: bool,
    only: Sequence[str],
) -> list[Block]:
    if format_ != "md" or only:
        return blocks_of(cards, words, verbose=verbose, only=only)
    from rubric.report.score_markdown import markdown_blocks

    return markdown_blocks(cards, words, verbose=verbose)


def _page(format_: Literal["text", "md"], blocks: Sequence[Block], left_out: Sequence[Block], screen: Screen) -> str:
    """What was left out stands where it is seen: on a terminal last, in a long document first."""
    if format_ == "text":
        return to_text([*blocks, *left_out], screen)
    from rubric.report.markdown import to_markdown

    return to_markdown([*left_out, *blocks])


def _table(cards: Sequence[Scorecard], words: Words, delimiter: str) -> str:
    from rubric.report.results_csv import results_csv

    return results_csv(cards, words, delimiter)


def _html(
    cards: Sequence[Scorecard], lang: Lang, only: Sequence[str], findings: Sequence[Finding], *, radar: bool
) -> str:
    if only:
        from rubric.report.html.blocks_html import blocks_page
        from rubric.report.jsons import scorecards_data

        data = scorecards_data(cards, findings, lang)
        return blocks_page(
            lambda words: [
                *blocks_of(cards, words, verbose=True, only=only),
                *left_out_blocks(findings, words),
            ],
            data,
            lang,
        )
    from rubric.report.html.score_html import score_page

    return score_page(cards, lang, findings, radar=radar)


def file_bytes(format_: FileFormat, cards: Sequence[Scorecard], lang: Lang, text: Callable[[Format], str]) -> bytes:
    """What a file of a format holds.

    Args:
        format_: of the file.
        cards: what it tells of.
        lang: the language of its words.
        text: makes the page in a format that is text.
    """
    if format_ == "xlsx":
        from rubric.report.xlsx import workbook

        return workbook(cards, Words(lang))
    if format_ == "svg" or format_ == "shields":
        from rubric.report.badge import badge_json, badge_svg

        return (badge_svg if format_ == "svg" else badge_json)(cards[0], Words(lang)).encode()
    # Without the mark, Excel on a Chinese system reads UTF-8 as GBK.
    return text(format_).encode("utf-8-sig" if format_ in _DELIMITERS else "utf-8")


def blocks_of(cards: Sequence[Scorecard], words: Words, *, verbose: bool, only: Sequence[str]) -> list[Block]:
    """The page of one scorecard, or of several."""
    if only:
        return [block for card in cards for id_ in only for block in ScorePage(card, words).only(card.node(id_))]
    if verbose:
        return [block for card in cards for block in ScorePage(card, words).full()]
    if not cards:
        return []
    return ScorePage(cards[0], words).summary() if len(cards) == 1 else table_of(cards, words)
