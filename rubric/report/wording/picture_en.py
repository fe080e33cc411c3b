"""English words of pictures."""

WORDS: dict[str, str] = {
    "picture_dumbbell": "Dots: scores of what is known; faint bars: still possible, of the first above, of the second "
    "below. ?: no answer yet, or no verdict. –: does not apply.",
    "picture_ranks": "Dot: rank by score; bar: ranks that the unknowns still allow. –: no verdict, so no rank; "
    "the bars count such programs too, so that a dot may stand outside of its bar.",
    "picture_rank": "{rank} ({range})",
    "picture_rank_tied": "{rank} tied ({range})",
    "picture_trend": "Dot: score; upright bar: still possible. Hollow: no verdict, the number stands for the part that "
    "was seen. A line joins scores whose difference can be told.",
    "picture_undated": "{legend} Without a date and so not in the picture: {n}.",
    "picture_advice": "Dots: scores of what is known, now and after the plan; faint bars: still possible, now above, "
    "after the plan below. ?: no verdict, or no answer yet. –: does not apply.",
    "picture_now": "now",
    "picture_then": "after the plan",
    "radar": "Radar",
    "radar_legend": "The centre is {low}, the rim {high}; only scores of what is known. "
    "The area means nothing, and the order of the axes makes the shape.{left_out}",
    "radar_left_out": " Without a score and so left out: {names}.",
    "radar_many": "No radar: a page of more than {n} programs shows none of them in full.",
    "radar_none": "No radar: it takes three dimensions with a score at least, here there are {n}.{left_out}",
}
