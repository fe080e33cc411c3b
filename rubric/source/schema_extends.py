"""The schema of a rubric that extends another: the same keys, but nothing demanded that may be inherited."""

from __future__ import annotations

from typing import Any

from rubric.source.schema_pieces import Schema

# Records that merge with what is inherited; all others are replaced whole.
_MERGED = ("Band", "Checklist", "Criterion", "Fact", "Gate", "Group", "Level", "Node", "Reference")
_KEPT = {"Band": ["id"]}
_SUFFIX = "Over"
_OWN = ["rubric", "format", "title"]


def overlay(root: Schema, definitions: dict[str, Schema]) -> tuple[Schema, dict[str, Schema]]:
    """A rubric's schema and definitions, with a second set for files that have ``extends:``."""
    whole = {key: value for key, value in root.items() if key not in ("title", "description", "markdownDescription")}
    part = {**_relaxed(whole), "required": _OWN}
    part["properties"] = {key: _over(value) for key, value in whole["properties"].items()}
    labels = {key: value for key, value in root.items() if key not in whole}
    added = {f"{name}{_SUFFIX}": _over(_relaxed(definitions[name], _KEPT.get(name, []))) for name in _MERGED}
    added["NodeOver"] = _either(added["CriterionOver"], added["GroupOver"])
    chosen = {"if": {"required": ["extends"]}, "then": part, "else": whole}
    return {**labels, "type": "object", **chosen}, definitions | added


def _relaxed(schema: Schema, kept: list[str] | None = None) -> Schema:
    """Without what makes an item complete, in its branches, too."""
    left = {key: value for key, value in schema.items() if key not in ("required", "minProperties", "allOf")}
    if kept:
        left["required"] = kept
    for branch in ("then", "else"):
        if branch in left:
            left[branch] = _relaxed(left[branch])
    rules = [one for one in schema.get("allOf", []) if "required" not in one["then"]]
    return {**left, "allOf": rules} if rules else left


def _over(value: Any) -> Any:
    """The same with references to the records for extending files."""
    if isinstance(value, dict):
        named = value.get("$ref", "").removeprefix("#/$defs/") if isinstance(value.get("$ref"), str) else ""
        over = {key: _over(part) for key, part in value.items() if key != "minProperties"}
        if named in _MERGED:
            over["$ref"] = f"#/$defs/{named}{_SUFFIX}"
        return over
    return [_over(one) for one in value] if isinstance(value, list) else value


def _either(criterion: Schema, group: Schema) -> Schema:
    """A node of an extending file: where only ``weight`` is written, the inherited one may be a group, too."""
    keys = {**group["properties"], **criterion["properties"], "weight": group["properties"]["weight"]}
    return {**criterion, "properties": keys}
