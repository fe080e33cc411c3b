"""`--open`: the page that was written is shown in the browser, which here is a script that notes the address."""

import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.support import Result, Shell
from tests.cli.test_sheet_retranslate import RETRANSLATE, fill

HEMA = "examples/hema-market.sheet.yaml"
PINDUODUO = "examples/pinduoduo.sheet.yaml"
SECOND = "examples/second-observer/hema-market.sheet.yaml"
BY = ("-r", "community-group-buying")
COMMANDS = {
    "score": ("score", HEMA),
    "several": ("score", HEMA, PINDUODUO),
    "compare": ("compare", HEMA, PINDUODUO, *BY),
    "rank": ("rank", HEMA, PINDUODUO, *BY, "--group", "none"),
    "advise": ("advise", HEMA, "--reach", "30", "--plans", "0"),
    "trend": ("trend", HEMA),
    "agree": ("sheet", "agree", HEMA, SECOND, "--draws", "0"),
    "retranslate": (*RETRANSLATE, "filled.csv", "--score"),
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the browser of these tests is a shell script")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder whose name has to be escaped in an address, with a browser in it."""
    shell = Shell(tmp_path_factory.mktemp("报告 #1"))
    for name, code in (("browser", 0), ("broken", 1)):
        shell.write(name, f'#!/bin/sh\necho "$1" >>addresses\necho noise >&2\nexit {code}\n')
        (shell.folder / name).chmod(0o755)
    shell.write("filled.csv", fill(shell.inside(*RETRANSLATE, "--only", "leader_presence").out, lambda _: 1))
    (shell.folder / "temporary").mkdir()
    return shell


def opened(shell: Shell, *words: str, browser: str = "./browser") -> tuple[Result, list[str]]:
    """What a command did, and the addresses that the browser was given."""
    addresses = shell.folder / "addresses"
    addresses.unlink(missing_ok=True)
    done = shell(*words, "--lang", "en", BROWSER=browser, TMPDIR=str(shell.folder / "temporary"))
    return done, addresses.read_text("utf-8").split() if addresses.exists() else []


def path_of(address: str) -> Path:
    assert address.startswith("file:///")
    assert "#" not in address
    return Path(unquote(address.removeprefix("file://")))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_with_a_page_shows_it(shell: Shell, name: str) -> None:
    done, addresses = opened(shell, *COMMANDS[name], "--open", "-o", f"{name}.md", "-o", f"{name}.html")

    assert done.code == 0, done.err
    assert [path_of(one) for one in addresses] == [shell.folder / f"{name}.html"]
    assert done.out == ""
    assert done.err == f"rubric: wrote {name}.md\nrubric: wrote {name}.html\nnoise\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_without_a_file_the_page_is_a_temporary_one_that_stays(shell: Shell, name: str) -> None:
    done, addresses = opened(shell, *COMMANDS[name], "--open")

    assert done.code == 0, done.err
    (page,) = (path_of(one) for one in addresses)
    assert page.parent.parent == shell.folder / "temporary"
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert (done.out, done.err) == ("", f"rubric: wrote {page}\nnoise\n")


def test_what_else_was_asked_for_is_written_and_printed_too(shell: Shell) -> None:
    done, addresses = opened(shell, "score", HEMA, "--open", "--format", "json", "-o", "score.csv")

    assert len(addresses) == 1
    assert done.out == shell.inside("score", HEMA, "--format", "json").out
    assert (shell.folder / "score.csv").exists()


def test_index_of_a_folder_of_pages_is_shown(shell: Shell) -> None:
    _, addresses = opened(shell, "score", HEMA, PINDUODUO, "--open", "-o", "site/")

    assert [path_of(one) for one in addresses] == [shell.folder / "site/index.html"]


@pytest.mark.parametrize("browser", ["./broken", "./missing", "no-such-browser"])
def test_without_a_browser_it_says_where_the_page_is(shell: Shell, browser: str) -> None:
    done, _ = opened(shell, "score", HEMA, "--fail-under", "60", "--open", "-o", "page.html", browser=browser)

    assert done.code == 1
    said = re.search(r"no browser could be opened; the page is at (\S+)", done.err)
    assert said is not None
    assert path_of(said[1]) == shell.folder / "page.html"


def test_nothing_is_shown_where_nothing_was_scored(shell: Shell) -> None:
    shell.write("bad.sheet.yaml", "program: x\nformat: 1\nrubric: community-group-buying\nanswers: {nothing: 1}\n")
    done, addresses = opened(shell, "score", "bad.sheet.yaml", "--open")

    assert (done.code, addresses) == (2, [])


def test_lists_of_anchors_have_no_page(shell: Shell) -> None:
    done, addresses = opened(shell, *RETRANSLATE, "--open")

    assert (done.code, addresses) == (2, [])
    assert "--open goes with --score" in done.err
