"""Changes to a case that must not change its score: other weight units, another order, other ids."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.scoring.generate import Case
from tests.scoring.oracle_leaf import criteria_of

PREFIX = "new_"


def with_weights_times(factor: Decimal) -> Callable[[Case], Case]:
    """All weights of siblings times a factor; a `sum` node's children are siblings of its siblings."""

    def scaled(children: dict[str, Any]) -> dict[str, Any]:
        result = {}
        for name, child in children.items():
            changed = dict(child)
            if child.get("weight", 1) == "sum":
                changed["criteria"] = scaled(child["criteria"])
            else:
                changed["weight"] = child.get("weight", 1) * factor
            result[name] = changed
        return result

    def change(case: Case) -> Case:
        return Case(case.rubric | {"dimensions": scaled(case.rubric["dimensions"])}, case.answers, case.attributes)

    return change


def reordered(case: Case) -> Case:
    """Everything backwards but bands, whose order means something."""

    def backwards(node: object) -> object:
        if isinstance(node, dict):
            return {name: backwards(node[name]) for name in reversed(node)}
        if isinstance(node, list):
            return [backwards(item) for item in reversed(node)]
        return node

    rubric: dict[str, Any] = {name: backwards(part) for name, part in case.rubric.items()}
    if "bands" in rubric:
        rubric["bands"] = case.rubric["bands"]
    for name, fact in case.rubric.get("facts", {}).items():
        if "between" in fact:
            rubric["facts"][name]["between"] = fact["between"]
    return Case(rubric, dict(reversed(case.answers.items())), case.attributes)


def renamed(case: Case) -> Case:
    """Every id of a fact, condition, node and gate gets another name."""
    rubric = case.rubric
    ids = {name for part in ("facts", "conditions", "gates", "dimensions") for name in rubric.get(part, {})}
    ids |= {name for name, _ in criteria_of(rubric)} | _groups(rubric["dimensions"])

    def other(node: Any) -> Any:
        if isinstance(node, dict):
            return {other(name): other(item) for name, item in node.items()}
        if isinstance(node, list):
            return [other(item) for item in node]
        return PREFIX + node if isinstance(node, str) and node in ids else node

    return Case(other(rubric), {PREFIX + name: value for name, value in case.answers.items()}, case.attributes)


def _groups(children: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    for name, child in children.items():
        if "criteria" in child:
            found |= {name} | _groups(child["criteria"])
    return found
