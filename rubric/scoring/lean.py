"""``(Rubric, Sheet) -> Scorecard`` with the numbers that were asked for and nothing else: for very many sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from rubric import __version__
from rubric.model.scorecard import GateView, NodeView, Scorecard, SheetView, Total
from rubric.model.sheet import Sheet
from rubric.model.states import GateState, Verdict
from rubric.scoring.brief import blank_nodes, total_view
from rubric.scoring.earning import earning_without_evidence
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import portions
from rubric.scoring.memory import Memory
from rubric.scoring.observe import observe_next
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.score import Compiled, program_view
from rubric.scoring.values import NodeValue, Value, exact
from rubric.scoring.verdict import band_reached, judge
from rubric.scoring.world import World, world_of


class Part(StrEnum):
    """What a lean scorecard has besides the total, the dimensions, the verdict and the gates' states."""

    NODES = "nodes"  # every group and criterion
    LOSSES = "losses"  # what each criterion earned and lost; with every node
    UNCAPPED = "uncapped"  # the total without any gate
    UNPROVEN = "unproven"  # the answers that earn something and have no evidence
    OBSERVE = "observe"  # what to observe next


class Lean:
    """Rates sheets by one rubric, without explanations: many times as fast as ``score``, with the same numbers."""

    def __init__(self, compiled: Compiled, parts: frozenset[Part] = frozenset()) -> None:
        """Make ready what all scorecards of a rubric share.

        Args:
            compiled: a rubric compiled by ``prepare``.
            parts: what the scorecards have.
        """
        self._compiled = compiled
        self._parts = parts
        self._memory = Memory(compiled.plan)
        every = bool(parts & {Part.NODES, Part.LOSSES})
        self._shown = [node for node in _nodes(compiled.plan.root) if every or _is_high(node)]
        self._blank = dict(blank_nodes(compiled.plan))
        self._gates: dict[tuple[str, GateState, bool], GateView] = {}

    def rate(self, sheet: Sheet, *, file: str = "") -> Scorecard:
        """Rate one sheet.

        Args:
            sheet: whose answers fit the rubric.
            file: the name of the sheet's file, for the record.

        Returns:
            A scorecard whose numbers are those of ``score``. What was not asked for is empty or None, and so are
            ledger, steps, gains, conditions, and what the total is counting what does not apply.

        Raises:
            UsageError: an answer does not fit the rubric.
        """
        plan = self._compiled.plan
        world = world_of(plan, sheet)
        evaluation = evaluate(plan, world, known=self._memory.leaves(world))
        verdict, reasons = judge(plan, evaluation)
        parts = portions(plan, evaluation.values) if self._parts & {Part.LOSSES, Part.OBSERVE} else {}
        losses = {path: part.share for path, part in parts.items()} if Part.LOSSES in self._parts else {}
        return Scorecard.model_construct(
            engine_version=__version__,
            rubric=self._compiled.view,
            program=program_view(sheet),
            sheet=self._sheet(sheet, file, world, evaluation),
            verdict=verdict,
            reasons=reasons,
            total=self._total(evaluation, verdict),
            nodes=tuple(self._node(node, evaluation.values[node.path], losses) for node in self._shown),
            gates=self._gate_views(evaluation),
            ledger=(),
            observe_next=observe_next(plan, evaluation, parts) if Part.OBSERVE in self._parts else (),
            improve=(),
            facts={},
            conditions={},
        )

    def _sheet(self, sheet: Sheet, file: str, world: World, evaluation: Evaluation) -> SheetView:
        plan = self._compiled.plan
        asked = Part.UNPROVEN in self._parts
        unproven = earning_without_evidence(plan, sheet, world, lambda: evaluation) if asked else ()
        return SheetView.model_construct(
            file=file,
            observer=sheet.observer,
            observed=sheet.observed.isoformat() if sheet.observed else None,
            without_evidence=tuple(unproven),
        )

    def _total(self, evaluation: Evaluation, verdict: Verdict) -> Total:
        plan = self._compiled.plan
        reached = band_reached(plan, evaluation, verdict)
        total = total_view(plan, evaluation, reached.id if reached else None)
        if Part.UNCAPPED not in self._parts:
            return total
        free = evaluate(plan, evaluation.world, gates=(), known=evaluation.leaves) if plan.gates else evaluation
        uncapped = None if free.root.value is None else plan.on_scale(free.root.value)
        return total.model_copy(update={"uncapped": uncapped})

    def _gate_views(self, evaluation: Evaluation) -> tuple[GateView, ...]:
        gates = evaluation.gates
        binding = {value.cap for value in evaluation.values.values() if isinstance(value, NodeValue)} if gates else ()
        return tuple(self._gate(id_, state, id_ in binding) for id_, state in gates.items())

    def _gate(self, id_: str, state: GateState, binds: bool) -> GateView:
        """A gate's record; there are few different ones."""
        key = (id_, state, binds)
        if key not in self._gates:
            gate = self._compiled.plan.gates[id_]
            self._gates[key] = GateView.model_construct(  # type: ignore[call-arg] # without its condition
                id=id_,
                title=gate.title,
                state=state,
                cap={node: exact(cap) for node, cap in gate.cap.items()},
                binds=binds,
                because=gate.because,
            )
        return self._gates[key]

    def _node(self, node: Leaf | Branch, value: Value, shares: Mapping[str, Any]) -> NodeView:
        plan, own = self._compiled.plan, dict[str, Any](state=value.state)
        if value.applies:
            low = own["low"] = plan.on_scale(value.low)
            own["high"] = _on_scale(plan, value.high, value, low)
            own["score"] = _on_scale(plan, value.value, value, low)
            own["coverage"] = value.coverage
        share = shares.get(node.path)
        if isinstance(node, Leaf) and share is not None:
            worth = plan.width * share
            own["earned"] = worth * (value.value or 0)
            own["lost"] = worth - own["earned"]
        return self._blank[node.path].model_copy(update=own)


def _on_scale(plan: Plan, number: Any, value: Value, low: Any) -> Any:
    """A value on the report scale; mostly it is the lower bound, which is there already."""
    return low if number is value.low else None if number is None else plan.on_scale(number)


def _nodes(node: Leaf | Branch) -> Iterator[Leaf | Branch]:
    """A node and everything below it, in the order of the rubric."""
    yield node
    for child in () if isinstance(node, Leaf) else node.children:
        yield from _nodes(child)


def _is_high(node: Leaf | Branch) -> bool:
    return isinstance(node, Branch) and node.kind != "group"
