"""Mistakes behind slips of writing are found in the same run, at their places in the text as it is."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rubric.cli.checking import Checker
from rubric.model.finding import Edit, Finding, Place, Severity
from rubric.model.text import Text
from rubric.source import later, syntax_rules_width
from rubric.source.later import with_later
from rubric.source.library import LIBRARY
from rubric.source.load import read_sheet_text
from rubric.source.syntax import Lines
from rubric.source.syntax_slips import WIDE_COLON
from tests.support import EXAMPLES

NAME = "f.yaml"
SHEET = """\
program: p
format: 1
observed：2022-01-01
sources:
  visit: {title： Visit}
answers:
  coupon：{value: no, becuase: x, evidence: []}
  flash_sale: no
  flash_sale: yes
"""


def check(text: str) -> list[Finding]:
    return read_sheet_text(text, NAME).findings


def told(text: str, check: Callable[[str], list[Finding]] = check) -> list[tuple[str, int, int]]:
    found = with_later(text, NAME, check(text), check)
    return sorted((one.code, one.place.line, one.place.column) for one in found)


def test_all_in_one_run_at_their_places() -> None:
    """Three slips, an unknown key on the line of one of them and a key written twice; each once."""
    assert told(SHEET) == [
        ("duplicate-key", 9, 3),
        ("full-width-colon", 3, 9),
        ("full-width-colon", 5, 16),
        ("full-width-colon", 7, 9),
        ("unknown-key", 7, 22),
    ]
    assert [one.code for one in check(SHEET)].count("full-width-colon") < 3  # the rest is hidden at first sight


def test_other_places_and_edits_are_led_back_too() -> None:
    """The first place of a key that is there twice, and what mends a key, on a line that was mended."""
    text = "program: p\nanswers:\n  coupon：{value: no, becuase: x}\n  coupon: no\n"
    found = {one.code: one for one in with_later(text, NAME, check(text), check)}

    assert [tuple(place)[1:5] for place in found["duplicate-key"].also] == [(3, 3, 3, 9)]
    assert found["unknown-key"].edits == (Edit(Place(NAME, 3, 22, 3, 29), "because"),)


def test_a_fix_that_takes_lines_out() -> None:
    """A removed line moves all below it; places are in the file as it is."""
    text = "program: p\n...\nanswers: {}\nformt: 1\n"

    assert told(text) == [("stray-end-mark", 2, 1), ("unknown-key", 4, 1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("seed", range(12))
def test_random_slips_hide_nothing(seed: int, line_end: str) -> None:
    """Full-width colons anywhere in a good file, and an unknown key: the key is found where it is, each slip once."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    file = rng.choice([EXAMPLES / "hema-market.sheet.yaml", LIBRARY / "community-group-buying.rubric.yaml"])
    lines = file.read_text("utf-8").split("\n")
    own = [number for number, line in enumerate(lines) if line.endswith(("yes", "no", ":")) and "#" not in line]
    slipped = sorted(rng.sample(own, 3))
    for number in slipped:
        key, _, rest = lines[number].rpartition(":")
        lines[number] = f"{key}：{rest.lstrip()}"
    lines.append("spare: 1")
    text = line_end.join(lines)

    checker = Checker(date(2026, 1, 1))
    found = [one for one in checker.text(text, file, str(file)) if one.severity is Severity.ERROR]

    wide = [one.place.line - 1 for one in found if one.code == "full-width-colon"]
    assert wide == slipped
    assert [(one.place.line, one.place.column) for one in found if one.code == "unknown-key"] == [(len(lines), 1)]
    assert len(set(found)) == len(found) == 4


def test_shipped_text_that_is_one_slip_through_and_through() -> None:
    """A sheet with no ASCII colon at all is one text to YAML; its mistakes are found all the same."""
    text = "program：p\nformat：1\nanswers：\n  coupon：no\n  coupon：yes\n"

    assert [code for code, _, _ in told(text)] == ["duplicate-key", *["full-width-colon"] * 5]


def test_ends_with_a_fix_that_never_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a fix only brings the next slip, the number of looks is bounded."""
    looks: list[str] = []

    def endless(text: str) -> list[Finding]:
        looks.append(text)
        place = Place(NAME, len(looks), 1, len(looks), 1)
        rule = syntax_rules_width.FULL_WIDTH_COLON
        return [rule.at(place, (), (Edit(place, "a: 1\n"),), key="a")]

    monkeypatch.setattr(later, "improved", lambda text, findings: (f"{text}a: 1\n", list(findings)))
    with_later("", NAME, endless(""), endless)

    assert len(looks) == 21


def test_warnings_and_other_files_are_left_alone() -> None:
    """Only slips that are errors of this very file are mended in memory."""
    (slip,) = WIDE_COLON.in_line(Lines("a：1", NAME), 0)
    warning = slip.model_copy(update={"severity": Severity.WARNING})
    elsewhere = slip.model_copy(update={"place": slip.place._replace(file="g.yaml")})
    plain = Finding(code="x", severity=Severity.ERROR, place=Place(NAME), message=Text(zh="x", en="x"))

    def never(text: str) -> list[Finding]:
        raise AssertionError(text)

    assert with_later("a：1", NAME, [warning, elsewhere, plain], never) == [warning, elsewhere, plain]


def test_fix_mends_them_all(tmp_path: Path) -> None:
    """What is told in one run is what `--fix` mends."""
    from rubric.cli.fixing import mend

    file = tmp_path / "a.sheet.yaml"
    file.write_text(SHEET.replace("  flash_sale: yes\n", ""), "utf-8")
    name = str(file)
    checked = Checker(date(2026, 1, 1)).all([name])
    mend(checked, lambda: Checker(date(2026, 1, 1)), write=True)

    assert [one.code for one in checked.findings].count("full-width-colon") == 3
    assert file.read_text("utf-8") == (
        SHEET.replace("  flash_sale: yes\n", "")
        .replace("observed：", "observed: ")
        .replace("title： ", "title: ")
        .replace("coupon：", "coupon: ")
        .replace("becuase", "because")
    )
