"""What costs most points, and what holds most of the bounds open: the greatest of keys that end in a place.

A key is an amount followed by a place in a list of ids: keys differ, so that the order is the same on every engine, and
the greatest below another one is the next. Criteria that one column answers and that have the same parent are ranked
first, by whole numbers; the best of them meet the others, in parts of the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.judged import Judged, Literals
from rubric.batch.sql.leaves import ANSWERED, OPEN, LeafWriter
from rubric.batch.sql.nodes import NodeWriter
from rubric.batch.sql.write import ONE, Layer, case, greatest, number, total
from rubric.scoring.plan import Branch, Leaf, Plan

# Amounts are told apart down to this part of the scale.
_FINE = 10**8
_ROUNDING = 3 * 2**51


class Group(NamedTuple):
    """Criteria below one node that one column each answers."""

    unit: str  # the part of the scale that one unit of weight times one of value stands for
    members: tuple[tuple[Leaf, Judged], ...]


class Terms(NamedTuple):
    """What is ranked: ids with expressions of parts of the scale, and groups of criteria."""

    single: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]


class Ranking:
    """Ids in the order of an amount that each of them has."""

    def __init__(self, name: str, plan: Plan, terms: Terms, key: Callable[..., str], *, whole: int, most: int) -> None:
        """Rank them.

        Args:
            name: for the columns.
            plan: the rubric, whose order decides between equal amounts.
            terms: what is ranked.
            key: writes the key of one of a group: ``Judged.lacking`` or ``Judged.opening``.
            whole: the units of 1.
            most: how many of the first are asked for.
        """
        self.name = name
        self.width = plan.width
        self.ids = [*reversed([*plan.leaves, *plan.gates])]
        self.base = 1 << len(self.ids).bit_length()
        self._place = {id_: place for place, id_ in enumerate(self.ids)}
        self.layers: list[Layer] = [Layer() for _ in range(most + 1)]
        keys = Layer()
        columns = [keys.add(f"{name}_s{id_}", self._key(text, number(self._place[id_]))) for id_, text in terms.single]
        for n, group in enumerate(terms.groups):
            columns += self._of_group(f"{name}g{n}", group, key, whole, most, keys)
        self.layers.append(keys)
        self.tops = _tops(f"{name}_m", columns, most, "-1e0", more := [Layer() for _ in range(most)])
        self.layers += more
        places = Layer()
        self.places = [
            places.add(
                f"{name}_i{n}",
                case([(f"{top} > 0", f"{top} - {number(self.base)} * FLOOR({top} / {number(self.base)})")], "0e0"),
            )
            for n, top in enumerate(self.tops)
        ]
        self.layers.append(places)

    def _key(self, parts: str, place: str) -> str:
        """Parts of the scale, rounded, and a place."""
        magic = number(_ROUNDING * self.base)
        return f"(({parts} * {number(_FINE * self.base)} + {magic}) - {magic}) + {place}"

    def _of_group(
        self, name: str, group: Group, key: Callable[..., str], whole: int, most: int, keys: Layer
    ) -> Iterator[str]:
        """The keys of the first of a group."""
        weight = max(leaf.weight for leaf, _ in group.members)
        literals = Literals.up_to((weight * whole + 1) * self.base) or Literals(narrow=False)
        columns = [
            self.layers[0].add(f"{name}_k{n}", key(one, leaf.weight, whole, literals, self.base, self._place[leaf.id]))
            for n, (leaf, one) in enumerate(group.members)
        ]
        for n, top in enumerate(_tops(f"{name}_m", columns, min(most, len(columns)), literals.of(-1), self.layers[1:])):
            amount = f"FLOOR({literals.as_double(top)} / {number(self.base)})"
            yield keys.add(
                f"{name}_t{n}", self._key(f"{amount} * {group.unit}", f"({top} - {number(self.base)} * {amount})")
            )

    def id_at(self, n: int, dialect: Dialect) -> str:
        """The id in place ``n``; null where there are no points."""
        return f"CASE WHEN {self._some(n)} THEN {dialect.word(self.ids, self.places[n])} END"

    def points_at(self, n: int) -> str:
        """Its points on the report scale."""
        part = self.width / _FINE
        points = f"FLOOR({self.tops[n]} / {number(self.base)})"
        times = f" * {number(part.numerator)}" if part.numerator != 1 else ""
        return f"CASE WHEN {self._some(n)} THEN {points}{times} / ({number(part.denominator)} * {ONE}) END"

    def _some(self, n: int) -> str:
        return f"{self.tops[n]} >= {number(self.base)}"


def _tops(name: str, columns: Sequence[str], most: int, none: str, layers: Sequence[Layer]) -> list[str]:
    """The greatest of columns, the greatest below that, and so on."""
    tops: list[str] = []
    for layer in layers[:most]:
        below = [case([(f"{column} < {tops[-1]}", column)], none) for column in columns] if tops else columns
        tops.append(layer.add(f"{name}{len(tops)}", greatest(below)))
    return tops


class Portions:
    """The part of the scale that a unit of weight times a unit of value stands for below each node, as columns."""

    def __init__(self, plan: Plan, leaves: LeafWriter, nodes: NodeWriter, whole: int, *, stakes: bool) -> None:
        """Write them.

        Args:
            plan: the rubric.
            leaves: the columns of criteria.
            nodes: the columns of nodes.
            whole: the units of 1.
            stakes: of those that apply; otherwise of those that have a value.
        """
        self.plan = plan
        self.leaves = leaves
        self.nodes = nodes.nodes
        self.whole = whole
        self.stakes = stakes
        self.layers: list[Layer] = []
        self.share: dict[str, str] = {plan.root.path: number(1)}
        self.unit: dict[str, str] = {}
        self._leaves_of: dict[str, list[Leaf]] = {}
        level = [plan.root]
        while level:
            layer = Layer()
            for branch in level:
                self._write(branch, layer)
            self.layers.append(layer)
            level = [child for branch in level for child in branch.children if isinstance(child, Branch)]

    def _write(self, branch: Branch, layer: Layer) -> None:
        node = self.nodes[branch.path]
        sum_, name = (node.applying, "sa") if self.stakes else (node.counted, "sc")
        place = len(self.unit)
        share = self.share[branch.path]
        unit = f"{share} / ({number(self.whole)} * {sum_})"
        self.unit[branch.path] = layer.add(f"{name}{place}", case([(f"{sum_} > 0", unit)], "0e0"))
        self._leaves_of[branch.path] = [child for child in branch.children if isinstance(child, Leaf) and child.weight]
        for child in branch.children:
            if isinstance(child, Branch):
                weight = self.nodes[child.path].weights[0 if self.stakes else 1]
                part = f"({self.unit[branch.path]} * {number(self.whole)} * {weight})"
                self.share[child.path] = part if child.weight != 0 else number(0)

    def losses(self) -> Terms:
        """What each criterion lacks, and what each gate takes away."""
        single = []
        for leaf, unit in self._others():
            one = self.leaves.leaves[leaf.path]
            lack = f"{number(leaf.weight)} * ({number(self.whole)} - {one.low})"
            single.append((leaf.id, f"{case([(f'{one.state} = {ANSWERED}', lack)], '0e0')} * {unit}"))
        for place, (id_, gate) in enumerate(self.plan.gates.items()):
            single.append((id_, f"({total([self._taken(place, path) for path in gate.cap])})"))
        return Terms(tuple(single), tuple(self._groups()))

    def _taken(self, place: int, path: str) -> str:
        node = self.nodes[path]
        taken = f"{self.share[path]} * ({node.held.quotient} - {node.value.quotient}) / {number(self.whole)}"
        return case([(f"{node.gate} = {place}", taken)], "0e0")

    def widths(self) -> Terms:
        """What the unknowns of each criterion hold open."""
        single = []
        for leaf, unit in self._others():
            one = self.leaves.leaves[leaf.path]
            width = f"{number(leaf.weight)} * ({one.high} - {one.low})"
            single.append((leaf.id, f"{case([(f'{one.state} = {OPEN}', width)], '0e0')} * {unit}"))
        return Terms(tuple(single), tuple(self._groups()))

    def _groups(self) -> Iterator[Group]:
        for path, unit in self.unit.items():
            members = [leaf for leaf in self._leaves_of[path] if leaf.path in self.leaves.judged]
            if members:
                yield Group(unit, tuple((leaf, self.leaves.judged[leaf.path]) for leaf in members))

    def _others(self) -> Iterator[tuple[Leaf, str]]:
        for path, unit in self.unit.items():
            for leaf in self._leaves_of[path]:
                if leaf.path not in self.leaves.judged:
                    yield leaf, unit
