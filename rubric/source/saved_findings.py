"""The findings in a saved result, read back as they were published."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from rubric.model.base import Model
from rubric.model.finding import Edit, Finding, Place, Severity
from rubric.model.text import Text

_Count = Annotated[int, Field(ge=1, strict=True)]


class _Range(Model):
    line: _Count = 1
    column: _Count = 1
    end_line: _Count = 1
    end_column: _Count = 1

    def place(self, file: str) -> Place:
        return Place(file, self.line, self.column, self.end_line, self.end_column)


class _Edit(_Range):
    text: str


class _Fix(Model):
    edits: tuple[_Edit, ...] = ()


class _Texts(Model):
    message: Text
    help: Text | None = None


class _Published(_Range):
    code: str
    severity: Severity
    file: str
    message: Text
    help: Text | None = None
    fix: _Fix | None = None
    texts: _Texts | None = None


def finding_of(data: Any) -> Finding:
    """A finding as JSON holds it; its sentences are in both languages where it holds both.

    Raises:
        ValidationError: it is none.
    """
    one = _Published.model_validate(data)
    return Finding(
        code=one.code,
        severity=one.severity,
        place=one.place(one.file),
        message=one.texts.message if one.texts else one.message,
        help=one.texts.help if one.texts else one.help,
        edits=tuple(Edit(edit.place(one.file), edit.text) for edit in (one.fix.edits if one.fix else ())),
    )
