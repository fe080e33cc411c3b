"""``(Rubric, Sheet) -> Scorecard`` with the numbers only: for many sheets rated again and again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric import __version__
from rubric.model.scorecard import LedgerLine, NodeView, Scorecard, SheetView, Total
from rubric.model.sheet import Sheet
from rubric.model.states import State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import Portion, ledger, portions
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.score import Compiled, program_view
from rubric.scoring.values import LeafValue
from rubric.scoring.verdict import band_reached, bands_spanned, judge
from rubric.scoring.world import world_of


class Brief:
    """Rates sheets by one rubric, without explanations: several times as fast as ``score``."""

    def __init__(self, compiled: Compiled) -> None:
        """Make ready what all scorecards of a rubric share.

        Args:
            compiled: a rubric compiled by ``prepare``.
        """
        self._compiled = compiled
        self._nodes = dict(blank_nodes(compiled.plan))

    def rate(
        self, sheet: Sheet, *, file: str = "", known: Mapping[str, LeafValue] | None = None
    ) -> tuple[Scorecard, Mapping[str, LeafValue]]:
        """Rate one sheet.

        Args:
            sheet: whose answers fit the rubric.
            file: the name of the sheet's file, for the record.
            known: values of criteria of this rubric that another rating of the sheet found and that still hold.

        Returns:
            A scorecard with totals, verdict, nodes and ledger, and the values of all criteria. It has no gates, facts
            and conditions, no steps, evidence and gains, and nothing to observe next; nor what the total is without
            gates or counting what does not apply.
        """
        plan = self._compiled.plan
        evaluation = evaluate(plan, world_of(plan, sheet), known=known)
        parts = portions(plan, evaluation.values)
        nodes = tuple(self._node(path, plan, evaluation, parts[path]) for path in self._nodes)
        return self._card(sheet, file, evaluation, nodes, ledger(plan, evaluation, parts)), evaluation.leaves

    def totals(
        self, sheet: Sheet, *, file: str = "", known: Mapping[str, LeafValue] | None = None
    ) -> tuple[Scorecard, Mapping[str, LeafValue]]:
        """The same without nodes and ledger, in half the time: enough to tell whether anything moves."""
        plan = self._compiled.plan
        evaluation = evaluate(plan, world_of(plan, sheet), known=known)
        return self._card(sheet, file, evaluation), evaluation.leaves

    def _card(
        self,
        sheet: Sheet,
        file: str,
        evaluation: Evaluation,
        nodes: tuple[NodeView, ...] = (),
        lines: tuple[LedgerLine, ...] = (),
    ) -> Scorecard:
        plan = self._compiled.plan
        verdict, reasons = judge(plan, evaluation)
        reached = band_reached(plan, evaluation, verdict)
        return Scorecard.model_construct(
            engine_version=__version__,
            rubric=self._compiled.view,
            program=program_view(sheet),
            sheet=SheetView.model_construct(
                file=file,
                observer=sheet.observer,
                observed=sheet.observed.isoformat() if sheet.observed else None,
            ),
            verdict=verdict,
            reasons=reasons,
            total=total_view(plan, evaluation, reached.id if reached else None),
            nodes=nodes,
            gates=(),
            ledger=lines,
            observe_next=(),
            improve=(),
            facts={},
            conditions={},
        )

    def _node(self, path: str, plan: Plan, evaluation: Evaluation, part: Portion) -> NodeView:
        value = evaluation.values[path]
        if not value.applies:
            return self._nodes[path].model_copy(update={"state": value.state})
        low = plan.on_scale(value.low)
        high = low if value.high == value.low else plan.on_scale(value.high)
        score = None if value.value is None else low if value.value == value.low else plan.on_scale(value.value)
        return self._nodes[path].model_copy(
            update={
                "state": value.state,
                "score": score,
                "low": low,
                "high": high,
                "coverage": value.coverage,
                "share": part.share,
                "stake": part.stake,
            }
        )


def total_view(plan: Plan, evaluation: Evaluation, band: str | None) -> Total:
    """The total of an evaluation, without what takes further evaluations."""
    root, leaves = evaluation.root, evaluation.leaves.values()
    return Total.model_construct(
        score=None if root.value is None else plan.on_scale(root.value),
        low=plan.on_scale(root.low) if root.applies else None,
        high=plan.on_scale(root.high) if root.applies else None,
        uncapped=None,
        coverage=root.coverage if root.applies else None,
        band=band,
        bands=tuple(one.id for one in bands_spanned(plan, evaluation)),
        answered=sum(leaf.state is State.ANSWERED for leaf in leaves),
        criteria=len(evaluation.leaves),
        out_of_scope=sum(leaf.state is State.OUT_OF_SCOPE for leaf in leaves),
        not_applicable=None,
    )


def blank_nodes(plan: Plan) -> Iterator[tuple[str, NodeView]]:
    """The nodes without anything that depends on a sheet, in the order of the rubric."""
    todo: list[Leaf | Branch] = [plan.root]
    while todo:
        node = todo.pop(0)
        own = node.criterion if isinstance(node, Leaf) else node.group or plan.rubric
        yield (
            node.path,
            NodeView.model_construct(
                path=node.path,
                id=node.id,
                kind="criterion" if isinstance(node, Leaf) else node.kind,
                title=own.title,
                state=State.UNKNOWN,
                score=None,
                low=None,
                high=None,
                coverage=None,
                weight=None,
                share=None,
                stake=None,
                combine=None if isinstance(node, Leaf) else node.combine,
            ),
        )
        todo = [*(() if isinstance(node, Leaf) else node.children), *todo]
