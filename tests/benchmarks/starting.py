"""`rubric score` on one sheet as a whole process, against the smallest program on the same packages."""

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


def run(command: list[str]) -> bytes:
    """Run one from the checkout, with compiled modules kept from the first run on."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout


def starting() -> Result:
    """Seconds for one process."""
    if not (run(SCORE) and run(SMALLEST)):
        msg = "one of the two programs printed nothing"
        raise AssertionError(msg)

    ours, reference = in_turn(lambda: run(SCORE), lambda: run(SMALLEST), ROUNDS)
    return Result("rubric score, one sheet / smallest program", ours, reference, LIMIT)
