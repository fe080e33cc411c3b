"""The words that typer itself puts into a help text, in Chinese; the others are there already."""

from __future__ import annotations

import re

# Lines may break inside of what is in brackets.
_CHINESE = [
    (re.compile(pattern, re.MULTILINE), chinese)
    for pattern, chinese in (
        (r"\AUsage: ", "用法："),
        (r"^Arguments:$", "参数："),
        (r"^Options:$", "选项："),
        (r"^Commands:$", "命令："),
        (r"(\A用法：.*)\[OPTIONS\]", r"\1[选项]"),
        (r"(\A用法：.*)COMMAND \[ARGS\]\.\.\.", r"\1命令 [参数]..."),
        (r"\[required\]", "[必填]"),
        (r"\[default:\s+([^\]]*)\]", r"[默认：\1]"),
        (r"Show this message and exit\.", "显示这份帮助"),
        (r"Install completion for the current shell\.", "给当前的 shell 装上补全"),
        (r"Show completion for the current shell, to copy it or\s+customize the installation\.", "显示补全的脚本"),
    )
]


def in_chinese(text: str) -> str:
    """A help text with nothing but Chinese around it."""
    for pattern, chinese in _CHINESE:
        text = pattern.sub(chinese, text)
    return text
