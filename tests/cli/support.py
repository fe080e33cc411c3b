"""The real command as a subprocess, in a folder with a copy of `examples/`."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from rubric.cli.app import run
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

    def __call__(
        self, *words: str, stdin: str = "", timeout: float = 60, reads: str = "utf-8", **environment: str
    ) -> Result:
        """Run `rubric WORDS…`.

        Args:
            words: the command line.
            stdin: what comes through the pipe.
            timeout: seconds after which it is too slow.
            reads: the encoding of what it prints.
            environment: set besides UTF-8 and 80 columns.
        """
        return self._run(["-m", "rubric", *words], stdin, timeout, reads, environment)

    def python(self, code: str, **environment: str) -> Result:
        """Run Python code in the folder, to see what a command imports."""
        return self._run(["-c", code], "", 60, "utf-8", environment)

    def _run(self, words: list[str], stdin: str, timeout: float, reads: str, environment: dict[str, str]) -> Result:
        process = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=self._environment(environment),
            input=stdin.encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return Result(process.returncode, process.stdout.decode(reads), process.stderr.decode(reads), process.stdout)

    def inside(self, *words: str, **environment: str) -> Result:
        """The same without a process of its own, which is faster; for tests of what a command says, not how it runs."""
        printed, said = io.BytesIO(), io.BytesIO()
        out, err = (io.TextIOWrapper(stream, "utf-8", newline="") for stream in (printed, said))
        with (
            mock.patch.dict(os.environ, self._environment(environment), clear=True),
            mock.patch.object(sys, "argv", ["rubric", *words]),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            run()
        out.flush()
        err.flush()
        code = ended.value.code
        assert isinstance(code, int)
        return Result(code, printed.getvalue().decode(), said.getvalue().decode(), printed.getvalue())

    def piped_to_nobody(self, *words: str, both: bool = False, **environment: str) -> tuple[int, str]:
        """Exit code and standard error of a command whose standard output, or both, nobody reads."""
        process = subprocess.Popen(
            [sys.executable, "-m", "rubric", *words],
            cwd=self.folder,
            env=self._environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if both else subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        said = process.communicate(timeout=60)[1] or b""
        return process.returncode, said.decode()

    def _environment(self, own: dict[str, str]) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
        return {**inherited, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "COLUMNS": "80", **own}

    def write(self, name: str, content: str | bytes) -> str:
        """Write a file into the folder; its name, to go on with."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name: str) -> str:
        """A file of the folder, line ends untouched."""
        return (self.folder / name).read_bytes().decode()
