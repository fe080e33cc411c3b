"""The two hashes of a rubric: of everything, and of what scores; by the second one results are compared."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rubric import load_rubric
from rubric.scoring.fingerprint import scoring_sha256_of, sha256_of

Change = Callable[[str], str]

BASE = """\
rubric: small
format: 1
title: Small
facts:
  seen: {ask: Seen?, answer: yes_no}
  times: {ask: How often?, answer: count}
  colour: {ask: Which?, answer: choice, options: [red, green]}
conditions:
  any_of: {any: [seen, {fact: times, at_least: 2}]}
dimensions:
  one:
    title: One
    weight: 2
    criteria:
      leader:
        title: Leader
        weight: 1.5
        levels: {0: None, 1: {text: Some, points: 40, when: any_of}, 2: {text: Much, when: seen}}
      often: {title: Often, number: {fact: times, points: {0: 0, 5: 100}}}
  two:
    title: Two
    criteria:
      nice: {title: Nice, yes_no: {fact: colour, is: red}}
gates:
  spam: {title: Spam, when: {not: seen}, cap: {total: 39}, because: A rule}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 60, title: High}
minimum_coverage: 0.5
"""  # fmt: skip


def hashes(folder: Path, text: str) -> tuple[str, str]:
    """The hash of everything and the one of what scores."""
    file = folder / "small.rubric.yaml"
    file.write_text(text, "utf-8")
    loaded = load_rubric(file)
    return sha256_of(loaded), scoring_sha256_of(loaded)


def replaced(*pairs: str) -> Change:
    """Texts replaced, in pairs of old and new."""

    def change(text: str) -> str:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    return change


def swapped(text: str) -> str:
    """The dimensions, the facts and the criteria in another order, keys in another order too."""
    head, dimensions = text.split("dimensions:\n")
    one, rest = dimensions.split("  two:\n")
    two, tail = rest.split("gates:\n")
    head = head.replace("rubric: small\nformat: 1\n", "format: 1\nrubric: small\n")
    lines = one.splitlines(keepends=True)
    one = "".join([*lines[:4], *lines[8:], *lines[4:8]])
    return f"{head}dimensions:\n  two:\n{two}{one}gates:\n{tail}"


@pytest.mark.parametrize(
    "change",
    [
        replaced("title: Leader", "title: The leader"),
        replaced("text: Some", "text: A little"),
        replaced("ask: Seen?", "ask: Is it seen?"),
        replaced("because: A rule", "because: The rule"),
        replaced("title: Low", "title: Lowest"),
        replaced("format: 1", 'format: 1\nedition: "2"'),
        replaced("title: Small", "title: Small\nwhy: So"),
        replaced("{title: Nice,", "{title: Nice, improve: Paint it, how: Look, effort: 3,"),
        replaced("options: [red, green]", "options: {red: Red, green: Green}"),
        lambda text: text + "examples: [{name: x, given: {seen: no}, expect: {leader: 0}}]\n",
    ],
    ids=["title", "level", "ask", "because", "band", "edition", "why", "improve", "options", "examples"],
)
def test_wording_changes_one_hash(tmp_path: Path, change: Change) -> None:
    """A corrected typo is seen, and does not keep results from being compared."""
    before, after = hashes(tmp_path, BASE), hashes(tmp_path, change(BASE))

    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.mark.parametrize(
    "change",
    [
        replaced("weight: 1.5", "weight: 1.6"),
        replaced("points: 40", "points: 41"),
        replaced("when: seen}", "when: any_of}"),
        replaced("at_least: 2", "at_least: 3"),
        replaced("5: 100", "6: 100"),
        replaced("cap: {total: 39}", "cap: {one: 39}"),
        replaced("from: 60", "from: 61"),
        replaced("minimum_coverage: 0.5", "minimum_coverage: 0.6"),
        replaced("title: Nice,", "title: Nice, may_not_apply: yes,"),
        replaced("title: Small", "title: Small\ncombine: weakest"),
        replaced("title: Small", "title: Small\nscale: {from: 0, to: 101}"),
        replaced("{title: Spam,", "{off: {because: Gone}, title: Spam,"),
    ],
    ids=[
        "weight",
        "points",
        "when",
        "at_least",
        "curve",
        "cap",
        "band",
        "coverage",
        "optional",
        "combine",
        "scale",
        "off",
    ],
)
def test_what_scores_changes_both_hashes(tmp_path: Path, change: Change) -> None:
    """Weights, points, conditions, curves, gates and bands are what is compared."""
    before, after = hashes(tmp_path, BASE), hashes(tmp_path, change(BASE))

    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize(
    "change",
    [
        swapped,
        replaced("weight: 2", "weight: 2.0", "points: 40", "points: 40.00", "from: 60", "from: 6e1"),
        replaced("title: Two", "title: Two\n    weight: 1\n    combine: mean"),
        replaced("minimum_coverage: 0.5\n", ""),
        lambda text: f"# a comment\n{text}\n",
    ],
    ids=["order", "decimals", "defaults", "left out", "comment"],
)
def test_what_changes_no_hash(tmp_path: Path, change: Change) -> None:
    """Order, spelling of numbers, defaults that are written out and comments are no content."""
    assert hashes(tmp_path, change(BASE)) == hashes(tmp_path, BASE)


def test_hashes_are_those_of_the_merged_rubric(tmp_path: Path) -> None:
    """A rubric that extends another and changes nothing scores alike, and has content of its own: its title."""
    before = hashes(tmp_path, BASE)
    over = tmp_path / "over.rubric.yaml"
    over.write_text("rubric: small\nformat: 1\nextends: small\ntitle: Other\n", "utf-8")
    loaded = load_rubric(over)

    assert scoring_sha256_of(loaded) == before[1]
    assert sha256_of(loaded) != before[0]
