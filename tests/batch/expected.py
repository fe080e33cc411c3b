"""What the scorer says of a row, by the names of the columns; numbers are exact."""

from fractions import Fraction

from rubric.model.states import State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import portions
from rubric.scoring.plan import Plan
from rubric.scoring.values import NodeValue, Value
from rubric.scoring.verdict import band_reached, bands_spanned, judge
from rubric.scoring.world import World

Cell = Fraction | str | int | None


def expected(plan: Plan, world: World, *, extras: bool = False) -> dict[str, Cell]:
    evaluation = evaluate(plan, world)
    verdict, _ = judge(plan, evaluation)
    band = band_reached(plan, evaluation, verdict)
    found: dict[str, Cell] = {}
    for child in (plan.root, *plan.root.children):
        found |= _numbers(plan, child.id, evaluation.values[child.path])
    found |= {"verdict": str(verdict), "band": band.id if band else None, "gates": _binding(plan, evaluation)}
    return found | _extras(plan, evaluation) if extras else found


def _numbers(plan: Plan, name: str, value: Value) -> dict[str, Cell]:
    applies = value.applies
    return {
        f"{name}_score": None if value.value is None else plan.on_scale(value.value),
        f"{name}_low": plan.on_scale(value.low) if applies else None,
        f"{name}_high": plan.on_scale(value.high) if applies else None,
        f"{name}_coverage": value.coverage if applies else None,
    }


def _binding(plan: Plan, evaluation: Evaluation) -> str:
    nodes = [value for value in evaluation.values.values() if isinstance(value, NodeValue)]
    return " ".join(id_ for id_ in plan.gates if any(node.cap == id_ for node in nodes))


def _extras(plan: Plan, evaluation: Evaluation) -> dict[str, Cell]:
    found: dict[str, Cell] = {f"{id_}_gate": str(state) for id_, state in evaluation.gates.items()}
    uncapped = evaluate(plan, evaluation.world, gates=(), known=evaluation.leaves).root.value
    found["total_uncapped"] = None if uncapped is None else plan.on_scale(uncapped)
    if plan.bands:
        found["bands"] = " ".join(band.id for band in bands_spanned(plan, evaluation))
    for id_, leaf in plan.leaves.items():
        value = evaluation.leaves[id_]
        found[f"{id_}_state"] = str(value.state)
        if leaf.criterion.levels is not None:
            found[f"{id_}_level"] = value.levels[0] if value.state is State.ANSWERED else None
        numbers = _numbers(plan, id_, value)
        found |= {name: cell for name, cell in numbers.items() if not name.endswith("_coverage")}
    return found


def losses(plan: Plan, evaluation: Evaluation) -> dict[str, Fraction]:
    """What each criterion and each gate costs, in points."""
    parts = portions(plan, evaluation.values)
    found = {id_: Fraction(0) for id_ in (*plan.leaves, *plan.gates)}
    for id_, leaf in plan.leaves.items():
        value = evaluation.leaves[id_].value
        if value is not None:
            found[id_] = plan.width * (parts[leaf.path].share or 0) * (1 - value)
    for path, node in evaluation.values.items():
        if isinstance(node, NodeValue) and node.cap is not None and node.value is not None:
            found[node.cap] += plan.width * (parts[path].share or 0) * (node.held - node.value)
    return found


def widths(plan: Plan, evaluation: Evaluation) -> dict[str, Fraction]:
    """What the unknowns of each criterion hold open, in points: stake times width."""
    parts = portions(plan, evaluation.values)
    return {
        id_: plan.width * (parts[leaf.path].stake or 0) * (evaluation.leaves[id_].high - evaluation.leaves[id_].low)
        for id_, leaf in plan.leaves.items()
    }
