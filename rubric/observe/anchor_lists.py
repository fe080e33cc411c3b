"""Shuffled anchors as a list that people fill in, in CSV or YAML, and the filled lists read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from rubric.model.answers import Misfit
from rubric.model.base import shown
from rubric.model.cells import csv_text
from rubric.model.finding import Finding, Place
from rubric.model.rubric import Criterion
from rubric.model.text import Lang, Text, folded
from rubric.observe.questions import Kind, Option, Question
from rubric.observe.understand import understand
from rubric.source import observer_rules as rules
from rubric.source.document import Mapping as Marked
from rubric.source.document import Sequence as MarkedList
from rubric.source.edit_render import entry_lines
from rubric.source.load import top_mapping
from rubric.source.read import decode

COLUMNS: Mapping[Lang, tuple[str, ...]] = {
    Lang.ZH: ("编号", "指标", "可选等级", "文字", "等级"),
    Lang.EN: ("code", "criterion", "levels", "text", "level"),
}
_CODE, _LEVEL = 0, 4
_HEAD = {
    Lang.ZH: "# 每段文字描述这项指标的哪一级？把数字填在 level: 后面；拿不准就空着。顺序是打乱的，别的都不要改。\n",
    Lang.EN: "# Which level of its criterion does each text describe? Write the number after level:, or leave it\n"
    "# empty. The order is shuffled; change nothing else.\n",
}


class Listed(Protocol):
    """An anchor on a list."""

    @property
    def code(self) -> str:
        """What it is called there."""

    @property
    def id(self) -> str:
        """Of its criterion."""

    @property
    def criterion(self) -> Criterion:
        """Its criterion."""

    @property
    def text(self) -> Text:
        """The anchor."""


class Row(NamedTuple):
    """A row of a filled list: what stands under code and level, and where."""

    number: int
    code: str
    level: str
    code_place: Place
    level_place: Place


def to_csv(anchors: Iterable[Listed], lang: Lang) -> str:
    """The list for a spreadsheet, with a byte order mark and the line ends that spreadsheets expect."""
    return "\ufeff" + csv_text([COLUMNS[lang], *(_cells(one, lang) for one in anchors)])


def to_yaml(anchors: Iterable[Listed], lang: Lang, *, rubric: str, edition: str, seed: int) -> str:
    """The list as YAML, with what it was made from."""
    head = {"retranslate": rubric, "edition": edition, "seed": seed}
    lines = [line for key, value in head.items() for line in entry_lines(key, value)]
    lines.append("anchors:")
    for one in anchors:
        cells = dict(zip(COLUMNS[Lang.EN][:_LEVEL], _cells(one, lang), strict=False))
        inner = [line for key, value in cells.items() for line in entry_lines(key, value)]
        lines += [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(inner)]
        lines.append("    level:")
    return _HEAD[lang] + "\n".join(lines) + "\n"


def read_filled(data: bytes, name: str, anchors: Mapping[str, Listed]) -> tuple[dict[str, int], list[Finding]]:
    """The level that a person gave to each code, and what is wrong with the file.

    Args:
        data: of a CSV file in UTF-8 or GB18030, or of a YAML or JSON file.
        name: how findings call it; its ending tells CSV from YAML.
        anchors: all of the rubric, by code.
    """
    rows, findings = _csv_rows(data, name) if Path(name).suffix.lower() == ".csv" else _yaml_rows(data, name)
    if rows and not any(row.code in anchors for row in rows):
        rows = rows[:1]  # another seed or edition: once is enough
    given: dict[str, int] = {}
    seen: set[str] = set()
    for row in rows:
        anchor = anchors.get(row.code)
        if anchor is None or row.code in seen:
            rule = rules.UNKNOWN_CODE if anchor is None else rules.CODE_TWICE
            findings.append(rule.at(row.code_place, row=row.number, cell="code", code=shown(row.code)))
        else:
            seen.add(row.code)
            level = _level(anchor, row, findings)
            if level is not None:
                given[row.code] = level
    return given, findings


def _level(anchor: Listed, row: Row, findings: list[Finding]) -> int | None:
    levels = anchor.criterion.levels or {}
    options = tuple(Option(str(number), level.text) for number, level in levels.items())
    title = anchor.criterion.title
    said = understand(Question(anchor.id, Kind.LEVEL, anchor.criterion, title, title, "", options, ()), row.level)
    if not isinstance(said, Misfit) and not said.not_applicable:
        return said.value if isinstance(said.value, int) else None
    value, top = shown(row.level), max(levels)
    findings.append(rules.BAD_LEVEL.at(row.level_place, row=row.number, cell="level", value=value, top=top))
    return None


def _csv_rows(data: bytes, name: str) -> tuple[list[Row], list[Finding]]:
    text, findings = _decoded(data, name)
    if findings:
        return [], findings
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        return _rows_under(reader, name)
    except csv.Error as error:
        return [], [rules.NOT_ANSWERS.at(Place(name, max(reader.line_num, 1)), detail=str(error))]


def _rows_under(reader: Any, name: str) -> tuple[list[Row], list[Finding]]:
    heads = [folded(cell) for cell in next(reader, [])]
    place, columns = Place(name), []
    for number in (_CODE, _LEVEL):
        names = {COLUMNS[lang][number] for lang in Lang}
        found = next((index for index, head in enumerate(heads) if head in names), None)
        if found is None:
            return [], [rules.NO_SUCH_COLUMN.at(place, column=COLUMNS[Lang.EN][number])]
        columns.append(found)
    rows, start = [], reader.line_num + 1
    for cells in reader:
        code, level = (cells[index].strip() if index < len(cells) else "" for index in columns)
        if code or level:
            at = [Place(name, start, index + 1, start, index + 2) for index in columns]
            rows.append(Row(start, code, level, *at))
        start = reader.line_num + 1
    return rows, []


def _yaml_rows(data: bytes, name: str) -> tuple[list[Row], list[Finding]]:
    text, findings = decode(data, name, json=name.lower().endswith(".json"))
    root, found = (None, findings) if findings else top_mapping(text, name)
    if root is None or found:
        return [], found
    anchors = root.get("anchors")
    if not isinstance(anchors, MarkedList):
        return [], [rules.NOT_ANSWERS.at(Place(name), detail="anchors")]
    wrong = [number for number, one in enumerate(anchors) if not isinstance(one, Marked) or "code" not in one]
    if wrong:
        return [], [rules.NOT_ANSWERS.at(anchors.item_place(number), detail="code") for number in wrong]
    return list(_yaml_cells(anchors)), []


def _yaml_cells(anchors: Any) -> Iterator[Row]:
    for number, one in enumerate(anchors, 1):
        level = one.get("level")
        place = one.value_place("level") if "level" in one else one.key_place("code")
        written = "" if level is None else shown(level)
        yield Row(number, str(one["code"]), written, one.value_place("code"), place)


def _decoded(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Spreadsheets on Chinese systems write GB18030 where nobody tells them otherwise."""
    text, findings = decode(data, name)
    if findings:
        try:
            return data.decode("gb18030"), []
        except UnicodeDecodeError:
            return "", findings
    return text, []


def _cells(one: Listed, lang: Lang) -> tuple[str, ...]:
    top = max(one.criterion.levels or (0,))
    return one.code, one.criterion.title.get(lang), f"0–{top}", one.text.get(lang), ""
