"""Runs that are killed, and runs that come after: nothing half-written, nothing rated twice, the same bytes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rubric import __version__
from tests.cli.support import Shell
from tests.cli.test_score_rows import RUBRIC, answers

MANY = 600  # enough that rows are kept for the next run
COMMAND = ("score", "in", "-o", "out.ndjson", "-o", "out.csv", "--columns", "+reasons")
KEPT = ".out.ndjson.rows/journal"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder of sheets that was rated once."""
    shell = Shell(tmp_path_factory.mktemp("again"))
    shell.write("in/small.rubric.yaml", RUBRIC)
    for number in range(MANY):
        shell.write(f"in/{number:04}.sheet.yaml", answers(number))
    done = shell(*COMMAND)
    assert (done.code, done.err) == (0, said(0))
    return shell


@pytest.fixture
def shell(made: Shell) -> Shell:
    """The same folder, put back as it was."""
    made.write("in/small.rubric.yaml", RUBRIC)
    made.write("in/0007.sheet.yaml", answers(7))
    made.inside(*COMMAND)
    return made


def said(kept: int, of: int = MANY) -> str:
    """What a run says; the table is made in a second one, which has kept as much."""
    rated = f"rubric: scored {of} files"
    if kept:
        rated += f", {kept} of them unchanged since the last run"
    return f"rubric: wrote out.ndjson\n{rated}\nrubric: wrote out.csv\n{rated}\n"


def outputs(shell: Shell) -> tuple[bytes, bytes]:
    return (shell.folder / "out.ndjson").read_bytes(), (shell.folder / "out.csv").read_bytes()


def test_a_second_run_takes_over_what_has_not_changed(shell: Shell) -> None:
    before = outputs(shell)
    assert shell.inside(*COMMAND).err == said(MANY)
    assert outputs(shell) == before
    assert shell.inside(*COMMAND, "--again").err == said(0)
    assert outputs(shell) == before


def test_what_changed_is_rated_again(shell: Shell) -> None:
    before = outputs(shell)
    shell.write("in/0007.sheet.yaml", answers(8))
    shell.write("in/0007b.sheet.yaml", answers(9))
    assert shell.inside(*COMMAND).err == said(MANY - 1, MANY + 1)
    (shell.folder / "in/0007b.sheet.yaml").unlink()
    shell.write("in/0007.sheet.yaml", answers(7))
    assert shell.inside(*COMMAND).err == said(MANY - 1)
    assert outputs(shell) == before


def test_a_touched_file_is_no_changed_one(shell: Shell) -> None:
    (shell.folder / "in/0007.sheet.yaml").touch()
    assert shell.inside(*COMMAND).err == said(MANY)


def test_another_rubric_rates_all_again_and_other_words_do_not(shell: Shell) -> None:
    shell.write("in/small.rubric.yaml", RUBRIC.replace("title: One", "title: Number one"))
    assert shell.inside(*COMMAND).err == said(MANY)
    shell.write("in/small.rubric.yaml", RUBRIC.replace("total: 40", "total: 41"))
    assert shell.inside(*COMMAND).err == said(0)


def test_other_options_discard_what_is_there_with_a_note(shell: Shell) -> None:
    done = shell.inside(*COMMAND, "--lang", "zh")
    assert done.err.count("上次留下的行是按别的选项或别的版本评的，没有用") == 2
    assert "unchanged" not in done.err


def test_rows_of_another_version_are_not_used(shell: Shell) -> None:
    kept = shell.folder / KEPT
    kept.write_bytes(kept.read_bytes().replace(__version__.encode(), b"0.0.1", 1))
    before = outputs(shell)
    done = shell.inside(*COMMAND)
    assert "rows of the last run are by other options or another version, and were not used" in done.err
    assert outputs(shell) == before


