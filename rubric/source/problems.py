"""Errors of the models as findings: each with its place, in the order of the file, one for each cause."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from typing_extensions import TypeAliasType

from rubric.model.base import shown
from rubric.model.condition import Condition
from rubric.model.finding import Edit, Finding, Place, Rule
from rubric.model.rubric import Node
from rubric.model.text import Text
from rubric.source import rules_content as rules
from rubric.source import rules_values
from rubric.source.document import Mapping, Sequence
from rubric.source.locate import Path, locate, name_of, resolve
from rubric.source.nearest import MOST_SUGGESTIONS, nearest, suggesting

# What models name before it is defined
_RECURSIVE: dict[str, Any] = {"Node": Node, "Condition": Condition}

# pydantic's own codes in ours
_CODES = {
    "dict_type": "expected-mapping",
    "model_type": "expected-mapping",
    "model_attributes_type": "expected-mapping",
    "dataclass_type": "expected-mapping",
    "mapping_type": "expected-mapping",
    "tuple_type": "expected-list",
    "list_type": "expected-list",
    "string_type": "expected-text",
    "string_too_short": "text-length",
    "string_too_long": "text-length",
    "too_short": "too-few",
    "too_long": "wrong-length",
    "literal_error": "not-allowed",
}
_OF_ANOTHER_KIND = frozenset({"not-allowed", "expected-mapping", "expected-list"})


def findings_of(error: ValidationError, root: Any, model: type[BaseModel]) -> list[Finding]:
    """What a validation found, as findings.

    Args:
        error: from validating ``root`` as ``model``.
        root: the data, with its marks.
        model: for the keys that are allowed where an unknown one stands.
    """
    found: dict[tuple[Place, str], tuple[Path, Finding]] = {}
    for one in error.errors(include_url=False, include_input=False):
        _, path = resolve(root, _located(one))
        finding = _finding(one, root, model, suggest=len(found) < MOST_SUGGESTIONS)
        if not _is_told_as_empty(root, path, finding.code):
            found.setdefault((finding.place, finding.code), (path, finding))
    # "a number or a word": the branches of a union report side by side. What is not of a branch's kind at all belongs
    # to another one, which says more.
    other = [path for path, finding in found.values() if finding.code not in _OF_ANOTHER_KIND]
    return [
        finding
        for path, finding in found.values()
        if finding.code not in _OF_ANOTHER_KIND or not any(one[: len(path)] == path for one in other)
    ]


def _located(error: Any) -> Path:
    return tuple(part for part in error["loc"] if part != "[key]")


def _is_told_as_empty(root: Any, path: Path, code: str) -> bool:
    """Whether an error is about a key without a value, which ``empty_values`` tells."""
    if code in (rules.MISSING_KEY.code, rules.UNKNOWN_KEY.code) or not path or "answers" in path[:-1]:
        return False
    above, _ = resolve(root, path[:-1])
    return isinstance(above, Mapping) and above.get(str(path[-1]), ...) is None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file (in the order the files first appear), line and column."""
    kept = list(findings)
    cut = {finding.place for finding in kept if finding.code == rules.TEXT_CUT_BY_COMMA.code}
    kept = [one for one in kept if one.code != rules.UNKNOWN_KEY.code or one.place not in cut]
    places = [finding.place for finding in kept]
    rank = {file: number for number, file in enumerate(dict.fromkeys(place.file for place in places))}
    keys = [(rank[place.file], place.line, place.column) for place in places]
    return [kept[number] for number in sorted(range(len(kept)), key=keys.__getitem__)]


def _finding(error: Any, root: Any, model: type[BaseModel], *, suggest: bool) -> Finding:
    path = _located(error)
    code = error["type"]
    if code == "extra_forbidden":
        return _unknown_key(path, root, model, suggest=suggest)
    if code == "missing":
        item = _item(root, path[:-1]) or Text(zh="这个文件", en="this file")
        return rules.MISSING_KEY.at(locate(root, path[:-1], key=True), item=item, key=path[-1])
    value, matched = resolve(root, path)
    args: dict[str, Any] = {name: shown(part) for name, part in (error.get("ctx") or {}).items()}
    args.setdefault("value", shown(value))
    if code == "literal_error":
        args["allowed"] = args.get("expected", "").replace("'", "").replace(" or ", ", ")
    if code in ("too_short", "too_long") and isinstance(value, str):
        code = "string_" + code
    rule: Rule | None = rules_values.BY_CODE.get(_CODES.get(code, code))
    if rule is None:
        rule, args["detail"] = rules_values.BY_CODE["unexpected"], error["msg"]
    args.setdefault("least", args.get("min_length", "1"))
    is_key = "[key]" in error["loc"]
    place = locate(root, matched, key=is_key)
    return rule.at(place, **{"item": _item(root, matched) or str(path[-1] if path else ""), **args})


