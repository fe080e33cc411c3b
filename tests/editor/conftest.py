"""The real yaml-language-server, once for all tests: `RUBRIC_YAML_LS`, else `yaml-language-server` on the path."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.client import Server
from tests.editor.desk import Desk


def server_command() -> list[str]:
    """What starts the server; the test is skipped where it, or node, is not installed."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    found = os.environ.get("RUBRIC_YAML_LS") or shutil.which("yaml-language-server")
    if found is None:
        pytest.skip("yaml-language-server is not on the path: npm install --global yaml-language-server")
    return [node, str(Path(found).resolve()), "--stdio"]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An editor with an empty folder open."""
    folder = tmp_path_factory.mktemp("desk")
    with Server(server_command(), folder) as server:
        yield Desk(server, folder)
