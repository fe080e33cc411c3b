"""``edit remove``: an item with its own comments, or an inherited one switched off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.source import edit_rules
from rubric.source.document import Mapping, Sequence
from rubric.source.edit_change import Change, change, comments_within
from rubric.source.edit_data import at, drop, put
from rubric.source.edit_files import base_of, effective, overlays_of
from rubric.source.edit_path import bad_path, full_path
from rubric.source.edit_region import Region, block_region, first_of_item, flow_region
from rubric.source.edit_set import change_to
from rubric.source.edit_text import Source, Splice, after_colon, plain, read_source
from rubric.source.edit_uses import Use, rubric_uses, source_uses
from rubric.source.edit_walk import child_at, key_place, place_kind, position, walk
from rubric.source.locate import Path, locate

_CAN_BE_OFF = frozenset({"fact", "gate", "band", "node", "reference"})


class Removal(NamedTuple):
    """A removal; ``back`` says that what the file overrode is in force again."""

    change: Change
    back: bool = False


def remove(source: Source, words: str, *, because: str | None = None, keep_comments: bool = False) -> Removal:
    """Take out what stands at a path.

    Args:
        source: the file.
        words: the path, as people write it.
        because: the reason for switching an inherited item off.
        keep_comments: whether the comment lines above it stay.

    Raises:
        InputError: nothing is there, something still uses it, or the layout cannot be edited safely.
    """
    whole = effective(source) if source.kind == "rubric" else source.root
    path = full_path(words, whole, source.kind)
    found, place = walk(source.root, path), key_place(source.root, path)
    base = base_of(source) if source.kind == "rubric" else None
    inherited = base is not None and child_at(effective(read_source(base)), path) is not None
    if inherited and because is not None and place_kind(path) in _CAN_BE_OFF:
        _refuse_if_used(source, whole, path, place)
        return Removal(change_to(source, (*path, "off", "because"), because))
    if found.rest or found.wrap:
        if inherited:
            raise InputError([_inherited(place, words, str(base), path)])
        raise InputError([bad_path(place, words, "文件里没有写它", "the file does not hold it")])
    if not inherited:
        _refuse_if_used(source, whole, path, place)
    return Removal(_removed(source, found.path, keep_comments=keep_comments), back=inherited)


def _inherited(place: Place, words: str, file: str, path: Path) -> Any:
    if place_kind(path) in _CAN_BE_OFF:
        help_zh, help_en = "加上 --because “理由” 就会写成停用（off）", 'give --because "reason" to switch it off here'
    else:
        help_zh, help_en = (
            "只有整个项目能停用；可以改它的值",
            "only whole items can be switched off; its value can be set",
        )
    return edit_rules.INHERITED.at(place, id=words, file=file, help_zh=help_zh, help_en=help_en)


def _refuse_if_used(source: Source, whole: Mapping, path: Path, place: Place) -> None:
    gone = [use for use in _all_uses(source, whole) if use.defines and _is_within(whole, use, path)]
    ids = {(use.kind, use.id) for use in gone}
    used = [
        locate(whole, use.path, key=use.key)
        for use in _all_uses(source, whole)
        if (use.kind, use.id) in ids and not use.defines and not _is_within(whole, use, path)
    ]
    if source.kind == "rubric":
        for overlay in overlays_of(source):
            used += [
                locate(overlay.root, use.path, key=use.key)
                for use in rubric_uses(overlay.root)
                if (use.kind, use.id) in ids
            ]
    if used:
        raise InputError([edit_rules.STILL_USED.at(place, tuple(dict.fromkeys(used)), id=str(path[-1]))])


def _all_uses(source: Source, whole: Mapping) -> Iterator[Use]:
    return rubric_uses(whole) if source.kind == "rubric" else source_uses(whole)


def _is_within(whole: Mapping, use: Use, path: Path) -> bool:
    """Whether a use stands at or below a path; items of lists are numbers in the one, ids in the other."""
    if len(use.path) < len(path):
        return False
    node: Any = whole
    for mine, other in zip(use.path, path, strict=False):
        if isinstance(node, list):
            if position(node, other) != mine:
                return False
            node = node[int(mine)]
        elif mine != other:
            return False
        else:
            node = node[str(mine)] if isinstance(node, dict) and str(mine) in node else None
    return True


def _removed(source: Source, path: Path, *, keep_comments: bool) -> Change:
    expected = plain(source.root)
    region = _region(source, path, keep_comments=keep_comments)
    own = comments_within(source, [region])
    while len(path) > 1 and len(at(source.root, path[:-1])) == 1 and path[:-1] != ("answers",):
        wider = _region(source, path[:-1], keep_comments=True)
        if comments_within(source, [wider]) != own:
            break
        path, region = path[:-1], wider
    parent = at(source.root, path[:-1])
    splices = [Splice(*region, "")]
    if len(path) > 1 and len(parent) == 1 and not parent.start.flow_style:
        splices.append(_emptied(source, path[:-1], parent))
        put(expected, path[:-1], {} if isinstance(parent, Mapping) else [])
    else:
        drop(expected, path)
    return change(source, splices, expected, lost=comments_within(source, [region]))


def _emptied(source: Source, path: Path, parent: Mapping | Sequence) -> Splice:
    holder = at(source.root, path[:-1])
    colon = after_colon(source.text, holder.marks[str(path[-1])][1])
    return Splice(colon, colon, " {}" if isinstance(parent, Mapping) else " []")


def _region(source: Source, path: Path, *, keep_comments: bool) -> Region:
    parent = at(source.root, path[:-1])
    key: Any = str(path[-1]) if isinstance(parent, Mapping) else position(parent, path[-1])
    if parent.start.flow_style:
        return flow_region(
            source.text, parent, key, has_comments=lambda region: bool(comments_within(source, [region]))
        )
    region = block_region(source.text, parent, key, keep_comments=keep_comments)
    if region is None and isinstance(parent, Mapping):
        region = first_of_item(parent, key)
        if region is not None and comments_within(source, [region]):
            region = None
    if region is None:
        place = key_place(source.root, path)
        zh, en = "同一行上还有别的东西", "something else stands on its line"
        raise InputError([edit_rules.UNSAFE.at(place, why_zh=zh, why_en=en)])
    return region
