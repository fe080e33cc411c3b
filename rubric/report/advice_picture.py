"""A plan as a picture: the total and each dimension, as they are and after the plan."""

from __future__ import annotations

from rubric.model.advice import Advice, AdvicePlan, Standing
from rubric.model.states import Verdict
from rubric.report.pictures import Dot, DotRow, Dots, ReportScale
from rubric.report.wording import Words


def plan_picture(advice: Advice, plan: AdvicePlan, words: Words) -> Dots:
    """The picture of a plan."""
    scale = ReportScale(advice.scale_from, advice.scale_to, advice.band_edges)
    now, then = advice.now, plan.after
    rows = [DotRow(words("total"), 0, (_total(now, scale), _total(then, scale)))]
    for before, after in zip(now.dimensions, then.dimensions, strict=True):
        dots = tuple(
            scale.dot(one.score, one.low, one.high, "–" if one.low is None else "?") for one in (before, after)
        )
        rows.append(DotRow(words.of(before.title), 1, dots))
    names = (words("picture_now"), words("picture_then"))
    return Dots(words("head_item"), names, tuple(rows), scale.ticks, scale.edges, words("picture_advice"))


def _total(standing: Standing, scale: ReportScale) -> Dot:
    """A withheld score stands for a part only, so that it is not shown."""
    judged = standing.verdict in (Verdict.FINAL, Verdict.PROVISIONAL)
    return scale.dot(standing.score if judged else None, standing.low, standing.high)
