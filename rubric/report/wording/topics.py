"""The words of single commands and pages; a module each topic and language."""

from __future__ import annotations

from rubric.model.text import Lang
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
)

_ZH = (
    *(compare_zh, rank_zh, advise_zh, book_zh, ci_zh, html_zh, picture_zh),
    *(guide_zh, quality_zh, diff_zh, watch_zh, inspect_zh, table_zh),
)
_EN = (
    *(compare_en, rank_en, advise_en, book_en, ci_en, html_en, picture_en),
    *(guide_en, quality_en, diff_en, watch_en, inspect_en, table_en),
)
TOPICS: dict[Lang, tuple[dict[str, str], ...]] = {
    Lang.ZH: tuple(topic.WORDS for topic in _ZH),
    Lang.EN: tuple(topic.WORDS for topic in _EN),
}
