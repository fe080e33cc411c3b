"""Scorecards without explanations have the numbers of whole ones, whatever was rated before."""

import random
from pathlib import Path

import pytest

from rubric.model.rubric import Rubric
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.sheet import Sheet
from rubric.scoring.lean import Lean, Part
from rubric.scoring.score import prepare, score
from rubric.source.load import fit, read_rubric_text, read_sheet_text
from tests.scoring.generate import case, sheet
from tests.support import as_yaml

SHEETS = 6


def numbers(node: NodeView) -> tuple[object, ...]:
    return node.path, node.kind, node.title, node.state, node.score, node.low, node.high, node.coverage


def same(lean: Scorecard, whole: Scorecard) -> None:
    assert (lean.program, lean.verdict, lean.reasons, lean.rubric) == (
        whole.program,
        whole.verdict,
        whole.reasons,
        whole.rubric,
    )
    for name in ("score", "low", "high", "coverage", "band", "bands", "answered", "criteria", "out_of_scope"):
        assert getattr(lean.total, name) == getattr(whole.total, name), name
    gates = {gate.id: (gate.state, gate.binds, gate.cap, gate.title) for gate in whole.gates}
    assert {gate.id: (gate.state, gate.binds, gate.cap, gate.title) for gate in lean.gates} == gates
    assert lean.sheet.model_copy(update={"without_evidence": (), "sources": {}}) == whole.sheet.model_copy(
        update={"without_evidence": (), "sources": {}}
    )


def subjects(seed: int) -> tuple[Rubric, list[Sheet]]:
    """A random rubric, and random sheets that fit it."""
    rng = random.Random(seed)  # noqa: S311
    data = case(rng).rubric
    rubric = read_rubric_text(as_yaml(data), Path("r.rubric.yaml"), "r").use()
    made = []
    for number in range(SHEETS):
        answers, attributes = sheet(rng, data)
        text = as_yaml({"program": f"p{number}", "attributes": attributes, "answers": answers})
        made.append(fit(read_sheet_text(text, "s"), rubric).use())
    return rubric, [*made, made[0]]


@pytest.mark.parametrize("block", range(3))
def test_lean_scorecards_have_the_numbers_of_whole_ones(block: int) -> None:
    for seed in range(block * 20, block * 20 + 20):
        rubric, sheets = subjects(seed)
        compiled = prepare(rubric)
        least, most = Lean(compiled), Lean(compiled, frozenset(Part))
        for one in sheets:
            whole = score(compiled, one, file="f")
            few, many = least.rate(one, file="f"), most.rate(one, file="f")
            same(few, whole)
            same(many, whole)
            high = [numbers(node) for node in whole.nodes if node.kind in ("total", "dimension")]
            assert [numbers(node) for node in few.nodes] == high
            assert [(*numbers(node), node.earned, node.lost) for node in many.nodes] == [
                (*numbers(node), node.earned, node.lost) for node in whole.nodes
            ]
            assert many.total.uncapped == whole.total.uncapped
            assert many.sheet.without_evidence == whole.sheet.without_evidence
            assert many.observe_next == whole.observe_next
