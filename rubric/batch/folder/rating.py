"""One file of a folder to its rows, in whatever process: rubrics are read and compiled once in each."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from rubric.batch.folder.journal import Order, entry_line
from rubric.errors import InputError
from rubric.model.finding import Finding, Place
from rubric.model.rubric import Rubric
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Sheet
from rubric.scoring.lean import Lean, Part
from rubric.scoring.score import Compiled, prepare, score
from rubric.source.inputs import STDIN, STDIN_NAME, is_file
from rubric.source.library import rubric_file
from rubric.source.load import Loaded, fit, read_rubric, read_rubric_of, read_sheet_text
from rubric.source.parts import Parts
from rubric.source.read import decode, read_data
from rubric.source.results import OTHER_RUBRIC, looks_like_result, scorecards_of

_MOST_NAMES = 1000  # names of rubrics in folders whose files are remembered


@dataclass(frozen=True)
class Wanted:
    """What becomes of each scorecard.

    Attributes:
        rubric: id or path of the one that rates; by default the one that each sheet names.
        parts: what a row needs; None for whole scorecards with every explanation.
        row: a scorecard as JSON, on one line.
        short: what it falls short of, in sentences.
        by_words: whether rows or sentences hold texts of the rubric, so that other words make other rows.
    """

    rubric: str | None
    parts: frozenset[Part] | None
    row: Callable[[Scorecard], str]
    short: Callable[[Scorecard], tuple[str, ...]]
    by_words: bool


class Item(NamedTuple):
    """A file to rate, with what the journal knows of it; ``data`` are its bytes where it is no file."""

    order: Order
    sha256: str | None = None
    named: str | None = None
    by: str = ""
    data: bytes | None = None


class Outcome(NamedTuple):
    """What became of a file: a line for the journal, or what is wrong; neither where it is as it was."""

    line: bytes | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Ready:
    """A rubric that sheets can be rated by, and the hash of all that rows take from it."""

    parts: Parts
    compiled: Compiled
    lean: Lean | None
    by: str


class Rater:
    """Rates files. A copy for another process starts without rubrics."""

    def __init__(self, wanted: Wanted) -> None:
        """Keep what is wanted."""
        self._wanted = wanted
        self._rubrics: dict[Path, _Ready | tuple[Finding, ...]] = {}
        self._files: dict[tuple[str, str], Path | None] = {}
        self._asked: _Ready | None = None

    def __reduce__(self) -> tuple[type[Rater], tuple[Wanted]]:
        """What another process needs."""
        return Rater, (self._wanted,)

    def __call__(self, items: Sequence[Item]) -> list[Outcome]:
        """Rate some files."""
        outcomes = [self._outcome(item) for item in items]
        # Every reader of YAML is a circle that holds its text. Python would look for such rarely, to save time.
        gc.collect(0)
        return outcomes

    def asked(self) -> _Ready | None:
        """The rubric that was asked for.

        Raises:
            InputError: it cannot be used.
        """
        if self._asked is None and self._wanted.rubric is not None:
            self._asked = self._ready(read_rubric(self._wanted.rubric).use())
        return self._asked

    def _outcome(self, item: Item) -> Outcome:
        path = item.order[1]
        name = STDIN_NAME if path == STDIN else path
        data, findings = (item.data, []) if item.data is not None else read_data(Path(path), name, near=False)
        if findings:
            return Outcome(findings=tuple(findings))
        digest = sha256(data).hexdigest()
        if digest == item.sha256 and item.by and item.by == self._by(item.named, path):
            return Outcome()
        try:
            return Outcome(self._line(item.order, data, digest, name))
        except InputError as error:
            return Outcome(findings=tuple(error.findings))

    def _by(self, named: str | None, path: str) -> str | None:
        """The hash of the rubric that would rate a sheet of a path that names one."""
        ready = self.asked() or (self._named(named, os.path.dirname(path)) if named is not None else None)  # noqa: PTH120
        return ready.by if ready else None

    def _line(self, order: Order, data: bytes, digest: str, name: str) -> bytes:
        text, findings = decode(data, name, json=name.lower().endswith(".json"))
        if findings:
            raise InputError(findings)
        if looks_like_result(text):
            return self._entry(order, digest, None, "", self._saved(text, name))
        path = Path("sheet.yaml") if name == STDIN_NAME else Path(name)
        read = read_sheet_text(text, name)
        if read.model is None:
            raise InputError(self._all_findings(read, path))
        ready = self.asked() or self._of_sheet(read, path)
        sheet = fit(read, ready.parts).use()
        return self._entry(order, digest, sheet.rubric, ready.by, (self._rated(ready, sheet, name),))

    def _rated(self, ready: _Ready, sheet: Sheet, name: str) -> Scorecard:
        return ready.lean.rate(sheet, file=name) if ready.lean else score(ready.compiled, sheet, file=name)

    def _entry(self, order: Order, digest: str, named: str | None, by: str, cards: Sequence[Scorecard]) -> bytes:
        short = [one for card in cards for one in self._wanted.short(card)]
        return entry_line(order, digest, named, by, short, [self._wanted.row(card) for card in cards])

    def _saved(self, text: str, name: str) -> tuple[Scorecard, ...]:
        """The scorecards of a saved result, which cannot be rated again."""
        cards, asked = scorecards_of(text, name), self.asked()
        for card in cards:
            if asked is not None and card.rubric.scoring_sha256 != asked.compiled.view.scoring_sha256:
                by, edition = card.rubric.id, card.rubric.edition
                raise InputError(
                    [OTHER_RUBRIC.at(Place(name), rubric=by, edition=edition, asked=asked.compiled.view.id)]
                )
        return cards

    def _of_sheet(self, sheet: Loaded[Sheet], path: Path) -> _Ready:
        named = sheet.model.rubric if sheet.model is not None else None
        found = None if named is None else self._found(named, str(path.parent))
        if isinstance(found, tuple):
            raise InputError(found)
        if found is not None:
            return found
        # There is none: once more, for what is wrong, and where the sheet says so.
        return self._ready(read_rubric_of(sheet, path).use())

    def _named(self, named: str, folder: str) -> _Ready | None:
        """The rubric of a name in a folder; None where it cannot be used."""
        found = self._found(named, folder)
        return None if isinstance(found, tuple) else found

    def _found(self, named: str, folder: str) -> _Ready | tuple[Finding, ...] | None:
        """The same, with what is wrong in the rubric itself; None where no rubric is found at all."""
        if (named, folder) not in self._files:
            if len(self._files) >= _MOST_NAMES:
                self._files.clear()
            file = rubric_file(named, Path(folder))
            self._files[named, folder] = file.resolve() if file is not None and is_file(file) else None
        file = self._files[named, folder]
        if file is not None and file not in self._rubrics:
            loaded = read_rubric(named, beside=Path(folder))
            self._rubrics[file] = tuple(loaded.findings) if loaded.model is None else self._ready(loaded.model)
        return None if file is None else self._rubrics[file]

    def _ready(self, rubric: Rubric) -> _Ready:
        compiled, wanted = prepare(rubric), self._wanted
        view = compiled.view
        told = (view.sha256,) if wanted.by_words else (view.scoring_sha256, view.id, view.edition)
        lean = None if wanted.parts is None else Lean(compiled, wanted.parts)
        return _Ready(Parts(rubric), compiled, lean, sha256("\0".join(told).encode()).hexdigest())

    def _all_findings(self, sheet: Loaded[Sheet], path: Path) -> list[Finding]:
        """What is wrong with a sheet's form, and with the rest of its answers where its rubric can be read."""
        try:
            return fit(sheet, (self.asked() or self._of_sheet(sheet, path)).parts).findings
        except InputError:
            return sheet.findings
