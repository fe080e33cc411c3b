"""Pairs of rubrics: random ones, and ones with random edits between them."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source.load import Loaded, read_rubric_text, read_sheet_text
from tests.scoring.generate import Case, case
from tests.scoring.generate_rubric import Maker
from tests.support import as_yaml

Data = dict[str, Any]
Pair = tuple[Loaded[Rubric], Loaded[Rubric], Loaded[Sheet]]


def loaded(rubric: Data, name: str = "test.rubric.yaml") -> Loaded[Rubric]:
    """A rubric through the loader."""
    return read_rubric_text(as_yaml(rubric), Path(name), name)


def sheet_of(case: Case, name: str = "test.sheet.yaml") -> Loaded[Sheet]:
    """The sheet of a case through the loader."""
    attributes = dict(case.attributes)
    own = {key: attributes.pop(key) for key in ("vertical",) if key in attributes}
    data = {"program": "test-program", "format": 1, **own, "attributes": attributes, "answers": case.answers}
    return read_sheet_text(as_yaml(data), name)


def pair(seed: int) -> Pair:
    """Two rubrics and a sheet of the first: mostly with some edits between them, else made apart with the same ids."""
    rng = random.Random(seed)  # noqa: S311
    one = case(rng)
    first = loaded(one.rubric, "old.rubric.yaml")
    other = case(rng).rubric if rng.random() < 0.3 else edited(rng, one.rubric, rng.randint(1, 6))
    return first, loaded(other, "new.rubric.yaml"), sheet_of(one)


def edited(rng: random.Random, rubric: Data, count: int) -> Data:
    """A rubric after some random edits; those after which it cannot be used are left out."""
    for _ in range(count):
        data = copy.deepcopy(rubric)
        rng.choice(EDITS)(rng, data)
        if loaded(data).model is not None:
            rubric = data
    return rubric


def nodes_of(rubric: Data) -> Iterator[tuple[Data, str, Data]]:
    """Every node with the mapping that it stands in and its id."""
    todo = [rubric["dimensions"]]
    while todo:
        children = todo.pop(0)
        for id_, node in children.items():
            yield children, id_, node
            if "criteria" in node:
                todo.append(node["criteria"])


def _a_node(rng: random.Random, rubric: Data, *, leaf: bool = False) -> tuple[Data, str, Data]:
    return rng.choice([one for one in nodes_of(rubric) if not leaf or "criteria" not in one[2]])


def _weigh(rng: random.Random, rubric: Data) -> None:
    _a_node(rng, rubric)[2]["weight"] = rng.choice((1, 2, 3, 5, Decimal("0.5"), 0))


def _combine(rng: random.Random, rubric: Data) -> None:
    groups = [node for _, _, node in nodes_of(rubric) if "criteria" in node]
    rng.choice([rubric, *groups])["combine"] = rng.choice(("mean", "geometric", "weakest"))


def _rescale(rng: random.Random, rubric: Data) -> None:
    rubric["scale"] = rng.choice(({"from": 0, "to": 100}, {"from": 0, "to": 200}, {"from": -100, "to": 100}))


def _cover(rng: random.Random, rubric: Data) -> None:
    rubric["minimum_coverage"] = rng.choice((0, Decimal("0.3"), 1))


def _rescore(rng: random.Random, rubric: Data) -> None:
    """Another scale, or other points, conditions or scope of a criterion."""
    node = _a_node(rng, rubric, leaf=True)[2]
    maker = Maker(rng, facts=rubric.get("facts", {}), conditions=rubric.get("conditions", {}))
    if "levels" in node and rng.random() < 0.5:
        number = rng.choice(list(node["levels"]))
        level = node["levels"][number]
        full = dict(level) if isinstance(level, dict) and "text" in level else {"text": level}
        node["levels"][number] = full | {"points": rng.choice((0, 10, 55, 100))}
    elif rng.random() < 0.5:
        node["when"] = maker.condition(1)
    else:
        node["may_not_apply"] = not node.get("may_not_apply", False)


def _drop(rng: random.Random, rubric: Data) -> None:
    children, id_, _ = _a_node(rng, rubric)
    if len(children) > 1:
        del children[id_]


def _switch_off(rng: random.Random, rubric: Data) -> None:
    children, _, node = _a_node(rng, rubric)
    if len(children) > 1:
        node["off"] = {"because": "Not now."}


def _copy_criterion(rng: random.Random, rubric: Data) -> None:
    """A criterion like another one, under an id of its own, somewhere."""
    _, id_, node = _a_node(rng, rubric, leaf=True)
    groups = [group for _, _, group in nodes_of(rubric) if "criteria" in group]
    rng.choice(groups)["criteria"][f"{id_}_new"] = copy.deepcopy(node)


def _move(rng: random.Random, rubric: Data) -> None:
    children, id_, node = _a_node(rng, rubric, leaf=True)
    groups = [group for _, _, group in nodes_of(rubric) if "criteria" in group]
    if len(children) > 1:
        del children[id_]
        rng.choice(groups)["criteria"][id_] = node


def _dissolve(rng: random.Random, rubric: Data) -> None:
    """What is in a group moves up beside it, or a criterion into a new group."""
    groups = [one for one in nodes_of(rubric) if "criteria" in one[2] and one[0] is not rubric["dimensions"]]
    if groups:
        children, id_, node = rng.choice(groups)
        del children[id_]
        children.update(node["criteria"])
    else:
        dimension = rng.choice(list(rubric["dimensions"].values()))
        id_, node = rng.choice(list(dimension["criteria"].items()))
        if id_ + "_group" not in dimension["criteria"]:
            del dimension["criteria"][id_]
            dimension["criteria"][id_ + "_group"] = {"title": "Group", "criteria": {id_: node}}


def _gate(rng: random.Random, rubric: Data) -> None:
    gates = rubric.setdefault("gates", {})
    if gates and rng.random() < 0.5:
        id_ = rng.choice(list(gates))
        gates[id_] = gates[id_] | {"cap": {"total": rng.choice((20, 40, 60))}}
    elif gates and rng.random() < 0.5:
        del gates[rng.choice(list(gates))]
    else:
        maker = Maker(rng, facts=rubric.get("facts", {}), conditions=rubric.get("conditions", {}))
        cap = {"total": rng.choice((20, 40))}
        gates["gate_new"] = {"title": "Gate", "when": maker.condition(1), "cap": cap, "because": "So."}


def _ask_more(rng: random.Random, rubric: Data) -> None:
    """A new fact, and a criterion that uses it."""
    rubric.setdefault("facts", {})["fact_new"] = {"ask": "New?", "answer": "yes_no"}
    groups = [group for _, _, group in nodes_of(rubric) if "criteria" in group]
    rng.choice(groups)["criteria"]["uses_new"] = {"title": "New", "yes_no": "fact_new", "weight": rng.randint(1, 3)}


def _word(rng: random.Random, rubric: Data) -> None:
    _a_node(rng, rubric)[2]["title"] = rng.choice(("Other", "Another"))


def _reorder(rng: random.Random, rubric: Data) -> None:
    for name in ("dimensions", "facts", "gates"):
        if rng.random() < 0.5 and name in rubric:
            rubric[name] = dict(reversed(rubric[name].items()))


EDITS: tuple[Callable[[random.Random, Data], None], ...] = (
    *(_weigh, _weigh, _weigh, _combine, _rescale, _cover, _rescore, _rescore, _drop, _switch_off, _copy_criterion),
    *(_move, _dissolve, _gate, _gate, _ask_more, _word, _reorder),
)
