"""``rubric sheet agree``: how far several observers agree about the same programs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, message, report
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import (
    FORMAT_OPTION,
    OUTPUT_OPTION,
    RUBRIC_OPTION,
    ResultPage,
    check_format,
    limit_of,
    put_out,
)
from rubric.errors import InputError, UsageError

if TYPE_CHECKING:
    from rubric.cli.reading import SheetRead
    from rubric.model.agreement import Agreement
    from rubric.model.finding import Finding
    from rubric.model.text import Lang

_SHEETS = typer.Argument(
    autocompletion=complete.files,
    metavar="SHEET",
    help=say("几位观察者的观察表：文件、文件夹或通配符", "Sheets of several observers: files, folders or patterns."),
)
_DRAWS = typer.Option(min=0, max=100_000, help=say("区间重抽多少次", "Bootstrap draws for the intervals."))
_SEED = typer.Option(help=say("重抽的种子", "Seed of the draws."))
_FAIL_UNDER = typer.Option(
    metavar="N",
    help=say("指标等级的 alpha 低于 N 时以 1 退出", "Exit with 1 when alpha of the levels of criteria is below N."),
)


@exits
def command(
    sheets: Annotated[list[str], _SHEETS],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
    fail_under: Annotated[str | None, _FAIL_UNDER] = None,
    draws: Annotated[int, _DRAWS] = 2_000,
    seed: Annotated[int, _SEED] = 1,
) -> int:
    """Tell how far several observers agree about the same programs."""
    tongue, limit = language(lang), limit_of(fail_under)
    printed = check_format(format_)
    read, findings, texts = _read(sheets, rubric)
    if findings:
        report(findings, texts, tongue)
        return BAD_INPUT
    result = _agreement(read, draws, seed)
    from rubric.report.agreement_page import agreement_page

    page = ResultPage(
        lambda words: agreement_page(result, words), lambda: result.model_dump(mode="json", by_alias=True)
    )
    put_out(page, printed, tongue, output, open_=open_)
    return SHORT if limit is not None and _falls_short(result, limit, tongue) else FINE


def _read(words: list[str], rubric: str | None) -> tuple[list[SheetRead], list[Finding], dict[str, str]]:
    from rubric.cli.reading import Sheets
    from rubric.source.inputs import sheet_files

    reader = Sheets(rubric)
    files, findings = sheet_files(words)
    read = []
    for file in files:
        try:
            read.append(reader.sheet(file, reader.text(file)[1]))
        except InputError as error:
            findings += [one for one in error.findings if one not in findings]
    return read, findings or _unfit(read), reader.texts


def _unfit(read: Sequence[SheetRead]) -> list[Finding]:
    """Sheets that cannot be compared with the first one, and sheets of nobody."""
    from rubric.scoring.fingerprint import scoring_sha256_of
    from rubric.source import observer_rules as rules

    hashes = {id(one.rubric): scoring_sha256_of(one.rubric) for one in read}
    findings = []
    for one in read:
        root = one.loaded.root
        if root is None:
            continue
        if one.sheet.observer is None:
            findings.append(rules.OBSERVER_NEEDED.at(root.key_place("program")))
        if hashes[id(one.rubric)] != hashes[id(read[0].rubric)]:
            place, theirs = root.value_place("rubric"), _edition(read[0])
            findings.append(rules.RUBRICS_DIFFER.at(place, own=_edition(one), other=read[0].name, theirs=theirs))
    return findings


def _edition(one: SheetRead) -> str:
    return f"{one.rubric.rubric} {one.rubric.edition}"


def _agreement(read: Sequence[SheetRead], draws: int, seed: int) -> Agreement:
    from rubric.analysis.observers.agree import agreement
    from rubric.model.rubric import Fact
    from rubric.observe.questions import questions_of
    from rubric.scoring.score import prepare

    compiled = prepare(read[0].rubric)
    facts = [one.id for one in questions_of(compiled.plan) if isinstance(one.item, Fact)]
    sheets = [(one.name, one.sheet) for one in read]
    result = agreement(compiled, sheets, facts=facts, draws=draws, seed=seed)
    if not result.programs:
        who = "; ".join(f"{one.id}: {', '.join(one.observers)}" for one in result.alone)
        raise UsageError(
            say(
                f"没有一个小程序有两位观察者（{who}），没有可比的",
                f"no program has two observers ({who}), there is nothing to compare",
            )
        )
    return result


def _falls_short(result: Agreement, limit: Fraction, lang: Lang) -> bool:
    """Whether alpha of the levels of criteria is below a limit; an undefined one is."""
    from rubric.report.agreement_page import coefficient
    from rubric.report.wording import Words

    alpha = result.overall.alpha.value if result.overall else None
    words, shown = Words(lang), format(float(limit), "g")
    if alpha is None:
        message(words("agree_fail_under_none", limit=shown))
    elif alpha < limit:
        message(words("agree_fail_under", alpha=coefficient(alpha), limit=shown))
    return alpha is None or alpha < limit
