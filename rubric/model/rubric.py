"""The rubric file, ``<id>.rubric.yaml``: dimensions, criteria, facts, conditions, gates and bands."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from rubric.model.base import (
    RESERVED_OPTIONS,
    ItemId,
    Model,
    Number,
    NumberKey,
    Percent,
    ProgramId,
    Share,
    Weight,
    Whole,
    Word,
    YesNo,
    shown,
    usable,
)
from rubric.model.condition import Condition
from rubric.model.reference import Off, Reference
from rubric.model.sheet import Answer
from rubric.model.text import BILINGUAL, Text

Combine = Literal["mean", "geometric", "weakest"]
AnswerKind = Literal["yes_no", "count", "number", "choice"]
SCALES = ("levels", "yes_no", "number", "checklist")


def _distinct(options: tuple[str, ...]) -> tuple[str, ...]:
    for option in options:
        if option in RESERVED_OPTIONS:
            raise PydanticCustomError("reserved-id", "reserved", {"value": option})
        if options.count(option) > 1:
            raise PydanticCustomError("listed-twice", "listed twice", {"value": option})
    return options


def _distinct_keys(options: dict[str, Text]) -> dict[str, Text]:
    _distinct(tuple(options))
    return options


class Fact(Model):
    """Something observable; criteria are computed from it."""

    title: Text | None = None
    ask: Text
    answer: AnswerKind
    options: (
        Annotated[tuple[ItemId, ...], Field(min_length=1), AfterValidator(_distinct)]
        | Annotated[dict[ItemId, Text], Field(min_length=1), AfterValidator(_distinct_keys)]
        | None
    ) = Field(default=None, union_mode="left_to_right")
    between: tuple[Number, Number] | None = None
    how: Text | None = None
    signals: tuple[Word, ...] = ()
    references: dict[ItemId, Text] = {}
    off: Off | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.answer == "choice") != (self.options is not None):
            raise PydanticCustomError("options-for-choice", "options belong to choice", {"answer": self.answer})
        if self.between is not None and self.answer not in ("count", "number"):
            raise PydanticCustomError("between-for-numbers", "between is for numbers", {"answer": self.answer})
        if self.between is not None and self.between[0] > self.between[1]:
            raise PydanticCustomError("empty-range", "empty range", {"low": self.between[0], "high": self.between[1]})
        return self

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids a choice may be answered with, in order; empty for other kinds."""
        return tuple(self.options or ())


class Level(Model):
    """A step of a levels scale; its text is the anchor. ``points`` are 0 to 100 of the criterion."""

    short_forms = ({"type": ["string", "number"]}, BILINGUAL)

    text: Text
    when: Condition | None = None
    points: Percent | None = None
    like: dict[ProgramId, Text] = {}

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {"text": value} if value and value.keys() <= {"zh", "en"} else value
        return value if isinstance(value, Level) else {"text": value}


def _from_zero(levels: dict[int, Level]) -> dict[int, Level]:
    if sorted(levels) != list(range(len(levels))) or len(levels) < 2:
        raise PydanticCustomError("level-numbers", "gap", {"numbers": ", ".join(map(str, sorted(levels)))})
    if levels[0].when is not None:
        raise PydanticCustomError("floor-has-when", "floor", {})
    without = [number for number in sorted(levels) if number and levels[number].when is None]
    if without and len(without) < len(levels) - 1:
        raise PydanticCustomError("some-levels-derived", "some", {"numbers": ", ".join(map(str, without))})
    return dict(sorted(levels.items()))


class LogNormal(Model):
    """The curve of web auditing: lower is better, ``p10`` scores 0.9 and ``median`` 0.5."""

    p10: Number
    median: Number

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 < self.p10 < self.median:
            raise PydanticCustomError("log-normal-order", "order", {"p10": self.p10, "median": self.median})
        return self


class NumberScale(Model):
    """A number fact through a curve: ``points`` is piecewise linear and flat outside its ends."""

    fact: ItemId
    points: Annotated[dict[NumberKey, Percent], Field(min_length=2)] | None = None
    log_normal: LogNormal | None = None

    @model_validator(mode="after")
    def _one_curve(self) -> Self:
        if (self.points is None) == (self.log_normal is None):
            raise PydanticCustomError("one-curve", "one curve", {})
        return self


