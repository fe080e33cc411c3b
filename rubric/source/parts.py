"""A rubric's items by id with their paths, and answers against them; shared by the checks of rubrics and sheets."""

from __future__ import annotations

from typing import Any, NamedTuple

from rubric.model.answers import Misfit, fact_value, hand_value, is_unknown
from rubric.model.finding import Rule
from rubric.model.rubric import Criterion, Group, Rubric
from rubric.model.sheet import Answer
from rubric.source import rules_content as rules
from rubric.source import rules_values
from rubric.source.locate import Path
from rubric.source.nearest import near

_NONE = (None, None)


class Problem(NamedTuple):
    """A finding that is not placed yet; ``first`` is the path of the other place it speaks of."""

    rule: Rule
    path: Path
    args: dict[str, Any]
    key: bool = False
    first: Path | None = None


class Parts:
    """A rubric's items by id, with their paths; nodes that are switched off are apart."""

    def __init__(self, rubric: Rubric) -> None:
        """Walk the rubric once."""
        self.rubric = rubric
        self.criteria: dict[str, tuple[Path, Criterion]] = {}
        self.groups: dict[str, tuple[Path, Group]] = {}
        self.off: set[str] = {id_ for id_, fact in rubric.facts.items() if fact.off}
        self.ids: list[tuple[str, Path]] = [(id_, ("facts", id_)) for id_ in rubric.facts]
        self.ids += [(id_, ("conditions", id_)) for id_ in rubric.conditions]
        self._nodes(rubric.dimensions, ("dimensions",), off=False)
        self.ids += [(id_, ("gates", id_)) for id_ in rubric.gates]

    def _nodes(self, nodes: Any, path: Path, *, off: bool) -> None:
        for id_, node in nodes.items():
            here, is_off = (*path, id_), off or node.off is not None
            self.ids.append((id_, here))
            if is_off:
                self.off.add(id_)
            elif isinstance(node, Group):
                self.groups[id_] = (here, node)
            else:
                self.criteria[id_] = (here, node)
            if isinstance(node, Group):
                self._nodes(node.criteria, (*here, "criteria"), off=is_off)


def answer_problem(id_: str, answer: Answer, parts: Parts, path: Path, *, suggest: bool = True) -> Problem | None:
    """What keeps an answer from fitting the rubric: no such item, a value of the wrong kind, not_applicable.

    ``suggest`` is whether to look for the id that was meant.
    """
    rubric = parts.rubric
    _, criterion = parts.criteria.get(id_, _NONE)
    fact = None if id_ in parts.off else rubric.facts.get(id_)
    if criterion is None and fact is None:
        known = [*parts.criteria, *(one for one in rubric.facts if one not in parts.off)] if suggest else []
        args = {"rubric": rubric.rubric, "id": id_, **near(id_, known)}
        return Problem(rules.UNKNOWN_ANSWER, path, args, key=True)
    if answer.not_applicable is not None:
        fits = criterion is not None and criterion.may_not_apply
        return None if fits else Problem(rules.MAY_NOT_APPLY, path, {"id": id_}, key=True)
    if answer.conflict is not None or is_unknown(answer.value):
        return None
    value = hand_value(criterion, answer.value) if criterion else fact_value(fact, answer.value) if fact else True
    return _misfit(value, (*path, "value"), id_) if isinstance(value, Misfit) else None


def _misfit(value: Misfit, path: Path, id_: str) -> Problem:
    """The problem of an answer's value that does not fit."""
    allowed = [one for one in value.args.get("allowed", "").split(", ") if one]
    args = {"item": id_, **value.args, **near(value.args["value"], allowed)}
    return Problem(rules_values.BY_CODE[value.code], path, args)
