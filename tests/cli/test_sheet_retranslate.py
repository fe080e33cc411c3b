"""`rubric sheet retranslate`: the list of shuffled anchors, and what people's answers come to."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from rubric.analysis.observers.retranslation import Anchor, anchors_of
from rubric.scoring.plan import compile_rubric
from rubric.source.load import read_rubric
from rubric.source.schemas import schema_of
from tests.cli.support import Shell

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
RUBRIC = "community-group-buying"
RETRANSLATE = ("sheet", "retranslate", RUBRIC)

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def anchors() -> dict[str, Anchor]:
    """All anchors of the rubric by their codes, as the program itself derives them."""
    return anchors_of(compile_rubric(read_rubric(RUBRIC).use()), 1)


def fill(text: str, level_of: Callable[[str], object]) -> str:
    """A list with its last column filled."""
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([head, *([*row[:-1], str(level_of(row[0]))] for row in rows)])
    return stream.getvalue()


@LANGS
@pytest.mark.parametrize("kind", ["csv", "yaml"])
def test_list(shared_shell: Shell, golden: Golden, kind: str, lang: str) -> None:
    """Codes, criteria and texts, and nothing that tells the level or stands in the order of the levels."""
    result = shared_shell.inside(*RETRANSLATE, "--format", kind, "--lang", lang)

    assert result.code == 0
    golden(f"sheet-retranslate/list.{lang}.{kind}", result.out)


def test_file_is_for_spreadsheets_and_is_not_lost(shell: Shell) -> None:
    """Byte order mark, line ends of Windows; what people may have filled in is not overwritten."""
    result = shell.inside(*RETRANSLATE, "-o", "list.csv")
    assert result.code == 0

    data = (shell.folder / "list.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 22
    assert shell.inside(*RETRANSLATE, "-o", "list.csv").code == 2
    assert shell.inside(*RETRANSLATE, "-o", "list.csv", "--force").code == 0


def test_seed_and_selection(shared_shell: Shell) -> None:
    def codes(*words: str) -> list[str]:
        result = shared_shell.inside(*RETRANSLATE, *words)
        assert result.code == 0, result.err
        return [line.split(",")[0] for line in result.out.splitlines()[1:]]

    judged = codes()
    assert not set(codes("--seed", "2")) & set(judged)
    assert set(codes("--derived")) > set(judged)
    assert len(codes("--only", "leader_presence")) == 5
    assert set(codes("--only", "leader_presence")) < set(judged)
    assert set(codes("--only", "scene")) < set(judged)


@LANGS
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_all_right(shell: Shell, anchors: dict[str, Anchor], encoding: str, lang: str) -> None:
    """Written, filled by somebody who gets all right, and read, in any encoding and language."""
    listed = shell.inside(*RETRANSLATE, "--lang", lang).out
    shell.write("ann.csv", fill(listed, lambda code: anchors[code].level).encode(encoding))
    result = shell.inside(*RETRANSLATE, "--score", "ann.csv", "--format", "json")

    assert result.code == 0, result.err
    assert list(Draft202012Validator(schema_of("retranslation")).iter_errors(json.loads(result.out))) == []
    assert {one["advice"] for one in json.loads(result.out)["anchors"]} == {"keep"}
    assert {one["share"] for one in json.loads(result.out)["criteria"]} == {1.0}


@LANGS
def test_planted_swap_is_found(shell: Shell, golden: Golden, anchors: dict[str, Anchor], lang: str) -> None:
    """Four people take leader levels 2 and 3 for each other; one is off by one elsewhere; one leaves much open."""

    def level_of(person: int) -> Callable[[str], object]:
        def level(code: str) -> object:
            anchor = anchors[code]
            if anchor.id == "leader_presence" and anchor.level in (2, 3):
                return 5 - anchor.level
            if person == 0 and anchor.id == "clear_occasion" and anchor.level < anchor.top:
                return anchor.level + 1
            return "" if person == 3 and anchor.id == "group_awareness" else anchor.level

        return level

    listed = shell.inside(*RETRANSLATE).out
    files = [shell.write(f"{name}.csv", fill(listed, level_of(number))) for number, name in enumerate("abcd")]
    result = shell.inside(*RETRANSLATE, "--score", *files, "--format", "json")
    scored = json.loads(result.out)
    rewrite = [one for one in scored["anchors"] if one["advice"].startswith("rewrite")]

    assert [(one["criterion"], one["level"], one["advice"], one["share"]) for one in rewrite] == [
        ("leader_presence", 2, "rewrite_high", 0.0),
        ("leader_presence", 3, "rewrite_low", 0.0),
    ]
    confusion = next(one for one in scored["criteria"] if one["id"] == "leader_presence")
    assert confusion["neighbours"] == [0, 0, 8, 0]
    golden(f"sheet-retranslate/scored.{lang}.txt", shell(*RETRANSLATE, "--score", *files, "--lang", lang).out)


def test_far_apart_is_told_although_most_are_right(shell: Shell, anchors: dict[str, Anchor]) -> None:
    """Three right and one at the other end of five levels: 75 %, and a standard deviation of 2."""
    target = next(code for code, one in anchors.items() if (one.id, one.level) == ("leader_presence", 4))
    listed = shell.inside(*RETRANSLATE, "--only", "leader_presence").out
    right = fill(listed, lambda code: anchors[code].level)
    wrong = fill(listed, lambda code: 0 if code == target else anchors[code].level)
    files = [shell.write(f"{name}.csv", wrong if name == "a" else right) for name in "abcd"]
    result = json.loads(shell.inside(*RETRANSLATE, "--score", *files, "--format", "json").out)
    worst = result["anchors"][0]

    assert (worst["code"], worst["share"], worst["sd"], worst["advice"]) == (target, 0.75, 2.0, "rewrite_wide")
    assert [one["id"] for one in result["criteria"]] == ["leader_presence"]


def test_yaml_list_is_read_back(shell: Shell, anchors: dict[str, Anchor]) -> None:
    shell.inside(*RETRANSLATE, "-o", "list.yaml")
    lines = shell.read("list.yaml").splitlines()
    for number, line in enumerate(lines):
        if line.strip() == "level:":
            code = next(one for one in reversed(lines[:number]) if "- code: " in one).split("code: ")[1]
            lines[number] += f" {anchors[code].level}"
    shell.write("ann.yaml", "\n".join(lines))
    result = json.loads(shell.inside(*RETRANSLATE, "--score", "ann.yaml", "--format", "json").out)

    assert {one["advice"] for one in result["anchors"]} == {"keep"}


def test_bad_cells_are_told_with_row_and_remedy(shell: Shell, anchors: dict[str, Anchor]) -> None:
    head, first, second, *rest = fill(shell.inside(*RETRANSLATE).out, lambda code: anchors[code].level).splitlines()
    bad = [head, first.rpartition(",")[0] + ",9", second, second, "zzzzzz,,,,1", *rest]
    shell.write("ann.csv", "\r\n".join(bad))
    result = shell.inside(*RETRANSLATE, "--score", "ann.csv", "--lang", "en")

    assert (result.code, result.out) == (2, "")
    assert 'ann.csv:2:5: error[retranslate-bad-level]: row 2, level: "9" is no level' in result.err
    assert "whole number from 0 to 4" in result.err
    assert "ann.csv:4:1: error[retranslate-code-twice]" in result.err
    assert "ann.csv:5:1: error[retranslate-unknown-code]" in result.err


def test_another_seed_is_told_once(shell: Shell) -> None:
    shell.write("ann.csv", fill(shell.inside(*RETRANSLATE, "--seed", "5").out, lambda _: 1))
    result = shell.inside(*RETRANSLATE, "--score", "ann.csv", "--lang", "en")

    assert result.code == 2
    assert result.err.count("retranslate-unknown-code") == 1
    assert "seed" in result.err
    assert shell.inside(*RETRANSLATE, "--score", "ann.csv", "--seed", "5").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--score"], "--score"),
        (["list.csv"], "--score"),
        (["--only", "leader_presense"], 'did you mean "leader_presence"?'),
        (["--only", "right_person"], "--derived"),
        (["--format", "pdf"], "use csv or yaml"),
        (["-o", "list.pdf"], "use csv or yaml"),
        (["--score", "missing.csv"], "cannot read missing.csv"),
        (["--score", "empty.csv"], "retranslate-no-column"),
        (["--score", "open.csv"], "nothing is filled in"),
        (["--score", "odd.yaml"], "retranslate-not-answers"),
    ],
)
def test_usage(shell: Shell, words: list[str], told: str) -> None:
    shell.write("empty.csv", "")
    shell.write("open.csv", shell.inside(*RETRANSLATE).out)
    shell.write("odd.yaml", "anchors: 3\n")
    result = shell.inside(*RETRANSLATE, *words, "--lang", "en")

    assert (result.code, result.out) == (2, "")
    assert told in result.err
