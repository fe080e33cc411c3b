"""A text in one language in a rubric that has two."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.texts import texts_in
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text


def check(file: RubricFile) -> Iterator[Found]:
    """Texts with only ``zh`` or only ``en``, where some other text has both; plain texts are for both languages."""
    texts = list(texts_in(file.rubric))
    if not any(text.zh and text.en and text.zh != text.en for _, text in texts):
        return
    for path, text in texts:
        if not text.en:
            yield Found(path, {"has": "zh", "missing": "en", "language": _ENGLISH}, key=True)
        elif not text.zh:
            yield Found(path, {"has": "en", "missing": "zh", "language": _CHINESE}, key=True)


_ENGLISH = Text(zh="英文", en="English")
_CHINESE = Text(zh="中文", en="Chinese")

RULE = RubricRule(
    Rule(
        "missing-translation",
        Severity.WARNING,
        "这段文字缺{language}",
        "this text has no {language}",
        "在 {has}: 旁边补上 {missing}:；两种语言都一样的，直接写一个字符串",
        "add {missing}: beside {has}:, or write one plain text for both languages",
        "读另一种语言的人会在报告里看到夹杂的文字",
        "readers of the other language find a mixture in their report",
        "title: {zh: 玩法}",
        "title: {zh: 玩法, en: Gameplay}",
    ),
    check,
)
