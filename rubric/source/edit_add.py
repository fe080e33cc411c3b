"""``edit add``: a complete new item, from a template or from a text."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from rubric.errors import InputError, UsageError
from rubric.model.base import RESERVED_IDS, is_item_id
from rubric.model.finding import Place
from rubric.source import edit_rules
from rubric.source.document import Mapping
from rubric.source.edit_change import Change, change
from rubric.source.edit_data import assign
from rubric.source.edit_path import answerable, bad_path, full_path, item_paths
from rubric.source.edit_render import STEP, moved
from rubric.source.edit_set import splices_for
from rubric.source.edit_templates import SCALES, Templates
from rubric.source.edit_text import Source, comment_count, plain
from rubric.source.edit_walk import child_at, key_place, place_kind, walk
from rubric.source.locate import Path
from rubric.source.parse import parse

_WITH_IDS = ("fact", "condition", "gate", "node", "band")
_KINDS = (*_WITH_IDS, "reference", "source", "level", "answer")


def add(
    source: Source, whole: Mapping, rubric: Any, words: str, *, item: str | None, scale: str, group: bool = False
) -> Change:
    """Put a new item at the end of its section.

    Args:
        source: the file.
        whole: its data after ``extends``.
        rubric: the data of the rubric that it rests on; for a sheet, so that the template fits.
        words: the path with the new id, as people write it.
        item: the item as YAML; None: a template.
        scale: that of a new criterion, one of ``SCALES``.
        group: whether a new node is a group.

    Raises:
        InputError: the id is taken or malformed, nothing can be added there, or the item is no YAML.
        UsageError: there is no such scale, or no fact that the template could name.
    """
    if scale not in SCALES:
        raise UsageError(f"--scale: {', '.join(SCALES)}")
    path = _new_path(source, whole, rubric, words)
    kind = place_kind(path)
    _check_id(source, whole, path, kind, words)
    lines = (
        _template(Templates(rubric), source, path, kind, scale, group=group)
        if item is None
        else _given(item, str(path[-1]))
    )
    is_list = kind == "band"
    if is_list and not any(line.startswith("id:") for line in lines):
        lines = [f"id: {path[-1]}", *lines]
    body = lines if is_list else _with_key(str(path[-1]), lines)
    return _added(source, path, body, is_list=is_list)


def _added(source: Source, path: Path, body: list[str], *, is_list: bool) -> Change:
    text = "\n".join(body) + "\n"
    root, _ = parse(text, source.name)
    data = plain(root)
    value = {name: part for name, part in data.items() if name != "id"} if is_list else data[str(path[-1])]
    expected = plain(source.root)
    assign(expected, path, value)
    splices = splices_for(source, path, value, expected, lines=None if source.is_json else body)
    hints = comment_count(text, root).elements()
    written = [hint for hint in hints if any(hint in splice.text for splice in splices)]
    return change(source, splices, expected, gained=written)


def _new_path(source: Source, whole: Mapping, rubric: Any, words: str) -> Path:
    above, _, last = words.rpartition(".")
    if not above and source.kind == "sheet":
        return full_path(last, whole, source.kind, answerable(rubric))
    if not above or not last:
        zh, en = "要写出它的上级", "its parent is missing"
        help_zh, help_en = (
            "例如 facts.ID、gameplay.ID、gates.ID、bands.ID",
            "as in facts.ID, gameplay.ID, gates.ID, bands.ID",
        )
        raise InputError([bad_path(key_place(source.root, ()), words, zh, en, help_zh, help_en)])
    parent = full_path(above, whole, source.kind)
    node = child_at(whole, parent)
    if place_kind(parent) == "node" and isinstance(node, dict) and "criteria" in node:
        parent = (*parent, "criteria")
    elif place_kind(parent) == "node" and last.isdecimal():
        parent = (*parent, "levels")
    return (*parent, last)


def _check_id(source: Source, whole: Mapping, path: Path, kind: str, words: str) -> None:
    place, id_ = key_place(source.root, path), str(path[-1])
    if kind not in _KINDS:
        zh, en = "这里不能加项目；单个的值用 edit set", "no item can be added here; a single value is set by edit set"
        raise InputError([bad_path(place, words, zh, en)])
    if kind != "level" and (not is_item_id(id_) or id_ in RESERVED_IDS):
        zh, en = "编号用小写字母、数字和下划线，字母开头", "an id has lower-case letters, digits and _, a letter first"
        raise InputError([bad_path(place, words, zh, en)])
    taken = kind in _WITH_IDS and any(
        id_ == one and (kind == "band") == (at[0] == "bands") for one, at in item_paths(whole)
    )
    if taken or not walk(whole, path).rest:
        raise InputError([edit_rules.TAKEN.at(place, id=id_)])


def _template(templates: Templates, source: Source, path: Path, kind: str, scale: str, *, group: bool) -> list[str]:
    id_ = str(path[-1])
    match kind:
        case "fact":
            return templates.fact()
        case "condition":
            return templates.condition()
        case "gate":
            return templates.gate()
        case "band":
            return templates.band(id_)
        case "level":
            return templates.level(path)
        case "answer":
            return templates.answer(id_, source.root.get("sources"))
        case "node" if group or len(path) == STEP:
            return templates.group(id_)
        case "node":
            return templates.node(id_, scale)
        case _:
            return templates.reference()


def _given(item: str, id_: str) -> list[str]:
    """The lines of an item that somebody wrote."""
    text = dedent(item.removeprefix("\ufeff").replace("\r\n", "\n")).strip("\n")
    root, findings = parse(text + "\n", "--from")
    if findings or root is None:
        raise InputError(findings or [bad_path(Place("--from"), id_, "没有内容", "nothing is in it")])
    return text.split("\n")


def _with_key(id_: str, lines: list[str]) -> list[str]:
    """An item's lines below its key; they may have it already."""
    root, _ = parse("\n".join(lines) + "\n", "")
    if isinstance(root, Mapping) and list(root) == [id_] and not root.start.flow_style:
        return lines
    if len(lines) == 1 and not (isinstance(root, Mapping) and not root.start.flow_style):
        return [f"{id_}: {lines[0]}"]
    return [f"{id_}:", *moved(lines, STEP)]
