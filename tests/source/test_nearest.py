"""Did-you-mean: what is clearly the nearest, found without comparing what cannot be near."""

import difflib
from random import Random

import pytest

from rubric.source.library import LIBRARY
from rubric.source.load import read_rubric, read_sheet_text
from rubric.source.nearest import MOST_SUGGESTIONS, nearest

IDS = [*read_rubric("scene-capability-gameplay", beside=LIBRARY).use().facts]


def ratio(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word, other).ratio()


@pytest.mark.parametrize(
    ("word", "meant"),
    [("wieght", "weight"), ("WEIGHT", "weight"), ("weights", "weight"), ("waiting", None), ("", None), ("权重", None)],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, ["weight", "title", "levels"]) == meant


def test_two_that_are_as_near() -> None:
    assert nearest("play_sat", ["play_set", "play_sit"]) is None


@pytest.mark.parametrize("seed", range(20))
def test_quick_look_passes_over_nothing(seed: int) -> None:
    """The answer is the one of comparing with every id."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    word = list(random.choice(IDS))
    for _ in range(random.randint(1, 4)):
        word[random.randrange(len(word))] = random.choice(["", "x", "_", "é", "会", random.choice(word)])
    slip = "".join(word)
    best, second = sorted(((ratio(slip, one), one) for one in IDS if one != slip), reverse=True)[:2]
    clear = best[0] >= 0.72 and best[0] - second[0] >= 0.04

    assert nearest(slip, IDS) == (best[1] if clear else None)


def test_all_are_told_and_the_first_have_suggestions() -> None:
    """In a file that is wrong all over, only the first mistakes are worth a search."""
    wrong = MOST_SUGGESTIONS + 50
    keys = "".join(f"answers{number}: no\n" for number in range(wrong))
    found = read_sheet_text(f"program: p\nanswers: {{}}\n{keys}", "a.sheet.yaml").findings

    assert [one.code for one in found] == ["unknown-key"] * wrong
    helped = [one.help is not None and 'did you mean "answers"?' in str(one.help.en) for one in found]
    assert helped == [True] * MOST_SUGGESTIONS + [False] * 50
    assert all(one.help is not None and "allowed here: program, format" in str(one.help.en) for one in found)
