"""Conditions in words: what a level, a gate or a scope asks of facts, program attributes and criteria.

A bare id is a yes_no fact that is yes, or a named condition that holds.
"""

from typing import Annotated, Self, TypeVar, assert_never

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from rubric.model.base import ItemId, Model, Number, Whole, Word

COMPARATORS = ("at_least", "at_most", "above", "below", "equals", "is", "in")


class NotTrue(Model):
    """Holds when the other does not."""

    not_: "Condition" = Field(alias="not")


class AllOf(Model):
    """Holds when every one holds."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(Model):
    """Holds when at least one holds."""

    any: tuple["Condition", ...] = Field(min_length=1)


class NoneOf(Model):
    """Holds when not one holds."""

    none: tuple["Condition", ...] = Field(min_length=1)


class AtLeastOf(Model):
    """Holds when at least ``at_least`` of the listed ones hold; one listed twice counts twice."""

    at_least: Whole
    of: tuple["Condition", ...] = Field(min_length=1)


class FactTest(Model):
    """Compares a count or number with a number, or a choice with options; one comparison."""

    fact: ItemId
    at_least: Number | None = None
    at_most: Number | None = None
    above: Number | None = None
    below: Number | None = None
    equals: Number | None = None
    is_: ItemId | None = Field(default=None, alias="is")
    in_: tuple[ItemId, ...] | None = Field(default=None, alias="in", min_length=1)

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        return _exactly_one(self, COMPARATORS)


class ProgramTest(Model):
    """Compares an attribute of the program (``vertical``, ``platform`` … or one under ``attributes:``) with texts."""

    program: Word
    is_: Word | None = Field(default=None, alias="is")
    in_: tuple[Word, ...] | None = Field(default=None, alias="in", min_length=1)

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        return _exactly_one(self, ("is", "in"))


class CriterionTest(Model):
    """Compares the level of a criterion with a level number; in gates only."""

    criterion: ItemId
    at_least: Whole | None = None
    below: Whole | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        return _exactly_one(self, ("at_least", "below"))


Test = TypeVar("Test", bound=Model)

FORMS: dict[str, type[Model]] = {
    "not": NotTrue,
    "all": AllOf,
    "any": AnyOf,
    "none": NoneOf,
    "of": AtLeastOf,
    "fact": FactTest,
    "program": ProgramTest,
    "criterion": CriterionTest,
}


def _exactly_one(model: Test, names: tuple[str, ...]) -> Test:
    given = [name for name in names if getattr(model, name + "_" if name in ("is", "in") else name) is not None]
    if len(given) != 1:
        raise PydanticCustomError(
            "one-comparison", "one comparison", {"names": ", ".join(names), "given": ", ".join(given)}
        )
    return model


def _form(value: object) -> str | None:
    if isinstance(value, str):
        return "<id>"
    if isinstance(value, dict):
        for key, model in FORMS.items():
            if key in value:
                return model.__name__
        if "at_least" in value:
            return AtLeastOf.__name__
    return type(value).__name__ if isinstance(value, Model) else None


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[ItemId, Tag("<id>")]
        | Annotated[NotTrue, Tag("NotTrue")]
        | Annotated[AllOf, Tag("AllOf")]
        | Annotated[AnyOf, Tag("AnyOf")]
        | Annotated[NoneOf, Tag("NoneOf")]
        | Annotated[AtLeastOf, Tag("AtLeastOf")]
        | Annotated[FactTest, Tag("FactTest")]
        | Annotated[ProgramTest, Tag("ProgramTest")]
        | Annotated[CriterionTest, Tag("CriterionTest")],
        Discriminator(_form, custom_error_type="bad-condition", custom_error_message="not a condition"),
    ],
)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that a condition is made of; none for an id or a comparison."""
    match condition:
        case AllOf():
            return condition.all
        case AnyOf():
            return condition.any
        case NoneOf():
            return condition.none
        case AtLeastOf():
            return condition.of
        case NotTrue():
            return (condition.not_,)
        case str() | FactTest() | ProgramTest() | CriterionTest():
            return ()
        case _:
            assert_never(condition)
