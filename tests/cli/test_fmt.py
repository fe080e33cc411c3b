"""`rubric fmt`: white space alone changes, and only once."""

import re
from pathlib import Path
from random import Random

import pytest

from rubric.source.edit_change import canonical
from rubric.source.edit_text import comments
from rubric.source.fmt import formatted
from rubric.source.library import LIBRARY
from rubric.source.parse import parse
from tests.cli.support import Shell
from tests.support import EXAMPLES, name_of

FILES = sorted([*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.rglob("*.rubric.yaml"), *EXAMPLES.rglob("*.sheet.yaml")])

UGLY = """\


# 头 / head   \n\
rubric:    ugly# not a comment
title:   { zh : 好  ,en:   "a  b" }# not one either
why: >-
      kept   inside
        as it is   \n\

      last
facts:
    one:   # four spaces
        ask: 'two
           lines'
        # inside one
        answer: yes_no



    # about two
    two: {ask:  x,
      answer:   yes_no , # why
        options: [ a,b ]}
bands:
-   id: low
    from:   0 # first
- id: high
  from: 1
"""

TIDY = """\
# 头 / head
rubric: ugly# not a comment
title: {zh: 好, en: "a  b"}  # really
why: >-
      kept   inside
        as it is   \n\

      last
facts:
  one:   # four spaces
    ask: 'two
       lines'
    # inside one
    answer: yes_no

  # about two
  two: {ask: x,
    answer: yes_no,  # why
      options: [a, b]}
bands:
  - id: low
    from: 0  # first
  - id: high
    from: 1
"""


def test_layout() -> None:
    """What it does, in one file."""
    assert formatted(UGLY.replace("}# not one either", "} # really")) == TIDY


def test_shipped_files_are_tidy() -> None:
    assert [path.name for path in FILES if formatted(path.read_text("utf-8")) != path.read_text("utf-8")] == []


def damaged(text: str, random: Random) -> str:
    """A file with white space that somebody's editor or hand has changed; data and comments are the same."""
    root, _ = parse(text, "")
    before = canonical(root)
    for _ in range(random.randrange(1, 12)):
        attempt = random.choice(DAMAGES)(text, random)
        again, findings = parse(attempt, "")
        if not findings and canonical(again) == before and texts(attempt) == texts(text):
            text = attempt
    return text


def wider(text: str, _: Random) -> str:
    return re.sub(r"(?m)^( *)(- )?", lambda found: found[1] * 2 + ("-   " if found[2] else ""), text)


def spaces_somewhere(text: str, random: Random) -> str:
    at = random.choice([found.end() for found in re.finditer(r"[:,{\[ \n]", text)])
    return text[:at] + random.choice([" ", "  ", "\t", "\n", "\n\n", " \n"]) + text[at:]


def spaces_fewer(text: str, random: Random) -> str:
    found = random.choice(list(re.finditer(r" ", text)))
    return text[: found.start()] + text[found.end() :]


def indented_part(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = next((n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) < indent), len(lines))
    lines[at:end] = [" " * random.choice((1, 2, 3)) + line if line.strip() else line for line in lines[at:end]]
    return "\n".join(lines)


def trailing(text: str, random: Random) -> str:
    return re.sub(r"(?m)$", lambda _: random.choice(["", "", " ", "\t "]), text)


def comment_moved(text: str, random: Random) -> str:
    return re.sub(r"(?m)^ *#", lambda found: random.choice([" " * random.randrange(9) + "#", found[0]]), text)


def windows(text: str, _: Random) -> str:
    return re.sub(r"\r?\n", "\r\n", text)


DAMAGES = (wider, spaces_somewhere, spaces_fewer, spaces_somewhere, indented_part, trailing, comment_moved, windows)


def texts(text: str) -> list[str]:
    root, _ = parse(text, "")
    return [text[start:end].rstrip() for start, end in comments(text, root)] if isinstance(root, dict) else []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_damaged_files(path: Path) -> None:
    """Data and comments stay, no line end has spaces outside of texts, and a second pass changes nothing."""
    random = Random(path.name)  # noqa: S311
    text = path.read_text("utf-8")
    for _ in range(max(2, 20_000 // len(text))):
        bad = damaged(text, random)
        good = formatted(bad)
        assert canonical(parse(good, "")[0]) == canonical(parse(text, "")[0])
        assert texts(good) == texts(text)
        assert formatted(good) == good
        assert re.sub(r"\s", "", good) == re.sub(r"\s", "", text)
        assert "\r" in good or "\r" not in bad


def test_indentation_comes_back() -> None:
    """Four spaces a level become two again, to the byte where nothing hangs on a line."""
    for path in FILES:
        text = path.read_text("utf-8")
        assert formatted(wider(text, Random(0))).count("\n") == text.count("\n")  # noqa: S311


def test_command(shell: Shell) -> None:
    """--check says which files, --dry-run shows how, without either they are written; BOM and CRLF stay."""
    ugly = shell.write("ugly.sheet.yaml", b"\xef\xbb\xbfprogram:  p\r\nanswers:\r\n    a:   1 # x\r\n")
    tidy = shell.write("tidy.sheet.yaml", "program: p\nanswers: {}\n")
    check = shell("fmt", "--check", ugly, tidy)
    assert (check.code, check.err) == (1, "rubric: ugly.sheet.yaml would be changed\n")
    dry = shell("fmt", "--dry-run", ugly)
    assert dry.code == 0
    assert "+  a: 1  # x" in dry.out
    assert shell("fmt", ugly, tidy, "--lang", "zh").err == "rubric: 已整理 ugly.sheet.yaml\n"
    assert (shell.folder / ugly).read_bytes() == b"\xef\xbb\xbfprogram: p\r\nanswers:\r\n  a: 1  # x\r\n"
    assert shell("fmt", "--check", ugly, tidy).code == 0


def test_files_that_cannot_be_read(shell: Shell) -> None:
    """They are reported, the others are tidied all the same."""
    bad = shell.write("bad.sheet.yaml", "program: [\n")
    ugly = shell.write("ugly.sheet.yaml", "program:   p\nanswers: {}\n")
    result = shell("fmt", bad, ugly, "nowhere.yaml")
    assert result.code == 2
    assert "bad.sheet.yaml:" in result.err
    assert shell.read(ugly) == "program: p\nanswers: {}\n"
    assert shell("fmt", shell.write("j.sheet.json", '{"program":  "p", "answers": {}}')).code == 0
    assert shell.read("j.sheet.json") == '{"program":  "p", "answers": {}}'
