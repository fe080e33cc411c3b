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
    diff_en,
    diff_zh,
    en,
    guide_en,
    guide_zh,
    html_en,
    html_zh,
    inspect_en,
    inspect_zh,
    picture_en,
    picture_zh,
    quality_en,
    quality_zh,
    rank_en,
    rank_zh,
    table_en,
    table_zh,
    watch_en,
    watch_zh,
    zh,
)

# One module a topic and language
_TOPICS = {
    Lang.ZH: (
        zh,
        compare_zh,
        rank_zh,
        advise_zh,
        book_zh,
        ci_zh,
        html_zh,
        picture_zh,
        guide_zh,
        quality_zh,
        diff_zh,
        watch_zh,
        inspect_zh,
        table_zh,
    ),
    Lang.EN: (
        en,
        compare_en,
        rank_en,
        advise_en,
        book_en,
        ci_en,
        html_en,
        picture_en,
        guide_en,
        quality_en,
        diff_en,
        watch_en,
        inspect_en,
        table_en,
    ),
}
CATALOGUES: dict[Lang, dict[str, str]] = {
    lang: {key: text for topic in topics for key, text in topic.WORDS.items()} for lang, topics in _TOPICS.items()
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
