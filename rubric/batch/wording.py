"""What the columns of tables are, in words."""

from __future__ import annotations

from rubric.model.text import Lang, Text

_WORDS = {
    "total_score": ("总分", "Total score"),
    "total_low": ("总分下限：未知的都按最差算", "Lowest total that the unknowns still allow"),
    "total_high": ("总分上限：未知的都按最好算", "Highest total that the unknowns still allow"),
    "total_coverage": ("覆盖率，0 到 1", "Coverage, 0 to 1"),
    "score": ("{title}：得分", "{title}: score"),
    "low": ("{title}：下限", "{title}: lower bound"),
    "high": ("{title}：上限", "{title}: upper bound"),
    "coverage": ("{title}：覆盖率，0 到 1", "{title}: coverage, 0 to 1"),
    "verdict": (
        "结论：final 可采信，provisional 暂定，withheld 覆盖率不足，unscorable 无法评分",
        "Verdict: final, provisional, withheld (too little coverage) or unscorable",
    ),
    "band": ("档位；结论不可采信时为空", "Band; empty where the verdict allows none"),
    "gates": (
        "压低了分数的红线，以空格分隔；没有时为空文本",
        "Gates that cap a score, separated by spaces; an empty text where none does",
    ),
    "gate": ("红线“{title}”：broken 触犯，clear 未触犯，unknown 未知", "Gate “{title}”: broken, clear or unknown"),
    "total_uncapped": ("不计红线的总分", "Total score without any gate"),
    "bands": ("区间跨越的档位，由低到高，以空格分隔", "Bands that the bounds span, lowest first, separated by spaces"),
    "state": (
        (
            "{title}：状态，answered 已有答案，unknown 未知，not_applicable 不适用，out_of_scope 不在范围内，"
            "scope_unknown 是否在范围内未知"
        ),
        "{title}: state: answered, unknown, not_applicable, out_of_scope or scope_unknown",
    ),
    "level": ("{title}：等级；未定时为空", "{title}: level; empty where it is open"),
    "reason": (
        "失分第 {place} 多的指标或红线；指标按本身的分值与所占份额算，红线按它压掉的分算，两者可能重叠",
        (
            "What costs the {place}. most points: a criterion, by its own value and share, or a gate, by what it takes "
            "away; the two may overlap"
        ),
    ),
    "reason_points": ("它的失分", "The points that it costs"),
    "observe_next": (
        (
            "未知部分让区间张开最多的指标，按份额乘以宽度算；不计红线和非平均的合成，也不指出该看哪个事实，"
            "事实请用 rubric score 逐份查看"
        ),
        (
            "The criterion whose unknowns hold the bounds widest open: its stake times its width. Gates and combining "
            "that is no mean are not heeded, and facts are not named: rubric score does both"
        ),
    ),
    "observe_next_points": ("它张开的分数", "The points that it holds open"),
    "invalid": (
        "为真的行有不该有的值（超出范围、没有的等级或选项、NaN），那些值按未知算",
        (
            "True where a row has a cell that its column may not hold (out of range, no such level or option, NaN); "
            "such cells count as unknown"
        ),
    ),
    "settle": (
        "为真的行太接近分界，浮点数定不了，须由 rubric score 精确评定",
        "True where a row lies too close to an edge for doubles: rubric score has to decide it",
    ),
    # What the columns of a table hold.
    "yes_no": ("1 是，0 否", "1 yes, 0 no"),
    "count": ("整数，0 或以上", "whole number, 0 or more"),
    "number": ("数字", "number"),
    "choice": ("文本：{options}", "text: {options}"),
    "levels": ("等级 {codes}", "level {codes}"),
    "override": (
        "用等级 {codes} 替代规则得出的结果，一般为空",
        "a level {codes} that overrides the rule; usually empty",
    ),
    "gone": ("-1 表示不适用", "-1 where it does not apply"),
    "no_override": (
        "只能填 -1；改判是否、数字和清单指标要用观察表",
        "nothing but -1: overriding a yes_no, number or checklist criterion takes a sheet",
    ),
    "attribute": ("小程序属性，文本", "attribute of the program, text"),
    "curve": ("由 {fact} 预先算出的曲线值，0 到 1", "value of the curve, computed beforehand from {fact}, 0 to 1"),
    "input": ("输入列", "columns of the table"),
    "output": ("结果列", "columns of the result"),
    "key": ("原样带到结果中", "carried along as it is"),
    "empty": ("空值表示未知", "null means unknown"),
}


def described(key: str, title: Text | None = None, **more: object) -> Text:
    """A sentence or phrase in both languages."""
    zh, en = _WORDS[key]
    titles = {lang: "" if title is None else title.get(lang) for lang in Lang}
    return Text(zh=zh.format(title=titles[Lang.ZH], **more), en=en.format(title=titles[Lang.EN], **more))
