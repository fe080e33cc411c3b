"""What ``rubric watch`` knows: the rubric and the sheets as they are, as they were, and what moved in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rubric.analysis.impact.diff import rubric_diff
from rubric.analysis.impact.rating import Edition, Rated
from rubric.analysis.impact.ratings import Ratings, impact_of
from rubric.cli.checking import Ready
from rubric.cli.testing import Tested, outcome_of
from rubric.cli.watch_files import Changes, WatchedFiles
from rubric.cli.watch_findings import RubricChecker, SheetChecker, Told
from rubric.errors import InputError, UsageError
from rubric.model.finding import Finding, Severity
from rubric.model.ranking import GroupedBy
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import RubricDiff
from rubric.model.sheet import Sheet
from rubric.source.inputs import STDIN
from rubric.source.library import rubric_file
from rubric.source.load import Loaded, read_rubric_text, read_sheet_text
from rubric.source.parse import without_gc
from rubric.source.settings import find_settings

_RUBRIC, _EXAMPLES = "rubric", "examples"


@dataclass
class Look:
    """What a look at the files found.

    Attributes:
        first: whether it is the first one.
        changes: of the files.
        errors: why the rubric cannot be used; empty where it can.
        ratings: the present state, or the last one that could be used; None where there was none yet.
        effect: against the state before; None where there is nothing to hold against another.
    """

    first: bool
    changes: Changes
    errors: Sequence[Finding] = ()
    ratings: Ratings | None = None
    effect: RubricDiff | None = None


@dataclass
class Rest:
    """What takes longer to find out.

    Attributes:
        findings: about the rubric that can be used, its examples and the sheets: those that were not told before.
        all: all findings that stand.
        gone: how many do not stand any more.
        tested: the examples; None where they need not be run.
    """

    findings: list[Finding]
    all: list[Finding]
    gone: int
    tested: Tested | None


class Watching:
    """Looks at a rubric and sheets again and again.

    Attributes:
        files: those that are watched.
    """

    def __init__(self, rubric: str, sheets: Sequence[str], by: GroupedBy) -> None:
        """Find what is to be watched.

        Args:
            rubric: id or path.
            sheets: files, folders, patterns.
            by: only programs alike in this are ranked together.

        Raises:
            InputError: what is named is not there.
            UsageError: standard input is named.
        """
        if STDIN in (rubric, *sheets):
            raise UsageError(
                "standard input is never saved: name files or folders", "标准输入没有“保存”可等：请写文件或文件夹"
            )
        self.files = WatchedFiles(rubric_file(rubric, Path()) or Path(rubric), sheets)
        _, findings = self.files.disk.last(self.files.rubric)
        nowhere = [one for one in self.files.findings if one.code != "no-sheets"]
        if findings or nowhere:
            raise InputError([*findings, *nowhere])
        self._by = by
        self._told = Told()
        self._sheets: dict[str, Loaded[Sheet]] = {}
        self._checker = SheetChecker()
        self._unchecked: dict[str, None] = {}
        self._start: Ratings | None = None
        self._now: Ratings | None = None
        self._before: Ratings | None = None  # the state before the last look
        self._last: Ratings | None = None
        self._rated: Mapping[str, Rated] = {}
        self._errors: list[Finding] = []
        self._below: set[Path] = set()
        self._examples: set[Path] = set()
        self._tested: Tested | None = None
        self._checked = False
        self._today: date | None = None

    def start_over(self) -> None:
        """Let the present state be the first one."""
        self._start = self._now

    def look(self, today: date) -> Look | None:
        """See what changed, and what that does to totals; None where nothing did."""
        with without_gc():
            changes = self.files.look()
            if self._today is not None and not changes:
                return None
            look = Look(self._today is None, changes)
            self._today = today
            self._read_sheets(look)
            saved = set(changes.saved)
            if look.first or saved & {self.files.rubric, *self._below}:
                self._read_rubric(today)
            if saved & self._examples:
                self._tested = None
            look.errors, look.ratings = self._errors, self._now
            self._rate(look)
        return look

    def since_start(self, look: Look) -> RubricDiff | None:
        """The rubric against that of the start, by the sheets as they are; None where that tells nothing more."""
        start, now = self._start, self._now
        if start is None or now is None or look.effect is None or not look.effect.changes or start is self._before:
            return None
        with without_gc():
            start.rate(self._sheets)
            return self._diff(start, start.rated, now)

    def rest(self) -> Rest:
        """Check what changed, all sheets where the rubric did, and run the examples where that may matter."""
        if self._now is None or self._today is None or self._errors:
            sheets = self._told.standing(without=(_RUBRIC, _EXAMPLES))
            return Rest([], [*self._errors, *sheets], 0, None)
        with without_gc():
            found = self._check_rubric(self._today)
            found += self._check_sheets(self._now.edition, self._today)
            tested = None if self._tested is not None else outcome_of(self._now.loaded, self._now.edition.compiled)
        if tested is not None:
            self._tested = tested
            found += self._told.tell(_EXAMPLES, tested.findings)
        return Rest(found, self._told.standing(), self._told.gone(), tested)

    def _check_rubric(self, today: date) -> list[Finding]:
        if self._checked:
            return []
        self._checked = True
        text, _ = self.files.disk.last(self.files.rubric)
        return self._told.tell(_RUBRIC, RubricChecker(today, self.files.disk).check(text, self.files.rubric))

    def _check_sheets(self, edition: Edition, today: date) -> list[Finding]:
        ready, found = Ready(edition.compiled.plan, edition.parts), list[Finding]()
        for name in [one for one in self._unchecked if one in self.files.sheets]:
            text, findings = self.files.disk.last(Path(name))
            found += self._told.tell(name, findings or self._checker.check(text, name, ready, today))
        self._unchecked.clear()
        return found

    def _read_sheets(self, look: Look) -> None:
        """Read the sheets that changed; one that cannot be used stays as it was."""
        for name in look.changes.gone:
            self._sheets.pop(name, None)
            self._told.forget(name)
        changed = {str(file) for file in look.changes.saved}
        for name in self.files.sheets:
            if look.first or name in changed or name in look.changes.came:
                self._unchecked[name] = None
                text, findings = self.files.disk.last(Path(name))
                sheet = None if findings else read_sheet_text(text, name)
                if sheet is not None and sheet.model is not None:
                    self._sheets[name] = sheet

    def _read_rubric(self, today: date) -> None:
        """Read the rubric, and compile it where it can be used."""
        file, disk = self.files.rubric, self.files.disk
        disk.asked()
        text, findings = disk.last(file)
        loaded = None if findings else read_rubric_text(text, file, str(file), files=disk, parse=disk.parse)
        settings = find_settings(file.parent)
        if settings is not None:
            disk.read(settings)
        self._below = disk.asked()
        if loaded is None or loaded.model is None:
            self._errors = findings or _errors(RubricChecker(today, disk).check(text, file))
            self._rest_on()
            return
        self._errors, self._checked, self._tested = [], False, None
        self._now = Ratings(loaded, before=self._now)
        self._start = self._start or self._now
        self._examples = self._sheets_of_examples(loaded)
        self._rest_on()
        self._unchecked |= dict.fromkeys(self.files.sheets)

    def _rest_on(self) -> None:
        self.files.rest_on(self._below | self._examples)

    def _sheets_of_examples(self, loaded: Loaded[Rubric]) -> set[Path]:
        """The files that examples name, read so that they are watched."""
        named = [one.sheet for one in loaded.use().examples if one.sheet is not None]
        files = {self.files.rubric.parent / name for name in named}
        for file in files:
            self.files.disk.read(file)
        return files

    def _rate(self, look: Look) -> None:
        """Rate what changed, and hold it against what was."""
        if self._now is None:
            return
        self._before, was = self._last, self._rated
        self._now.rate(self._sheets)
        self._last, self._rated = self._now, self._now.rated
        if self._before is not None and (self._before is not self._now or was is not self._now.rated):
            look.effect = self._diff(self._before, was, self._now)

    def _diff(self, old: Ratings, rated: Mapping[str, Rated], new: Ratings) -> RubricDiff:
        effects = impact_of((old.edition, rated), (new.edition, new.rated), self._by)
        views = old.edition.compiled.view, new.edition.compiled.view
        return rubric_diff(old.loaded, new.loaded, views, impact=effects)


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is Severity.ERROR]
