"""Random small cases: a rubric and a sheet about it, valid by construction, with few completions."""

import random
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import Any

from hypothesis import strategies as st

from tests.scoring.generate_rubric import ATTRIBUTES, Maker
from tests.scoring.oracle_gains import options
from tests.scoring.oracle_leaf import World, criteria_of, is_judged


@dataclass(frozen=True)
class Case:
    """A rubric and a sheet about it."""

    rubric: dict[str, Any]
    answers: dict[str, Any]
    attributes: dict[str, str]


def sheet(rng: random.Random, rubric: dict[str, Any], limit: int = 200) -> tuple[dict[str, Any], dict[str, str]]:
    """Random answers and program attributes, leaving at most `limit` completions."""
    share = rng.choice((0.1, 0.4, 0.6, 0.7, 0.8, 1.0))
    answers: dict[str, Any] = {}
    attributes = {name: rng.choice((*values, "other")) for name, values in ATTRIBUTES.items() if rng.random() < share}
    for name, spec in rubric.get("facts", {}).items():
        if rng.random() < share:
            answers[name] = _fact_answer(rng, rubric, name, spec)
        elif rng.random() < 0.2:
            answers[name] = "unknown"
    for name, criterion in criteria_of(rubric):
        judged = is_judged(criterion)
        if criterion.get("may_not_apply") and rng.random() < 0.2:
            answers[name] = {"not_applicable": "There is none."}
        elif "levels" in criterion and rng.random() < (share if judged else 0.05):
            level = rng.randrange(len(criterion["levels"]))
            answers[name] = level if judged and rng.random() < 0.5 else {"value": level, "because": "Seen."}
        elif "levels" not in criterion and rng.random() < 0.05:
            value = rng.random() < 0.5 if "yes_no" in criterion else rng.choice((0, 40, Decimal("66.6"), 100))
            answers[name] = {"value": value, "because": "Seen."}
    open_ = options(rubric, answers, attributes)
    while prod(len(values) for values in open_.values()) > limit:
        name = rng.choice(sorted(open_))
        if name.startswith("@"):
            attributes[name[1:]] = rng.choice(open_[name])
        else:
            answers[name] = rng.choice(open_[name])
        del open_[name]
    return answers, attributes


def _fact_answer(rng: random.Random, rubric: dict[str, Any], name: str, spec: dict[str, Any]) -> Any:
    if spec["answer"] == "count":
        return rng.randint(*spec.get("between", (0, 6)))
    if spec["answer"] == "number" and rng.random() < 0.5:
        low, high = spec.get("between", (-1, 9))
        return rng.choice([v for v in (low, Decimal("1.25"), Decimal("0.1"), 2, high) if low <= v <= high])
    return rng.choice(options(rubric, {}, {})[name])


def case(rng: random.Random, *, plain: bool = False) -> Case:
    """A random rubric with a random sheet; `plain`: only mean nodes, no gates."""
    rubric = Maker(rng, plain=plain).rubric()
    answers, attributes = sheet(rng, rubric)
    return Case(rubric, answers, attributes)


def cases(*, plain: bool = False) -> st.SearchStrategy[Case]:
    """The same as a hypothesis strategy, which shrinks."""
    return st.randoms(use_true_random=False).map(lambda rng: case(rng, plain=plain))


def unknowns(case: Case) -> dict[str, list[Any]]:
    """What is unknown in a case, with the answers it may get; attributes as @name."""
    return options(case.rubric, case.answers, case.attributes)


def answered(case: Case, name: str, value: object) -> Case:
    """The case with one more answer."""
    if name.startswith("@"):
        return Case(case.rubric, case.answers, case.attributes | {name[1:]: str(value)})
    return Case(case.rubric, case.answers | {name: value}, case.attributes)


def world(case: Case) -> World:
    """The oracle's view of a case."""
    return World(case.rubric, case.answers, case.attributes)
