"""What `rubric watch` knows after every look, without a process: what is read, checked and rated again, what not."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rubric.analysis.impact import ratings
from rubric.cli import watch_wait
from rubric.cli.diffing import diffed, read_pair, read_sheets
from rubric.cli.watch_files import WatchedFiles
from rubric.cli.watch_findings import Told
from rubric.cli.watching import Look, Rest, Watching
from rubric.model.finding import Finding, Place, Severity
from rubric.model.text import Text
from rubric.source import load, remembered
from tests.cli.watched import HEAVIER, LIGHTER, RUBRIC, furnish, put, sheet

TODAY = date(2026, 5, 1)
NARROWER = RUBRIC.replace("[0, 9]", "[0, 5]").replace("often: 9", "often: 5")


class Desk:
    """A folder that is watched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.watching = Watching("small.rubric.yaml", ["s"], "vertical")
        self.first = self.look()

    def look(self) -> tuple[Look, Rest]:
        look = self.watching.look(TODAY)
        assert look is not None
        return look, self.watching.rest()

    def save(self, name: str, text: str) -> tuple[Look, Rest]:
        put(self.folder / name, text)
        return self.look()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[object]]:
    """Let a function of a module note what it is called with."""

    def count(module: object, name: str) -> list[object]:
        calls: list[object] = []
        inner = getattr(module, name)

        def noted(*args: object, **kwargs: object) -> object:
            calls.append(args[-1])
            return inner(*args, **kwargs)

        monkeypatch.setattr(module, name, noted)
        return calls

    return count


def test_nothing_moved(desk: Desk) -> None:
    """A look without a save, a file that was only touched or written as it is, and one nobody asked for."""
    rubric = desk.folder / "small.rubric.yaml"
    assert desk.watching.look(TODAY) is None
    os.utime(rubric)
    assert desk.watching.files.moved()
    assert desk.watching.look(TODAY) is None
    assert not desk.watching.files.moved()
    put(rubric, RUBRIC)
    (desk.folder / "s" / "notes.txt").write_text("x", "utf-8")
    assert desk.watching.look(TODAY) is None


def test_a_sheet_that_is_saved_is_rated_alone(desk: Desk, counted: Callable[[object, str], list[object]]) -> None:
    rated, parsed = counted(ratings, "rate_sheet"), counted(load, "top_mapping")
    look, rest = desk.save("s/shop-b.sheet.yaml", sheet("shop-b", "yes", 9))

    assert len(rated) == 1
    assert set(parsed) == {"s/shop-b.sheet.yaml"}
    assert look.effect is not None
    assert look.effect.impact is not None
    assert [one.shown for one in look.effect.impact.sheets if one.total_changes] == ["66.67"]
    assert rest.tested is None


def test_an_edit_parses_the_rubric_alone(desk: Desk, counted: Callable[[object, str], list[object]]) -> None:
    (desk.folder / "base.rubric.yaml").write_text(RUBRIC, "utf-8")
    head = "rubric: small\nformat: 1\nextends: ./base.rubric.yaml\ntitle: Small\n"
    desk.save("small.rubric.yaml", head)
    own, in_base, sheets = (
        counted(desk.watching.files.disk, "parse"), counted(remembered, "top_mapping"), counted(load, "top_mapping")
    )  # fmt: skip
    desk.save("small.rubric.yaml", head + "dimensions: {one: {criteria: {first: {weight: 3}}}}\n")

    assert {"small.rubric.yaml", "base.rubric.yaml"} <= set(own)
    assert set(in_base) == {"small.rubric.yaml"}
    assert sheets == []


def test_wording_rates_nothing(desk: Desk, counted: Callable[[object, str], list[object]]) -> None:
    rated = counted(ratings, "rate_sheet")
    look, _ = desk.save("small.rubric.yaml", RUBRIC.replace("title: First", "title: The first"))

    assert rated == []
    assert look.effect is not None
    assert [one.path for one in look.effect.changes] == ["first.title"]


