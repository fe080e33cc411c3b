"""What a change of the rubric does: classes that are true, lines that add up, values of edits that share it out."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations
from math import factorial
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.analysis.impact.changes import changes_between
from rubric.analysis.impact.edits import edits_between
from rubric.analysis.impact.effect import causes, impact
from rubric.analysis.impact.hybrid import Between
from rubric.analysis.impact.rating import Edition, rate_again, rate_sheet
from rubric.analysis.impact.shapley import shapley_values, with_shares
from rubric.model.rubric import SCALES, Rubric
from rubric.model.rubric_diff import CauseKind, ChangeClass, Impact, RubricChange
from rubric.model.scorecard import Scorecard
from rubric.scoring.fingerprint import scoring_sha256_of
from rubric.scoring.score import score
from rubric.source.check_rubric import check_rubric
from rubric.source.load import Loaded
from tests.analysis.editions import Pair, edited, loaded, pair, sheet_of
from tests.scoring.compare import product
from tests.scoring.generate import Case, case
from tests.scoring.specs import dimension, full

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 10**6)

SCORES = (ChangeClass.SCORE, ChangeClass.BREAKING)


def effects_of(one: Pair) -> Impact:
    """What becomes of the sheet."""
    old, new, sheet = one
    before = rate_sheet(Edition.of(old.use(), "old"), sheet)
    return impact([before], [rate_sheet(Edition.of(new.use(), "new"), sheet)], {})


def cards(one: Pair) -> tuple[Scorecard, Scorecard]:
    """The sheet by both rubrics."""
    old, new, sheet = one
    return (
        rate_sheet(Edition.of(old.use(), "old"), sheet).card,
        rate_sheet(Edition.of(new.use(), "new"), sheet).card,
    )


@quick
@given(seeds)
def test_brief_scorecards_say_what_whole_ones_say(seed: int) -> None:
    """Without explanation the numbers are the same."""
    old, _, sheet = pair(seed)
    brief = rate_sheet(Edition.of(old.use(), "old"), sheet).card
    whole = score(old.use(), sheet.use(), file=brief.sheet.file)
    assert (brief.verdict, brief.reasons, brief.ledger) == (whole.verdict, whole.reasons, whole.ledger)
    for name in ("score", "low", "high", "coverage", "band", "bands", "answered", "criteria", "out_of_scope"):
        assert getattr(brief.total, name) == getattr(whole.total, name)
    for ours, theirs in zip(brief.nodes, whole.nodes, strict=True):
        for name in ("path", "id", "kind", "title", "state", "score", "low", "high", "coverage", "share", "stake"):
            assert getattr(ours, name) == getattr(theirs, name)


@quick
@given(seeds)
def test_what_no_change_touches_is_as_it_was(seed: int) -> None:
    """Rated again with the values that hold, a sheet comes to the same as rated afresh."""
    old, new, sheet = pair(seed)
    before, after = Edition.of(old.use(), "old"), Edition.of(new.use(), "new")
    (again,) = rate_again(after, [sheet], [rate_sheet(before, sheet)], before)
    assert again == rate_sheet(after, sheet)


@quick
@given(seeds)
def test_classes_follow_the_hash(seed: int) -> None:
    """Something may move a score exactly where the hash of what scores says so."""
    old, new, _ = pair(seed)
    found = changes_between(old, new)
    same = scoring_sha256_of(old.use()) == scoring_sha256_of(new.use())
    assert any(one.class_ in SCORES for one in found) != same


@quick
@given(seeds)
def test_words_and_order_change_no_score(seed: int) -> None:
    """Where all that changed is wording and order, the scorecard is the same in every number."""
    rng = random.Random(seed)  # noqa: S311
    one = case(rng)
    data = edited(rng, one.rubric, 2)
    if any(change.class_ in SCORES for change in changes_between(loaded(one.rubric), loaded(data))):
        return
    first, second = product(one), product(Case(data, one.answers, one.attributes))
    assert (first.verdict, first.total) == (second.verdict, second.total)
    assert {node.path: node.score for node in first.nodes} == {node.path: node.score for node in second.nodes}


@quick
@given(seeds)
def test_turned_round_what_came_went(seed: int) -> None:
    old, new, _ = pair(seed)
    there, back = changes_between(old, new), changes_between(new, old)
    other = {"added": "removed", "removed": "added"}
    assert {(named(one), one.was, one.now, one.kind.value) for one in there} == {
        (named(one), one.now, one.was, other.get(one.kind, one.kind.value)) for one in back
    }


def named(change: RubricChange) -> str:
    """A change's path; of another scale, which stands at the new one, the criterion's."""
    return change.item if change.item_kind == "criterion" and change.now in SCALES else change.path


@quick
@given(seeds)
def test_lines_add_up(seed: int) -> None:
    """The lines are the change of the total, exactly and as printed."""
    one = pair(seed)
    before, after = cards(one)
    (effect,) = effects_of(one).sheets
    if before.total.score is None or after.total.score is None:
        assert (effect.points, effect.lines) == (None, ())
        return
    assert sum((line.points for line in effect.lines), Fraction(0)) == after.total.score - before.total.score
    units = [round(Fraction(line.shown) * 100) for line in effect.lines]
    assert sum(units) == (after.total.score * 100).__floor__() - (before.total.score * 100).__floor__()
    assert all(abs(unit - line.points * 100) < 1 for unit, line in zip(units, effect.lines, strict=True))


def test_lines_of_the_largest_alone() -> None:
    """Asked for the lines of one sheet, the others have their change without."""
    old, new = (small({"d": dimension(c1={**ONE, "weight": weight}, c2=TWO)}) for weight in (1, 3))
    sheets = [sheet_of(Case({}, {"f1": f1, "f2": True}, {}), f"{f1}.sheet.yaml") for f1 in (True, False)]
    before, after = ([rate_sheet(Edition.of(rubric.use(), "new"), sheet) for sheet in sheets] for rubric in (old, new))
    few, all_ = impact(before, after, {}, explained=1), impact(before, after, {})
    assert [bool(one.lines) for one in few.sheets] == [True, False]
    assert [one.shown for one in few.sheets] == [one.shown for one in all_.sheets] == ["-25.00", "0.00"]
    assert few.sheets[0] == all_.sheets[0]


@quick
@given(seeds)
def test_turned_round_every_line_changes_its_sign(seed: int) -> None:
    before, after = cards(pair(seed))
    if before.total.score is None or after.total.score is None:
        return
    there, back = causes(before, after), causes(after, before)
    assert {(line.path.split(".")[-1], line.kind, line.gate): line.points for line in there} == {
        (line.path.split(".")[-1], line.kind, line.gate): -line.points for line in back
    }


@quick
@given(seeds)
def test_an_unchanged_rubric_has_no_line(seed: int) -> None:
    old, _, sheet = pair(seed)
    before, after = cards((old, old, sheet))
    if before.total.score is not None:
        assert causes(before, after) == []
    assert changes_between(old, old) == ()


@quick
@given(seeds)
def test_every_line_is_told_once(seed: int) -> None:
    """One line for a criterion's value, one for a weight, one for each cap, one for the rest."""
    before, after = cards(pair(seed))
    if before.total.score is None or after.total.score is None:
        return
    keys = [(line.path, line.kind, line.gate) for line in causes(before, after)]
    assert len(keys) == len(set(keys))
    assert [kind for _, kind, _ in keys].count(CauseKind.INTERACTION) <= 1


