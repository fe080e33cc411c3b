"""``rubric test``: runs the examples that rubrics carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, report, show
from rubric.cli.console import command as exits
from rubric.cli.findings import FORMAT_OPTION, TEXT, check_format, show_findings
from rubric.cli.language import LANG_OPTION, say

if TYPE_CHECKING:
    from rubric.cli.testing import Tested
    from rubric.report.wording import Words


@exits
def command(
    rubrics: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Ids or paths of rubrics.")
        ),
    ],
    format_: Annotated[str, FORMAT_OPTION] = TEXT,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Run the examples of rubrics; exit with 1 when one does not come out as expected."""
    from rubric.cli.testing import run_tests
    from rubric.report.wording import Words

    words = Words(language(lang))
    check_format(format_)
    tested = []
    for name in rubrics:
        tested.append(run_tests(name))
        if format_ == TEXT:
            _show(tested[-1], words, several=len(rubrics) > 1)
    if format_ != TEXT:
        findings = [finding for one in tested for finding in one.findings]
        passed = [name for name, one in zip(rubrics, tested, strict=True) if not one.findings]
        show_findings(findings, {}, format_, words.lang, files=passed)
    if any(one.rubric is None for one in tested):
        return BAD_INPUT
    return SHORT if any(one.failed for one in tested) else FINE


def _show(tested: Tested, words: Words, *, several: bool) -> None:
    if tested.rubric is None:
        report(tested.findings, tested.texts, words.lang)
        return
    show_findings(tested.findings, tested.texts, TEXT, words.lang)
    key = "test_bad" if tested.failed else "test_ok" if tested.examples else "test_none"
    text = words(key, n=tested.examples, failed=tested.failed)
    show((f"{tested.rubric}{words('colon')}" if several else "") + text + "\n")
