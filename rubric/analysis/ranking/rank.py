"""Scorecards to a ranking: groups, order, pairs, and every weighting of the dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from rubric import __version__
from rubric.analysis.ranking.pairs import Weighings, pair_of
from rubric.analysis.ranking.profile import Profile, profile_of
from rubric.analysis.ranking.ranking import Place, grouped, places, relation
from rubric.analysis.ranking.sampling import DRAWS, SEED
from rubric.analysis.ranking.weightings import over_weightings
from rubric.model.ranking import (
    DimensionWeight,
    GroupedBy,
    PairView,
    RankedProgram,
    Ranking,
    RankingGroup,
)
from rubric.model.scorecard import Scorecard


def rank(
    cards: Sequence[Scorecard],
    *,
    by: GroupedBy = "vertical",
    all_pairs: bool = False,
    acceptability: bool = False,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Ranking:
    """Put scorecards in order and say what is certain about it.

    Args:
        cards: at least one, by rubrics that score the same.
        by: only programs alike in this are compared.
        all_pairs: look at every pair, not only at neighbours in the order.
        acceptability: the share of each rank also where it can only be sampled.
        draws: of weights, where a figure is sampled.
        seed: of the draws; the same seed gives the same figures.
    """
    groups = [
        _group(value, members, all_pairs, acceptability, draws, seed) for value, members in grouped(cards, by).items()
    ]
    return Ranking.model_construct(
        engine_version=__version__,
        rubric=cards[0].rubric,
        grouped_by=by,
        all_pairs=all_pairs,
        groups=tuple(groups),
    )


def _group(
    value: str | None, cards: Sequence[Scorecard], all_pairs: bool, acceptability: bool, draws: int, seed: int
) -> RankingGroup:
    order = places(cards)
    profiles = {place.key: profile_of(place.card, place.key) for place in order}
    weighed = [profiles[place.key] for place in order if place.rank is not None]
    weighings = Weighings(weighed, draws, seed)
    chosen = list(combinations(order, 2)) if all_pairs else _neighbours(order)
    return RankingGroup.model_construct(
        value=value,
        weights=_weights(profiles.values()),
        programs=tuple(_program(place, order) for place in order),
        pairs=tuple(_pair(one, other, profiles, weighings) for one, other in chosen),
        weightings=over_weightings(weighed, weighings, acceptability),
    )


def _neighbours(order: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Neighbours among the ranked; each other program with the lowest ranked one that its bounds overlap.

    Where nothing is ranked, neighbours by their bounds.
    """
    ranked = [place for place in order if place.rank is not None]
    others = [place for place in order if place.rank is None and place.best is not None]
    if not ranked:
        return list(pairwise(others))
    found = list(pairwise(ranked))
    for other in others:
        open_ = [place for place in ranked if relation(place.card, other.card) == "open"]
        found += [(open_[-1], other)] if open_ else []
    return found


def _pair(one: Place, other: Place, profiles: dict[str, Profile], weighings: Weighings) -> PairView:
    return pair_of(profiles[one.key], profiles[other.key], weighings)


def _weights(profiles: Iterable[Profile]) -> tuple[DimensionWeight, ...]:
    """The dimensions that count in any program, each with its weight in the first that has it."""
    found: dict[str, DimensionWeight] = {}
    for profile in profiles:
        for part in profile.dimensions:
            weight = profile.weights[part.id]
            one = DimensionWeight.model_construct(id=part.id, title=part.node.title, weight=weight)
            found.setdefault(part.id, one)
    return tuple(found.values())


def _program(place: Place, order: Sequence[Place]) -> RankedProgram:
    card, total = place.card, place.card.total
    related = [(other.key, relation(card, other.card)) for other in order if other is not place]
    return RankedProgram.model_construct(
        key=place.key,
        id=card.program.id,
        name=card.program.name,
        platform=card.program.platform,
        vertical=card.program.vertical,
        file=card.sheet.file,
        observer=card.sheet.observer,
        observed=card.sheet.observed,
        verdict=card.verdict,
        rank=place.rank,
        best=place.best,
        worst=place.worst,
        score=total.score,
        low=total.low,
        high=total.high,
        coverage=total.coverage,
        better_than=tuple(key for key, related_as in related if related_as == "first_better"),
        open=tuple(key for key, related_as in related if related_as == "open"),
    )
