"""The ranking, what ``rank`` prints: an order with what is certain about it and how much rests on the weights.

Scores, bounds and points are on the report scale; weights and shares of weightings are fractions of 1. Programs are
named by ``key``: the program's id, with ``#2`` and so on where one has several sheets.
"""

from typing import Literal

from pydantic import Field

from rubric.model.figure import Figure, Result
from rubric.model.scorecard import RubricView
from rubric.model.states import Verdict
from rubric.model.text import Text

GroupedBy = Literal["vertical", "platform", "none"]
Level = Literal["dimensions", "criteria"]
# first_better, second_better: whatever the unknowns turn out to be; level: equal whatever they turn out to be.
Relation = Literal["first_better", "second_better", "level", "open", "no_bounds"]
Outcome = Literal["overtakes", "cannot", "tied", "same", "not_found"]
NotLinearCode = Literal["combine", "cap", "hold", "applicability", "sum_weight"]


class DimensionWeight(Result):
    """A dimension that counts, with its part of the weight."""

    id: str
    title: Text
    weight: Figure


class RankedProgram(Result):
    """A program in the order.

    ``rank`` is null where the verdict is withheld or there is no score; ``best`` and ``worst`` are the ranks that the
    unknowns of all programs of the group still allow, null where nothing of the rubric applies. ``better_than`` are the
    programs that it is certainly better than, ``open`` those that it may be better or worse than.
    """

    key: str
    id: str
    name: Text | None = None
    platform: str | None = None
    vertical: str | None = None
    file: str
    observer: str | None = None
    observed: str | None = None
    verdict: Verdict
    rank: int | None
    best: int | None
    worst: int | None
    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None
    better_than: tuple[str, ...]
    open: tuple[str, ...]


class Move(Result):
    """Weight that leaves a dimension."""

    from_: str = Field(alias="from")
    weight: Figure


class OneWeight(Result):
    """Where both are level when this weight alone is changed and the others keep their proportions; null: nowhere.

    ``now`` and ``at`` are parts of the weight of the dimensions that have a value in both.
    """

    id: str
    now: Figure
    at: Figure | None


class Distances(Result):
    """Lengths of the least change of weights that makes both level.

    ``l1`` is the sum of the changes, ``l2`` the root of their squares, ``linf`` the largest.
    """

    l1: Figure
    l2: Figure
    linf: Figure


class Flip(Result):
    """The least shift of weight between dimensions after which the second program is ahead.

    ``outcome`` is ``overtakes`` (beyond ``moves``), ``cannot`` (it is ahead in no dimension), ``tied`` (level now, the
    next shift decides), ``same`` (alike in every dimension) or ``not_found``. ``method`` is ``exact``, or ``search``
    where the difference is not linear: then only shifts between two dimensions were tried. ``distances`` is null where
    no weights of at least 0 are so near.
    """

    outcome: Outcome
    method: Literal["exact", "search"]
    to: str | None = None
    moves: tuple[Move, ...] = ()
    one_weight: tuple[OneWeight, ...] = ()
    distances: Distances | None = None


class WinShare(Result):
    """Under which share of all weightings the first and the second program are ahead, and under which they are level.

    ``error`` is the 95 % error of a sampled figure, null for an exact one.
    """

    first: Figure
    second: Figure
    level: Figure
    error: Figure | None = None


class NotLinear(Result):
    """Why the difference of a pair is not linear in the weights: in which weights, what stands against it, and whose.

    ``ids`` are the nodes, criteria or gates in question; ``held_at`` is the cap of a gate.
    """

    weights: Level
    code: NotLinearCode
    program: str | None = None
    ids: tuple[str, ...] = ()
    titles: tuple[Text, ...] = ()
    held_at: Figure | None = None


class Settle(Result):
    """An observation that would narrow the bounds of one of the two, by up to so many points."""

    program: str
    id: str
    kind: Literal["fact", "criterion", "program"]
    ask: Text | None
    points: Figure


class Chance(Result):
    """How the pair would end if every level that is still unknown were equally likely."""

    first: Figure
    second: Figure
    level: Figure


class PairView(Result):
    """Two programs; the first stands above the second in the order.

    ``overlap`` is how many points their bounds share, where it is open who is better; ``settle`` are the observations
    that would narrow the bounds most.
    """

    first: str
    second: str
    points: Figure | None
    relation: Relation
    overlap: Figure | None = None
    flip: Flip | None = None
    dimensions: WinShare | None = None
    criteria: WinShare | None = None
    chance: Chance | None = None
    not_linear: tuple[NotLinear, ...] = ()
    settle: tuple[Settle, ...] = ()


class RankShare(Result):
    """Under which share of all weightings a program has a rank."""

    rank: int
    share: Figure


class Acceptability(Result):
    """A program over all weightings of the dimensions.

    ``first`` is the share under which none is ahead of it, ``central`` the middle of those weightings, ``ranks`` the
    share of each rank, ``expected`` the mean rank. Null or empty: not computed.
    """

    key: str
    first: Figure | None
    central: tuple[DimensionWeight, ...] = ()
    ranks: tuple[RankShare, ...] = ()
    expected: Figure | None = None


class OverWeightings(Result):
    """All weightings of the dimensions: ``error`` is the 95 % error of sampled figures, null where all are exact."""

    programs: tuple[Acceptability, ...]
    error: Figure | None = None
    draws: int | None = None
    seed: int | None = None


class RankingGroup(Result):
    """Programs that are compared: those of one vertical, of one platform, or all. ``value`` is null where unknown."""

    value: str | None
    weights: tuple[DimensionWeight, ...]
    programs: tuple[RankedProgram, ...]
    pairs: tuple[PairView, ...]
    weightings: OverWeightings | None = None


class Ranking(Result):
    """Several programs in order, by one rubric."""

    schema_version: Literal[1] = 1
    kind: Literal["ranking"] = "ranking"
    engine_version: str
    rubric: RubricView
    grouped_by: GroupedBy
    all_pairs: bool
    groups: tuple[RankingGroup, ...]
