"""The wheel holds the whole package and nothing else.

Built in this environment by the project's own build backend, so that it needs no network. That the installed
wheel also works is for the gate to see (`.ci/run`), outside the checkout.
"""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("the build backend is not installed: pip install -e '.[test]'")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def packaged(wheel: zipfile.ZipFile) -> set[str]:
    return {name for name in wheel.namelist() if ".dist-info/" not in name}


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    (found,) = (entry for entry in wheel.namelist() if entry.endswith(f".dist-info/{name}"))
    return wheel.read(found).decode()


def test_wheel_holds_exactly_the_files_of_the_package(wheel: zipfile.ZipFile) -> None:
    files = (path for path in (ROOT / "rubric").rglob("*") if path.is_file() and "__pycache__" not in path.parts)

    assert packaged(wheel) == {path.relative_to(ROOT).as_posix() for path in files}


def test_wheel_holds_type_marker_and_rubrics(wheel: zipfile.ZipFile) -> None:
    expected = {
        "rubric/py.typed",
        "rubric/library/scene-capability-gameplay.rubric.yaml",
        "rubric/library/community-group-buying.rubric.yaml",
        "rubric/library/signals.yaml",
    }

    assert packaged(wheel) >= expected


def test_wheel_installs_both_commands(wheel: zipfile.ZipFile) -> None:
    commands = metadata(wheel, "entry_points.txt").splitlines()

    assert "rubric = rubric.__main__:main" in commands
    assert "miniprogram-rubric = rubric.__main__:main" in commands


def test_wheel_says_version_and_licence(wheel: zipfile.ZipFile) -> None:
    lines = metadata(wheel, "METADATA").splitlines()

    version = subprocess.run(
        [sys.executable, "-c", "import rubric; print(rubric.__version__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"Version: {version.stdout.strip()}" in lines
    assert "License-Expression: Apache-2.0" in lines
