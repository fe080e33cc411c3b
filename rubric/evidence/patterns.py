"""The small languages of the signal table: words of names, and texts with gaps, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rubric.model.signals import Signal

# Matches nothing; for a table without any.
ANY_WORD = r"(?!)"
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CHOICE = re.compile(r"\(([^()]*)\)")
# What a user reads in one go does not cross these.
_GAP = r"[^<>\"'`\n{}。；;]{0,8}?"

TextPattern = tuple[str, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]


def tokens(name: str) -> str:
    """The words of an identifier or path, small, with a space before and after each: `` goods seckill ``."""
    return f" {' '.join(_PART.findall(name))} ".lower()


def token_pattern(words: str) -> re.Pattern[str]:
    """A pattern for what :func:`tokens` gives.

    Args:
        words: ``sign in`` for these words in a row, in singular or plural; ``*`` at an end of a word stands for any
            letters, alone for any words in between.
    """
    parts = []
    for word in words.lower().split():
        if word == "*":
            parts.append(r"(?:[a-z0-9]+ )*")
        else:
            parts.append(re.escape(word).replace(r"\*", "[a-z0-9]*") + ("" if word.endswith("*") else "s?") + " ")
    return re.compile(" " + "".join(parts))


def text_patterns(signals: Mapping[str, Signal]) -> tuple[list[TextPattern], re.Pattern[str]]:
    """The texts of each signal, and one pattern that finds any of them."""
    found: list[TextPattern] = []
    everything: list[str] = []
    for id_, one in signals.items():
        unless = _one_of(list(one.unless)) if one.unless else None
        groups = [(one.words, None), *((words, token_pattern(within)) for within, words in one.words_in.items())]
        for words, within in groups:
            if words:
                found.append((id_, _one_of(list(words)), within, unless))
                everything += words
    return found, _one_of(everything) if everything else re.compile(ANY_WORD)


def _one_of(words: list[str]) -> re.Pattern[str]:
    """A pattern for any of some texts; each alternative begins with a plain letter, which makes searching quick."""
    spelled = dict.fromkeys(one for word in words for one in _first_spelled(word))
    return re.compile("|".join(spelled))


def _first_spelled(word: str) -> list[str]:
    """A text as patterns, its first choice written out where the text begins with it."""
    parts = _CHOICE.split(word)
    if parts[0]:
        return [_pattern(parts)]
    return [_pattern(["", choice, *parts[2:]]) for choice in parts[1].split("|")]


def _pattern(parts: list[str]) -> str:
    """Texts and choices in turn, as one pattern."""
    found = []
    for number, part in enumerate(parts):
        if number % 2 == 0 or "|" not in part:
            found.append(_with_gaps(part))
        else:
            found.append("(?:" + "|".join(_with_gaps(choice) for choice in part.split("|")) + ")")
    return "".join(found)


def _with_gaps(text: str) -> str:
    return _GAP.join(re.escape(piece) for piece in text.split("*"))
