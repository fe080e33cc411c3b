"""HTML 页面的中文词句 (Chinese words of HTML pages)."""

WORDS: dict[str, str] = {
    "html_shade_auto": "跟随系统",
    "html_shade_light": "浅色",
    "html_shade_dark": "深色",
    "html_open_all": "全部展开",
    "html_close_all": "全部收起",
    "html_print": "打印",
    "html_bar_legend": "圆点：已知部分的得分；粗线：还可能达到的范围。",
    "html_possible": "还有可能",
    "html_on_bands": "在档位上的位置",
    "html_group_weak": "要改进的（{n} 项）",
    "html_weak_note": "要改进的各项左边的数：升一级能加多少分，逐项单独重算。",
    "html_group_strong": "做得好的（{n} 项）",
    "html_group_unseen": "还没有观察的（{n} 项）",
    "html_group_shown": "只显示、不计分的（{n} 项）",
    "html_group_beside": "不适用或不在范围内的（{n} 项）",
    "html_gate_broken": "已触碰",
    "html_gate_unknown": "未查清",
    "html_gate_clear": "没有触碰",
    "html_step": "一步步累加",
    "html_running": "累计",
    "html_matrix_legend": "格里的数是得分，颜色从偏红（低）到偏绿（高）。? 加斜纹：还没有观察，或观察太少，不给分。"
    "–：不适用。",
    "html_more": "还有 {n} 项",
    "html_each": "逐个看",
    "html_matrix_only": "这里只有对照表：超过 {most} 个就不逐个展开。"
    "rubric score … -o 文件夹/ 会写出一个对照表，加上每个小程序各一页，互相链接。",
    "html_way_index": "全部结果",
    "html_way_before": "上一个：{name}",
    "html_way_after": "下一个：{name}",
}
