"""Each rule on a file that has its mistake and on the same file without it.

`files/CODE.bad.*.yaml` has the mistake in the lines that end in `# here`, `files/CODE.good.*.yaml` has none.
`# also CODE` marks what another rule says of the same mistake.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rubric.lint.rubric_rules import RUBRIC_RULES
from rubric.lint.run import lint_rubric, lint_sheet
from rubric.lint.sheet_rules import SHEET_RULES
from rubric.model.finding import Finding
from rubric.model.text import Lang
from rubric.scoring.plan import compile_rubric
from rubric.source.load import fit, read_rubric, read_rubric_of, read_sheet

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 3)

RUBRIC_CODES = [one.rule.code for one in RUBRIC_RULES]
SHEET_CODES = [one.rule.code for one in SHEET_RULES]
NAMES = [f"{code}.{{}}.rubric.yaml" for code in RUBRIC_CODES] + [f"{code}.{{}}.sheet.yaml" for code in SHEET_CODES]


def findings(file: Path) -> list[Finding]:
    """What the rules find in a file that the loader accepts."""
    if file.name.endswith(".rubric.yaml"):
        loaded = read_rubric(str(file))
        return lint_rubric(loaded.use(), loaded.root, str(file))
    sheet = read_sheet(file)
    rubric = read_rubric_of(sheet, file).use()
    fitted = fit(sheet, rubric)
    return lint_sheet(fitted.use(), compile_rubric(rubric), fitted.root, TODAY, exists=lambda name: "lost" not in name)


def _marked(file: Path, code: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.endswith("# here"):
            yield number, code
        elif match := re.search(r"# also ([a-z-]+)$", line):
            yield number, match.group(1)


@pytest.mark.parametrize("name", NAMES, ids=RUBRIC_CODES + SHEET_CODES)
def test_bad_file_is_found_at_the_line_that_a_person_would_point_at(name: str) -> None:
    file = FILES / name.format("bad")
    code = name.split(".", 1)[0]
    expected = list(_marked(file, code))
    assert code in {marked for _, marked in expected}
    assert sorted((one.place.line, one.code) for one in findings(file)) == expected


@pytest.mark.parametrize("name", NAMES, ids=RUBRIC_CODES + SHEET_CODES)
def test_finding_speaks_both_languages(name: str) -> None:
    for one in findings(FILES / name.format("bad")):
        for text in (one.message, one.help):
            assert text is not None
            zh, en = text.zh or "", text.en or ""
            assert any("\u4e00" <= char <= "\u9fff" for char in zh), zh
            assert en
            assert en != zh
            assert "{" not in one.message.get(Lang.EN)


@pytest.mark.parametrize("name", NAMES, ids=RUBRIC_CODES + SHEET_CODES)
def test_good_file_is_left_alone(name: str) -> None:
    assert findings(FILES / name.format("good")) == []


def test_every_file_belongs_to_a_rule() -> None:
    expected = {name.format(kind) for name in NAMES for kind in ("bad", "good")} | {"shop.rubric.yaml"}
    assert {path.name for path in FILES.iterdir()} == expected
