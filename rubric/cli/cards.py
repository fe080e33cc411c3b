"""Scorecards that are held side by side: sheets scored, saved results read, all by rubrics that score the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rubric.cli.console import message, report
from rubric.cli.language import say
from rubric.errors import InputError, UsageError

if TYPE_CHECKING:
    from rubric.model.scorecard import Scorecard
    from rubric.model.text import Lang


def cards_of(words: list[str], rubric: str | None, lang: Lang, done: str) -> tuple[Scorecard, ...]:
    """The scorecards of sheets and saved results, whose scores mean the same.

    Args:
        words: files, folders, patterns, ``-``.
        rubric: id or path that all sheets are rated by; by default what each sheet says.
        lang: the language of findings.
        done: what is not done where a file cannot be used, as in "nothing was ranked".

    Raises:
        InputError: a file cannot be used.
        UsageError: there are none, or they were rated by rubrics that score differently.
    """
    cards = scored_cards(words, rubric, lang, done)
    check_same_rubric(cards)
    return cards


def scored_cards(words: list[str], rubric: str | None, lang: Lang, done: str) -> tuple[Scorecard, ...]:
    """The same, each by its own rubric.

    Raises:
        InputError: a file cannot be used; the others are of no use without it.
        UsageError: there are none.
    """
    from rubric.cli.scoring import score_all

    scored = score_all(words, rubric=rubric, suppose={}, show_progress=sys.stderr.isatty())
    if scored.findings:
        report(scored.findings, scored.texts, lang)
        if scored.cards:
            message(_nothing_done(scored.failed, done))
        raise InputError([])
    if not scored.cards:
        raise UsageError(say("没有观察表", "there are no sheets"))
    return scored.cards


def _nothing_done(failed: int, done: str) -> str:
    if failed == 1:
        return say(
            f"有 1 个文件有问题，所以没有{done}；改好它，或先不给它。",
            f"nothing was {done}, because a file has errors: mend it or leave it out.",
        )
    return say(
        f"有 {failed} 个文件有问题，所以没有{done}；改好它们，或先不给它们。",
        f"nothing was {done}, because {failed} files have errors: mend them or leave them out.",
    )


def check_same_rubric(cards: Sequence[Scorecard]) -> None:
    """Scores are compared only where they mean the same.

    Raises:
        UsageError: two scorecards were made by rubrics whose scoring content differs.
    """
    first = cards[0]
    for card in cards:
        if card.rubric.scoring_sha256 != first.rubric.scoring_sha256:
            names = [f"{one.rubric.id} {one.rubric.edition} ({_source(one)})" for one in (first, card)]
            raise UsageError(
                say(
                    f"评分的量表不一样，分数不能放在一起比：{names[0]}；{names[1]}。"
                    "加 -r 量表，用同一份量表给全部观察表重新评分",
                    "rated by rubrics that score differently, so the scores cannot be compared: "
                    f"{names[0]}; {names[1]}. Add -r RUBRIC to rate all sheets by one rubric",
                )
            )


def _source(card: Scorecard) -> str:
    return card.sheet.file or card.program.id
