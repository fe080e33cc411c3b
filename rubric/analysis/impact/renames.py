"""Ids that were probably renamed: one went and one came, with content that is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any

from rubric.analysis.impact.items import Item, items_of
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import Rename
from rubric.model.text import Text

ENOUGH = Fraction(4, 5)
# Beyond this many pairs of a kind nobody renamed anything; the rubric is another one.
_MOST_PAIRS = 2_500
_TEXTS = (("zh",), ("en",))
_KINDS = ("fact", "condition", "criterion", "group", "dimension", "gate", "band")


def likely_renames(old: Rubric, new: Rubric) -> tuple[Rename, ...]:
    """Pairs of ids whose content is at least four fifths alike, the likest first, each id once.

    Likeness is the mean over all values of the two: 1 where they are equal, for texts the share of letters in common,
    else 0.
    """
    before, after = items_of(old), items_of(new)
    gone = [item for key, item in before.items() if item.off is None and key not in after]
    came = [item for key, item in after.items() if item.off is None and key not in before]
    found: list[tuple[Fraction, int, Item, Item]] = []
    for kind in _KINDS:
        olds, news = ([one for one in items if one.kind == kind] for items in (gone, came))
        if len(olds) * len(news) <= _MOST_PAIRS:
            found += [(likeness(a, b), len(found), a, b) for a in olds for b in news]
    pairs, taken = list[Rename](), set[tuple[str, str]]()
    for alike, _, a, b in sorted(found, key=lambda one: (-one[0], one[1])):
        if alike >= ENOUGH and not {("old", a.id), ("new", b.id)} & taken:
            taken |= {("old", a.id), ("new", b.id)}
            pairs.append(Rename.model_construct(old=a.id, new=b.id, item_kind=a.kind, likeness=alike))
    return tuple(pairs)


def likeness(one: Item, other: Item) -> Fraction:
    """How alike the contents of two items are, from 0 to 1."""
    first, second = dict(_values(one.content, ())), dict(_values(other.content, ()))
    paths = first.keys() | second.keys()
    if not paths:
        return Fraction(0)
    same = sum(first.get(path) == second.get(path) for path in paths)
    texts = [path for path in first.keys() & second.keys() if path[-1:] in _TEXTS and first[path] != second[path]]
    if Fraction(same + len(texts), len(paths)) < ENOUGH:
        return Fraction(same, len(paths))
    shared = [_alike(first[path], second[path]) for path in texts]
    return sum(shared, Fraction(same)) / len(paths)


def _alike(one: str, other: str) -> Fraction:
    return Fraction(SequenceMatcher(None, one, other, autojunk=False).ratio()).limit_denominator(1000)


def _values(content: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value with its path."""
    if isinstance(content, Text):
        yield from (
            ((*path, name), text) for name, text in (("zh", content.zh), ("en", content.en)) if text is not None
        )
    elif isinstance(content, dict):
        for name, part in content.items():
            yield from _values(part, (*path, name))
    else:
        yield path, content
