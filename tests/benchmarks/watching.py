"""`rubric watch`: from a save of a shipped rubric to the effect on 50 sheets, against scoring them in the library."""

from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from rubric.scoring.score import prepare, score
from rubric.source.library import LIBRARY
from rubric.source.load import fit, read_rubric, read_sheet
from tests.benchmarks.measure import Result, in_turn
from tests.benchmarks.ranking import RUBRIC, write_sheets
from tests.cli.watched import Watcher, put

ROUNDS = 5


def watching() -> Result:
    """Seconds from a save to the line that tells the effect; at most 0.3 on a quiet machine."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "s").mkdir()
        write_sheets(folder / "s")
        text = (LIBRARY / f"{RUBRIC}.rubric.yaml").read_text("utf-8")
        put(folder / "mine.rubric.yaml", text)
        weights = cycle((3, 4))
        rubric = read_rubric(RUBRIC).use()
        compiled = prepare(rubric)
        sheets = [fit(read_sheet(path), rubric).use() for path in sorted((folder / "s").iterdir())]
        with Watcher(folder, "mine.rubric.yaml", "s", "--format", "concise") as watcher:
            watcher.report()

            def ours() -> None:
                put(folder / "mine.rubric.yaml", text.replace("weight: 2", f"weight: {next(weights)}", 1))
                while not watcher.line().startswith("Of 50 sheets"):
                    pass

            def reference() -> None:
                watcher.rest_of_report()
                for sheet in sheets:
                    score(compiled, sheet)

            ours_, reference_ = in_turn(ours, reference, ROUNDS)
    return Result("rubric watch, save to effect (300 ms) / score()", ours_, reference_, 0.15)
