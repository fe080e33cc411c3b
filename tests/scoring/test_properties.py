"""The promises of the scoring semantics, on random rubrics and sheets, with the oracle as the judge."""

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.model.scorecard import NodeView, Scorecard
from tests.scoring.compare import differences, product
from tests.scoring.generate import Case, answered, case, cases, unknowns
from tests.scoring.oracle import rate
from tests.scoring.oracle_gains import completions
from tests.scoring.reshape import renamed, reordered, with_weights_times
from tests.scoring.specs import dimension, full, judged

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def leaves(card: Scorecard) -> Iterator[NodeView]:
    """The criteria of a card."""
    return (node for node in card.nodes if node.kind == "criterion")


@pytest.mark.parametrize("block", range(8))
def test_the_product_agrees_with_the_oracle(block: int) -> None:
    """Reproduce a failure with case(random.Random(seed))."""
    found = {}
    for seed in range(block * 25, block * 25 + 25):
        subject = case(random.Random(seed))  # noqa: S311
        if lines := differences(subject, product(subject)):
            found[seed] = lines
    assert found == {}


@quick
@given(cases())
def test_the_product_agrees_with_the_oracle_on_what_hypothesis_finds(subject: Case) -> None:
    assert differences(subject, product(subject)) == []


@quick
@given(cases())
def test_every_completion_lies_inside_the_bounds(subject: Case) -> None:
    card = product(subject)
    for answers, attributes in completions(subject.rubric, subject.answers, subject.attributes):
        whole = rate(subject.rubric, answers, attributes)
        if whole.score is None:
            continue
        assert card.total.low is not None
        assert card.total.high is not None
        assert card.total.low <= whole.score <= card.total.high
        assert whole.band is None or whole.band in card.total.bands
        for path, node in whole.nodes.items():
            value, view = whole.report(node.value), card.node(path)
            if node.kind == "dimension" and value is not None:
                assert view.low is not None
                assert view.high is not None
                assert view.low <= value <= view.high


@quick
@given(cases(), st.randoms(use_true_random=False))
def test_answering_never_widens_the_bounds_and_never_lowers_the_coverage(subject: Case, rng: random.Random) -> None:
    before = product(subject).total
    while open_ := unknowns(subject):
        name = rng.choice(sorted(open_))
        subject = answered(subject, name, rng.choice(open_[name]))
        after = product(subject).total
        if after.low is None or after.high is None or after.coverage is None:
            return
        assert before.low is not None
        assert before.high is not None
        assert before.coverage is not None
        assert before.low <= after.low <= after.high <= before.high
        assert before.coverage <= after.coverage
        before = after
    assert before.low == before.score == before.high


@quick
@given(cases())
def test_the_score_lies_inside_its_bounds_and_under_the_uncapped_one(subject: Case) -> None:
    card = product(subject)
    for node in card.nodes:
        if node.score is not None:
            assert node.low is not None
            assert node.high is not None
            assert node.low <= node.score <= node.high
    if card.total.score is not None:
        assert card.total.uncapped is not None
        assert card.total.uncapped >= card.total.score


@quick
@given(cases())
def test_the_ledger_adds_up_exactly_and_as_printed(subject: Case) -> None:
    card = product(subject)
    if card.total.score is None:
        assert card.ledger == ()
        return
    assert sum(line.points for line in card.ledger) == card.total.score
    shown = [Fraction(line.shown) for line in card.ledger]
    assert sum(shown) == Fraction(floor(card.total.score * 100), 100)
    for line, figure in zip(card.ledger, shown, strict=True):
        assert abs(figure - line.points) < Fraction(1, 100)
        assert line.points * 100 % 1 != 0 or figure == line.points
        assert line.shown != "-0.00"
        assert -Decimal(line.shown).as_tuple().exponent == 2  # type: ignore[operator]


@quick
@given(cases())
def test_stakes_and_shares_add_up_to_one(subject: Case) -> None:
    card = product(subject)
    stakes = [leaf.stake or Fraction(0) for leaf in leaves(card)]
    if card.total.low is not None:
        assert sum(stakes) == 1
        seen = [stake for leaf, stake in zip(leaves(card), stakes, strict=True) if leaf.state.value == "answered"]
        assert card.total.coverage == sum(seen)
    if card.total.score is not None:
        assert sum(leaf.share or Fraction(0) for leaf in leaves(card)) == 1


@quick
@given(cases(plain=True))
def test_in_mean_trees_without_gates_the_width_is_what_the_stakes_leave_open(subject: Case) -> None:
    card = product(subject)
    if card.total.low is None or card.total.high is None:
        return
    width = card.total.high - card.total.low
    open_ = Fraction(0)
    for leaf in leaves(card):
        if leaf.high is not None and leaf.low is not None:
            open_ += (leaf.stake or 0) * (leaf.high - leaf.low)
    assert open_ == width
    assert sum(item.settles for item in card.observe_next) == width


@pytest.mark.parametrize("change", [with_weights_times(Decimal("2.5")), reordered, renamed])
@quick
@given(subject=cases())
def test_what_does_not_matter_changes_nothing(change: Callable[[Case], Case], subject: Case) -> None:
    before, after = product(subject), product(change(subject))

    def figures(card: Scorecard) -> Any:
        nodes = sorted(
            (node.path.replace("new_", ""), node.score, node.low, node.high, node.coverage, node.share, node.stake)
            for node in card.nodes
        )
        return card.verdict, card.total.score, card.total.low, card.total.high, card.total.uncapped, nodes

    assert figures(before) == figures(after)


def test_level_0_is_an_answer() -> None:
    rubric = full({"dimensions": {"a": dimension(x=judged(), y=judged())}})
    zero, nothing = product(Case(rubric, {"x": 4, "y": 0}, {})), product(Case(rubric, {"x": 4}, {}))
    assert [zero.total.score, zero.total.low, zero.total.high] == [Fraction(50)] * 3
    assert [nothing.total.score, nothing.total.low, nothing.total.high] == [Fraction(100), Fraction(50), Fraction(100)]
    assert [zero.total.coverage, nothing.total.coverage] == [Fraction(1), Fraction(1, 2)]
    assert (zero.node("a.y").state.value, nothing.node("a.y").state.value) == ("answered", "unknown")
