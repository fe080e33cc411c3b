"""Nothing is imported before it is used: per command, the modules that must not be there when it ends.

How long starting takes is for `python -m tests.benchmarks` to say.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import EXAMPLES, ROOT

# Packages, parts of this one and of the standard library that cost a start-up a noticeable part of its time
PAGES = {"jinja2", "markupsafe", "rubric.report.html"}
TABLES = {"xlsxwriter", "python_calamine", "polars", "duckdb", "pyspark", "pyarrow", "numpy"}
PROCESSES = {"multiprocessing", "concurrent.futures", "rubric.batch"}
TERMINAL = {"rich", "pygments", "markdown_it"}
HEAVY = {*PAGES, *TABLES, *PROCESSES, *TERMINAL, "rubric.lint", "rubric.evidence", "asyncio"}
MODELS = {"pydantic", "pydantic_core", "yaml", "rubric.model", "rubric.scoring", "rubric.source", "rubric.report"}
OWN = MODELS - {"pydantic", "pydantic_core"}  # typer needs pydantic for every command that takes an option
EVERYTHING = {*HEAVY, *MODELS, "typer", "rubric.cli", "typing", "inspect", "enum", "re", "json", "dataclasses"}

HEMA = str(EXAMPLES / "hema-market.sheet.yaml")
TWO = [str(EXAMPLES / f"{name}.sheet.yaml") for name in ("xianyu", "zhuanzhuan")]
SCALE = "scene-capability-gameplay"
# The words after `rubric`, and what must not be imported for them
COMMANDS: list[tuple[list[str], set[str]]] = [
    (["--version"], EVERYTHING),
    (["-V"], EVERYTHING),
    (["--help"], HEAVY | MODELS),
    (["sheet", "--help"], HEAVY | OWN),
    (["score", "--help"], HEAVY | {"yaml"}),
    (["score", HEMA], HEAVY),
    (["score", HEMA, "-v", "--lang", "zh"], HEAVY),
    (["score", HEMA, "--format", "json"], HEAVY),
    (["score", HEMA, "--format", "csv"], HEAVY),
    (["score", HEMA, "--format", "html"], HEAVY - PAGES),
    (["score", HEMA, "-o", "few.csv"], HEAVY),
    (["score", HEMA, "-o", "few.xlsx"], HEAVY - {"xlsxwriter"}),
    (["score", HEMA, "-o", "few.ndjson"], (HEAVY - PROCESSES) | {"concurrent.futures"}),
    (["explain", "leader_presence", "-r", "community-group-buying"], HEAVY - {"rubric.lint"}),
    (["compare", *TWO], HEAVY),
    (["rank", *TWO], HEAVY),
    (["advise", HEMA, "--reach", "30"], HEAVY),
    (["check", HEMA], HEAVY - {"rubric.lint"}),
    (["test", SCALE], HEAVY - {"rubric.lint"}),
    (["show"], HEAVY),
    (["show", SCALE], HEAVY),
    (["sheet", "new", SCALE, "--program", "shop", "-o", "shop.sheet.yaml"], HEAVY),
    (["schema", "sheet"], HEAVY),
]
# What the shell asks for when somebody presses the tab key: the word so far, and what must not be imported
COMPLETED: list[tuple[str, set[str]]] = [
    ("rubric sc", HEAVY | OWN),
    ("rubric score --fail", HEAVY | {"yaml", "rubric.scoring"}),
    ("rubric score examples/hem", HEAVY | {"yaml", "rubric.scoring"}),
    ("rubric score -r comm", HEAVY | {"yaml", "rubric.scoring"}),
]

CODE = """\
import sys
sys.argv = ["rubric", *sys.argv[1:]]
try:
    from rubric.__main__ import main
    main()
finally:
    sys.stdout.flush()
    sys.stderr.write("\\0" + " ".join(sys.modules))
"""


def imported(folder: Path, *words: str, **environment: str) -> tuple[str, set[str]]:
    """What a command prints, and all modules that it imports, with the packages that they are in."""
    inherited = {name: value for name, value in os.environ.items() if name != "RUBRIC_DEBUG"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import site; site.main()\n{CODE}", *words],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said, _, names = done.stderr.rpartition("\0")
    assert done.returncode in (0, 1), said
    return done.stdout, set(names.split())


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What Python imports by itself here: an installation may have hooks of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the examples in it."""
    (tmp_path / "examples").symlink_to(EXAMPLES, target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(("words", "forbidden"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_a_command_imports_only_what_it_uses(
    folder: Path, bare: set[str], words: list[str], forbidden: set[str]
) -> None:
    printed, modules = imported(folder, *words)
    assert printed or "-o" in words
    assert "rubric.__main__" in modules
    assert sorted(forbidden & modules - bare) == []


@pytest.mark.parametrize(("line", "forbidden"), COMPLETED, ids=[line for line, _ in COMPLETED])
def test_completion_imports_only_what_it_uses(folder: Path, bare: set[str], line: str, forbidden: set[str]) -> None:
    printed, modules = imported(
        folder, _RUBRIC_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(line.count(" "))
    )
    assert printed.split()[0].startswith(line.rsplit(maxsplit=1)[-1])
    assert sorted(forbidden & modules - bare) == []
