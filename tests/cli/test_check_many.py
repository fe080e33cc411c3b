"""Many files at once: several processes find, and tell, what one finds."""

import os
import signal
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from rubric.batch.workers import ProcessLostError, shared_out
from rubric.cli.checking import Checked, Checker
from rubric.cli.fixing import mend
from tests.support import EXAMPLES

FILES = 210
TODAY = date(2026, 1, 1)


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_results_come_in_the_order_of_the_parts(processes: int) -> None:
    """Whoever does a part, its result stands where the part stood."""
    assert shared_out(doubled, range(50), processes) == [2 * number for number in range(50)]


def failing(number: int) -> int:
    if number == 7:
        raise ArithmeticError
    return number


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_part_is_raised(processes: int) -> None:
    """A mistake of ours is not lost in another process."""
    with pytest.raises(ArithmeticError):
        shared_out(failing, range(50), processes)


ME = os.getpid()


def ended(number: int) -> int:
    time.sleep(0.01)
    if os.getpid() != ME:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not ended by signals there")
def test_a_process_that_is_ended_is_told() -> None:
    """Nothing waits for what never comes."""
    with pytest.raises(ProcessLostError):
        shared_out(ended, range(50), 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sheets of which some are wrong, some rest on a rubric that is wrong, and one is no text."""
    text = (EXAMPLES / "hema-market.sheet.yaml").read_text("utf-8")
    for number in range(FILES):
        sheet = text.replace("value: yes", "value: maybe", 1) if number % 7 == 0 else text
        sheet = sheet.replace("observer:", "observr:") if number % 11 == 0 else sheet
        sheet = sheet.replace("community-group-buying", "broken.rubric.yaml") if number % 13 == 0 else sheet
        (tmp_path / f"{number:03}.sheet.yaml").write_text(sheet, "utf-8")
    (tmp_path / "broken.rubric.yaml").write_text("rubric: broken\ndimensions: {a: 1}\nfoo: 2\n", "utf-8")
    (tmp_path / "100.sheet.yaml").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def checked(folder: Path, monkeypatch: pytest.MonkeyPatch, processes: int) -> Checked:
    monkeypatch.setattr("rubric.batch.workers.cores", lambda: processes)
    return Checker(TODAY).all([str(folder)])


def test_two_processes_find_what_one_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same findings in the same order, and the texts that they point into."""
    one, two = (checked(folder, monkeypatch, processes) for processes in (1, 2))

    assert one.findings == two.findings
    assert one.files == two.files
    assert len(one.files) == FILES + 1
    assert one.texts == two.texts
    assert str(folder / "broken.rubric.yaml") in one.texts
    assert one.missing
    assert two.missing


def test_files_without_findings_still_count_after_mending(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the file that could not be read is left out."""
    after = mend(checked(folder, monkeypatch, 2), lambda: Checker(TODAY), write=False)

    assert len(after.files) == FILES


def test_the_standard_input_is_read_among_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one process has it, which then checks everything."""
    monkeypatch.setattr("rubric.batch.workers.cores", lambda: 4)
    monkeypatch.setattr("rubric.batch.workers.shared_out", None)  # nobody may ask it
    files = [str(file) for file in sorted(folder.glob("*.sheet.yaml"))]
    with (folder / "001.sheet.yaml").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        found = Checker(TODAY).all([*files, "-"])

    assert found.files[-1] == "<stdin>"
