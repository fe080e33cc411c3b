"""Sheets side by side: what is compared with what, and what is left out."""

import time
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rubric.analysis.observers.agree import agreement
from rubric.model.agreement import Agreement, Family, FamilyAgreement, Trust, Undefined
from rubric.model.rubric import Fact, Rubric
from rubric.model.sheet import Sheet
from rubric.observe.questions import questions_of
from rubric.scoring.score import Compiled, prepare
from rubric.source.load import fit, read_rubric_text, read_sheet_text
from tests.support import as_yaml

LEVELS = {"0": "none", "1": "some", "2": "much"}
RUBRIC = {
    "rubric": "shop",
    "format": 1,
    "title": "Shop",
    "facts": {
        "coupon": {"ask": "Coupons?", "answer": "yes_no"},
        "login": {"ask": "Login when?", "answer": "choice", "options": ["start", "paying"]},
        "steps": {"ask": "Steps?", "answer": "count"},
    },
    "dimensions": {
        "scene": {
            "title": "Scene",
            "criteria": {
                "judged": {"title": "Judged", "may_not_apply": True, "levels": LEVELS},
                "fine": {"title": "Fine", "levels": {str(level): f"l{level}" for level in range(5)}},
                "offer": {"title": "Offer", "levels": {"0": "no", "1": {"text": "yes", "when": "coupon"}}},
                "early": {"title": "Login", "yes_no": {"fact": "login", "is": "paying"}},
                "length": {"title": "Length", "number": {"fact": "steps", "points": {"0": 100, "9": 0}}},
            },
        }
    },
}


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return prepare(shop())


def shop() -> Rubric:
    return read_rubric_text(as_yaml(RUBRIC), Path("shop.rubric.yaml"), "shop.rubric.yaml").use()


def compare(compiled: Compiled, *sheets: tuple[str, str, dict[str, Any]], draws: int = 200) -> Agreement:
    """The agreement of sheets given as (program, observer, answers); an observer may carry a date: `ann 2026-01-02`."""
    facts = [one.id for one in questions_of(compiled.plan) if isinstance(one.item, Fact)]
    return agreement(compiled, sheets_of(compiled, sheets), facts=facts, draws=draws)


def sheets_of(compiled: Compiled, sheets: Iterable[tuple[str, str, dict[str, Any]]]) -> list[tuple[str, Sheet]]:
    read = []
    for number, (program, who, answers) in enumerate(sheets):
        observer, _, day = who.partition(" ")
        fields = {"program": program, "format": 1, "observer": observer, "rubric": "shop", "answers": answers}
        text = as_yaml(fields | ({"observed": day} if day else {}))
        name = f"{number}.sheet.yaml"
        read.append((name, fit(read_sheet_text(text, name), compiled.plan.rubric).use()))
    return read


def family(result: Agreement, which: Family) -> FamilyAgreement:
    return next(one for one in result.families if one.family is which)


def test_each_kind_of_answer_has_its_own_line(compiled: Compiled) -> None:
    answers = {"judged": 1, "fine": 2, "coupon": "yes", "login": "start", "steps": 3}
    result = compare(compiled, ("a", "ann", answers), ("a", "bob", answers))

    assert {one.family: one.units for one in result.families} == {
        Family.CRITERIA: 4,
        Family.JUDGED: 2,
        Family.DERIVED: 2,
        Family.YES_NO: 1,
        Family.CHOICE: 1,
        Family.NUMBER: 1,
        Family.APPLIES: 1,
    }
    assert (result.shared, result.single) == (5, 0)
    assert all(one.same == 1 for one in result.families)


def test_levels_are_pooled_by_their_position(compiled: Compiled) -> None:
    """Level 1 of 0–2 is as high as level 2 of 0–4; the share within one level counts levels."""
    result = compare(compiled, ("a", "ann", {"judged": 2, "fine": 2}), ("a", "bob", {"judged": 0, "fine": 3}), draws=0)
    judged = family(result, Family.JUDGED)

    assert judged.same == 0
    assert judged.near == Fraction(1, 2)
    assert {one.id: one.distance for one in result.questions if one.differing} == {"judged": 1, "fine": Fraction(1, 4)}
    assert [one.id for one in result.questions[:2]] == ["judged", "fine"]


def test_unknown_is_missing_and_not_an_answer(compiled: Compiled) -> None:
    result = compare(
        compiled,
        ("a", "ann", {"coupon": "yes", "steps": "unknown", "fine": 1}),
        ("a", "bob", {"coupon": "yes", "steps": "unknown", "login": "start"}),
    )

    assert (result.shared, result.single) == (1, 2)
    assert family(result, Family.YES_NO).units == 1
    assert Family.NUMBER not in {one.family for one in result.families}


def test_an_open_conflict_is_missing(compiled: Compiled) -> None:
    open_ = {"conflict": [{"observer": "x", "value": "yes"}, {"observer": "y", "value": "no"}]}
    result = compare(compiled, ("a", "ann", {"coupon": open_}), ("a", "bob", {"coupon": "yes"}))

    assert (result.shared, result.single) == (0, 1)


def test_applicability_is_apart_from_levels(compiled: Compiled) -> None:
    """One says that it does not apply: a disagreement about that, and no level to compare."""
    na = {"not_applicable": "no such thing here"}
    result = compare(
        compiled,
        ("a", "ann", {"judged": na}),
        ("a", "bob", {"judged": 2}),
        ("b", "ann", {"judged": 1}),
        ("b", "bob", {"judged": 1}),
    )

    assert family(result, Family.APPLIES).units == 2
    assert family(result, Family.APPLIES).same == Fraction(1, 2)
    assert family(result, Family.JUDGED).units == 1
    assert [voice.value for voice in result.questions[0].clashes[0].voices] == ["no", "yes"]


