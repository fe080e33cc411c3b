"""What every command shares: the terminal, messages, exit codes and writing files whole."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TextIO

from rubric.cli.language import asked_for, current_language, say
from rubric.cli.reasons import reason_of
from rubric.errors import InputError, UsageError

if TYPE_CHECKING:
    from rubric.model.finding import Finding
    from rubric.model.text import Lang
    from rubric.report.terminal import Screen

P = ParamSpec("P")

FINE, SHORT, BAD_INPUT, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

# What a terminal that is not Unicode gets instead.
_PLAIN = str.maketrans(
    {
        "✓": "v",
        "✗": "x",
        "−": "-",
        "–": "-",
        "→": "->",
        "↔": "<->",
        "×": "x",
        "±": "+-",
        "█": "#",
        "▓": "=",
        "░": "-",
        "·": ".",
        "▪": "*",
        "□": "[ ]",
        "\u00a0": " ",
        "÷": "/",
        "≥": ">=",
        "≤": "<=",
        **dict(zip("▁▂▃▄▅▆▇", ".:-=+*%", strict=True)),
    }
)


def command(body: Callable[P, int]) -> Callable[P, None]:
    """A command's function: what it returns is the exit code, and no exception shows as a traceback."""

    @functools.wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        sys.exit(_exit_code(lambda: body(*args, **kwargs)))

    return run


def _exit_code(body: Callable[[], int]) -> int:
    try:
        code = body()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except InputError as error:
        report(error.findings, {}, language(None))
        return BAD_INPUT
    except UsageError as error:
        message(say(error.zh, str(error)))
        return BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody meets a traceback
        return _bug(error)
    return code


def _bug(error: Exception) -> int:
    if os.environ.get("RUBRIC_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"
    message(
        say(
            f"程序自己出错了（{what}）。请设 RUBRIC_DEBUG=1 再运行一次，把输出报给我们。",
            f"this is our bug ({what}). Please run it again with RUBRIC_DEBUG=1 and report the output.",
        )
    )
    return OUR_BUG


def language(lang: str | None) -> Lang:
    """The language of the output; from here on messages are in it too. None: the one asked for before.

    Raises:
        UsageError: it is neither zh nor en.
    """
    from rubric.model.text import Lang

    chosen = (lang or current_language()).lower()
    if chosen not in ("zh", "en"):
        raise UsageError(say(f"--lang 只能是 zh 或 en，不能是“{lang}”", f'--lang is zh or en, not "{lang}"'))
    asked_for(chosen)
    return Lang(chosen)


def screen(stream: TextIO | None = None) -> Screen:
    """What a stream can show; the width is the terminal's, or 80 where there is none."""
    from rubric.report.terminal import Screen

    stream = stream or sys.stdout
    terminal = stream.isatty()
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((80, 24)).columns
    return Screen(width=max(40, min(width, 120)), colour=colour, unicode=_shows("█▓░·", stream))


def show(text: str, stream: TextIO | None = None) -> None:
    """Print a text that already ends in a line break; what a terminal cannot show becomes what it can."""
    stream = stream or sys.stdout
    stream.write(showable(text, stream))


def showable(text: str, stream: TextIO) -> str:
    """A text with what a stream cannot show as what it can."""
    if _shows(text, stream):
        return text
    encoding = stream.encoding or "ascii"
    return text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)


def message(text: str) -> None:
    """A line on standard error."""
    show(f"rubric: {text}\n", sys.stderr)


def progress(what: str, number: int, of: int) -> None:
    """How far many things are, in one line of a terminal's standard error that each number writes anew."""
    show(f"\r{what} {number}/{of}" + ("\n" if number == of else ""), sys.stderr)


def report(findings: Sequence[Finding], texts: Mapping[str, str], lang: Lang) -> None:
    """Findings on standard error; what is not in ``texts`` is read for the excerpts."""
    if not findings:
        return
    from rubric.report.findings import findings_text
    from rubric.report.wording import Words

    others = {name: _text_of(name) for name in {one.place.file for one in findings} - texts.keys()}
    shown = {name: text for name, text in others.items() if text} | dict(texts)
    show(findings_text(findings, shown, Words(lang), screen(sys.stderr)), sys.stderr)


def _text_of(name: str) -> str:
    """The text of a file, empty where it cannot be read."""
    from rubric.source.read import read_text

    return read_text(Path(name), name)[0]


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        UsageError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.partial")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    except FileNotFoundError:
        folder = path.parent
        raise UsageError(
            say(f"写不了 {path}：没有文件夹 {folder}，请先建好", f"cannot write {path}: there is no folder {folder}")
        ) from None
    except OSError as error:
        _leave_nothing(beside)
        raise cannot_write(path, error) from None
    except KeyboardInterrupt:
        _leave_nothing(beside)
        raise


def _leave_nothing(beside: Path) -> None:
    """Remove what has been written; where that is not allowed either, there is nothing to remove."""
    with suppress(OSError):
        beside.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet.

    Raises:
        UsageError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            say(f"建不了文件夹 {folder}：{reason_of(error)}", f"cannot make the folder {folder}: {reason_of(error)}")
        ) from None


def cannot_write(path: Path, error: OSError) -> UsageError:
    """That a file cannot be written, and why."""
    return UsageError(say(f"写不了 {path}：{reason_of(error)}", f"cannot write {path}: {reason_of(error)}"))


def _shows(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
