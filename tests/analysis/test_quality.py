"""The quality of a rubric: planted faults, minimum samples, influence, and what must not change it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.analysis.quality.assess import quality
from rubric.analysis.quality.leave_out import known_of, without
from rubric.model.quality import Kind, Quality
from rubric.model.scorecard import Scorecard
from rubric.scoring.score import Compiled, prepare
from rubric.source.load import read_rubric
from tests.analysis.quality import RUBRIC, TABLE, Answer, cards, levels
from tests.support import as_yaml, rate

# path: declared and real influence, tau-b with the order without it, swapped pairs, moved ranks, item-total
# correlation; computed with NumPy and SciPy from the table alone
REFERENCE: dict[str, tuple[float, float, float, int, int, float | None]] = {
    "scene.still": (0.125, 0.0, 0.961860086, 1, 3, None),
    "scene.wide": (0.25, 0.304034018, 0.821927719, 5, 8, 0.619700765),
    "capability.twin": (0.125, 0.139500375, 0.939393939, 2, 4, 0.824997156),
    "capability.double": (0.125, 0.139500375, 0.939393939, 2, 4, 0.824997156),
    "capability.gap": (0.125, 0.140152757, 0.89241331, 3, 7, 0.222361495),
    "gameplay.chatty": (0.125, 0.18454165, 0.696969697, 10, 8, 0.465561137),
    "gameplay.trust": (0.125, 0.092270825, 0.909090909, 3, 2, 0.271662553),
}

ROWS = st.lists(
    st.tuples(
        *(st.one_of(st.none(), st.integers(0, top)) for top in (4, 4)),
        st.integers(0, 3),
        *(st.one_of(st.none(), st.integers(0, 4)) for _ in range(2)),
        *(st.one_of(st.none(), st.booleans()) for _ in range(2)),
    ),
    min_size=8,
    max_size=10,
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The rubric with the planted faults."""
    return compile_(RUBRIC, tmp_path_factory)


def compile_(rubric: dict[str, Any], factory: pytest.TempPathFactory) -> Compiled:
    file = factory.mktemp("quality") / "planted.rubric.yaml"
    file.write_text(as_yaml(rubric), "utf-8")
    return prepare(read_rubric(str(file)).use())


