"""What pipelines are told of results, in Chinese."""

WORDS = {
    "fail_under": "{name}：{score} 分，低于 --fail-under {limit}",
    "fail_under_low": "{name}：已知的太少，不足以评分，而区间下限 {low} 低于 --fail-under {limit}",
    "fail_under_none": "{name}：没有分数可比，按低于 --fail-under {limit} 处理",
    "fail_on_gate": "{name}：踩了红线：{because}",
    "part_of": "{name}·{part}",
    "short": "没有达标的地方",
    "cut": "步骤摘要最多 1 MiB，其余略去；完整内容用 -o 文件名.md 写出。",
    "gate_unknown": "有没有踩线还不清楚",
    "gate_broken": "踩了红线：{because}",
    "badge_withheld": "不下结论，{low}–{high}",
    "badge_unscorable": "无法评分",
    "badge_of": "{label}：{message}",
}
