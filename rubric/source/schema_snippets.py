"""What an editor offers to insert: whole items of a rubric and of a sheet, with places to fill in."""

from __future__ import annotations

from typing import Any

from rubric.source.schema_texts import both


def _text(at: int) -> str:
    return f'{{zh: "${at}", en: "${at + 1}"}}'


def _snippet(label: str, zh: str, en: str, body: Any) -> dict[str, Any]:
    return {"label": f"{label} {zh}", "body": body, **both(zh, en)}


def _criterion(zh: str, en: str, scale: dict[str, Any]) -> dict[str, Any]:
    body = {"title": _text(2), "weight": "${4:1}", **scale, "improve": _text(30)}
    return _snippet(f"new criterion ({next(iter(scale))})", zh, en, {"${1:criterion_id}": body})


def _level(at: int) -> dict[str, str]:
    return {"text": _text(at), "when": f"${{{at + 2}:fact_id}}"}


def _fact(kind: str, zh: str, en: str, more: dict[str, Any]) -> dict[str, Any]:
    body = {"title": _text(2), "ask": _text(4), "answer": kind, **more, "how": _text(20)}
    return _snippet(f"new fact ({kind})", zh, en, {"${1:fact_id}": body})


TEXT = [_snippet("zh + en", "中文和英文", "Chinese and English", _text(1))]
OFF = [_snippet("because", "停用的理由", "why it is off", f"{{because: {_text(1)}}}")]
BETWEEN = [_snippet("[low, high]", "最小和最大", "lowest and highest", "[${1:0}, ${2:100}]")]

CRITERIA = [
    _criterion("新指标：等级，由人判断", "a criterion with levels, judged by a person",
               {"levels": {str(number): _text(5 + 2 * number) for number in range(3)}}),
    _snippet("new criterion (levels + when)", "新指标：等级，由事实算出", "a criterion computed from facts",
             {"${1:criterion_id}": {"title": _text(2), "weight": "${4:1}",
                                    "levels": {"0": _text(5), "1": _level(7), "2": _level(10)}, "improve": _text(30)}}),
    _criterion("新指标：是非", "a criterion that is met or not", {"yes_no": "${5:fact_id}"}),
    _criterion("新指标：数值按曲线折分", "a criterion from a number and a curve",
               {"number": {"fact": "${5:fact_id}", "points": "{${6:0}: ${7:0}, ${8:10}: ${9:100}}"}}),
    _criterion("新指标：清单", "a criterion from a list of facts",
               {"checklist": "{${5:fact_id}: ${6:1}, ${7:other_fact_id}: ${8:1}}"}),
    _snippet("new group", "新分组", "a group of criteria",
             {"${1:group_id}": {"title": _text(2), "weight": "${4:1}", "criteria": {"${5:criterion_id}": "$0"}}}),
]  # fmt: skip
DIMENSIONS = [
    _snippet("new dimension", "新维度", "a dimension",
             {"${1:dimension_id}": {"title": _text(2), "weight": "${4:1}", "criteria": {"${5:criterion_id}": "$0"}}}),
]  # fmt: skip
FACTS = [
    _fact("yes_no", "新事实：是非", "a fact that is true or not", {}),
    _fact("count", "新事实：个数", "a fact that is counted", {}),
    _fact("number", "新事实：数值", "a fact that is measured", {"between": "[${10:0}, ${11:100}]"}),
    _fact("choice", "新事实：选择", "a fact with options",
          {"options": {"${10:option_a}": _text(11), "${13:option_b}": _text(14)}}),
]  # fmt: skip
GATES = [
    _snippet("new gate", "新红线", "a gate",
             {"${1:gate_id}": {"title": _text(2), "when": "${4:fact_id}", "cap": "{total: ${5:39}}",
                               "because": _text(6)}}),
]  # fmt: skip
LEVELS = [
    _snippet("new level", "新等级，由人判断", "a level, judged by a person", {"${1:3}": _text(2)}),
    _snippet("new level + when", "新等级，由事实算出", "a level, computed from facts",
             {"${1:3}": {"text": _text(2), "when": "${4:fact_id}"}}),
]  # fmt: skip
BANDS = [
    _snippet("new band", "新档位", "a band", {"id": "${1:band_id}", "from": "${2:60}", "title": _text(3)}),
]
EXAMPLES = [
    _snippet("new example", "新例子", "an example",
             {"name": _text(1), "given": "{${3:fact_id}: ${4:yes}}", "expect": "{${5:criterion_id}: ${6:1}}"}),
]  # fmt: skip
CONDITIONS = [
    _snippet("any", "任一成立", "at least one holds", {"any": "[$1]"}),
    _snippet("all", "全部成立", "every one holds", {"all": "[$1]"}),
    _snippet("none", "一条也不成立", "not one holds", {"none": "[$1]"}),
    _snippet("not", "不成立", "it does not hold", {"not": "$1"}),
    _snippet("at_least", "至少几条成立", "so many of them hold", {"at_least": "${1:2}", "of": "[$2]"}),
    _snippet("fact", "比较一个事实", "compare a fact", {"fact": "${1:fact_id}", "at_least": "${2:1}"}),
    _snippet("program", "看小程序的属性", "ask for an attribute", {"program": "${1:vertical}", "is": "$2"}),
]
RUBRIC = [
    _snippet("new rubric", "新量表", "a whole small rubric", {
        "rubric": "${1:my-rubric}", "format": 1, "edition": '"1"', "title": _text(2),
        "facts": {"${4:fact_id}": {"ask": _text(5), "answer": "yes_no"}},
        "dimensions": {"${7:dimension_id}": {"title": _text(8), "criteria": {
            "${10:criterion_id}": {"title": _text(11), "yes_no": "${4:fact_id}"}}}},
    }),
    _snippet("new extending rubric", "扩展一份量表", "a rubric that extends another", {
        "rubric": "${1:my-rubric}", "format": 1, "edition": '"1"', "extends": "${2:scene-capability-gameplay}",
        "title": _text(3),
    }),
]  # fmt: skip
SHEET = [
    _snippet("new sheet", "新观察表", "a sheet", {
        "program": "${1:program-id}", "format": 1, "name": _text(2), "platform": "wechat",
        "observed": "${4:2026-01-31}", "observer": "$5", "rubric": "${6:scene-capability-gameplay}",
        "sources": {"${7:own_visit}": {"title": _text(8)}}, "answers": {"${10:fact_id}": "${11:yes}"},
    }),
]  # fmt: skip


def whole_answer(value: str) -> dict[str, Any]:
    """An answer with its reason and evidence; ``value`` is what a snippet's place has after its number."""
    body = {"value": f"${{1{value}}}", "because": _text(2), "evidence": '[{source: ${4:own_visit}, at: "$5"}]'}
    return _snippet("value + because + evidence", "答案、理由和证据", "the answer, why, and the evidence", body)


def not_applicable() -> dict[str, Any]:
    """An answer that says why the criterion does not apply."""
    return _snippet("not_applicable", "不适用，写明理由", "does not apply, and why", {"not_applicable": _text(1)})
