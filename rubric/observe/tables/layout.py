"""Where things stand in a table: the row of headings, the columns by what they hold, programs as columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rubric.model.base import is_program_id
from rubric.model.finding import Finding
from rubric.model.text import Lang, folded
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.grid import Grid
from rubric.observe.tables.table_texts import COLUMNS, SOURCE_COLUMNS, Column, headings, recognised
from rubric.source import rules_tables as rules
from rubric.source.nearest import near, nearest

_SEARCHED = 40  # rows; headings stand above
_CHINESE = 0x2E80  # characters from here on are Chinese, near enough for headings
_SOURCES = frozenset(folded(texts.SOURCES.get(lang)) for lang in Lang)


class Layout(NamedTuple):
    """The table of answers in a grid.

    Attributes:
        grid: the grid.
        top: the row of its headings, from 0.
        columns: the column of each key.
        programs: where programs are columns, the id of each; else empty.
    """

    grid: Grid
    top: int
    columns: Mapping[str, int]
    programs: Mapping[int, str]

    def text(self, row: int, key: str) -> str:
        """The text of a cell; empty where the table has no such column."""
        return self.grid.text(row, self.columns.get(key))

    @property
    def lang(self) -> Lang:
        """The language of the headings."""
        return Lang.ZH if any(ord(char) >= _CHINESE for char in "".join(self.grid.rows[self.top])) else Lang.EN

    @property
    def below(self) -> range:
        """The rows below the headings."""
        return range(self.top + 1, len(self.grid.rows))


def is_aside(grid: Grid) -> bool:
    """Whether a worksheet is one of those that only explain."""
    return folded(grid.worksheet) in texts.ASIDE


def sources_in(grid: Grid) -> Layout | None:
    """The table of sources in a grid: a worksheet of that name, or one with ids and titles and nothing to answer."""
    for row in range(min(len(grid.rows), _SEARCHED)):
        columns = _columns(grid, row, SOURCE_COLUMNS)
        named = folded(grid.worksheet) in _SOURCES or "by" in columns
        if {"id", "title"} <= columns.keys() and named and texts.ANSWER not in _columns(grid, row, COLUMNS):
            return Layout(grid, row, columns, {})
    return None


def answers_in(grid: Grid) -> tuple[Layout | None, list[Finding]]:
    """The table of answers in a grid, and what is wrong with its headings; nothing where there is none."""
    rows = range(min(len(grid.rows), _SEARCHED))
    found = {row: _columns(grid, row, COLUMNS) for row in rows}
    named = [row for row in rows if found[row].keys() & {texts.ID, texts.QUESTION}]
    for row in named:
        if texts.ANSWER in found[row]:
            return Layout(grid, row, found[row], {}), list(_wrong_headings(grid, row))
    for row in named:
        programs = _programs(grid, row)
        if programs:
            return Layout(grid, row, found[row], programs), list(_wrong_headings(grid, row, programs))
    # A heading that was mistyped is told as such where the rest looks like ours.
    for row in named:
        if len(found[row]) > 1 and (wrong := list(_wrong_headings(grid, row))):
            return None, [one for one in wrong if one.code == rules.UNKNOWN_COLUMN.code]
    return None, []


def _columns(grid: Grid, row: int, columns: tuple[Column, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(len(grid.rows[row])):
        one = recognised(grid.text(row, column), columns) if grid.text(row, column) else None
        if one is not None:
            found.setdefault(one.key, column)
    return found


def _programs(grid: Grid, row: int) -> dict[int, str]:
    """The columns whose heading is the id of a program, not a slip of one of ours."""
    found = {}
    for column in range(len(grid.rows[row])):
        heading = grid.text(row, column)
        if is_program_id(heading) and not recognised(heading) and nearest(heading, headings()) is None:
            found[column] = heading
    return found


def _wrong_headings(grid: Grid, row: int, programs: Mapping[int, str] | None = None) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for column in range(len(grid.rows[row])):
        heading = grid.text(row, column)
        if not heading or column in (programs or {}):
            continue
        one = recognised(heading)
        place = grid.place(row, column)
        if one is not None and one.key in first:
            there = grid.place(row, first[one.key])
            yield rules.REPEATED_COLUMN.at(place, (there,), heading=heading, first=there.position)
        elif one is not None:
            first[one.key] = column
        elif nearest(heading[:80], headings()) is not None:
            yield rules.UNKNOWN_COLUMN.at(place, heading=heading, **near(heading, headings()))
        elif any(grid.text(below, column) for below in range(row + 1, len(grid.rows))):
            yield rules.EXTRA_COLUMN.at(place, heading=heading)
