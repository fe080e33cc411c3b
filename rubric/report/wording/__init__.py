"""Words of the output in Chinese and English: one catalogue per language with the same keys."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from rubric.model.text import Lang, Text

# Each topic has a module for each language, ``compare_zh`` and so on; the first, which all pages use, is ``zh``.
# They are read as they are needed: most commands speak of few.
TOPICS = (
    "",
    "compare",
    "rank",
    "advise",
    "book",
    "ci",
    "html",
    "picture",
    "guide",
    "quality",
    "diff",
    "watch",
    "inspect",
    "table",
)


class Catalogue(dict[str, str]):
    """The texts of one language by their keys; a topic is read when a key is not among those before it."""

    def __init__(self, lang: Lang) -> None:
        """Choose a language."""
        super().__init__()
        self._to_read = [f"{topic}_{lang}".lstrip("_") for topic in TOPICS]

    def __missing__(self, key: str) -> str:
        """Read on until there is such a key."""
        while self._to_read:
            words: dict[str, str] = import_module(f"{__name__}.{self._to_read.pop(0)}").WORDS
            self.update(words)
            if key in words:
                return words[key]
        raise KeyError(key)


CATALOGUES = {lang: Catalogue(lang) for lang in Lang}


class Words:
    """The texts of one language."""

    def __init__(self, lang: Lang) -> None:
        """Choose a language."""
        self.lang = lang
        self._catalogue = CATALOGUES[lang]

    def __call__(self, key: str, /, **args: Any) -> str:
        """A text of the catalogue, with its places filled."""
        return self._catalogue[key].format(**args)

    def of(self, text: Text | None) -> str:
        """A bilingual text in this language; empty for None."""
        return "" if text is None else text.get(self.lang)

    def listed(self, items: list[str]) -> str:
        """A list in a sentence."""
        return self._catalogue["list_comma"].join(items)
