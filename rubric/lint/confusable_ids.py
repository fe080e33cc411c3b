"""Ids that people take for one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.conditions import all_conditions, within
from rubric.model.condition import ProgramTest
from rubric.model.finding import Rule, Severity
from rubric.source.locate import Path

_SEPARATORS = str.maketrans("", "", "_- .·－＿")


def check(file: RubricFile) -> Iterator[Found]:
    """Ids of one kind, and attribute values that conditions name, that differ by case, width or separators only."""
    rubric = file.rubric
    yield from _alike(file.parts.ids, key=True)
    yield from _alike((band.id, ("bands", index, "id")) for index, band in enumerate(rubric.bands))
    yield from _alike(((id_, ("references", id_)) for id_ in rubric.references), key=True)
    for id_, fact in rubric.facts.items():
        if isinstance(fact.options, dict):
            yield from _alike(((option, ("facts", id_, "options", option)) for option in fact.options), key=True)
        elif fact.options:
            yield from _alike((option, ("facts", id_, "options", at)) for at, option in enumerate(fact.options))
    attributes: list[tuple[str, Path]] = []
    values: dict[str, list[tuple[str, Path]]] = {}
    for test, path in _program_tests(file):
        attributes.append((test.program, (*path, "program")))
        named = [(test.is_, (*path, "is"))] if test.is_ is not None else []
        named += [(value, (*path, "in", at)) for at, value in enumerate(test.in_ or ())]
        values.setdefault(test.program, []).extend(named)
    for group in (attributes, *values.values()):
        yield from _alike(group)


def _program_tests(file: RubricFile) -> Iterator[tuple[ProgramTest, Path]]:
    for start, whole in all_conditions(file):
        for path, one in () if isinstance(whole, str) else within(whole, start):
            if isinstance(one, ProgramTest):
                yield one, path


def _alike(ids: Iterable[tuple[str, Path]], *, key: bool = False) -> Iterator[Found]:
    first: dict[str, str] = {}
    for id_, path in ids:
        other = first.setdefault(_folded(id_), id_)
        if other != id_:
            yield Found(path, {"id": id_, "other": other}, key=key)


def _folded(id_: str) -> str:
    return unicodedata.normalize("NFKC", id_).casefold().translate(_SEPARATORS)


RULE = RubricRule(
    Rule(
        "confusable-ids",
        Severity.WARNING,
        "“{id}”和“{other}”只差大小写、全半角或分隔符",
        '"{id}" and "{other}" differ by case, width or separators only',
        "同一个意思就用同一个写法；不同的意思，换一个看得出区别的名字",
        "use one spelling for one meaning; give another meaning a name that looks different",
        "写观察表和条件的人会混用，而且看不出来",
        "who writes sheets and conditions will mix them up without seeing it",
        "facts:\n  flash_sale: {ask: 有秒杀吗？, answer: yes_no}\n  flashsale: {ask: 有闪购吗？, answer: yes_no}",
        "facts:\n  flash_sale: {ask: 有秒杀吗？, answer: yes_no}\n  coupon: {ask: 有券吗？, answer: yes_no}",
    ),
    check,
)
