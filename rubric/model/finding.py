"""What is wrong with a file, as data: a stable code, a place, a sentence and its remedy in both languages."""

from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from rubric.model.base import Model
from rubric.model.text import Lang, Text


class Severity(StrEnum):
    """How bad a finding is; only errors keep a file from being used."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A range in a file; lines and columns count from 1, columns in characters, the end is exclusive.

    In a table a line is a row; ``worksheet`` names the table, and is empty where the file is a single one (CSV), whose
    cells may take several lines: ``file_line`` is the line of the file, 0 where that is not known.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    worksheet: str | None = None
    file_line: int = 0

    @property
    def position(self) -> str:
        """``12:5`` in a text, the name of a cell in a table: ``Scores!C17``, ``C17``."""
        if self.worksheet is None:
            return f"{self.line}:{self.column}"
        return f"{self.worksheet}{'!' if self.worksheet else ''}{column_letters(self.column)}{self.line}"


def column_letters(column: int) -> str:
    """The letters of a table's column; 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Edit(NamedTuple):
    """A replacement of what stands at a place by a text; with an empty range it inserts."""

    place: Place
    text: str


class Finding(Model):
    """One thing that is wrong, at one place; ``edits`` mend it where that is safe."""

    code: str
    severity: Severity
    place: Place
    message: Text
    help: Text | None = None
    also: tuple[Place, ...] = ()
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        """``file:line:column: severity: message [code]``, in English."""
        at = self.place
        return f"{at.file}:{at.position}: {self.severity}: {self.message.get(Lang.EN)} [{self.code}]"

    def published(self, lang: Lang) -> dict[str, Any]:
        """The record that ``--format json`` prints; texts in one language."""
        at = self.place
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": at.file,
            "line": at.line,
            "column": at.column,
            "end_line": at.end_line,
            "end_column": at.end_column,
            "message": self.message.get(lang),
            "help": self.help.get(lang) if self.help else None,
            "fix": {"edits": [_published(edit) for edit in self.edits]} if self.edits else None,
        }


class Rule(NamedTuple):
    """A kind of finding: its code, severity and wording; ``{name}`` in a wording is filled from the arguments.

    ``why``, ``bad`` and ``good`` are for ``rubric explain CODE``: why it matters, a file's lines that have it and the
    same lines without it.
    """

    code: str
    severity: Severity
    zh: str
    en: str
    help_zh: str = ""
    help_en: str = ""
    why_zh: str = ""
    why_en: str = ""
    bad: str = ""
    good: str = ""

    def at(self, place: Place, also: tuple[Place, ...] = (), edits: tuple[Edit, ...] = (), **args: object) -> Finding:
        """The finding of this kind at a place.

        Args:
            place: where it is.
            also: other places that belong to it.
            edits: what mends it, where that is safe.
            args: what fills the wording; a ``Text`` is put in by language.
        """
        zh, en = _in(Lang.ZH, args), _in(Lang.EN, args)
        help_ = _text(_fill(self.help_zh, zh), _fill(self.help_en, en))
        return Finding(
            code=self.code,
            severity=self.severity,
            place=place,
            message=Text(zh=_fill(self.zh, zh), en=_fill(self.en, en)),
            help=help_,
            also=also,
            edits=edits,
        )


def _published(edit: Edit) -> dict[str, Any]:
    at = edit.place
    return {
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "text": edit.text,
    }


# The help of one kind of finding is mostly the same.
@lru_cache(maxsize=64)
def _text(zh: str | None, en: str | None) -> Text | None:
    return Text(zh=zh, en=en) if zh or en else None


def _in(lang: Lang, args: dict[str, object]) -> dict[str, object]:
    """What fills a wording of one language."""
    if Text not in map(type, args.values()):
        return args
    return {name: value.get(lang) if isinstance(value, Text) else value for name, value in args.items()}


def _fill(template: str, values: dict[str, object]) -> str | None:
    return template.format_map(values).strip() or None
