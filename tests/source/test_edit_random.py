"""Random edits of the shipped files in several layouts: other lines keep their bytes, the data are what was asked."""

import re
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from rubric.errors import InputError, UsageError
from rubric.source.document import Mapping
from rubric.source.edit_add import add
from rubric.source.edit_change import canonical
from rubric.source.edit_files import effective
from rubric.source.edit_remove import remove
from rubric.source.edit_rename import rename
from rubric.source.edit_set import set_value
from rubric.source.edit_text import Source, comment_count, plain
from rubric.source.edit_uses import rubric_uses
from rubric.source.library import LIBRARY
from rubric.source.load import kind_of
from rubric.source.parse import parse
from tests.support import EXAMPLES, name_of

FILES = sorted([*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.rglob("*.rubric.yaml"), *EXAMPLES.rglob("*.sheet.yaml")])
ROUNDS = 30
VALUES: dict[str, Any] = {
    "3": 3,
    "0.25": Decimal("0.25"),
    "no": "no",
    "unknown": "unknown",
    "新的文字：好": "新的文字：好",
    "two words": "two words",
    "a, b": "a, b",
    "x # y": "x # y",
    "k: v": "k: v",
    "🎉 emoji": "🎉 emoji",
    '"7"': "7",
    "- dash": "- dash",
    "it's": "it's",
}
NEW_KEYS = {
    "facts": ["title", "how", "signals", "between"],
    "criteria": ["weight", "effort", "improve", "how", "why", "may_not_apply"],
    "dimensions": ["why", "weight", "combine"],
    "gates": ["how", "because"],
    "answers": ["because", "evidence"],
}


def four_spaces(text: str) -> str:
    return re.sub(r"(?m)^( *)(- )?", lambda found: found[1] * 2 + ("-   " if found[2] else ""), text)


LAYOUTS = {
    "as shipped": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no final break": lambda text: text.rstrip("\n"),
    "four spaces": four_spaces,
}


@cache
def source_of(path: Path, layout: str) -> Source:
    text = LAYOUTS[layout](path.read_text("utf-8"))
    root, findings = parse(text, str(path))
    assert not findings
    return Source(path, str(path), text, root, kind_of(root) or "")


def paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every path of data with what stands there."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*path, key), value
        yield from paths(value, (*path, key))


def words(path: tuple[Any, ...]) -> str:
    """A path as people write it; items of lists by number."""
    return ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in path)


def is_subsequence(some: list[str], all_: list[str]) -> bool:
    rest = iter(all_)
    return all(line in rest for line in some)


