"""How programs stand over all weightings of the dimensions: exact where it can be, sampled and said so where not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rubric.analysis.ranking.pairs import Weighings
from rubric.analysis.ranking.profile import Profile
from rubric.analysis.ranking.sampling import rank_counts, table_error
from rubric.analysis.ranking.simplex import MOST_EXACT, Part, first_ranks, rank_shares
from rubric.model.ranking import Acceptability, DimensionWeight, OverWeightings, RankShare

_TRIANGLE = 3


def over_weightings(profiles: Sequence[Profile], weighings: Weighings, sampled: bool) -> OverWeightings | None:
    """First ranks, all rank shares and mean ranks of programs that have a rank.

    Args:
        profiles: of the ranked programs, in their order.
        weighings: of the group.
        sampled: whether to sample what cannot be exact.

    Returns:
        None where there is nothing to weigh against each other.
    """
    if len(profiles) < 2 or any(one.weights != profiles[0].weights for one in profiles):
        return None
    linear = all(not weighings.doubts(profiles[0], other, "dimensions") for other in profiles[1:])
    ids = list(profiles[0].values)
    rows = [[profile.values[id_] for id_ in ids] for profile in profiles] if linear else []
    exact = linear and len(ids) == _TRIANGLE
    firsts: list[Part] = first_ranks(rows) if exact else []
    if exact and len(profiles) <= MOST_EXACT:
        shares = rank_shares(rows)
        return OverWeightings.model_construct(programs=_rows(profiles, firsts, shares))
    if not sampled:
        return OverWeightings.model_construct(programs=_rows(profiles, firsts, [])) if exact else None
    counts = rank_counts([weighings.totals(profile, "dimensions") for profile in profiles])
    shares = [[Fraction(count, weighings.draws) for count in row] for row in counts]
    return OverWeightings.model_construct(
        programs=_rows(profiles, firsts, shares),
        error=table_error(len(profiles), weighings.draws),
        draws=weighings.draws,
        seed=weighings.seed,
    )


def _rows(
    profiles: Sequence[Profile], firsts: Sequence[Part], shares: Sequence[Sequence[Fraction]]
) -> tuple[Acceptability, ...]:
    """One row a program; its first rank is exact where the triangle was cut, else the sampled one."""
    found = []
    for place, profile in enumerate(profiles):
        row = shares[place] if shares else []
        first = firsts[place].share if firsts else (row[0] if row else None)
        found.append(
            Acceptability.model_construct(
                key=profile.key,
                first=first,
                central=_central(profile, firsts[place]) if firsts else (),
                ranks=tuple(RankShare.model_construct(rank=i, share=share) for i, share in enumerate(row, 1)),
                expected=sum((i * share for i, share in enumerate(row, 1)), Fraction(0)) if row else None,
            )
        )
    return tuple(found)


def _central(profile: Profile, part: Part) -> tuple[DimensionWeight, ...]:
    if part.central is None:
        return ()
    titles = {one.id: one.node.title for one in profile.dimensions}
    return tuple(
        DimensionWeight.model_construct(id=id_, title=titles[id_], weight=weight)
        for id_, weight in zip(profile.values, part.central, strict=True)
    )
