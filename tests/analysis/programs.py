"""Scorecards for tests of rankings: bare ones, and real ones of three dimensions that an answer sets directly."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from rubric.analysis.ranking.profile import Profile, profile_of
from rubric.model.scorecard import ProgramView, Scorecard
from rubric.model.states import Verdict
from tests.scoring.specs import dimension, full
from tests.support import rate

# The table that the exact shares of weightings below are known for, and the weights of its flips.
TABLE = {"x": (80, 70, 40), "y": (70, 90, 60), "z": (50, 60, 85)}
WEIGHTS = (Fraction(40, 100), Fraction(35, 100), Fraction(25, 100))
DECLARED = (Decimal("0.40"), Decimal("0.35"), Decimal("0.25"))
NAMES = ("scene", "capability", "gameplay")


def fractions(*values: int) -> list[Fraction]:
    """Whole numbers as fractions."""
    return [Fraction(value) for value in values]


def minus(one: str, other: str) -> list[Fraction]:
    """The differences of two programs of the table."""
    return [Fraction(a - b) for a, b in zip(TABLE[one], TABLE[other], strict=True)]


def rubric(weights: Sequence[Any] = DECLARED, **more: Any) -> dict[str, Any]:
    """Three dimensions of one criterion each, whose value is a fact from 0 to 100."""

    def curve(name: str) -> dict[str, Any]:
        return {"number": {"fact": f"{name}_points", "points": {0: 0, 100: 100}}, "may_not_apply": True}

    points = {"answer": "number", "between": [0, 100]}
    return full(
        {
            "facts": {"bad": "yes_no"} | {f"{name}_points": points for name in NAMES},
            "dimensions": {
                name: dimension(weight=weight, **{f"{name}_value": curve(name)})
                for name, weight in zip(NAMES, weights, strict=True)
            },
        }
        | more
    )


def program(id_: str, *values: int | None, of: dict[str, Any] | None = None, **answers: Any) -> Scorecard:
    """A program with these values; None stands for unknown."""
    facts = {f"{name}_points": value for name, value in zip(NAMES, values, strict=True) if value is not None}
    return rate(of or rubric(), facts | {"bad": False} | answers, program=id_, vertical="shop")


def profile(card: Scorecard) -> Profile:
    """What of a card matters to its weights."""
    return profile_of(card, card.program.id)


def bare(
    id_: str, low: int | None, high: int | None, score: int | None = None, verdict: Verdict = Verdict.FINAL
) -> Scorecard:
    """A scorecard that has no more than its total; without a score it is withheld."""

    def number(value: int | None) -> Fraction | None:
        return None if value is None else Fraction(value)

    base = _any_card()
    total = base.total.model_copy(update={"score": number(score), "low": number(low), "high": number(high)})
    return base.model_copy(
        update={
            "program": ProgramView(id=id_),
            "verdict": verdict if score is not None else Verdict.WITHHELD,
            "total": total,
        }
    )


@cache
def _any_card() -> Scorecard:
    return program("any", 50, 50, 50)