@slow
@given(seeds)
def test_edits_lead_from_one_to_the_other(seed: int) -> None:
    """None made is the old rubric, all made the new one; every choice of them can be scored."""
    old, new, sheet = pair(seed)
    edits = edits_between(old.use(), new.use())
    between = Between(old.use(), new.use())
    ends = [between.mixed(frozenset()), between.mixed(frozenset(part for one in edits for part in one.parts))]
    for mixed, card in zip(ends, cards((old, new, sheet)), strict=True):
        assert rate_sheet(Edition.of(mixed, "new"), sheet).card.total.score == card.total.score
    rng = random.Random(seed)  # noqa: S311
    for _ in range(4):
        made = [one for one in edits if rng.random() < 0.5]
        mixed = between.mixed(frozenset(part for one in made for part in one.parts))
        assert problems_of(mixed) == []
        rate_sheet(Edition.of(mixed, "new"), sheet)


def problems_of(mixed: object) -> list[str]:
    """What is wrong with a mixed rubric, bands and examples left aside: they take no part in totals."""
    found = check_rubric(mixed)  # type: ignore[arg-type]
    return [f"{one.rule.code} {one.path}" for one in found if one.path[0] not in ("bands", "examples")]


@slow
@given(seeds)
def test_shares_of_edits_add_up(seed: int) -> None:
    old, new, sheet = pair(seed)
    effects = effects_of((old, new, sheet))
    if len(edits_between(old.use(), new.use())) > 6:
        return
    (effect,) = with_shares(effects, old.use(), new.use(), [sheet]).sheets
    if effect.shares is not None and effect.points is not None:
        assert sum((one.points for one in effect.shares), Fraction(0)) == effect.points
        assert sum(round(Fraction(one.shown) * 100) for one in effect.shares) == round(
            Fraction(effect.shown or 0) * 100
        )


def small(dimensions: dict[str, Any], facts: tuple[str, ...] = ("f1", "f2", "f3"), **more: Any) -> Loaded[Rubric]:
    """A rubric of yes_no facts."""
    return loaded(full({"facts": dict.fromkeys(facts, "yes_no"), "dimensions": dimensions, **more}))


