"""`rubric check`: a long rubric against check-jsonschema; many sheets and many mistakes against reading the YAML."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from rubric.source.library import LIBRARY
from tests.benchmarks.measure import Result, in_turn
from tests.support import EXAMPLES

SHEETS = 1000
MISTAKES = 30_000
ROUNDS = 7


def run(*words: str, check: bool = False) -> None:
    """Run a command, with compiled modules kept from the first run on; ``check`` sees that nothing is wrong."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=check)


def one_rubric() -> Result | None:
    """Seconds for a published rubric of 500 lines, whole processes; None without check-jsonschema."""
    other = shutil.which("check-jsonschema")
    if other is None:
        return None
    rubric = str(EXAMPLES / "published" / "wechat-experience-score.rubric.yaml")
    schema = str(LIBRARY / "rubric.v1.schema.json")
    ours, reference = in_turn(
        lambda: run(sys.executable, "-m", "rubric", "check", rubric),
        lambda: run(other, "--schemafile", schema, rubric),
        ROUNDS,
    )
    return Result("rubric check, 500 lines / check-jsonschema", ours, reference, 1.0)


def many_sheets() -> Result:
    """Seconds for a folder of sheets, against `yaml.load` of one after another."""
    text = (EXAMPLES / "hema-market.sheet.yaml").read_text("utf-8")
    text = text.replace("observed: 2022-03-22", f"observed: {date.today().isoformat()}")  # noqa: DTZ011
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(SHEETS):
            letters = str(number).translate(str.maketrans("0123456789", "abcdefghij"))
            sheet = text.replace("program: hema-market", f"program: hema-{letters}", 1)
            (folder / f"{number:04}.sheet.yaml").write_text(sheet, "utf-8")

        def load() -> None:
            for path in sorted(folder.iterdir()):
                yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)

        ours, reference = in_turn(lambda: run(sys.executable, "-m", "rubric", "check", name, check=True), load, 3)
    return Result("rubric check, 1,000 sheets / yaml.load", ours, reference, 0.7)


def many_mistakes() -> Result:
    """Seconds for a sheet with a slip in every key, the whole process, against `yaml.load`."""
    keys = "".join(f"answerz{number}: no\n" for number in range(MISTAKES))
    text = f"program: p\nrubric: scene-capability-gameplay\nanswers: {{flash_sale: no}}\n{keys}"
    with TemporaryDirectory() as name:
        file = Path(name) / "p.sheet.yaml"
        file.write_text(text, "utf-8")
        ours, reference = in_turn(
            lambda: run(sys.executable, "-m", "rubric", "check", str(file)),
            lambda: yaml.load(text, yaml.CSafeLoader),
            3,
        )
    return Result("rubric check, 30,000 unknown keys / yaml.load", ours, reference, 8.0)
