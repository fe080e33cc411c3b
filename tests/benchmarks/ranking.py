"""`rubric rank` with everything it knows, against `rubric score` on the same sheets, whole processes."""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import assert_never

from rubric.model.rubric import Fact
from rubric.source.load import read_rubric
from rubric.source.parts import Parts
from tests.benchmarks.checking import run
from tests.benchmarks.measure import Result, in_turn

SHEETS = 50
RUBRIC = "community-group-buying"


def ranking() -> Result:
    """Seconds for the full ranking of 50 programs by 24 criteria."""
    with TemporaryDirectory() as name:
        write_sheets(Path(name))
        ours, reference = in_turn(
            lambda: run(sys.executable, "-m", "rubric", "rank", name, "-v"),
            lambda: run(sys.executable, "-m", "rubric", "score", name),
            3,
        )
    return Result("rubric rank -v, 50 programs / rubric score", ours, reference, 5.0)


def write_sheets(folder: Path) -> None:
    """Random sheets with a few unknowns each."""
    rng = random.Random(5)  # noqa: S311
    rubric = read_rubric(RUBRIC).use()
    facts = {id_: fact for id_, fact in rubric.facts.items() if fact.off is None}
    levels = {id_: len(one.levels or {}) for id_, (_, one) in Parts(rubric).criteria.items() if one.judged}
    for number in range(SHEETS):
        answers = {id_: _answer(fact, rng) for id_, fact in facts.items() if rng.random() < 0.9}
        answers |= {id_: str(rng.randrange(count)) for id_, count in levels.items() if rng.random() < 0.85}
        letters = str(number).translate(str.maketrans("0123456789", "abcdefghij"))
        lines = "".join(f"  {id_}: {value}\n" for id_, value in answers.items())
        head = f"program: shop-{letters}\nformat: 1\nvertical: shop\nrubric: {RUBRIC}\nanswers:\n"
        (folder / f"{number:02}.sheet.yaml").write_text(head + lines, "utf-8")


def _answer(fact: Fact, rng: random.Random) -> str:
    match fact.answer:
        case "yes_no":
            return rng.choice(("yes", "no"))
        case "choice":
            return rng.choice(list(fact.options or ()))
        case "count":
            return str(rng.randint(1, 3))
        case "number":
            return str(rng.randint(0, 9))
        case _:
            assert_never(fact.answer)
