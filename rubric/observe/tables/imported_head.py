"""What a table says of its program: rows whose id is ``#`` and a path of the sheet file; and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rubric.model.base import MAX_ID, is_item_id, is_program_id
from rubric.model.finding import Finding, Place, column_letters
from rubric.model.text import Text
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.layout import Layout
from rubric.observe.tables.table_texts import HEAD, HEAD_MARK, SOURCE_COLUMNS
from rubric.source import rules_tables as rules
from rubric.source import rules_values
from rubric.source.nearest import near

MAX_TEXT = 10_000
_SOURCE_KEYS = tuple(one.key for one in SOURCE_COLUMNS[1:-1])
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?")
_FINGERPRINT = re.compile(r"sha256[: ]*([0-9a-f]{12,64})")


class Noted(NamedTuple):
    """Something that a cell says."""

    text: str
    place: Place


class Portion(NamedTuple):
    """What a table has about one program.

    Attributes:
        layout: of the table.
        column: that of the answers.
        program: the id of the program.
        head: what it says of the program, by path of the sheet file.
        sources: those it declares, by id, each field with its place.
        fingerprint: the start of the hash of the rubric it was made from; empty where it does not say.
    """

    layout: Layout
    column: int
    program: str
    head: Mapping[str, Noted]
    sources: Mapping[str, Mapping[str, Noted]]
    fingerprint: str = ""


def portions_of(layout: Layout, findings: list[Finding]) -> list[Portion]:
    """The programs of a table; what is wrong is added to the findings."""
    columns = list(layout.programs) or [layout.columns[texts.ANSWER]]
    found = []
    for column in columns:
        head, sources = _head(layout, column, findings, first=column == columns[0])
        place = layout.grid.place(layout.top, column)
        named = head.get("program") or Noted(layout.programs.get(column) or _called(layout), place)
        if is_program_id(named.text):
            fingerprint = _fingerprint(layout)
            found.append(Portion(layout, column, named.text, head, sources, fingerprint))
        elif named.text:
            findings.append(_bad_id(named, "kebab-case"))
        else:
            findings.append(rules.NO_PROGRAM.at(layout.grid.place(layout.top, column)))
    return found


def is_head(id_: str) -> bool:
    """Whether a row is about the program."""
    return id_.startswith((HEAD_MARK, "＃"))


def sources_of(layout: Layout, findings: list[Finding]) -> list[tuple[str, str, dict[str, Noted]]]:
    """The rows of a table of sources: program (empty for any), id and fields."""
    found = []
    for row in layout.below:
        fields = {
            key: Noted(layout.text(row, key), layout.grid.place(row, layout.columns[key]))
            for key in _SOURCE_KEYS
            if layout.text(row, key)
        }
        id_ = Noted(layout.text(row, "id"), layout.grid.place(row, layout.columns["id"]))
        if not id_.text and not fields:
            continue
        if not is_item_id(id_.text):
            findings.append(_bad_id(id_, "snake_case"))
            continue
        found.append((layout.text(row, "program"), id_.text, {**fields, "id": id_}))
    return found


def source_data(id_: str, fields: Mapping[str, Noted], findings: list[Finding]) -> dict[str, Any]:
    """A source as a sheet writes it."""
    if "title" not in fields:
        place = next(iter(fields.values())).place
        findings.append(rules.SOURCE_WITHOUT_TITLE.at(place, id=id_))
    data = {key: fields[key].text for key in _SOURCE_KEYS if key in fields}
    return {key: day_of(text) or text if key == "date" else text for key, text in data.items()}


def rows_for_source(layout: Layout, column: int, written: str) -> Text:
    """What to add where a source is not declared: in a CSV file the whole row, with the names of its columns."""
    id_ = written if is_item_id(written) else "visit"
    if layout.grid.worksheet or texts.ID not in layout.columns:
        return Text(
            zh=f"在“来源”工作表里加一行：编号 {id_}、标题",
            en=f"add a row to the Sources worksheet: id {id_}, and a title",
        )
    at = layout.columns[texts.ID]
    path, width = f"{HEAD_MARK}sources.{id_}.title", max(at, column) + 1
    zh, en = (
        ",".join({at: path, column: title}.get(number, "") for number in range(width))
        for title in ("它是什么", "what it is")
    )
    ids, answers = (column_letters(one + 1) for one in (at, column))
    return Text(
        zh=f"加一行 {zh}（{ids} 列写 {path}，{answers} 列写标题）",
        en=f"add the row {en} ({path} in column {ids}, the title in column {answers})",
    )


def day_of(text: str) -> str | None:
    """A day as year-month-day, however it is written; None when it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def _head(
    layout: Layout, column: int, findings: list[Finding], *, first: bool
) -> tuple[dict[str, Noted], dict[str, dict[str, Noted]]]:
    head: dict[str, Noted] = {}
    sources: dict[str, dict[str, Noted]] = {}
    for row in layout.below:
        id_ = layout.text(row, texts.ID)
        if not is_head(id_):
            continue
        path = id_[1:].strip()
        noted = Noted(layout.grid.text(row, column), layout.grid.place(row, column))
        if (error := layout.grid.bad.get((row, column))) is not None:
            findings.append(cell_problem(error, noted.place))
        elif _source_path(path):
            _, source, field = path.split(".")
            sources.setdefault(source, {}).update({field: noted} if noted.text else {})
        elif path in HEAD or (path.startswith("attributes.") and 0 < len(path) - 11 <= MAX_ID):
            head |= {path: noted} if noted.text else {}
        elif first:
            at = layout.grid.place(row, layout.columns[texts.ID])
            allowed = [f"{HEAD_MARK}{key}" for key in HEAD]
            findings.append(rules.UNKNOWN_HEAD.at(at, id=id_, allowed=", ".join(allowed), **near(id_, allowed)))
    findings += _wrong(head)
    return _settled(head), {id_: fields for id_, fields in sources.items() if fields}


