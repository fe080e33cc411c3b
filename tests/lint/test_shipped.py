"""The rules leave alone what ships, but for sheets that really are old."""

from pathlib import Path

import pytest

from rubric.source.library import LIBRARY
from tests.lint.test_rules import findings
from tests.support import EXAMPLES, name_of

RUBRICS = sorted([*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.glob("**/*.rubric.yaml")])
SHEETS = sorted(EXAMPLES.glob("**/*.sheet.yaml"))


@pytest.mark.parametrize("file", RUBRICS, ids=name_of)
def test_rubric_has_no_findings(file: Path) -> None:
    assert [str(one) for one in findings(file)] == []


@pytest.mark.parametrize("file", SHEETS, ids=name_of)
def test_sheet_is_only_old(file: Path) -> None:
    assert [one.code for one in findings(file)] == ["stale-observation"]
