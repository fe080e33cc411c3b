"""``rubric test``: runs the examples that rubrics carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, report, show
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say

if TYPE_CHECKING:
    from rubric.report.wording import Words


@exits
def command(
    rubrics: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Ids or paths of rubrics.")
        ),
    ],
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Run the examples of rubrics; exit with 1 when one does not come out as expected."""
    from rubric.report.wording import Words

    words = Words(language(lang))
    codes = [_test(name, words, several=len(rubrics) > 1) for name in rubrics]
    return max(codes)


def _test(name: str, words: Words, *, several: bool) -> int:
    from rubric.scoring.score import prepare
    from rubric.scoring.selftest import run_examples
    from rubric.source.examples import example_sheets
    from rubric.source.load import read_rubric

    loaded = read_rubric(name)
    if loaded.model is None:
        report(loaded.findings, loaded.texts, words.lang)
        return BAD_INPUT
    rubric = loaded.model
    outcomes = list(run_examples(prepare(rubric), example_sheets(loaded)))
    failed = [one for one in outcomes if not one.holds]
    for one in failed:
        show(words("test_line", name=words.of(one.example), id=one.id, expected=one.expected, actual=one.actual) + "\n")
    count, bad = len(rubric.examples), len({one.number for one in failed})
    text = words("test_bad", n=count, failed=bad) if failed else words("test_ok" if count else "test_none", n=count)
    show((f"{rubric.rubric}{words('colon')}" if several else "") + text + "\n")
    return SHORT if failed else FINE
