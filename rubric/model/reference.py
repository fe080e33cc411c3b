"""Documents that rubrics and sheets rest on, and items that are switched off."""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import model_validator

from rubric.model.base import Model, Word
from rubric.model.text import BILINGUAL, Text


class Off(Model):
    """Why an inherited item is switched off; it stays visible in ``rubric show``."""

    because: Text


class Reference(Model):
    """A document that a rubric or a sheet rests on."""

    title: Text
    by: Text | None = None
    date: Word | None = None
    url: Word | None = None
    note: Text | None = None
    off: Off | None = None


class SourceView(Model):
    """A document as a result names it, for readers who want to look it up; a bare title stands for one without more."""

    short_forms = ({"type": ["string", "number"]}, BILINGUAL)

    title: Text
    by: Text | None = None
    date: Word | None = None
    url: Word | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_title(cls, value: Any) -> Any:
        named = isinstance(value, SourceView) or (isinstance(value, dict) and "title" in value)
        return value if named else {"title": value}


def views_of(references: Mapping[str, Reference], ids: Collection[str | None]) -> dict[str, SourceView]:
    """Those of some documents that have one of the ids, in the order in which they are declared."""
    return {
        id_: SourceView.model_construct(title=one.title, by=one.by, date=one.date, url=one.url, note=one.note)
        for id_, one in references.items()
        if id_ in ids
    }