def test_one_value_everywhere_is_undefined(compiled: Compiled) -> None:
    answers = {"judged": 1, "fine": 2, "coupon": "yes"}
    result = compare(compiled, *((program, who, answers) for program in "ab" for who in ("ann", "bob")))

    assert family(result, Family.JUDGED).alpha.undefined is Undefined.NO_VARIATION
    assert family(result, Family.YES_NO).alpha.undefined is Undefined.NO_VARIATION
    assert family(result, Family.YES_NO).trust is None


def test_high_agreement_with_low_alpha_is_told(compiled: Compiled) -> None:
    """Eleven programs with coupons, one that only ann sees: 91 % equal, alpha 0."""
    programs = [f"p{number}" for number in range(12)]
    said = {program: "no" if program == "p3" else "yes" for program in programs}
    result = compare(
        compiled,
        *((program, "ann", {"coupon": value}) for program, value in said.items()),
        *((program, "bob", {"coupon": "yes"}) for program in programs),
    )
    yes_no = family(result, Family.YES_NO)

    assert yes_no.same == Fraction(11, 12)
    assert yes_no.alpha.value == 0
    assert (yes_no.paradox, yes_no.trust) == (True, Trust.UNRELIABLE)
    assert yes_no.gwet is not None
    assert yes_no.gwet.value is not None
    assert yes_no.gwet.value > Fraction(4, 5)


def test_numbers_and_choices_are_compared_question_by_question(compiled: Compiled) -> None:
    """The alpha of one question over the programs; pooled, other questions would pass for variation."""
    result = compare(
        compiled,
        *((program, "ann", {"steps": steps}) for program, steps in {"a": 1, "b": 4, "c": 9}.items()),
        *((program, "bob", {"steps": steps}) for program, steps in {"a": 2, "b": 4, "c": 9}.items()),
    )
    number = family(result, Family.NUMBER)

    assert number.measure == "interval"
    assert number.alpha.value == result.questions[0].alpha.value
    assert number.gwet is None


def test_the_latest_sheet_of_an_observer_counts(compiled: Compiled) -> None:
    result = compare(
        compiled,
        ("a", "ann 2026-03-01", {"coupon": "yes"}),
        ("a", "ann 2026-01-01", {"coupon": "no"}),
        ("a", "bob 2026-02-01", {"coupon": "yes"}),
        ("b", "bob 2026-02-01", {"coupon": "yes"}),
    )

    assert family(result, Family.YES_NO).same == 1
    assert [(one.file, one.observed) for one in result.left_out] == [("1.sheet.yaml", "2026-01-01")]
    assert [one.id for one in result.programs] == ["a"]
    assert [one.id for one in result.alone] == ["b"]


def test_leniency_is_in_levels(compiled: Compiled) -> None:
    result = compare(
        compiled,
        ("a", "ann", {"judged": 2, "fine": 4}),
        ("a", "bob", {"judged": 1, "fine": 1}),
        ("b", "cid", {"coupon": "yes"}),
        ("b", "ann", {"login": "start"}),
    )

    assert {one.name: one.leniency for one in result.observers} == {"ann": 1, "bob": -1, "cid": None}


def test_from_eight_programs_on_whole_programs_are_drawn(compiled: Compiled) -> None:
    sheets = [
        (f"p{number}", who, {"fine": number % 5, "judged": number % 3}) for number in range(8) for who in ("ann", "bob")
    ]

    assert compare(compiled, *sheets).resampled == "programs"
    assert compare(compiled, *sheets[:14]).resampled == "answers"


def test_a_derived_level_that_comes_out_differently_is_named(compiled: Compiled) -> None:
    result = compare(compiled, ("a", "ann", {"coupon": "yes"}), ("a", "bob", {"coupon": "no"}))

    assert [(one.id, one.differing) for one in result.criteria] == [("offer", 1)]
    assert [voice.value for voice in result.criteria[0].clashes[0].voices] == ["1", "0"]


def test_json_and_back_is_the_same_result(compiled: Compiled) -> None:
    result = compare(compiled, ("a", "ann", {"fine": 1, "judged": 2}), ("a", "bob", {"fine": 3, "judged": 2}))

    assert Agreement.model_validate(result.model_dump(mode="json", by_alias=True)) == result


def test_twenty_programs_of_three_observers_take_less_than_two_seconds() -> None:
    """Forty questions each, two thousand draws."""
    criteria = {f"c{number}": {"title": f"C{number}", "levels": LEVELS} for number in range(40)}
    rubric = {**RUBRIC, "dimensions": {"scene": {"title": "Scene", "criteria": criteria}}, "facts": {}}
    compiled = prepare(read_rubric_text(as_yaml(rubric), Path("shop.rubric.yaml"), "shop.rubric.yaml").use())
    sheets = [
        (f"p{program}", who, {id_: (number * program + len(who + id_)) % 3 for number, id_ in enumerate(criteria)})
        for program in range(20)
        for who in ("ann", "bob2", "cid")
    ]
    read = sheets_of(compiled, sheets)
    start = time.process_time()
    result = agreement(compiled, read, facts=[], draws=2_000)

    assert time.process_time() - start < 2
    assert (result.shared, result.resampled) == (800, "programs")
