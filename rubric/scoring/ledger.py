"""Shares, stakes and the ledger: the lines that add up to the score exactly (semantics 1.4 and 1.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from rubric.model.printing import add_up
from rubric.model.scorecard import LedgerLine
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.nodes import weights_of
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.values import ONE, NodeValue, Value


class Portion(NamedTuple):
    """A node's part of the whole.

    Attributes:
        stake: among all that applies; None where it does not apply or has no weight.
        share: among what has a value; None where it is not counted.
    """

    stake: Fraction | None
    share: Fraction | None


def portions(plan: Plan, values: Mapping[str, Value]) -> dict[str, Portion]:
    """Stake and share of every node, by path; those of the total are 1."""
    found: dict[str, Portion] = {}
    root = values[plan.root.path]
    counted = ONE if root.value is not None else None
    _down(plan.root, Portion(ONE if root.applies else None, counted), values, found)
    return found


def _down(branch: Branch, own: Portion, values: Mapping[str, Value], found: dict[str, Portion]) -> None:
    found[branch.path] = own
    node = values[branch.path]
    for child in branch.children:
        value = values[child.path]
        applying, counted = weights_of(child, value)
        stake = share = None
        if isinstance(node, NodeValue) and value.applies and applying:
            if own.stake is not None:
                stake = own.stake * applying / node.applying
            if own.share is not None and value.value is not None:
                share = own.share * counted / node.counted
        portion = Portion(stake, share)
        if isinstance(child, Leaf):
            found[child.path] = portion
        else:
            _down(child, portion, values, found)


class _Line(NamedTuple):
    line: str
    kind: Literal["scale", "criterion", "combine", "hold", "cap"]
    points: Fraction
    gate: str | None = None


def ledger(plan: Plan, evaluation: Evaluation, parts: Mapping[str, Portion]) -> tuple[LedgerLine, ...]:
    """The lines of a score, in the order of the rubric, each node's own lines after those below it."""
    if evaluation.root.value is None:
        return ()
    lines = [_Line("scale", "scale", plan.scale_from)] if plan.scale_from else []
    lines += _lines(plan.root, plan, evaluation.values, parts)
    shown = add_up([line.points for line in lines])
    return tuple(
        LedgerLine.model_construct(line=line.line, kind=line.kind, points=line.points, shown=text, gate=line.gate)
        for line, text in zip(lines, shown, strict=True)
    )


def _lines(branch: Branch, plan: Plan, values: Mapping[str, Value], parts: Mapping[str, Portion]) -> Iterator[_Line]:
    for child in branch.children:
        portion = parts[child.path]
        if portion.share is None:
            continue
        if isinstance(child, Leaf):
            yield _Line(child.path, "criterion", plan.width * portion.share * (values[child.path].value or 0))
        else:
            yield from _lines(child, plan, values, parts)
    node, share = values[branch.path], parts[branch.path].share
    if not isinstance(node, NodeValue) or share is None or node.value is None:
        return
    scale = plan.width * share
    if node.raw != node.average:
        yield _Line(f"combine:{branch.path}", "combine", scale * (node.raw - node.average))
    if node.held != node.raw:
        yield _Line(f"hold:{branch.path}", "hold", scale * (node.held - node.raw))
    if node.cap is not None:
        yield _Line(f"cap:{branch.path}", "cap", scale * (node.value - node.held), node.cap)