def remarks(result: Quality, *, enough: bool = True) -> dict[Kind, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    found: dict[Kind, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for one in result.remarks:
        if one.enough is enough:
            found.setdefault(one.kind, []).append((one.ids, one.values))
    return found


def test_planted_faults_are_found(compiled: Compiled) -> None:
    """All of them, and nothing else."""
    assert remarks(quality(compiled, cards())) == {
        Kind.UNOBSERVED: [(("gameplay.rare",), ())],
        Kind.CONSTANT: [(("scene.still",), ())],
        Kind.DUPLICATE: [(("capability.twin", "capability.double"), ())],
        Kind.UNUSED: [(("capability.gap",), ("2",)), (("gameplay.trust",), ("coupons",))],
        Kind.ANSWER_UNUSED: [(("coupons",), ("yes",)), (("tricks",), ("yes",))],
        Kind.GATE_NEVER: [(("tricked",), ())],
        Kind.BAND_NARROW: [(("high",), ())],
        Kind.BAND_EMPTY: [(("high",), ())],
    }


def test_influence_and_order_against_values_computed_elsewhere(compiled: Compiled) -> None:
    found = {one.path: one for one in quality(compiled, cards()).criteria}

    assert found["gameplay.rare"].real is None
    for path, (nominal, real, tau, swapped, moved, item_total) in REFERENCE.items():
        one = found[path]
        assert one.leave_out is not None
        assert (one.nominal, one.real, one.leave_out.tau) == pytest.approx((nominal, real, tau), abs=1e-8)
        assert (one.leave_out.swapped, one.leave_out.moved, one.leave_out.pairs) == (swapped, moved, 66)
        assert one.item_total == (None if item_total is None else pytest.approx(item_total, abs=1e-8))


def test_too_few_programs_are_judged_by_nothing(compiled: Compiled) -> None:
    """Seven of eight: facts are counted, estimates are not made, and every remark says that it is a hint."""
    result = quality(compiled, cards(TABLE[:7]))

    assert remarks(result).keys() <= {Kind.DUPLICATE}
    assert Kind.CONSTANT in remarks(result, enough=False)
    assert result.pair_counts.correlated == 0
    assert all(one.real is None and one.item_total is None for one in result.criteria)
    assert all(one.leave_out is not None and one.leave_out.programs == 7 for one in result.criteria)


def test_a_duplicate_that_chance_makes_is_a_hint(compiled: Compiled) -> None:
    """Three programs tell nothing; in twelve the chance is that of all deals, times the pairs that were compared."""
    few = quality(compiled, cards(TABLE[:3]))
    pair = next(one for one in quality(compiled, cards()).pairs if one.first == "capability.twin")

    assert Kind.DUPLICATE not in remarks(few) | remarks(few, enough=False)
    # 3! ways to lay out each of four ties of three among twelve, from either end, and 20 pairs of which both vary
    assert pair.chance == Fraction(6**4, 479001600) * 2 * 20
    assert (pair.same_values, pair.opposite, pair.rho) == (True, False, Fraction(1))


def test_opposite_and_nearly_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The direction is told apart; a pair beyond the limit is no duplicate."""
    rubric = small("a", "b", "c")
    rows = [(n % 5, 4 - n % 5, n % 5 if n else 1) for n in range(10)]
    rated = [rate(rubric, dict(zip("abc", row, strict=True)), program=f"p-{n}") for n, row in enumerate(rows)]
    found = {(one.first, one.second): one for one in quality(compile_(rubric, tmp_path_factory), rated).pairs}

    assert (found["d.a", "d.b"].same_order, found["d.a", "d.b"].opposite) == (True, True)
    assert (found["d.a", "d.c"].same_order, found["d.a", "d.c"].opposite) == (False, False)
    near = found["d.b", "d.c"]
    assert near.opposite
    assert near.rho is not None
    assert -1 < near.rho < Fraction(-9, 10)


def test_several_sheets_of_a_program_count_once(compiled: Compiled) -> None:
    """The latest of them; the others are named."""
    later = rate(RUBRIC, {"still": 4}, program="shop-1", observed="2024-02-01")
    earlier = rate(RUBRIC, {"still": 0}, program="shop-1", observed="2024-01-01")
    result = quality(compiled, [*cards(), later, earlier])

    assert (result.sheets, len(result.programs)) == (14, 12)
    assert [one.observed for one in result.not_counted] == [None, "2024-01-01"]
    assert {use.value: use.programs for use in result.criteria[0].uses} == {"0": 0, "1": 0, "2": 11, "3": 0, "4": 1}


def test_gates_that_always_hold_and_that_lower_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    rubric = small("a", "b")
    rubric["facts"] = {"bad": {"ask": "Bad?", "answer": "yes_no"}, "mean": {"ask": "Mean?", "answer": "yes_no"}}
    gate = {"title": "G", "because": "So."}
    rubric["gates"] = {
        "always": gate | {"when": "bad", "cap": {"total": 20}},
        "idle": gate | {"when": "mean", "cap": {"total": 90}},
    }
    rated = [rate(rubric, {"a": n % 4, "b": n % 3, "bad": True, "mean": n != 3}, program=f"p-{n}") for n in range(10)]
    found = remarks(quality(compile_(rubric, tmp_path_factory), rated))

    assert (found[Kind.GATE_ALWAYS], found[Kind.GATE_IDLE]) == ([(("always",), ())], [(("idle",), ())])


def test_weights_that_the_values_do_not_bear_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One that hardly varies and one that goes from end to end, at the same weight; and one against the rest."""
    rubric = small("flat", "steep", "odd")
    rows = [(2 + n % 2, 4 * (n // 5), 2 - n // 5) for n in range(10)]
    rated = [
        rate(rubric, dict(zip(("flat", "steep", "odd"), row, strict=True)), program=f"p-{n}")
        for n, row in enumerate(rows)
    ]
    found = remarks(quality(compile_(rubric, tmp_path_factory), rated))

    assert found[Kind.STRONGER] == [(("d.steep",), ())]
    assert found[Kind.WEAKER] == [(("d.flat",), ()), (("d.odd",), ())]
    assert (("d.odd",), ()) in found[Kind.APART]


def test_no_verdicts_and_no_application(tmp_path_factory: pytest.TempPathFactory) -> None:
    rubric = small("a", "b") | {"minimum_coverage": 0.9}
    rubric["dimensions"]["d"]["criteria"]["b"]["when"] = {"program": "vertical", "is": "shop"}
    rated = [rate(rubric, {"a": n % 2} if n else {}, program=f"p-{n}", vertical="game") for n in range(3)]
    few = quality(compile_(rubric, tmp_path_factory), rated)
    many = [rate(rubric, {}, program=f"q-{n}", vertical="game") for n in range(9)]
    result = quality(compile_(rubric, tmp_path_factory), [*rated, *many])

    assert (few.verdicts.final, few.verdicts.unscorable) == (2, 1)
    assert remarks(result)[Kind.WITHHELD] == [((), ())]
    assert remarks(result)[Kind.INAPPLICABLE] == [(("d.b",), ())]


@settings(max_examples=10, deadline=None)
@given(ROWS, st.permutations(range(10)))
def test_order_of_programs_and_sums(rows: list[tuple[Answer, ...]], order: list[int]) -> None:
    """Reordering the programs changes no figure; influence sums to 1; totals are those of the scorer."""
    rated, compiled = cards(rows), PREPARED[0]
    result = quality(compiled, rated)
    mixed = [rated[number] for number in order if number < len(rated)]
    known = [one for one in result.criteria if one.real is not None]

    assert quality(compiled, mixed) == result
    if known:
        assert sum(one.real or 0 for one in known) == 1
        assert sum(one.nominal or 0 for one in known) == 1
    for card in rated:
        assert_same_totals(compiled, card)


def assert_same_totals(compiled: Compiled, card: Scorecard) -> None:
    """Totals rated again from a scorecard are its own, and those of a rubric whose weight is 0."""
    total = known_of(compiled.plan, card).total(compiled.plan)
    assert (None if total is None else compiled.plan.on_scale(total)) == card.total.score


@settings(max_examples=25, deadline=None)
@given(ROWS.map(lambda rows: rows[0]), st.sampled_from(["scene.wide", "capability.gap", "gameplay.rare"]))
def test_leaving_out_is_scoring_with_weight_0(row: tuple[Answer, ...], path: str) -> None:
    """The same score as by the rubric file in which the weight is 0."""
    dimension, id_ = path.split(".")
    dimensions = RUBRIC["dimensions"]
    criteria = dimensions[dimension]["criteria"]
    changed = criteria | {id_: criteria[id_] | {"weight": 0}}
    other = RUBRIC | {"dimensions": dimensions | {dimension: dimensions[dimension] | {"criteria": changed}}}
    plan = PREPARED[0].plan
    (card,), (expected,) = cards([row]), cards([row], other)
    total = known_of(plan, card).total(without(plan, path))

    assert (None if total is None else plan.on_scale(total)) == expected.total.score


def small(*names: str) -> dict[str, Any]:
    """A rubric of one dimension with judged criteria."""
    criteria = {name: levels(name) for name in names}
    dimensions = {"d": {"title": "D", "criteria": criteria}}
    return {"rubric": "small", "format": 1, "title": "Small", "dimensions": dimensions}


@pytest.fixture(scope="module", autouse=True)
def _prepared(compiled: Compiled) -> None:
    PREPARED[:] = [compiled]


PREPARED: list[Compiled] = []
