"""The nodes and gates of a scorecard: values with their shares, gains, steps and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypedDict

from rubric.model.scorecard import GateView, NodeView
from rubric.model.sheet import Sheet
from rubric.model.states import GateState, State
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.explain import Explainer, anchor_of, exemplars_of
from rubric.scoring.gains import Gains
from rubric.scoring.ledger import Portion
from rubric.scoring.observe import Search
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.values import NodeValue, Value
from rubric.scoring.verdict import band_at


class _Numbers(TypedDict):
    state: State
    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    share: Fraction | None
    stake: Fraction | None


class Views:
    """Builds the records of one evaluation."""

    def __init__(
        self,
        plan: Plan,
        evaluation: Evaluation,
        parts: Mapping[str, Portion],
        gains: Gains,
        explainer: Explainer,
    ) -> None:
        """Keep what the records are made from."""
        self.plan = plan
        self.evaluation = evaluation
        self.parts = parts
        self.gains = gains
        self.explainer = explainer

    def nodes(self, sheet: Sheet) -> tuple[NodeView, ...]:
        """The total and everything below it, in the order of the rubric."""
        return tuple(self._below(self.plan.root, sheet))

    def gates(self) -> tuple[GateView, ...]:
        """All gates: broken ones first, then unresolved, then clear ones."""
        evaluation = self.evaluation
        binding = {value.cap for value in evaluation.values.values() if isinstance(value, NodeValue)}
        search = Search(self.plan, evaluation)
        order = (GateState.BROKEN, GateState.UNKNOWN, GateState.CLEAR)
        views = [
            GateView.model_construct(
                id=id_,
                title=gate.title,
                state=evaluation.gates[id_],
                cap={node: Fraction(cap) for node, cap in gate.cap.items()},
                binds=id_ in binding,
                gain=self.gains.gate(id_),
                because=gate.because,
                condition=self.explainer.condition(gate.when),
                live=tuple(sorted(search.of_condition(gate.when))),
                references=gate.references,
            )
            for id_, gate in self.plan.gates.items()
        ]
        return tuple(sorted(views, key=lambda view: order.index(view.state)))

    def _below(self, branch: Branch, sheet: Sheet) -> Iterator[NodeView]:
        yield self._branch(branch)
        for child in branch.children:
            if isinstance(child, Leaf):
                yield self._leaf(child, sheet)
            else:
                yield from self._below(child, sheet)

    def _branch(self, branch: Branch) -> NodeView:
        plan, value = self.plan, self.evaluation.values[branch.path]
        reached = None
        if branch.kind == "dimension" and value.value is not None:
            reached = band_at(plan, plan.on_scale(value.value), {})
        return NodeView.model_construct(
            path=branch.path,
            id=branch.id,
            kind=branch.kind,
            title=branch.group.title if branch.group else plan.rubric.title,
            **self._numbers(branch.path, value),
            weight=str(branch.group.weight) if branch.group else None,
            band=reached.id if reached else None,
            combine=branch.combine,
            why=branch.group.why if branch.group else plan.rubric.why,
            references=branch.group.references if branch.group else {},
        )

    def _leaf(self, leaf: Leaf, sheet: Sheet) -> NodeView:
        value, criterion = self.evaluation.leaves[leaf.id], leaf.criterion
        answer, share = sheet.answers.get(leaf.id), self.parts[leaf.path].share
        worth = None if share is None else self.plan.width * share
        earned = None if worth is None else worth * (value.value or 0)
        return NodeView.model_construct(
            path=leaf.path,
            id=leaf.id,
            kind="criterion",
            title=criterion.title,
            **self._numbers(leaf.path, value),
            weight=str(criterion.weight),
            earned=earned,
            lost=None if worth is None or earned is None else worth - earned,
            level=value.levels[0] if len(value.levels) == 1 and value.applies else None,
            top_level=len(leaf.values) - 1 if leaf.values else None,
            anchor=anchor_of(leaf, value),
            gain_next=self.gains.next_level(leaf),
            gain_top=self.gains.top(leaf),
            why=criterion.why,
            improve=criterion.improve,
            like=exemplars_of(leaf, value),
            because=(answer.not_applicable or answer.because) if answer else None,
            references=criterion.references,
            steps=self.explainer.steps(leaf),
            evidence=answer.evidence if answer else (),
        )

    def _numbers(self, path: str, value: Value) -> _Numbers:
        on_scale, part = self.plan.on_scale, self.parts[path]
        return {
            "state": value.state,
            "score": None if value.value is None else on_scale(value.value),
            "low": on_scale(value.low) if value.applies else None,
            "high": on_scale(value.high) if value.applies else None,
            "coverage": value.coverage if value.applies else None,
            "share": part.share,
            "stake": part.stake,
        }
