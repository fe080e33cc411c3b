"""A pair of programs: what separates them, and under which weights that holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import gt, lt

from rubric.analysis.ranking.chance import Distribution
from rubric.analysis.ranking.chances import chance_of, likely_totals
from rubric.analysis.ranking.linear import criteria_doubts, dimension_doubts, pair_doubts
from rubric.analysis.ranking.profile import Profile
from rubric.analysis.ranking.race import win_share
from rubric.analysis.ranking.ranking import ranked_score, relation
from rubric.analysis.ranking.recombine import criteria_total, dimension_total
from rubric.analysis.ranking.sampling import draw_weights, share_error
from rubric.analysis.ranking.settle import would_settle
from rubric.analysis.ranking.shifts import found_shift
from rubric.analysis.ranking.weights import are_attainable, distances, least_shift, margin, one_weight
from rubric.model.ranking import Distances, Flip, Level, Move, NotLinear, OneWeight, PairView, WinShare
from rubric.model.scorecard import Total


@dataclass
class Weighings:
    """The profiles of a group with what is found about them once: doubts, and totals of the same draws of weights."""

    profiles: Sequence[Profile]
    draws: int
    seed: int
    _doubts: dict[tuple[Level, str], list[NotLinear]] = field(default_factory=dict)
    _drawn: dict[Level, tuple[list[str], list[tuple[float, ...]]]] = field(default_factory=dict)
    _totals: dict[tuple[Level, str], list[float]] = field(default_factory=dict)
    _likely: dict[str, Distribution | None] = field(default_factory=dict)

    def doubts(self, first: Profile, second: Profile, weights: Level) -> list[NotLinear]:
        """Why the difference of two is not linear; empty when it is."""
        return [*self.own(first, weights), *self.own(second, weights), *pair_doubts(first, second, weights)]

    def own(self, profile: Profile, weights: Level) -> list[NotLinear]:
        """Why one total is not linear."""
        key = (weights, profile.key)
        if key not in self._doubts:
            find = dimension_doubts if weights == "dimensions" else criteria_doubts
            self._doubts[key] = find(profile)
        return self._doubts[key]

    def totals(self, profile: Profile, weights: Level) -> list[float]:
        """The totals of a program under the draws, which are the same for all programs of the group."""
        key = (weights, profile.key)
        if key not in self._totals:
            names, drawn = self._draws_of(weights)
            total = (dimension_total if weights == "dimensions" else criteria_total)(profile, names)
            self._totals[key] = [total(one) for one in drawn]
        return self._totals[key]

    def distribution(self, profile: Profile) -> Distribution | None:
        """How likely each total is, were every open level equally likely; None where that cannot be said."""
        if profile.key not in self._likely:
            self._likely[profile.key] = likely_totals(profile)
        return self._likely[profile.key]

    def _draws_of(self, weights: Level) -> tuple[list[str], list[tuple[float, ...]]]:
        """The draws, and what each of their numbers weighs."""
        if weights not in self._drawn:
            of = [one.dimensions if weights == "dimensions" else one.criteria for one in self.profiles]
            names = list(dict.fromkeys(part.id for parts in of for part in parts))
            self._drawn[weights] = (names, draw_weights(len(names), self.draws, self.seed))
        return self._drawn[weights]


def pair_of(first: Profile, second: Profile, weighings: Weighings) -> PairView:
    """All that is to say about two programs, the first of which stands above the second."""
    above, below = ranked_score(first.card), ranked_score(second.card)
    related = relation(first.card, second.card)
    flip = dimensions = criteria = chance = None
    doubts: list[NotLinear] = []
    if above is not None and below is not None:
        by_dimension = weighings.doubts(first, second, "dimensions")
        by_criterion = weighings.doubts(first, second, "criteria")
        doubts = [*by_dimension, *by_criterion]
        flip = _searched(first, second) if by_dimension else _exact_flip(first, second)
        dimensions = _share(first, second, "dimensions", by_dimension, weighings)
        criteria = _share(first, second, "criteria", by_criterion, weighings)
    if related == "open":
        chance = chance_of(weighings.distribution(first), weighings.distribution(second))
    return PairView.model_construct(
        first=first.key,
        second=second.key,
        points=None if above is None or below is None else above - below,
        relation=related,
        overlap=_overlap(first.card.total, second.card.total) if related == "open" else None,
        flip=flip,
        dimensions=dimensions,
        criteria=criteria,
        chance=chance,
        not_linear=tuple(doubts),
        settle=would_settle(first, second) if related == "open" else (),
    )


def _overlap(one: Total, other: Total) -> Fraction | None:
    """How many points the bounds of two share."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return min(one.high, other.high) - max(one.low, other.low)


