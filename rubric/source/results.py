"""Saved results read back: what ``--format json`` and ``-o FILE.html`` wrote, as the same scorecards."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from rubric.errors import InputError
from rubric.model.finding import Finding, Place, Rule, Severity
from rubric.model.scorecard import SCHEMA_VERSION, Scorecard
from rubric.model.states import Verdict
from rubric.source.result_page import holds_result, is_page, json_of

_SHOWN = re.compile(r"-?[0-9]+\.[0-9]{2}")
# So many characters of what is wrong are told; so many from its end on a page is over.
_LONGEST, _TAIL = 220, 200
# kind of a result -> the command that writes it
_COMMANDS = {
    "advice": "advise",
    "agreement": "sheet agree",
    "comparison": "compare",
    "consensus": "sheet merge",
    "quality": "quality",
    "ranking": "rank",
    "retranslation": "sheet retranslate",
    "rubric_diff": "diff",
    "trend": "trend",
}

BAD_RESULT = Rule(
    "bad-result",
    Severity.ERROR,
    "读不出评分结果：{detail_zh}",
    "no scorecards can be read from it: {detail_en}",
    "重新写一份：rubric score 观察表 -o x.html（或 x.json）",
    "write it again: rubric score SHEET -o x.html (or x.json)",
)
NEWER_RESULT = Rule(
    "newer-result",
    Severity.ERROR,
    "评分结果是第 {version} 版格式，这里只认第 {known} 版",
    "the result has schema version {version}, this program reads {known}",
    "升级 miniprogram-rubric",
    "upgrade miniprogram-rubric",
)
OTHER_RUBRIC = Rule(
    "result-by-other-rubric",
    Severity.ERROR,
    "这是按 {rubric} {edition} 评好的结果，不能再按 {asked} 重新评分",
    "this result was rated by {rubric} {edition}; a saved result cannot be rated again by {asked}",
    "给出观察表，而不是评分结果；或者去掉 -r",
    "give the sheet instead of the result, or leave out -r",
    "保存的结果里只有分数和解释；换一份量表要从观察重新算起",
    "a saved result holds scores and explanations; another rubric has to start from the observations",
    "# rubric compare hema.json tea.json -r scene-capability-gameplay",
    "# rubric compare hema.sheet.yaml tea.sheet.yaml -r my-shop",
)
SAVED_AGAIN = Rule(
    "result-not-a-sheet",
    Severity.ERROR,
    "这是保存的结果，不能再评分",
    "this is a saved result and cannot be rated again",
    "给出观察表；要比两份结果用 rubric compare",
    "give the sheet; to hold two results side by side use rubric compare",
    "保存的结果里只有分数和解释；换一份量表要从观察重新算起",
    "a saved result holds scores and explanations; another rubric has to start from the observations",
    "# rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml hema.json",
    "# rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml hema.sheet.yaml",
)


def looks_like_result(text: str) -> bool:
    """Whether a text is a saved result, JSON or a page that holds it, rather than a sheet in JSON."""
    return looks_saved(text) and (is_page(text[:400]) or '"scorecard' in text[:400])


def looks_saved(text: str) -> bool:
    """Whether a text is what some command wrote as JSON or as a page that holds it."""
    head = text[:400]
    return is_page(head) or (head.lstrip().startswith("{") and '"schema_version"' in head and '"kind"' in head)


class Saved(NamedTuple):
    """The scorecards of a saved result, and the findings about the files that it left out."""

    cards: tuple[Scorecard, ...]
    findings: tuple[Finding, ...]


def scorecards_of(text: str, name: str) -> tuple[Scorecard, ...]:
    """The scorecards of a saved result.

    Raises:
        InputError: it is no result, or one of a newer version.
    """
    return saved_result(text, name).cards


def saved_result(text: str, name: str) -> Saved:
    """A saved result.

    Args:
        text: JSON, or an HTML page with JSON in it.
        name: how findings call it.

    Raises:
        InputError: it is no result, or one of a newer version.
    """
    data = _data_of(text, name)
    if not isinstance(data, dict) or data.get("kind") not in ("scorecard", "scorecards"):
        raise _bad(name, *_other_result(data))
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise InputError([NEWER_RESULT.at(Place(name), version=str(version)[:20], known=SCHEMA_VERSION)])
    listed = data.get("scorecards") if data["kind"] == "scorecards" else [data]
    from rubric.source.saved_findings import finding_of

    told = data.get("findings") or ()
    try:
        cards = tuple(Scorecard.model_validate(card) for card in (listed if isinstance(listed, list) else [listed]))
        findings = tuple(finding_of(one) for one in (told if isinstance(told, list | tuple) else [told]))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        detail = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        raise _bad(name, f"内容对不上，在 {detail}", f"its content does not fit, at {detail}") from None
    for card in cards:
        unknown = next(_loose_ends(card), None)
        if unknown is not None:
            raise _bad(name, f"内容对不上，在 {unknown}", f"its content does not fit, at {unknown}")
    return Saved(cards, findings)


def _data_of(text: str, name: str) -> Any:
    """What JSON, or a page with JSON in it, holds.

    Raises:
        InputError: it is no JSON, or the page is not whole.
    """
    if is_page(text) and not holds_result(text):
        if "</html>" not in text[-_TAIL:].lower():
            raise _bad(name, "网页不完整，后面缺了一截", "the page is incomplete, its end is missing")
        raise _bad(name, "这个网页不像是 rubric 写的", "rubric seems not to have written this page")
    try:
        return json.loads(json_of(text) if is_page(text) else text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        raise _bad(
            name,
            f"JSON 在第 {line} 行第 {column} 列断了或写错了",
            f"its JSON ends or goes wrong at line {line}, column {column}",
        ) from None
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise _bad(name, f"里面的数据坏了（{error}）", f"the data in it is damaged ({error})") from None


def _other_result(data: object) -> tuple[str, str]:
    """What something is that is no scorecard, in Chinese and English."""
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind == "rubric":
        return "里面是一份量表，没有评分结果", "it shows a rubric, not scorecards"
    made = _COMMANDS.get(kind) if isinstance(kind, str) else None
    if made is None:
        return "里面是别的数据", "it holds something else"
    return f"这是 rubric {made} 写的，里面没有评分结果", f"it was written by rubric {made}, which holds none"


def _bad(name: str, zh: str, en: str) -> InputError:
    return InputError([BAD_RESULT.at(Place(name), detail_zh=zh[:_LONGEST], detail_en=en[:_LONGEST])])


def _loose_ends(card: Scorecard) -> Iterator[str]:
    """What a scorecard names and does not hold; a result that was written whole has none."""
    paths, ids = {node.path for node in card.nodes}, {node.id for node in card.nodes}
    gates, bands = {gate.id for gate in card.gates}, {band.id for band in card.rubric.bands}
    asked: list[tuple[str, Iterable[str | None], Collection[str]]] = [
        ("ledger", (line.line.split(":", 1)[-1] for line in card.ledger if line.kind != "scale"), paths),
        ("gate", (line.gate for line in card.ledger if line.gate), gates),
        ("bands", (*card.total.bands, card.total.band or next(iter(bands), "")), {*bands, ""}),
        ("nodes", ("total", *(node for gate in card.gates for node in gate.cap)), {*ids, *paths}),
        ("criterion", (one.id for one in card.improve if one.kind == "criterion"), ids),
        ("facts", (one.id for one in card.improve if one.kind == "fact"), card.facts),
        ("reasons", (one.id for one in card.reasons if one.id), {*ids, *gates}),
        ("verdict", ("" if card.reasons or card.verdict is not Verdict.UNSCORABLE else "reasons",), {""}),
        ("shown", (line.line for line in card.ledger if not _SHOWN.fullmatch(line.shown)), ()),
    ]
    for where, used, known in asked:
        yield from (f"{where}: {one}" for one in used if one not in known)
    earned = {line.line for line in card.ledger}
    yield from (f"ledger: {node.path}" for node in card.nodes if node.earned is not None and node.path not in earned)
    yield from _loose_conditions(card)


def _loose_conditions(card: Scorecard) -> Iterator[str]:
    todo = [*card.conditions.values(), *(gate.condition for gate in card.gates)]
    todo += [view for node in card.nodes for step in node.steps if (view := getattr(step, "condition", None))]
    while todo:
        view = todo.pop()
        todo += view.of
        if view.op == "condition" and view.id not in card.conditions:
            yield f"conditions: {view.id}"
        compares = view.op in ("compare", "program", "criterion")
        if compares and (view.test is None or not view.values or view.id is None):
            yield f"conditions: {view.op}"
        if view.op == "not" and len(view.of) != 1:
            yield "conditions: not"
