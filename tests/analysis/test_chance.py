"""Chances of a pair whose open levels are equally likely."""

from fractions import Fraction

from rubric.analysis.ranking.chance import ahead, distribution
from rubric.analysis.ranking.rank import rank
from rubric.model.scorecard import Scorecard
from tests.scoring.specs import dimension, full, judged
from tests.support import rate

F = Fraction
LEVELS = 5


def test_reference_pair() -> None:
    """Weights 4, 3, 2, 1 and levels 0 to 4: A is 3, ?, 2, 4 and B is 2, 3, ?, 1."""
    one = distribution(F(4 * 3 + 2 * 2 + 4), [[F(3 * level) for level in range(LEVELS)]])
    other = distribution(F(4 * 2 + 3 * 3 + 1), [[F(2 * level) for level in range(LEVELS)]])
    assert [min(one), max(one), min(other), max(other)] == [F(20), F(32), F(18), F(26)]
    assert ahead(one, other) == (F(18, 25), F(2, 25))


def test_cap() -> None:
    assert distribution(F(10), [[F(0), F(20)]], F(15)) == {F(10): F(1, 2), F(15): F(1, 2)}


def test_reference_pair_as_sheets() -> None:
    """The same from sheets: judged criteria that nobody has looked at."""
    first, second = card("a", d=4, a=3, c=2), card("b", d=1, a=2, b=3)
    pair = rank([first, second]).groups[0].pairs[0]
    assert pair.relation == "open"
    assert pair.chance is not None
    assert {pair.first: pair.chance.first, pair.second: pair.chance.second} == {"a": F(18, 25), "b": F(1, 5)}
    assert pair.chance.level == F(2, 25)


def test_no_chance_where_facts_or_gates_are_open() -> None:
    open_gate = {"gates": {"q": {"when": "bad", "cap": {"total": 40}}}, "facts": {"bad": "yes_no"}}
    pair = rank([card("a", open_gate, a=3), card("b", open_gate, a=2)]).groups[0].pairs[0]
    assert pair.relation == "open"
    assert pair.chance is None


def card(id_: str, more: dict[str, object] | None = None, **levels: int) -> Scorecard:
    criteria = {name: judged(LEVELS, weight=weight) for name, weight in zip("abcd", (4, 3, 2, 1), strict=True)}
    rubric = full({"dimensions": {"scene": dimension(**criteria)}, "minimum_coverage": 0} | (more or {}))
    return rate(rubric, levels, program=id_)
