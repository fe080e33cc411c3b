"""Criteria as columns: the state, the value and what is still possible, in units (semantics 1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from rubric.batch.columns import curve_column
from rubric.batch.sql.conditions import Conditions, LevelColumns
from rubric.batch.sql.doubts import STEP
from rubric.batch.sql.judged import Judged
from rubric.batch.sql.units import Units, pieces
from rubric.batch.sql.write import Column, case, number, pick, total
from rubric.model.rubric import Checklist, Criterion, NumberScale
from rubric.scoring.leaves import curve_range
from rubric.scoring.plan import Leaf, Plan, branches_under

# A number and its points.
Knot = tuple[Decimal, Decimal]
# Low and high before scope, when they are settled, and whether unsettled ones are wide open.
Raw = tuple[tuple[str, str], str, bool]

ANSWERED, OPEN, GONE = 0, 1, 2


@dataclass(frozen=True)
class LeafColumns:
    """The columns of a criterion.

    Attributes:
        state: 0 answered, 1 without a value, 2 does not apply.
        low, high: units; 0 where it does not apply, the value where it is answered.
        may_go: a condition: it may still turn out not to apply.
        is_wide: whether an open one may be anything from 0 to 1.
        error: of the value in parts of 1; 0 where its units are whole numbers.
        scope: the column of its condition; None where it has none.
    """

    state: str
    low: str
    high: str
    may_go: str
    is_wide: bool
    error: float
    scope: str | None


class LeafWriter:
    """Writes criteria, in layers that rest on each other."""

    def __init__(self, plan: Plan, conditions: Conditions, units: Units, *, whole: Iterable[str] = ()) -> None:
        """Write them.

        Args:
            plan: the rubric.
            conditions: to write them with.
            units: that values are counted in.
            whole: ids of criteria of which all columns are wanted, even where one of levels would do.
        """
        self.plan = plan
        self.conditions = conditions
        self.units = units
        # Conditions, the levels that are possible, states, values.
        self.layers: tuple[list[Column], ...] = ([], [], [], [])
        self.judged: dict[str, Judged] = {}
        self.leaves: dict[str, LeafColumns] = {}
        means = {
            child.path for branch in branches_under(plan.root) if branch.combine == "mean" for child in branch.children
        }
        wanted = {*whole, *(id_ for gate in plan.gates.values() for id_ in plan.criteria_of(gate.when))}
        for place, leaf in enumerate(plan.leaves.values()):
            judged = self._judged(leaf)
            if judged is not None and leaf.path in means:
                self.judged[leaf.path] = judged
            if leaf.path not in self.judged or leaf.id in wanted:
                self.leaves[leaf.path] = self._leaf(place, leaf)

    def _judged(self, leaf: Leaf) -> Judged | None:
        criterion, values = leaf.criterion, tuple(self.units.of(value) for value in leaf.values)
        if not criterion.judged or criterion.when is not None or not self.units.is_exact:
            return None
        if not criterion.may_not_apply and (min(values) != 0 or max(values) != self.units.whole):
            return None
        column = self.conditions.columns[leaf.id]
        return Judged(column, self.conditions.dialect.whole(column), tuple(map(int, values)), criterion.may_not_apply)

    def _leaf(self, place: int, leaf: Leaf) -> LeafColumns:
        criterion = leaf.criterion
        hand = self.conditions.columns.get(leaf.id)
        raw, settled, is_wide = self._raw(place, leaf, hand)
        gone, unsure = self._scope(place, criterion, hand)
        optional = criterion.judged and criterion.may_not_apply
        state, low, high = f"s{place}", f"l{place}", f"h{place}"
        maybe = [(unsure, str(OPEN))] if unsure else []
        self.layers[2].append(
            (state, case([*((one, str(GONE)) for one in gone), *maybe, (settled, str(ANSWERED))], str(OPEN)))
        )
        zero, one = number(0), number(self.units.whole)
        free = f"{state} = {OPEN}" if optional else f"{state} = {OPEN} AND {unsure}" if unsure else None
        for name, text, edge in ((low, raw[0], zero), (high, raw[1], one)):
            branches = [(f"{state} = {GONE}", zero)] if gone else []
            self.layers[3].append((name, case([*branches, *([(free, edge)] if free else [])], text)))
        may_go = f"({state} = {OPEN})" if optional else f"({unsure})" if unsure else "FALSE"
        if criterion.levels is not None:
            is_gone = f"{state} = {GONE}" if gone else "FALSE"
            self.conditions.levels[leaf.id] = LevelColumns(f"f{place}", f"t{place}", is_gone, may_go)
        scope = None if criterion.when is None else f"w{place}"
        return LeafColumns(state, low, high, may_go, is_wide or optional, self._error(criterion), scope)

    def _error(self, criterion: Criterion) -> float:
        """A bound on the error of a value; where a count is on a curve of whole numbers there is none."""
        scale = criterion.number
        if scale is None or scale.points is None:
            return 0 if scale is None and self.units.is_exact else STEP
        if self.units.is_exact and self.plan.rubric.facts[scale.fact].answer == "count":
            return 0
        farthest = max(abs(float(knot)) for knot in scale.points)
        return STEP * 4 * (1 + max(abs(float(slope)) for _, slope in pieces(scale)) * farthest)

    def _scope(self, place: int, criterion: Criterion, hand: str | None) -> tuple[list[str], str | None]:
        """When it does not apply, and when that is not known."""
        gone, unsure = [], None
        if criterion.when is not None:
            scope = f"w{place}"
            self.layers[0].append((scope, self.conditions.text(criterion.when)))
            gone.append(f"NOT {scope}")
            unsure = f"{scope} IS NULL"
        if hand is not None and criterion.may_not_apply:
            gone.append(f"{hand} = -1")
            unsure = f"{unsure} AND ({hand} IS NULL OR {hand} <> -1)" if unsure else None
        return gone, unsure

    def _raw(self, place: int, leaf: Leaf, hand: str | None) -> Raw:
        criterion = leaf.criterion
        if criterion.levels is not None:
            return self._levels(place, leaf, hand)
        if criterion.number is not None:
            return self._number(leaf.id, criterion.number)
        if criterion.checklist is not None:
            return self._checklist(place, criterion.checklist)
        held = f"y{place}"
        self.layers[0].append((held, self.conditions.text(criterion.yes_no or "")))
        zero, one = number(0), number(self.units.whole)
        low, high = f"CASE WHEN {held} THEN {one} ELSE {zero} END", f"CASE WHEN NOT {held} THEN {zero} ELSE {one} END"
        return (low, high), f"{held} IS NOT NULL", True

    def _levels(self, place: int, leaf: Leaf, hand: str | None) -> Raw:
        """Lowest and highest possible level as columns; the values between them by what is possible."""
        lowest, highest = f"f{place}", f"t{place}"
        values = [self.units.of(value) for value in leaf.values]
        top = len(values) - 1
        levels = leaf.criterion.levels or {}
        rules: list[str] = []
        if leaf.criterion.judged:
            floor, ceiling = "0", str(top)
        else:
            for n in range(1, top + 1):
                rules.append(f"c{place}_{n}")
                if (when := levels[n].when) is not None:
                    self.layers[0].append((rules[-1], self.conditions.text(when)))
            falling = list(range(top, 0, -1))
            floor = case([(rules[n - 1], str(n)) for n in falling], "0")
            possible = [(f"{rules[n - 1]} OR {rules[n - 1]} IS NULL", str(n)) for n in falling]
            ceiling = case(possible, "0")
        by_hand = [(f"{hand} >= 0", f"{hand}")] if hand is not None else []
        self.layers[1].extend(((lowest, case(by_hand, floor)), (highest, case(by_hand, ceiling))))
        by_level = [(n, number(value)) for n, value in enumerate(values)]
        low, high = (pick(column, by_level[1:], by_level[0][1]) for column in (lowest, highest))
        if any(one > other for one, other in pairwise(values)):
            low, high = self._unordered(values, rules, lowest, highest, leaf.criterion.judged)
        is_wide = leaf.criterion.judged and min(values) == 0 and max(values) == self.units.whole
        return (low, high), f"{lowest} = {highest}", is_wide

    def _unordered(
        self, values: Sequence[Fraction], rules: Sequence[str], lowest: str, highest: str, judged: bool
    ) -> tuple[str, str]:
        """Least and greatest of the possible values where a higher level may be worth less."""
        possible = []
        for n in range(len(values)):
            between = f"({lowest} < {n} AND {n} <= {highest}"
            open_ = ")" if judged or n == 0 else f" AND {rules[n - 1]} IS NULL)"
            possible.append(f"({lowest} = {n} OR {between}{open_})")
        order = sorted(range(len(values)), key=lambda n: values[n])
        low = case([(possible[n], number(values[n])) for n in order], number(0))
        high = case([(possible[n], number(values[n])) for n in reversed(order)], number(0))
        return low, high

    def _number(self, id_: str, scale: NumberScale) -> Raw:
        column = self.conditions.columns[scale.fact]
        lowest, highest = (self.units.of(value) for value in curve_range(scale, self.plan))
        if scale.points is None:
            value = f"{self.conditions.columns[curve_column(id_)]} * {number(self.units.whole)}"
        else:
            value = self._curve(scale, column)
        empty = f"{column} IS NULL"
        low, high = (case([(empty, number(end))], value) for end in (lowest, highest))
        settled = f"{column} IS NOT NULL" if lowest != highest else "TRUE"
        return (low, high), settled, lowest == 0 and highest == self.units.whole

    def _curve(self, scale: NumberScale, column: str) -> str:
        knots = sorted((scale.points or {}).items())
        branches = [(f"{column} <= {number(knots[0][0])}", number(self.units.of(Fraction(knots[0][1]) / 100)))]
        is_count = self.plan.rubric.facts[scale.fact].answer == "count"
        for (left, right), (start, slope) in zip(pairwise(knots), pieces(scale), strict=True):
            if is_count:
                at = f"{number(self.units.of(start))} + {number(self.units.of(slope))} * {column}"
            else:
                at = self._from_the_lower_end(left, right, slope, column)
            branches.append((f"{column} <= {number(right[0])}", at))
        return case(branches, number(self.units.of(Fraction(knots[-1][1]) / 100)))

    def _from_the_lower_end(self, left: Knot, right: Knot, slope: Fraction, column: str) -> str:
        """A straight piece without a difference of nearly equal numbers: 0 exactly where it is 0."""
        low, far = (
            (left, f"({column} - {number(left[0])})") if slope >= 0 else (right, f"({number(right[0])} - {column})")
        )
        return f"{number(self.units.of(Fraction(low[1]) / 100))} + {number(self.units.of(abs(slope)))} * {far}"

    def _checklist(self, place: int, scale: Checklist) -> Raw:
        whole = Fraction(scale.out_of if scale.out_of is not None else sum(scale.facts.values()))
        sums: dict[str, list[str]] = {f"x{place}": [], f"z{place}": []}
        for item, declared in scale.facts.items():
            points = self.units.of(Fraction(declared) / whole)
            held = self.conditions.text(item)
            unknown = (min(points, Fraction(0)), max(points, Fraction(0)))
            for terms, open_ in zip(sums.values(), unknown, strict=True):
                yes, no = (f"WHEN {held} THEN {number(points)}", f"WHEN NOT {held} THEN {number(0)}")
                terms.append(f"CASE {yes} {no} ELSE {number(open_)} END")
        low, high = sums
        one = number(self.units.whole)
        for name, terms in sums.items():
            self.layers[0].append((name, total(terms)))
        if scale.out_of is None:
            return (low, high), f"{low} = {high}", False
        ends = tuple(case([(f"{name} < {number(0)}", number(0)), (f"{name} > {one}", one)], name) for name in sums)
        return (ends[0], ends[1]), f"{ends[0]} = {ends[1]}", False
