"""Files in, checked models out: rubrics with what they extend, and sheets with their rubric."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from rubric.errors import InputError
from rubric.model.finding import Finding, Place, Severity
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source import rules, rules_content
from rubric.source.check_rubric import check_rubric
from rubric.source.check_sheet import check_answers, check_sources
from rubric.source.document import Mapping
from rubric.source.extends import lay_over
from rubric.source.files import DISK, Files
from rubric.source.locate import locate
from rubric.source.nearest import near
from rubric.source.parse import parse
from rubric.source.parts import Parts, Problem
from rubric.source.placeholders import blanks_in
from rubric.source.problems import cut_texts, empty_values, findings_of, in_order
from rubric.source.read import read_text
from rubric.source.salvage import salvage

Kind = TypeVar("Kind")
Parse = Callable[[str, str], tuple[Mapping | None, list[Finding]]]


@dataclass
class Loaded(Generic[Kind]):
    """A file that was read.

    Attributes:
        model: the checked model; None when there are errors.
        root: the data with its marks, for a rubric after ``extends``; None when it could not be parsed.
        findings: what is wrong, in order.
        texts: the text of every file that was read, by the name it goes by in findings.
        rest: the model of what is right in a file with errors, for further checks only.
    """

    model: Kind | None
    root: Mapping | None
    findings: list[Finding]
    texts: dict[str, str] = field(default_factory=dict)
    rest: Kind | None = None

    def __post_init__(self) -> None:
        """An error that comes from a slip of writing is told as that slip."""
        if _has_errors(self.findings):
            from rubric.source.syntax_silent import explained

            told = explained(self.findings, self.texts)
            self.findings = self.findings if told == self.findings else in_order(told)

    def use(self) -> Kind:
        """The model.

        Raises:
            InputError: there are errors.
        """
        if self.model is None:
            raise InputError(self.findings)
        return self.model


def read_rubric(name: str | Path, *, beside: Path | None = None) -> Loaded[Rubric]:
    """Read a rubric and all that it extends.

    Args:
        name: a path, or an id that is looked up beside first and then among the rubrics that ship.
        beside: the folder that a path is relative to and ids are looked up in; the current one by default.
    """
    return _Chain().load(str(name), beside or Path(), asked=Place(str(name)))


def read_rubric_in(files: Files, file: Path) -> Loaded[Rubric]:
    """Read a rubric, and all that it extends, from another place than the disk.

    Args:
        files: where they are.
        file: the rubric's path there.
    """
    return _Chain(files=files).load_file(file)


def read_rubric_text(
    text: str, path: Path, name: str, *, doubts: bool = False, files: Files = DISK, parse: Parse | None = None
) -> Loaded[Rubric]:
    """A rubric whose text is already there.

    Args:
        text: of the file.
        path: what its ``extends`` is relative to.
        name: how findings call it.
        doubts: also warn of what is valid YAML and was probably meant otherwise.
        files: where what it extends is.
        parse: reads a text as ``top_mapping`` does.
    """
    return _Chain(doubts=doubts, files=files, parse=parse).load_text(text, path, name)


def read_sheet(path: Path, *, name: str | None = None, today: date | None = None) -> Loaded[Sheet]:
    """Read a sheet, without looking at its rubric.

    Args:
        path: the file.
        name: how findings call it; the path by default.
        today: findings for observations after it; None leaves them alone.
    """
    name = name or str(path)
    text, findings = read_text(path, name)
    return _sheet(text, name, findings, today)


def read_sheet_text(text: str, name: str, *, today: date | None = None, doubts: bool = False) -> Loaded[Sheet]:
    """The same for a text that is already there; ``doubts`` is as for rubrics."""
    return _sheet(text, name, [], today, doubts=doubts)


def fit(sheet: Loaded[Sheet], rubric: Rubric | Parts) -> Loaded[Sheet]:
    """A sheet that was read, with what does not fit the rubric (or its parts, taken once for many sheets)."""
    model = sheet.model or sheet.rest
    if model is None or sheet.root is None:
        return sheet
    parts = rubric if isinstance(rubric, Parts) else Parts(rubric)
    found = placed(check_answers(model, parts), sheet.root)
    return Loaded(None if found else sheet.model, sheet.root, in_order([*sheet.findings, *found]), sheet.texts)


def rubric_of(sheet: Loaded[Sheet], path: Path) -> tuple[str, Path]:
    """What a sheet says of its rubric: the name, and the folder that it is relative to.

    Raises:
        InputError: it says nothing, or cannot be read.
    """
    model, root = sheet.rest or sheet.use(), sheet.root
    if model.rubric is None:
        at = root.key_place("program") if root else Place(str(path))
        raise InputError([rules_content.NO_RUBRIC_NAMED.at(at)])
    return model.rubric, path.parent


def read_rubric_of(sheet: Loaded[Sheet], path: Path) -> Loaded[Rubric]:
    """The rubric that a sheet names.

    Raises:
        InputError: it names none, or cannot be read.
    """
    name, beside = rubric_of(sheet, path)
    place = Place(str(path)) if sheet.root is None else sheet.root.value_place("rubric")
    return _Chain().load(name, beside, asked=place)


def placed(problems: Iterable[Problem], root: Any) -> list[Finding]:
    """Problems that speak in paths, as findings with places."""
    found = []
    for problem in problems:
        args, also = dict(problem.args), tuple[Place, ...]()
        if problem.first is not None:
            first = locate(root, problem.first, key=True)
            args["line"], also = first.line, (first,)
        found.append(problem.rule.at(locate(root, problem.path, key=problem.key), also, **args))
    return found


def kind_of(root: Any) -> str | None:
    """Whether data is a ``rubric`` or a ``sheet``, by its keys; None when neither."""
    if not isinstance(root, Mapping):
        return None
    if "program" in root and "dimensions" not in root:
        return "sheet"
    if "dimensions" in root or "extends" in root:
        return "rubric"
    return "sheet" if "answers" in root else "rubric" if "rubric" in root else None


def top_mapping(text: str, name: str, *, quick: bool = False) -> tuple[Mapping | None, list[Finding]]:
    """Parse a text whose top must be a mapping; ``quick`` is as for ``parse``."""
    root, findings = parse(text, name, quick=quick)
    if findings and root is None:
        return None, findings
    if root is None:
        return None, [rules.EMPTY_FILE.at(Place(name))]
    if not isinstance(root, Mapping):
        from rubric.source.syntax_silent import slips_of_text

        slips = slips_of_text(text, name) if isinstance(root, str) else []
        return None, [*findings, *(slips or [rules.NOT_A_MAPPING.at(Place(name))])]
    return root, findings


def _doubts(root: Mapping, text: str, name: str) -> list[Finding]:
    from rubric.source.traps import doubts_about

    return doubts_about(root, text, name)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _sheet(text: str, name: str, findings: list[Finding], today: date | None, *, doubts: bool = False) -> Loaded[Sheet]:
    if findings:
        return Loaded(None, None, findings)
    texts = {name: text}
    root, findings = top_mapping(text, name, quick=True)
    if root is None:
        return Loaded(None, None, findings, texts)
    if kind_of(root) != "sheet":
        kind_zh, kind_en = ("量表", "a rubric") if kind_of(root) else ("别的内容", "something else")
        rule = rules.NOT_A_SHEET if kind_of(root) else rules.UNKNOWN_FILE_KIND
        first = locate(root, (next(iter(root.marks), ""),), key=True)
        return Loaded(None, root, [*findings, rule.at(first, kind_zh=kind_zh, kind_en=kind_en)], texts)
    findings = [*findings, *(_doubts(root, text, name) if doubts else ()), *empty_values(root, skip="answers")]
    findings += blanks_in(root, text)
    try:
        model = Sheet.model_validate(root)
    except ValidationError as error:
        findings += [*cut_texts(root, "answers"), *findings_of(error, root, Sheet)]
        left = salvage(root, error, Sheet)
        if left is None:
            return Loaded(None, root, in_order(findings), texts)
        model = left.model
    findings += placed(check_sources(model, today), root)
    usable = not _has_errors(findings)
    return Loaded(model if usable else None, root, in_order(findings), texts, None if usable else model)


class _Chain:
    """Loads a rubric and what it extends; remembers the files on the way, so that a circle is seen."""

    def __init__(self, *, doubts: bool = False, files: Files = DISK, parse: Parse | None = None) -> None:
        self.doubts = doubts
        self.parse = parse or top_mapping
        self.place = files
        self.files: list[Path] = []
        self.texts: dict[str, str] = {}

    def load(self, name: str, beside: Path, asked: Place) -> Loaded[Rubric]:
        return self._checked(*self._merged(name, beside, asked))

    def load_file(self, file: Path) -> Loaded[Rubric]:
        return self._checked(*self._read(file, Place(self.place.name_of(file))))

    def load_text(self, text: str, file: Path, name: str) -> Loaded[Rubric]:
        self.files.append(file.resolve())
        return self._checked(*self._parsed(text, file, name))

    def _checked(self, root: Mapping | None, findings: list[Finding]) -> Loaded[Rubric]:
        if root is None:
            return Loaded(None, root, in_order(findings), self.texts)
        dropped: frozenset[str] = frozenset()
        try:
            model = Rubric.model_validate(root)
        except ValidationError as error:
            findings = [*findings, *findings_of(error, root, Rubric)]
            left = salvage(root, error, Rubric)
            if left is None:
                return Loaded(None, root, in_order(findings), self.texts)
            model, dropped = left
        # What was taken out is not missing: the mistake in it has been told.
        problems = [one for one in check_rubric(model) if one.args.get("id") not in dropped]
        findings = in_order([*findings, *placed(problems, root)])
        return Loaded(None if _has_errors(findings) else model, root, findings, self.texts)

    def _merged(self, name: str, beside: Path, asked: Place) -> tuple[Mapping | None, list[Finding]]:
        file = self.place.find(name, beside)
        if file is None:
            known = self.place.known(beside)
            found = rules_content.UNKNOWN_RUBRIC.at(asked, name=name, known=", ".join(known), **near(name, known))
            return None, [found]
        return self._read(file, asked)

    def _read(self, file: Path, asked: Place) -> tuple[Mapping | None, list[Finding]]:
        resolved, name = self.place.resolve(file), self.place.name_of(file)
        if resolved in self.files:
            chain = " → ".join(one.name for one in [*self.files[self.files.index(resolved) :], resolved])
            return None, [rules_content.EXTENDS_CYCLE.at(asked, chain=chain)]
        self.files.append(resolved)
        text, findings = self.place.read(file)
        if findings:
            return None, findings if asked.file == name else _at_asker(findings, asked)
        return self._parsed(text, file, name)

    def _parsed(self, text: str, file: Path, name: str) -> tuple[Mapping | None, list[Finding]]:
        self.texts[name] = text
        root, findings = self.parse(text, name)
        if root is None:
            return None, findings
        if kind_of(root) != "rubric":
            kind_zh, kind_en = ("观察表", "a sheet") if kind_of(root) else ("别的内容", "something else")
            first = locate(root, (next(iter(root.marks), ""),), key=True)
            return None, [*findings, rules.NOT_A_RUBRIC.at(first, kind_zh=kind_zh, kind_en=kind_en)]
        doubts = self.doubts and len(self.files) == 1
        findings = [*findings, *(_doubts(root, text, name) if doubts else ()), *empty_values(root)]
        findings += blanks_in(root, text)
        return self._over_base(root, file, findings)

    def _over_base(self, root: Mapping, file: Path, findings: list[Finding]) -> tuple[Mapping | None, list[Finding]]:
        extends = root.get("extends")
        if not isinstance(extends, str):
            return root, findings
        base, problems = self._merged(extends, file.parent, root.value_place("extends"))
        if base is None:
            return None, [*findings, *problems]
        merged, unknown = lay_over(base, root)
        return merged, [*findings, *problems, *unknown]


def _at_asker(findings: list[Finding], asked: Place) -> list[Finding]:
    """A file that cannot be found is the mistake of the line that names it."""
    return [one.model_copy(update={"place": asked}) if one.code == "not-found" else one for one in findings]