def told(old: Loaded[Rubric], new: Loaded[Rubric], **answers: object) -> dict[tuple[str, str], Fraction]:
    """The lines of a sheet's change, by path and kind."""
    sheet = sheet_of(Case({}, answers, {}))
    return {(line.path, line.kind.value): line.points for line in causes(*cards((old, new, sheet)))}


ONE, TWO, THREE = ({"yes_no": fact} for fact in ("f1", "f2", "f3"))
ANSWERS = {"f1": True, "f2": False, "f3": True}


def test_a_group_that_changes_no_share_changes_nothing() -> None:
    """Criteria put into a group that weighs as much as they did together: other paths, and no line."""
    flat = small({"d": dimension(c1=ONE, c2=TWO, c3={**THREE, "weight": 2})})
    deep = small({"d": dimension(g=dimension(weight=2, c1=ONE, c2=TWO), c3={**THREE, "weight": 2})})
    assert told(flat, deep, **ANSWERS) == {}


def test_a_criterion_that_moves_has_one_weight_line() -> None:
    """From one dimension to another: 50 of a 75 become 50 of a 50."""
    old = small({"d": dimension(c1=ONE, c2=TWO), "e": dimension(c3=THREE)})
    new = small({"d": dimension(c2=TWO), "e": dimension(c3=THREE, c1=ONE)})
    lines = told(old, new, **ANSWERS)
    assert sum(lines.values()) == Fraction(50) - Fraction(75)
    assert ("e.c1", "weight") in lines
    assert {kind for _, kind in lines} == {"weight"}


def test_another_report_scale_is_one_line() -> None:
    """The same answers on 0 to 100 and on 1 to 5: all of the change is the scale's."""
    dimensions = {"d": dimension(c1=ONE, c2=TWO)}
    new = small(dimensions, scale={"from": 1, "to": 5})
    assert told(small(dimensions), new, **ANSWERS) == {("total", "scale"): Fraction(3 - 50)}


def test_a_gate_of_one_side_is_one_line() -> None:
    gate = {"gate": {"when": "f1", "cap": {"total": 40}}}
    dimensions = {"d": dimension(c1=ONE, c2=ONE, c3=THREE)}
    assert told(small(dimensions), small(dimensions, gates=gate), **ANSWERS) == {("total", "cap"): Fraction(-60)}


def test_another_combine_is_the_interaction() -> None:
    dimensions = {"d": dimension(c1=ONE), "e": dimension(c2=TWO)}
    new = small(dimensions, combine="weakest")
    assert told(small(dimensions), new, **ANSWERS) == {("total", "interaction"): Fraction(-50)}


def test_bennet_between_rubrics() -> None:
    """Weights 1 and 1 become 3 and 1: ((a + b)/2 − c) · (eA − eB) with c the mean of 50 and 75."""
    old, new = (small({"d": dimension(c1={**ONE, "weight": weight}, c2=TWO)}) for weight in (1, 3))
    centre = Fraction(125, 2)
    assert told(old, new, **ANSWERS) == {
        ("d.c1", "weight"): (100 - centre) / 4,
        ("d.c2", "weight"): centre / 4,
    }


def games(count: int) -> st.SearchStrategy[list[Fraction]]:
    """The worth of every choice of players."""
    worth = st.integers(-50, 50).map(lambda n: Fraction(n, 7))
    return st.lists(worth, min_size=2**count, max_size=2**count)


@quick
@given(games(4))
def test_shapley_is_the_mean_over_all_orders(totals: list[Fraction]) -> None:
    """By definition: what each adds, over all 24 orders."""
    sums = [Fraction(0)] * 4
    for order in permutations(range(4)):
        choice = 0
        for player in order:
            sums[player] += totals[choice | 1 << player] - totals[choice]
            choice |= 1 << player
    assert shapley_values(totals, 4) == [one / factorial(4) for one in sums]
    assert sum(shapley_values(totals, 4)) == totals[-1] - totals[0]


@quick
@given(games(3))
def test_a_player_that_adds_nothing_gets_nothing(totals: list[Fraction]) -> None:
    """With a fourth player that never matters, it gets 0 and the others what they had."""
    assert shapley_values([*totals, *totals], 4) == [*shapley_values(totals, 3), 0]


@quick
@given(games(3))
def test_players_that_do_the_same_get_the_same(totals: list[Fraction]) -> None:
    """Players 0 and 1 may be exchanged where every choice is worth the same with either."""
    same = [totals[choice if choice & 3 != 2 else choice ^ 3] for choice in range(8)]
    first, second, _ = shapley_values(same, 3)
    assert first == second
