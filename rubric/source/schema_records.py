"""What single records need beyond their keys: short forms, keys that belong together, messages."""

from __future__ import annotations

from collections.abc import Callable

from rubric.model.condition import COMPARATORS, FORMS
from rubric.model.rubric import SCALES
from rubric.source import schema_snippets as snippets
from rubric.source.schema_pieces import NO, UNKNOWN, YES, Schema, ids, one_line, one_of, quiet, unless, word
from rubric.source.schema_texts import both, hover

_LABELS = ("title", "description", "markdownDescription")


def _labels(record: Schema) -> Schema:
    return {key: record[key] for key in _LABELS}


def _rest(record: Schema) -> Schema:
    return {key: value for key, value in record.items() if key not in _LABELS}


def _text(record: Schema) -> Schema:
    return {
        **_labels(record),
        "type": ["string", "number", "object"],
        "errorMessage": one_line("写文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}"),
        "if": {"type": "object"},
        "then": {**_rest(record), "minProperties": 1},
        "defaultSnippets": snippets.TEXT,
    }


def _level(record: Schema) -> Schema:
    short = {"properties": {"zh": {"type": ["string", "number"]}, "en": {"type": ["string", "number"]}}}
    return {
        **_labels(record),
        "type": ["string", "number", "object"],
        "errorMessage": one_line("写这一级的文字，或 text: 加 when:", "the level's text, or text: with when:"),
        "if": {"type": "object"},
        "then": {
            "if": {"anyOf": [{"required": ["zh"]}, {"required": ["en"]}]},
            "then": {**short, "additionalProperties": False},
            "else": _rest(record),
        },
        "defaultSnippets": [*snippets.TEXT, *_level_snippets()],
    }


def _level_snippets() -> list[Schema]:
    whole = snippets.LEVELS[1]
    return [{**whole, "label": "text + when", "body": next(iter(whole["body"].values()))}]


def _checklist(record: Schema) -> Schema:
    facts = {"additionalProperties": {"type": "number"}, "propertyNames": {**ids(), "doNotSuggest": True}}
    offered = {key: {**part, "type": part["type"]} for key, part in record["properties"].items()}
    return {
        **_labels(record),
        "type": "object",
        "minProperties": 1,
        "if": {"anyOf": [{"required": ["out_of"]}, {"required": ["facts"]}]},
        "then": _rest(record),
        "else": {"properties": offered, **facts},
    }


def _criterion(record: Schema) -> Schema:
    names = "、".join(SCALES)
    several = one_line("刻度只能有一种", "one scale only")
    none = one_line(f"缺刻度：{names} 选一种", f"a scale is missing: one of {', '.join(SCALES)}")
    levels = record["properties"]["levels"]
    levels |= {
        "minProperties": 2,
        "propertyNames": {"pattern": "^[0-9]+$", "doNotSuggest": True,
                          "patternErrorMessage": one_line("等级用 0 起的整数", "levels are numbered from 0")},
    }  # fmt: skip
    return {**record, "allOf": [*unless([*SCALES], several), one_of([*SCALES], none)]}


def _fact(record: Schema) -> Schema:
    choice = {"properties": {"answer": {"const": "choice"}}, "required": ["answer"]}
    wants = one_line("choice 要写 options:", "choice needs options:")
    bars = one_line("options: 只用于 answer: choice", "options: belong to answer: choice")
    only = {
        "if": choice,
        "then": {"required": ["options"], "errorMessage": wants},
        "else": {"properties": {"options": False}, "errorMessage": bars},
    }
    return {**record, "allOf": [only]}


def _number(record: Schema) -> Schema:
    curves = ["points", "log_normal"]
    none = one_line("缺曲线：points: 或 log_normal:", "a curve is missing: points: or log_normal:")
    points = record["properties"]["points"]
    points |= {"additionalProperties": {"type": "number", "minimum": 0, "maximum": 100}}
    return {**record, "allOf": [*unless(curves, one_line("曲线只能有一条", "one curve only")), one_of(curves, none)]}


