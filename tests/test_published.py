"""The published scorecards of the field, in the rubric language: two that ship as examples, four built here.

Every expected figure is computed by hand from the published rule, not by the scorer.
"""

from decimal import Decimal
from fractions import Fraction
from math import erfc, log, sqrt
from statistics import NormalDist
from typing import Any

import pytest

from rubric.model.rubric import Group, Rubric
from rubric.model.scorecard import Scorecard
from rubric.model.states import State, Verdict
from rubric.scoring.score import prepare, score
from rubric.scoring.selftest import run_examples
from rubric.source.load import fit, read_rubric, read_rubric_of, read_sheet, read_sheet_text
from tests.scoring.specs import dimension, full, judged
from tests.support import EXAMPLES, as_yaml, rate

PUBLISHED = EXAMPLES / "published"
DEVTOOLS, SUS = "wechat-experience-score", "system-usability-scale"
BOTH = pytest.mark.parametrize("name", [DEVTOOLS, SUS])


def read(name: str) -> Rubric:
    return read_rubric(PUBLISHED / f"{name}.rubric.yaml").use()


def rated(name: str, answers: dict[str, Any]) -> Scorecard:
    rubric = read(name)
    sheet = read_sheet_text(as_yaml({"program": "made-up", "format": 1, "answers": answers}), "made-up.sheet.yaml")
    return score(rubric, fit(sheet, rubric).use())


def total(card: Scorecard) -> Fraction:
    assert card.total.score is not None
    return card.total.score


# The files


@BOTH
def test_loads_without_findings(name: str) -> None:
    assert read_rubric(PUBLISHED / f"{name}.rubric.yaml").findings == []


@BOTH
def test_own_examples_hold(name: str) -> None:
    rubric = read(name)
    outcomes = list(run_examples(prepare(rubric), {}))
    assert len(outcomes) == sum(len(example.expect) for example in rubric.examples) > 0
    assert [one for one in outcomes if not one.holds] == []


@pytest.mark.parametrize(("name", "expected"), [(DEVTOOLS, Fraction(7600, 97)), (SUS, Fraction("77.5"))])
def test_sheet(name: str, expected: Fraction) -> None:
    path = PUBLISHED / f"{name}.sheet.yaml"
    sheet = read_sheet(path)
    rubric = read_rubric_of(sheet, path).use()
    fitted = fit(sheet, rubric)
    assert fitted.findings == []
    card = score(rubric, fitted.use())
    assert (rubric.rubric, card.verdict, total(card)) == (name, Verdict.FINAL, expected)
    assert sum(line.points for line in card.ledger) == expected


@BOTH
def test_sheet_answers_everything(name: str) -> None:
    rubric, sheet = read(name), read_sheet(PUBLISHED / f"{name}.sheet.yaml").use()
    ignored = {f"{id_}_met" for id_, answer in sheet.answers.items() if answer.not_applicable}
    assert set(rubric.facts) == (set(sheet.answers) & set(rubric.facts)) | ignored
    assert all(answer.evidence for answer in sheet.answers.values())


# WeChat DevTools: a flat table of pass/fail rules with weights

WEIGHTS = {
    "performance": {
        "script_time": 7,
        "first_screen": 6,
        "render_time": 6,
        "set_data_rate": 6,
        "set_data_size": 6,
        "wxml_nodes": 6,
        "request_time": 5,
        "requests_at_once": 5,
        "images_at_once": 5,
        "image_cache": 4,
        "image_size": 4,
        "set_data_needed": 3,
        "request_cache": 2,
    },
    "experience": {
        "inertial_scroll": 8,
        "no_active_state": 8,
        "image_ratio": 4,
        "tap_area": 3,
        "iphone_x": 3,
        "colour_contrast": 0,
    },
    "best_practice": {
        "no_script_errors": 3,
        "no_request_errors": 3,
        "no_deprecated": 2,
        "https": 1,
        "base_library": 0,
        "pages_reachable": 0,
        "wxss_used": 0,
        "timers_cleared": 0,
    },
}
RULES = {rule: weight for rules in WEIGHTS.values() for rule, weight in rules.items()}
HINTS = [rule for rule, weight in RULES.items() if weight == 0]


def devtools(*missed: str, ignored: tuple[str, ...] = ()) -> Scorecard:
    """A complete report: what is not named is met."""
    answers: dict[str, Any] = {f"{rule}_met": "no" if rule in missed else "yes" for rule in RULES}
    answers = {fact: value for fact, value in answers.items() if fact.removesuffix("_met") not in ignored}
    return rated(DEVTOOLS, answers | {rule: {"not_applicable": "Ignored."} for rule in ignored})


