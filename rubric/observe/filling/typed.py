"""What a person types at a prompt: a command in Chinese or English, or an answer with a reason after ``;``."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from rubric.model.text import folded
from rubric.observe.questions import Question


class Command(StrEnum):
    """What one may ask for instead of answering."""

    MORE = "more"
    HELP = "help"
    EVIDENCE = "evidence"
    REASON = "reason"
    BACK = "back"
    SKIP = "skip"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "na"
    QUIT = "quit"


WORDS: dict[Command, tuple[str, ...]] = {
    Command.MORE: ("?", "more", "锚点", "详情"),
    Command.HELP: ("h", "help", "帮助"),
    Command.EVIDENCE: ("e", "evidence", "证据"),
    Command.REASON: ("r", "reason", "理由"),
    Command.BACK: ("b", "back", "返回"),
    Command.SKIP: ("s", "skip", "跳过"),
    Command.UNKNOWN: ("u", "unknown", "未知"),
    Command.NOT_APPLICABLE: ("na", "n/a", "不适用", "not applicable", "does not apply"),
    Command.QUIT: ("q", "quit", "exit", "退出"),
}
_COMMANDS = {word: command for command, words in WORDS.items() for word in words}
_WITH_TEXT = frozenset({Command.EVIDENCE, Command.REASON, Command.NOT_APPLICABLE, Command.UNKNOWN})
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FIRST = re.compile(r"\s*[;；:：]\s*|\s+")
_SEMICOLON = re.compile(r"[;；]")
_NOTHING = " ;；,，.。、"


class Typed(NamedTuple):
    """A command and the text after it."""

    command: Command
    text: str = ""


def tidy(line: str) -> str:
    """A line without control characters and what else cannot be seen, and without spaces around it."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp", "Cn", "Co") else char for char in line)
    return _BIDI.sub("", kept).strip()


def command_of(text: str, question: Question | None = None) -> Typed | None:
    """The command that a text is, or None; an option of the question is never one, unless ``:`` stands before it.

    Only some commands take a text, after a space, a colon or a semicolon.
    """
    if question is not None and folded(text) in {folded(option.value) for option in question.options}:
        return None
    text = text[1:].strip() if text[:1] in (":", "：") else text
    alone = _COMMANDS.get(folded(text))
    if alone is not None:
        return Typed(alone)
    found = _FIRST.search(text)
    command = _COMMANDS.get(folded(text[: found.start()])) if found else None
    return Typed(command, text[found.end() :]) if found and command in _WITH_TEXT else None


def with_reason(text: str) -> tuple[str, str]:
    """An answer and the reason after the first semicolon."""
    head, *reason = _SEMICOLON.split(text, maxsplit=1)
    return head.strip(), reason[0].strip(_NOTHING[:3]) if reason else ""


def is_text(text: str, *, place: bool = False) -> bool:
    """Whether a line can be a reason, evidence or a title: no command alone and not only punctuation.

    A ``place`` may be called like a command in Chinese: 详情 is a page.
    """
    asked = command_of(text)
    is_command = asked is not None and not asked.text and (text.isascii() or not place)
    return bool(text.strip(_NOTHING)) and not is_command
