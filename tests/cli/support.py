"""The real command as a subprocess, in a folder with a copy of `examples/`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import SHELL_VARIABLES
from tests.support import EXAMPLES, ROOT

NOT_PASSED_ON = {*SHELL_VARIABLES, "RUBRIC_DEBUG", "TERM"}


class Result(NamedTuple):
    """What a command did; `data` are the very bytes of its standard output."""

    code: int
    out: str
    err: str
    data: bytes


class Shell:
    """A folder in which commands run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(EXAMPLES, folder / "examples")

    def __call__(self, *words: str, stdin: str = "", **environment: str) -> Result:
        """Run `rubric WORDS…`; further arguments are set in its environment, which is UTF-8 and 80 columns wide."""
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
        process = subprocess.run(
            [sys.executable, "-m", "rubric", *words],
            cwd=self.folder,
            env={**inherited, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "COLUMNS": "80", **environment},
            input=stdin.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Result(process.returncode, process.stdout.decode(), process.stderr.decode(), process.stdout)

    def write(self, name: str, content: str | bytes) -> str:
        """Write a file into the folder; its name, to go on with."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name: str) -> str:
        """A file of the folder, line ends untouched."""
        return (self.folder / name).read_bytes().decode()
