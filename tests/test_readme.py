"""What the README shows is what happens: the fenced blocks of both READMEs are run, in order.

Each file gets an empty folder with a copy of `examples/`, in which everything runs. The first word after the
fence says what a block is:

`console`
    Lines that start with `$ ` are commands, run by `sh` with the scripts of this Python first on the path,
    `COLUMNS=80` and `LANG=C.UTF-8` (the Chinese README: `RUBRIC_LANG=zh` as well). A command ending in a backslash
    goes on in the next line. The lines below a command are what it prints (stdout and stderr together): they are
    compared exactly, but for blank lines at the end. A last line `…` means that the output goes on; a command with
    nothing below it may print anything. Every command must exit with 0, unless `<!-- exit: 1 -->` stands above the
    block: then its last command must exit with that number.
`python`
    Run in one namespace per file, so that later blocks know the names of earlier ones.
`yaml`, `toml`
    When the first line is a comment that is a file name (`# my.sheet.yaml`), the block is written to that file,
    for the commands after it. Without a file name it is a fragment to look at.
`text`
    To look at; with `<!-- output -->` above it, it is what the last `python` block printed, compared as for commands.
`json`
    To look at.

Any other word is an error, so that no block escapes by its name. `<!-- not run: reason -->` above a console block
keeps it from being run here; only the two set-up commands may say so, because the gate (`.ci/run`) runs them: the
first installs and rates Hema Market, the second runs the tests. Both READMEs must give the same two.

Such comments stand on a line of their own above the fence. `--update-goldens` writes what was printed into the
READMEs instead of comparing.
"""

import contextlib
import difflib
import io
import os
import shutil
import subprocess
import sysconfig
import traceback
from pathlib import Path

import pytest

from tests.readme_blocks import MORE, Block, Command, blocks, set_up_commands

ROOT = Path(__file__).parent.parent
READMES = ["README.md", ".github/README.zh-CN.md"]
KNOWN = {"console", "python", "yaml", "toml", "text", "json"}


class Run:
    """One README being run: what failed, and what would have to change in it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.printed = ""
        self.failures: list[str] = []
        self.differences: list[str] = []
        self.edits: list[tuple[int, list[str], list[str]]] = []

    def block(self, block: Block) -> None:
        """Do what the kind of the block says."""
        if block.language not in KNOWN:
            self.fail(block.start, f"a block is one of {', '.join(sorted(KNOWN))}, not {block.language!r}")
        elif "not run" in block.marks:
            self.check_not_run(block)
        elif block.language == "console":
            self.console(block)
        elif block.language == "python":
            self.python(block)
        elif "output" in block.marks:
            self.compare(Command("the block above", block.start, block.start, block.lines, block.indent), self.printed)
        elif block.file:
            target = self.folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8", newline="\n")

    def check_not_run(self, block: Block) -> None:
        if not block.marks["not run"]:
            self.fail(block.start, "say why it is not run: <!-- not run: reason -->")
        if block.language != "console" or not all("pip install" in command.text for command in block.commands()):
            self.fail(block.start, "only console blocks of commands that install may be marked as not run")

    def console(self, block: Block) -> None:
        commands = block.commands()
        for command in commands:
            wanted = int(block.marks.get("exit", "0")) if command is commands[-1] else 0
            # The shell is meant: the README's commands are for one.
            done = subprocess.run(
                ["sh", "-c", command.text],
                cwd=self.folder,
                env=environment(self.name),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=120,
                check=False,
            )
            printed = done.stdout.decode()
            if done.returncode != wanted:
                self.fail(command.line, f"$ {command.text}\nexit {done.returncode}, not {wanted}\n{printed}")
            elif any(line.strip() for line in command.shown):
                self.compare(command, printed)

    def python(self, block: Block) -> None:
        # Blank lines above the code make a traceback name the README's own lines.
        source = "\n" * block.start + block.text
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), contextlib.chdir(self.folder):
                exec(compile(source, self.name, "exec"), self.names)  # noqa: S102
        except Exception:  # noqa: BLE001
            self.fail(block.start + 1, traceback.format_exc(limit=-1))
        self.printed = printed.getvalue()

    def compare(self, command: Command, printed: str) -> None:
        """Compare what was printed with what is shown, and remember how the README would have to read."""
        shown, got = stripped(command.shown), stripped(printed.split("\n"))
        kept = len(shown) - 1 if shown[-1:] == [MORE] else len(got)
        wanted = got if len(got) <= kept else [*got[:kept], MORE]
        if shown != wanted:
            difference = "\n".join(difflib.unified_diff(shown, wanted, "README", "printed", lineterm=""))
            self.differences.append(f"{self.name}:{command.line}: $ {command.text}\n{difference}")
            self.edits.append((command.start, shown, [f"{command.indent}{line}".rstrip() for line in wanted]))

    def fail(self, line: int, message: str) -> None:
        self.failures.append(f"{self.name}:{line}: {message}")

    def rewritten(self, text: str) -> str:
        """The README with what was really printed."""
        lines = text.split("\n")
        for start, shown, wanted in reversed(self.edits):
            lines[start : start + len(shown)] = wanted
        return "\n".join(lines)


def stripped(lines: list[str]) -> list[str]:
    """Lines without the blank ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def environment(name: str) -> dict[str, str]:
    """What a reader's shell has: our scripts on the path, 80 columns, and the language of the README.

    Unbuffered, so that stdout and stderr come in the order in which a terminal shows them.
    """
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    language = {"RUBRIC_LANG": "zh"} if "zh" in name else {}
    plain = {"PATH": path, "COLUMNS": "80", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    return os.environ | plain | language


@pytest.mark.parametrize("name", READMES)
def test_blocks_do_what_they_show(name: str, tmp_path: Path, update_goldens: bool) -> None:
    assert shutil.which("rubric", path=sysconfig.get_path("scripts")), "install the project: pip install -e '.[test]'"
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = (ROOT / name).read_text("utf-8")
    run = Run(name, tmp_path)
    for block in blocks(text):
        run.block(block)
    if update_goldens and run.edits:
        (ROOT / name).write_text(run.rewritten(text), "utf-8", newline="\n")
    elif run.differences:
        run.failures += [*run.differences, "run with --update-goldens if what was printed is right"]
    if run.failures:
        pytest.fail("\n\n".join(run.failures), pytrace=False)


def test_both_readmes_set_up_with_the_same_two_commands() -> None:
    install_and_rate, run_the_tests = set_up_commands((ROOT / "README.md").read_text("utf-8"))
    chinese = set_up_commands((ROOT / ".github/README.zh-CN.md").read_text("utf-8"))

    assert "rubric score examples/hema-market.sheet.yaml" in install_and_rate
    assert "pytest" in run_the_tests
    assert chinese == [install_and_rate, run_the_tests]
