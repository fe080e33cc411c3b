"""English words of HTML pages."""

WORDS: dict[str, str] = {
    "html_shade_auto": "Auto",
    "html_shade_light": "Light",
    "html_shade_dark": "Dark",
    "html_open_all": "Unfold all",
    "html_close_all": "Fold all",
    "html_print": "Print",
    "html_bar_legend": "Dot: score of what is known; line: still possible.",
    "html_possible": "possible",
    "html_on_bands": "On the bands",
    "html_group_weak": "To improve ({n})",
    "html_weak_note": "In front of what can be improved: the points "
    "that the next level brings, scored again on its own.",
    "html_group_strong": "Strong ({n})",
    "html_group_unseen": "Not observed ({n})",
    "html_group_shown": "Shown, not scored ({n})",
    "html_group_beside": "Does not apply or out of scope ({n})",
    "html_gate_broken": "broken",
    "html_gate_unknown": "not settled",
    "html_gate_clear": "clear",
    "html_step": "Step by step",
    "html_running": "Running total",
    "html_matrix_legend": "The number is the score, the shade runs from low (reddish) to high (green). "
    "? with hatching: no answer yet, or too few for a score. –: does not apply.",
    "html_more": "{n} more",
    "html_each": "Each program",
    "html_matrix_only": "This page holds the matrix only: above {most} programs they are not told one by one. "
    "rubric score … -o folder/ writes the matrix and a page for each program, linked.",
    "html_way_index": "All results",
    "html_way_before": "Previous: {name}",
    "html_way_after": "Next: {name}",
}
