"""Whatever happens to a file, it is read or refused with findings; nothing else is ever raised."""

from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from rubric.errors import RubricError
from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.model.text import Lang
from rubric.report.findings import findings_text
from rubric.report.render import render
from rubric.report.terminal import Screen
from rubric.report.wording import Words
from rubric.scoring.score import prepare, score
from rubric.scoring.selftest import run_examples
from rubric.source.library import LIBRARY
from rubric.source.load import fit, read_rubric, read_rubric_text, read_sheet_text
from rubric.source.read import decode
from tests.source.mutate import mutated
from tests.support import EXAMPLES

RUBRICS = sorted([*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.rglob("*.rubric.yaml")])
SHEETS = sorted(EXAMPLES.rglob("*.sheet.yaml"))
ROUNDS, BATCH = 300, 25


@cache
def content(path: Path) -> bytes:
    """A file's bytes, read once."""
    return path.read_bytes()


@cache
def rubric_named(name: str, beside: Path) -> Rubric:
    """A rubric that a sheet names, read once."""
    return read_rubric(name, beside=beside).use()


def read_and_score(path: Path, text: str) -> list[Finding]:
    """What is wrong with a rubric or sheet; it is scored and printed if nothing is."""
    if path in RUBRICS:
        loaded = read_rubric_text(text, path, path.name)
        if loaded.model is not None:
            list(islice(run_examples(prepare(loaded.model), {}), 2))
            print_all(loaded.model, read_sheet_text("program: p\nanswers: {}\n", "blank").use())
        return loaded.findings
    sheet = read_sheet_text(text, path.name)
    if sheet.model is None or sheet.model.rubric is None:
        return sheet.findings
    rubric = rubric_named(sheet.model.rubric, path.parent)
    fitted = fit(sheet, rubric)
    if fitted.model is not None:
        print_all(rubric, fitted.model)
    return fitted.findings


def print_all(rubric: Rubric, sheet: Sheet) -> None:
    """Score and print in every format; the ledger must add up."""
    card = score(rubric, sheet)
    assert sum(line.points for line in card.ledger) == (card.total.score or 0)
    assert all((render(card, lang="zh", verbose=True), render(card, format="md"), render(card, format="json")))


def survive(data: bytes, path: Path) -> bool:
    """Whether a file could be used; what is wrong with it can be printed and lies inside it."""
    text, findings = decode(data, path.name)
    if not findings:
        try:
            findings = read_and_score(path, text)
        except RubricError:
            return False
    printed = findings_text(findings, {path.name: text}, Words(Lang.ZH), Screen())
    assert all(f"[{one.code}]" in printed for one in findings)
    assert all(one.place.line <= text.count("\n") + 2 for one in findings if text and one.place.file == path.name)
    return not findings


@pytest.mark.parametrize("batch", range(ROUNDS // BATCH))
def test_mutated_files(batch: int) -> None:
    """Shipped rubrics and example sheets, damaged at random, a few changes each."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        random = Random(seed)  # noqa: S311 - nothing is kept secret
        path = random.choice(SHEETS if seed % 3 else RUBRICS)
        data = mutated(content(path), random)
        try:
            survive(data, path)
        except Exception as error:
            error.add_note(f"seed {seed}: {path.name}")
            raise
