"""A rubric with planted faults and twelve programs that show them, as plain data and as files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rubric.model.scorecard import Scorecard
from tests.support import as_yaml, rate

Answer = int | bool | str | None
LEVELS = {number: {"zh": f"第 {number} 步", "en": f"step {number}"} for number in range(5)}


def levels(title: str, top: int = 4, **more: Any) -> dict[str, Any]:
    """A judged criterion."""
    return {"title": {"zh": f"{title}（中）", "en": title}, "levels": {n: LEVELS[n] for n in range(top + 1)}} | more


def dimension(title: str, weight: int = 1, **criteria: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{title}（维度）", "en": title}, "weight": weight, "criteria": criteria}


RUBRIC: dict[str, Any] = {
    "rubric": "planted",
    "format": 1,
    "title": {"zh": "埋了毛病的量表", "en": "Planted faults"},
    "facts": {
        "chat": {"ask": "A chat?", "answer": "yes_no"},
        "reviews": {"title": "Reviews", "ask": "Reviews?", "answer": "yes_no"},
        "coupons": {"title": "Coupons", "ask": "Coupons?", "answer": "yes_no"},
        "tricks": {"title": "Tricks", "ask": "Any tricks?", "answer": "yes_no"},
    },
    "dimensions": {
        "scene": dimension("Scene", still=levels("Still"), wide=levels("Wide", weight=2)),
        "capability": dimension("Capability", twin=levels("Twin", 3), double=levels("Double", 3), gap=levels("Gap")),
        "gameplay": dimension(
            "Gameplay",
            rare=levels("Rare"),
            chatty={"title": "Chatty", "yes_no": "chat"},
            trust={"title": "Trust", "checklist": {"reviews": 1, "coupons": 1}},
        ),
    },
    "gates": {"tricked": {"title": "Tricked", "when": "tricks", "cap": {"total": 30}, "because": "Unfair."}},
    "bands": [
        {"id": "low", "from": 0, "title": "Low"},
        {"id": "mid", "from": 40, "title": "Mid"},
        {"id": "high", "from": 95, "title": "High"},
    ],
    "minimum_coverage": 0.5,
}

# still, wide, twin and double, gap, rare, chat, reviews; nobody has coupons, nobody tricks
TABLE: tuple[tuple[Answer, ...], ...] = (
    (2, 0, 0, 0, None, False, True),
    (2, 4, 1, 1, None, True, False),
    (2, 1, 2, 3, 1, False, True),
    (2, 3, 3, 4, None, True, True),
    (2, 0, 1, 1, None, True, False),
    (2, 4, 0, 3, None, False, True),
    (2, 2, 2, 0, None, True, False),
    (2, 4, 3, 4, None, True, True),
    (2, 1, 1, 1, None, False, False),
    (2, 3, 2, 3, None, True, True),
    (2, 0, 0, 4, None, False, False),
    (2, 4, 3, 1, 3, True, True),
)
COLUMNS = ("still", "wide", "twin", "gap", "rare", "chat", "reviews")


def answers_of(row: Sequence[Answer]) -> dict[str, Any]:
    """The answers of one program."""
    known = {name: value for name, value in zip(COLUMNS, row, strict=True) if value is not None}
    return known | {"double": known["twin"], "coupons": False, "tricks": False}


def sheet_text(number: int, row: Sequence[Answer], **more: Any) -> str:
    """One program's sheet."""
    head = {"program": f"shop-{number}", "format": 1, "rubric": "planted", **more}
    return as_yaml(head | {"answers": answers_of(row)}) + "\n"


def cards(
    rows: Sequence[Sequence[Answer]] = TABLE, rubric: dict[str, Any] | None = None, **more: Any
) -> list[Scorecard]:
    """The scorecards of some programs."""
    return [
        rate(rubric or RUBRIC, answers_of(row), program=f"shop-{number}", **more) for number, row in enumerate(rows, 1)
    ]
