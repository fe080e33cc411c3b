"""The oracle's reading of semantics.md 1.5 (printing), 1.6 (gains), 1.7 (observe_next) and of completions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

from tests.scoring.oracle import OracleResult, rate
from tests.scoring.oracle_leaf import ONE, ZERO, Condition, Rubric, World, criteria_of, is_judged, level_points
from tests.scoring.oracle_tree import Node, caps_of, gate_states, report, report_scale, tree

Gain = Fraction | None


def printed(points: Sequence[Fraction], places: int = 2) -> list[int]:
    """Ledger points as printed, in units of the last place: floors, the missing units to the largest fractions."""
    units = [p * 10**places for p in points]
    floors = [floor(u) for u in units]
    missing = floor(sum(units, ZERO)) - sum(floors)
    order = sorted(range(len(units)), key=lambda i: (-(units[i] - floors[i]), i))
    for i in order[:missing]:
        floors[i] += 1
    return floors


def highest_value(rubric: Rubric, name: str) -> Fraction:
    """The highest value that the scale of a criterion without levels has."""
    criterion = World(rubric, {}, {}).criterion(name)
    if "number" in criterion and "points" in criterion["number"]:
        return World(rubric, {}, {}).raw_range(name)[1]
    if "checklist" in criterion and "out_of" in criterion["checklist"]:
        best = sum((max(Fraction(p), ZERO) for p in criterion["checklist"]["facts"].values()), ZERO)
        return min(best / Fraction(criterion["checklist"]["out_of"]), ONE)
    return ONE


def _difference(after: OracleResult, before: OracleResult) -> Gain:
    return None if after.score is None or before.score is None else after.score - before.score


class Gains:
    """What-ifs on one sheet, each a re-scoring."""

    def __init__(self, rubric: Rubric, answers: dict[str, Any], attributes: dict[str, Any] | None = None) -> None:
        self.rubric, self.answers, self.attributes = rubric, answers, attributes or {}
        self.world = World(rubric, answers, self.attributes)
        self.before = rate(rubric, answers, self.attributes)

    def _set(self, name: str, value: object) -> Gain:
        answers = self.answers | {name: {"value": value, "because": "what if"}}
        return _difference(rate(self.rubric, answers, self.attributes), self.before)

    def next(self, name: str) -> Gain:
        """Gain of one level up; for yes_no at 0, of yes."""
        criterion, leaf = self.world.criterion(name), self.world.leaf(name)
        if leaf.state == "answered" and "yes_no" in criterion and leaf.value == 0:
            return self.top(name)
        if leaf.state != "answered" or leaf.levels is None or leaf.levels[0] == len(criterion["levels"]) - 1:
            return None
        return self._set(name, leaf.levels[0] + 1)

    def top(self, name: str) -> Gain:
        """Gain of the highest value that the scale has."""
        criterion, leaf = self.world.criterion(name), self.world.leaf(name)
        if leaf.state != "answered":
            return None
        if "levels" in criterion:
            points = level_points(criterion)
            return ZERO if leaf.value == max(points) else self._set(name, points.index(max(points)))
        best = highest_value(self.rubric, name)
        if leaf.value is not None and leaf.value >= best:
            return ZERO
        return _difference(rate(self.rubric, self.answers, self.attributes, forced={name: best}), self.before)

    def fact(self, name: str) -> Gain:
        """Best gain of another option of a known yes_no or choice fact."""
        spec, said = self.rubric["facts"][name], self.world.said(name)
        if said is None or spec["answer"] not in {"yes_no", "choice"}:
            return None
        options = [True, False] if spec["answer"] == "yes_no" else list(spec["options"])
        gains = [self._set(name, option) for option in options if option != said]
        return max((gain for gain in gains if gain is not None), default=None)

    def gate(self, name: str) -> Gain:
        """Gain of a broken gate treated as not broken."""
        if self.before.gates[name] != "broken":
            return None
        return _difference(rate(self.rubric, self.answers, self.attributes, lifted=frozenset({name})), self.before)


class Live:
    """Which unknowns are live in a condition or a criterion."""

    def __init__(self, world: World) -> None:
        self.world = world

    def condition(self, condition: Condition) -> set[str]:
        """Unknown facts all of whose enclosing conditions are unknown."""
        if self.world.holds(condition) is not None:
            return set()
        if isinstance(condition, str):
            named = self.world.rubric.get("conditions", {})
            return self.condition(named[condition]) if condition in named else {condition}
        if "fact" in condition:
            return {condition["fact"]}
        if "program" in condition:
            return {f"program.{condition['program']}"}
        if "criterion" in condition:
            return self.criterion(condition["criterion"])
        if "not" in condition:
            return self.condition(condition["not"])
        parts = next(condition[k] for k in ("all", "any", "none", "of") if k in condition)
        return set[str]().union(*(self.condition(part) for part in parts))

    def criterion(self, name: str) -> set[str]:
        """Live unknowns of a criterion."""
        world, criterion = self.world, self.world.criterion(name)
        found = self.condition(criterion["when"]) if "when" in criterion else set()
        if world.said(name) is not None:
            return found
        if "levels" in criterion:
            return found | self._levels(name, criterion)
        if "yes_no" in criterion:
            return found | self.condition(criterion["yes_no"])
        if "number" in criterion:
            fact = criterion["number"]["fact"]
            return found | ({fact} if world.said(fact) is None else set())
        scale = criterion["checklist"]
        return found.union(*(self.condition(item) for item in (scale["facts"] if "out_of" in scale else scale)))

    def _levels(self, name: str, criterion: dict[str, Any]) -> set[str]:
        if is_judged(criterion):
            return {name}
        _lowest, *higher = self.world.possible_levels(name)
        return set[str]().union(*(self.condition(criterion["levels"][level]["when"]) for level in higher))


def _bites(rubric: Rubric, gate: str, freed: Node) -> bool:
    """Whether a cap lies below the lower bound that its node has without unresolved gates."""
    nodes = {node.path: node for node in (freed, *freed.children)}
    for target, cap in caps_of(rubric["gates"][gate]).items():
        low = report(rubric, nodes[target].low)
        if low is not None and cap < low:
            return True
    return False


def observe_next(rubric: Rubric, answers: dict[str, Any], attributes: dict[str, Any] | None = None) -> dict[str, Gain]:
    """The width of the bounds divided among the live unknowns, in report points; those that get nothing left out."""
    world = World(rubric, answers, attributes or {})
    gates = gate_states(world)
    root = tree(world, gates)
    if root.low is None or root.high is None:
        return {}
    live, length = Live(world), report_scale(rubric)[1]
    unresolved = [name for name, state in gates.items() if state == "unknown"]
    freed = tree(world, {k: s for k, s in gates.items() if s != "unknown"})
    free = freed.low or ZERO
    biting = [name for name in unresolved if _bites(rubric, name, freed)]
    parts: dict[str, Fraction] = defaultdict(Fraction)
    for node in root.walk():
        if node.leaf and node.stake and node.low is not None and node.high is not None and node.low != node.high:
            ids = live.criterion(node.id)
            for name in ids:
                parts[name] += node.stake * (node.high - node.low) / len(ids)
    total = sum(parts.values(), ZERO)
    result: dict[str, Fraction] = defaultdict(Fraction)
    for name, part in parts.items():
        result[name] += length * part * (root.high - free) / total
    for gate in biting:
        ids = live.condition(rubric["gates"][gate]["when"])
        for name in ids:
            result[name] += length * (free - root.low) / len(biting) / len(ids)
    return {name: settles for name, settles in result.items() if settles}


def options(rubric: Rubric, answers: dict[str, Any], attributes: dict[str, Any]) -> dict[str, list[Any]]:
    """Every unknown of a sheet with the answers it may get (numbers: a few that matter); attributes as @name."""
    world = World(rubric, answers, attributes)
    found: dict[str, list[Any]] = {}
    for name, spec in rubric.get("facts", {}).items():
        if world.said(name) is None:
            if spec["answer"] == "yes_no":
                found[name] = [True, False]
            elif spec["answer"] == "choice":
                found[name] = list(spec["options"])
            else:
                found[name] = _numbers(rubric, name, spec)
    for name, values in _mentioned_attributes(rubric).items():
        if name not in attributes:
            found[f"@{name}"] = [*sorted(values), "something_else"]
    for name, criterion in criteria_of(rubric):
        if is_judged(criterion) and world.said(name) is None:
            found[name] = list(range(len(criterion["levels"])))
            if criterion.get("may_not_apply"):
                found[name].append({"not_applicable": "does not apply"})
    return found


def completions(
    rubric: Rubric, answers: dict[str, Any], attributes: dict[str, Any] | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every completion of a sheet, as (answers, attributes)."""
    given = attributes or {}
    open_ = options(rubric, answers, given)
    for values in product(*open_.values()):
        chosen = dict(zip(open_, values, strict=True))
        facts = {name: value for name, value in chosen.items() if not name.startswith("@")}
        yield answers | facts, given | {name[1:]: value for name, value in chosen.items() if name.startswith("@")}


def _dicts(node: object) -> Iterator[dict[Any, Any]]:
    if isinstance(node, dict):
        yield node
    if isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _dicts(child)


def _mentioned_attributes(rubric: Rubric) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for node in _dicts(rubric):
        if "program" in node:
            found[node["program"]] |= {node["is"]} if "is" in node else set(node["in"])
    return found


def _numbers(rubric: Rubric, fact: str, spec: dict[str, Any]) -> list[Any]:
    """A few values around everything the rubric compares the fact with."""
    seen: set[Any] = set()
    for node in _dicts(rubric):
        if node.get("fact") == fact:
            seen |= {node[k] for k in ("at_least", "at_most", "above", "below", "equals") if k in node}
            seen |= set(node.get("points", {})) | set(node.get("log_normal", {}).values())
    low, high = spec.get("between", (0, max(seen, default=1) + 1))
    around = {value + step for value in seen for step in (-1, 0, 1)} | {low, high}
    kept = sorted(value for value in around if low <= value <= high and (spec["answer"] != "count" or value % 1 == 0))
    return kept if len(kept) <= 5 else [kept[i * (len(kept) - 1) // 4] for i in range(5)]