class Checklist(Model):
    """Facts with points: the share that is present, or points held inside 0 to ``out_of``."""

    short_forms = ({"type": "object", "additionalProperties": {"type": "number"}},)

    out_of: Number | None = None
    facts: Annotated[dict[ItemId, Number], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return value if not isinstance(value, dict) or "facts" in value or "out_of" in value else {"facts": value}

    @model_validator(mode="after")
    def _has_a_whole(self) -> Self:
        if self.out_of is None and any(points < 0 for points in self.facts.values()):
            raise PydanticCustomError("negative-needs-out-of", "negative", {})
        if self.out_of is not None and self.out_of <= 0:
            raise PydanticCustomError("empty-checklist", "empty", {})
        if self.out_of is None and sum(self.facts.values()) == 0:
            raise PydanticCustomError("empty-checklist", "empty", {})
        return self


class Criterion(Model):
    """A leaf: exactly one of ``levels``, ``yes_no``, ``number``, ``checklist`` gives it a value in [0, 1]."""

    title: Text
    why: Text | None = None
    how: Text | None = None
    weight: Weight = Decimal(1)
    when: Condition | None = None
    may_not_apply: YesNo = False
    levels: Annotated[dict[Whole, Level], AfterValidator(_from_zero)] | None = None
    yes_no: Condition | None = None
    number: NumberScale | None = None
    checklist: Checklist | None = None
    improve: Text | None = None
    effort: Weight = Decimal(1)
    like: dict[ProgramId, Text] = {}
    references: dict[ItemId, Text] = {}
    off: Off | None = None

    @model_validator(mode="after")
    def _one_scale(self) -> Self:
        given = [name for name in SCALES if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("one-scale", "one scale", {"given": ", ".join(given), "names": ", ".join(SCALES)})
        return self

    @property
    def judged(self) -> bool:
        """Whether the sheet answers the criterion itself: levels without conditions."""
        return self.levels is not None and all(level.when is None for level in self.levels.values())


def _node_kind(value: object) -> str:
    if isinstance(value, dict):
        return "Group" if "criteria" in value else "Criterion"
    return "Group" if isinstance(value, Group) else "Criterion"


def _mapping(value: object) -> object:
    if not isinstance(value, dict | Model):
        raise PydanticCustomError("expected-mapping", "expected a mapping", {"value": shown(value)})
    return value


class Group(Model):
    """A node that combines what is below it; the top ones are the dimensions."""

    title: Text
    why: Text | None = None
    weight: Weight | Literal["sum"] = Field(default=Decimal(1), union_mode="left_to_right")
    combine: Combine = "mean"
    criteria: Annotated[dict[ItemId, "Node"], Field(min_length=1)]
    references: dict[ItemId, Text] = {}
    off: Off | None = None


Node = TypeAliasType(
    "Node",
    Annotated[
        Annotated[Criterion, Tag("Criterion")] | Annotated[Group, Tag("Group")],
        Discriminator(_node_kind),
    ],
)


class Gate(Model):
    """A rule that caps the total or a dimension when its condition holds; caps are on the report scale."""

    title: Text
    when: Condition
    cap: Annotated[dict[str, Number], Field(min_length=1)]
    because: Text
    how: Text | None = None
    references: dict[ItemId, Text] = {}
    off: Off | None = None


class Band(Model):
    """A named range of totals on the report scale, from ``from`` to the next band."""

    id: ItemId
    from_: Number = Field(alias="from")
    title: Text
    text: Text | None = None
    requires: dict[ItemId, Number] = {}
    off: Off | None = None


class ReportScale(Model):
    """What totals are reported on."""

    from_: Number = Field(default=Decimal(0), alias="from")
    to: Number = Decimal(100)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if self.from_ >= self.to:
            raise PydanticCustomError("empty-range", "empty", {"low": self.from_, "high": self.to})
        return self


class Example(Model):
    """A test of the rubric itself: ``given`` answers (or a ``sheet``) and what must come out."""

    name: Text
    given: dict[ItemId, Answer] | None = None
    program: dict[Word, Word] = {}
    sheet: Word | None = None
    expect: Annotated[dict[ItemId, Annotated[Any, AfterValidator(usable)]], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_input(self) -> Self:
        if (self.given is None) == (self.sheet is None):
            raise PydanticCustomError("given-or-sheet", "given or sheet", {})
        return self


class Rubric(Model):
    """A whole rubric, after ``extends``."""

    rubric: ProgramId
    format: Literal[1]
    edition: Word = "1"
    extends: Word | None = None
    title: Text
    why: Text | None = None
    scale: ReportScale = Field(default_factory=ReportScale)
    combine: Combine = "mean"
    references: dict[ItemId, Reference] = {}
    facts: dict[ItemId, Fact] = {}
    conditions: dict[ItemId, Condition] = {}
    dimensions: Annotated[dict[ItemId, Annotated[Group, AfterValidator(_mapping)]], Field(min_length=1)]
    gates: dict[ItemId, Gate] = {}
    bands: tuple[Band, ...] = ()
    minimum_coverage: Share = Decimal("0.5")
    examples: tuple[Example, ...] = ()
