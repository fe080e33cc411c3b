"""The schema of the sheets of one rubric: its ids, the values they allow and the wording of every level."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rubric.model.rubric import Criterion, Fact, Rubric
from rubric.model.text import Lang, Text
from rubric.source import schema_snippets as snippets
from rubric.source.parts import Parts
from rubric.source.schema_pieces import UNKNOWN, Schema, choice, one_line, quiet, yes_no
from rubric.source.schema_texts import both

_ANSWER = "#/$defs/Answer/then/properties"
_LABELS = ("title", "description", "markdownDescription")
_SAID = {"not": {"enum": ["unknown", "未知", None]}}
_YES_NO, _BOOLEAN, _NOTHING = ({"$ref": f"#/$defs/{name}"} for name in ("YesNo", "Boolean", "Nothing"))

# What many answers share.
_SHARED: dict[str, Schema] = {
    "YesNo": yes_no(unknown=True),
    "Boolean": quiet({"type": "boolean"}),
    "Nothing": quiet({"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^未知$"}]}),
}


def sheet_schema(rubric: Rubric, general: Schema) -> Schema:
    """The schema of a rubric's sheets.

    Args:
        rubric: after ``extends``, checked.
        general: the schema of any sheet.
    """
    parts = Parts(rubric)
    items = {id_: _fact(fact) for id_, fact in rubric.facts.items() if id_ not in parts.off}
    items |= {id_: _criterion(criterion) for id_, (_, criterion) in parts.criteria.items()}
    top = dict(general["properties"])
    nothing = one_line(f"量表 {rubric.rubric} 里没有这个 id", f"the rubric {rubric.rubric} has no such id")
    known = {"properties": items, "additionalProperties": False, "errorMessage": nothing}
    labels = {key: value for key, value in top["answers"].items() if key in _LABELS}
    top["answers"] = {**labels, "type": "object", "allOf": [known]}
    top["rubric"] = {**top["rubric"], "default": rubric.rubric}
    values = {f"value:{id_}": item["then"]["properties"]["value"] for id_, item in items.items()}
    for id_, item in items.items():
        reference = {"$ref": f"#/$defs/value:{id_}"}
        item["then"]["properties"]["value"] = reference
        item["anyOf"] = [reference if one is values[f"value:{id_}"] else one for one in item["anyOf"]]
    shared = {**general["$defs"], **_SHARED, **values}
    return {**general, **_name(rubric), "properties": _with_attributes(top, rubric), "$defs": shared}


def _name(rubric: Rubric) -> Schema:
    zh, en = _pair(rubric.title)
    edition = f"{rubric.rubric} {rubric.edition}"
    texts = both(f"按量表“{zh}”（{edition}）填的观察表", f"A sheet for the rubric {en} ({edition})")
    return {"title": one_line(f"观察表：{zh}", f"sheet: {en}"), **texts}


def _fact(fact: Fact) -> Schema:
    ask, title = _pair(fact.ask), _pair(fact.title or fact.ask)
    full = [list(ask), *_lines("怎么看：", "How: ", fact.how)]
    return _item(_labels(title, [list(ask)]), _labels(title, full), _values_of(fact), _fill(fact))


def _values_of(fact: Fact) -> list[Schema]:
    match fact.answer:
        case "yes_no":
            return [_YES_NO, _BOOLEAN]
        case "choice":
            texts = fact.options if isinstance(fact.options, dict) else {}
            options = [(id_, *(_pair(texts[id_]) if id_ in texts else (id_, id_))) for id_ in fact.option_ids]
            return [_list(options, "没有这个选项", "no such option")]
        case "count" | "number":
            low, high = fact.between or (None, None)
            if fact.answer == "count":
                low = max(Decimal(0), low or Decimal(0))
            return [_range(low, high, "integer" if fact.answer == "count" else "number"), choice([UNKNOWN])]


def _fill(fact: Fact) -> str:
    """The place to fill in when an answer is inserted with reason and evidence."""
    if fact.answer == "yes_no":
        return "|yes,no|"
    return f"|{','.join(fact.option_ids)}|" if fact.answer == "choice" else ":1"


def _criterion(criterion: Criterion) -> Schema:
    title, lines = _pair(criterion.title), list[list[str]]()
    lines += _lines("", "", criterion.why)
    short = _labels(title, lines[:1] or [list(title)])
    lines += _lines("怎么看：", "How: ", criterion.how)
    if criterion.levels:
        levels = [(number, *_pair(level.text)) for number, level in criterion.levels.items()]
        lines.append(["\n".join(f"- {number}：{zh}" for number, zh, _ in levels),
                      "\n".join(f"- {number}: {en}" for number, _, en in levels)])  # fmt: skip
    if not criterion.judged:
        lines.append(["由事实算出；要改判就写 value: 和 because:",
                      "Computed from facts; to override it, write value: with because:"])  # fmt: skip
    values, fill = _hand_values(criterion)
    item = _item(short, _labels(title, lines or [list(title)]), values, fill, applies=not criterion.may_not_apply)
    return item if criterion.judged else _override(item)


def _hand_values(criterion: Criterion) -> tuple[list[Schema], str]:
    if criterion.levels is not None:
        levels = [(number, *_pair(level.text)) for number, level in criterion.levels.items()]
        return [_list(levels, "没有这一级", "no such level")], f"|{','.join(map(str, criterion.levels))}|"
    if criterion.yes_no is not None:
        return [_YES_NO, _BOOLEAN], "|yes,no|"
    return [_range(Decimal(0), Decimal(100), "number"), choice([UNKNOWN])], ":50"


def _item(short: Schema, full: Schema, values: list[Schema], fill: str, *, applies: bool = True) -> Schema:
    """What may stand for an answer: a value, or value, reason and evidence.

    Args:
        short: title and text for the value.
        full: title and text for the id.
        values: the alternatives for the value.
        fill: choices or a default for a value that is inserted.
        applies: whether one may not say that it does not apply.
    """
    value = {**short, "anyOf": [{"title": short["title"], **values[0]}, *values[1:], _NOTHING]}
    offers = [snippets.whole_answer(fill), *([] if applies else [snippets.not_applicable()])]
    keys = ["because", "evidence", *([] if applies else ["not_applicable"]), "conflict"]
    whole = {
        "properties": {
            "value": value,
            **{key: {"$ref": f"{_ANSWER}/{key}"} for key in keys},
        },
        "additionalProperties": False,
    }
    other = {**quiet({"type": "object"}), "defaultSnippets": offers}
    return {**full, "anyOf": [value, other], "if": {"type": "object"}, "then": whole}


def _override(item: Schema) -> Schema:
    """The item of a computed criterion: in short only unknown, and a value needs a reason."""
    by_hand = one_line(
        "由事实算出；要改判就写 value: 和 because:", "computed; to override it write value: with because:"
    )
    first, other = item["anyOf"]
    unknown = {**{key: first[key] for key in _LABELS}, **choice([UNKNOWN]), "errorMessage": by_hand}
    reason = {
        "if": {"required": ["value"], "properties": {"value": _SAID}},
        "then": {"required": ["because"], "errorMessage": one_line("改判要写 because:", "an override needs because:")},
    }
    return {**item, "anyOf": [unknown, _NOTHING, other], "then": {**item["then"], **reason}}


def _list(values: list[tuple[Any, str, str]], zh: str, en: str) -> Schema:
    allowed = ", ".join([*(str(value) for value, _, _ in values), "unknown"])
    return choice([*values, UNKNOWN], errorMessage=one_line(f"{zh}，可以写 {allowed}", f"{en}: use {allowed}"))


def _range(low: Decimal | None, high: Decimal | None, kind: str) -> Schema:
    limits = {"minimum": low, "maximum": high}
    span = f"{'' if low is None else _plain(low)}–{'' if high is None else _plain(high)}".strip("–")
    zh, en = ("整数", "a whole number") if kind == "integer" else ("数字", "a number")
    wrong = one_line(f"写{zh}（{span}）或 unknown", f"write {en} ({span}) or unknown") if span else None
    return {
        "type": kind,
        **{key: _plain(value) for key, value in limits.items() if value is not None},
        "errorMessage": wrong or one_line(f"写{zh}或 unknown", f"write {en} or unknown"),
    }


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _labels(title: tuple[str, str], lines: list[list[str]]) -> Schema:
    """Title, and paragraphs in Chinese, then in English."""
    return {"title": one_line(*title), **both("\n\n".join(zh for zh, _ in lines), "\n\n".join(en for _, en in lines))}


def _lines(zh: str, en: str, text: Text | None) -> list[list[str]]:
    return [[zh + text.get(Lang.ZH), en + text.get(Lang.EN)]] if text else []


def _pair(text: Text) -> tuple[str, str]:
    return text.get(Lang.ZH), text.get(Lang.EN)


def _with_attributes(top: dict[str, Schema], rubric: Rubric) -> dict[str, Schema]:
    """The words that the rubric's scopes ask for, as examples under the attributes of the program."""
    asked: dict[str, list[str]] = {}
    for name, words in _program_tests(rubric.model_dump(include={"dimensions", "gates", "conditions"})):
        asked.setdefault(name, []).extend(word for word in words if word not in asked.get(name, ()))
    own = {name: {"type": ["string", "number"], "examples": words} for name, words in asked.items() if name not in top}
    found = {name: {**top[name], "examples": words} for name, words in asked.items() if name in top}
    attributes = {**top["attributes"], "properties": own} if own else top["attributes"]
    return {**top, "attributes": attributes, **found}


def _program_tests(node: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(node, dict):
        if isinstance(node.get("program"), str):
            yield node["program"], [*(node.get("in_") or ()), *([node["is_"]] if node.get("is_") else [])]
        for part in node.values():
            yield from _program_tests(part)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _program_tests(part)
