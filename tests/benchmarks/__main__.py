"""Print every ratio beside its limit; exit with 1 when one is missed.

Absolute times depend on the machine, ratios hardly do. Run it on a quiet machine: `python -m tests.benchmarks`.
"""

import sys
from collections.abc import Callable

from tests.benchmarks.checking import many_mistakes, many_sheets, one_rubric
from tests.benchmarks.folders import folder_of_sheets, unchanged_folder
from tests.benchmarks.inspecting import reading_a_mall
from tests.benchmarks.loading import loading
from tests.benchmarks.measure import Result
from tests.benchmarks.ranking import ranking
from tests.benchmarks.starting import completion, help_, starting, version
from tests.benchmarks.watching import watching

BENCHMARKS: tuple[Callable[[], Result | None], ...] = (
    loading,
    starting,
    version,
    help_,
    completion,
    one_rubric,
    many_sheets,
    many_mistakes,
    ranking,
    watching,
    reading_a_mall,
    folder_of_sheets,
    unchanged_folder,
)

ROW = "{:<47} {:>10} {:>10} {:>7} {:>7}  {}"


def row(result: Result) -> str:
    return ROW.format(
        result.name,
        f"{result.ours * 1000:.0f} ms",
        f"{result.reference * 1000:.0f} ms",
        f"{result.ratio:.2f}",
        f"{result.limit:.2f}",
        "ok" if result.is_met else "MISSED",
    )


def main() -> int:
    print(ROW.format("benchmark", "ours", "reference", "ratio", "limit", ""))  # noqa: T201
    results = []
    for benchmark in BENCHMARKS:
        result = benchmark()
        if result is None:  # what it compares with is not installed
            continue
        print(row(result), flush=True)  # noqa: T201
        results.append(result)
    return 0 if all(result.is_met for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
