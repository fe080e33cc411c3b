"""HTML 页面的中文词句 (Chinese words of HTML pages)."""

WORDS: dict[str, str] = {
    "html_shade_auto": "跟随系统",
    "html_shade_light": "浅色",
    "html_shade_dark": "深色",
    "html_open_all": "全部展开",
    "html_close_all": "全部收起",
    "html_print": "打印",
    "html_bar_legend": "圆点：已知部分的得分；粗线：还可能达到的范围。",
}
