"""`rubric init`: what it writes is right by every judge, and nothing that is there is lost."""

import json
import re
import shlex
from pathlib import Path

import pytest

from rubric.source.library import LIBRARY, SUFFIX
from tests.cli.support import Shell
from tests.cli.watched import Watcher, put
from tests.editor.desk import Desk

FILES = [
    ".rubric/schemas/corner-shop.sheet.schema.json",
    ".rubric/schemas/rubric.schema.json",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "corner-shop.rubric.yaml",
    "example-shop.sheet.yaml",
]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def started(shell: Shell) -> Shell:
    """A shell in the folder that was written."""
    assert shell("init", "corner-shop").code == 0
    shell.folder /= "corner-shop"
    return shell


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_files_are_good(started: Shell) -> None:
    assert written(started.folder) == FILES
    assert all(json.loads(started.read(name)) for name in FILES if name.endswith(".json"))
    assert started("check", ".").out == "Files checked: 2, nothing wrong.\n"
    assert started("test", "./corner-shop.rubric.yaml").out == "Examples: 4, all as expected.\n"
    scored = started("score", "example-shop.sheet.yaml")
    assert (scored.code, scored.err) == (0, "")
    assert "Example shop: 50.00 points" in scored.out


def test_no_complaint_in_the_editor(started: Shell, desk: Desk) -> None:
    for name in ("corner-shop.rubric.yaml", "example-shop.sheet.yaml"):
        path = started.folder / name
        assert desk.problems(started.read(name), path) == []
        broken = started.read(name).replace("order_status:", "order_statuss:", 1).replace("ask:", "aks:", 1)
        assert desk.problems(broken, path) != []  # the schema was found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_next_steps_work(shell: Shell, lang: str) -> None:
    said = shell("init", "corner-shop", "--lang", lang).out
    assert ("接下来：" if lang == "zh" else "Next:") in said.splitlines()
    shell.folder /= "corner-shop"

    commands = re.findall(r"^  rubric (.+?)  #", said, re.MULTILINE)
    assert [words.split()[0] for words in commands] == ["check", "test", "score", "schema"]
    assert [shell(*shlex.split(words)).code for words in commands] == [0, 0, 0, 0]


