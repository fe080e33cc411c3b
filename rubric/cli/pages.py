"""Pages of results in the formats that every command with a result offers, and the options that choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never, get_args

import typer

from rubric.cli import complete
from rubric.cli.console import message, screen, show, write_whole
from rubric.cli.language import say
from rubric.cli.opening import open_page, page_among, temporary_page
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.shortfall import Limit
    from rubric.model.text import Lang
    from rubric.report.blocks import Block
    from rubric.report.terminal import Screen
    from rubric.report.wording import Words

PageFormat = Literal["text", "md", "html", "json"]

_FORMATS: tuple[PageFormat, ...] = get_args(PageFormat)
PAGE_ENDINGS = {".txt": "text", ".md": "md", ".html": "html", ".json": "json"}

SHEETS_ARGUMENT = typer.Argument(
    autocompletion=complete.files,
    metavar="SHEET",
    help=say("观察表、文件夹、通配符、保存的评分结果，或 -", "Sheets, folders, patterns, saved results, or -"),
)
RUBRIC_OPTION = typer.Option(
    "--rubric", "-r", autocompletion=complete.rubrics, help=say("量表的 id 或路径", "Id or path of the rubric.")
)
RATE_BY_OPTION = typer.Option(
    "--rubric",
    "-r",
    autocompletion=complete.rubrics,
    help=say("都按这份量表重新评分", "Rate all sheets by this rubric."),
)
FORMAT_OPTION = typer.Option("--format", metavar="text|md|html|json", help=say("输出格式", "Format of the output."))
OUTPUT_OPTION = typer.Option(
    "-o",
    "--output",
    help=say("写入文件（.html .json .md .txt），可多次", "Write to a file (.html, .json, .md, .txt); repeatable."),
)


RADAR_OPTION = typer.Option(
    "--radar", help=say("HTML 页面里加一张雷达图", "Add a radar of the dimensions to an HTML page.")
)


def check_radar(radar: bool, formats: Iterable[str]) -> None:
    """A radar is drawn on an HTML page.

    Raises:
        UsageError: it is asked for, and no page is written.
    """
    if radar and "html" not in formats:
        raise UsageError(
            say("雷达图只画在 HTML 页面里：加上 -o 文件名.html", "a radar is drawn on an HTML page: add -o NAME.html")
        )


def check_format(name: str) -> PageFormat:
    """A format's name.

    Raises:
        UsageError: there is no such format.
    """
    for known in _FORMATS:
        if name == known:
            return known
    raise UsageError(
        say(
            f"不认识格式“{name}”，可以用 text、md、html、json（.txt .md .html .json）",
            f'unknown format "{name}": use text, md, html or json (.txt, .md, .html, .json)',
        )
    )


def format_of(path: Path) -> PageFormat:
    """The format that a file's ending stands for.

    Raises:
        UsageError: it is a folder or looks like one, or the ending stands for none.
    """
    from rubric.source.inputs import is_folder

    if not path.suffix or is_folder(path):
        raise UsageError(
            say(
                f"{path} 不是文件名，请写文件，如 -o {path / 'report.html'}"
                "（只有 rubric score 会写一整个文件夹的网页）",
                f"{path} names no file: write for example -o {path / 'report.html'} "
                "(a folder of pages is what rubric score writes)",
            )
        )
    if path.suffix.lower() == ".pdf":
        raise no_pdf(path)
    return check_format(PAGE_ENDINGS.get(path.suffix.lower(), path.suffix))


def no_pdf(path: Path) -> UsageError:
    """That a browser makes a PDF of a page."""
    page = path.with_suffix(".html")
    return UsageError(
        say(
            f"写不出 PDF：先写 -o {page}，再在浏览器里打开它，打印成 PDF",
            f"there is no PDF: write -o {page} and print it from the browser",
        )
    )


class ResultPage(NamedTuple):
    """A result that can be shown in any format and language.

    Attributes:
        page: gives its blocks in the language of some words.
        data: gives what JSON holds.
    """

    page: Callable[[Words], Sequence[Block]]
    data: Callable[[], object]

    def rendered(self, format_: PageFormat, lang: Lang, where: Screen) -> str:
        """The page in a format; ``where`` is for text only."""
        from rubric.report.wording import Words

        match format_:
            case "json":
                from rubric.report.jsons import as_json

                return as_json(self.data())
            case "html":
                from rubric.report.html.blocks_html import blocks_page

                return blocks_page(self.page, self.data(), lang)
            case "md":
                from rubric.report.markdown import to_markdown

                return to_markdown(self.page(Words(lang)))
            case "text":
                from rubric.report.terminal import to_text

                return to_text(self.page(Words(lang)), where)
            case _:
                assert_never(format_)


def put_out(
    result: ResultPage,
    format_: PageFormat,
    lang: Lang,
    outputs: Iterable[Path] | None = None,
    *,
    open_: bool = False,
    printed: bool = True,
) -> None:
    """Write a result to files, by their endings; print it where there are none, or where text was not asked for.

    Args:
        result: what to show.
        format_: of standard output.
        lang: the language of the page, in HTML the one that is shown first.
        outputs: the files.
        open_: show the first page among them in the browser, or else a temporary one.
        printed: whether anything is printed at all.

    Raises:
        UsageError: a file's ending stands for no format, or it cannot be written.
    """
    from rubric.report.terminal import Screen

    files = [(path, format_of(path)) for path in outputs or ()]
    page = page_among(path for path, _ in files)
    if open_ and page is None:
        page = temporary_page()
        files.append((page, "html"))
    for path, name in files:
        write_whole(path, result.rendered(name, lang, Screen(width=100)))
        message(say(f"已写入 {path}", f"wrote {path}"))
    if printed and (not files or format_ != "text"):
        show(result.rendered(format_, lang, screen()))
    if open_ and page is not None:
        open_page(page)


def limit_of(text: str | None, option: str = "--fail-under") -> Fraction | None:
    """The number of an option, exact.

    Raises:
        UsageError: it is no number.
    """
    if text is None:
        return None
    limit = number_of(text)
    if limit is None:
        raise UsageError(say(f"{option} 要一个数字，不能是“{text}”", f'{option} needs a number, not "{text}"'))
    return limit


def number_of(text: str) -> Fraction | None:
    """A number as a person writes it, exact: without an exponent, which could make it huge. None for anything else."""
    try:
        return Fraction(text) if len(text) <= 40 and "e" not in text.lower() else None
    except (ValueError, ZeroDivisionError):
        return None


def limits_of(words: Sequence[str]) -> list[Limit]:
    """What ``--fail-under`` asks for: ``60`` of the total, ``gameplay=50`` of a node.

    Raises:
        UsageError: something is no number.
    """
    from rubric.model.shortfall import Limit

    limits = []
    for word in words:
        id_, equals, number = word.rpartition("=")
        least = limit_of(number.strip())
        if least is None or (equals and not id_.strip()):
            raise UsageError(
                say(
                    f"--fail-under 要写成 N 或 id=N，不能是“{word}”", f'--fail-under is written N or id=N, not "{word}"'
                )
            )
        limits.append(Limit(id_.strip() or "total", least, word))
    return limits
