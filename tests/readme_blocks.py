"""The fenced blocks of a README, read; `tests/test_readme.py` says what each kind of block means and runs them.

`python -m tests.readme_blocks README.md` prints the set-up commands, one a line. It needs the standard library
only, because the gate asks for them before anything is installed.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,})(?P<language>[\w-]*)\s*$")
MARK = re.compile(r"^ *<!-- (?P<name>not run|exit|output)(?:: (?P<value>.*?))? -->\s*$")
NAMED_FILE = re.compile(r"^# (?P<name>[\w./-]+\.(?:yaml|yml|toml))$")
MORE = "…"


class Command(NamedTuple):
    """A command of a console block and the lines that the README shows below it, by line index in the file."""

    text: str
    line: int
    start: int
    shown: list[str]
    indent: str


class Block(NamedTuple):
    """One fenced block: where its first line stands (index from 0), its lines, and the comments above it."""

    language: str
    start: int
    lines: list[str]
    marks: dict[str, str]
    indent: str

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def file(self) -> str | None:
        """The file that a yaml or toml block names in its first line."""
        named = NAMED_FILE.match(self.lines[0]) if self.lines and self.language in {"yaml", "toml"} else None
        return named["name"] if named else None

    def commands(self) -> list[Command]:
        """The `$ ` lines of a console block; one that ends in a backslash goes on in the next line."""
        found: list[Command] = []
        lines = iter(enumerate(self.lines, self.start))
        for index, line in lines:
            if line.startswith("$ "):
                text, last = line[2:], index
                while text.endswith("\\"):
                    last, more = next(lines)
                    text = text[:-1] + more.removeprefix("> ").lstrip()
                found.append(Command(text, index + 1, last + 1, [], self.indent))
            elif found:
                found[-1].shown.append(line)
            elif line.strip():
                msg = f"line {index + 1}: a console block starts with a command: $ …"
                raise ValueError(msg)
        return found


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text, in order, with the marks that stand above them."""
    lines = text.splitlines()
    marks: dict[str, str] = {}
    index = 0
    while index < len(lines):
        line = lines[index]
        if mark := MARK.match(line):
            marks[mark["name"]] = mark["value"] or ""
        elif fence := FENCE.match(line):
            end = closing(lines, index + 1, fence["ticks"])
            inside = [inner.removeprefix(fence["indent"]) for inner in lines[index + 1 : end]]
            yield Block(fence["language"], index + 1, inside, marks, fence["indent"])
            marks, index = {}, end
        elif line.strip():
            marks = {}
        index += 1


def closing(lines: list[str], start: int, ticks: str) -> int:
    """Where the fence that opened just before `start` is closed."""
    for index in range(start, len(lines)):
        if re.match(rf"^ *{ticks}`*\s*$", lines[index]):
            return index
    msg = f"line {start}: this fence is never closed"
    raise ValueError(msg)


def set_up_commands(text: str) -> list[str]:
    """The commands of the blocks marked `<!-- not run: … -->`: those that the gate runs instead of a test."""
    return [command.text for block in blocks(text) if "not run" in block.marks for command in block.commands()]


if __name__ == "__main__":
    print("\n".join(set_up_commands(Path(sys.argv[1]).read_text("utf-8"))))  # noqa: T201
