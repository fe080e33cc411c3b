"""A source that no evidence cites."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Declared sources that no answer's evidence names, in a sheet that says anything at all."""
    if not file.sheet.answers:
        return
    cited = {evidence.source for answer in file.sheet.answers.values() for evidence in answer.evidence}
    for id_ in file.sheet.sources:
        if id_ not in cited:
            yield Found(("sources", id_), {"id": id_}, key=True)


RULE = SheetRule(
    Rule(
        "unused-source",
        Severity.INFO,
        "来源“{id}”没有被任何证据引用",
        'no evidence cites the source "{id}"',
        "在 evidence: 里引用它，或者删掉",
        "cite it under evidence:, or remove it",
        "登记了却没有引用，读的人不知道哪些回答出自它",
        "readers cannot tell which answers rest on it",
        "sources:\n  article: {title: 一篇文章}\nanswers:\n  coupon: no",
        "sources:\n  article: {title: 一篇文章}\nanswers:\n"
        '  coupon: {value: no, evidence: [{source: article, at: "§02"}]}',
    ),
    check,
)
