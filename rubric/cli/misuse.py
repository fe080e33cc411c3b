"""Words that no command understands, told in Chinese too; in English typer tells of them itself."""

from __future__ import annotations

import re
import sys
from typing import Any

from rubric.cli.console import show
from rubric.cli.help_words import in_chinese
from rubric.cli.language import current_language

# What typer says -> what is said in Chinese.
_CHINESE = [
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"Missing argument '(.+?)'\.", r"缺少参数“\1”"),
        (r"Missing option '(.+?)'\.", r"缺少选项“\1”"),
        (r"Missing command\.", "缺少命令"),
        (r"No such command '(.+?)'\. Did you mean '(.+?)'\?", r"没有命令“\1”，是不是“\2”？"),
        (r"No such command '(.+?)'\.", r"没有命令“\1”"),
        (r"No such option: (\S+) \(Possible options: (.+)\)", r"没有选项“\1”，是不是 \2？"),
        (r"No such option: (\S+)(?: Did you mean (\S+)\?)?", r"没有选项“\1”"),
        (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"多出了参数：\1"),
        (r"Option '(.+?)' requires an argument\.", r"选项“\1”后面要写一个值"),
        (r"Option '(.+?)' does not take a value\.", r"选项“\1”后面不写值"),
        (
            r"Invalid value for '(.+?)': (?:.* is not|Input should be) a valid (?:integer|int)\b.*",
            r"选项“\1”要一个整数",
        ),
        (r"Invalid value for '(.+?)': (?:.* is not|Input should be) a valid (?:float|number)\b.*", r"选项“\1”要一个数"),
        (r"Invalid value for '(.+?)': Input should be greater than or equal to (\S+)", r"选项“\1”不能小于 \2"),
        (r"Invalid value for '(.+?)': Input should be less than or equal to (\S+)", r"选项“\1”不能大于 \2"),
        (r"Invalid value for '(.+?)': (\S+) is not in the range (.+)\.", r"选项“\1”要在 \3 之内，不能是 \2"),
    )
]


def tell(error: Any) -> None:
    """Print what is wrong with a command line, after how it is used.

    Args:
        error: typer's, which has ``ctx``, ``format_message`` and ``show``.
    """
    said = error.format_message()
    chinese = next((match.expand(text) for pattern, text in _CHINESE if (match := pattern.fullmatch(said))), None)
    if current_language() != "zh" or chinese is None:
        error.show()
        return
    lines = [f"错误：{chinese}"]
    if error.ctx is not None:
        lines[:0] = [in_chinese(error.ctx.get_usage()), f"“{error.ctx.command_path} --help”列出所有参数和选项", ""]
    show("".join(f"{line}\n" for line in lines), sys.stderr)
