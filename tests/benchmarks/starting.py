"""Starting, as whole processes: `rubric score` on one sheet, `rubric --version`, `--help` and completion."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Result, in_turn

ROOT = Path(__file__).parent.parent.parent
SHEET = "examples/hema-market.sheet.yaml"
ROUNDS = 21
LIMIT = 1.3

# Both start the way an installed command does: import one module, call one function.
SCORE = [sys.executable, "-c", "from rubric.__main__ import main; main()", "score", SHEET]
SMALLEST = [sys.executable, "-c", "from tests.benchmarks.smallest import app; app()", SHEET]
VERSION = [sys.executable, "-c", "from rubric.__main__ import main; main()", "--version"]
HELP = [sys.executable, "-c", "from rubric.__main__ import main; main()", "--help"]
SMALLEST_HELP = [sys.executable, "-c", "from tests.benchmarks.smallest import app; app()", "--help"]
COMPLETED = {"_RUBRIC_COMPLETE": "complete_bash", "COMP_WORDS": "rubric score examples/hem", "COMP_CWORD": "2"}
BARE = [sys.executable, "-c", "pass"]


def run(command: list[str], **more: str) -> bytes:
    """Run one from the checkout, with compiled modules kept from the first run on."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | more
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout


def starting() -> Result:
    """Seconds for one process."""
    if not (run(SCORE) and run(SMALLEST)):
        msg = "one of the two programs printed nothing"
        raise AssertionError(msg)

    ours, reference = in_turn(lambda: run(SCORE), lambda: run(SMALLEST), ROUNDS)
    return Result("rubric score, one sheet / smallest program", ours, reference, LIMIT)


def version() -> Result:
    """Seconds for `rubric --version`, against Python itself."""
    ours, reference = in_turn(lambda: run(VERSION), lambda: run(BARE), ROUNDS)
    return Result("rubric --version / python -c pass", ours, reference, 2.0)


def help_() -> Result:
    """Seconds for `rubric --help`, against that of the smallest program."""
    ours, reference = in_turn(lambda: run(HELP), lambda: run(SMALLEST_HELP), ROUNDS)
    return Result("rubric --help / of the smallest program", ours, reference, 1.0)


def completion() -> Result:
    """Seconds until the shell has names of files to offer, against the smallest program."""
    ours, reference = in_turn(lambda: run(SCORE[:-2], **COMPLETED), lambda: run(SMALLEST), ROUNDS)
    return Result("completing a sheet's name / smallest program", ours, reference, 1.2)