def test_devtools_weights_are_the_documented_ones() -> None:
    dimensions: dict[str, Group] = read(DEVTOOLS).dimensions
    assert {id_: {rule: node.weight for rule, node in group.criteria.items()} for id_, group in dimensions.items()} == (
        WEIGHTS
    )
    assert [sum(rules.values()) for rules in WEIGHTS.values()] == [65, 26, 9]
    assert (len(RULES), len(HINTS)) == (27, 5)


@pytest.mark.parametrize("rule", RULES)
def test_devtools_rule_costs_its_weight(rule: str) -> None:
    assert total(devtools(rule)) == 100 - RULES[rule]


def test_devtools_total_is_not_the_mean_of_the_categories() -> None:
    card = devtools(*WEIGHTS["performance"])
    assert [card.node(id_).score for id_ in WEIGHTS] == [0, 100, 100]
    assert total(card) == 35


def test_devtools_ignoring_gives_the_weight_to_the_others() -> None:
    card = devtools("first_screen", ignored=("iphone_x",))
    assert card.verdict is Verdict.FINAL
    assert card.total.coverage == 1
    assert total(card) == Fraction(100 * (100 - 3 - 6), 100 - 3)
    assert card.node("experience").score == 100
    assert card.node("performance.script_time").share == Fraction(7, 97)


def test_devtools_ignoring_a_whole_category() -> None:
    card = devtools("script_time", ignored=tuple(WEIGHTS["best_practice"]))
    assert card.node("best_practice").state is State.NOT_APPLICABLE
    assert total(card) == Fraction(100 * (91 - 7), 91)


def test_devtools_hints_do_not_count() -> None:
    assert total(devtools(*HINTS)) == 100
    assert total(devtools("https", ignored=tuple(HINTS))) == 99
    card = devtools(*HINTS)
    assert [line.line.rpartition(".")[2] for line in card.ledger] == [rule for rule in RULES if rule not in HINTS]


# SUS: a five-point questionnaire with reversed items


def sus(*answers: int) -> Scorecard:
    """Answers in the order of the statements; what is left off at the end is unknown."""
    return rated(SUS, dict(zip(read(SUS).facts, answers, strict=False)))


@pytest.mark.parametrize(
    ("answers", "expected", "band"),
    [
        ((3,) * 10, Fraction(50), "marginal"),
        ((5, 1) * 5, Fraction(100), "acceptable"),
        ((1, 5) * 5, Fraction(0), "not_acceptable"),
        # Odd items 3 + 4 + 2 + 3 + 1 = 13, even ones 3 + 0 + 4 + 2 + 1 = 10; 23 times 2.5.
        ((4, 2, 5, 5, 3, 1, 4, 3, 2, 4), Fraction("57.5"), "marginal"),
        # Odd items 3 each, even ones 3, 3, 2, 3, 2: 28 times 2.5, and 70 is not above 70.
        ((4, 2, 4, 2, 4, 3, 4, 2, 4, 3), Fraction(70), "marginal"),
        ((4, 2, 4, 2, 4, 3, 4, 2, 4, 2), Fraction("72.5"), "acceptable"),
        ((3, 3, 3, 3, 3, 3, 3, 3, 3, 4), Fraction("47.5"), "not_acceptable"),
    ],
)
def test_sus(answers: tuple[int, ...], expected: Fraction, band: str) -> None:
    card = sus(*answers)
    assert (total(card), card.total.band, card.verdict) == (expected, band, Verdict.FINAL)


def test_sus_dimensions() -> None:
    card = sus(4, 2, 5, 5, 3, 1, 4, 3, 2, 4)
    assert card.node("learnability").score == Fraction(0 + 25, 2)
    assert card.node("usability").score == Fraction(75 + 75 + 100 + 50 + 100 + 75 + 50 + 25, 8)


def test_sus_without_an_answer_is_withheld() -> None:
    card = sus(5, 1, 5, 1, 5, 1, 5, 1, 5)
    assert (card.verdict, card.total.band, card.total.coverage) == (Verdict.WITHHELD, None, Fraction(9, 10))
    assert (card.total.low, card.total.high) == (Fraction(90), Fraction(100))


# Lighthouse: weighted audits on log-normal curves (performance, version 10, mobile: weight, p10, median)

AUDITS: dict[str, tuple[int, Decimal, Decimal]] = {
    "fcp": (10, Decimal(1800), Decimal(3000)),
    "speed_index": (10, Decimal(3387), Decimal(5800)),
    "lcp": (25, Decimal(2500), Decimal(4000)),
    "tbt": (30, Decimal(200), Decimal(600)),
    "cls": (25, Decimal("0.1"), Decimal("0.25")),
}
P10 = {audit: p10 for audit, (_, p10, _) in AUDITS.items()}
MEDIAN = {audit: median for audit, (_, _, median) in AUDITS.items()}


