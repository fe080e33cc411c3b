"""The cheapest improvements that reach a target: what ``advise`` returns and ``--format json`` prints.

Scores, bounds and points are on the report scale; coverage is a fraction of 1; effort is in the rubric's own units.
"""

from __future__ import annotations

from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.states import Verdict
from rubric.model.text import Text


class AdviceTarget(Result):
    """What is to be reached: a band and its lower edge, or a number."""

    score: Figure
    band: str | None = None
    title: Text | None = None
    requires: dict[str, Figure] = {}
    coverage: Figure


class DimensionStanding(Result):
    """A dimension of a program: as it is, or after a plan; null where there is none."""

    id: str
    title: Text
    score: Figure | None
    low: Figure | None
    high: Figure | None


class Standing(Result):
    """How a program stands: as it is, or after a plan."""

    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None
    band: str | None
    verdict: Verdict
    dimensions: tuple[DimensionStanding, ...] = ()


class Moved(Result):
    """A criterion that a step moves: the level before and after, where it has levels, and how to improve it.

    ``opens``: it had a value and has none until a later step decides it. ``improve`` and ``like`` speak of the next
    level, so they are left out where the step goes farther.
    """

    id: str
    title: Text
    level: int | None = None
    to_level: int | None = None
    opens: bool = False
    anchor: Text | None = None
    improve: Text | None = None
    like: dict[str, Text] = {}


class Obstacle(Result):
    """Why a target is out of reach, with the best that can be had.

    ``score``: the total; ``dimension``: one that the band requires; ``gate``: its cap stays; ``coverage``: too little
    can be observed; ``nothing``: nothing applies; ``combination``: each part could, not all together.
    """

    code: Literal["score", "dimension", "gate", "coverage", "nothing", "combination"]
    id: str | None = None
    title: Text | None = None
    best: Figure | None = None
    need: Figure | None = None


class AdviceStep(Result):
    """One change of a plan, in the order in which it brings most for its effort.

    Attributes:
        id: of the fact or criterion.
        now, to: the answers before and after, as a sheet writes them; ``now`` is null where unknown.
        now_text, to_text: the texts of the option or the anchors of the level.
        bound: whether more (``at_least``) or less (``at_most``) than the number ``to`` does just as well.
        points: what it brings when the steps before it are done; null where there is no score yet.
        total: the score over what is known then, of the worst case the lower bound.
        low, coverage: the lower bound and the coverage then.
        unseen: nobody has looked yet; it may be so already.
        gates: that it clears, by their titles.
        instead: facts that would do just as well.
        without: what the target would miss if this step alone were left out; ``best`` is what there is then.
    """

    id: str
    kind: Literal["fact", "criterion"]
    title: Text
    ask: Text | None = None
    now: str | None
    to: str
    now_text: Text | None = None
    to_text: Text | None = None
    bound: Literal["at_least", "at_most"] | None = None
    effort: Figure
    points: Figure | None
    total: Figure | None
    low: Figure | None = None
    coverage: Figure | None = None
    unseen: bool = False
    moves: tuple[Moved, ...] = ()
    gates: dict[str, Text] = {}
    instead: dict[str, Text] = {}
    without: tuple[Obstacle, ...] = ()


class AdvicePlan(Result):
    """A plan.

    Attributes:
        scope: ``known``: it changes only what was seen; ``all``: also what nobody has looked at yet.
        effort: of all steps; no plan of the same scope has less where ``cheapest``.
        at_least: the effort that is proven to be needed.
        after: where the program stands then; scoring the changed sheet gives just this.
        open_gates: gates that are clear or broken now and not settled afterwards: mind them.
    """

    scope: Literal["known", "all"]
    effort: Figure
    at_least: Figure
    cheapest: bool
    steps: tuple[AdviceStep, ...]
    after: Standing
    open_gates: dict[str, Text] = {}


class Lookout(Result):
    """An unknown whose good answer makes the plan cheaper: what to verify first."""

    id: str
    kind: Literal["fact", "criterion"]
    title: Text
    ask: Text | None = None
    good: str
    good_text: Text | None = None
    bound: Literal["at_least", "at_most"] | None = None
    effort: Figure
    saves: Figure


class Advice(Result):
    """Advice for one program by one sheet.

    Attributes:
        title: of the rubric.
        scale_from, scale_to: the scale that scores are on; ``band_edges`` are where bands begin, lowest first.
        reached: whether the target is reached already.
        plan: the cheapest on the score over what is known; null where it is reached or out of reach.
        obstacles: why there is no plan, or why one that only changes what was seen is not enough.
        at_least, worst_at_least: the effort proven to be needed, where a search ended early without a plan.
        worst: the cheapest that reaches the target whatever the unknowns turn out to be.
        worst_reached, worst_obstacles: the same of the worst case.
        verify: what to look at first, most useful first.
        others: further plans, none of which contains all of another.
    """

    schema_version: Literal[1] = 1
    kind: Literal["advice"] = "advice"
    engine_version: str
    rubric: str
    edition: str
    title: Text
    scoring_sha256: str
    scale_from: Figure
    scale_to: Figure
    band_edges: tuple[Figure, ...] = ()
    program: str
    name: Text | None = None
    file: str = ""
    target: AdviceTarget
    now: Standing
    reached: bool
    plan: AdvicePlan | None = None
    obstacles: tuple[Obstacle, ...] = ()
    at_least: Figure | None = None
    others: tuple[AdvicePlan, ...] = ()
    worst_reached: bool = False
    worst: AdvicePlan | None = None
    worst_obstacles: tuple[Obstacle, ...] = ()
    worst_at_least: Figure | None = None
    verify: tuple[Lookout, ...] = ()
    bands: dict[str, Text] = {}
