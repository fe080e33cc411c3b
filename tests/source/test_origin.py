"""Where the parts of a rubric that extends another come from, and what is switched off."""

from pathlib import Path

import pytest

from rubric.model.rubric import Rubric
from rubric.model.text import Lang
from rubric.report.outline_page import outline_page
from rubric.report.terminal import Screen, to_text
from rubric.report.wording import Words
from rubric.scoring.outline import outline
from rubric.scoring.score import prepare
from rubric.source.load import Loaded, read_rubric
from rubric.source.locate import locate
from rubric.source.origin import chain_of, origin_of
from tests.source.reading import BASE, below_scene, extending, places


def shown(loaded: Loaded[Rubric]) -> str:
    """The outline that `rubric show` prints, in English."""
    made = outline(prepare(loaded.use()), chain_of(list(loaded.texts)), lambda path: origin_of(loaded.root, path))
    return to_text(outline_page(made, Words(Lang.EN)), Screen(width=120))


def test_off_keeps_an_item_visible(tmp_path: Path) -> None:
    """What is switched off is not scored, and the outline shows it with the reason."""
    text = "facts: {spare: {off: {because: Never seen}}}\n" + below_scene("{often: {off: {because: Not here}}}")
    loaded = extending(tmp_path, BASE, text + "gates: {spam: {off: {because: Another rule}}}\n")
    page = shown(loaded)

    assert list(prepare(loaded.use()).plan.leaves) == ["leader", "list"]
    assert prepare(loaded.use()).plan.gates == {}
    assert [reason in page for reason in ("Never seen", "Not here", "Another rule")] == [True, True, True]
    assert "often" in page


def test_off_is_inherited(tmp_path: Path) -> None:
    """A third rubric that gives the item another weight does not switch it on by accident."""
    extending(tmp_path, BASE, below_scene("{often: {off: {because: Not here}}}"))
    third = "rubric: third\nformat: 1\nextends: over\ntitle: Third\n" + below_scene("{often: {weight: 9}}")
    (tmp_path / "third.rubric.yaml").write_text(third, "utf-8")
    loaded = read_rubric("third", beside=tmp_path)

    assert loaded.findings == []
    assert loaded.use().dimensions["scene"].criteria["often"].off is not None
    assert chain_of(list(loaded.texts)) == ("third", "over", "base")


@pytest.mark.parametrize(
    ("fact", "users"),
    [("seen", ["both", "leader", "list", "spam"]), ("times", ["often"]), ("chat", ["both", "list"])],
)
def test_switching_off_a_fact_in_use(tmp_path: Path, fact: str, users: list[str]) -> None:
    """It is an error at every place that still uses the fact, in the file where that is written."""
    found = extending(tmp_path, BASE, f"facts: {{{fact}: {{off: {{because: x}}}}}}\n").findings

    assert {one.code for one in found} == {"switched-off"}
    assert len(found) == len(users)
    assert {Path(one.place.file).name for one in found} == {"base.rubric.yaml"}


def test_origin_of_values(tmp_path: Path) -> None:
    """Each item names the rubrics that its parts come from, in the order of the parts."""
    text = "facts: {more: {ask: More?, answer: yes_no}}\n" + below_scene("{leader: {weight: 5}}")
    root = extending(tmp_path, BASE, text).root
    leader = ("dimensions", "scene", "criteria", "leader")

    assert origin_of(root, leader) == ("base", "over")
    assert origin_of(root, (*leader, "weight")) == ("over",)
    assert origin_of(root, (*leader, "levels")) == ("base",)
    assert (origin_of(root, ("facts", "more")), origin_of(root, ("facts", "chat"))) == (("over",), ("base",))
    assert (origin_of(root, ("title",)), origin_of(root, ("combine",))) == (("over",), ("base",))


def test_places_of_inherited_values(tmp_path: Path) -> None:
    """They point into the file that they were written in."""
    root = extending(tmp_path, BASE, below_scene("{leader: {weight: 5}}")).root
    leader = ("dimensions", "scene", "criteria", "leader")
    why, weight = locate(root, (*leader, "why")), locate(root, (*leader, "weight"))

    assert (Path(why.file).name, why.line) == ("base.rubric.yaml", BASE[: BASE.index("why:")].count("\n") + 1)
    assert (Path(weight.file).name, weight.line) == ("over.rubric.yaml", 5)


def test_mistakes_in_the_base_are_placed_there(tmp_path: Path) -> None:
    """A base that cannot be used is reported with its own lines."""
    found = extending(tmp_path, BASE.replace("when: both", "when: boht"), "").findings

    assert [(Path(one.place.file).name, one.code) for one in found] == [("base.rubric.yaml", "unknown-fact")]
    assert places(found)[0][1] == BASE[: BASE.index("when: both")].count("\n") + 1
