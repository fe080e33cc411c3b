"""What is left of a file when its wrong parts are taken out, so that the rest is checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from rubric.source.document import Mapping, Sequence
from rubric.source.locate import Path, resolve

Model = TypeVar("Model", bound=BaseModel)

# The keys whose parts can be taken out one by one.
_ITEMS = frozenset(
    {"facts", "conditions", "criteria", "gates", "references", "bands", "examples", "answers", "sources"}
)
_ROUNDS = 3


class Salvaged(NamedTuple):
    """A model of what is right, and the names of what was taken out."""

    model: Any
    dropped: frozenset[str]


def salvage(root: Mapping, error: ValidationError, model: type[Model]) -> Salvaged | None:
    """Take out what an error names, and validate the rest; None when too little is left.

    Unknown keys are taken out alone, everything else with the item (fact, criterion, answer …) that it belongs to.
    """
    dropped: set[str] = set()
    for _ in range(_ROUNDS):
        paths = [_smallest(root, one["loc"], alone=one["type"] == "extra_forbidden") for one in error.errors()]
        if not all(paths):
            return None
        dropped |= {str(path[-1]) for path in paths}
        root = _without(root, paths)
        try:
            return Salvaged(model.model_validate(root), frozenset(dropped))
        except ValidationError as next_error:
            error = next_error
    return None


def _smallest(root: Mapping, location: tuple[Any, ...], *, alone: bool) -> Path:
    _, path = resolve(root, [part for part in location if part != "[key]"])
    if alone:
        return path
    ends = [end for end in range(2, len(path) + 1) if path[end - 2] in _ITEMS]
    return path[: ends[-1]] if ends else path[:1]


def _without(node: Any, paths: Iterable[Path]) -> Any:
    kept: Any = node
    below: dict[Any, list[Path]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    gone = {key for key, rests in below.items() if () in rests}
    if isinstance(node, Mapping):
        kept = Mapping((key, _without(part, below.get(key, ()))) for key, part in node.items() if key not in gone)
        kept.marks = {key: mark for key, mark in node.marks.items() if key not in gone}
    elif isinstance(node, Sequence):
        numbers = [number for number in range(len(node)) if number not in gone]
        kept = Sequence(_without(node[number], below.get(number, ())) for number in numbers)
        kept.marks = [node.marks[number] for number in numbers]
    else:
        return kept
    kept.document, kept.start, kept.end = node.document, node.start, node.end
    return kept
