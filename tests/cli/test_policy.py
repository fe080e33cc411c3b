"""Severities of ``rubric.toml``, ignore comments, formats of findings and ``rubric explain CODE``."""

import json

import pytest

from rubric.lint.codes import ALL_CODES, RULES
from tests.cli.support import Shell

SPARE = """\
rubric: spare
format: 1
title: Spare
facts:
  used: {ask: "Used?", answer: yes_no}
  spare: {ask: "Spare?", answer: yes_no}COMMENT
dimensions:
  a: {title: A, criteria: {x: {title: X, yes_no: used}}}
"""


FILE = "spare.rubric.yaml"


@pytest.fixture
def spare(shell: Shell) -> Shell:
    """A folder with a rubric that has a fact which nothing uses."""
    shell.write(FILE, SPARE.replace("COMMENT", ""))
    return shell


def test_warning_alone_is_fine(spare: Shell) -> None:
    """A warning is shown and does not fail the check."""
    done = spare("check", FILE)

    assert (done.code, "warning[unused-fact]" in done.out) == (0, True)


def test_severity_becomes_error(spare: Shell) -> None:
    """`rubric.toml` beside the file or above it makes a warning an error."""
    spare.write("rubric.toml", '[severity]\nunused-fact = "error"\n')

    assert spare("check", FILE).code == 1


def test_severity_off(spare: Shell) -> None:
    """`off` leaves it out."""
    spare.write("rubric.toml", '[severity]\nunused-fact = "off"\n')

    assert "unused-fact" not in spare("check", FILE).out


def test_settings_are_checked(spare: Shell) -> None:
    """A typo in `rubric.toml` is reported with its line and the nearest key."""
    spare.write("rubric.toml", 'langue = "zh"\n[severity]\nunused-fakt = "error"\nunused-fact = "loud"\n')
    out = spare("check", FILE).out

    assert "rubric.toml:1:1: error[unknown-setting]" in out
    assert 'did you mean "unused-fact"?' in out
    assert "rubric.toml:4:1: error[bad-setting-value]" in out


def test_ignored_in_its_line(spare: Shell) -> None:
    """A comment silences a finding in its line."""
    spare.write(FILE, SPARE.replace("COMMENT", "  # rubric: ignore[unused-fact]"))
    done = spare("check", FILE)

    assert (done.code, "unused" in done.out) == (0, False)


def test_unused_ignore(spare: Shell) -> None:
    """A comment that silences nothing is a warning."""
    spare.write(FILE, SPARE.replace("COMMENT", "  # rubric: ignore[unused-fact, stale-observation]"))

    assert 'warning[unused-ignore]: there is no "stale-observation" to ignore here' in spare("check", FILE).out


@pytest.mark.parametrize("format_", ["concise", "json", "sarif", "github"])
def test_formats(spare: Shell, format_: str) -> None:
    """Every format names the file, the line and the code."""
    out = spare("check", FILE, "--format", format_).out

    assert "unused-fact" in out
    assert FILE in out
    if format_ in ("json", "sarif"):
        json.loads(out)


def test_explain_code(shared_shell: Shell) -> None:
    """A code is explained in both languages."""
    assert "Bad" in shared_shell("explain", "unused-fact", "--lang", "en").out
    assert "正确的写法" in shared_shell("explain", "unused-fact", "--lang", "zh").out
    assert 'did you mean "unused-fact"?' in shared_shell("explain", "unused-fcat").err


def test_every_code_speaks_both_languages() -> None:
    """Every kind of finding has a message in Chinese and in English."""
    assert [code for code in ALL_CODES if not RULES[code].zh or not RULES[code].en] == []


def test_fix_keeps_the_rest_of_the_bytes(shell: Shell) -> None:
    """`--fix` keeps a byte order mark and Windows line ends."""
    shell.write(
        "marked.rubric.yaml",
        "\ufeff" + SPARE.replace("COMMENT", "").replace("\n", "\r\n").replace("title:", "titel:", 1),
    )
    shell("check", "marked.rubric.yaml", "--fix")

    assert shell.read("marked.rubric.yaml") == "\ufeff" + SPARE.replace("COMMENT", "").replace("\n", "\r\n")
