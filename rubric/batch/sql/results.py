"""The columns that a scored table ends in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from rubric.batch.outputs import Extra, Output, OutputType, Wanted
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.doubts import Doubts
from rubric.batch.sql.figures import figure
from rubric.batch.sql.judged import Judged
from rubric.batch.sql.leaves import ANSWERED, GONE, LeafWriter
from rubric.batch.sql.nodes import NodeWriter
from rubric.batch.sql.pairs import Pair
from rubric.batch.sql.reasons import Portions, Ranking
from rubric.batch.sql.units import Units
from rubric.batch.sql.verdict import NUMBERS, VERDICTS, VerdictWriter
from rubric.batch.sql.write import Layer, case, joined, pick
from rubric.batch.wording import described
from rubric.model.states import GateState, State
from rubric.scoring.plan import Leaf, Plan

SETTLE = "settle"
INVALID = "invalid"
_REASONS = 3


class Result(NamedTuple):
    """An output column with the expression it stands for."""

    output: Output
    text: str


@dataclass(frozen=True)
class Written:
    """What has been written of a rubric.

    Attributes:
        plan: the rubric.
        dialect: of the engine.
        units: that values are counted in.
        wanted: what to give.
        leaves: columns of criteria.
        nodes: columns of nodes.
        uncapped: the same without any gate, where that is asked for.
        verdict: of the numbers, the bands and the verdict.
        gates: the columns of the gates' conditions, by id.
        doubts: where rows are marked that doubles cannot decide.
    """

    plan: Plan
    dialect: Dialect
    units: Units
    wanted: Wanted
    leaves: LeafWriter
    nodes: NodeWriter
    uncapped: NodeWriter | None
    verdict: VerdictWriter
    gates: Mapping[str, str]
    doubts: Doubts


def results(written: Written) -> tuple[list[Layer], list[Result]]:
    """More layers, and the columns that rest on them, in the order in which they are given."""
    layers: list[Layer] = []
    found = [*_numbers(written), *_verdict(written), _binding(written)]
    extras = written.wanted.extras
    if Extra.BANDS in extras and written.plan.bands:
        found.append(_text("bands", _spanned(written)))
    if written.uncapped is not None:
        found.append(_uncapped(written, written.uncapped))
    if Extra.GATES in extras:
        found += _gates(written)
    for extra, write in ((Extra.REASONS, _reasons), (Extra.OBSERVE, _observe)):
        if extra in extras:
            more, columns = write(written)
            layers += more
            found += columns
    if Extra.CRITERIA in extras:
        for leaf in written.plan.leaves.values():
            found += _criterion(written, leaf)
    return layers, found


def _text(name: str, text: str) -> Result:
    return Result(Output(name, OutputType.TEXT, described(name)), text)


def _numbers(written: Written) -> Iterator[Result]:
    for branch in written.verdict.shown:
        is_total = branch is written.plan.root
        for what in NUMBERS:
            title = None if branch.group is None else branch.group.title
            text = described(f"total_{what}" if is_total else what, title)
            one = written.verdict.figures[branch.path, what]
            shown = one.published(written.doubts, rounded=written.wanted.rounded)
            yield Result(Output(f"{branch.id}_{what}", OutputType.NUMBER, text), shown)


def _verdict(written: Written) -> Iterator[Result]:
    quoted = written.dialect.text
    places = [(place, quoted(verdict)) for place, verdict in enumerate(VERDICTS)]
    yield _text("verdict", pick("verdict_at", places[:-1], places[-1][1]))
    bands = [(place, quoted(band.id)) for place, band in enumerate(written.plan.bands)]
    yield _text("band", pick("band_at", bands, "NULL") if bands else written.dialect.nothing(text=True))


def _binding(written: Written) -> Result:
    """The ids of the gates that bind, each once, in the order of the rubric."""
    texts = []
    for place, (id_, gate) in enumerate(written.plan.gates.items()):
        at = [f"{written.nodes.nodes[path].gate} = {place}" for path in gate.cap]
        texts.append(f"CASE WHEN {joined('OR', at)} THEN {written.dialect.text(' ' + id_)} ELSE '' END")
    return _text("gates", f"LTRIM({' || '.join(texts)})" if texts else "''")


def _spanned(written: Written) -> str:
    ids = [band.id for band in written.plan.bands]
    spans = [
        (f"band_low = {low} AND band_high = {high}", written.dialect.text(" ".join(ids[low : high + 1])))
        for low in range(len(ids))
        for high in range(low, len(ids))
    ]
    return case(spans, "''")


def _uncapped(written: Written, nodes: NodeWriter) -> Result:
    node, plan = nodes.nodes[written.plan.root.path], written.plan
    one = figure(node.value, written.units.whole, plan.scale_from, plan.width, f"{node.counted} > 0")
    output = Output("total_uncapped", OutputType.NUMBER, described("total_uncapped"))
    return Result(output, one.published(written.doubts, rounded=written.wanted.rounded))


def _gates(written: Written) -> Iterator[Result]:
    quoted = written.dialect.text
    for id_, gate in written.plan.gates.items():
        column = written.gates[id_]
        states = [(column, quoted(GateState.BROKEN)), (f"NOT {column}", quoted(GateState.CLEAR))]
        output = Output(f"{id_}_gate", OutputType.TEXT, described("gate", gate.title))
        yield Result(output, case(states, quoted(GateState.UNKNOWN)))


def _reasons(written: Written) -> tuple[list[Layer], list[Result]]:
    portions = Portions(written.plan, written.leaves, written.nodes, written.units.whole, stakes=False)
    ranking = Ranking("r", written.plan, portions.losses(), Judged.lacking, whole=written.units.whole, most=_REASONS)
    found = []
    for n in range(_REASONS):
        for suffix, type_, text in (
            ("", OutputType.TEXT, ranking.id_at(n, written.dialect)),
            ("_points", OutputType.NUMBER, ranking.points_at(n)),
        ):
            about = described(f"reason{suffix}", place=n + 1)
            found.append(Result(Output(f"reason_{n + 1}{suffix}", type_, about), text))
    return [*portions.layers, *ranking.layers], found


def _observe(written: Written) -> tuple[list[Layer], list[Result]]:
    portions = Portions(written.plan, written.leaves, written.nodes, written.units.whole, stakes=True)
    ranking = Ranking("o", written.plan, portions.widths(), Judged.opening, whole=written.units.whole, most=1)
    points = Output("observe_next_points", OutputType.NUMBER, described("observe_next_points"))
    found = [_text("observe_next", ranking.id_at(0, written.dialect)), Result(points, ranking.points_at(0))]
    return [*portions.layers, *ranking.layers], found


def _criterion(written: Written, leaf: Leaf) -> Iterator[Result]:
    one, quoted, title = written.leaves.leaves[leaf.path], written.dialect.text, leaf.criterion.title
    out = [(f"NOT {one.scope}", quoted(State.OUT_OF_SCOPE))] if one.scope else []
    unsure = [(f"{one.scope} IS NULL", quoted(State.SCOPE_UNKNOWN))] if one.scope else []
    known = [
        (f"{one.state} = {GONE}", quoted(State.NOT_APPLICABLE)),
        (f"{one.state} = {ANSWERED}", quoted(State.ANSWERED)),
    ]
    state = case([*out, *known, *unsure], quoted(State.UNKNOWN))
    yield Result(Output(f"{leaf.id}_state", OutputType.TEXT, described("state", title)), state)
    levels = written.leaves.conditions.levels.get(leaf.id)
    if levels is not None:
        text = f"CASE WHEN {one.state} = {ANSWERED} AND {levels.lowest} = {levels.highest} THEN {levels.lowest} END"
        yield Result(Output(f"{leaf.id}_level", OutputType.WHOLE, described("level", title)), text)
    plan = written.plan
    for what, column, when in (
        ("score", one.low, f"{one.state} = {ANSWERED}"),
        ("low", one.low, f"{one.state} <> {GONE}"),
        ("high", one.high, f"{one.state} <> {GONE}"),
    ):
        pair = Pair(column, None, 1, one.error)
        number = figure(pair, written.units.whole, Fraction(plan.scale_from), plan.width, when)
        shown = number.published(written.doubts, rounded=written.wanted.rounded)
        yield Result(Output(f"{leaf.id}_{what}", OutputType.NUMBER, described(what, title)), shown)
