"""`rubric score FOLDER -o rows.ndjson`: whole processes against `yaml.load` of one sheet after another, and again."""

import os
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.benchmarks.measure import Result, in_turn
from tests.support import EXAMPLES, ROOT

SHEETS = int(os.environ.get("RUBRIC_BENCHMARK_SHEETS", "5000"))
ROUNDS = 3


def folder_of_sheets() -> Result:
    """Seconds for a folder that nothing is known of."""
    with TemporaryDirectory() as name:
        write_sheets(Path(name) / "in", SHEETS)
        ours, reference = in_turn(lambda: rate(name, "--again"), lambda: load(name), ROUNDS)
    return Result(f"rubric score -o rows.ndjson, {SHEETS:,} sheets / yaml.load", ours, reference, 0.8)


def unchanged_folder() -> Result:
    """Seconds for a folder that was rated before, against the first time."""
    with TemporaryDirectory() as name:
        write_sheets(Path(name) / "in", SHEETS)
        ours, reference = in_turn(lambda: rate(name), lambda: rate(name, "--again"), ROUNDS)
    return Result("the same again, nothing changed / the first time", ours, reference, 0.4)


def write_sheets(folder: Path, count: int) -> None:
    """The example that has most evidence, with other answers."""
    rng = random.Random(9)  # noqa: S311
    text = (EXAMPLES / "hema-market.sheet.yaml").read_text("utf-8")
    folder.mkdir()
    for number in range(count):
        letters = str(number).translate(str.maketrans("0123456789", "abcdefghij"))
        parts = text.replace("program: hema-market", f"program: hema-{letters}", 1).split("value: yes")
        sheet = parts[0] + "".join(f"value: {rng.choice(('yes', 'no'))}{part}" for part in parts[1:])
        (folder / f"{number:06}.sheet.yaml").write_text(sheet, "utf-8")


def command(folder: str, *words: str) -> list[str]:
    return [sys.executable, "-m", "rubric", "score", f"{folder}/in", "-o", f"{folder}/rows.ndjson", *words]


def rate(folder: str, *words: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command(folder, *words), cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, check=True)


def load(folder: str) -> None:
    for path in sorted((Path(folder) / "in").iterdir()):
        yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