def test_damaged_rows_are_rated_again(shell: Shell) -> None:
    kept = shell.folder / KEPT
    lines = kept.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b'"score":', b'"scorf":')
    lines[9] = lines[9][: len(lines[9]) // 2]
    kept.write_bytes(b"".join(lines))
    before = outputs(shell)
    done = shell.inside(*COMMAND)
    assert "rows of the last run are damaged, and were not used" in done.err
    assert f"{MANY - 3} of them unchanged" in done.err
    assert outputs(shell) == before


def test_a_few_sheets_leave_nothing_beside_the_output(shell: Shell) -> None:
    assert shell.inside("score", "in/000*.sheet.yaml", "-o", "few.ndjson").code == 0
    assert [path.name for path in shell.folder.iterdir() if "few" in path.name] == ["few.ndjson"]


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(shell: Shell) -> None:
    """Real processes, really killed, at moments that the growing journal chooses."""
    before, rng = outputs(shell), random.Random()  # noqa: S311
    for name in ("out.ndjson", "out.csv"):
        (shell.folder / name).unlink()
        for path in (shell.folder / f".{name}.rows").iterdir():
            path.unlink()
    whole = len(before[0])
    for _ in range(5):
        process = started(shell)
        wait_for(shell, process, rng.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, bytes_ in zip(("out.ndjson", "out.csv"), before, strict=True):
            path = shell.folder / name
            assert not path.exists() or path.read_bytes() == bytes_
    process = started(shell)
    assert process.wait(60) == 0
    assert outputs(shell) == before
    assert children_of_nobody(shell) == []


def started(shell: Shell) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "rubric", *COMMAND],
        cwd=shell.folder,
        env=shell._environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(shell: Shell, process: subprocess.Popen[bytes], size: float) -> None:
    """Wait until rows have grown to a size, or the process has ended."""
    rows = [shell.folder / f".{name}.rows" / "rows.partial" for name in ("out.ndjson", "out.csv")]
    while process.poll() is None and not any(path.exists() and path.stat().st_size >= size for path in rows):
        time.sleep(0.002)


def children_of_nobody(shell: Shell) -> list[str]:
    """Processes that a killed one left behind and that still work in the folder."""
    if not Path("/proc/self/cwd").exists():
        return []
    time.sleep(0.5)
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if (entry / "cwd").readlink() == shell.folder:
                    found.append((entry / "cmdline").read_text())
            except OSError:
                continue
    return found


def test_an_interrupted_run_says_how_to_go_on(shell: Shell) -> None:
    shell.inside(*COMMAND, "--again")
    (shell.folder / KEPT).unlink()
    process = subprocess.Popen(
        [sys.executable, "-m", "rubric", *COMMAND, "--again"],
        cwd=shell.folder,
        env=shell._environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    wait_for(shell, process, 1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.decode()) == (130, "rubric: interrupted; the same command goes on from there\n")


def test_two_runs_do_not_write_at_once(shell: Shell) -> None:
    fcntl = pytest.importorskip("fcntl")
    code = (
        "import fcntl, sys; file = open(sys.argv[1], 'wb'); fcntl.lockf(file, fcntl.LOCK_EX); print('ok', flush=True);"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(shell.folder / ".out.ndjson.rows" / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ok\n"
        done = shell.inside(*COMMAND)
    assert fcntl.LOCK_EX
    assert (done.code, done.err) == (2, "rubric: another rubric is writing out.ndjson\n")


def test_a_file_that_goes_away_meanwhile_is_told(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.write("in/small.rubric.yaml", RUBRIC)
    for number in range(3):
        shell.write(f"in/{number}.sheet.yaml", answers(number))
    code = (
        "import os, rubric.batch.folder.run as run; begin = run.Run.rows\n"
        "def rows(self, files):\n    os.unlink('in/1.sheet.yaml')\n    return begin(self, files)\n"
        "run.Run.rows = rows\nfrom rubric.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "score", "in", "-o", "out.ndjson"],
        cwd=shell.folder,
        env=shell._environment({}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"in/1.sheet.yaml:1:1: error[not-found]" in done.stderr
    rows = [json.loads(line) for line in shell.read("out.ndjson").splitlines()]
    assert [row["program"] for row in rows] == ["shop-a", "shop-c"]


PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in other units, or not at all")
def test_memory_does_not_grow_with_the_number_of_sheets(shell: Shell) -> None:
    """Neither of the process that gathers nor of those that rate, the first time and again; names take a little."""
    shell.write("more/small.rubric.yaml", RUBRIC)
    for number in range(4 * MANY):
        shell.write(f"more/{number:04}.sheet.yaml", answers(number))
    few = peak(shell, "in", "--again")
    assert peak(shell, "more", "--again") < 1.06 * few
    assert peak(shell, "more") < 1.06 * few


def peak(shell: Shell, folder: str, *words: str) -> int:
    """Kilobytes of the largest process of a run."""
    command = [sys.executable, "-m", "rubric", "score", folder, "-o", f"{folder}.ndjson", *words]
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *command],
        cwd=shell.folder,
        env=shell._environment({}),
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(done.stdout)
