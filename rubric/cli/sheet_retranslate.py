"""``rubric sheet retranslate``: do people put shuffled anchors at the level they were written for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, language, message, report, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import ResultPage, check_format, put_out
from rubric.cli.reasons import reason_of
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.analysis.observers.retranslation import Anchor
    from rubric.model.finding import Finding
    from rubric.model.text import Lang
    from rubric.scoring.plan import Plan

_LISTS = {".csv": "csv", ".yaml": "yaml", ".yml": "yaml"}

_RUBRIC = typer.Argument(
    autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Id or path of the rubric.")
)
_FILES = typer.Argument(
    metavar="[FILE]...", help=say("填好的文件，一人一份，配合 --score", "Filled files, one a person, with --score.")
)
_SCORE = typer.Option("--score", help=say("给填好的文件算结果", "Score filled files."))
_ONLY = typer.Option(
    metavar="ID", help=say("只出一个维度或指标的，可多次", "One dimension or criterion only; repeatable.")
)
_DERIVED = typer.Option("--derived", help=say("由事实推出的等级也要", "The levels that follow from facts as well."))
_SEED = typer.Option(help=say("打乱用的种子，算结果时要一样", "Seed of the shuffling; the same again for --score."))
_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say(
        "写入文件（.csv .yaml；--score 时 .json .md .txt），可多次",
        "Write to a file (.csv, .yaml; with --score .html, .json, .md, .txt); repeatable.",
    ),
)
_FORMAT = typer.Option(
    "--format", metavar="csv|yaml", help=say("输出格式；--score 时是 text|json|md", "With --score text|json|md.")
)
_FORCE = typer.Option("--force", help=say("已有的文件也重写", "Replace files that are already there."))


@exits
def command(
    rubric: Annotated[str, _RUBRIC],
    files: Annotated[list[Path] | None, _FILES] = None,
    score: Annotated[bool, _SCORE] = False,
    only: Annotated[list[str] | None, _ONLY] = None,
    derived: Annotated[bool, _DERIVED] = False,
    seed: Annotated[int, _SEED] = 1,
    output: Annotated[list[Path] | None, _OUTPUT] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str | None, _FORMAT] = None,
    lang: Annotated[str | None, LANG_OPTION] = None,
    force: Annotated[bool, _FORCE] = False,
) -> int:
    """Write shuffled anchors to be put at their levels, or score what people answered."""
    from rubric.analysis.observers.retranslation import anchors_of
    from rubric.scoring.plan import compile_rubric
    from rubric.source.load import read_rubric

    tongue = language(lang)
    if score != bool(files):
        raise UsageError(
            say("填好的文件和 --score 要一起用", "filled files and --score go together, one does not work alone")
        )
    if open_ and not score:
        raise UsageError(say("--open 要和 --score 一起用", "--open goes with --score"))
    plan = compile_rubric(read_rubric(rubric).use())
    anchors = anchors_of(plan, seed)
    if files:
        return _score(plan, anchors, files, seed, output, format_ or "text", tongue, open_=open_)
    chosen = _chosen(plan, anchors, only or [], derived=derived)
    return _write(plan, chosen, seed, output or [], format_ or "csv", tongue, force=force)


def _chosen(plan: Plan, anchors: Mapping[str, Anchor], only: Sequence[str], *, derived: bool) -> list[Anchor]:
    """The anchors to ask about.

    Raises:
        UsageError: nothing of a name has any.
    """
    from rubric.source.nearest import nearest

    wanted = [one for one in anchors.values() if derived or one.criterion.judged]
    parts = {one.id: {*plan.leaves[one.id].path.split("."), plan.leaves[one.id].path} for one in wanted}
    known = sorted(set().union(*parts.values()))
    for name in only:
        if name not in known:
            found = nearest(name, known)
            hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
            more = "" if derived else say("（由事实推出的要加 --derived）", " (levels from facts need --derived)")
            raise UsageError(say(f"“{name}”没有锚点可测{more}{hint}", f'"{name}" has no anchors to test{more}{hint}'))
    chosen = [one for one in wanted if not only or parts[one.id] & set(only)]
    if not chosen:
        raise UsageError(
            say("这份量表没有要人判断的等级；加 --derived", "no criterion of this rubric is judged; add --derived")
        )
    return chosen


def _write(
    plan: Plan, chosen: Sequence[Anchor], seed: int, output: list[Path], format_: str, lang: Lang, *, force: bool
) -> int:
    from rubric.observe.anchor_lists import to_csv, to_yaml

    def text(kind: str) -> str:
        if kind == "csv":
            return to_csv(chosen, lang)
        if kind == "yaml":
            return to_yaml(chosen, lang, rubric=plan.rubric.rubric, edition=plan.rubric.edition, seed=seed)
        raise UsageError(say(f"不认识格式“{kind}”，可以用 csv、yaml", f'unknown format "{kind}": use csv or yaml'))

    texts = [(path, text(_LISTS.get(path.suffix.lower(), path.suffix))) for path in output]
    for path, _ in texts:
        if path.exists() and not force:
            raise UsageError(say(f"{path} 已经有了，要重写加 --force", f"{path} is there already, --force replaces it"))
    for path, content in texts:
        write_whole(path, content)
        message(say(f"已写入 {path}（{len(chosen)} 条锚点）", f"wrote {path} ({len(chosen)} anchors)"))
    if not texts:
        show(text(format_).removeprefix("\ufeff"))
    return FINE


def _score(
    plan: Plan,
    anchors: Mapping[str, Anchor],
    files: Sequence[Path],
    seed: int,
    output: list[Path] | None,
    format_: str,
    lang: Lang,
    *,
    open_: bool,
) -> int:
    from rubric.analysis.observers.retranslation import retranslation
    from rubric.report.retranslation_page import retranslation_page

    printed = check_format(format_)
    answers, findings = _answers(files, anchors)
    if findings:
        report(findings, {}, lang)
        return BAD_INPUT
    asked = {code for _, levels in answers for code in levels}
    if not asked:
        raise UsageError(say("这些文件里一条都没有填", "nothing is filled in in these files"))
    criteria = {anchors[code].id for code in asked}
    tested = {code: anchor for code, anchor in anchors.items() if anchor.id in criteria}
    result = retranslation(plan, tested, answers, seed)
    page = ResultPage(
        lambda words: retranslation_page(result, words), lambda: result.model_dump(mode="json", by_alias=True)
    )
    put_out(page, printed, lang, output, open_=open_)
    return FINE


def _answers(
    files: Sequence[Path], anchors: Mapping[str, Anchor]
) -> tuple[list[tuple[str, dict[str, int]]], list[Finding]]:
    from rubric.observe.anchor_lists import read_filled

    answers, findings = [], []
    for file in files:
        try:
            levels, wrong = read_filled(file.read_bytes(), str(file), anchors)
        except OSError as error:
            reason = reason_of(error)
            raise UsageError(say(f"读不了 {file}：{reason}", f"cannot read {file}: {reason}")) from None
        answers.append((str(file), levels))
        findings += wrong
    return answers, findings