def _wrong(head: Mapping[str, Noted]) -> Iterator[Finding]:
    observed = head.get("observed")
    if observed is not None and day_of(observed.text) is None:
        rule = rules_values.BY_CODE["expected-date"]
        yield rule.at(observed.place, item=f"{HEAD_MARK}observed", value=observed.text[:60])
    for path, noted in head.items():
        if len(noted.text) > MAX_TEXT:
            yield rules_values.BY_CODE["text-length"].at(noted.place, item=HEAD_MARK + path)


def _settled(head: dict[str, Noted]) -> dict[str, Noted]:
    observed = head.get("observed")
    day = day_of(observed.text) if observed else None
    return {**head, "observed": observed._replace(text=day)} if observed and day else head


def _source_path(path: str) -> bool:
    parts = path.split(".")
    return len(parts) == 3 and parts[0] == "sources" and is_item_id(parts[1]) and parts[2] in _SOURCE_KEYS


def _called(layout: Layout) -> str:
    """The program that a worksheet or a CSV file is named after; empty where the name is no id."""
    grid = layout.grid
    names: Sequence[str] = (grid.worksheet, Path(grid.file).name.split(".")[0])
    return next((name for name in names if is_program_id(name)), "")


def _fingerprint(layout: Layout) -> str:
    for row in layout.below:
        if layout.text(row, texts.ID)[1:] == "rubric" and is_head(layout.text(row, texts.ID)):
            match = _FINGERPRINT.search(layout.text(row, texts.MEANING))
            return match[1] if match else ""
    return ""


def _bad_id(noted: Noted, style: str) -> Finding:
    return rules_values.BY_CODE["bad-id"].at(noted.place, value=noted.text[:60], style=style)


def cell_problem(error: str, place: Place) -> Finding:
    """What is wrong with a cell that holds no usable value."""
    return rules.CELL_ERROR.at(place, value=error[:20]) if error else rules.CELL_FORMULA.at(place)