def _exact_flip(first: Profile, second: Profile) -> Flip:
    ids = list(first.values)
    differences = [first.values[id_] - second.values[id_] for id_ in ids]
    # What has no value weighs nothing here; lengths and moves are parts of the declared weight of all dimensions.
    whole = sum((first.weights[id_] for id_ in ids), Fraction(0))
    weights = [first.weights[id_] / whole for id_ in ids]
    if not any(differences):
        return Flip.model_construct(outcome="same", method="exact")
    if margin(weights, differences) == 0:
        return Flip.model_construct(outcome="tied", method="exact")
    shift = least_shift(weights, differences)
    lengths = distances(weights, differences) if shift and are_attainable(weights, differences) else None
    return Flip.model_construct(
        outcome="overtakes" if shift else "cannot",
        method="exact",
        to=ids[shift.to] if shift else None,
        moves=tuple(Move.model_construct(from_=ids[i], weight=whole * amount) for i, amount in shift.moves)
        if shift
        else (),
        one_weight=tuple(
            OneWeight.model_construct(id=id_, now=now, at=at)
            for id_, now, at in zip(ids, weights, one_weight(weights, differences), strict=True)
        ),
        distances=None
        if lengths is None
        else Distances.model_construct(l1=whole * lengths.l1, l2=whole * lengths.l2, linf=whole * lengths.linf),
    )


def _searched(first: Profile, second: Profile) -> Flip:
    if first.card.total.score == second.card.total.score:
        return Flip.model_construct(outcome="tied", method="search")
    found = found_shift(first, second) if _same_dimensions(first, second) else None
    if found is None:
        return Flip.model_construct(outcome="not_found", method="search")
    place, to, amount = found
    return Flip.model_construct(
        outcome="overtakes", method="search", to=to, moves=(Move.model_construct(from_=place, weight=amount),)
    )


def _same_dimensions(first: Profile, second: Profile) -> bool:
    """Whether both can be combined anew under the same weights."""
    return first.weights == second.weights


def _share(
    first: Profile, second: Profile, weights: Level, doubts: Sequence[NotLinear], weighings: Weighings
) -> WinShare | None:
    if not doubts:
        mine, yours = (first.values, second.values) if weights == "dimensions" else (first.counted, second.counted)
        differences = [value - yours[id_] for id_, value in mine.items()]
        ahead = win_share(differences)
        level = Fraction(0 if any(differences) else 1)
        return WinShare.model_construct(first=ahead, second=1 - ahead - level, level=level)
    if not _can_be_sampled(first, second, weights, doubts):
        return None
    one, other = weighings.totals(first, weights), weighings.totals(second, weights)
    ahead, behind = (Fraction(sum(map(compare, one, other)), len(one)) for compare in (gt, lt))
    error = share_error(len(one))
    return WinShare.model_construct(first=ahead, second=behind, level=1 - ahead - behind, error=error)


def _can_be_sampled(first: Profile, second: Profile, weights: Level, doubts: Sequence[NotLinear]) -> bool:
    """Whether both totals can be had under any weights; of criteria where nodes are means and groups are not held."""
    if weights == "dimensions":
        return _same_dimensions(first, second)
    groups = {node.id for node in first.branches if node.kind == "group"}
    return not any(doubt.code == "combine" or (doubt.code == "hold" and groups & {*doubt.ids}) for doubt in doubts)
