"""Random small rubrics, valid by construction."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.scoring.oracle_leaf import criteria_of
from tests.scoring.specs import Number, full

WEIGHTS: tuple[Number, ...] = (1, 1, 1, 1, 2, 3, 0, Decimal("0.125"), Decimal("0.3"), Decimal("2.5"))
POINTS: tuple[Number, ...] = (0, 10, 20, 25, Decimal("33.3"), 50, 60, 80, Decimal("99.5"), 100)
KNOTS: tuple[Number, ...] = (0, 1, Decimal("1.5"), 2, 3, 5)
CAPS = (10, 30, 40, 50, 60, 75, 90)
OPTIONS = ("free", "paid", "mixed")
VERTICALS = ("retail", "travel")
TIERS = ("gold", "basic")
ATTRIBUTES = {"vertical": VERTICALS, "tier": TIERS}


@dataclass
class Maker:
    """Makes one rubric; ids are one letter of the kind and a number."""

    rng: random.Random
    plain: bool = False  # mean nodes without gates, for the identities that hold only there
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    conditions: dict[str, Any] = field(default_factory=dict)
    criteria: int = 0
    groups: int = 0

    def chance(self, share: float) -> bool:
        """True in about this share of the calls."""
        return self.rng.random() < share

    def rubric(self) -> dict[str, Any]:
        """A valid rubric."""
        for n in range(self.rng.randint(2, 5)):
            kind = self.rng.choice(("yes_no", "yes_no", "yes_no", "count", "number", "choice"))
            self.facts[f"f{n}"] = self._fact(kind)
        for n in range(self.rng.choice((0, 0, 1, 2))):
            self.conditions[f"k{n}"] = self.condition(2)
        combine = self._combine()
        capped = [] if self.plain else [f"d{n}" for n in range(3) if self.chance(0.4)]
        dimensions = {
            f"d{n}": self._node(combine, depth=2, capped=f"d{n}" in capped) for n in range(self.rng.randint(1, 3))
        }
        _give_weight(dimensions)
        spec: dict[str, Any] = {"facts": self.facts, "conditions": self.conditions, "dimensions": dimensions}
        if combine != "mean":
            spec["combine"] = combine
        if self.chance(0.4):
            start, end = self.rng.choice(((1, 5), (0, 10), (-50, 50), (Decimal("0.5"), 3)))
            spec["scale"] = {"from": start, "to": end}
        if self.chance(0.7):
            spec["minimum_coverage"] = self.rng.choice((0, Decimal("0.25"), Decimal("0.6"), Decimal("0.9"), 1))
        capped = [name for name in capped if name in dimensions]
        if not self.plain:
            spec["gates"] = self._gates(spec, capped)
        spec["bands"] = self._bands(spec)
        return full({name: part for name, part in spec.items() if part not in ({}, [])})

    def _fact(self, kind: str) -> dict[str, Any]:
        if kind == "choice":
            return {"answer": kind, "options": list(OPTIONS)}
        if kind == "count" and self.chance(0.3):
            return {"answer": kind, "between": [1, 5]}
        if kind == "number" and self.chance(0.6):
            return {"answer": kind, "between": self.rng.choice(([1, 5], [0, Decimal("7.5")], [-2, 2]))}
        return {"answer": kind}

    def _of_kind(self, *kinds: str) -> list[str]:
        return [name for name, fact in self.facts.items() if fact["answer"] in kinds]

    def condition(self, depth: int, *, levels: dict[str, int] | None = None) -> str | dict[str, Any]:
        """A condition of any form; on criteria too if `levels` gives their top levels."""
        forms: list[Callable[[], str | dict[str, Any]]] = []
        yes_no = self._of_kind("yes_no") + list(self.conditions)
        if yes_no:
            forms += [lambda: self.rng.choice(yes_no)] * 6
        if numeric := self._of_kind("count", "number"):
            forms += [lambda: self._comparison(self.rng.choice(numeric))] * 2
        if choices := self._of_kind("choice"):
            forms += [lambda: self._membership("fact", self.rng.choice(choices), OPTIONS)]
        attribute = self.rng.choice(sorted(ATTRIBUTES))
        forms += [lambda: self._membership("program", attribute, ATTRIBUTES[attribute])]
        if levels:
            forms += [lambda: self._on_level(levels)] * 6
        if depth > 0:
            forms += [lambda: self._compound(depth - 1, levels)] * 6
        return self.rng.choice(forms)()

    def _comparison(self, fact: str) -> dict[str, Any]:
        return {"fact": fact, self.rng.choice(("at_least", "at_most", "above", "below", "equals")): self._value(fact)}

    def _membership(self, key: str, name: str, values: tuple[str, ...]) -> dict[str, Any]:
        if self.chance(0.6):
            return {key: name, "is": self.rng.choice(values)}
        return {key: name, "in": self.rng.sample(values, min(2, len(values)))}

    def _on_level(self, levels: dict[str, int]) -> dict[str, Any]:
        name = self.rng.choice(sorted(levels))
        return {"criterion": name, self.rng.choice(("at_least", "below")): self.rng.randint(1, levels[name])}

    def _compound(self, depth: int, levels: dict[str, int] | None) -> dict[str, Any]:
        form = self.rng.choice(("not", "all", "any", "none", "of"))
        if form == "not":
            return {"not": self.condition(depth, levels=levels)}
        parts = [self.condition(depth, levels=levels) for _ in range(self.rng.randint(2, 3))]
        return {"at_least": self.rng.randint(1, len(parts)), "of": parts} if form == "of" else {form: parts}

    def _value(self, fact: str) -> Number:
        spec = self.facts[fact]
        if spec["answer"] == "count":
            return self.rng.randint(0, 6)
        low, high = spec.get("between", (0, 8))
        inside = [v for v in (-1, 0, Decimal("0.5"), 1, 2, Decimal("2.5"), 3, 5, 7) if low <= v <= high]
        return self.rng.choice(inside)

    def _combine(self) -> str:
        return "mean" if self.plain else self.rng.choice(("mean", "mean", "mean", "geometric", "weakest"))

    def _node(self, parent: str, *, depth: int, capped: bool = False) -> dict[str, Any]:
        combine = self._combine()
        node: dict[str, Any] = {"combine": combine} if combine != "mean" or self.chance(0.2) else {}
        node["weight"] = self.rng.choice(WEIGHTS)
        if combine == parent == "mean" and not capped and self.chance(0.25):
            node["weight"] = "sum"
        children: dict[str, Any] = {}
        for _ in range(self.rng.randint(1, 3)):
            if depth > 0 and self.chance(0.2):
                self.groups += 1
                child = f"g{self.groups}"
                children[child] = self._node(combine, depth=depth - 1)
            else:
                self.criteria += 1
                children[f"c{self.criteria}"] = self._criterion()
        _give_weight(children)
        return node | {"criteria": children}

    def _criterion(self) -> dict[str, Any]:
        criterion: dict[str, Any] = {"weight": self.rng.choice(WEIGHTS)} if self.chance(0.7) else {}
        if self.chance(0.25):
            criterion["when"] = self.condition(1)
        if self.chance(0.2):
            criterion["may_not_apply"] = True
        scales = [self._judged, self._judged, self._derived, self._derived, self._yes_no, self._checklist]
        if self._of_kind("count", "number"):
            scales += [self._number, self._number]
        return criterion | self.rng.choice(scales)()

    def _judged(self) -> dict[str, Any]:
        return {"levels": self._levels({})}

    def _derived(self) -> dict[str, Any]:
        return {"levels": self._levels({n: self.condition(2) for n in range(1, self.rng.randint(2, 4))})}

    def _levels(self, whens: dict[int, Any]) -> dict[int, Any]:
        count = len(whens) + 1 if whens else self.rng.randint(2, 4)
        points = self.rng.sample(POINTS, count) if self.chance(0.3) else []
        if self.chance(0.7):
            points.sort(key=Fraction)
        levels: dict[int, Any] = {}
        for n in range(count):
            level: dict[str, Any] = {"text": f"Level {n}"}
            if points and (len(points) != 3 or n != 1):
                level["points"] = points[n]
            if n in whens:
                level["when"] = whens[n]
            levels[n] = level if len(level) > 1 else level["text"]
        return levels

    def _yes_no(self) -> dict[str, Any]:
        return {"yes_no": self.condition(1)}

    def _number(self) -> dict[str, Any]:
        fact = self.rng.choice(self._of_kind("count", "number"))
        if self.chance(0.3):
            p10, median = self.rng.choice(((1, 2), (Decimal("0.5"), 4), (2, 3)))
            return {"number": {"fact": fact, "log_normal": {"p10": p10, "median": median}}}
        knots = sorted(self.rng.sample(KNOTS, self.rng.randint(2, 4)), key=Fraction)
        values = self.rng.sample(POINTS, len(knots))
        if self.chance(0.6):
            values.sort(key=Fraction, reverse=self.chance(0.4))
        return {"number": {"fact": fact, "points": dict(zip(knots, values, strict=True))}}

    def _checklist(self) -> dict[str, Any]:
        items = self._of_kind("yes_no") + list(self.conditions)
        if not items:
            return self._yes_no()
        chosen = self.rng.sample(items, self.rng.randint(1, min(3, len(items))))
        if self.chance(0.5):
            return {"checklist": {item: self.rng.choice((1, 2, Decimal("0.5"))) for item in chosen}}
        worth: tuple[Number, ...] = (3, 6, Decimal("2.5"), -3, Decimal("-1.5"))
        points = {item: self.rng.choice(worth[: 3 if n == 0 else 5]) for n, item in enumerate(chosen)}
        return {"checklist": {"out_of": self.rng.choice((2, 5, 10)), "facts": points}}

    def _gates(self, spec: dict[str, Any], capped: list[str]) -> dict[str, Any]:
        levels = {name: len(c["levels"]) - 1 for name, c in criteria_of(spec) if "levels" in c}
        gates: dict[str, Any] = {}
        for target in [*capped, *["total"] * self.rng.choice((0, 0, 1, 2))]:
            gates[f"q{len(gates)}"] = {
                "when": self.condition(1, levels=levels),
                "cap": {target: self._on_scale(spec, self.rng.choice(CAPS))},
            }
            if target == "total" and capped and self.chance(0.2):
                gates[f"q{len(gates) - 1}"]["cap"][capped[0]] = self._on_scale(spec, self.rng.choice(CAPS))
        return gates

    def _bands(self, spec: dict[str, Any]) -> list[dict[str, Any]]:
        if self.chance(0.2):
            return []
        edges = [0, *sorted(self.rng.sample((20, 40, 50, 60, 75, 80), self.rng.randint(1, 3)))]
        dimensions = list(spec["dimensions"])
        bands: list[dict[str, Any]] = []
        for n, edge in enumerate(edges):
            band: dict[str, Any] = {"id": f"b{n}", "from": self._on_scale(spec, edge)}
            if n and self.chance(0.5):
                names = self.rng.sample(dimensions, self.rng.randint(1, len(dimensions)))
                band["requires"] = {name: self._on_scale(spec, self.rng.choice((20, 50, 60, 80))) for name in names}
            bands.append(band)
        return bands

    def _on_scale(self, spec: dict[str, Any], percent: int) -> Number:
        scale = spec.get("scale", {"from": 0, "to": 100})
        start, end = Decimal(scale["from"]), Decimal(scale["to"])
        return start + percent * (end - start) / 100


def _give_weight(children: dict[str, Any]) -> None:
    """Sees to it that siblings do not all weigh nothing."""
    if all(child.get("weight", 1) == 0 for child in children.values()):
        next(iter(children.values()))["weight"] = 1