def _comparison(names: list[str]) -> Callable[[Schema], Schema]:
    several = one_line("一次只比一样", "one comparison only")
    none = one_line(f"缺比较：{'、'.join(names)} 选一个", f"a comparison is missing: one of {', '.join(names)}")
    return lambda record: {**record, "allOf": [*unless(names, several), one_of(names, none)]}


def _example(record: Schema) -> Schema:
    inputs = ["given", "sheet"]
    none = one_line("要写 given: 或 sheet:", "given: or sheet: is missing")
    several = one_line("given: 和 sheet: 只能有一个", "given: or sheet:, not both")
    return {**record, "allOf": [*unless(inputs, several), one_of(inputs, none)]}


def _answer(record: Schema) -> Schema:
    offered = [word(*YES), word(*NO), word(*UNKNOWN)]
    record["properties"]["value"] |= {"defaultSnippets": offered, **_scalar()}
    return {
        **_labels(record),
        "anyOf": [
            {"defaultSnippets": [*offered, snippets.whole_answer(":yes")], **_scalar()},
            quiet({"type": "object"}),
        ],
        "if": {"type": "object"},
        "then": _rest(record),
    }


def _claim(record: Schema) -> Schema:
    record["properties"]["value"] |= _scalar()
    return record


def _scalar() -> Schema:
    return {"not": {"type": ["array", "object"]}}


def _evidence(record: Schema) -> Schema:
    places = ["source", "url", "file", "screenshot"]
    none = one_line("缺出处：source、url、file 或 screenshot", "no place: give source, url, file or screenshot")
    return {**record, "allOf": [one_of(places, none)]}


RECORDS: dict[str, Callable[[Schema], Schema]] = {
    "Text": _text,
    "Level": _level,
    "Checklist": _checklist,
    "Criterion": _criterion,
    "Fact": _fact,
    "NumberScale": _number,
    "FactTest": _comparison([*COMPARATORS]),
    "ProgramTest": _comparison(["is", "in"]),
    "CriterionTest": _comparison(["at_least", "below"]),
    "Example": _example,
    "Answer": _answer,
    "Claim": _claim,
    "Evidence": _evidence,
    "Off": lambda record: {**record, "defaultSnippets": snippets.OFF},
}


def condition() -> Schema:
    """A condition: an id, or a form that its key tells."""
    zh = "一个是非事实或具名条件的 id，或 any、all、none、not、at_least 加 of、fact、program、criterion 之一"
    en = "The id of a yes_no fact or a named condition; or one of any, all, none, not, at_least with of, fact, program"
    wrong = one_line("不是条件：写 id，或 any、all、none、not …", "not a condition: an id, or any, all, none, not …")
    keys = {key: hover(model.__name__, key).labels() | {"doNotSuggest": True} for key, model in FORMS.items()}
    rest: Schema = {
        "properties": keys,
        "additionalProperties": False,
        "minProperties": 1,
        "errorMessage": wrong,
        "defaultSnippets": snippets.CONDITIONS,
    }
    for key, model in [*FORMS.items(), ("at_least", FORMS["of"])][::-1]:
        rest = {"if": {"required": [key]}, "then": {"$ref": f"#/$defs/{model.__name__}"}, "else": rest}
    return {
        "title": "条件 / condition",
        **both(zh, en),
        "type": ["string", "object"],
        "errorMessage": wrong,
        "if": {"type": "object"},
        "then": rest,
        "else": {key: value for key, value in ids().items() if key != "type"},
        "defaultSnippets": snippets.CONDITIONS,
    }


def node() -> Schema:
    """What stands under ``criteria:``; a group is what has criteria itself."""
    return {
        "title": "指标或分组 / criterion or group",
        "type": "object",
        "properties": {"criteria": {"type": "object", **hover("Group", "criteria").labels()}},
        "if": {"anyOf": [{"required": ["criteria"]}, {"not": {"type": "object"}}]},
        "then": {"if": {"type": "object"}, "then": {"$ref": "#/$defs/Group"}},
        "else": {"$ref": "#/$defs/Criterion"},
    }
