"""Criteria that hold a very different part of the total than their weights suggest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from rubric.lint.base import Found, RubricFile, RubricRule, number
from rubric.model.finding import Rule, Severity
from rubric.scoring.plan import Branch, Leaf, effective_weights, leaves_under

_FACTOR = 2


class _Share(NamedTuple):
    """A criterion's weight, that weight times the weight of its dimension, and its real part of the total."""

    leaf: Leaf
    weight: Fraction
    product: Fraction
    effective: Fraction


def check(file: RubricFile) -> Iterator[Found]:
    """At most one criterion per dimension, the one that is farthest off, where the dimensions hold different sums."""
    if file.plan.root.combine == "weakest":
        return
    effective = effective_weights(file.plan)
    shares = {
        child.id: [_share(leaf, child, effective) for leaf in leaves_under(child) if effective[leaf.path]]
        for child in file.plan.root.children
        if isinstance(child, Branch) and child.combine != "weakest"
    }
    weights = sum((one.weight for group in shares.values() for one in group), Fraction(0))
    products = sum((one.product for group in shares.values() for one in group), Fraction(0))
    for id_, group in shares.items():
        off = [(one, _off(one, one.weight / weights, one.product / products)) for one in group]
        worst = max(off, key=lambda pair: pair[1], default=None)
        if worst is not None and worst[1] > _FACTOR:
            yield Found(("dimensions", id_), _args(id_, worst[0], worst[0].weight / weights), key=True)


def _share(leaf: Leaf, dimension: Branch, effective: dict[str, Fraction]) -> _Share:
    weight, above = Fraction(leaf.criterion.weight), dimension.group.weight if dimension.group else 1
    factor = Fraction(1) if isinstance(above, str) else Fraction(above)
    return _Share(leaf, weight, weight * factor, effective[leaf.path])


def _off(one: _Share, by_weight: Fraction, by_product: Fraction) -> Fraction:
    """The factor between the real and the declared part; what the dimension's own weight says openly is not hidden."""
    return max(
        min(one.effective / by_weight, one.effective / by_product),
        min(by_weight / one.effective, by_product / one.effective),
    )


def _args(dimension: str, one: _Share, declared: Fraction) -> dict[str, str]:
    return {
        "dimension": dimension,
        "id": one.leaf.id,
        "weight": str(one.leaf.criterion.weight),
        "declared": number(100 * declared, 1),
        "effective": number(100 * one.effective, 1),
    }


RULE = RubricRule(
    Rule(
        "hidden-weight",
        Severity.INFO,
        "“{dimension}”里的权重看不出轻重：“{id}”权重 {weight}，占全部指标权重的 {declared}%，实际占总分 {effective}%",
        'weights in "{dimension}" hide what counts: "{id}" has weight {weight}, {declared}% of the weights of all '
        "criteria, and decides {effective}% of the total",
        "要让权重直接可比，维度写 weight: sum；本来就要各维度一样重的，不用改",
        "write weight: sum on the dimensions to make weights comparable; leave it where dimensions are meant to be so",
        "各维度的指标权重之和不同，同样写 2 的两条指标，轻重可以差好几倍",
        "dimensions hold different sums of weights, so two criteria of weight 2 can differ many times over",
        "scene: {criteria: {a: {weight: 2}}}\nplay: {criteria: {b: {weight: 2}, c: {weight: 8}}}",
        "scene: {weight: sum, criteria: {a: {weight: 2}}}\n"
        "play: {weight: sum, criteria: {b: {weight: 2}, c: {weight: 8}}}",
    ),
    check,
)