@pytest.mark.parametrize("edited", [HEAVIER, LIGHTER.replace("from: 60", "from: 50"), NARROWER])
def test_it_says_what_diff_says(desk: Desk, edited: str) -> None:
    """The same changes, totals, verdicts and ranks, and answers that do not fit."""
    (desk.folder / "old.rubric.yaml").write_text(RUBRIC, "utf-8")
    look, _ = desk.save("small.rubric.yaml", edited)
    pair, sheets = read_pair("old.rubric.yaml", "small.rubric.yaml"), read_sheets(["s"]).sheets
    wanted = diffed(*pair, sheets, "vertical", shapley=False)

    assert look.effect is not None
    assert look.effect.changes == wanted.changes
    assert look.effect.impact is not None
    assert wanted.impact is not None
    without = [one.model_copy(update={"lines": ()}) for one in wanted.impact.sheets]
    assert list(look.effect.impact.sheets) == without
    assert look.effect.impact.model_copy(update={"sheets": ()}) == wanted.impact.model_copy(update={"sheets": ()})


def test_answers_that_fit_again(desk: Desk) -> None:
    """What the rubric before could not take is not held against the one after."""
    look, rest = desk.save("small.rubric.yaml", NARROWER)
    assert look.effect is not None
    assert look.effect.impact is not None
    assert look.effect.impact.no_longer_fit == 1
    assert [one.place.file for one in rest.findings if one.code == "out-of-range"] == ["s/shop-b.sheet.yaml"]

    look, rest = desk.save("small.rubric.yaml", RUBRIC)
    assert look.effect is not None
    assert look.effect.impact is not None
    assert look.effect.impact.no_longer_fit == 0
    assert {one.by for effect in look.effect.impact.sheets for one in effect.unfit} == {"old"}
    assert rest.gone >= 1


def test_a_slip_in_a_sheet(desk: Desk) -> None:
    """It is told; the sheet stays rated as it was, and the next save is held against that."""
    name = "s/shop-b.sheet.yaml"
    look, rest = desk.save(name, sheet("shop-b", "yes", 9).replace("answers:", "answers"))
    assert look.effect is None
    assert [one.place.file for one in rest.findings] == [name]

    look, rest = desk.save(name, sheet("shop-b", "yes", 9))
    assert look.effect is not None
    assert look.effect.impact is not None
    assert [one.shown for one in look.effect.impact.sheets if one.total_changes] == ["66.67"]
    assert (rest.findings, rest.gone) == ([], 1)


def test_what_the_rubric_rests_on(desk: Desk) -> None:
    """The rubric it extends, one that is missing at first, the settings, and a sheet that an example names."""
    head = "rubric: small\nformat: 1\nextends: ./base.rubric.yaml\ntitle: Small\n"
    look, _ = desk.save("small.rubric.yaml", head)
    assert [one.code for one in look.errors] == ["not-found"]
    look, _ = desk.save("base.rubric.yaml", HEAVIER)
    assert not look.errors
    assert look.effect is not None
    assert "first.weight" in [one.path for one in look.effect.changes]
    look, _ = desk.save("base.rubric.yaml", LIGHTER)
    assert look.effect is not None
    assert [(one.was, one.now) for one in look.effect.changes] == [("3", "1")]

    tests = "examples: [{name: a, sheet: ./s/shop-a.sheet.yaml, expect: {total: 50}}]\n"
    _, rest = desk.save("small.rubric.yaml", head + tests)
    assert rest.tested is not None
    assert rest.tested.failed == 0
    _, rest = desk.save("s/shop-a.sheet.yaml", sheet("shop-a", "no", 0))
    assert rest.tested is not None
    assert rest.tested.failed == 1
    assert "example-failed" in {one.code for one in rest.findings}

    _, rest = desk.save("rubric.toml", 'stale_after = 36500\n[severity]\nexample-failed = "off"\n')
    assert rest.tested is not None


