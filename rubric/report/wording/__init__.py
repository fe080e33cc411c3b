"""Words of the output in Chinese and English: one catalogue per language with the same keys."""

from __future__ import annotations

from typing import Any

from rubric.model.text import Lang, Text
from rubric.report.wording import en, zh


class Catalogue(dict[str, str]):
    """The texts of one language by their keys: those of scorecards, and the others from when one is asked for."""

    def __init__(self, lang: Lang) -> None:
        """Choose a language."""
        super().__init__(zh.WORDS if lang is Lang.ZH else en.WORDS)
        self._lang = lang

    def __missing__(self, key: str) -> str:
        """A text of another topic."""
        from rubric.report.wording.topics import TOPICS

        found = next((words[key] for words in TOPICS[self._lang] if key in words), None)
        if found is None:
            raise KeyError(key)
        return self.setdefault(key, found)


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
