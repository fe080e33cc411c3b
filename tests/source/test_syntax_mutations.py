"""Whatever is typed into a file, reading and mending it ends in findings, never in a traceback.

``python -m tests.source.test_syntax_mutations 100000`` tries that many; the tests try 2,000.
"""

import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from rubric.model.finding import Finding, Severity
from rubric.model.rubric import Rubric
from rubric.model.text import Lang
from rubric.report.findings import findings_text
from rubric.report.terminal import Screen
from rubric.report.wording import Words
from rubric.source.fixes import apply, diff
from rubric.source.library import LIBRARY
from rubric.source.load import Loaded, fit, read_rubric, read_rubric_text, read_sheet_text, top_mapping
from rubric.source.parse import parse
from rubric.source.parts import Parts
from rubric.source.read import decode
from rubric.source.syntax import LINE_BREAK
from rubric.source.traps import doubts_about
from tests.source.mutate import mutated
from tests.support import EXAMPLES

RUBRICS = sorted(EXAMPLES.rglob("*.rubric.yaml"))
LONG = sorted(LIBRARY.glob("*.rubric.yaml"))
SHEETS = sorted(EXAMPLES.rglob("*.sheet.yaml"))
TOTAL, BATCH = 2000, 100

# What beginners type, and what they type it instead of.
TYPED = (
    ("：", ": "), ("：", ":"), ("，", ", "), ("、", ", "), ("［", "["), ("］", "]"), ("｛", "{"), ("｝", "}"),
    ("“", '"'), ("”", '"'), ("\u3000", " "), ("\u00a0", " "), ("\t", "  "), (":", ": "), ("", "- "), ("-", "- "),
    ("– ", "- "), ("• ", "- "), ("", '"'), ("", "]"), ("", "}"), ("", ","), ("'", '"'), (" #", " "), (" #1", "\n"),
    ("@", " "), ("`", " "), ("! ", " "), ("? ", " "), ("*", " "), ("&a ", " "), ("> ", " "), ("|", " "), ("\\", "/"),
    ("...\n", "\n"), ("\n...\n", "\n"), ("\n---\n", "\n"), ("１", "1"), ("。\n", "\n"), (" on", " yes"),
    (" 010", " 1"), (" 1e999999999", " 1"), ("\u2028", "\n"), ("\r", "\n"), ("\ufeff", " "), ("\u200b", ""),
    ("   ", "  "), (" = ", ": "), (",,", ","),
)  # fmt: skip


def typed(text: str, random: Random) -> str:
    """A text with a few slips, each made once or all through the file."""
    for _ in range(random.choice((1, 1, 2, 4))):
        new, old = random.choice(TYPED)
        start = random.randrange(len(text) + 1)
        at = text.find(old, start)
        if random.random() < 0.1 and old:
            text = text.replace(old, new)
        elif at >= 0:
            text = text[:at] + new + text[at + len(old) :]
    return text


@cache
def content(path: Path) -> bytes:
    """A file's bytes, read once."""
    return path.read_bytes()


@cache
def parts_named(name: str, beside: Path) -> Parts | None:
    """The parts of a rubric that a sheet names, read once."""
    model: Rubric | None = read_rubric(name, beside=beside).model
    return None if model is None else Parts(model)


def read(path: Path, text: str) -> list[Finding]:
    """What is wrong with a rubric or sheet."""
    if path not in SHEETS:
        return read_rubric_text(text, path, path.name, doubts=True).findings
    sheet: Loaded[object] = read_sheet_text(text, path.name, doubts=True)  # type: ignore[assignment]
    parts = parts_named("scene-capability-gameplay", EXAMPLES)
    return fit(sheet, parts).findings if parts else sheet.findings  # type: ignore[arg-type]


def survive(data: bytes, path: Path) -> list[Finding]:
    """Read, print and mend; places lie inside the file, and mending makes nothing unreadable."""
    text, findings = decode(data, path.name)
    if findings:
        return findings
    findings = read(path, text)
    own = [one for one in findings if one.place.file == path.name]
    for lang in Lang:
        printed = findings_text(own, {path.name: text}, Words(lang), Screen())
        assert all(f"[{one.code}]" in printed for one in own)
    lines = LINE_BREAK.split(text)
    for one in own:
        for place in (one.place, *(edit.place for edit in one.edits)):
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    if any(one.edits for one in own):
        check_mended(text, path.name, own)
    return own


def check_mended(text: str, name: str, findings: list[Finding]) -> None:
    """What could be read still can be; errors of other kinds come to light only behind one that hid them."""

    def check(new: str) -> list[Finding]:
        root, found = top_mapping(new, name)
        return found if root is None else [*found, *doubts_about(root, new, name)]

    new, applied = apply(text, findings, check)
    assert bool(applied) or new == text
    assert bool(diff(text, new, name)) == (text != new)
    if parse(text, name)[0] is not None:
        assert parse(new, name)[0] is not None


def attempt(seed: int) -> Counter[str]:
    """One mutation; the codes that it led to."""
    random = Random(seed)  # noqa: S311
    path = random.choice(LONG if seed % 20 == 0 else RUBRICS if seed % 4 == 0 else SHEETS)
    data = content(path)
    try:
        if seed % 2:
            data = typed(data.decode(), random).encode()
        if seed % 4 in (0, 1, 2):
            data = mutated(data, random)
        found = survive(data, path)
    except Exception as error:
        error.add_note(f"seed {seed}: {path.name}")
        raise
    return Counter({one.code for one in found if one.severity is Severity.ERROR or one.edits})


@pytest.mark.parametrize("batch", range(TOTAL // BATCH))
def test_mutations(batch: int) -> None:
    """Seeded, so that what fails can be looked at again."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        attempt(seed)


def main() -> None:
    """Try as many as the first argument says, from the seed that the second one says."""
    total, start = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began, codes = time.monotonic(), Counter[str]()
    for seed in range(start, start + total):
        codes += attempt(seed)
        if (seed - start + 1) % 5000 == 0:
            print(f"{seed - start + 1:,} in {time.monotonic() - began:.0f} s, {len(codes)} codes", flush=True)  # noqa: T201
    print(f"{total:,} mutations from seed {start}, no traceback; {dict(codes.most_common())}")  # noqa: T201


if __name__ == "__main__":
    main()
