"""What ``rubric diff`` reads: two rubrics, and sheets that both of them rate."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rubric.analysis.impact.diff import rubric_diff
from rubric.analysis.impact.effect import impact
from rubric.analysis.impact.rating import Edition, rate_again, rate_sheets
from rubric.cli.console import show
from rubric.cli.language import say
from rubric.cli.reading import Sheets
from rubric.errors import InputError, UsageError
from rubric.lint.edition_unchanged import RULE, check
from rubric.lint.policy import settle
from rubric.model.finding import Finding, Place
from rubric.model.ranking import GroupedBy
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import Notice, RubricDiff
from rubric.model.sheet import Sheet
from rubric.source.editions import read_edition
from rubric.source.inputs import is_file, sheet_files
from rubric.source.load import Loaded, kind_of, read_sheet_text, top_mapping
from rubric.source.read import read_text
from rubric.source.results import SAVED_AGAIN, looks_saved
from rubric.source.settings import read_settings

_MANY = 64  # choices


@dataclass
class SheetsRead:
    """What became of the sheets; ``findings`` say what is wrong with those that cannot be used."""

    sheets: list[Loaded[Sheet]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_pair(old: str, new: str) -> tuple[Loaded[Rubric], Loaded[Rubric]]:
    """The two rubrics.

    Raises:
        InputError: one of them cannot be used; all that is wrong with both is told.
        UsageError: they are sheets or saved results.
    """
    kinds = [_kind(word) for word in (old, new)]
    if all(kinds):
        raise UsageError(
            f"{old} and {new} are no rubrics; to hold sheets or results side by side: rubric compare {old} {new}",
            f"{old} 和 {new} 不是量表；要比两张观察表或评分结果，用 rubric compare {old} {new}",
        )
    if any(kinds):
        word = old if kinds[0] else new
        raise UsageError(
            f"{word} is no rubric; first the two rubrics, then the sheets: rubric diff OLD NEW {word}",
            f"{word} 不是量表；先写两份量表，再写观察表：rubric diff 旧量表 新量表 {word}",
        )
    read, findings = list[Loaded[Rubric]](), list[Finding]()
    for word in dict.fromkeys((old, new)):
        try:
            loaded = read_edition(word)
            loaded.use()
            read.append(loaded)
        except InputError as error:
            findings += error.findings
    if findings:
        raise InputError(findings)
    return read[0], read[-1]


def read_sheets(words: Iterable[str]) -> SheetsRead:
    """The sheets that words name, each read once; those whose own form is wrong are told of."""
    files, findings = sheet_files(words)
    reader, found = Sheets(None), SheetsRead(findings=findings)
    for file in files:
        try:
            name, text = reader.text(file)
        except InputError as error:
            found.findings += error.findings
            continue
        found.texts[name] = text
        if looks_saved(text):
            found.findings.append(SAVED_AGAIN.at(Place(name)))
            continue
        sheet = read_sheet_text(text, name)
        if sheet.model is None:
            found.findings += sheet.findings
        else:
            found.sheets.append(sheet)
    return found


def diffed(
    old: Loaded[Rubric], new: Loaded[Rubric], sheets: Sequence[Loaded[Sheet]], by: GroupedBy, *, shapley: bool
) -> RubricDiff:
    """The result for two rubrics, and what becomes of the sheets where there are any.

    Raises:
        UsageError: there are too many edits to tell what each caused.
    """
    editions = Edition.of(old.use(), "old"), Edition.of(new.use(), "new")
    effects = None
    if sheets:
        was = rate_sheets(editions[0], sheets)
        now = rate_again(editions[1], sheets, was, editions[0])
        effects = impact(was, now, editions[0].titles | editions[1].titles, by)
    if effects is not None and shapley:
        from rubric.analysis.impact.shapley import with_shares

        effects = with_shares(effects, old.use(), new.use(), sheets, _progress if sys.stderr.isatty() else None)
    views = editions[0].compiled.view, editions[1].compiled.view
    return rubric_diff(old, new, views, impact=effects, notices=notices(old.use(), new))


def _progress(done: int, of: int) -> None:
    if of >= _MANY:
        end = "\n" if done == of else ""
        show(f"\r{say('试过的取舍', 'choices of edits tried')} {done}/{of}{end}", sys.stderr)


def notices(old: Rubric, new: Loaded[Rubric]) -> list[Notice]:
    """Findings about the new rubric, after severities of ``rubric.toml`` and comments that silence them."""
    found = check(old, new)
    if not found:
        return []
    name = found[0].place.file
    settings, _ = read_settings(Path(name).parent)
    texts = {name: new.texts[name]} if name in new.texts else {}
    kept = [one for one in settle(found, texts, settings.severities) if one.code == RULE.code]
    return [
        Notice.model_construct(
            code=one.code,
            severity=one.severity,
            file=one.place.file,
            line=one.place.line,
            column=one.place.column,
            message=one.message,
            help=one.help,
        )
        for one in kept
    ]


def _kind(word: str) -> bool:
    """Whether a word names a file that is a sheet or a saved result."""
    path = Path(word)
    if not is_file(path):
        return False
    text, _ = read_text(path, word)
    if looks_saved(text):
        return True
    root, _ = top_mapping(text, word) if "answers" in text and "dimensions" not in text else (None, ())
    return kind_of(root) == "sheet"
