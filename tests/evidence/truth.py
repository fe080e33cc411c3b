"""How much of what a careful person finds in real trees is found: `python -m tests.evidence.truth FOLDER`.

FOLDER holds checkouts, each under the name of its repository, and a file `evidence-truth.json` (or give its path as a
second word): a list of records with `repo`, `root`, `expected` and `not_expected`, whose entries have a signal, a path
below the root and a line. Prints the share of expected lines that are reported under the right signal, and the traps
that are not counted, for each repository; exits with 1 below 95 % or when a trap is counted.
"""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from rubric.evidence.inspect import inspect
from rubric.evidence.tree import Tree
from rubric.model.inspection import Inspection
from rubric.source.signals import read_signals

LEAST = 0.95


class Result(NamedTuple):
    """What became of the entries of one repository."""

    repo: str
    missed: list[Any]
    expected: int
    fallen_for: list[Any]
    told: int
    traps: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / max(self.expected, 1)


def compared(record: Any, found: Inspection) -> Result:
    """What a reading has of a record, and which traps it fell for."""
    places = {(hit.signal, hit.root, hit.file, hit.line, hit.counted) for hit in found.signals}

    def is_reported(entry: Any, *, counted: bool) -> bool:
        return (entry["signal"], record["root"], entry["path"], entry["line"], counted) in places

    traps = record["not_expected"]
    return Result(
        record["repo"],
        [entry for entry in record["expected"] if not is_reported(entry, counted=True)],
        len(record["expected"]),
        [entry for entry in traps if is_reported(entry, counted=True)],
        sum(is_reported(entry, counted=False) for entry in traps),
        len(traps),
    )


def main(words: list[str]) -> int:
    folder = Path(words[0] if words else "")
    truth = Path(words[1]) if len(words) > 1 else folder / "evidence-truth.json"
    if not words or not truth.is_file():
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    table = read_signals().use()
    results = []
    for record in json.loads(truth.read_text("utf-8")):
        checkout = folder / record["repo"].rpartition("/")[2]
        if not checkout.is_dir():
            print(f"{record['repo']}: no checkout in {folder}")  # noqa: T201
            continue
        result = compared(record, inspect(Tree(checkout), table, thorough=True))
        results.append(result)
        found = result.expected - len(result.missed)
        caught = result.traps - len(result.fallen_for)
        print(  # noqa: T201
            f"{result.repo}: recall {found}/{result.expected} ({result.recall:.1%}), "
            f"traps caught {caught}/{result.traps} ({result.told} told with the reason)"
        )
        for name, entries in (("missed", result.missed), ("counted", result.fallen_for)):
            for entry in entries:
                print(f"  {name} {entry['signal']} {entry['path']}:{entry['line']} {entry['text']}")  # noqa: T201
    expected, missed = sum(one.expected for one in results), sum(len(one.missed) for one in results)
    fallen = sum(len(one.fallen_for) for one in results)
    print(f"together: recall {1 - missed / max(expected, 1):.1%}, traps counted {fallen}")  # noqa: T201
    return 0 if results and missed <= (1 - LEAST) * expected and not fallen else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
