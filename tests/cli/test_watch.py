"""`rubric watch` as a process: every way to save a file, in text and for a problem matcher, Chinese and English."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.cli.watched import HEAVIER, LIGHTER, RUBRIC, Watcher, furnish, put, sheet

if sys.platform == "win32":
    pytest.skip("Ctrl-C is sent as a signal of Unix", allow_module_level=True)

FINDING = re.compile(r"(.+?):(\d+):(\d+): (error|warning|info)\[([^\]]+)\]: (.*)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    return tmp_path


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    """The command, after its first report."""
    with Watcher(folder, "small.rubric.yaml", "s", "--format", "concise") as started:
        started.report()
        yield started


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_session(folder: Path, golden: Callable[[str, str], None], lang: str) -> None:
    """Start, an edit, a slip, the mended file, a failing example, a sheet saved, a new one, one deleted."""
    rubric, second = folder / "small.rubric.yaml", folder / "s" / "shop-b.sheet.yaml"
    with Watcher(folder, "small.rubric.yaml", "s", RUBRIC_LANG=lang) as watcher:
        pages = [watcher.page()]
        for path, text in (
            (rubric, HEAVIER),
            (rubric, HEAVIER.replace("weight: 3", "wieght: 3")),
            (rubric, LIGHTER),
            (rubric, LIGHTER.replace("title: First", "title: The first")),
            (rubric, LIGHTER.replace("title: First", "title: The first") + "# the end\n"),
            (second, sheet("shop-b", "yes", 9)),
            (second.with_name("shop-d.sheet.yaml"), sheet("shop-d", "no", 0)),
        ):
            put(path, text)
            pages.append(watcher.page())
        second.unlink()
        pages.append(watcher.page())
        put(rubric, RUBRIC)
        pages.append(watcher.page())
        code, rest = watcher.interrupt()
        assert (code, rest.strip()) == (130, "")  # an empty line may still be on its way
    golden(f"watch/session.{lang}.txt", "".join(pages))


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def away_and_new(path: Path, text: str) -> None:
    """Rename the old file to a backup, then write a new one."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


