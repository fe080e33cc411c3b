"""`rubric table --engine spark` with a real Spark on this machine."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import pytest

from tests.cli.support import Shell
from tests.cli.tables import HEAD, RUBRIC

pytestmark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="Spark needs pip install '.[spark]' and Java"
)


def test_spark_gives_the_same_table(shell: Shell) -> None:
    """The same bytes as Polars, rejected rows included; a master that is none is told."""
    shell.write("small.rubric.yaml", RUBRIC)
    rows = (f"p{n},{n % 2},{n % 11},{'ab'[n % 2]},{n % 4 - 1},{('shop', '')[n % 2]},{n % 5 // 4}\n" for n in range(400))
    shell.write("t.csv", HEAD + "".join(rows))
    words = ("table", "t.csv", "-r", "./small.rubric.yaml", "--lang", "en")
    assert shell(*words, "-o", "one.csv").code == 2
    result = shell(*words, "-o", "two.csv", "--engine", "spark", "--master", "local[2]", timeout=600)
    assert result.code == 2, result.err
    assert shell.read("one.csv") == shell.read("two.csv")
    assert shell.read("one.rejected.csv") == shell.read("two.rejected.csv")
    assert "Rows read: 400. Scored: 364. Rejected: 36." in result.out
    wrong = shell(*words, "--engine", "spark", "--master", "nowhere", timeout=600)
    assert (wrong.code, "rubric: Spark: " in wrong.err) == (2, True), wrong.err
