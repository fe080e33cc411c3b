"""The quality of a rubric on the programs rated by it."""

from __future__ import annotations

from collections.abc import Sequence

from rubric import __version__
from rubric.analysis.quality.criteria import criteria_of, values_of
from rubric.analysis.quality.limits import LIMITS
from rubric.analysis.quality.once import once
from rubric.analysis.quality.order import missed_share
from rubric.analysis.quality.outcomes import bands_of, gates_of, verdicts_of
from rubric.analysis.quality.pairs import pairs_of
from rubric.analysis.quality.remarks import remarks_of
from rubric.analysis.quality.uses import facts_used
from rubric.model.quality import Quality
from rubric.model.scorecard import Scorecard
from rubric.scoring.plan import branches_under
from rubric.scoring.score import Compiled


def quality(rubric: Compiled, sheets: Sequence[Scorecard]) -> Quality:
    """What rated programs say about their rubric.

    Args:
        rubric: compiled.
        sheets: scorecards by this rubric (or one that scores the same), one or more; several of a program count as
            one, the latest.
    """
    plan = rubric.plan
    cards, not_counted = once(sheets)
    values = values_of(plan, cards)
    criteria, (pairs, counts) = criteria_of(plan, cards, values), pairs_of(plan, values)
    facts, gates, bands = facts_used(plan, cards), gates_of(plan, cards), bands_of(plan, cards)
    verdicts = verdicts_of(cards)
    return Quality(
        engine_version=__version__,
        rubric=rubric.view,
        sheets=len(sheets),
        programs=tuple(card.program.id for card in cards),
        not_counted=not_counted,
        limits=LIMITS,
        missed=missed_share(len(cards)),
        verdicts=verdicts,
        remarks=remarks_of(criteria, pairs, facts, gates, bands, verdicts),
        criteria=criteria,
        pairs=pairs,
        pair_counts=counts,
        facts=facts,
        gates=gates,
        bands=bands,
        not_linear=tuple(branch.path for branch in branches_under(plan.root) if branch.combine != "mean"),
    )
