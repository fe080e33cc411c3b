"""A rubric that extends another: what is merged, what replaces what, where each value comes from."""

from decimal import Decimal
from pathlib import Path

import pytest

from rubric.model.rubric import Criterion, Group, Rubric
from rubric.model.text import Lang
from tests.source.reading import BASE, below_scene, extending, message

SCENE = ("dimensions", "scene", "criteria")


def over(folder: Path, text: str) -> Rubric:
    """A rubric that extends the base, and is fine."""
    loaded = extending(folder, BASE, text)
    assert loaded.findings == []
    return loaded.use()


def scene(rubric: Rubric) -> dict[str, Criterion]:
    """The criteria of the only dimension."""
    criteria = rubric.dimensions["scene"].criteria
    return {id_: node for id_, node in criteria.items() if isinstance(node, Criterion)}


def test_what_is_inherited(tmp_path: Path) -> None:
    """Everything but what a rubric says of itself: id, edition, title and examples."""
    rubric = over(tmp_path, "")

    assert (rubric.rubric, rubric.edition, rubric.title.get(Lang.EN)) == ("over", "1", "Over")
    assert rubric.examples == ()
    assert (rubric.combine, str(rubric.minimum_coverage)) == ("geometric", "0.7")
    assert list(rubric.facts) == ["seen", "chat", "times", "spare"]
    assert (list(rubric.gates), [band.id for band in rubric.bands]) == (["spam"], ["low", "high"])


def test_items_merge_by_id(tmp_path: Path) -> None:
    """A field that is written replaces the inherited one, the others stay; new items come last."""
    text = "facts: {seen: {ask: Really?}, more: {ask: More?, answer: yes_no}}\ncombine: mean\n" + below_scene(
        "{leader: {weight: 5}, extra: {title: Extra, yes_no: more}}"
    )
    rubric = over(tmp_path, text)
    leader = scene(rubric)["leader"]

    assert (rubric.facts["seen"].ask.get(Lang.EN), rubric.facts["seen"].answer) == ("Really?", "yes_no")
    assert rubric.combine == "mean"
    assert (int(leader.weight), leader.title.get(Lang.ZH), len(leader.levels or {})) == (5, "团长", 3)
    assert list(scene(rubric)) == ["leader", "often", "list", "extra"]
    assert rubric.dimensions["scene"].weight == 2


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("facts: {seen: {signals: [e.f]}}", ("facts", "seen", "signals"), ["e.f"]),
        ("gates: {spam: {cap: {scene: 10}}}", ("gates", "spam", "cap"), {"scene": 10}),
        ("gates: {spam: {when: {any: [chat]}}}", ("gates", "spam", "when"), {"any": ["chat"]}),
        (below_scene("{leader: {title: {en: Boss}}}"), (*SCENE, "leader", "title"), {"en": "Boss"}),
        ("conditions: {both: seen}", ("conditions", "both"), "seen"),
        (
            below_scene("{often: {number: {fact: times, points: {0: 0, 9: 100}}}}"),
            (*SCENE, "often", "number", "points"),
            {"0": 0, "9": 100},
        ),
    ],
)  # fmt: skip
def test_a_field_is_replaced_whole(tmp_path: Path, text: str, path: tuple[str, ...], value: object) -> None:
    """Lists, texts, conditions, caps and curves are not mixed with the inherited ones."""
    loaded = extending(tmp_path, BASE, text + "\n")
    node = loaded.root
    for name in path:
        node = node[name]  # type: ignore[index]

    assert loaded.findings == []
    assert node == value


def test_levels_merge_by_number(tmp_path: Path) -> None:
    """A level keeps its condition when only its text is written, in the short form or the long one."""
    text = below_scene("{leader: {levels: {0: Nothing, 1: {zh: 有些}, 2: {text: Plenty, points: 80}}}}")
    levels = scene(over(tmp_path, text))["leader"].levels or {}

    assert [level.text.get(Lang.ZH) for level in levels.values()] == ["Nothing", "有些", "Plenty"]
    assert [level.when for level in levels.values()] == [None, "seen", "both"]
    assert (str(levels[2].points), list(levels[2].like)) == ("80", ["shop"])