def lines(text: str) -> list[str]:
    """The lines of a text, with their ends; a missing last break is no difference."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n")]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def refused(error: InputError, *codes: str) -> bool:
    """Not done, for one of these reasons."""
    assert {one.code for one in error.findings} <= set(codes)
    return False


def check_breaks(source: Source, text: str) -> None:
    """Windows line ends stay, and no others come in."""
    if "\r\n" in source.text:
        assert text.count("\n") == text.count("\r\n")


def random_set(source: Source, random: Random) -> bool:
    """Set a scalar that is there; lines outside of it keep their bytes."""
    path = random.choice([path for path, old in paths(source.root) if not isinstance(old, dict | list)])
    value, data = random.choice(list(VALUES.items()))
    change = set_value(source, source.root, words(path), value)[-1]
    expected = plain(source.root)
    at(expected, path[:-1])[path[-1]] = data
    assert canonical(parse(change.text, "")[0]) == canonical(expected)
    check_breaks(source, change.text)
    parent = at(source.root, path[:-1])
    event = parent.marks[path[-1]][2] if isinstance(parent, Mapping) else parent.marks[path[-1]]
    before, after = source.text[: event.start_mark.index], source.text[event.end_mark.index :]
    assert change.text.startswith(before.rstrip())
    assert change.text.rstrip().endswith(after.strip())
    return True


def random_insert(source: Source, random: Random) -> bool:
    """Put a new key into an item: every old line is still there but the one that a bracket is on."""
    items = [
        (path, node)
        for path, node in paths(source.root)
        if isinstance(node, dict)
        and len(path) > 1
        and path[-2] in NEW_KEYS
        and path[0] != "examples"
        and "checklist" not in path
    ]
    if not items:
        return False
    path, node = random.choice(items)
    key = random.choice([one for one in NEW_KEYS[path[-2]] if one not in node] or ["off"])
    try:
        change = set_value(source, source.root, f"{words(path)}.{key}", "2")[0]
    except InputError as error:
        return refused(error, "edit-unknown-path")
    data = plain(parse(change.text, "")[0])
    assert at(data, path).pop(key) == 2
    assert canonical(data) == canonical(source.root)
    check_breaks(source, change.text)
    old, new = lines(source.text), lines(change.text)
    if node.start.flow_style:  # type: ignore[attr-defined]
        assert abs(len(new) - len(old)) <= 1
        assert sum(a != b for a, b in zip(old, new, strict=False)) <= 1 or len(new) != len(old)
    else:
        assert len(new) == len(old) + 1
        assert is_subsequence(old, new)
    return True


def random_remove(source: Source, random: Random) -> bool:
    """Take something out: what is left are old lines in their order, and the other data."""
    path, _ = random.choice([one for one in paths(source.root) if len(one[0]) > 1])
    try:
        change = remove(source, words(path)).change
    except InputError as error:
        return refused(error, "edit-still-used", "edit-unsafe")
    expected = plain(source.root)
    del at(expected, path[:-1])[path[-1]]
    left = {where for where, _ in paths(parse(change.text, "")[0])}
    while len(path) > 1 and not at(expected, path[:-1]) and path[:-1] not in left:
        path = path[:-1]
        del at(expected, path[:-1])[path[-1]]
    assert canonical(parse(change.text, "")[0]) == canonical(expected)
    old, new = lines(source.text), lines(change.text)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [last - first for kind, _, _, first, last in steps if kind in ("replace", "insert")]
    assert changed in ([], [1])
    return True


def random_add(source: Source, random: Random) -> bool:
    """Add an item from a template: all old lines stay."""
    if source.kind != "rubric":
        return False
    groups = [
        path
        for path, node in paths(source.root)
        if isinstance(node, dict) and "criteria" in node and path[0] == "dimensions"
    ]
    place = random.choice(
        [*(words(path) for path in groups), "facts", "gates", "bands", "references", "conditions", "dimensions"]
    )
    scale = random.choice(["levels", "derived", "yes_no", "number", "checklist"])
    try:
        change = add(source, source.root, source.root, f"{place}.brand_new", item=None, scale=scale)
    except UsageError:
        return False
    assert is_subsequence([line for line in lines(source.text) if line.strip()], lines(change.text))
    assert "brand_new" in change.text
    check_breaks(source, change.text)
    again = Source(source.path, source.name, change.text, parse(change.text, "")[0], "rubric")
    back = remove(again, f"{place}.brand_new").change
    assert canonical(parse(back.text, "")[0]) == canonical(source.root)
    return True


def random_rename(source: Source, random: Random) -> bool:
    """Rename an id and back: the same bytes; between, only lines that held the id differ."""
    if source.kind != "rubric":
        return False
    ids = sorted(
        {use.id for use in rubric_uses(source.root) if use.defines and use.kind in ("item", "band", "reference")}
    )
    old = random.choice(ids)
    try:
        changes = rename(source, old, "renamed_here", []).changes
    except InputError as error:
        return refused(error, "edit-rename-elsewhere")
    text = next(one.text for one in changes if one.source is source)
    before, after = lines(source.text), lines(text)
    assert len(before) == len(after)
    assert all(old in a and "renamed_here" in b for a, b in zip(before, after, strict=True) if a != b)
    with TemporaryDirectory() as folder:  # away from the overlays on disk, which still have the old id
        again = Source(Path(folder) / source.path.name, source.name, text, parse(text, "")[0], "rubric")
        back = rename(again, "renamed_here", old, []).changes
    assert back[0].text == source.text
    return True


def random_inherited(source: Source, random: Random) -> bool:
    """Set what an extending rubric may only inherit: after `extends` that one value differs, and old lines stay."""
    if "extends" not in source.root:
        return False
    whole = effective(source)
    found = [path for path, old in paths(whole) if not isinstance(old, dict | list) and path[0] not in OWN]
    path = random.choice(found)
    if path[-1] == "id":
        return False
    value, data = random.choice(list(VALUES.items()))
    change = set_value(source, whole, words(path), value)[-1]
    again = Source(source.path, source.name, change.text, parse(change.text, "")[0], "rubric")
    expected = plain(whole)
    at(expected, path[:-1])[path[-1]] = data
    assert in_full(effective(again)) == in_full(expected)
    check_breaks(source, change.text)
    old, new = lines(source.text), lines(change.text)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    assert sum(end - start for kind, start, end, _, _ in steps if kind != "equal") <= 4
    return True


OWN = ("rubric", "format", "edition", "extends", "title", "examples")


def in_full(data: Any, *, level: bool = False) -> Any:
    """Data without short forms, the order of keys left aside."""
    if level and (not isinstance(data, dict) or data.keys() <= {"zh", "en"}):
        data = {"text": data}
    if isinstance(data, dict):
        if isinstance(data.get("checklist"), dict) and not data["checklist"].keys() & {"facts", "out_of"}:
            data = {**data, "checklist": {"facts": data["checklist"]}}
        return {
            key: {number: in_full(one, level=True) for number, one in value.items()}
            if key == "levels" and isinstance(value, dict)
            else in_full(value)
            for key, value in data.items()
        }
    return [in_full(one) for one in data] if isinstance(data, list) else repr(data)


EDITS = (
    random_inherited,
    random_set,
    random_set,
    random_insert,
    random_remove,
    random_remove,
    random_add,
    random_rename,
)


def run(path: Path, layout: str, rounds: int, seed: int) -> tuple[int, int]:
    """How many edits were done, and how many were refused."""
    random, source = Random(f"{path.name} {layout} {seed}"), source_of(path, layout)  # noqa: S311
    before = comment_count(source.text, source.root)
    done = [random.choice(EDITS)(source, random) for _ in range(rounds)]
    assert comment_count(source.text, deepcopy(source.root)) == before
    return sum(done), len(done) - sum(done)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_random_edits(path: Path, layout: str) -> None:
    done, _ = run(path, layout, max(6, ROUNDS * 2000 // (2000 + path.stat().st_size) // 2), 0)
    assert done
