"""The efforts that a planner gives in a file: ``id: number`` as YAML or JSON, or two columns as CSV."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from rubric.cli.language import say
from rubric.errors import InputError, UsageError
from rubric.model.base import MAX_DIGITS
from rubric.scoring.plan import Plan
from rubric.source.document import Mapping as Written
from rubric.source.document import scalar
from rubric.source.nearest import nearest
from rubric.source.parse import parse
from rubric.source.read import read_text

IMPOSSIBLE = frozenset({"impossible", "不可", "不可能"})


def read_efforts(path: Path, plan: Plan) -> Mapping[str, Fraction | None]:
    """The efforts in a file, by id; None for what is impossible.

    Raises:
        InputError: the file cannot be read.
        UsageError: ids are no facts or criteria of the rubric, or values no efforts; it names all of them.
    """
    name = str(path)
    text, findings = read_text(path, name)
    if findings:
        raise InputError(findings)
    lines = _csv(text) if path.suffix.lower() == ".csv" else _yaml(text, name)
    wrong = [mistake for id_, raw, line in lines if (mistake := _mistake(id_, raw, f"{name}:{line}", plan))]
    if wrong:
        raise UsageError("\n".join(wrong))
    return {id_: None if _is_impossible(raw) else Fraction(raw) for id_, raw, _ in lines}


def _csv(text: str) -> list[tuple[str, Any, int]]:
    rows = [(number, [cell.strip() for cell in row]) for number, row in enumerate(csv.reader(text.splitlines()), 1)]
    filled = [(number, row) for number, row in rows if any(row) and row[:2] != ["id", "effort"]]
    return [(row[0], scalar(row[1]) if len(row) > 1 else None, number) for number, row in filled]


def _yaml(text: str, name: str) -> list[tuple[str, Any, int]]:
    root, findings = parse(text, name)
    if findings:
        raise InputError(findings)
    if not isinstance(root, Written):
        raise UsageError(say(f"{name}：请每行写 id: 数字", f"{name}: write id: number, one a line"))
    return [(id_, raw, root.value_place(id_).line or 1) for id_, raw in root.items()]


def _is_impossible(raw: Any) -> bool:
    return isinstance(raw, str) and raw.strip().casefold() in IMPOSSIBLE


def _mistake(id_: str, raw: Any, place: str, plan: Plan) -> str | None:
    """What is wrong with a line."""
    if id_ not in plan.leaves and id_ not in plan.rubric.facts:
        found = nearest(id_, [*plan.leaves, *plan.rubric.facts])
        hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
        return say(
            f"{place}：量表里没有叫“{id_}”的事实或指标{hint}",
            f'{place}: the rubric has no fact or criterion "{id_}"{hint}',
        )
    if _is_impossible(raw):
        return None
    number = not isinstance(raw, bool) and isinstance(raw, int | Decimal)
    if not number or not Decimal(raw).is_finite() or not 0 <= Decimal(raw) < 10**6 or len(str(raw)) > MAX_DIGITS:
        return say(
            f"{place}：{id_} 的工作量要写 0 到 1000000 之间的数，或 impossible（不可）",
            f"{place}: the effort of {id_} is a number from 0 to 1000000, or impossible",
        )
    return None
