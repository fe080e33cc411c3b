"""What is asked, and in which order."""

from tests.observe.filling import Desk


def test_what_settles_most_comes_first() -> None:
    """By points: presence weighs most, then depth (whether it applies comes first); variety's facts share theirs."""
    assert Desk(in_order=False).order() == [
        "presence", "depth", "steps", "coupon", "group_buy", "wait", "card", "delivered", "pickup", "spam",
    ]  # fmt: skip


def test_order_of_the_rubric() -> None:
    assert Desk().order() == [
        "presence", "delivered", "pickup", "coupon", "group_buy", "depth", "steps", "wait", "card", "spam",
    ]  # fmt: skip


def test_what_cannot_matter_is_not_asked() -> None:
    """Out of scope, a criterion that does not apply, and a level that is reached already."""
    asked = Desk({"delivered": "yes", "group_buy": "yes", "depth": {"not_applicable": "no need"}}).order()

    assert asked == ["presence", "wait", "card", "spam"]


def test_the_order_follows_the_answers() -> None:
    """Group buying settles the variety, so that coupons are not asked about any more."""
    desk = Desk(in_order=False, only=("variety",))

    assert desk.asked == "coupon"
    desk.type("s")
    assert desk.asked == "group_buy"
    desk.type("yes; there is", "")
    assert desk.asked is None


def test_facts_of_gates_alone_are_asked_about() -> None:
    assert Desk(only=("gates",)).order() == ["spam"]


def test_a_conflict_comes_first() -> None:
    clash = {"conflict": [{"observer": "ann", "value": "yes", "because": "seen"}, {"observer": "li", "value": "no"}]}
    desk = Desk({"wait": {"conflict": [{"value": 1}, {"value": 2}]}, "coupon": clash}, in_order=False)

    assert desk.asked == "coupon"
    desk.type("no")
    assert desk.answers["coupon"] == {"value": "no"}
    assert desk.asked == "wait"


def test_the_reason_of_the_side_that_is_right_is_kept() -> None:
    clash = {"conflict": [{"observer": "ann", "value": "yes", "because": "seen"}, {"observer": "li", "value": "no"}]}
    desk = Desk({"coupon": clash})
    desk.type("yes")

    assert desk.answers["coupon"] == {"value": "yes", "because": "seen"}


def test_everything_is_asked_again() -> None:
    """What is open first, then what is answered; Enter keeps it."""
    desk = Desk({"coupon": "no", "delivered": "yes", "wait": "unknown"}, everything=True)
    asked = []
    while desk.asked:
        asked.append(desk.asked)
        desk.type("" if desk.filling.answer else "u")

    assert asked == ["presence", "group_buy", "depth", "steps", "card", "spam", "delivered", "coupon", "wait"]
    assert {"coupon", "delivered", "wait"} & desk.answers.keys() == set()


def test_unknown_is_an_answer() -> None:
    """Who looked and cannot tell is not asked again; an answer without a value is none."""
    assert Desk({"wait": "unknown", "card": {"because": "hm"}}, only=("speed", "shows")).order() == ["card"]


def test_whether_a_criterion_applies_is_asked_once() -> None:
    """Not when one of its facts is answered: whoever did that took it to apply."""
    assert Desk({"steps": "unknown"}, only=("depth",)).order() == []
    desk = Desk(only=("depth",))
    assert desk.asked == "depth"
    desk.type("")
    assert desk.asked == "steps"
    assert desk.stored == []


def test_attributes_that_the_sheet_does_not_give() -> None:
    assert Desk().filling.view.attributes == ()


def test_unknown_is_asked_again_when_wanted() -> None:
    """Only what is unknown; what was left empty is open anyway."""
    answers = {"wait": "unknown", "card": "item", "coupon": None}
    assert Desk(answers, only=("speed", "shows", "coupon"), unknown=True).order("") == ["coupon"] * 100
    desk = Desk(answers, only=("speed", "shows", "coupon"), unknown=True)
    assert desk.order("no")[:2] == ["coupon", "wait"]
