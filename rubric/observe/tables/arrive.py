"""Filled tables on their way into sheets: read, checked against their rubric, merged; whoever calls writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rubric.errors import InputError
from rubric.model.finding import Finding, Place, Severity
from rubric.model.text import Lang
from rubric.observe.join import in_full
from rubric.observe.merge import Given
from rubric.observe.tables.imported import Reader
from rubric.observe.tables.imported_head import Noted, Portion, portions_of, source_data, sources_of
from rubric.observe.tables.layout import answers_in, is_aside, sources_in
from rubric.observe.tables.settle import Arrival, Incoming, answer_in, new_sheet, settle
from rubric.observe.tables.table_texts import HEAD_FILE
from rubric.observe.tables.workbook_read import read_tables
from rubric.scoring.fingerprint import sha256_of
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source import rules_tables as rules
from rubric.source.edit_text import Source, read_source
from rubric.source.inputs import SHEET_ENDINGS
from rubric.source.load import fit, read_rubric, read_sheet_text

_NAME = 120  # characters of a file's name
_SHOWN = 80  # characters of a value in a message


class Importer:
    """Reads files and merges what they hold.

    Attributes:
        findings: what is wrong or worth knowing, in order.
        encodings: of text files that are not UTF-8, by name.
        arrivals: the sheets, by path.
    """

    def __init__(self, rubric: str | None, folder: Path | None, *, take: bool, lang: Lang) -> None:
        """Keep them.

        Args:
            rubric: id or path; by default what each table says.
            folder: of the sheets; by default that of each table.
            take: let tables win where they clash with sheets.
            lang: of comments in new sheets.
        """
        self._rubric, self._folder, self._take, self._lang = rubric, folder, take, lang
        self.findings: list[Finding] = []
        self.encodings: dict[str, str] = {}
        self.arrivals: dict[Path, Arrival] = {}
        self._incoming: list[Incoming] = []
        self._plans: dict[tuple[str, Path], Plan] = {}
        self._sheets: dict[Path, Source | None] = {}

    @property
    def failed(self) -> bool:
        """Whether there are errors, so that nothing may be written."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    def read(self, path: Path) -> None:
        """Read a workbook or CSV file."""
        tables = read_tables(path)
        self.findings += tables.findings
        if tables.encoding is not None:
            self.encodings[str(path)] = tables.encoding
        if tables.findings:
            return
        layouts, declared, wrong = [], [], list[Finding]()
        for grid in tables.grids:
            if is_aside(grid):
                continue
            if (sources := sources_in(grid)) is not None:
                declared += sources_of(sources, wrong)
                continue
            layout, findings = answers_in(grid)
            wrong += findings
            layouts += [layout] if layout is not None else []
        self.findings += wrong
        if not layouts and not any(one.severity is Severity.ERROR for one in wrong):
            self.findings.append(rules.NO_ANSWER_TABLE.at(Place(str(path)), file=str(path)))
        portions = [one for layout in layouts for one in portions_of(layout, self.findings)]
        for portion in portions:
            self._take_in(portion, declared, path, alone=len(portions) == 1)

    def merge(self) -> None:
        """Merge all that was read; what does not make a valid sheet is added to the findings."""
        for incoming in self._incoming:
            try:
                self.arrivals[incoming.target] = self._merged(incoming)
            except InputError as error:
                self.findings += error.findings
        plans = {one.target: one.plan for one in self._incoming}
        for path, arrival in self.arrivals.items():
            loaded = fit(read_sheet_text(arrival.after.text, arrival.after.name), plans[path].rubric)
            self.findings += [one for one in loaded.findings if one.severity is Severity.ERROR]

    def _merged(self, incoming: Incoming) -> Arrival:
        arrival = self.arrivals.get(incoming.target)
        if arrival is None:
            sheet = self._sheet(incoming.target, incoming.portion)
            if sheet is None:
                return new_sheet(incoming, self._lang)
            arrival = Arrival(sheet, sheet)
        self.findings += settle(arrival, incoming, take=self._take)
        return arrival

    def _take_in(self, portion: Portion, declared: list[Any], path: Path, *, alone: bool) -> None:
        target = self._target(portion, path)
        try:
            sheet = self._sheet(target, portion)
            rubric = self._named(portion, path, sheet)
            plan = self._plan(rubric)
        except InputError as error:
            self.findings += [one for one in error.findings if one not in self.findings]
            return
        own = {id_: dict(fields) for id_, fields in portion.sources.items()}
        shared = dict[str, dict[str, Noted]]()
        for program, id_, fields in declared:
            if program in ("", portion.program):
                (own if program or alone else shared)[id_] = fields
        places = shared | own
        sources = {id_: source_data(id_, fields, self.findings) for id_, fields in places.items()}
        there = in_full(sheet.root.get("sources") or {}) if sheet else {}
        reader = Reader(portion, plan, {**there, **sources})
        answers = reader.answers()
        self.findings += reader.findings
        self.findings += _without_reason(answers, plan, sheet)
        self._compare_rubric(portion, plan)
        cited = {piece.get("source") for one in answers for piece in one.answer.get("evidence", [])}
        kept = {id_: data for id_, data in sources.items() if id_ in own or id_ in cited}
        self._incoming.append(Incoming(portion, plan, rubric, answers, kept, places, target))

    def _target(self, portion: Portion, path: Path) -> Path:
        folder = path.parent if self._folder is None else self._folder
        named = portion.head.get(HEAD_FILE)
        if named is not None and _is_name_of_sheet(named.text):
            return folder / named.text
        files = [folder / f"{portion.program}{ending}" for ending in SHEET_ENDINGS]
        return next((file for file in files if file.is_file()), files[0])

    def _sheet(self, path: Path, portion: Portion) -> Source | None:
        """The sheet that is there already; None where there is none.

        Raises:
            InputError: it has errors, or is about another program.
        """
        if path not in self._sheets:
            source = read_source(path) if path.exists() else None
            if source is not None:
                read_sheet_text(source.text, source.name).use()
            self._sheets[path] = source
        sheet = self._sheets[path]
        about = sheet.root["program"] if sheet is not None else portion.program
        if sheet is not None and about != portion.program:
            noted = portion.head.get("program")
            place = noted.place if noted else portion.layout.grid.place(portion.layout.top, portion.column)
            raise InputError([rules.OTHER_PROGRAM.at(place, here=portion.program, there=str(about), file=sheet.name)])
        return sheet

    def _named(self, portion: Portion, path: Path, sheet: Source | None) -> tuple[str, Path]:
        if self._rubric is not None:
            return self._rubric, Path()
        if "rubric" in portion.head:
            return portion.head["rubric"].text, path.parent
        if sheet is not None and isinstance(sheet.root.get("rubric"), str):
            return sheet.root["rubric"], sheet.path.parent
        raise InputError([rules.NO_RUBRIC.at(portion.layout.grid.place(portion.layout.top, portion.column))])

    def _plan(self, named: tuple[str, Path]) -> Plan:
        if named not in self._plans:
            self._plans[named] = compile_rubric(read_rubric(named[0], beside=named[1]).use())
        return self._plans[named]

    def _compare_rubric(self, portion: Portion, plan: Plan) -> None:
        if portion.fingerprint and not sha256_of(plan.rubric).startswith(portion.fingerprint):
            noted = portion.head.get("rubric")
            place = noted.place if noted else portion.layout.grid.place(portion.layout.top, portion.column)
            self.findings.append(rules.RUBRIC_CHANGED.at(place, rubric=plan.rubric.rubric))


def _is_name_of_sheet(text: str) -> bool:
    """Whether a text names a sheet and no way to another folder."""
    plain = not any(char in text for char in "/\\:") and text.isprintable() and not text.startswith(".")
    return plain and len(text) <= _NAME and text.endswith(SHEET_ENDINGS)


def _without_reason(answers: Iterable[Given], plan: Plan, sheet: Source | None) -> list[Finding]:
    """A criterion that a rule computes is set by hand, and nothing says why."""
    found = []
    for one in answers:
        leaf = plan.leaves.get(one.id)
        said = one.answer.get("value") not in (None, "unknown")
        there = answer_in(sheet, one.id) if sheet else {}
        if leaf is not None and not leaf.criterion.judged and said and not {**there, **one.answer}.get("because"):
            found.append(rules.REASON_MISSING.at(one.place, id=one.id))
    return found
