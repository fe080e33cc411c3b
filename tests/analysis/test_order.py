"""The order of programs, the ranks that unknowns still allow, and independence of who else is there."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.analysis.ranking.rank import rank
from rubric.analysis.ranking.ranking import grouped, places, relation
from rubric.model.ranking import RankedProgram
from rubric.model.scorecard import Scorecard
from rubric.model.states import Verdict
from tests.analysis.programs import bare, program

BOUNDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=4)


def cards_of(bounds: list[tuple[int, int]]) -> list[Scorecard]:
    """Programs a, b … whose score is the middle of their bounds, rounded down; every third is withheld."""
    return [
        bare(f"p{letter}", low, low + width, None if place % 3 == 2 else low + width // 2)
        for place, (letter, (low, width)) in enumerate(zip("abcd", bounds, strict=False))
    ]


@given(BOUNDS)
def test_possible_ranks_are_those_of_some_completion(bounds: list[tuple[int, int]]) -> None:
    cards = cards_of(bounds)
    ids = [card.program.id for card in cards]
    seen: dict[str, set[int]] = {id_: set() for id_ in ids}
    certain = {(one, other) for one in ids for other in ids if one != other}
    for totals in product(*(range(low, low + width + 1) for low, width in bounds)):
        for id_, total in zip(ids, totals, strict=True):
            seen[id_].add(1 + sum(other > total for other in totals))
        by_id = dict(zip(ids, totals, strict=True))
        certain = {(one, other) for one, other in certain if by_id[one] > by_id[other]}
    for place in places(cards):
        assert (place.best, place.worst) == (min(seen[place.key]), max(seen[place.key]))
    by_card = {card.program.id: card for card in cards}
    found = {
        (one, other)
        for one in ids
        for other in ids
        if one != other and relation(by_card[one], by_card[other]) == "first_better"
    }
    assert found == certain


def test_ties_are_ties() -> None:
    order = places([bare("a", 50, 50, 50), bare("b", 60, 60, 60), bare("c", 50, 50, 50), bare("d", 40, 40, 40)])
    assert [(place.key, place.rank) for place in order] == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]
    assert relation(order[1].card, order[2].card) == "level"


def test_a_withheld_program_has_no_rank_but_a_range() -> None:
    """It stands after the ranked ones, by its bounds; one to which nothing applies comes last and has no range."""
    withheld, nothing = bare("b", 70, 100), bare("z", None, None, verdict=Verdict.UNSCORABLE)
    order = places([nothing, withheld, bare("c", 80, 90), bare("a", 50, 60, 55)])
    assert [place.key for place in order] == ["a", "c", "b", "z"]
    assert [(place.rank, place.best, place.worst) for place in order] == [
        (1, 3, 3),
        (None, 1, 2),
        (None, 1, 2),
        (None, None, None),
    ]
    assert relation(order[0].card, withheld) == "second_better"


def test_groups() -> None:
    """Programs of one vertical or platform go together; those without one are a group of their own, last."""
    cards = [bare("a", 0, 9, 5), bare("b", 0, 9, 5), bare("c", 0, 9, 5)]
    verticals = ("shop", None, "food")
    named = [
        card.model_copy(
            update={"program": card.program.model_copy(update={"vertical": vertical, "platform": "wechat"})}
        )
        for card, vertical in zip(cards, verticals, strict=True)
    ]
    assert {value: [one.program.id for one in group] for value, group in grouped(named, "vertical").items()} == {
        "food": ["c"],
        "shop": ["a"],
        None: ["b"],
    }
    assert list(grouped(named, "platform")) == ["wechat"]
    assert list(grouped(named, "none")) == [None]


SCORES = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=4)


@settings(max_examples=15, deadline=None)
@given(SCORES, st.integers(0, 3))
def test_others_change_nothing(rows: list[list[int]], chosen: int) -> None:
    """Adding, removing or duplicating a program changes no other's score, nor the order of the rest."""
    cards = [program(f"p{letter}", *(25 * v for v in row)) for letter, row in zip("abcd", rows, strict=False)]
    whole = rank(cards).groups[0].programs
    gone = cards[chosen % len(cards)]
    without = rank([card for card in cards if card is not gone]).groups[0].programs
    twice = rank([*cards, gone]).groups[0].programs

    def told(programs: Sequence[RankedProgram], skip: str) -> list[tuple[str, Fraction | None]]:
        return [(one.id, one.score) for one in programs if one.id != skip]

    assert told(whole, gone.program.id) == told(without, gone.program.id) == told(twice, gone.program.id)
    assert [one.score for one in twice if one.id == gone.program.id] == [gone.total.score] * 2
    assert told(rank(cards[::-1]).groups[0].programs, "") == told(whole, "")