def lighthouse(measured: dict[str, Decimal]) -> Scorecard:
    criteria = {
        f"{audit}_score": {"weight": weight, "number": {"fact": audit, "log_normal": {"p10": p10, "median": median}}}
        for audit, (weight, p10, median) in AUDITS.items()
    }
    rubric = {"facts": dict.fromkeys(AUDITS, "number"), "dimensions": {"performance": dimension(**criteria)}}
    return rate(full(rubric), measured)


def curve(audit: str, measured: Decimal) -> float:
    """Lighthouse's curve, 0 to 1, from the normal distribution: the z of 0.9 at p10, 0 at the median."""
    _, p10, median = AUDITS[audit]
    z = NormalDist().inv_cdf(0.9) * log(measured / median) / log(median / p10)
    return erfc(z / sqrt(2)) / 2


def test_lighthouse_control_points_are_exact() -> None:
    assert total(lighthouse(P10)) == 90
    assert total(lighthouse(MEDIAN)) == 50
    # 90 at fcp, lcp and cls (weight 60), 50 at the others (weight 40).
    assert total(lighthouse(P10 | {"speed_index": MEDIAN["speed_index"], "tbt": MEDIAN["tbt"]})) == 74
    assert lighthouse({"cls": Decimal(0)}).node("performance.cls_score").score == 100


MEASURED = [
    {"fcp": "900", "speed_index": "2100.5", "lcp": "1650", "tbt": "30", "cls": "0.002"},
    {"fcp": "2100", "speed_index": "4400", "lcp": "3999", "tbt": "350", "cls": "0.13"},
    {"fcp": "6000", "speed_index": "12000", "lcp": "9000", "tbt": "2400", "cls": "1.2"},
]


@pytest.mark.parametrize("texts", MEASURED)
def test_lighthouse_elsewhere(texts: dict[str, str]) -> None:
    measured = {audit: Decimal(text) for audit, text in texts.items()}
    card = lighthouse(measured)
    expected = 0.0
    for audit, (weight, _, _) in AUDITS.items():
        reached = card.node(f"performance.{audit}_score").score
        assert reached is not None
        assert float(reached) == pytest.approx(100 * curve(audit, measured[audit]), rel=0, abs=1e-9)
        expected += weight * curve(audit, measured[audit])
    assert float(total(card)) == pytest.approx(expected, rel=0, abs=1e-9)


# OpenSSF Scorecard: checks from 0 to 10, weighted by risk, inconclusive ones dropped

RISK = {"critical": Decimal(10), "high": Decimal("7.5"), "medium": Decimal(5), "low": Decimal("2.5")}
CHECKS = {"dangerous_workflow": "critical", "code_review": "high", "pinned": "medium", "license": "low"}
SEEN = {"dangerous_workflow": 10, "pinned": 6, "license": 9}


def openssf(answers: dict[str, Any]) -> Scorecard:
    checks = {
        f"{check}_check": {
            "weight": RISK[risk],
            "number": {"fact": check, "points": {0: 0, 10: 100}},
            "may_not_apply": True,
        }
        for check, risk in CHECKS.items()
    }
    rubric = {
        "scale": {"from": 0, "to": 10},
        "facts": {check: {"answer": "count", "between": [0, 10]} for check in CHECKS},
        "dimensions": {"checks": dimension(**checks)},
        "minimum_coverage": 0,
    }
    return rate(full(rubric), answers)


def test_openssf_all_conclusive() -> None:
    # 10 × 10 + 7.5 × 4 + 5 × 6 + 2.5 × 9 = 182.5 over 25.
    card = openssf(SEEN | {"code_review": 4})
    assert (total(card), card.verdict) == (Fraction("7.3"), Verdict.FINAL)


@pytest.mark.parametrize("inconclusive", [{}, {"code_review": "unknown"}])
def test_openssf_inconclusive_as_unknown(inconclusive: dict[str, Any]) -> None:
    card = openssf(SEEN | inconclusive)
    assert total(card) == Fraction("152.5") / Fraction("17.5")
    assert (card.total.coverage, card.verdict) == (Fraction(7, 10), Verdict.FINAL)
    assert (card.total.low, card.total.high) == (Fraction("6.1"), Fraction("9.1"))


def test_openssf_inconclusive_as_not_applicable() -> None:
    card = openssf(SEEN | {"code_review_check": {"not_applicable": "No reviews to look at."}})
    assert total(card) == card.total.low == card.total.high == Fraction("152.5") / Fraction("17.5")
    assert card.total.coverage == 1


# OWASP SAMM: function → practice → stream, three questions a stream, answered 0, 1/4, 1/2 or 1; scores from 0 to 3

FUNCTIONS = {
    "governance": ("strategy", "policy", "education"),
    "design": ("threats", "requirements", "architecture"),
    "implementation": ("build", "deployment", "defects"),
    "verification": ("assessment", "requirements_tests", "security_tests"),
    "operations": ("incidents", "environment", "management"),
}
PARTS = {Fraction(0): 0, Fraction(1, 4): 1, Fraction(1, 2): 2, Fraction(1): 3}
A, B = "a", "b"


