"""A sheet of the shipped rubric in the real yaml-language-server, with the schema that is generated for it."""

import pytest

from rubric.source.library import LIBRARY
from rubric.source.load import read_rubric
from rubric.source.schemas import schema_of_sheets
from tests.editor.desk import ERROR, Desk
from tests.support import EXAMPLES

RUBRIC = "community-group-buying"
TOP = f"program: p\nformat: 1\nrubric: {RUBRIC}\nanswers:\n"


@pytest.fixture(scope="module")
def top(desk: Desk) -> str:
    """The first lines of a sheet."""
    rubric = read_rubric(RUBRIC, beside=LIBRARY).use()
    return desk.schema("sheet.json", schema_of_sheets(rubric)) + TOP


def test_shipped_sheets_are_fine(desk: Desk, top: str) -> None:
    texts = {path.name: path.read_text("utf-8") for path in EXAMPLES.glob("*.sheet.yaml")}
    own = {name: text for name, text in texts.items() if f"\nrubric: {RUBRIC}\n" in text}
    found = {name: desk.problems(top.splitlines()[0] + "\n" + text) for name, text in own.items()}

    assert "hema-market.sheet.yaml" in found
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_ids_are_suggested_with_their_texts(desk: Desk, top: str) -> None:
    found = desk.suggestions(top + "  ‸\n")

    assert "有拼团入口，而且点得开吗" in found["group_buy"].text
    assert "Is there a working entry to group buying" in found["group_buy"].text
    assert "怎么看：翻首页" in found["group_buy"].text
    assert "团长是这门生意的核心" in found["leader_presence"].text
    assert "- 0：全程看不到团长" in found["leader_presence"].text
    assert "- 0: No leader is seen anywhere" in found["leader_presence"].text
    assert found["leader_presence"].inserts == "leader_presence: "
    assert "follow_account" not in found  # switched off in this rubric


def test_levels_are_suggested_with_their_wording(desk: Desk, top: str) -> None:
    found = desk.suggestions(top + "  leader_presence: ‸\n")

    assert {"0", "1", "2", "3", "4", "unknown"} <= found.keys()
    assert found["0"].text == "全程看不到团长 / No leader is seen anywhere"
    (whole,) = (one for label, one in found.items() if label.startswith("value + because"))
    assert whole.inserts.startswith("\n  value: ${1|0,1,2,3,4|}\n  because: ")


@pytest.mark.parametrize(("id_", "words"), [
    ("group_buy", {"yes", "no", "unknown"}),
    ("home_sorted_by", {"goods", "promotion", "occasion", "people", "unknown"}),
    ("pickup_distance_km", {"unknown"}),
])  # fmt: skip
def test_values_of_facts_are_suggested(desk: Desk, top: str, id_: str, words: set[str]) -> None:
    found = desk.suggestions(f"{top}  {id_}: ‸\n")

    assert {label for label in found if " " not in label} == words
    assert all(found[word].inserts == word and found[word].text for word in words)


def test_keys_of_an_answer_are_suggested(desk: Desk, top: str) -> None:
    computed = desk.suggestions(top + "  pickup_nearby:\n    ‸\n")
    judged = desk.suggestions(top + "  leader_presence:\n    ‸\n")

    assert {"value", "because", "evidence", "not_applicable"} <= computed.keys()
    assert "not_applicable" not in judged  # the rubric does not allow it there


@pytest.mark.parametrize("answer", ["‸leader_presence: 1", "‸leader_presence:\n    value: 1", "leader_presence: ‸1",
                                    "leader_presence:\n    value: ‸1"])  # fmt: skip
def test_wording_is_shown_on_id_and_value(desk: Desk, top: str, answer: str) -> None:
    shown = desk.hover(f"{top}  {answer}\n")

    assert shown.startswith("#### 团长在场 / The leader is present\n")
    assert "团长只是自提点旁边的一行名字或电话" in shown
    assert "The leader is no more than a line beside the pickup point" in shown


def test_wrong_answers_are_errors(desk: Desk, top: str) -> None:
    text = (
        "  leader_presence: 7\n  leader_presense: 1\n  group_buy: maybe\n  home_sorted_by: {value: shelf}\n"
        "  pickup_distance_km: 90\n  commission_levels: -1\n  pickup_nearby: 1\n  service_radius: {value: 50}\n"
        "  bargain: {valeu: yes}\n  coupon: {not_applicable: x}\n"
    )
    options = "goods, promotion, occasion, people, unknown"
    found = desk.problems(top + text)

    assert {one.severity for one in found} == {ERROR}
    assert [(one.line - 5, one.marked, one.message) for one in found] == [
        (1, "7", "没有这一级，可以写 0, 1, 2, 3, 4, unknown / no such level: use 0, 1, 2, 3, 4, unknown"),
        (2, "leader_presense", f"量表 {RUBRIC} 里没有这个 id / the rubric {RUBRIC} has no such id"),
        (3, "maybe", "写 yes、no 或 unknown / write yes, no or unknown"),
        (4, "shelf", f"没有这个选项，可以写 {options} / no such option: use {options}"),
        (5, "90", "Value is above the maximum of 50."),
        (6, "-1", "Value is below the minimum of 0."),
        (7, "1", "由事实算出；要改判就写 value: 和 because: / computed; to override it write value: with because:"),
        (8, "service_radius", "改判要写 because: / an override needs because:"),
        (9, "valeu", "Property valeu is not allowed."),
        (10, "not_applicable", "Property not_applicable is not allowed."),
    ]  # fmt: skip


def test_what_the_checker_accepts_is_no_error(desk: Desk, top: str) -> None:
    text = (
        "  leader_presence:\n  group_buy: 是\n  bargain: true\n  coupon: Yes\n  pickup_distance_km: 未知\n"
        "  pickup_nearby: {value: 1, because: x}\n  service_radius: {not_applicable: {zh: 只送到家}}\n"
        "  home_sorted_by: {value: people, evidence: [{url: 'https://example.com', at: '§1'}]}\n"
        "  assist: {conflict: [{observer: a, value: yes}, {observer: b, value: no}]}\n  flash_sale: {value: unknown}\n"
    )
    assert desk.problems(top + text) == []
