"""Words of the output in Chinese and English: one catalogue per language with the same keys."""

from __future__ import annotations

from typing import Any

from rubric.model.text import Lang, Text
from rubric.report.wording import (
    advise_en,
    advise_zh,
    book_en,
    book_zh,
    ci_en,
    ci_zh,
    compare_en,
    compare_zh,
    en,
    html_en,
    html_zh,
    rank_en,
    rank_zh,
    zh,
)

# One module a topic and language
CATALOGUES: dict[Lang, dict[str, str]] = {
    Lang.ZH: zh.WORDS | compare_zh.WORDS | rank_zh.WORDS | advise_zh.WORDS | book_zh.WORDS | ci_zh.WORDS,
    Lang.EN: en.WORDS | compare_en.WORDS | rank_en.WORDS | advise_en.WORDS | book_en.WORDS | ci_en.WORDS,
    Lang.ZH: zh.WORDS | compare_zh.WORDS | rank_zh.WORDS | advise_zh.WORDS | book_zh.WORDS | html_zh.WORDS,
    Lang.EN: en.WORDS | compare_en.WORDS | rank_en.WORDS | advise_en.WORDS | book_en.WORDS | html_en.WORDS,
}


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
