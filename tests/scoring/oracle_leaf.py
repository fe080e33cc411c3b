"""The oracle's reading of semantics.md 1.1 and 1.2: conditions and leaves, on plain rubric and sheet dicts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from tests.scoring.oracle_curves import log_normal, piecewise

Rubric = dict[str, Any]
Condition = str | dict[str, Any]
Truth = bool | None
State = Literal["out_of_scope", "not_applicable", "scope_unknown", "answered", "unknown"]
ZERO, ONE = Fraction(0), Fraction(1)


def criteria_of(rubric: Rubric) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every (id, criterion) of the rubric, in its order."""

    def below(children: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        for name, child in children.items():
            if "criteria" in child:
                yield from below(child["criteria"])
            else:
                yield name, child

    yield from below(rubric["dimensions"])


def conjunction(parts: list[Truth]) -> Truth:
    """Kleene's `all`."""
    if False in parts:
        return False
    return None if None in parts else True


def negation(part: Truth) -> Truth:
    """Kleene's `not`."""
    return None if part is None else not part


def is_judged(criterion: dict[str, Any]) -> bool:
    """Whether the sheet answers the criterion itself: levels of which none has `when`."""
    levels = criterion.get("levels")
    return levels is not None and not any(isinstance(v, dict) and "when" in v for v in levels.values())


def level_points(criterion: dict[str, Any]) -> list[Fraction]:
    """Value in [0, 1] of each level: its `points` / 100, else evenly spaced."""
    levels = criterion["levels"]
    result = []
    for number in range(len(levels)):
        level = levels[number]
        if isinstance(level, dict) and "points" in level:
            result.append(Fraction(level["points"]) / 100)
        else:
            result.append(Fraction(number, len(levels) - 1))
    return result


@dataclass(frozen=True)
class Leaf:
    """What a criterion comes to; `levels` are the lowest and highest possible level where it has any."""

    state: State
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    opt: bool
    levels: tuple[int, int] | None = None


@dataclass(frozen=True)
class World:
    """A rubric and what one sheet says; `forced` sets raw values by hand (for gains)."""

    rubric: Rubric
    answers: dict[str, Any]
    attributes: dict[str, Any]
    forced: Mapping[str, Fraction] = field(default_factory=dict)

    def said(self, name: str) -> bool | int | str | None:
        """The plain answer, None if unknown, the text "not_applicable" for that."""
        answer: Any = self.answers.get(name)
        if isinstance(answer, dict):
            answer = "not_applicable" if "not_applicable" in answer else answer.get("value")
        return None if answer == "unknown" else answer

    def number(self, fact: str) -> Fraction | None:
        """The answer to a count or number fact."""
        answer = self.said(fact)
        return None if answer is None else Fraction(answer)

    def criterion(self, name: str) -> dict[str, Any]:
        """The criterion with this id."""
        return dict(criteria_of(self.rubric))[name]

    def holds(self, condition: Condition) -> Truth:
        """Truth of a condition, None where it rests on something unknown."""
        if isinstance(condition, str):
            named = self.rubric.get("conditions", {})
            if condition in named:
                return self.holds(named[condition])
            answer = self.said(condition)
            return None if answer is None else bool(answer)
        if "fact" in condition:
            return self._fact(condition)
        if "program" in condition:
            return _among(condition, self.attributes.get(condition["program"]))
        if "criterion" in condition:
            return self._level(condition)
        return self._group(condition)

    def _group(self, condition: dict[str, Any]) -> Truth:
        if "not" in condition:
            return negation(self.holds(condition["not"]))
        key = next(k for k in ("all", "any", "none", "of") if k in condition)
        parts = [self.holds(part) for part in condition[key]]
        if key == "all":
            return conjunction(parts)
        if key == "of":
            sure, open_ = parts.count(True), parts.count(None)
            needed = condition["at_least"]
            return True if sure >= needed else False if sure + open_ < needed else None
        nothing = conjunction([negation(part) for part in parts])
        return nothing if key == "none" else negation(nothing)

    def _fact(self, condition: dict[str, Any]) -> Truth:
        if "is" in condition or "in" in condition:
            return _among(condition, self.said(condition["fact"]))
        x = self.number(condition["fact"])
        if x is None:
            return None
        tests: dict[str, Callable[[Fraction], bool]] = {
            "at_least": lambda n: x >= n,
            "at_most": lambda n: x <= n,
            "above": lambda n: x > n,
            "below": lambda n: x < n,
            "equals": lambda n: x == n,
        }
        key = next(k for k in tests if k in condition)
        return tests[key](Fraction(condition[key]))

    def _level(self, condition: dict[str, Any]) -> Truth:
        leaf = self.leaf(condition["criterion"])
        if leaf.state in {"out_of_scope", "not_applicable"} or leaf.levels is None:
            return False
        low, high = leaf.levels
        if "at_least" in condition:
            n = condition["at_least"]
            return False if high < n else True if low >= n and not leaf.opt else None
        n = condition["below"]
        return False if low >= n else True if high < n and not leaf.opt else None

    def possible_levels(self, name: str) -> list[int]:
        """Levels that a levels criterion may still have, lowest first."""
        criterion = self.criterion(name)
        answer = self.said(name)
        if isinstance(answer, int):
            return [answer]
        count = len(criterion["levels"])
        if is_judged(criterion):
            return list(range(count))
        truths = {n: self.holds(criterion["levels"][n]["when"]) for n in range(1, count)}
        lowest = max((n for n, truth in truths.items() if truth is True), default=0)
        return [lowest, *(n for n, truth in truths.items() if n > lowest and truth is None)]

    def by_hand(self, name: str) -> Fraction | None:
        """The raw value that a sheet sets on a yes_no criterion (yes or no), or a number or checklist (points)."""
        said = self.said(name)
        if name in self.forced or said is None or isinstance(said, str):
            return self.forced.get(name)
        return Fraction(said) if isinstance(said, bool) else Fraction(said) / 100

    def raw_range(self, name: str) -> tuple[Fraction, Fraction]:
        """Lowest and highest raw value of a yes_no, number or checklist criterion."""
        criterion = self.criterion(name)
        by_hand = self.by_hand(name)
        if by_hand is not None:
            return by_hand, by_hand
        if "yes_no" in criterion:
            truth = self.holds(criterion["yes_no"])
            return (ZERO, ONE) if truth is None else (Fraction(truth), Fraction(truth))
        if "number" in criterion:
            return self._number_range(criterion["number"])
        return self._checklist_range(criterion["checklist"])

    def _number_range(self, scale: dict[str, Any]) -> tuple[Fraction, Fraction]:
        x = self.number(scale["fact"])
        if "log_normal" in scale:
            if x is None:
                return ZERO, ONE
            curve = scale["log_normal"]
            value = log_normal(Fraction(curve["p10"]), Fraction(curve["median"]), x)
            return value, value
        knots = sorted((Fraction(at), Fraction(points) / 100) for at, points in scale["points"].items())
        if x is not None:
            value = piecewise(knots, x)
            return value, value
        fact = self.rubric["facts"][scale["fact"]]
        low = Fraction(0) if fact["answer"] == "count" else knots[0][0]
        high = max(knots[-1][0], low)
        if "between" in fact:
            low, high = (Fraction(end) for end in fact["between"])
        values = [piecewise(knots, at) for at in (low, high)] + [y for at, y in knots if low <= at <= high]
        return min(values), max(values)

    def _checklist_range(self, scale: dict[str, Any]) -> tuple[Fraction, Fraction]:
        items = scale["facts"] if "out_of" in scale else scale
        low = high = ZERO
        for item, points in items.items():
            truth, worth = self.holds(item), Fraction(points)
            low += min(worth, ZERO) if truth is None else worth * truth
            high += max(worth, ZERO) if truth is None else worth * truth
        if "out_of" in scale:
            out_of = Fraction(scale["out_of"])
            return min(max(low, ZERO), out_of) / out_of, min(max(high, ZERO), out_of) / out_of
        total = sum((Fraction(points) for points in items.values()), ZERO)
        return low / total, high / total

    def leaf(self, name: str) -> Leaf:
        """State, value and bounds of a criterion: the table of 1.2, first match wins."""
        criterion = self.criterion(name)
        scope = self.holds(criterion["when"]) if "when" in criterion else True
        if scope is False:
            return Leaf("out_of_scope", None, None, None, opt=False)
        if self.said(name) == "not_applicable":
            return Leaf("not_applicable", None, None, None, opt=False)
        levels: tuple[int, int] | None = None
        if "levels" in criterion:
            possible = self.possible_levels(name)
            values = [level_points(criterion)[n] for n in possible]
            levels = min(possible), max(possible)
            low, high, settled = min(values), max(values), len(possible) == 1
        else:
            low, high = self.raw_range(name)
            settled = low == high
        if scope is None:
            return Leaf("scope_unknown", None, ZERO, ONE, opt=True, levels=levels)
        if settled:
            return Leaf("answered", low, low, low, opt=False, levels=levels)
        if is_judged(criterion) and criterion.get("may_not_apply"):
            return Leaf("unknown", None, ZERO, ONE, opt=True, levels=levels)
        return Leaf("unknown", None, low, high, opt=False, levels=levels)


def _among(condition: dict[str, Any], value: object) -> Truth:
    if value is None:
        return None
    return value == condition["is"] if "is" in condition else value in condition["in"]