def test_level_may_be_added(tmp_path: Path) -> None:
    """A level with the next number goes on top."""
    text = below_scene("{leader: {levels: {3: {text: All, when: {all: [both, spare]}}, 1: {when: chat}}}}")
    levels = scene(over(tmp_path, text))["leader"].levels or {}

    assert list(levels) == [0, 1, 2, 3]
    assert (levels[1].text.get(Lang.EN), levels[1].when) == ("Some", "chat")


@pytest.mark.parametrize(
    "scale", ["yes_no: seen", "checklist: {seen: 1}", "number: {fact: times, points: {0: 0, 1: 9}}"]
)
def test_another_kind_of_scale_replaces_the_scale(tmp_path: Path, scale: str) -> None:
    """The inherited levels are gone; title and weight stay."""
    leader = scene(over(tmp_path, below_scene(f"{{leader: {{{scale}}}}}")))["leader"]

    assert leader.levels is None
    assert (leader.title.get(Lang.EN), int(leader.weight)) == ("Leader", 3)


@pytest.mark.parametrize(
    ("checklist", "out_of", "facts"),
    [
        ("{chat: 4}", None, {"seen": Decimal(2), "chat": Decimal(4)}),
        ("{facts: {spare: 1}}", None, {"seen": Decimal(2), "chat": Decimal(1), "spare": Decimal(1)}),
        ("{out_of: 2, facts: {spare: -1}}", Decimal(2), {"seen": Decimal(2), "chat": Decimal(1), "spare": Decimal(-1)}),
        ("{out_of: 2}", Decimal(2), {"seen": Decimal(2), "chat": Decimal(1)}),
    ],
)
def test_parts_of_a_checklist_merge(
    tmp_path: Path, checklist: str, out_of: Decimal | None, facts: dict[str, Decimal]
) -> None:
    """By fact, whichever of the two forms either file uses."""
    merged = scene(over(tmp_path, below_scene(f"{{list: {{checklist: {checklist}}}}}")))["list"].checklist

    assert merged is not None
    assert (merged.out_of, merged.facts) == (out_of, facts)


def test_bands_merge_by_id(tmp_path: Path) -> None:
    """An inherited band keeps its place and its other fields; a new one comes last."""
    text = "bands:\n  - {id: top, from: 90, title: Top}\n  - {id: high, from: 70}\n"
    bands = over(tmp_path, text).bands

    assert [(band.id, int(band.from_)) for band in bands] == [("low", 0), ("high", 70), ("top", 90)]
    assert (bands[1].title.get(Lang.EN), bands[1].requires) == ("High", {"scene": Decimal(50)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (below_scene("{leadr: {weight: 1}}"), ['no "leadr"', 'did you mean "leader"?', "title, levels"]),
        ("facts: {sean: {ask: Seen?}}\n", ['no "sean"', 'did you mean "seen"?', "missing: answer"]),
        ("gates: {spamm: {cap: {total: 1}}}\n", ['did you mean "spam"?', "title, when, because"]),
        ("bands: [{id: hihg, from: 70}]\n", ['no "hihg"', 'did you mean "high"?', "missing: title"]),
        ("dimensions: {scenery: {weight: 1}}\n", ['no "scenery"']),
        ("dimensions: {zzz: {weight: 1}}\n", ['no "zzz"', "missing: title"]),
    ],
)  # fmt: skip
def test_incomplete_item_under_an_unknown_id(tmp_path: Path, text: str, said: list[str]) -> None:
    """It is a slip in the id, or a new item that lacks something: both are said, at the id."""
    (found,) = extending(tmp_path, BASE, text).findings

    assert found.code == "unknown-item"
    assert Path(found.place.file).name == "over.rubric.yaml"
    assert found.place.line == 5
    assert [words for words in said if words not in message(found).replace(" | number", "")] == []


def test_complete_item_under_a_new_id(tmp_path: Path) -> None:
    """A new group with criteria is a new item."""
    text = below_scene("{more: {title: More, criteria: {one: {title: One, yes_no: seen}}}}")

    assert isinstance(over(tmp_path, text).dimensions["scene"].criteria["more"], Group)
