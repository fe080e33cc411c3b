"""Gates, bands and verdicts on these programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from rubric.model.quality import BandQuality, GateQuality, Verdicts
from rubric.model.scorecard import Scorecard
from rubric.model.states import GateState, Verdict
from rubric.scoring.plan import Plan


def gates_of(plan: Plan, cards: Sequence[Scorecard]) -> tuple[GateQuality, ...]:
    """All gates: in how many programs they are broken, clear or unknown, and lower a score."""
    found = []
    for id_, gate in plan.gates.items():
        views = [view for card in cards for view in card.gates if view.id == id_]
        states = Counter(view.state for view in views)
        found.append(
            GateQuality(
                id=id_,
                title=gate.title,
                broken=states[GateState.BROKEN],
                clear=states[GateState.CLEAR],
                unknown=states[GateState.UNKNOWN],
                binds=sum(view.binds and view.state is GateState.BROKEN for view in views),
            )
        )
    return tuple(found)


def bands_of(plan: Plan, cards: Sequence[Scorecard]) -> tuple[BandQuality, ...]:
    """All bands, the lowest first: how wide they are, and how many programs reached them."""
    ends = [*(Fraction(band.from_) for band in plan.bands[1:]), plan.scale_from + plan.width]
    reached = Counter(card.total.band for card in cards)
    possible = Counter(id_ for card in cards for id_ in card.total.bands)
    return tuple(
        BandQuality(
            id=band.id,
            title=band.title,
            from_=Fraction(band.from_),
            width=end - Fraction(band.from_),
            reached=reached[band.id],
            possible=possible[band.id],
        )
        for band, end in zip(plan.bands, ends, strict=False)  # a rubric may have no bands
    )


def verdicts_of(cards: Sequence[Scorecard]) -> Verdicts:
    """How many programs got which verdict, and how wide their bounds are."""
    counts = Counter(card.verdict for card in cards)
    totals = [card.total for card in cards]
    widths = [one.high - one.low for one in totals if one.high is not None and one.low is not None]
    return Verdicts(
        final=counts[Verdict.FINAL],
        provisional=counts[Verdict.PROVISIONAL],
        withheld=counts[Verdict.WITHHELD],
        unscorable=counts[Verdict.UNSCORABLE],
        median_width=median(widths) if widths else None,
    )