def samm(answered: dict[tuple[str, str], tuple[str, str, str]]) -> Scorecard:
    """Answers of streams, as text fractions for maturity 1 to 3; every other stream is answered 0."""
    question = judged(points=(0, 25, 50, 100))

    def practice(name: str) -> dict[str, Any]:
        streams = {f"{name}_{s}": dimension(**{f"{name}_{s}_{n}": question for n in (1, 2, 3)}) for s in (A, B)}
        return dimension(**streams)

    functions = {id_: dimension(**{name: practice(name) for name in names}) for id_, names in FUNCTIONS.items()}
    answers = {
        f"{name}_{stream}_{n}": PARTS[Fraction(answered.get((name, stream), ("0", "0", "0"))[n - 1])]
        for names in FUNCTIONS.values()
        for name in names
        for stream in (A, B)
        for n in (1, 2, 3)
    }
    return rate(full({"scale": {"from": 0, "to": 3}, "dimensions": functions}), answers)


def test_samm_practice_is_the_sum_over_maturity_of_the_mean_of_its_streams() -> None:
    card = samm({("strategy", A): ("1", "1/2", "0"), ("strategy", B): ("1/4", "0", "0")})
    assert card.node("governance.strategy.strategy_a").score == Fraction(3, 2)
    assert card.node("governance.strategy.strategy_b").score == Fraction(1, 4)
    # By maturity: the mean of 1 and 1/4, that of 1/2 and 0, and 0.
    assert card.node("governance.strategy").score == Fraction(7, 8)
    assert card.node("governance").score == Fraction(7, 24)
    assert total(card) == Fraction(7, 120)


def test_samm_total_is_the_mean_of_the_functions() -> None:
    best = ("1", "1", "1")
    answered = {(name, stream): best for name in FUNCTIONS["operations"] for stream in (A, B)}
    card = samm(answered | {("build", A): ("1", "1", "1/2"), ("threats", B): ("1/4", "1/4", "0")})
    # Practices: build (5/2 + 0)/2 = 5/4, threats (0 + 1/2)/2 = 1/4; a function is a third of each.
    functions = {id_: card.node(id_).score for id_ in FUNCTIONS}
    thirds = (0, Fraction(1, 12), Fraction(5, 12), 0, 3)
    assert functions == dict(zip(FUNCTIONS, thirds, strict=True))
    assert total(card) == (Fraction(1, 12) + Fraction(5, 12) + 3) / 5 == Fraction(7, 10)


# MARS: subscale means on 1 to 5, their mean as the total; with a reversed item and one that does not apply


def mars(answers: dict[str, list[int]], *, reverse: str, skipped: str | None = None) -> Scorecard:
    facts: dict[str, Any] = {}
    subscales: dict[str, Any] = {}
    given: dict[str, Any] = {}
    for subscale, values in answers.items():
        items: dict[str, Any] = {}
        for n, value in enumerate(values, start=1):
            item, fact = f"{subscale}_{n}", f"{subscale}_{n}_answer"
            facts[fact] = {"answer": "count", "between": [1, 5]}
            points = {1: 100, 5: 0} if item == reverse else {1: 0, 5: 100}
            items[item] = {"number": {"fact": fact, "points": points}, "may_not_apply": True}
            given |= {item: {"not_applicable": "Not in this app."}} if item == skipped else {fact: value}
        subscales[subscale] = dimension(**items)
    return rate(full({"scale": {"from": 1, "to": 5}, "facts": facts, "dimensions": subscales}), given)


def test_mars() -> None:
    answers = {
        "engagement": [4, 3, 5, 2, 2],  # the last is reversed: 6 - 2 = 4
        "functionality": [5, 4, 4, 3],
        "aesthetics": [3, 3, 4],
        "information": [4, 4, 3, 5, 2, 3, 1],  # the last does not apply
    }
    card = mars(answers, reverse="engagement_5", skipped="information_7")
    means = (Fraction(18, 5), Fraction(4), Fraction(10, 3), Fraction(7, 2))
    assert [card.node(subscale).score for subscale in answers] == list(means)
    assert total(card) == sum(means) / 4 == Fraction(433, 120)
    assert (card.verdict, card.total.low, card.total.high) == (Verdict.FINAL, Fraction(433, 120), Fraction(433, 120))


def test_mars_extremes() -> None:
    lowest = {"engagement": [1, 5], "information": [1]}
    highest = {"engagement": [5, 1], "information": [5]}
    assert total(mars(lowest, reverse="engagement_2")) == 1
    assert total(mars(highest, reverse="engagement_2")) == 5
