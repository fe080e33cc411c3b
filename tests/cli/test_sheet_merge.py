"""`rubric sheet merge`: what two observers agree on is kept, what they do not is left open with both reasons."""

from __future__ import annotations

import json

from tests.cli.support import Shell

HEAD = "format: 1\nplatform: wechat\nrubric: community-group-buying\n"
ANN = (
    f"program: shop\n{HEAD}observer: ann\nobserved: 2026-05-01\nsources: {{visit: {{title: Ann's visit}}}}\n"
    "answers:\n  flash_sale: yes\n"
    "  coupon: {value: yes, because: a banner, evidence: [{source: visit, at: home}]}\n"
    "  leader_presence: {value: 1, because: a line of text}\n  group_buy: unknown\n"
    "  bargain: no\n"
)
BOB = (
    f"program: shop\n{HEAD}observer: bob\nobserved: 2026-05-02\nsources: {{visit: {{title: Bob's visit}}}}\n"
    "answers:\n  flash_sale: 是\n"
    "  coupon: {value: yes, because: at the till, evidence: [{source: visit, at: till}]}\n"
    "  leader_presence: {value: 2, because: a picture, evidence: [{source: visit, at: home}]}\n  group_buy: no\n"
)


def test_consensus(shell: Shell) -> None:
    shell.write("ann.sheet.yaml", ANN)
    shell.write("bob.sheet.yaml", BOB)
    result = shell.inside("sheet", "merge", "ann.sheet.yaml", "bob.sheet.yaml", "-o", "both.sheet.yaml", "--lang", "en")
    assert result.code == 0
    assert "Agreed: 2, answered by one only: 2, left open: 1." in result.out
    assert "ann: 1" in result.out
    assert "bob: 2" in result.out
    text = shell.read("both.sheet.yaml")
    assert "observer: ann, bob" in text
    assert 'because: "ann: a banner; bob: at the till"' in text
    assert "{source: visit, at: home}, {source: visit_2, at: till}" in text
    assert "conflict:" in text
    checked = shell.inside("check", "both.sheet.yaml", "--format", "json")
    found = json.loads(checked.out)["findings"]
    assert [one["code"] for one in found if one["severity"] == "error"] == []
    assert "conflict-open" in {one["code"] for one in found}
    score = json.loads(shell.inside("score", "both.sheet.yaml", "--format", "json").out)["scorecards"][0]
    states = {node["id"]: node["state"] for node in score["nodes"]}
    assert states["leader_presence"] == "unknown"


def test_merging_again_carries_conflicts_on(shell: Shell) -> None:
    """A consensus merged with a third sheet keeps all three views."""
    shell.write("ann.sheet.yaml", ANN)
    shell.write("bob.sheet.yaml", BOB)
    shell.write("cat.sheet.yaml", ANN.replace("ann", "cat").replace("value: 1", "value: 3"))
    shell.inside("sheet", "merge", "ann.sheet.yaml", "bob.sheet.yaml", "-o", "both.sheet.yaml")
    done = shell.inside(
        "sheet", "merge", "both.sheet.yaml", "cat.sheet.yaml", "--format", "json", "-o", "all.sheet.yaml"
    )
    record = json.loads(done.out)
    stands = {one["id"]: one["stands"] for one in record["disagreements"]}
    assert [(one["observer"], one["value"]) for one in stands["leader_presence"]] == [
        ("ann", "1"),
        ("bob", "2"),
        ("cat", "3"),
    ]


def test_refusals(shell: Shell) -> None:
    """Sheets of two programs, a file that is there, a format that is none: nothing is written."""
    shell.write("ann.sheet.yaml", ANN)
    shell.write("other.sheet.yaml", BOB.replace("program: shop", "program: mall"))
    two = shell.inside("sheet", "merge", "ann.sheet.yaml", "other.sheet.yaml", "-o", "x.sheet.yaml", "--lang", "en")
    assert two.code == 2
    assert "other.sheet.yaml:1:10: error[other-program]" in two.err
    assert not (shell.folder / "x.sheet.yaml").exists()
    again = shell.inside("sheet", "merge", "ann.sheet.yaml", "-o", "ann.sheet.yaml", "--lang", "en")
    assert again.code == 2
    assert shell.read("ann.sheet.yaml") == ANN
    assert shell.inside("sheet", "merge", "ann.sheet.yaml", "--format", "pdf").code == 2


def test_to_standard_output_and_other_folders(shell: Shell) -> None:
    """A rubric beside the sheets is named by a path that works from where the new sheet stands."""
    rubric = (
        "rubric: mine\nformat: 1\ntitle: Mine\nfacts: {a: {ask: A?, answer: yes_no}}\n"
        "dimensions: {scene: {title: S, criteria: {one: {title: One, yes_no: a}}}}\n"
    )
    shell.write("in/mine.rubric.yaml", rubric)
    sheet = "program: shop\nformat: 1\nrubric: mine\nobserver: {name}\nanswers: {{a: yes}}\n"
    shell.write("in/ann.sheet.yaml", sheet.format(name="ann"))
    shell.write("in/bob.sheet.yaml", sheet.format(name="bob"))
    (shell.folder / "out").mkdir()
    assert shell.inside("sheet", "merge", "in/ann.sheet.yaml", "in/bob.sheet.yaml", "-o", "out/x.sheet.yaml").code == 0
    assert "rubric: ../in/mine.rubric.yaml" in shell.read("out/x.sheet.yaml")
    assert shell.inside("score", "out/x.sheet.yaml").code == 0
    printed = shell.inside("sheet", "merge", "in/ann.sheet.yaml", "in/bob.sheet.yaml")
    assert printed.out.startswith("program: shop\n")
    assert "rubric: in/mine.rubric.yaml" in printed.out


def test_the_output_is_a_sheet(shell: Shell) -> None:
    """A page's name for it is refused, before anything is written."""
    shell.write("ann.sheet.yaml", ANN)
    shell.write("bob.sheet.yaml", BOB)
    done = shell.inside("sheet", "merge", "ann.sheet.yaml", "bob.sheet.yaml", "-o", "both.html", "--lang", "en")

    assert done.code == 2
    assert "--format html or md gives the page" in done.err
    assert not (shell.folder / "both.html").exists()
