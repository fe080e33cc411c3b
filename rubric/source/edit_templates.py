"""Complete new items, as lines of block style with hints: what ``edit add`` writes when it is given nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from rubric.model.base import MAX_DIGITS
from rubric.source.edit_walk import child_at
from rubric.source.locate import Path
from rubric.source.placeholders import EN, FACT, PLAIN, ZH

SCALES = ("levels", "derived", "yes_no", "number", "checklist")
Part = TypeVar("Part", list[Any], dict[str, Any])
_TEXT = f"{{zh: {ZH}, en: {EN}}}"


class Templates:
    """Items that fit a rubric; what only a person can know is a placeholder, which checks find."""

    def __init__(self, root: Any) -> None:
        """Keep the data of a rubric, after ``extends``."""
        self.root = root

    def fact(self) -> list[str]:
        """A yes_no fact."""
        return [
            f"ask: {_TEXT}  # 一句问得清的话 / one question that has one answer",
            "answer: yes_no  # yes_no | count | number | choice（加 options: [一个, 另一个] / with options:）",
            f"how: {_TEXT}  # 去哪里看、怎么算 / where to look and what counts",
        ]

    def condition(self) -> list[str]:
        """A named condition."""
        return [f"any: [{FACT}]  # any | all | none | not | at_least …  of"]

    def reference(self) -> list[str]:
        """A document."""
        return [
            f"title: {_TEXT}",
            "# by: 作者 / author",
            '# date: "2026-01-01"',
            "# url: https://…",
        ]

    def node(self, id_: str, scale: str) -> list[str]:
        """A criterion with a scale."""
        return [
            f"title: {{zh: {ZH}, en: {_words(id_)}}}",
            f"why: {_TEXT}  # 为什么看它 / why it counts",
            "weight: 1  # 只和同级相比 / relative to its siblings only",
            "# when: …  # 什么时候才适用 / when it applies at all",
            *self._scale(scale),
            f"improve: {_TEXT}  # 差了怎么补 / what to do about it",
        ]

    def group(self, id_: str) -> list[str]:
        """A dimension or group with one criterion."""
        below = ["  " + line for line in self.node(f"{id_}_first", "levels")]
        return [
            f"title: {{zh: {ZH}, en: {_words(id_)}}}",
            "weight: 1  # 只和同级相比；sum 是下面各项之和 / relative to its siblings; sum adds up its children",
            "# combine: mean  # mean | geometric | weakest",
            "criteria:",
            f"  {id_}_first:",
            *("  " + line for line in below),
        ]

    def gate(self) -> list[str]:
        """A gate that caps the total below the second band."""
        return [
            f"title: {_TEXT}",
            f"when: {FACT}  # 什么时候算踩线 / when it is broken",
            f"cap: {{total: {self._cap()}}}  # total 或某个维度 / total, or a dimension's id",
            f"because: {_TEXT}",
        ]

    def band(self, id_: str) -> list[str]:
        """The highest band."""
        bands = self._part("bands", list)
        last = _number(bands[-1], "from") if bands else None
        start = 0 if last is None else _short((last + self._top()) / 2)
        return [f"id: {id_}", f"from: {start}  # 从低到高 / lowest first", f"title: {{zh: {ZH}, en: {_words(id_)}}}"]

    def level(self, path: Path) -> list[str]:
        """A level above those that are there: with ``when`` where the others have one."""
        levels = child_at(self.root, path[:-1])
        derived = (
            any(isinstance(one, dict) and "when" in one for one in levels.values())
            if isinstance(levels, dict)
            else False
        )
        hint = "  # 写看得见的行为 / describe what one can see"
        if not derived:
            return [f"zh: {ZH}{hint}", f"en: {EN}"]
        return [f"text: {_TEXT}{hint}", f"when: {FACT}"]

    def answer(self, id_: str, sources: Any) -> list[str]:
        """An answer that is still unknown."""
        source = next(iter(sources), None) if isinstance(sources, dict) else None
        evidence = f"evidence: [{{source: {source}, at: {PLAIN}}}]" if source else '# evidence: [{url: "https://…"}]'
        return [
            f"value: unknown  # {self._allowed(id_)}",
            f"because: {_TEXT}  # 看到了什么 / what was seen",
            evidence,
        ]

    def _scale(self, scale: str) -> list[str]:
        match scale:
            case "yes_no":
                return [f"yes_no: {FACT}  # 事实或任何条件 / a fact or any condition"]
            case "number":
                points = "points: {0: 0, 1: 50, 3: 100}  # 数值: 得分 / number: points"
                return ["number:", f"  fact: {FACT}  # 个数或数值 / a count or a number", f"  {points}"]
            case "checklist":
                return ["checklist:  # 事实: 分量 / fact: share", f"  {FACT}: 1"]
            case "derived":
                return [
                    "levels:  # 最低一级以外都有 when / all but the lowest have `when`",
                    f"  0: {_TEXT}",
                    *(f"  {number}: {{text: {_TEXT}, when: {FACT}}}" for number in (1, 2)),
                ]
            case _:
                return [
                    "levels:  # 锚点写看得见的行为 / anchors describe what one can see",
                    *(f"  {number}: {_TEXT}" for number in range(3)),
                ]

    def _part(self, name: str, kind: type[Part]) -> Part:
        """A section, empty where it is missing or something else."""
        part = child_at(self.root, (name,))
        return part if isinstance(part, kind) else kind()

    def _allowed(self, id_: str) -> str:
        fact = child_at(self.root, ("facts", id_)) or {}
        options = fact.get("options") if isinstance(fact, dict) else None
        kind = fact.get("answer") if isinstance(fact, dict) else None
        if options:
            return " | ".join(options)
        return {"yes_no": "yes | no", None: "等级、是否或分数 / level, yes or no, or points"}.get(
            kind, "数字 / a number"
        )

    def _cap(self) -> str:
        bands = self._part("bands", list)
        second = _number(bands[1], "from") if len(bands) > 1 else None
        return _short(second - 1 if second else self._top() / 2)

    def _top(self) -> Decimal:
        top = _number(child_at(self.root, ("scale",)), "to")
        return Decimal(100) if top is None else top


def _number(part: Any, name: str) -> Decimal | None:
    """A number of a sensible size, or None."""
    value = part.get(name) if isinstance(part, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number if number.is_finite() and abs(number.adjusted()) <= MAX_DIGITS else None


def _words(id_: str) -> str:
    return id_.replace("_", " ").capitalize()


def _short(number: Decimal) -> str:
    return format(number.normalize(), "f")
