"""What every test gets: a clean environment, goldens, and no silent skips on the gate.

A golden is a file under `tests/goldens/` that holds what a command printed. `python -m pytest --update-goldens`
writes them anew, and with them the outputs shown in the README; read the diff before you commit it.

With `RUBRIC_CI=1` in the environment, as the gate sets it, a skipped test is a failed one.
"""

import difflib
import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest

GOLDENS = Path(__file__).parent / "goldens"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# What a person's shell may carry that changes what the product prints.
SHELL_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "RUBRIC_LANG", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANGUAGE")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write what was printed into the goldens and the README"
    )


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour, language and width do not depend on who runs the tests."""
    for name in SHELL_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes goldens instead of comparing with them."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture
def golden(update_goldens: bool) -> Callable[[str, str], None]:
    """Compare a text with `tests/goldens/NAME`: `golden("score/hema-market.txt", printed)`."""

    def compare(name: str, text: str) -> None:
        __tracebackhide__ = True
        path = GOLDENS / name
        if update_goldens:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.is_file():
            pytest.fail(f"there is no golden {name} yet: run with --update-goldens, then read it")
        wanted = path.read_bytes().decode()
        if text != wanted:
            pytest.fail(difference(wanted, text, name))

    return compare


def difference(wanted: str, got: str, name: str) -> str:
    """The lines in which two texts differ, as a unified diff; line ends that differ are shown escaped."""
    lines = difflib.unified_diff(shown(wanted), shown(got), f"{name} (golden)", f"{name} (now)", lineterm="")
    return "\n".join(lines) + "\n(run with --update-goldens if the new text is right)"


def shown(text: str) -> list[str]:
    """The lines of a text, with whatever ends a line in another way than `\\n` made visible."""
    return [repr(line)[1:-1] if "\r" in line else line for line in (text + "(end)").split("\n")]


def on_gate() -> bool:
    return os.environ.get("RUBRIC_CI") == "1"


def failed_instead(report: Report) -> Report:
    """On the gate, turn a skip into a failure that says why it was skipped; an expected failure stays one."""
    if on_gate() and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which the gate does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return failed_instead((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return failed_instead((yield))
