"""``rubric score``: rate sheets and explain every point."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, message, report, screen, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import RUBRIC_OPTION, SHEETS_ARGUMENT, limit_of
from rubric.errors import NoSuchNodeError, UsageError

if TYPE_CHECKING:
    from rubric.cli.scoring import Scored
    from rubric.model.scorecard import Scorecard
    from rubric.model.text import Lang
    from rubric.report.render import FileFormat, Format

_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say(
        "写入文件（.xlsx .csv .tsv .json .md .txt），可多次",
        "Write to a file (.xlsx, .csv, .tsv, .json, .md, .txt); repeatable.",
    ),
)
_FORMAT = typer.Option("--format", metavar="text|json|md|csv|tsv", help=say("输出格式", "Format of the output."))
_FAIL_UNDER = typer.Option(metavar="N", help=say("低于 N 分时以 1 退出", "Exit with 1 when a score is below N."))
_SET = typer.Option("--set", metavar="ID=VALUE", help=say("假设某项的观察，可多次", "Suppose an answer; repeatable."))
_VERBOSE = typer.Option("-v", "--verbose", help=say("完整的解释", "The full explanation."))
_ONLY = typer.Option(
    autocompletion=complete.ids,
    metavar="ID",
    help=say("只解释一项指标或维度，可多次", "Explain one criterion or dimension; repeatable."),
)


@exits
def command(
    sheets: Annotated[list[str], SHEETS_ARGUMENT],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[Path] | None, _OUTPUT] = None,
    format_: Annotated[str, _FORMAT] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
    fail_under: Annotated[str | None, _FAIL_UNDER] = None,
    set_: Annotated[list[str] | None, _SET] = None,
    verbose: Annotated[bool, _VERBOSE] = False,
    only: Annotated[list[str] | None, _ONLY] = None,
) -> int:
    """Rate sheets and explain every point."""
    from rubric.cli.scoring import score_all

    tongue = language(lang)
    limit = limit_of(fail_under)
    printed = _format(format_)
    written = [(path, _file_format(path)) for path in output or []]
    scored = score_all(sheets, rubric=rubric, suppose=_suppose(set_ or []), show_progress=sys.stderr.isatty())
    report(scored.findings, scored.texts, tongue)
    if scored.findings and scored.cards:
        message(
            say(
                f"{scored.failed} 个文件有问题，没有评分；其余照常。",
                f"{scored.failed} files have errors and were not scored; the others were.",
            )
        )
    if scored.cards or printed == "json":
        _write(scored, printed, written, tongue, verbose=verbose, only=tuple(only or ()))
    short = limit is not None and _fall_short(scored.cards, limit, tongue)
    return BAD_INPUT if scored.findings else SHORT if short else FINE


def _format(name: str) -> Format:
    from rubric.report.render import ENDINGS, FORMATS

    for known in FORMATS:
        if name == known:
            return known
    if name in ENDINGS.values():
        raise UsageError(say(f"{name} 只能写入文件：-o 文件名.{name}", f"{name} goes into a file only: -o NAME.{name}"))
    names = ", ".join(FORMATS)
    raise UsageError(say(f"不认识格式“{name}”，可以用 {names}", f'unknown format "{name}": use {names}'))


def _file_format(path: Path) -> FileFormat:
    from rubric.report.render import ENDINGS

    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        names, ending = ", ".join(ENDINGS), path.suffix or path.name
        raise UsageError(
            say(
                f"不认识格式“{ending}”，文件名可以以 {names} 结尾",
                f'unknown format "{ending}": a file\'s name may end in {names}',
            )
        )
    return found


def _no_such_node(id_: str, card: Scorecard) -> UsageError:
    from rubric.source.nearest import nearest

    found = nearest(id_, [node.id for node in card.nodes])
    hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
    if id_ in card.facts:
        hint = say(f"；它是事实，用 rubric explain {id_} 查", f"; it is a fact, see rubric explain {id_}")
    return UsageError(say(f"没有叫“{id_}”的指标或维度{hint}", f'there is no criterion or dimension "{id_}"{hint}'))


def _write(
    scored: Scored,
    printed: Format,
    written: list[tuple[Path, FileFormat]],
    lang: Lang,
    *,
    verbose: bool,
    only: tuple[str, ...],
) -> None:
    from rubric.report.render import file_bytes, render
    from rubric.report.terminal import Screen

    def page(name: Format, where: Screen) -> str:
        try:
            return render(
                scored.cards,
                format=name,
                lang=lang,
                verbose=verbose or name == "md",
                only=only,
                screen=where,
                findings=scored.findings,
            )
        except NoSuchNodeError as error:
            raise _no_such_node(error.id, scored.cards[0]) from None

    for path, name in written:
        write_whole(path, file_bytes(name, scored.cards, lang, lambda format_: page(format_, Screen(width=100))))
        message(say(f"已写入 {path}", f"wrote {path}"))
    if not written or printed != "text":
        # On a stream lines end as the system ends them.
        show(page(printed, screen()).replace("\r\n", "\n"))


def _suppose(words: list[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        id_, equals, value = word.partition("=")
        if not equals or not id_.strip():
            raise UsageError(say(f"--set 要写成 id=值，不能是“{word}”", f'--set is written id=value, not "{word}"'))
        pairs[id_.strip()] = value.strip()
    return pairs


def _fall_short(cards: tuple[Scorecard, ...], limit: Fraction, lang: Lang) -> bool:
    """Whether a score is below the limit; a withheld one passes only when even its lower bound does not fall short."""
    from rubric.model.states import Verdict
    from rubric.report.numbers import figure
    from rubric.report.score_page import program_name
    from rubric.report.wording import Words

    words, short = Words(lang), False
    for card in cards:
        withheld = card.verdict is Verdict.WITHHELD
        number = card.total.low if withheld else card.total.score
        if number is None or number < limit:
            short = True
            name = program_name(card, words)
            key = "fail_under_none" if withheld or number is None else "fail_under"
            message(words(key, name=name, score=figure(card.total.score), limit=format(float(limit), "g")))
    return short
