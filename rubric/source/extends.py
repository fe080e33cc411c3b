"""``extends``: an extending file laid over the one it extends, before either is a model.

Items (facts, conditions, dimensions, groups, criteria, levels, parts of check lists, gates, bands, references) merge
by id; every field that the extending file writes replaces the inherited one whole. Each value keeps its place.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingLike
from typing import Any

from rubric.model.finding import Finding
from rubric.model.rubric import SCALES
from rubric.source import rules_content as rules
from rubric.source.document import Mapping, Sequence
from rubric.source.nearest import near

# What a rubric says of itself is never inherited.
_OWN = frozenset({"rubric", "format", "edition", "extends", "title", "examples"})

_NEEDS: MappingLike[str, tuple[str, ...]] = {
    "facts": ("ask", "answer"),
    "gates": ("title", "when", "cap", "because"),
    "references": ("title",),
    "bands": ("from", "title"),
}


def lay_over(base: Mapping, over: Mapping) -> tuple[Mapping, list[Finding]]:
    """The extending file's data over that of the one it extends, and what does not fit."""
    merger = _Merger()
    inherited = _without(base, _OWN)
    return merger.top(inherited, over), merger.findings


class _Merger:
    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def top(self, base: Mapping, over: Mapping) -> Mapping:
        special: dict[str, Callable[[Mapping, Mapping], Mapping]] = {
            "facts": lambda b, o: self._items(b, o, "facts"),
            "gates": lambda b, o: self._items(b, o, "gates"),
            "references": lambda b, o: self._items(b, o, "references"),
            "conditions": _fields,
            "dimensions": self._nodes,
        }
        merged = _fields(base, over, special)
        inherited, own = base.get("bands"), over.get("bands")
        if isinstance(inherited, Sequence) and isinstance(own, Sequence):
            merged["bands"] = self._bands(inherited, own)
        return merged

    def _items(self, base: Mapping, over: Mapping, kind: str) -> Mapping:
        merged = _copy(base, over)
        for id_, value in over.items():
            if id_ not in base:
                missing = [name for name in _NEEDS[kind] if isinstance(value, Mapping) and name not in value]
                if missing:
                    self._unknown(over, id_, base, missing)
                    continue
            elif isinstance(value, Mapping) and isinstance(base[id_], Mapping):
                value = _fields(base[id_], value)
            _put(merged, id_, value, over)
        return merged

    def _nodes(self, base: Mapping, over: Mapping) -> Mapping:
        merged = _copy(base, over)
        for id_, value in over.items():
            inherited = base.get(id_)
            if id_ not in base:
                missing = _missing_of_node(value)
                if missing:
                    self._unknown(over, id_, base, missing)
                    continue
            elif isinstance(value, Mapping) and isinstance(inherited, Mapping):
                value = self._node(inherited, value)
            _put(merged, id_, value, over)
        return merged

    def _node(self, base: Mapping, over: Mapping) -> Mapping:
        if any(scale in over and scale not in base for scale in SCALES):
            base = _without(base, frozenset(SCALES))
        return _fields(base, over, {"criteria": self._nodes, "levels": self._levels, "checklist": _checklist})

    def _levels(self, base: Mapping, over: Mapping) -> Mapping:
        merged = _copy(base, over)
        for number, value in over.items():
            if number in base:
                value = _fields(_full_level(base, number), _full_level(over, number))
            _put(merged, number, value, over)
        return merged

    def _bands(self, base: Sequence, over: Sequence) -> Sequence:
        merged = Sequence(base)
        merged.document, merged.marks, merged.start, merged.end = over.document, list(base.marks), over.start, over.end
        ids = [band.get("id") if isinstance(band, Mapping) else None for band in base]
        for band, mark in zip(over, over.marks, strict=True):
            id_ = band.get("id") if isinstance(band, Mapping) else None
            if isinstance(id_, str) and id_ in ids:
                at = ids.index(id_)
                merged[at], merged.marks[at] = _fields(base[at], band), mark
                continue
            missing = [name for name in _NEEDS["bands"] if isinstance(band, Mapping) and name not in band]
            if isinstance(id_, str) and missing:
                known = [one for one in ids if isinstance(one, str)]
                self.findings.append(_unknown_item(band.value_place("id"), id_, known, missing))
                continue
            merged.append(band)
            merged.marks.append(mark)
        return merged

    def _unknown(self, over: Mapping, id_: str, base: Mapping, missing: list[str]) -> None:
        self.findings.append(_unknown_item(over.key_place(id_), id_, list(base), missing))


def _unknown_item(place: Any, id_: str, known: list[str], missing: list[str]) -> Finding:
    return rules.UNKNOWN_ITEM.at(place, id=id_, missing=", ".join(missing), **near(id_, known))


def _missing_of_node(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return []
    missing = [] if "title" in value else ["title"]
    if "criteria" not in value and not any(scale in value for scale in SCALES):
        missing.append(" | ".join(SCALES))
    return missing


def _fields(
    base: Mapping, over: Mapping, special: MappingLike[str, Callable[[Mapping, Mapping], Mapping]] | None = None
) -> Mapping:
    """The fields of two mappings; those of ``over`` win, ``special`` ones are merged when both are mappings."""
    merged = _copy(base, over)
    for name, value in over.items():
        merge = (special or {}).get(name)
        inherited = base.get(name)
        if merge and isinstance(value, Mapping) and isinstance(inherited, Mapping):
            value = merge(inherited, value)
        _put(merged, name, value, over)
    return merged


def _checklist(base: Mapping, over: Mapping) -> Mapping:
    def full(checklist: Mapping) -> Mapping:
        return checklist if "facts" in checklist or "out_of" in checklist else _wrapped(checklist, "facts")

    return _fields(full(base), full(over), {"facts": _fields})


def _wrapped(value: Mapping, name: str) -> Mapping:
    outer = Mapping()
    outer.document, outer.start, outer.end = value.document, value.start, value.end
    outer[name], outer.marks = value, {name: (value.document, value.start, value.start)}
    return outer


def _full_level(levels: Mapping, number: str) -> Mapping:
    level = levels[number]
    if isinstance(level, Mapping) and not (level and level.keys() <= {"zh", "en"}):
        return level
    full = Mapping()
    full.document, full.start, full.end = levels.document, levels.start, levels.end
    full["text"], full.marks = level, {"text": levels.marks[number]}
    return full


def _copy(base: Mapping, over: Mapping) -> Mapping:
    merged = Mapping(base)
    merged.document, merged.marks, merged.start, merged.end = over.document, dict(base.marks), over.start, over.end
    return merged


def _without(mapping: Mapping, names: frozenset[str]) -> Mapping:
    kept = Mapping((name, value) for name, value in mapping.items() if name not in names)
    kept.document, kept.start, kept.end = mapping.document, mapping.start, mapping.end
    kept.marks = {name: mark for name, mark in mapping.marks.items() if name not in names}
    return kept


def _put(mapping: Mapping, name: str, value: Any, origin: Mapping) -> None:
    mapping[name] = value
    mapping.marks[name] = origin.marks[name]
