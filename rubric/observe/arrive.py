"""Filled tables on their way into sheets: read, checked against their rubric, merged; written by whoever calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Finding, Place, Severity
from rubric.model.text import Lang
from rubric.observe.again import known_again, same_text
from rubric.observe.draft import Draft, in_order_of_sheets
from rubric.observe.imported import Reader
from rubric.observe.imported_head import Noted, Portion, portions_of, source_data, sources_of
from rubric.observe.join import Data, Outcome, in_full
from rubric.observe.layout import answers_in, is_aside, sources_in
from rubric.observe.merge import Arrived, Given, merge_into, put
from rubric.observe.questions import question_for, questions_of
from rubric.observe.sheet_text import filled_text
from rubric.observe.table_texts import HEAD_FILE
from rubric.observe.workbook_read import read_tables
from rubric.scoring.fingerprint import sha256_of
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source import rules_tables as rules
from rubric.source.document import Mapping as Marked
from rubric.source.edit_change import Change
from rubric.source.edit_text import Source, read_source, reread
from rubric.source.inputs import SHEET_ENDINGS
from rubric.source.library import SUFFIX, name_from
from rubric.source.load import fit, read_rubric, read_sheet_text
from rubric.source.locate import Path as KeyPath

_NAME = 120  # characters of a file's name
_SHOWN = 80  # characters of a value in a message


class Incoming(NamedTuple):
    """One program of one table, read and checked."""

    portion: Portion
    plan: Plan
    rubric: tuple[str, Path]  # how it is named, and what that is relative to
    answers: list[Given]
    sources: dict[str, Data]
    target: Path


@dataclass
class Arrival:
    """What becomes of one sheet.

    Attributes:
        before: the sheet as it was; without text where there was none.
        after: the sheet with everything merged.
        outcomes: how often an answer was added, extended, the same, in conflict, replaced.
    """

    before: Source
    after: Source
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @property
    def change(self) -> Change:
        """From before to after."""
        return Change(self.before, self.after.text, Place(self.before.name))


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
            self.findings.append(rules.NO_ANSWER_TABLE.at(Place(str(path)), file=str(path), near_zh="", near_en=""))
        portions = [one for layout in layouts for one in portions_of(layout, self.findings)]
        for portion in portions:
            self._take_in(portion, declared, path, alone=len(portions) == 1)

    def merge(self) -> None:
        """Merge all that was read; what does not make a valid sheet is added to the findings."""
        for incoming in self._incoming:
            try:
                self._merge(incoming)
            except InputError as error:
                self.findings += error.findings
        plans = {one.target: one.plan for one in self._incoming}
        for path, arrival in self.arrivals.items():
            loaded = fit(read_sheet_text(arrival.after.text, arrival.after.name), plans[path].rubric)
            self.findings += [one for one in loaded.findings if one.severity is Severity.ERROR]

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
        sources = {id_: source_data(id_, fields, self.findings) for id_, fields in (shared | own).items()}
        there = in_full(sheet.root.get("sources") or {}) if sheet else {}
        reader = Reader(portion, plan, {**there, **sources})
        answers = reader.answers()
        self.findings += reader.findings
        self.findings += _without_reason(answers, plan, sheet)
        self._compare_rubric(portion, plan)
        cited = {piece.get("source") for one in answers for piece in one.answer.get("evidence", [])}
        kept = {id_: data for id_, data in sources.items() if id_ in own or id_ in cited}
        self._incoming.append(Incoming(portion, plan, rubric, answers, kept, target))

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

    def _merge(self, incoming: Incoming) -> None:
        path = incoming.target
        arrival = self.arrivals.get(path)
        if arrival is None:
            sheet = self._sheet(path, incoming.portion)
            if sheet is None:
                self.arrivals[path] = self._new(incoming)
                return
            arrival = Arrival(sheet, sheet)
        merged = self._head(arrival, incoming)
        if merged is None:
            arrival.outcomes[Outcome.CONFLICT] += 1
        else:
            answers = [one._replace(answer=known_again(one.answer, _there(merged, one.id))) for one in incoming.answers]
            done = merge_into(merged, incoming.plan, answers, sources=incoming.sources, take=self._take)
            root, _ = reread(done.change.text, merged.path)
            arrival.after = merged._replace(text=done.change.text, root=root)
            arrival.outcomes.update(one.joined.outcome for one in done.arrived)
            self.findings += [_conflict(one, merged) for one in done.conflicts]
        self.arrivals[path] = arrival

    def _new(self, incoming: Incoming) -> Arrival:
        """A sheet that is not there yet."""
        portion, plan, path = incoming.portion, incoming.plan, incoming.target
        head: Data = {"program": portion.program, "format": 1}
        for key, noted in portion.head.items():
            if key.startswith("attributes."):
                head.setdefault("attributes", {})[key.removeprefix("attributes.")] = noted.text
            elif key != HEAD_FILE:
                head[key] = noted.text
        name, beside = incoming.rubric
        head["rubric"] = name_from(path.parent, plan.rubric.rubric, name, beside)
        answers = {one.id: one.answer for one in incoming.answers}
        asked = questions_of(plan)
        ids = {one.id for one in asked}
        more = (question_for(plan, id_) for id_ in answers if id_ not in ids)
        questions = (*asked, *(one for one in more if one is not None))
        text = filled_text(Draft(plan, questions, in_order_of_sheets(head), incoming.sources, answers), self._lang)
        root, _ = reread(text, path)
        source = Source(path, str(path), text, root, "sheet")
        return Arrival(source._replace(text=""), source, Counter({Outcome.ADDED: len(answers)}))

    def _head(self, arrival: Arrival, incoming: Incoming) -> Source | None:
        """The sheet with what the table says of the program; None when somebody else observed."""
        source, head = arrival.after, incoming.portion.head
        observer, there = head.get("observer"), source.root.get("observer")
        if observer and there and not same_text(observer.text, there) and not self._take:
            self.findings.append(
                rules.OTHER_OBSERVER.at(
                    observer.place, here=_brief(observer.text), there=_brief(there), file=source.name
                )
            )
            return None
        for key, noted in head.items():
            path: KeyPath = tuple(key.split(".", 1))
            old = _at(source.root, path)
            if key in ("program", HEAD_FILE) or (old is not None and _says(key, noted.text, old, incoming.plan)):
                continue
            if old is None or self._take:
                source = put(source, path, noted.text)
                continue
            arrival.outcomes[Outcome.CONFLICT] += 1
            also = (source.root.key_place(str(path[0])),)
            conflict = rules.IMPORT_CONFLICT.at(noted.place, also, id=key, there=_brief(old), here=_brief(noted.text))
            self.findings.append(conflict)
        return source


def _is_name_of_sheet(text: str) -> bool:
    """Whether a text names a sheet and no way to another folder."""
    plain = not any(char in text for char in "/\\:") and text.isprintable() and not text.startswith(".")
    return plain and len(text) <= _NAME and text.endswith(SHEET_ENDINGS)


def _says(key: str, text: str, old: Any, plan: Plan) -> bool:
    """Whether a head says what is there already; a rubric may be named in several ways."""
    if key == "rubric":
        return str(old).replace("\\", "/").rsplit("/", 1)[-1].removesuffix(SUFFIX) == plan.rubric.rubric
    return same_text(text, old)


def _without_reason(answers: Iterable[Given], plan: Plan, sheet: Source | None) -> list[Finding]:
    """A criterion that a rule computes is set by hand, and nothing says why."""
    found = []
    for one in answers:
        leaf = plan.leaves.get(one.id)
        said = one.answer.get("value") not in (None, "unknown")
        there = _there(sheet, one.id) if sheet else {}
        if leaf is not None and not leaf.criterion.judged and said and not {**there, **one.answer}.get("because"):
            found.append(rules.REASON_MISSING.at(one.place, id=one.id))
    return found


def _there(sheet: Source, id_: str) -> Data:
    answers = sheet.root.get("answers") or {}
    return in_full(answers[id_]) if id_ in answers else {}


def _conflict(arrived: Arrived, source: Source) -> Finding:
    """An answer that differs from the sheet's, both with their reasons."""
    given = arrived.given
    answers = source.root.get("answers")
    also = (answers.key_place(given.id),) if isinstance(answers, Marked) and given.id in answers else ()
    return rules.IMPORT_CONFLICT.at(
        given.place, also, id=given.id, there=_told(arrived.before), here=_told(given.answer)
    )


def _told(answer: Data) -> str:
    value = answer.get("value", "not_applicable" if "not_applicable" in answer else "–")
    why = answer.get("not_applicable", answer.get("because"))
    return f"{value}" + (f" ({_brief(why)})" if why else "")


def _brief(value: Any) -> str:
    text = " / ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _at(root: Any, path: KeyPath) -> Any:
    for key in path:
        root = root.get(str(key)) if isinstance(root, dict) else None
    return root