def test_since_the_start(desk: Desk) -> None:
    """The rubric of the start and of now, by the sheets as they are now; not told where it is the last edit alone."""
    look, _ = desk.save("small.rubric.yaml", HEAVIER)
    assert desk.watching.since_start(look) is None
    look, _ = desk.save("s/shop-b.sheet.yaml", sheet("shop-b", "yes", 0))
    assert desk.watching.since_start(look) is None
    look, _ = desk.save("small.rubric.yaml", LIGHTER)
    since = desk.watching.since_start(look)
    assert since is not None
    assert [(one.was, one.now) for one in since.changes] == [("2", "1")]
    assert since.impact is not None
    assert {one.program: one.shown for one in since.impact.sheets}["shop-b"] == "-16.66"

    desk.watching.start_over()
    look, _ = desk.save("small.rubric.yaml", RUBRIC)
    assert desk.watching.since_start(look) is None


def finding(code: str, line: int = 1) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, place=Place("f", line), message=Text(zh="甲", en="a"))


def test_findings_that_moved_are_not_new() -> None:
    told = Told()
    assert told.tell("a", [finding("one"), finding("one", 2)]) == [finding("one"), finding("one", 2)]
    assert told.tell("a", [finding("one", 5), finding("two", 6)]) == [finding("two", 6)]
    assert (told.gone(), told.gone()) == (1, 0)
    assert told.tell("a", [finding("one"), finding("one", 3), finding("two")]) == [finding("one", 3)]
    told.forget("a")
    assert (told.gone(), told.standing()) == (3, [])


class Clock:
    """Time that passes only while one sleeps; what happens meanwhile is written down beforehand."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.now = 0.0
        self.steps = list(steps)

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.steps:
            self.steps.pop(0)()


@pytest.mark.parametrize("rest", [RUBRIC[20:], None])
def test_a_file_is_believed_when_it_stands_still(desk: Desk, monkeypatch: pytest.MonkeyPatch, rest: str | None) -> None:
    """One that is truncated and written a little later is seen once, whole; one that stays empty is empty."""
    rubric, files = desk.folder / "small.rubric.yaml", desk.watching.files
    pieces = [] if rest is None else [lambda: rubric.write_text(RUBRIC[:20]), lambda: rubric.write_text(HEAVIER)]
    clock = Clock(lambda: rubric.write_text(""), *[lambda: None] * 5, *pieces)
    monkeypatch.setattr(watch_wait, "time", clock)

    assert watch_wait.wait_for_change(files, watch_wait.Keys(), 10) is False
    assert clock.now < watch_wait.POLL + watch_wait.MISSING + watch_wait.LONGEST
    look, _ = desk.look()
    assert bool(look.errors) == (rest is None)


def test_a_burst_is_not_waited_for_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rubric = desk.folder / "small.rubric.yaml"
    clock = Clock(*[lambda n=n: rubric.write_text(RUBRIC + "#" * n) for n in range(500)])
    monkeypatch.setattr(watch_wait, "time", clock)

    watch_wait.wait_for_change(desk.watching.files, watch_wait.Keys(), 10)
    assert clock.now < watch_wait.POLL + watch_wait.LONGEST + 0.1


def test_new_sheets_are_found_in_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the stamp of no folder tells of them, the list that is made once a second does."""
    monkeypatch.setattr(watch_wait, "time", Clock())
    monkeypatch.setattr(WatchedFiles, "moved", lambda _: {})
    (desk.folder / "s" / "deep").mkdir()
    put(desk.folder / "s" / "deep" / "shop-d.sheet.yaml", sheet("shop-d", "no", 1))

    assert watch_wait.wait_for_change(desk.watching.files, watch_wait.Keys(), watch_wait.pause_after(0)) is False
    look, _ = desk.look()
    assert look.changes.came == ["s/deep/shop-d.sheet.yaml"]