def gone_and_new(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def in_pieces(path: Path, text: str) -> None:
    """Truncate, then write line by line."""
    with path.open("w", encoding="utf-8") as file:
        for line in text.splitlines(keepends=True):
            file.write(line)
            file.flush()


def test_ways_to_save(folder: Path, watcher: Watcher) -> None:
    rubric = folder / "small.rubric.yaml"
    for save in (put, in_place, away_and_new, gone_and_new, in_pieces):
        save(rubric, HEAVIER)
        report = watcher.until("first.weight: 2 → 3")
        assert "+8.34 shop-a: 66.66 (66.66–66.66) → 75.00 (75.00–75.00)" in report
        assert "−8.33 shop-b: 33.33 (33.33–33.33) → 25.00 (25.00–25.00)" in report
        put(rubric, RUBRIC)
        assert "As at the start again." in watcher.until("first.weight: 3 → 2")


def test_through_a_link(folder: Path) -> None:
    """The file behind the link is saved; then the link leads to another file."""
    put(folder / "other.yaml", LIGHTER)
    (folder / "link.rubric.yaml").symlink_to("small.rubric.yaml")
    with Watcher(folder, "link.rubric.yaml", "s", "--format", "concise") as watcher:
        watcher.report()
        put(folder / "small.rubric.yaml", HEAVIER)
        assert "saved: link.rubric.yaml\n~ first.weight: 2 → 3\n" in watcher.report()
        (folder / "new").symlink_to("other.yaml")
        (folder / "new").replace(folder / "link.rubric.yaml")
        assert "~ first.weight: 3 → 1\n" in watcher.report()


def test_a_burst_of_saves_ends_with_the_last(folder: Path, watcher: Watcher) -> None:
    for weight in range(3, 40):
        (folder / "small.rubric.yaml").write_text(RUBRIC.replace("weight: 2", f"weight: {weight}"), "utf-8")
    assert "shop-a" in watcher.until("→ 39")

    put(folder / "small.rubric.yaml", HEAVIER)
    assert "first.weight: 39 → 3" in watcher.report()


def test_what_cannot_be_used(folder: Path, watcher: Watcher) -> None:
    """It is told with its place, the last state stands, and the next save is held against that."""
    rubric, weights = folder / "small.rubric.yaml", (2, 3)
    for content, code in (
        (RUBRIC.encode().replace(b"weight: 2", b"wieght: 2"), "unknown-key"),
        (RUBRIC[: len(RUBRIC) // 2].encode(), None),
        ("标题：首页\n".encode("gbk"), "not-utf8"),
        (b"rubric: small\x07\n", "control-character"),
        (b"", "empty-file"),
        (b"program: shop\nformat: 1\nanswers: {}\n", "not-a-rubric"),
        (b"[" * 5000, None),
    ):
        beside = rubric.with_name("new")
        beside.write_bytes(content)
        beside.replace(rubric)
        report = watcher.report()
        assert "What was told last stands until the next save." in report
        found = [match for line in report.splitlines() if (match := FINDING.fullmatch(line))]
        assert {match[1] for match in found} == {"small.rubric.yaml"}
        assert "error" in {match[4] for match in found}
        assert code in {None, *(match[5] for match in found)}

        put(rubric, RUBRIC.replace("weight: 2", f"weight: {weights[1]}"))
        report = watcher.report()
        assert f"~ first.weight: {weights[0]} → {weights[1]}\n" in report
        assert not any(FINDING.fullmatch(line) for line in report.splitlines())
        weights = (weights[1], weights[1] + 1)


def test_a_rubric_that_is_gone_is_waited_for(folder: Path, watcher: Watcher) -> None:
    rubric = folder / "small.rubric.yaml"
    rubric.unlink()
    report = watcher.report()
    assert "small.rubric.yaml:1:1: error[not-found]" in report
    assert "The rubric is not there." in report

    put(folder / "s" / "shop-a.sheet.yaml", sheet("shop-a", "no", 0))
    assert "−66.66 shop-a: 66.66" in watcher.report()
    put(rubric, HEAVIER)
    assert "~ first.weight: 2 → 3\n" in watcher.report()


def test_a_rubric_that_cannot_be_read(folder: Path, watcher: Watcher) -> None:
    rubric = folder / "small.rubric.yaml"
    (folder / "loop").symlink_to("small.rubric.yaml")
    (folder / "loop").replace(rubric)
    assert "small.rubric.yaml:1:1: error[" in watcher.report()

    put(rubric, LIGHTER)
    assert "~ first.weight: 2 → 1\n" in watcher.report()


def test_the_folder_of_the_sheets_goes_and_comes_back(folder: Path, watcher: Watcher) -> None:
    (folder / "s").rename(folder / "kept")
    watcher.until("gone: ")
    (folder / "kept").rename(folder / "s")
    assert "shop-c: 77.77 (77.77–77.77) High\n" in watcher.until("new: ")


def test_a_session_without_sheets(folder: Path) -> None:
    with Watcher(folder, "./small.rubric.yaml", "--format", "concise", "--lang", "en") as watcher:
        assert "No sheets are rated." in watcher.report()
        put(folder / "small.rubric.yaml", HEAVIER)
        report = watcher.report()
        assert "~ first.weight: 2 → 3\n" in report
        assert "sheets" not in report.lower()


def test_a_rubric_that_is_broken_from_the_start(folder: Path) -> None:
    put(folder / "small.rubric.yaml", RUBRIC.replace("weight: 2", "weight: -2"))
    with Watcher(folder, "small.rubric.yaml", "s", "--format", "concise") as watcher:
        report = watcher.report()
        assert "small.rubric.yaml:12:37: error[" in report
        assert "nothing is rated until the next save" in report
        put(folder / "small.rubric.yaml", RUBRIC)
        assert "Sheets: 3 (final 3)." in watcher.report()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing.rubric.yaml"], "error[not-found]"),
        (["small.rubric.yaml", "elsewhere"], "error[not-found]"),
        (["small.rubric.yaml", "-"], "standard input is never saved"),
        (["-"], "standard input is never saved"),
        (["small.rubric.yaml", "--format", "json"], 'unknown format "json"'),
        (["small.rubric.yaml", "--group", "colour"], "--group is vertical, platform, none"),
    ],
)
def test_what_cannot_be_watched(shared_shell: Shell, words: list[str], said: str) -> None:
    if not (shared_shell.folder / "s").exists():
        furnish(shared_shell.folder)
    result = shared_shell.inside("watch", *words)

    assert (result.code, result.out) == (2, "")
    assert said in result.err
