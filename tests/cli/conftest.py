"""Shells for the tests of the command line."""

from pathlib import Path

import pytest

from tests.cli.support import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A folder of the test's own."""
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def shared_shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """One folder for all tests of a module, which leave its files alone."""
    return Shell(tmp_path_factory.mktemp("shared"))
