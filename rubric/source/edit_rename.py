"""``edit rename``: one id, in every file that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.base import RESERVED_IDS, RESERVED_OPTIONS, is_item_id
from rubric.model.finding import Finding, Place
from rubric.source import edit_rules
from rubric.source.document import Mapping
from rubric.source.edit_change import Change, change
from rubric.source.edit_data import at
from rubric.source.edit_files import base_of, effective, overlays_of, sheets_beside
from rubric.source.edit_path import bad_path, unknown
from rubric.source.edit_render import scalar_text
from rubric.source.edit_text import Source, Splice, plain, read_source
from rubric.source.edit_uses import BAND, ITEM, REFERENCE, Use, rubric_uses, sheet_uses
from rubric.source.library import LIBRARY, rubric_file
from rubric.source.locate import locate


class Renaming(NamedTuple):
    """What renames an id.

    Attributes:
        changes: of every file that uses it.
        others: sheets that were given and belong to another rubric; they are left alone.
        left: sheets beside the rubric that use the id and were not given, so that they keep it.
    """

    changes: list[Change]
    others: list[Source]
    left: list[Source]


def rename(source: Source, old: str, new: str, sheets: Iterable[Source]) -> Renaming:
    """Rename an id.

    Args:
        source: the rubric that defines the id.
        old: the id; an option of a choice as ``fact.option``.
        new: the id that it gets.
        sheets: those to go through, besides the sheets that examples name.

    Raises:
        InputError: there is no such id, the new one is malformed or taken, or the layout cannot be edited safely.
    """
    family = [source, *overlays_of(source)]
    kind, old_id = _kind(source, old)
    new_id = new.removeprefix(f"{old.partition('.')[0]}.") if kind.startswith("option:") else new
    _check_new(family, kind, new_id)
    given = {one.path.resolve(): one for one in [*_example_sheets(family), *sheets]}
    ours, others = list[Source](), list[Source]()
    for one in given.values():
        (ours if _is_ours(one, family) else others).append(one)
    changes = [renamed for one in [*family, *ours] if not (renamed := _renamed(one, kind, old_id, new_id)).is_empty]
    beside = [one for one in sheets_beside(source) if one.path.resolve() not in given and _is_ours(one, family)]
    left = [one for one in beside if any((use.kind, use.id) == (kind, old_id) for use in sheet_uses(one.root))]
    return Renaming(changes, others, left)


def _kind(source: Source, old: str) -> tuple[str, str]:
    """What kind of id it is, and the id itself."""
    own = [use for use in rubric_uses(source.root) if use.defines]
    whole = [use for use in rubric_uses(effective(source)) if use.defines]
    fact, dot, option = old.partition(".")
    wanted = [(f"option:{fact}", option)] if dot else [(ITEM, old), (BAND, old), (REFERENCE, old)]
    for kind, id_ in wanted:
        if not any((use.kind, use.id) == (kind, id_) for use in whole):
            continue
        if (base := _definer(source, kind, id_)) is not None:
            place = locate(source.root, ("extends",))
            raise InputError([edit_rules.RENAME_AT_ITS_FILE.at(place, id=old, file=str(base), **_how(base))])
        if any((use.kind, use.id) == (kind, id_) for use in own):
            return kind, id_
    known = [use.id for use in whole if use.kind in (ITEM, BAND, REFERENCE)]
    raise InputError([unknown(source.root, old, old, known)])


def _how(base: Path) -> dict[str, Any]:
    """How an id of another file is renamed; those that ship are for everybody."""
    if LIBRARY in base.resolve().parents:
        id_ = base.name.partition(".")[0]
        return {
            "help_zh": f"那份量表是自带的，不要改它：用 rubric init 文件夹 --from {id_} 复制一份再改",
            "help_en": f"that rubric ships with the program, leave it alone: rubric init DIR --from {id_} makes a copy "
            "in which all ids are yours",
        }
    return {"help_zh": f"改成 rubric edit rename {base} …", "help_en": f"run rubric edit rename {base} …"}


def _definer(source: Source, kind: str, id_: str) -> Path | None:
    """The file among those that a rubric extends that first defines an id."""
    base, found = base_of(source), None
    seen = set[Path]()
    while base is not None and base.resolve() not in seen:
        seen.add(base.resolve())
        below = read_source(base)
        if any(use.defines and (use.kind, use.id) == (kind, id_) for use in rubric_uses(below.root)):
            found = base
        base = base_of(below)
    return found


def _check_new(family: list[Source], kind: str, new: str) -> None:
    place = Place(family[0].name)
    reserved = RESERVED_OPTIONS if kind.startswith("option:") else RESERVED_IDS
    if not is_item_id(new) or new in reserved:
        why = ("编号用小写字母、数字和下划线，字母开头", "an id has lower-case letters, digits and _, a letter first")
        if new in reserved:
            why = ("这个词留作他用", "this word is reserved")
        raise InputError([bad_path(place, new, *why)])
    for one in family:
        root = effective(one)
        for use in rubric_uses(root):
            if use.defines and (use.kind, use.id) == (kind, new):
                raise InputError([edit_rules.TAKEN.at(locate(root, use.path, key=True), id=new)])


def _example_sheets(family: list[Source]) -> Iterator[Source]:
    for one in family:
        examples = one.root.get("examples")
        for example in examples if isinstance(examples, list) else ():
            name = example.get("sheet") if isinstance(example, dict) else None
            if isinstance(name, str) and (one.path.parent / name).is_file():
                yield read_source(one.path.parent / name)


def _is_ours(sheet: Source, family: list[Source]) -> bool:
    """Whether a sheet is about one of these rubrics; one that names none is."""
    named = sheet.root.get("rubric")
    if sheet.kind != "sheet":
        return False
    file = rubric_file(named, sheet.path.parent) if isinstance(named, str) else None
    return file is None or file.resolve() in {one.path.resolve() for one in family}


def _renamed(source: Source, kind: str, old: str, new: str) -> Change:
    found = list(rubric_uses(source.root) if source.kind == "rubric" else sheet_uses(source.root))
    uses = [use for use in found if (use.kind, use.id) == (kind, old)]
    clash = [use for use in found if use.key and (use.kind, use.id) == (kind, new)]
    findings: list[Finding] = [
        edit_rules.TAKEN.at(locate(source.root, two.path, key=True), id=new)
        for two in clash
        if any(one.path[:-1] == two.path[:-1] for one in uses)
    ]
    if findings:
        raise InputError(findings)
    expected = plain(source.root)
    # From the inside out, so that the paths of the outer ones still lead somewhere.
    for use in sorted(uses, key=lambda one: -len(one.path)):
        parent = at(expected, use.path[:-1])
        if use.key:
            _rename_key(parent, old, new)
        else:
            parent[use.path[-1]] = new
    return change(source, [_splice(source, use, new) for use in uses], expected)


def _rename_key(mapping: dict[str, Any], old: str, new: str) -> None:
    pairs = [(new if key == old else key, value) for key, value in mapping.items()]
    mapping.clear()
    mapping.update(pairs)


def _splice(source: Source, use: Use, new: str) -> Splice:
    parent = at(source.root, use.path[:-1])
    last: Any = use.path[-1]
    if isinstance(parent, Mapping):
        _, key_event, value_event = parent.marks[str(last)]
        event = key_event if use.key else value_event
    else:
        event = parent.marks[last]
    text = scalar_text(new, style=event.style or "", as_json=source.is_json)
    return Splice(event.start_mark.index, event.end_mark.index, text)
