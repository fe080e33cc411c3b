"""pydantic's schemas of the file formats, made useful in an editor: hovers, completions and messages that help.

Written for yaml-language-server, valid for every reader of JSON Schema: no nulls that nobody writes, no made-up
titles, snippets; conditions and nodes are told apart by their keys (``if``/``then``), so that a mistake is told once.
"""

from __future__ import annotations

from typing import Any

from rubric.source import schema_snippets as snippets
from rubric.source.schema_extends import overlay
from rubric.source.schema_pieces import DRAFT, Schema, choice, ids, quiet, yes_no
from rubric.source.schema_records import RECORDS, condition, node
from rubric.source.schema_texts import hover
from rubric.source.schema_texts_items import WORDS

# Maps and lists into which whole items can be inserted: record and key -> snippets
_INSERTS: dict[tuple[str, str], list[Schema]] = {
    ("Rubric", "facts"): snippets.FACTS,
    ("Rubric", "dimensions"): snippets.DIMENSIONS,
    ("Rubric", "gates"): snippets.GATES,
    ("Group", "criteria"): snippets.CRITERIA,
    ("Criterion", "levels"): snippets.LEVELS,
    ("Fact", "between"): snippets.BETWEEN,
}
_ITEM_INSERTS: dict[tuple[str, str], list[Schema]] = {
    ("Rubric", "bands"): snippets.BANDS,
    ("Rubric", "examples"): snippets.EXAMPLES,
}

# Numbers whose range pydantic's schema does not say: record and key -> lowest, highest
_RANGES: dict[tuple[str, str], Schema] = {
    ("Rubric", "minimum_coverage"): {"minimum": 0, "maximum": 1},
    ("Criterion", "weight"): {"minimum": 0},
    ("Criterion", "effort"): {"minimum": 0},
    ("Level", "points"): {"minimum": 0, "maximum": 100},
    ("LogNormal", "p10"): {"exclusiveMinimum": 0},
    ("LogNormal", "median"): {"exclusiveMinimum": 0},
    ("Checklist", "out_of"): {"exclusiveMinimum": 0},
    ("AtLeastOf", "at_least"): {"minimum": 0},
    ("Evidence", "line"): {"minimum": 0},
}

# Choices among records, which pydantic tells apart by a function.
_TOLD_APART = {"Condition": condition, "Node": node}


def editor_schema(raw: Schema, name: str) -> Schema:
    """The schema of a file for an editor.

    Args:
        raw: pydantic's schema.
        name: of the record that is the whole file: ``Rubric`` or ``Sheet``.
    """
    definitions = {one: _record(one, part) for one, part in raw["$defs"].items() if one not in _TOLD_APART}
    root = _record(name, {key: value for key, value in raw.items() if key != "$defs"})
    if name == "Rubric":
        definitions |= {one: told_apart() for one, told_apart in _TOLD_APART.items()}
        root, definitions = overlay({**root, "defaultSnippets": snippets.RUBRIC}, definitions)
    else:
        root["defaultSnippets"] = snippets.SHEET
    return {"$schema": DRAFT, **root, "$defs": dict(sorted(definitions.items()))}


def _record(name: str, raw: Schema) -> Schema:
    """A record: its text, its keys with theirs, and what makes its mistakes readable."""
    whole = raw["anyOf"][-1] if "anyOf" in raw else raw
    record = {
        **hover(name).labels(),
        "type": "object",
        "properties": {key: _property(name, key, part) for key, part in whole["properties"].items()},
        **{key: whole[key] for key in ("required",) if key in whole},
        "additionalProperties": False,
    }
    return RECORDS[name](record) if name in RECORDS else record


def _property(record: str, key: str, raw: Schema) -> Schema:
    texts = hover(record, key)
    part = _tidy(raw)
    if (record, key) == ("Group", "weight"):
        part = {"anyOf": [{"type": "number", "minimum": 0}, choice([("sum", *WORDS["sum"])])], "default": 1}
    elif (record, key) == ("Criterion", "may_not_apply"):
        part = {"anyOf": [{**texts.labels(), **yes_no(unknown=False)}, quiet({"type": "boolean"})]}
    if (record, key) in _ITEM_INSERTS:
        part["defaultSnippets"] = _ITEM_INSERTS[record, key]
    part |= _RANGES.get((record, key), {})
    if (record, key) in _INSERTS:
        part["defaultSnippets"] = _INSERTS[record, key]
    return {**texts.labels(), **part}


def _tidy(raw: Schema) -> Schema:
    """A part of pydantic's schema without nulls, made-up titles and defaults that nobody would write."""
    if "anyOf" in raw:
        return _alternatives(raw)
    part = {key: value for key, value in raw.items() if key not in ("title", "default", "description")}
    if raw.get("default") not in (None, [], {}, False) and "const" not in raw:
        part["default"] = _plain(raw["default"], part.get("type"))
    if "enum" in part:
        part |= choice([(value, *WORDS[value]) for value in part["enum"]])
        part.pop("type", None)  # it would be reported a second time
    if "pattern" in part:
        part |= ids(part["pattern"])
    if "patternProperties" in part:
        ((pattern, value),) = part.pop("patternProperties").items()
        part |= {"additionalProperties": _tidy(value), "propertyNames": {**ids(pattern), "doNotSuggest": True}}
    elif isinstance(part.get("additionalProperties"), dict):
        part["additionalProperties"] = _tidy(part["additionalProperties"])
    if isinstance(part.get("items"), dict):
        part["items"] = _tidy(part["items"])
    return part


def _alternatives(raw: Schema) -> Schema:
    rest = {key: value for key, value in raw.items() if key != "anyOf"}
    branches = [one for one in raw["anyOf"] if one != {"type": "null"}]
    if len(branches) == 1:
        return _tidy({**branches[0], **{key: value for key, value in rest.items() if key == "default"}})
    if all(set(one) == {"type"} for one in branches):
        return _tidy({**rest, "type": [one["type"] for one in branches]})
    return {**_tidy(rest), "anyOf": [_tidy(one) for one in branches]}


def _plain(value: Any, kind: Any) -> Any:
    """A default as a file would have it; pydantic writes decimals as text."""
    if kind == "number" and isinstance(value, str):
        return float(value) if "." in value else int(value)
    return value
