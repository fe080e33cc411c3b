"""Files to findings for ``rubric check``: what loading and the rules find, after severities and ignore comments."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rubric.errors import InputError, UsageError
from rubric.lint.policy import settle
from rubric.lint.run import lint_rubric, lint_sheet
from rubric.model.finding import Finding, Place, Severity
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.model.text import Text
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source.inputs import STDIN, STDIN_NAME, check_files, is_file
from rubric.source.load import Loaded, fit, read_rubric, read_rubric_of, read_rubric_text, read_sheet_text, rubric_of
from rubric.source.parse import without_gc
from rubric.source.parts import Parts
from rubric.source.problems import in_order
from rubric.source.read import decode, read_text
from rubric.source.settings import Settings, read_settings

_RUBRIC = re.compile(r"""(?:^|[{,])\s*["']?(?:dimensions|extends)["']?\s*:""", re.MULTILINE)
_SIGNALS = re.compile(r"^signals\s*:", re.MULTILINE)
_WORTH_A_PROCESS = 100  # files; for fewer a process costs more than it saves
_PART = 4  # files that a process takes at a time
_OTHER_KIND = frozenset({"not-a-sheet", "not-a-rubric"})


@dataclass
class Checked:
    """What a check found; ``missing`` says that a file could not be read at all.

    Attributes:
        files: those that were checked, by the name they go by in findings.
        findings: in order, file by file.
        texts: of the files that findings point into, and perhaps of others.
    """

    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    missing: bool = False
    _kept: set[tuple[Place, str, Text]] = field(default_factory=set)

    def keep(self, findings: Iterable[Finding]) -> None:
        """Keep findings; those of a rubric that several sheets share are kept once."""
        for one in findings:
            key = (one.place, one.code, one.message)
            if key not in self._kept:
                self._kept.add(key)
                self.findings.append(one)


class Ready(NamedTuple):
    """A rubric that sheets can be checked against."""

    plan: Plan
    parts: Parts


class Checker:
    """Checks files; rubrics that several sheets share are read once."""

    def __init__(self, today: date, rubric: str | None = None, *, ready: Ready | None = None) -> None:
        """Keep the day and the rubric that sheets are checked against.

        Args:
            today: observations after it are mistakes.
            rubric: id or path; by default what each sheet says.
            ready: the rubric itself, where it has been read.

        Raises:
            InputError: the rubric cannot be used.
        """
        self.today = today
        self._named = rubric
        self.checked = Checked()
        self._rubrics: dict[tuple[str, Path], Ready | Loaded[Rubric]] = {}
        self._rubric_texts: dict[str, str] = {}
        self._settings: dict[Path, Settings] = {}
        self._asked = ready if rubric is None else self._compiled((rubric, Path()), read_rubric(rubric))
        if isinstance(self._asked, Loaded):
            self._asked.use()

    def all(self, words: list[str]) -> Checked:
        """Check every file that words name: files, folders, patterns, ``-``."""
        files, findings = check_files(words)
        self.checked.findings += findings
        self.checked.missing = bool(findings)
        with without_gc():
            self._share(files)
        return self.checked

    def _share(self, files: list[str]) -> None:
        """Check the first file, which brings the rubric that the others mostly share, and then them."""
        for file in files[:1]:
            self.file(file)
        # Only this process has the standard input.
        parts = [files[start : start + _PART] for start in range(1, len(files), _PART)]
        worth = 1 if STDIN in files else len(files) // _WORTH_A_PROCESS
        for part in map(self._part, parts) if worth <= 1 else self._together(parts, worth):
            self._add(part)

    def _together(self, parts: Sequence[list[str]], worth: int) -> Iterable[Checked]:
        """What the parts have, by as many processes as are worth it and have a core.

        Raises:
            UsageError: one of them was ended.
        """
        from rubric.batch.workers import ProcessLostError, cores, shared_out

        try:
            return shared_out(self._part, parts, min(cores(), worth))
        except ProcessLostError:
            raise UsageError(
                "a process was ended from outside (out of memory?); check fewer files at a time",
                "有一个进程被系统或别人结束了（内存不够？）；请少检查一些文件",
            ) from None

    def _part(self, files: list[str]) -> Checked:
        """What a part of the files has, with the texts that findings point into."""
        checker = copy(self)
        checker.checked = Checked()
        for file in files:
            checker.file(file)
        checked = checker.checked
        pointed = {place.file for one in checked.findings for place in (one.place, *one.also)}
        texts = self._rubric_texts | checked.texts
        checked.texts = {name: texts[name] for name in sorted(pointed) if name in texts}
        return checked

    def _add(self, part: Checked) -> None:
        """Put what a part has behind what is there."""
        self.checked.files += part.files
        self.checked.texts |= part.texts
        self.checked.missing |= part.missing
        self.checked.keep(part.findings)

    def file(self, file: str) -> None:
        """Check one file."""
        path = Path("stdin.yaml") if file == STDIN else Path(file)
        name = STDIN_NAME if file == STDIN else file
        text, findings = decode(sys.stdin.buffer.read(), name) if file == STDIN else read_text(path, name)
        self.checked.files.append(name)
        if findings:
            self.checked.findings += findings
            self.checked.missing = True
            return
        self.text(text, path, name)

    def text(self, text: str, path: Path, name: str) -> list[Finding]:
        """Check a file's text; returns its findings, which are kept too."""
        settings = self._settings_of(path)
        found = self._found(text, path, name, settings)
        if any(one.edits and one.severity is Severity.ERROR for one in found):
            from rubric.source.later import with_later

            found = with_later(text, name, found, lambda new: self._found(new, path, name, settings))
        settled = in_order(settle(found, {name: text}, settings.severities))
        self.checked.texts[name] = text
        self.checked.keep(settled)
        return settled

    def read_rubric(self, text: str, path: Path, name: str) -> Loaded[Rubric]:
        """A rubric's text as it is checked."""
        return read_rubric_text(text, path, name, doubts=True)

    def read_sheet(self, text: str, name: str) -> Loaded[Sheet]:
        """A sheet's text as it is checked."""
        return read_sheet_text(text, name, today=self.today, doubts=True)

    def _found(self, text: str, path: Path, name: str, settings: Settings) -> list[Finding]:
        if "signals" in text and _SIGNALS.search(text) and not _RUBRIC.search(text):
            from rubric.source.signals import read_signals_text

            return read_signals_text(text, name).findings
        first, second = (self._rubric, self._sheet) if _may_be_rubric(text) else (self._sheet, self._rubric)
        found = first(text, path, name, settings)
        return second(text, path, name, settings) if any(one.code in _OTHER_KIND for one in found) else found

    def _rubric(self, text: str, path: Path, name: str, _: Settings) -> list[Finding]:
        loaded = self.read_rubric(text, path, name)
        self.checked.texts |= loaded.texts
        model = loaded.model
        return loaded.findings if model is None else [*loaded.findings, *lint_rubric(model, loaded.root, name)]

    def _sheet(self, text: str, path: Path, name: str, settings: Settings) -> list[Finding]:
        sheet = self.read_sheet(text, name)
        model = sheet.model or sheet.rest
        if model is None or (self._asked is None and model.rubric is None and settings.rubric is None):
            return sheet.findings
        try:
            rubric = self._asked or self._rubric_of(sheet, path, settings)
        except InputError as error:
            return [*sheet.findings, *error.findings]
        if isinstance(rubric, Loaded):
            return [*sheet.findings, *rubric.findings]
        plan, parts = rubric
        fitted = fit(sheet, parts)
        if fitted.model is None:
            return fitted.findings
        return [
            *fitted.findings,
            *lint_sheet(fitted.model, plan, fitted.root, self.today, settings.stale_after, _exists(path, name)),
        ]

    def _rubric_of(self, sheet: Loaded[Any], path: Path, settings: Settings) -> Ready | Loaded[Rubric]:
        model = sheet.model or sheet.rest
        if settings.rubric is not None and (model is None or model.rubric is None):
            key = (settings.rubric, settings.folder)
            return self._rubrics.get(key) or self._compiled(key, read_rubric(*key[:1], beside=key[1]))
        key = rubric_of(sheet, path)
        return self._rubrics.get(key) or self._compiled(key, read_rubric_of(sheet, path))

    def _compiled(self, key: tuple[str, Path], loaded: Loaded[Rubric]) -> Ready | Loaded[Rubric]:
        self.checked.texts |= loaded.texts
        self._rubric_texts |= loaded.texts
        model = loaded.model
        self._rubrics[key] = loaded if model is None else Ready(compile_rubric(model), Parts(model))
        return self._rubrics[key]

    def _settings_of(self, path: Path) -> Settings:
        folder = path.parent
        if folder not in self._settings:
            self._settings[folder], findings = read_settings(folder, _all_codes)
            self.checked.keep(findings)
        return self._settings[folder]


def _exists(path: Path, name: str) -> Callable[[str], bool] | None:
    """Whether evidence lies beside a sheet; a sheet from standard input has no place that it could lie beside."""
    return None if name == STDIN_NAME else lambda relative: is_file(path.parent / relative)


def _all_codes() -> tuple[str, ...]:
    from rubric.lint.codes import ALL_CODES

    return ALL_CODES


def _may_be_rubric(text: str) -> bool:
    """A guess at a file's kind, so that it is mostly read once."""
    return ("dimensions" in text or "extends" in text) and _RUBRIC.search(text) is not None
