"""Documents that rubrics and sheets rest on, and items that are switched off."""

from rubric.model.base import Model, Word
from rubric.model.text import Text


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
