"""A run, line by line: answers, mistakes, going back, reasons and evidence."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.observe.filling.talk import Remark, Stage, Turn
from rubric.observe.filling.typed import WORDS
from rubric.source.load import read_sheet_text
from tests.observe.filling import Desk
from tests.support import as_yaml


def remarks(turn: Turn) -> list[Remark]:
    return [note.remark for note in turn.notes]


@pytest.mark.parametrize(
    ("id_", "line", "value"),
    [
        ("coupon", "yes", "yes"),
        ("coupon", "有", "yes"),
        ("coupon", "Ｙ", "yes"),
        ("coupon", "没有", "no"),
        *(("coupon", word, "yes") for word in ("是的", "对的", "有的", "yes.", "是。")),
        *(("coupon", word, "no") for word in ("不是的", "没有的", "No.")),
        *(("presence", word, 2) for word in ("2级", "2 级", "第2级", "第 ２ 级", "level 2", "L2", "2.")),
        ("coupon", "u", "unknown"),
        ("coupon", "未知", "unknown"),
        ("presence", "２", 2),
        ("presence", "a name", 1),
        ("steps", "１２", 12),
        ("wait", "2.50", 2.5),
        ("card", "2", "item"),
        ("card", "2.", "item"),
        ("card", "The item.", "item"),
        ("card", "both", "b"),
        ("card", "b", "b"),
    ],
)
def test_answers(id_: str, line: str, value: Any) -> None:
    """In any script; an option by id, text or place in the list, and an option called like a command is an option."""
    desk = Desk(only=(id_,), brief=True)
    desk.type(line)

    assert desk.answers == {id_: {"value": value}}


@pytest.mark.parametrize(
    ("id_", "line", "remark"),
    [
        ("coupon", "3", Remark.EXPECTED_YES_NO),
        ("coupon", "", Remark.NOTHING_SAID),
        ("coupon", "; a reason alone", Remark.NOTHING_SAID),
        ("coupon", "na", Remark.MAY_NOT_APPLY),
        ("presence", "9", Remark.UNKNOWN_LEVEL),
        ("steps", "-1", Remark.EXPECTED_WHOLE),
        ("steps", "many", Remark.EXPECTED_NUMBER),
        ("wait", "11", Remark.OUT_OF_RANGE),
        ("card", "itm", Remark.UNKNOWN_OPTION),
        ("card", "4", Remark.UNKNOWN_OPTION),
        ("coupon", "b", Remark.NOTHING_BEFORE),
    ],
)
def test_mistakes(id_: str, line: str, remark: Remark) -> None:
    """They are told, and the question stays."""
    desk = Desk(only=(id_,))
    turn = desk.type(line)

    assert (remarks(turn), turn.is_bad, desk.asked, desk.stored) == ([remark], True, id_, [])


def test_the_nearest_option_is_named() -> None:
    assert Desk(only=("card",)).type("itm").notes[0].args["near"] == "item"
    assert Desk(only=("card",)).type("the itm").notes[0].args["near"] == "item"


def test_a_reason_in_the_same_line() -> None:
    """After a semicolon of any kind; of unknown and not applicable too."""
    desk = Desk(only=("scene",), brief=True)
    desk.type("1; a name; no face", "no", "na；送到家")

    assert desk.answers == {
        "presence": {"value": 1, "because": "a name; no face"},
        "delivered": {"value": "no"},
        "pickup": {"not_applicable": "送到家"},
    }
    unknown = Desk(only=("coupon",))
    unknown.type("u; the page did not load")
    assert unknown.answers == {"coupon": {"value": "unknown", "because": "the page did not load"}}


def test_reason_and_evidence_are_asked_of_what_counts() -> None:
    desk = Desk(only=("presence",))
    stages = []
    for line in ("2", "a face", "visit", "A visit", "home"):
        desk.type(line)
        stages.append(desk.filling.stage)
    assert stages == [Stage.REASON, Stage.EVIDENCE, Stage.SOURCE, Stage.PLACE, Stage.DONE]

    evidence = [{"source": "visit", "at": "home"}]
    assert desk.stored[-1].answer == {"value": 2, "because": "a face", "evidence": evidence}
    assert desk.stored[-1].sources == {"visit": {"title": "A visit"}}
    assert desk.asked is None


def test_nothing_more_is_asked_of_what_counts_for_nothing() -> None:
    """A no, level 0, and a choice on which no level rests."""
    for id_, line in (("coupon", "no"), ("presence", "0"), ("card", "nothing")):
        desk = Desk(only=(id_,))
        desk.type(line)
        assert desk.asked is None


def test_a_place_alone_belongs_to_the_source_used_last() -> None:
    desk = Desk(only=("coupon", "group_buy"), sources={"visit": {"title": "V"}, "shots": {"title": "S"}})
    desk.type("yes", "", "shots 3; blurred", "yes", "", "the second page")

    assert desk.answers["coupon"]["evidence"] == [{"source": "shots", "at": "3", "note": "blurred"}]
    assert desk.answers["group_buy"]["evidence"] == [{"source": "shots", "at": "the second page"}]


def test_a_file_that_is_not_there_is_stored_and_told() -> None:
    desk = Desk(only=("coupon",), files=("there.png",))
    assert remarks(desk.type("e there.png")) == [Remark.STORED]
    assert remarks(desk.type("e nowhere.png")) == [Remark.STORED, Remark.NO_SUCH_FILE]
    assert desk.stored[-1].answer == {"evidence": [{"screenshot": "there.png"}, {"screenshot": "nowhere.png"}]}


def test_reasons_and_evidence_by_command() -> None:
    """Before the answer, and without moving on; Enter leaves what is there, a dash takes it away."""
    desk = Desk(only=("coupon",), sources={"visit": {"title": "V"}})
    desk.type("r seen twice", "e", "visit home")
    assert desk.asked == "coupon"
    desk.type("yes")
    assert desk.stored[-1].answer == {
        "value": "yes",
        "because": "seen twice",
        "evidence": [{"source": "visit", "at": "home"}],
    }
    sources = {"visit": {"title": "V"}}
    again = Desk({"coupon": desk.stored[-1].answer}, only=("coupon",), everything=True, sources=sources)
    again.type("r", "", "e", "-", "r", "-", "")
    assert again.stored[-1].answer == {"value": "yes"}


def test_not_applicable_needs_a_reason() -> None:
    desk = Desk(only=("depth",))
    desk.type("不适用")
    assert remarks(desk.type("")) == [Remark.REASON_NEEDED]
    desk.type("nothing to share")

    assert desk.answers == {"depth": {"not_applicable": "nothing to share"}}
    assert desk.asked is None


def test_a_criterion_may_apply_after_all() -> None:
    """Then its facts are asked about again."""
    desk = Desk({"depth": {"not_applicable": "x"}}, only=("depth",), everything=True)
    assert desk.asked == "depth"
    desk.type("yes")

    assert desk.answers == {"depth": {"value": "unknown"}}
    assert desk.asked == "steps"


def test_going_back() -> None:
    """From a reason to its answer, then to the question before; Enter keeps an answer, the next one is asked after."""
    desk = Desk(only=("coupon", "group_buy", "wait"))
    desk.type("no", "yes")
    assert (desk.asked, desk.filling.stage) == ("group_buy", Stage.REASON)
    desk.type("返回")
    assert (desk.asked, desk.filling.stage) == ("group_buy", Stage.ANSWER)
    desk.type("b")
    assert (desk.asked, desk.filling.answer) == ("coupon", {"value": "no"})
    assert remarks(desk.type("")) == [Remark.KEPT]
    assert desk.asked == "wait"


def test_a_changed_answer_drops_what_backed_the_old_one() -> None:
    """The reason and the evidence are gone, which is told, and are asked for again."""
    url = [{"url": "https://a.example"}]
    old = {"coupon": {"value": "yes", "because": "seen", "evidence": url}}
    desk = Desk(old, only=("coupon",), everything=True)
    assert remarks(desk.type("no")) == [Remark.STORED, Remark.DROPPED]
    assert (desk.answers["coupon"], desk.filling.stage) == ({"value": "no"}, Stage.REASON)
    desk.type("gone since", "https://b.example")

    assert desk.answers["coupon"] == {
        "value": "no",
        "because": "gone since",
        "evidence": [{"url": "https://b.example"}],
    }
    brief = Desk(old, only=("coupon",), everything=True, brief=True)
    assert Remark.DROPPED in remarks(brief.type("no"))
    same = Desk(old, only=("coupon",), everything=True)
    assert remarks(same.type("有的")) == [Remark.STORED]
    assert same.answers == old


def test_not_applicable_drops_what_backed_a_value() -> None:
    """The reason for a level is none for not applying."""
    desk = Desk({"pickup": {"value": 1, "because": "some"}, "delivered": "no"}, only=("pickup",), everything=True)
    desk.type("", "na")
    assert desk.filling.stage is Stage.WHY_NOT
    assert remarks(desk.type("it is brought")) == [Remark.STORED, Remark.DROPPED]
    assert desk.answers == {"pickup": {"not_applicable": "it is brought"}}


@pytest.mark.parametrize("line", ["e", "r", "S", "u", "na", ";", "；", "证据", " . "])
def test_a_command_is_no_reason_and_no_evidence(line: str) -> None:
    desk = Desk(only=("coupon",), sources={"visit": {"title": "V"}})
    desk.type("yes")
    for stage in (Stage.REASON, Stage.EVIDENCE):
        assert desk.filling.stage is stage
        assert remarks(desk.type(line)) == [Remark.NO_TEXT]
        assert desk.answers == {"coupon": {"value": "yes"}}
        assert remarks(desk.type("?")) == remarks(desk.type("h")) == [Remark.HELP]
        desk.type("")


def test_a_source_may_be_called_like_a_command() -> None:
    desk = Desk(only=("coupon",), sources={"s": {"title": "S"}})
    desk.type("yes; seen", "s", "详情")
    assert desk.answers["coupon"]["evidence"] == [{"source": "s", "at": "详情"}]


def test_a_dash_where_there_is_nothing_to_take_away() -> None:
    desk = Desk(only=("coupon",))
    desk.type("yes", "-", "－")
    assert (desk.answers, desk.asked) == ({"coupon": {"value": "yes"}}, None)


@pytest.mark.parametrize("word", ["vist", "visit2", "home_page"])
def test_a_doubtful_source_is_asked_about(word: str) -> None:
    desk = Desk(only=("coupon",), sources={"visit": {"title": "V"}})
    turn = desk.type("yes; seen", f"{word} top")
    assert (remarks(turn), turn.is_bad, desk.filling.stage) == ([Remark.DOUBTFUL_SOURCE], True, Stage.EVIDENCE)
    desk.type(f"visit {word} top")
    assert desk.answers["coupon"]["evidence"] == [{"source": "visit", "at": f"{word} top"}]


def test_a_reason_survives_an_answer_that_does_not_fit() -> None:
    desk = Desk(only=("presence",))
    assert remarks(desk.type("9; a face")) == [Remark.UNKNOWN_LEVEL, Remark.REASON_KEPT]
    desk.type("2")
    assert desk.answers == {"presence": {"value": 2, "because": "a face"}}
    other = Desk(only=("coupon", "group_buy"))
    other.type("7; a reason", "s", "no")
    assert other.answers == {"group_buy": {"value": "no"}}


@pytest.mark.parametrize("line", ["适用", "applies", "yes"])
def test_it_applies(line: str) -> None:
    desk = Desk(only=("depth",))
    desk.type(line)
    assert desk.asked == "steps"


def test_it_does_not_apply() -> None:
    for line in ("不适用；没有", "does not apply; 没有", "not applicable; 没有", "no; 没有"):
        desk = Desk(only=("depth",))
        desk.type(line)
        assert desk.answers == {"depth": {"not_applicable": "没有"}}, line
    note = Desk(only=("depth",)).type("perhaps").notes[0]
    assert note.args["allowed"] == "applies, not_applicable"


def test_the_same_answer_in_other_words_is_kept_as_it_is_written() -> None:
    desk = Desk({"coupon": {"value": True, "because": {"zh": "有", "en": "is"}}}, only=("coupon",), everything=True)
    desk.type("yes")

    assert desk.stored[-1].answer == {"value": True, "because": {"zh": "有", "en": "is"}}


def test_skipping() -> None:
    """What is skipped comes once more at the end, and then stays open."""
    desk = Desk(only=("coupon", "group_buy", "wait"))
    assert remarks(desk.type("s")) == [Remark.SKIPPED]
    assert remarks(desk.type("跳过")) == [Remark.SKIPPED]
    desk.type("3", "", "")
    assert desk.asked == "coupon"
    assert remarks(desk.type("s")) == [Remark.SKIPPED_AGAIN]
    desk.type("b")
    assert desk.asked == "coupon"
    desk.type("no", "no")
    assert desk.asked is None


def test_quitting_ends_the_run() -> None:
    desk = Desk()
    desk.type("q")

    assert desk.filling.stage is Stage.DONE


def test_evidence_that_only_lacks_its_place_is_stored_at_the_end() -> None:
    desk = Desk(only=("coupon",), sources={"visit": {"title": "V"}})
    desk.type("yes", "", "visit")
    store = desk.filling.close().store

    assert store is not None
    assert store.answer == {"value": "yes", "evidence": [{"source": "visit"}]}


def test_a_source_that_was_left_half_declared_is_asked_for_again() -> None:
    """Going back from the place forgets nothing that is stored, and stores nothing that is not declared."""
    desk = Desk(only=("coupon",))
    desk.type("yes", "", "+visit", "A visit", "b", "e visit home")
    assert desk.filling.stage is Stage.SOURCE
    desk.type("The visit")

    assert desk.stored[-1].sources == {"visit": {"title": "The visit"}}


def test_progress_counts_answers_and_what_is_open() -> None:
    """What a settled level makes needless is not open; whether a criterion applies is no question of its own."""
    desk = Desk()
    assert desk.filling.progress == (0, 9)
    desk.type("1; x", "")
    assert desk.filling.progress == (1, 8)
    filled = Desk({"group_buy": "yes", "wait": "unknown", "delivered": "yes"})
    assert filled.filling.progress == (3, 4)


TYPED = st.one_of(
    st.text(max_size=20),
    st.sampled_from([word for words in WORDS.values() for word in words if word not in ("q", "quit", "exit", "退出")]),
    st.sampled_from(["", "yes", "no", "1", "2", "item", "visit home", "+shots p. 3", "a.png", "x; y", "-", ":b"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TYPED, max_size=40), st.booleans(), st.booleans())
def test_nothing_typed_breaks_the_sheet(lines: list[str], everything: bool, brief: bool) -> None:
    """Whatever is typed, every line is taken, and what is stored is a sheet that can be read."""
    desk = Desk(
        {"coupon": "yes", "wait": {"conflict": [{"value": 1}, {"value": 2}]}}, everything=everything, brief=brief
    )
    for line in lines:
        desk.type(line)
    sources = {id_: data for one in desk.stored for id_, data in one.sources.items()}
    cited = {piece.get("source") for one in desk.answers.values() for piece in one.get("evidence", [])} - {None}
    text = as_yaml({"program": "p", "format": 1, "sources": sources, "answers": desk.answers})

    assert read_sheet_text(text, "p.sheet.yaml").findings == []
    assert cited <= sources.keys()
