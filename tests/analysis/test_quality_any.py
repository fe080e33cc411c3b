"""Any rubric and any sheets: the figures hold, totals are rated again exactly, and every page can be made."""

import random
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rubric.analysis.quality.assess import quality
from rubric.analysis.quality.leave_out import known_of
from rubric.model.quality import Quality
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.blocks_html import blocks_page
from rubric.report.quality_page import QualityPage
from rubric.report.wording import Words
from rubric.scoring.score import Compiled, prepare, score
from rubric.source.load import fit, read_rubric_text, read_sheet_text
from rubric.source.schemas import schema_of
from tests.scoring.generate import case, sheet
from tests.support import as_yaml


def rated(rng: random.Random, programs: int) -> tuple[Compiled, list[Scorecard]]:
    """A random rubric, and programs rated by it."""
    spec: dict[str, Any] = case(rng).rubric
    rubric = read_rubric_text(as_yaml(spec), Path("any.rubric.yaml"), "any.rubric.yaml").use()
    compiled = prepare(rubric)
    cards = []
    for number in range(programs):
        answers, attributes = sheet(rng, spec)
        own: dict[str, Any] = {name: attributes.pop(name) for name in ("vertical",) if name in attributes}
        own |= {"attributes": attributes} if attributes else {}
        text = as_yaml({"program": f"p-{number}", "format": 1, **own, "answers": answers})
        cards.append(score(compiled, fit(read_sheet_text(text, "any.sheet.yaml"), rubric).use()))
    return compiled, cards


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([1, 2, 9]))
def test_any_rubric(seed: int, programs: int) -> None:
    """Gates, nested groups, every scale and every way to combine; one program and several."""
    compiled, cards = rated(random.Random(seed), programs)  # noqa: S311 - not for secrets
    result = quality(compiled, cards)
    data = result.model_dump(mode="json", by_alias=True)

    for card in cards:
        total = known_of(compiled.plan, card).total(compiled.plan)
        assert (None if total is None else compiled.plan.on_scale(total)) == card.total.score
    for one in result.criteria:
        assert one.settled + one.unknown + one.not_applicable + one.out_of_scope == programs
        assert one.item_total is None or abs(one.item_total) <= 1
        assert one.leave_out is None or one.leave_out.tau is None or abs(one.leave_out.tau) <= 1
    assert sum(one.real for one in result.criteria if one.real is not None) in (0, 1)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    assert Quality.model_validate(data) == result
    assert blocks_page(lambda words: QualityPage(result, words, verbose=True).blocks(), data, Lang.ZH)
    assert QualityPage(result, Words(Lang.EN)).blocks()


VALIDATOR = Draft202012Validator(schema_of("quality"))