@pytest.mark.parametrize("name", ["scene-capability-gameplay", "community-group-buying"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_copy_of_what_ships(shell: Shell, name: str, lang: str) -> None:
    """`--from` copies a rubric byte for byte under an id of its own; no sheet comes with it."""
    said = shell("init", "corner-shop", "--from", name, "--lang", lang).out
    shell.folder /= "corner-shop"

    assert written(shell.folder) == [one for one in FILES if one != "example-shop.sheet.yaml"]
    own = shell.read("corner-shop.rubric.yaml").split("\n", 1)
    assert own[0] == "# yaml-language-server: $schema=./.rubric/schemas/rubric.schema.json"
    assert own[1].replace("rubric: corner-shop", f"rubric: {name}", 1) == (LIBRARY / f"{name}{SUFFIX}").read_text(
        "utf-8"
    )
    commands = re.findall(r"^  rubric (.+?)  #", said, re.MULTILINE)
    assert [words.split()[0] for words in commands] == ["check", "test", "show", "schema"]
    assert [shell(*shlex.split(words)).code for words in commands] == [0, 0, 0, 0]
    assert shell("check", ".", "--format", "concise").out == ""


def test_copy_of_a_rubric_that_cannot_be_used(shell: Shell) -> None:
    """Nothing is written; the mistake is told at its place."""
    shell.write("bad.rubric.yaml", "rubric: bad\nformat: 1\ntitle: Bad\ndimensions: {}\nwieght: 1\n")
    bad, unknown = shell("init", "one", "--from", "./bad.rubric.yaml"), shell("init", "two", "--from", "scene")

    assert (bad.code, unknown.code) == (2, 2)
    assert "bad.rubric.yaml:5:1: error[unknown-key]" in bad.err
    assert "5 | wieght: 1" in bad.err
    assert "error[unknown-rubric]" in unknown.err
    assert not (shell.folder / "one").exists()
    assert not (shell.folder / "two").exists()


def test_nothing_is_overwritten(started: Shell) -> None:
    started.write("corner-shop.rubric.yaml", started.read("corner-shop.rubric.yaml") + "# mine\n")
    started.write(".vscode/settings.json", "{}")
    (started.folder / ".vscode/tasks.json").unlink()

    again = started("init")

    assert again.code == 0
    assert [one for one in again.out.splitlines() if one.startswith("wrote")] == ["wrote .vscode/tasks.json"]
    assert started.read("corner-shop.rubric.yaml").endswith("# mine\n")
    assert started.read(".vscode/settings.json") == "{}"


def test_a_rubric_of_ones_own_gets_no_sheet_that_does_not_fit_it(shell: Shell) -> None:
    """Whoever copied a rubric and starts again has nothing wrong afterwards."""
    shell.inside("init", "mine", "--from", "scene-capability-gameplay")
    again = shell.inside("init", "mine", "--lang", "en")
    assert (again.code, "example-shop" in again.out) == (0, False)
    assert shell.inside("check", "mine").code == 0


def test_force_overwrites(started: Shell) -> None:
    before = started.read("corner-shop.rubric.yaml")
    started.write("corner-shop.rubric.yaml", "broken: [")

    assert started("init").code == 2
    assert started("init", "--force").code == 0
    assert started.read("corner-shop.rubric.yaml") == before


def test_folder_without_a_usable_name(shell: Shell) -> None:
    assert shell("init", "社区 2").code == 0
    assert (shell.folder / "社区 2" / "my-rubric.rubric.yaml").is_file()


def test_a_file_is_no_folder(shell: Shell) -> None:
    shell.write("taken", "x")
    failed = shell("init", "taken")

    assert failed.code == 2
    assert failed.err.startswith("rubric: cannot make the folder taken")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_problem_matcher_reads_the_checker(started: Shell, lang: str) -> None:
    """Every line that the task prints becomes a problem at its place, whatever the language and severity."""
    (task, *_) = json.loads(started.read(".vscode/tasks.json"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    text = started.read("corner-shop.rubric.yaml").replace("        weight: 2", "        wieght: 2")
    line = text.splitlines().index("        wieght: 2") + 1
    started.write("corner-shop.rubric.yaml", text)
    started.write("sub/one.sheet.yaml", "program: one\nrubric: scene-capability-gameplay\nanswers: {coupon: yes}\n")

    lines = started(*task["args"], RUBRIC_LANG=lang).out.splitlines()

    matches = [re.fullmatch(pattern["regexp"], one) for one in lines]
    names = ("file", "line", "column", "severity", "code")
    found = {tuple(match[pattern[name]] for name in names) for match in matches if match}
    assert len(found) == len(lines)
    assert found == {
        ("corner-shop.rubric.yaml", str(line), "9", "error", "unknown-key"),
        ("sub/one.sheet.yaml", "1", "1", "info", "no-observer"),
        ("sub/one.sheet.yaml", "1", "1", "info", "no-observed-date"),
        ("sub/one.sheet.yaml", "3", "11", "warning", "positive-without-evidence"),
    }
    messages = {match[pattern["message"]] for match in matches if match}
    assert any("不认识键" in one for one in messages) == (lang == "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_problem_matcher_follows_the_watcher(started: Shell, lang: str) -> None:
    """The task runs; every report begins and ends as it expects, and holds all problems that there are, no others."""
    (check, task, _) = json.loads(started.read(".vscode/tasks.json"))["tasks"]
    matcher = task["problemMatcher"]
    assert (task["isBackground"], matcher["owner"]) == (True, check["problemMatcher"]["owner"])
    assert matcher["pattern"] == check["problemMatcher"]["pattern"]
    pattern, background = matcher["pattern"], matcher["background"]
    rubric, good = started.folder / "corner-shop.rubric.yaml", started.read("corner-shop.rubric.yaml")

    def problems(watcher: Watcher) -> list[tuple[str, str]]:
        """The files and codes of the next report, as an editor reads it."""
        line = watcher.line()
        assert re.search(background["beginsPattern"], line)
        found = []
        while not re.search(background["endsPattern"], line := watcher.line()):
            assert not re.search(background["beginsPattern"], line)
            if match := re.search(pattern["regexp"], line.rstrip("\n")):
                found.append((match[pattern["file"]], match[pattern["code"]]))
        return found

    with Watcher(started.folder, *task["args"][1:], RUBRIC_LANG=lang) as watcher:
        assert problems(watcher) == []
        put(rubric, good.replace("        weight: 2", "        wieght: 2"))
        assert problems(watcher) == [("corner-shop.rubric.yaml", "unknown-key")]
        put(started.folder / "sub.sheet.yaml", "program: one\nrubric: ./corner-shop.rubric.yaml\nanswers: {}\n")
        assert problems(watcher) == [("corner-shop.rubric.yaml", "unknown-key")]
        put(rubric, good.replace("        weight: 2", "        weight: 3"))
        assert {code for _, code in problems(watcher)} == {"no-observer", "no-observed-date"}
        (started.folder / "sub.sheet.yaml").unlink()
        assert problems(watcher) == []
