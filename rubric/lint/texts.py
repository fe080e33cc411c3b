"""All texts of a rubric with their paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rubric.model.base import Model
from rubric.model.text import Text
from rubric.source.locate import Path

# Fields that hold numbers, ids and conditions only; and the answers of examples.
_WITHOUT = frozenset({"when", "yes_no", "number", "checklist", "conditions", "given", "expect", "requires", "cap"})


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in a model or in what it holds."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            part = getattr(value, name)
            if isinstance(part, Model | tuple | dict) and part and name not in _WITHOUT:
                yield from texts_in(part, (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from texts_in(part, (*path, str(key)))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from texts_in(part, (*path, index))
