"""The sheet file, ``<program>.sheet.yaml``: one observer's answers about one program at one time."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from rubric.model.base import Day, ItemId, Model, ProgramId, Whole, Word, shown
from rubric.model.reference import Reference
from rubric.model.text import Text

_SCALARS = (bool, int, Decimal, str)


def _scalar(value: Any) -> Any:
    if value is not None and not isinstance(value, _SCALARS):
        raise PydanticCustomError("expected-value", "expected one value", {"value": shown(value)})
    return value


class Evidence(Model):
    """Why one may believe an answer: a declared source, a url or a file, and the place in it."""

    source: ItemId | None = None
    at: Word | None = None
    url: Word | None = None
    file: Word | None = None
    line: Whole | None = None
    screenshot: Word | None = None
    date: Word | None = None
    note: Text | None = None
    signal: Word | None = None
    strength: Literal["strong", "medium", "weak"] | None = None

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.source is None and self.url is None and self.file is None and self.screenshot is None:
            raise PydanticCustomError("evidence-without-place", "no place", {})
        return self


class Claim(Model):
    """One observer's side of a conflict that a merge left open."""

    observer: Word | None = None
    value: Annotated[Any, AfterValidator(_scalar)] = None
    because: Text | None = None


class Answer(Model):
    """What a sheet says about a fact or a criterion; no value means unknown."""

    short_forms = ({"type": ["string", "number", "boolean", "null"]},)

    value: Annotated[Any, AfterValidator(_scalar)] = None
    because: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    not_applicable: Text | None = None
    conflict: Annotated[tuple[Claim, ...], Field(min_length=2)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        if isinstance(value, list | tuple):
            raise PydanticCustomError("expected-value", "expected one value", {"value": shown(value)})
        return value if isinstance(value, dict | Answer) else {"value": value}

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if (self.value is not None) + (self.not_applicable is not None) + (self.conflict is not None) > 1:
            given = [name for name in ("value", "not_applicable", "conflict") if getattr(self, name) is not None]
            raise PydanticCustomError("one-answer", "one answer", {"given": ", ".join(given)})
        return self


class Sheet(Model):
    """A whole sheet."""

    program: ProgramId
    format: Literal[1] = 1
    name: Text | None = None
    platform: Word | None = None
    vertical: Word | None = None
    version: Word | None = None
    attributes: dict[Word, Word] = {}
    observed: Day | None = None
    observer: Word | None = None
    rubric: Word | None = None
    sources: dict[ItemId, Reference] = {}
    note: Text | None = None
    answers: dict[ItemId, Answer]
