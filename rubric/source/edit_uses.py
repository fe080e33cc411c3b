"""Where ids stand in the data of rubrics and sheets: their definitions and every use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rubric.model.base import RESERVED_IDS
from rubric.source.locate import Path

# Kinds of ids: facts, conditions, dimensions, groups, criteria and gates share one kind.
ITEM, BAND, REFERENCE = "item", "band", "reference"
_LISTS = ("all", "any", "none", "of")


class Use(NamedTuple):
    """An id at a place: a key or a text.

    Attributes:
        kind: ``item``, ``band``, ``reference``, or ``option:FACT`` for an option of a choice.
        id: the id.
        path: keys and indexes of the data as it is written; the last one is the key where ``key`` is true.
        key: whether the key is the id rather than the value.
        defines: whether it stands for the item itself.
    """

    kind: str
    id: str
    path: Path
    key: bool = True
    defines: bool = False


def rubric_uses(root: Any) -> Iterator[Use]:
    """Every id in a rubric's own data."""
    for id_, fact in _pairs(root.get("facts")):
        yield Use(ITEM, id_, ("facts", id_), defines=True)
        yield from _options(id_, fact)
        yield from _references(fact, ("facts", id_))
    for id_, condition in _pairs(root.get("conditions")):
        yield Use(ITEM, id_, ("conditions", id_), defines=True)
        yield from _condition(condition, ("conditions", id_))
    yield from _nodes(root.get("dimensions"), ("dimensions",))
    for id_, gate in _pairs(root.get("gates")):
        path: Path = ("gates", id_)
        yield Use(ITEM, id_, path, defines=True)
        yield from _references(gate, path)
        yield from _condition(_get(gate, "when"), (*path, "when"))
        yield from _keys(ITEM, _get(gate, "cap"), (*path, "cap"))
    for id_, _ in _pairs(root.get("references")):
        yield Use(REFERENCE, id_, ("references", id_), defines=True)
    for number, band in enumerate(_items(root.get("bands"))):
        if isinstance(_get(band, "id"), str):
            yield Use(BAND, band["id"], ("bands", number, "id"), key=False, defines=True)
        yield from _keys(ITEM, _get(band, "requires"), ("bands", number, "requires"))
    for number, example in enumerate(_items(root.get("examples"))):
        yield from _example(example, ("examples", number))


def sheet_uses(root: Any) -> Iterator[Use]:
    """Every id of its rubric in a sheet's data."""
    for id_, answer in _pairs(root.get("answers")):
        yield Use(ITEM, id_, ("answers", id_))
        yield from _answer(id_, answer, ("answers", id_))


def source_uses(root: Any) -> Iterator[Use]:
    """Every id of a source in a sheet's data."""
    for id_, _ in _pairs(root.get("sources")):
        yield Use(REFERENCE, id_, ("sources", id_), defines=True)
    for id_, answer in _pairs(root.get("answers")):
        for number, evidence in enumerate(_items(_get(answer, "evidence"))):
            if isinstance(_get(evidence, "source"), str):
                yield Use(REFERENCE, evidence["source"], ("answers", id_, "evidence", number, "source"), key=False)


def _nodes(nodes: Any, path: Path) -> Iterator[Use]:
    for id_, node in _pairs(nodes):
        here: Path = (*path, id_)
        yield Use(ITEM, id_, here, defines=True)
        yield from _references(node, here)
        yield from _condition(_get(node, "when"), (*here, "when"))
        yield from _condition(_get(node, "yes_no"), (*here, "yes_no"))
        for number, level in _pairs(_get(node, "levels")):
            yield from _condition(_get(level, "when"), (*here, "levels", number, "when"))
        if isinstance(_get(_get(node, "number"), "fact"), str):
            yield Use(ITEM, node["number"]["fact"], (*here, "number", "fact"), key=False)
        checklist = _get(node, "checklist")
        if isinstance(checklist, dict):
            full = "facts" in checklist or "out_of" in checklist
            where: Path = (*here, "checklist", "facts") if full else (*here, "checklist")
            yield from _keys(ITEM, checklist.get("facts") if full else checklist, where)
        yield from _nodes(_get(node, "criteria"), (*here, "criteria"))


def _condition(condition: Any, path: Path) -> Iterator[Use]:
    if isinstance(condition, str):
        yield Use(ITEM, condition, path, key=False)
    if not isinstance(condition, dict):
        return
    yield from _condition(condition.get("not"), (*path, "not"))
    for name in _LISTS:
        for number, part in enumerate(_items(condition.get(name))):
            yield from _condition(part, (*path, name, number))
    for name in ("fact", "criterion"):
        if isinstance(condition.get(name), str):
            yield Use(ITEM, condition[name], (*path, name), key=False)
    if isinstance(condition.get("fact"), str):
        kind = f"option:{condition['fact']}"
        if isinstance(condition.get("is"), str):
            yield Use(kind, condition["is"], (*path, "is"), key=False)
        for number, option in enumerate(_items(condition.get("in"))):
            if isinstance(option, str):
                yield Use(kind, option, (*path, "in", number), key=False)


def _example(example: Any, path: Path) -> Iterator[Use]:
    for id_, answer in _pairs(_get(example, "given")):
        yield Use(ITEM, id_, (*path, "given", id_))
        yield from _answer(id_, answer, (*path, "given", id_))
    expect = _get(example, "expect")
    yield from _keys(ITEM, expect, (*path, "expect"))
    if isinstance(_get(expect, "band"), str):
        yield Use(BAND, expect["band"], (*path, "expect", "band"), key=False)


def _answer(id_: str, answer: Any, path: Path) -> Iterator[Use]:
    """The options that an answer names; what is no choice has none."""
    if isinstance(answer, str):
        yield Use(f"option:{id_}", answer, path, key=False)
    elif isinstance(_get(answer, "value"), str):
        yield Use(f"option:{id_}", answer["value"], (*path, "value"), key=False)
    for number, claim in enumerate(_items(_get(answer, "conflict"))):
        if isinstance(_get(claim, "value"), str):
            yield Use(f"option:{id_}", claim["value"], (*path, "conflict", number, "value"), key=False)


def _options(id_: str, fact: Any) -> Iterator[Use]:
    options = _get(fact, "options")
    kind = f"option:{id_}"
    for option, _ in _pairs(options):
        yield Use(kind, option, ("facts", id_, "options", option), defines=True)
    for number, one in enumerate(_items(options)):
        if isinstance(one, str):
            yield Use(kind, one, ("facts", id_, "options", number), key=False, defines=True)


def _references(item: Any, path: Path) -> Iterator[Use]:
    yield from _keys(REFERENCE, _get(item, "references"), (*path, "references"))


def _keys(kind: str, part: Any, path: Path) -> Iterator[Use]:
    for id_, _ in _pairs(part):
        if id_ not in RESERVED_IDS:
            yield Use(kind, id_, (*path, id_))


def _pairs(part: Any) -> list[tuple[str, Any]]:
    return list(part.items()) if isinstance(part, dict) else []


def _items(part: Any) -> list[Any]:
    return part if isinstance(part, list) else []


def _get(part: Any, key: str) -> Any:
    return part.get(key) if isinstance(part, dict) else None
