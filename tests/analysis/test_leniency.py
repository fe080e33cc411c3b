"""Who is lenient and who is harsh."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from rubric.analysis.observers.leniency import leniency


def test_a_planted_offset_comes_out() -> None:
    """Cid gives one level more than ann, bob one less, although not all rate the same units."""
    offsets = {"ann": 0, "bob": -1, "cid": 1}
    levels = [1, 2, 3, 2, 1, 3]
    raters = [("ann", "bob"), ("bob", "cid"), ("ann", "cid"), ("ann", "bob", "cid"), ("ann",), ("bob", "cid")]
    units = [{name: level + offsets[name] for name in names} for level, names in zip(levels, raters, strict=True)]

    assert leniency(units) == offsets


def test_two_observers_are_half_their_difference_apart() -> None:
    assert leniency([{"ann": 3, "bob": 1}, {"ann": 2, "bob": 2}]) == {"ann": Fraction(1, 2), "bob": Fraction(-1, 2)}


def test_who_shares_nothing_is_left_out() -> None:
    assert leniency([{"ann": 3}, {"bob": 1, "cid": 1}]) == {"bob": 0, "cid": 0}
    assert leniency([]) == {}


def test_groups_that_are_not_connected_are_compared_within() -> None:
    found = leniency([{"ann": 3, "bob": 1}, {"cid": 0, "dan": 4}])

    assert found == {"ann": 1, "bob": -1, "cid": -2, "dan": 2}


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 4), min_size=2), min_size=1, max_size=6))
def test_no_other_offsets_fit_better(units: list[dict[str, int]]) -> None:
    """What is left over is at its smallest: a small step for any observer makes it no smaller."""
    found = leniency(units)
    assume(found)

    best = left_over(units, found)
    for name in found:
        for step in (Fraction(1, 10), Fraction(-1, 10)):
            assert left_over(units, {**found, name: found[name] + step}) >= best


def left_over(units: list[dict[str, int]], offsets: dict[str, Fraction]) -> Fraction:
    total = Fraction(0)
    for unit in units:
        rest = [level - offsets[name] for name, level in unit.items()]
        mean = sum(rest, Fraction(0)) / len(rest)
        total += sum(((one - mean) ** 2 for one in rest), Fraction(0))
    return total
