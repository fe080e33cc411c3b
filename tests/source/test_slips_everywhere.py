"""Slips at every place of real files, one at a time and all through: told at their line, and never mended otherwise."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from rubric.cli.checking import Checker
from rubric.model.finding import Finding, Severity
from rubric.source.fixes import apply
from rubric.source.library import LIBRARY
from tests.support import EXAMPLES, ROOT

STARTER = LIBRARY / "starter"
MISTAKES = ROOT / "tests" / "cli" / "mistakes"
SMALL = [MISTAKES / "tab.good.sheet.yaml", MISTAKES / "unknown-key.good.rubric.yaml"]
WHOLE = [*STARTER.glob("*.yaml"), EXAMPLES / "hema-market.sheet.yaml", ROOT / "tests/lint/files/shop.rubric.yaml"]

WIDE = {"[": "［", "]": "］", "{": "｛", "}": "｝"}
KEY = r"(?m)^(?P<key>[ ]*(?:-[ ])?[a-z_0-9]+)"
INDENT = r"(?m)^(?P<all>[ ]+)(?=[^ #\n])"


class Slip(NamedTuple):
    """What is typed, as a pattern and what becomes of it; ``sure`` says that it can always be mended."""

    name: str
    code: str
    pattern: str
    typed: Callable[[re.Match[str]], str]
    sure: bool = True


SLIPS = [
    Slip("colon", "full-width-colon", rf"{KEY}:[ ]?(?![ ]*#)", lambda it: f"{it['key']}："),
    Slip("colon in braces", "full-width-colon", r"(?<=[{,] )(?P<key>[a-z]+):[ ]", lambda it: f"{it['key']}："),
    Slip("no space after colon", "space-after-colon", rf"{KEY}:[ ](?=[^ #])", lambda it: f"{it['key']}:"),
    Slip("comma", "full-width-comma", r",[ ](?=[a-z_]+:[ ])", lambda _: "，"),
    Slip("bracket", "full-width-bracket", r"[\[\]{}]", lambda it: WIDE[it[0]]),
    Slip("closing quote", "full-width-quote", r'(?P<text>"[^"\n]*)"', lambda it: f"{it['text']}”"),
    Slip("unclosed quote", "unclosed-quote", r'(?P<text>"[^"\n]*)"', lambda it: it["text"]),
    Slip("quotes", "full-width-quote", r'"(?P<text>[^"\n]*)"', lambda it: f"“{it['text']}”", sure=False),
    Slip("ideographic spaces", "odd-space", INDENT, lambda it: "\u3000" * len(it["all"]), sure=False),
    Slip("half as many", "odd-space", INDENT, lambda it: "\u3000" * (len(it["all"]) // 2), sure=False),
    Slip("no-break spaces", "odd-space", INDENT, lambda it: "\u00a0" * len(it["all"])),
    Slip("tabs", "tab", INDENT, lambda it: "\t" * (len(it["all"]) // 2)),
    Slip("no space after dash", "space-after-dash", r"(?m)^(?P<indent>[ ]*)-[ ]", lambda it: f"{it['indent']}-"),
]
# Quotes may be meant as they are, and without any closing quote nobody can tell which one opens.
ALL_THROUGH = [slip for slip in SLIPS if slip.name not in ("quotes", "unclosed quote")]
every_slip = pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])


def check(text: str, path: Path) -> list[Finding]:
    """What ``rubric check`` finds in the file if it had this text; hints left out."""
    found = Checker(date(2022, 4, 1)).text(text, path, path.name)
    return [one for one in found if one.place.file == path.name and one.severity is not Severity.INFO]


def mended(text: str, path: Path) -> str:
    """What ``--fix`` makes of it."""
    while True:
        new, _ = apply(text, check(text, path))
        if new == text:
            return text
        text = new


def typed_once(slip: Slip, text: str) -> Iterator[tuple[int, str]]:
    """The text with the slip at one place after the other, and the number of the line."""
    for match in re.finditer(slip.pattern, text):
        yield text.count("\n", 0, match.start()) + 1, text[: match.start()] + slip.typed(match) + text[match.end() :]


@every_slip
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.name)
def test_one_slip(path: Path, slip: Slip) -> None:
    """The line of the slip is told; mending gives the file back, or leaves it alone where only a person knows."""
    text = path.read_text("utf-8")
    for line, bad in typed_once(slip, text):
        told = [(one.code, one.place.line) for one in check(bad, path)]
        assert (slip.code, line) in told, bad
        assert mended(bad, path) in ((text,) if slip.sure else (text, bad)), bad


@pytest.mark.parametrize("slip", ALL_THROUGH, ids=[slip.name for slip in ALL_THROUGH])
@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.name)
def test_slip_all_through(path: Path, slip: Slip) -> None:
    """Whoever types it everywhere gets the file back, character by character."""
    text = path.read_text("utf-8")

    assert mended(re.sub(slip.pattern, slip.typed, text), path) == text
