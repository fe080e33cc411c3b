"""Every worked example of the scoring semantics, through files and the whole product, to the exact figure."""

from fractions import Fraction

import pytest

from tests.scoring.compare import differences, product
from tests.scoring.examples import EXAMPLES, Example, exact, lines
from tests.scoring.generate import Case


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_figures(example: Example) -> None:
    card = product(Case(example.rubric, example.answers, {}))
    total = card.total
    assert total.score == exact(example.score)
    assert (total.low, total.high, total.coverage) == tuple(map(exact, (example.low, example.high, example.coverage)))
    assert card.verdict.value == example.verdict
    assert [(line.line, line.points) for line in card.ledger] == lines(example.ledger)
    if example.reason is not None:
        assert [reason.code for reason in card.reasons] == [example.reason]
    if example.uncapped is not None:
        assert total.uncapped == Fraction(example.uncapped)
    if example.bands is not None:
        assert (total.band, list(total.bands)) == (example.band, example.bands.split())
    if example.printed is not None:
        assert [line.shown for line in card.ledger] == example.printed.split()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_shares_and_what_ifs(example: Example) -> None:
    card = product(Case(example.rubric, example.answers, {}))
    assert {path: card.node(path).share for path in example.shares} == {k: exact(v) for k, v in example.shares.items()}
    assert {path: card.node(path).stake for path in example.stakes} == {k: exact(v) for k, v in example.stakes.items()}
    for path, gain in example.gains_next.items():
        assert card.node(path).gain_next == Fraction(gain)
    for path, gain in example.gains_top.items():
        assert card.node(path).gain_top == Fraction(gain)
    facts = {item.id: item.gain for item in card.improve if item.kind == "fact"}
    for fact, gain in example.fact_gains.items():
        assert facts.get(fact, 0) == Fraction(gain)
    gates = {gate.id: gate.gain for gate in card.gates}
    for gate, gain in example.gate_gains.items():
        assert gates[gate] == Fraction(gain)
    if example.observe_next is not None:
        parts = {item.id: item.settles for item in card.observe_next}
        assert parts == {name: Fraction(settles) for name, settles in example.observe_next.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_everything_else_is_as_the_oracle_says(example: Example) -> None:
    case = Case(example.rubric, example.answers, {})
    assert differences(case, product(case)) == []
