"""What becomes of scorecards: files, standard output, the step summary of a pipeline, and what falls short."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rubric.analysis.shortfalls import shortfalls
from rubric.cli.console import message, screen, show, write_whole
from rubric.cli.language import say
from rubric.cli.opening import open_page, page_among, temporary_page
from rubric.cli.scoring import Scored
from rubric.cli.step_summary import summarise
from rubric.errors import NoSuchNodeError, UsageError
from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Limit, Shortfall
from rubric.model.text import Lang
from rubric.report.render import BADGES, HOLD_FINDINGS, FileFormat, Format, blocks_of, file_bytes, render
from rubric.report.terminal import Screen

Found = Sequence[tuple[Shortfall, ...]]


def judged(cards: Sequence[Scorecard], limits: Sequence[Limit], *, gates: bool) -> Found:
    """What each scorecard falls short of.

    Raises:
        UsageError: a limit is on a node that one of them does not have.
    """
    found = []
    for card in cards:
        try:
            found.append(shortfalls(card, limits, gates=gates))
        except NoSuchNodeError as error:
            raise _no_such_node(error.id, card) from None
    return found


def tell_shortfalls(cards: Sequence[Scorecard], found: Found, lang: Lang) -> None:
    """Say on standard error what falls short."""
    if not any(found):
        return
    from rubric.report.shortfall_words import shortfall_text
    from rubric.report.wording import Words

    words = Words(lang)
    for card, own in zip(cards, found, strict=True):
        for one in own:
            message(shortfall_text(card, one, words))


class Written(NamedTuple):
    """What is written: files of a format, folders of pages; whether it is shown in the browser.

    ``force`` lets pages in folders replace files that are none.
    """

    files: Sequence[tuple[Path, FileFormat]]
    folders: Sequence[Path]
    open_: bool
    force: bool

    @property
    def has_page(self) -> bool:
        """Whether there is an HTML page among it."""
        return self.open_ or bool(self.folders) or any(name == "html" for _, name in self.files)


class Output:
    """Puts scorecards out, in any format."""

    def __init__(
        self, scored: Scored, found: Found, lang: Lang, *, verbose: bool, only: tuple[str, ...], radar: bool = False
    ) -> None:
        """Keep what is put out and how much of it is asked for.

        Args:
            scored: the scorecards, and what is wrong with the sheets that have none.
            found: what each scorecard falls short of.
            lang: the language.
            verbose: the full explanation.
            only: the nodes to explain.
            radar: draw the dimensions of each as one, in HTML.
        """
        self.scored = scored
        self.found = found
        self.lang = lang
        self.verbose = verbose
        self.only = only
        self.radar = radar

    def put(self, printed: Format, written: Written) -> None:
        """Write the files, and print where there are none or where a format was asked for.

        Raises:
            UsageError: a file cannot be written, a node that was asked for does not exist, or a badge of several
                programs is wanted.
        """
        cards = self.scored.cards
        files = list(written.files)
        if len(cards) > 1 and any(name in BADGES for _, name in files):
            raise UsageError(
                say(f"徽章只说一个小程序，这里评了 {len(cards)} 个", f"a badge is of one program, not of {len(cards)}")
            )
        shown = page_among([*(path for path, _ in files), *(folder / "index.html" for folder in written.folders)])
        if written.open_ and cards and shown is None:
            shown = temporary_page()
            files.append((shown, "html"))
        self._write(files, written)
        if (not (files or written.folders) or printed != "text") and (cards or printed in HOLD_FINDINGS):
            self._print(printed)
        if written.open_ and cards and shown is not None:
            open_page(shown)

    def _write(self, files: Sequence[tuple[Path, FileFormat]], written: Written) -> None:
        cards = self.scored.cards
        for path, name in files:
            if cards or name in HOLD_FINDINGS:
                text = file_bytes(name, cards, self.lang, lambda format_: self._page(format_, Screen(width=100)))
                write_whole(path, text)
                message(say(f"已写入 {path}", f"wrote {path}"))
        for folder in written.folders if cards else ():
            from rubric.cli.score_site import write_site

            findings = self._findings()
            write_site(folder, cards, findings, self.lang, force=written.force, radar=self.radar)

    def _print(self, format_: Format) -> None:
        if format_ == "github":
            self._summarise()
        else:
            # On a stream lines end as the system ends them.
            show(self._page(format_, screen()).replace("\r\n", "\n"))

    def _summarise(self) -> None:
        from rubric.report.github import page_and_annotations
        from rubric.report.wording import Words

        words, cards = Words(self.lang), self.scored.cards
        blocks = blocks_of(cards, words, verbose=self.verbose, only=self._nodes())
        summarise(*page_and_annotations(blocks, cards, self.found, self._findings(), words))

    def _page(self, format_: Format, where: Screen) -> str:
        return render(
            self.scored.cards,
            format=format_,
            lang=self.lang,
            verbose=self.verbose,
            only=self._nodes(),
            radar=self.radar,
            screen=where,
            findings=self._findings(),
            shortfalls=self.found,
        )

    def _findings(self) -> list[Finding]:
        """What is wrong with the files that are not among the scorecards."""
        return [*self.scored.left_out, *self.scored.findings]

    def _nodes(self) -> tuple[str, ...]:
        """The nodes to explain, all of which exist."""
        for id_ in self.only:
            for card in self.scored.cards:
                try:
                    card.node(id_)
                except NoSuchNodeError:
                    raise _no_such_node(id_, card) from None
        return self.only


def _no_such_node(id_: str, card: Scorecard) -> UsageError:
    from rubric.source.nearest import nearest

    found = nearest(id_, [node.id for node in card.nodes])
    hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
    if id_ in card.facts:
        hint = say(f"；它是事实，用 rubric explain {id_} 查", f"; it is a fact, see rubric explain {id_}")
    return UsageError(say(f"没有叫“{id_}”的指标或维度{hint}", f'there is no criterion or dimension "{id_}"{hint}'))
