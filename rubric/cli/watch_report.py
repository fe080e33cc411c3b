"""How ``rubric watch`` prints: reports that follow one another, or lines for the problem matcher of an editor."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rubric.cli.console import screen, show
from rubric.cli.findings import TEXT, show_findings
from rubric.cli.language import say
from rubric.errors import UsageError
from rubric.model.finding import Finding, Severity
from rubric.report.blocks import Block, Para
from rubric.report.terminal import Screen, to_text
from rubric.report.watch_page import came_page, effect_page, head_line, since_page, state_page

if TYPE_CHECKING:
    from rubric.cli.watching import Look, Rest, Watching
    from rubric.model.rubric_diff import RubricDiff
    from rubric.report.wording import Words

CONCISE = "concise"
# What the problem matcher of an editor waits for, in every language.
BEGINS, ENDS = "rubric watch: looking", "rubric watch: done"
_UNWRAPPED = 100_000
_SEVERITIES = tuple(Severity)
_MOST = 5  # findings in one report


def check_format(name: str) -> None:
    """Refuse a format that there is not.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in (TEXT, CONCISE):
        raise UsageError(
            say(f"不认识格式“{name}”，可以用 {TEXT}, {CONCISE}", f'unknown format "{name}": use {TEXT}, {CONCISE}')
        )


class Reporter:
    """Prints what every look finds."""

    def __init__(self, watching: Watching, format_: str, words: Words, *, keys: bool) -> None:
        """Keep what it needs; ``keys`` says whether somebody can press Enter."""
        self._watching = watching
        self._words = words
        self._concise = format_ == CONCISE
        self._keys = keys

    def look(self, look: Look, now: datetime) -> None:
        """What changed and what that does to totals."""
        changes = look.changes
        if self._concise:
            show(f"{BEGINS} ({now:%H:%M:%S})\n")
        told = {"saved": [str(one) for one in changes.saved], "came": changes.came, "gone": changes.gone}
        self._print([head_line(f"{now:%H:%M:%S}", told, self._words)])
        if look.errors:
            self._broken(look)
        self._state(look)
        sys.stdout.flush()

    def since_start(self, diff: RubricDiff | None) -> None:
        """What all edits together do."""
        if diff is not None:
            self._print(since_page(diff, self._words))
            sys.stdout.flush()

    def rest(self, look: Look, rest: Rest) -> None:
        """What the rubric, the sheets and the examples have wrong, and that the report is complete."""
        words, tested = self._words, rest.tested
        self._findings(rest.all if self._concise else self._worth_telling(look, rest.findings))
        new, gone = len(rest.findings), rest.gone
        moved = words("watch_moved_findings", new=new, gone=gone) if not look.first and (new or gone) else ""
        lines = [Para(words("watch_findings", n=len(rest.all), moved=moved))]
        if tested is not None and tested.rubric is not None:
            key = "test_bad" if tested.failed else "test_ok" if tested.examples else "test_none"
            lines.append(Para(words(key, n=tested.examples, failed=tested.failed)))
        if look.first:
            lines.append(Para(words("watch_waiting_keys" if self._keys else "watch_waiting"), quiet=True))
        self._print(lines)
        show(f"{ENDS}\n" if self._concise else "\n")
        sys.stdout.flush()

    def started_over(self) -> None:
        """That edits are held against another state from here on."""
        self._print([Para(self._words("watch_new_start"), quiet=True)])
        sys.stdout.flush()

    def _broken(self, look: Look) -> None:
        """Why the rubric cannot be used, and what stands instead."""
        self._findings([] if self._concise else look.errors)
        name = str(self._watching.files.rubric)
        is_gone = any(one.code == "not-found" and one.place.file == name for one in look.errors)
        key = "watch_rubric_gone" if is_gone else "watch_broken" if look.ratings else "watch_never"
        self._print([Para(self._words(key))])

    def _state(self, look: Look) -> None:
        words, ratings, effect = self._words, look.ratings, look.effect
        if ratings is None:
            return
        cards = [one.card for one in ratings.rated.values()]
        self._print(came_page(look.changes.came, cards, words))
        if effect is not None:
            saved = look.changes.saved
            is_rubric = self._watching.files.rubric in saved
            self._print(effect_page(effect, words, rubric=is_rubric, saved=bool(saved)))
        elif look.first or not look.errors:
            self._print(state_page(ratings.edition.compiled.view, str(self._watching.files.rubric), cards, words))

    def _worth_telling(self, look: Look, findings: Sequence[Finding]) -> list[Finding]:
        """New findings; of those that stood before anything was edited, errors and those about the rubric."""
        name = str(self._watching.files.rubric)
        return [one for one in findings if not look.first or one.severity is Severity.ERROR or one.place.file == name]

    def _findings(self, findings: Sequence[Finding]) -> None:
        if self._concise:
            show_findings(findings, {}, CONCISE, self._words.lang)
            return
        worst = sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))
        show_findings(worst[:_MOST], self._watching.files.texts(), TEXT, self._words.lang)
        if len(worst) > _MOST:
            self._print([Para(self._words("watch_more_findings", n=len(worst) - _MOST), quiet=True)])

    def _print(self, blocks: Sequence[Block]) -> None:
        if blocks:
            show(to_text(blocks, Screen(width=_UNWRAPPED) if self._concise else screen()))
