"""The conditions of a rubric with their paths."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import RubricFile
from rubric.model.condition import AllOf, AnyOf, AtLeastOf, Condition, NoneOf, NotTrue, parts_of
from rubric.scoring.plan import Plan
from rubric.source.check_rubric import conditions_of
from rubric.source.locate import Path

_LISTS: dict[type[object], str] = {AllOf: "all", AnyOf: "any", NoneOf: "none", AtLeastOf: "of"}


def all_conditions(file: RubricFile) -> Iterator[tuple[Path, Condition]]:
    """Every condition in force: named ones, those of criteria, those of gates."""
    for id_, condition in file.plan.conditions.items():
        yield ("conditions", id_), condition
    yield from used_conditions(file)


def used_conditions(file: RubricFile) -> Iterator[tuple[Path, Condition]]:
    """The conditions that criteria and gates in force write themselves."""
    for path, criterion in file.parts.criteria.values():
        for at, condition in conditions_of(criterion):
            yield (*path, *at), condition
    for id_, gate in file.plan.gates.items():
        yield ("gates", id_, "when"), gate.when


def parts_at(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """The conditions that a condition is made of, with their paths."""
    if isinstance(condition, NotTrue):
        yield (*path, "not"), condition.not_
        return
    for index, part in enumerate(parts_of(condition)):
        yield (*path, list_of(condition), index), part


def list_of(condition: Condition) -> str:
    """The key of a condition's list; empty where it has none."""
    return _LISTS.get(type(condition), "")


def within(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """A condition and all that it is made of, with their paths; named ones are not looked into."""
    yield path, condition
    for at, part in parts_at(condition, path):
        yield from within(part, at)


def is_free(plan: Plan, condition: Condition) -> bool:
    """Whether a glance tells that a condition can hold and can fail: it asks about different yes_no facts only."""
    seen: set[str] = set()
    todo = [condition]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            if one in seen or one in plan.conditions:
                return False
            seen.add(one)
        else:
            parts = parts_of(one)
            if not parts or (isinstance(one, AtLeastOf) and not 1 <= one.at_least <= len(parts)):
                return False
            todo += parts
    return True
