"""English words of HTML pages."""

WORDS: dict[str, str] = {
    "html_shade_auto": "Auto",
    "html_shade_light": "Light",
    "html_shade_dark": "Dark",
    "html_open_all": "Unfold all",
    "html_close_all": "Fold all",
    "html_print": "Print",
    "html_bar_legend": "Dot: score of what is known; line: still possible.",
}
