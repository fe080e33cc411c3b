"""Sheets with the one rubric that all of them fit, for commands that hold them side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from rubric.cli.language import say
from rubric.errors import InputError, UsageError
from rubric.model.base import shown
from rubric.model.sheet import Sheet
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source.edit_text import Source, plain, read_source
from rubric.source.inputs import sheet_files
from rubric.source.library import name_from, rubric_file
from rubric.source.load import fit, read_rubric, read_rubric_of, read_sheet_text, rubric_of
from rubric.source.rules_content import OTHER_PROGRAM


class Read(NamedTuple):
    """A sheet that was read.

    Attributes:
        source: its text and data.
        sheet: the same, checked against the rubric.
        plan: of the rubric.
        file: where the rubric is written.
    """

    source: Source
    sheet: Sheet
    plan: Plan
    file: Path

    @property
    def data(self) -> dict[str, Any]:
        """Its data, plain."""
        return dict(plain(self.source.root))

    @property
    def observer(self) -> str:
        """Who observed; the file's name where it does not say."""
        return self.sheet.observer or self.source.path.name.split(".")[0]


def read_sheets(words: list[str], rubric: str | None, *, of_one_program: bool = False) -> list[Read]:
    """The sheets that words name, all of one rubric.

    Args:
        words: files, folders, patterns.
        rubric: id or path; by default what the first sheet says.
        of_one_program: whether all must be about one program.

    Raises:
        InputError: a sheet or the rubric cannot be used, or a sheet does not fit.
        UsageError: there are no sheets.
    """
    files, findings = sheet_files(words)
    if findings:
        raise InputError(findings)
    if not files:
        raise UsageError(say("没有观察表", "there are no sheets"))
    sources = [read_source(Path(file), file, edited=False) for file in files]
    if of_one_program:
        _check_program(sources)
    sheets = [read_sheet_text(one.text, one.name) for one in sources]
    if rubric is not None:
        loaded, name, beside = read_rubric(rubric), rubric, Path()
    else:
        loaded = read_rubric_of(sheets[0], sources[0].path)
        name, beside = rubric_of(sheets[0], sources[0].path)
    model = loaded.use()
    fitted = [fit(one, model) for one in sheets]
    wrong = [finding for one in fitted for finding in one.findings if one.model is None]
    if wrong:
        raise InputError(wrong)
    plan, file = compile_rubric(model), rubric_file(name, beside) or Path(name)
    return [Read(source, one.use(), plan, file) for source, one in zip(sources, fitted, strict=True)]


def _check_program(sources: list[Source]) -> None:
    first = sources[0].root.get("program")
    others = [one for one in sources if one.root.get("program") != first and "program" in one.root.marks]
    if others:
        raise InputError(
            [
                OTHER_PROGRAM.at(
                    one.root.value_place("program"), program=shown(one.root["program"]), first=shown(first)
                )
                for one in others
            ]
        )


def rubric_name(read: Read, output: Path | None) -> str:
    """How a new sheet names the rubric of one that was read: by its id where that leads to it, else by a path."""
    return name_from((output or Path("sheet.yaml")).parent, read.plan.rubric.rubric, str(read.file.resolve()), Path())
