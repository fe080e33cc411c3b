"""Texts in both languages at once: the page shows one of them, and a switch the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from rubric.model.text import Lang, Text
from rubric.report.layout import clean
from rubric.report.wording import Words


def isolated(text: str) -> Markup:
    """A user's text escaped; what runs from right to left does not turn round what stands beside it."""
    shown = escape(clean(text))
    turns = not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)
    return Markup("<bdi>{}</bdi>").format(shown) if turns else shown


class Both(NamedTuple):
    """A text in Chinese and in English; Jinja2 shows it as one span for each, or as plain text where they are alike."""

    zh: str
    en: str

    def __html__(self) -> str:
        """Escaped."""
        zh, en = isolated(self.zh), isolated(self.en)
        return zh if zh == en else Markup("<span lang=zh>{}</span><span lang=en>{}</span>").format(zh, en)

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.zh or self.en)

    def get(self, lang: Lang) -> str:
        """The text in a language."""
        return self.zh if lang is Lang.ZH else self.en


NOTHING = Both("", "")


def same(text: str) -> Both:
    """A text that is the same in both languages."""
    return Both(text, text)


class Tongues:
    """The texts of both languages."""

    def __init__(self) -> None:
        """Take the catalogues."""
        self.zh, self.en = Words(Lang.ZH), Words(Lang.EN)

    def __call__(self, key: str, /, **args: Any) -> Both:
        """A text of the catalogues; what fills its places may be in both languages itself."""
        return self.each(
            lambda words: words(
                key, **{name: one.get(words.lang) if isinstance(one, Both) else one for name, one in args.items()}
            )
        )

    def each(self, make: Callable[[Words], str]) -> Both:
        """What a function makes of the words of each language."""
        return Both(make(self.zh), make(self.en))

    def of(self, text: Text | None) -> Both:
        """A bilingual text; empty for None."""
        return self.each(lambda words: words.of(text))

    def listed(self, items: Iterable[Both | str]) -> Both:
        """A list in a sentence."""
        kept = [same(item) if isinstance(item, str) else item for item in items]
        return self.each(lambda words: words.listed([item.get(words.lang) for item in kept]))
