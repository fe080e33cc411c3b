"""The difference of two rubrics after ``extends``, by id: what came, went, moved or has another value.

Numbers are compared as numbers. Comments, layout and the order of keys are no content; the order of items is told
apart, as cosmetic. What is switched off counts as removed, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rubric.analysis.impact.classes import class_of_field, class_of_item
from rubric.analysis.impact.items import Content, Item, Key, items_of, shown
from rubric.model.finding import Place
from rubric.model.rubric import SCALES, Rubric
from rubric.model.rubric_diff import Breaks, ChangeClass, ChangeKind, RubricChange
from rubric.model.text import Text
from rubric.source.load import Loaded
from rubric.source.locate import Path, locate

# Families whose items stand in an order of their own; nodes are ordered within their parent.
_ORDERED = {
    "fact": "facts",
    "condition": "conditions",
    "gate": "gates",
    "reference": "references",
    "example": "examples",
}


@dataclass(frozen=True)
class Delta:
    """A change that is not placed yet.

    Attributes:
        key: the item's.
        item: as it is in the new rubric, or in the old one where it is gone.
        kind: how it changed.
        class_: what that can do.
        field: the path of the value within the item; empty for the item itself.
        was, now: the values.
        breaks: why it is breaking.
        gone: whether it is in the old file only.
        at_key: whether the place is that of a key.
    """

    key: Key
    item: Item
    kind: ChangeKind
    class_: ChangeClass
    field: tuple[str, ...] = ()
    was: Any = None
    now: Any = None
    breaks: Breaks | None = None
    gone: bool = False
    at_key: bool = False

    @property
    def path(self) -> str:
        """As ``rubric edit set`` takes it."""
        family = {"reference": ("references",), "example": ("examples",)}.get(self.item.kind, ())
        field = self.field
        if field[:1] == ("options",):  # an option's text stands right under it
            field = (*field[:2], *field[3:])
        return ".".join(part for part in (*family, self.item.id, *field) if part)

    @property
    def scores(self) -> bool:
        """Whether a score may move."""
        return self.class_ in (ChangeClass.SCORE, ChangeClass.BREAKING)


def changes_between(old: Loaded[Rubric], new: Loaded[Rubric]) -> tuple[RubricChange, ...]:
    """The changes from one rubric to another, each with its place; in the order of the new rubric."""
    return tuple(placed(one, old.root, new.root) for one in deltas(old.use(), new.use()))


def placed(delta: Delta, old: Any, new: Any) -> RubricChange:
    """A change with its place in one of the two files."""
    path = (*delta.item.path, *delta.field)
    at: Place = locate(old if delta.gone else new, path, key=delta.at_key)
    return RubricChange.model_construct(
        path=delta.path,
        kind=delta.kind,
        class_=delta.class_,
        item=delta.item.id,
        item_kind=delta.item.kind,
        title=delta.item.title,
        was=shown(delta.was),
        now=shown(delta.now),
        breaks=delta.breaks,
        because=delta.item.off.because if delta.item.off is not None else None,
        side="old" if delta.gone else "new",
        file=at.file,
        line=at.line,
        column=at.column,
    )


def deltas(old: Rubric, new: Rubric) -> list[Delta]:
    """The changes from one rubric to another."""
    before, after = items_of(old), items_of(new)
    found: list[Delta] = []
    for key, item in after.items():
        found += _came_or_changed(key, before.get(key), item)
    for key, item in before.items():
        if key not in after:
            class_, breaks = class_of_item(item.kind, removed=True) if item.off is None else (ChangeClass.WORDING, None)
            found.append(Delta(key, item, ChangeKind.REMOVED, class_, breaks=breaks, gone=True, at_key=True))
    return [*found, *_orders(before, after)]


def _came_or_changed(key: Key, was: Item | None, item: Item) -> Iterator[Delta]:
    if was is None:
        class_, _ = class_of_item(item.kind, removed=False) if item.off is None else (ChangeClass.WORDING, None)
        yield Delta(key, item, ChangeKind.ADDED, class_, at_key=True)
    elif was.off is None and item.off is not None:
        class_, breaks = class_of_item(item.kind, removed=True)
        breaks = Breaks.SWITCHED_OFF if breaks else None
        yield Delta(key, item, ChangeKind.REMOVED, class_, breaks=breaks, at_key=True)
    elif was.off is not None and item.off is None:
        class_, _ = class_of_item(item.kind, removed=False)
        yield Delta(key, item, ChangeKind.ADDED, class_, at_key=True)
    else:
        yield from (_unless_off(one) for one in _within(key, was, item))


def _unless_off(delta: Delta) -> Delta:
    """What is switched off in both editions scores in neither."""
    return delta if delta.item.off is None else replace(delta, class_=ChangeClass.WORDING, breaks=None)


def _within(key: Key, was: Item, item: Item) -> Iterator[Delta]:
    """What changed inside an item that both have."""
    if was.parent != item.parent:
        parents = [one.parent or "dimensions" for one in (was, item)]
        yield Delta(key, item, ChangeKind.MOVED, ChangeClass.SCORE, was=parents[0], now=parents[1], at_key=True)
    if was.off != item.off and was.off is not None and item.off is not None:
        yield Delta(
            key, item, ChangeKind.CHANGED, ChangeClass.WORDING, ("off", "because"), was.off.because, item.off.because
        )
    if (was.kind == "criterion") != (item.kind == "criterion"):
        retyped = was.kind == "criterion"
        class_, breaks = (ChangeClass.BREAKING, Breaks.RETYPED) if retyped else (ChangeClass.SCORE, None)
        yield Delta(key, item, ChangeKind.CHANGED, class_, (), was.kind, item.kind, breaks, at_key=True)
        return
    if was.model == item.model and item.kind not in ("dimension", "group", "rubric"):
        return
    before, after = was.content, item.content
    scale, other = (next((name for name in SCALES if name in content), "") for content in (before, after))
    if item.kind == "criterion" and scale != other:
        yield Delta(
            key, item, ChangeKind.CHANGED, ChangeClass.BREAKING, (other,), scale, other, Breaks.RETYPED, at_key=True
        )
        before, after = ({name: part for name, part in one.items() if name not in SCALES} for one in (before, after))
    yield from _fields(key, was, item, before, after, ())


def _fields(key: Key, was: Item, item: Item, before: Content, after: Content, path: Path) -> Iterator[Delta]:
    for name in dict.fromkeys([*after, *before]):
        old, new, here = before.get(name), after.get(name), (*path, name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _fields(key, was, item, old, new, here)
        elif isinstance(old, Text) and isinstance(new, Text):
            yield from _texts(key, item, old, new, here)
        elif old != new or isinstance(old, bool) != isinstance(new, bool):
            field = tuple(str(part) for part in here if part)
            class_, breaks = class_of_field(item.kind, field, old, new, was.content)
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
            yield Delta(key, item, kind, class_, field, old, new, breaks)


def _texts(key: Key, item: Item, old: Text, new: Text, path: Path) -> Iterator[Delta]:
    field = tuple(str(part) for part in path)
    if old.zh == old.en and new.zh == new.en:
        if old != new:
            yield Delta(key, item, ChangeKind.CHANGED, ChangeClass.WORDING, field, old.zh, new.zh)
        return
    for lang, was, now in (("zh", old.zh, new.zh), ("en", old.en, new.en)):
        if was != now:
            kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED if now is None else ChangeKind.CHANGED
            yield Delta(key, item, kind, ChangeClass.WORDING, (*field, lang), was, now)


def _orders(before: Mapping[Key, Item], after: Mapping[Key, Item]) -> Iterator[Delta]:
    """Lists whose common items stand in another order."""
    whole = after["rubric", ""]
    for where, name in _ORDERED.items():
        old, new = ([key for key in items if key[0] == where] for items in (before, after))
        yield from _order(("rubric", ""), whole, (name,), old, new)
    parents = {"": (("rubric", ""), whole, ("dimensions",))}
    parents |= {key[1]: (key, item, ("criteria",)) for key, item in after.items() if key[0] == "node"}
    for parent, (key, item, field) in parents.items():
        old, new = (
            [one for one, of in items.items() if one[0] == "node" and of.parent == parent] for items in (before, after)
        )
        yield from _order(key, item, field, old, new)
    for key, item in after.items():
        if key[0] == "fact" and key in before:
            old, new = ([("", one) for one in of.content.get("options", ())] for of in (before[key], item))
            yield from _order(key, item, ("options",), old, new)


def _order(key: Key, item: Item, field: tuple[str, ...], old: list[Key], new: list[Key]) -> Iterator[Delta]:
    kept, had = set(old), set(new)
    was, now = [one for one in old if one in had], [one for one in new if one in kept]
    if was != now:
        ids = [", ".join(id_ for _, id_ in one) for one in (was, now)]
        yield Delta(key, item, ChangeKind.REORDERED, ChangeClass.COSMETIC, field, ids[0], ids[1], at_key=True)