def _unknown_key(path: tuple[Any, ...], root: Any, model: type[BaseModel], *, suggest: bool) -> Finding:
    allowed = keys_at(model, path[:-1])
    key, where = str(path[-1]), _item(root, path[:-1])
    meant = nearest(key[:80], allowed) if suggest else None
    place = locate(root, path, key=True)
    return rules.UNKNOWN_KEY.at(
        place,
        edits=_renamed(place, key, meant),
        key=shown(key),
        place_zh=f"“{where}”" if where else "文件顶层",
        place_en=f'in "{where}"' if where else "at the top of the file",
        allowed=", ".join(allowed),
        **suggesting(meant),
    )


def _item(root: Any, path: tuple[Any, ...]) -> str:
    """The name of an item, cut where somebody made a key of a whole page."""
    name = name_of(root, path)
    return name if len(name) <= 200 else f"{name[:200]}…"


def _renamed(place: Place, key: str, meant: str | None) -> tuple[Edit, ...]:
    """What makes a key the one that was meant; quotes around it stay."""
    quotes = place.end_column - place.column - len(key)
    if meant is None or place.line != place.end_line or quotes not in (0, 2):
        return ()
    inner = place._replace(column=place.column + quotes // 2, end_column=place.end_column - quotes // 2)
    return (Edit(inner, meant),)


@lru_cache(maxsize=256)
def keys_at(model: type[BaseModel], path: tuple[Any, ...]) -> tuple[str, ...]:
    """The keys that a model allows at a pydantic location, which names the branches of unions it took."""
    current: list[Any] = [model]
    for segment in path:
        named = [one for one in current if getattr(one, "__name__", None) == segment]
        current = named or [after for one in current for after in _step(one, segment)] or current
    return tuple(name for one in current for name in _keys(one))


def _keys(annotation: Any) -> list[str]:
    if not isinstance(annotation, type) or not issubclass(annotation, BaseModel):
        return []
    return [field.alias or name for name, field in annotation.model_fields.items()]


def _step(annotation: Any, segment: Any) -> list[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if segment in (name, field.alias):
                return _branches(field.annotation)
        return []
    if get_origin(annotation) in (dict, tuple, list):
        return _branches(get_args(annotation)[-1 if get_origin(annotation) is dict else 0])
    return []


def _branches(annotation: Any) -> list[Any]:
    """What an annotation may be, with wrappers and unions taken apart; a union's tag then picks by class name."""
    if isinstance(annotation, str | ForwardRef):
        annotation = _RECURSIVE[annotation if isinstance(annotation, str) else annotation.__forward_arg__]
    if isinstance(annotation, TypeAliasType):
        return _branches(annotation.__value__)
    origin = get_origin(annotation)
    if origin is Annotated:
        return _branches(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [one for part in get_args(annotation) for one in _branches(part)]
    return [annotation]


def empty_values(root: Any, *, skip: str = "") -> list[Finding]:
    """A finding for every key without a value; not below the key ``skip``, where nothing is as good as unknown."""
    found: list[Finding] = []
    todo: list[Any] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            found += [_empty(node, key) for key, part in node.items() if part is None]
            todo += [part for key, part in node.items() if key != skip]
        elif isinstance(node, Sequence):
            todo += node
    return found


def cut_texts(root: Mapping, below: str) -> list[Finding]:
    """A finding for every text below the parts of a key that a comma cut; what is only empty is left alone."""
    found: list[Finding] = []
    parts = root.get(below)
    todo: list[Any] = list(parts.values()) if isinstance(parts, Mapping) else []
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            found += [_empty(node, key) for key, part in node.items() if part is None and _is_cut(node, key)]
            todo += node.values()
        elif isinstance(node, Sequence):
            todo += node
    return found


def _empty(node: Mapping, key: str) -> Finding:
    return (rules.TEXT_CUT_BY_COMMA if _is_cut(node, key) else rules.EMPTY_VALUE).at(
        node.key_place(key), key=shown(key)
    )


def _is_cut(node: Mapping, key: str) -> bool:
    """Whether a key is the rest of a text: in ``{en: one, two}`` the comma ended it."""
    at, value = node.key_place(key), node.value_place(key)
    no_colon = (value.line, value.column) == (at.end_line, at.end_column)
    return bool(node.start.flow_style) and no_colon and len(node) > 1
