"""What ``rubric explain CODE`` tells of each kind of finding: there, in both languages, and true."""

import io
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from rubric.lint.codes import ALL_CODES, RULES, explained
from rubric.lint.explanations import EXPLANATIONS
from rubric.lint.explanations.observers import OBSERVERS
from rubric.lint.explanations.revisions import REVISIONS
from rubric.lint.explanations.tables import TABLES
from rubric.report.layout import width_of
from tests.cli.explained import OVER, SHEET, as_it_is, errors_of, filled, over_gameplay, whole_file
from tests.cli.support import Shell

CHINESE = re.compile("[\u4e00-\u9fff]")
WORDS = re.compile("[a-z]{2,} [a-z]{2,}")

# What only a disk, a huge file or another version of the program can show.
SITUATIONS = {"bad-result", "edit-unsafe", "not-utf8", "table-too-large", "too-large", "too-many-nodes"}
SITUATIONS |= {"unexpected", "unreadable"}
# What only a repository, or the lack of one, can show.
SITUATIONS |= REVISIONS.keys()
COMMANDS = {
    *("edit-bad-path", "edit-id-taken", "edit-inherited", "edit-other-file", "edit-rename-elsewhere"),
    *("edit-still-used", "edit-unknown-path", "no-rubric-named", "no-sheets", "not-a-rubric", "not-a-sheet"),
    *("not-found", "other-program", "table-unreadable"),
}
SETTINGS = {"bad-setting-value", "bad-settings", "unknown-setting"}
RESULTS = {"newer-result"}
FILLED = (TABLES.keys() | OBSERVERS.keys()) - SITUATIONS - COMMANDS
CHECKED = EXPLANATIONS.keys() - SITUATIONS - COMMANDS - SETTINGS - RESULTS - FILLED

PLACED: dict[str, Callable[[str], str]] = {
    "unknown-key": over_gameplay,
    **dict.fromkeys(("empty-file", "not-a-mapping", "second-document", "unknown-file-kind", "yaml-syntax"), as_it_is),
}
# Files that the commands of examples name.
FILES = {
    "my-shop.rubric.yaml": filled(
        """\
facts:
  member_price: {ask: 有会员价吗？, answer: yes_no}
dimensions:
  gameplay:
    criteria:
      members: {title: 会员有好处, weight: 2, yes_no: member_price}
""",
        OVER,
    ),
    "town-shop.rubric.yaml": "rubric: town-shop\nformat: 1\ntitle: 镇上\nextends: ./my-shop.rubric.yaml\n",
    "corner-shop.sheet.yaml": filled("", SHEET),
    "tasks.yaml": "version: 1\n",
    "corner-shop.csv": "id,answer\ncoupon,yes\n",
    "corner-shop.numbers": "PK",
}


@pytest.mark.parametrize("code", ALL_CODES)
def test_is_explained(code: str) -> None:
    """Every code says why it matters in both languages, and shows two examples that differ."""
    rule = explained(code)

    assert CHINESE.search(rule.why_zh)
    assert not CHINESE.search(rule.why_en)
    assert WORDS.search(rule.why_en)
    assert CHINESE.search(rule.help_zh + rule.zh)
    assert rule.help_en
    assert rule.bad.strip() != rule.good.strip()
    assert rule.bad.strip()
    assert rule.good.strip()


def test_nothing_is_explained_twice() -> None:
    """Errors of content are explained in one place, all other kinds beside their message."""
    assert [code for code in EXPLANATIONS if RULES[code].why_en] == []
    assert EXPLANATIONS.keys() <= set(ALL_CODES)


@pytest.mark.parametrize("code", sorted(CHECKED))
def test_example_has_the_error_and_its_mend_has_none(tmp_path: Path, code: str) -> None:
    """Put into a small rubric or sheet, the bad lines give this error and no other; the good ones give none."""
    rule, place = explained(code), PLACED.get(code, whole_file)
    beside = tmp_path / "rubrics" / "my-shop.rubric.yaml"
    beside.parent.mkdir()
    beside.write_text(filled("", OVER), "utf-8")

    assert errors_of(place(grown(rule.bad)), tmp_path) == [code]
    assert errors_of(place(grown(rule.good)), tmp_path) == []


def grown(example: str) -> str:
    """An example as a file has it: with the character that it only names, and all of the brackets."""
    return example.replace("␇", "\x07").replace("[" * 12, "[" * 65).replace("]" * 12, "]" * 65) + "\n"


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_commands_of_an_example(shell: Shell, code: str) -> None:
    """The bad command is refused with this code, and the good ones do what they say."""
    rule = explained(code)
    for name, text in FILES.items():
        shell.write(name, text)
    *_, refused = [shell.inside(*words) for words in commands(shell, rule.bad)]

    assert refused.code == 2
    assert f"[{code}]" in refused.err
    assert [shell.inside(*words).code for words in commands(shell, rule.good)] == [0] * rule.good.count("# rubric ")


def commands(shell: Shell, example: str) -> Iterator[list[str]]:
    """The words of an example's commands; what else stands in it is a file, in full or by its name."""
    content = [line for line in example.splitlines() if not line.startswith("#")]
    for name in re.findall(r"(?m)^# (\S+\.yaml)$", example):
        shell.write(name, FILES["corner-shop.sheet.yaml"])
    if content:
        shell.write("corner-shop.sheet.yaml", "\n".join([*content, ""]))
    yield from commands_in(example)


def commands_in(example: str) -> Iterator[list[str]]:
    """The words of the commands that stand in an example as comments."""
    lines = example.replace("\\\n#", " ").splitlines()
    yield from (shlex.split(line)[2:] for line in lines if line.startswith("# rubric "))


@pytest.mark.parametrize("code", sorted(FILLED))
def test_tables_of_an_example(tmp_path: Path, code: str) -> None:
    """The bad table is told with this code and no other, and of the good one there is nothing to tell."""
    rule = explained(code)
    bad, good = (
        told_of_tables(Shell(tmp_path / name), text) for name, text in (("bad", rule.bad), ("good", rule.good))
    )

    assert bad.codes == [code]
    assert good == ([], 0)


class Told(NamedTuple):
    """The findings of the last command, and how it ended."""

    codes: list[str]
    exit_code: int


def told_of_tables(shell: Shell, example: str) -> Told:
    """Write the files of an example and run its commands, or else import its table."""
    name, files = "corner-shop.csv", dict[str, list[str]]()
    for line in example.splitlines():
        if head := re.fullmatch(r"# (\S+\.(?:csv|xlsx|yaml))", line):
            name = head[1]
        elif not line.startswith("# "):
            files.setdefault(name, []).append(line)
    for file, lines in files.items():
        shell.write(file, workbook(lines) if file.endswith(".xlsx") else "\n".join([*lines, ""]))
    words = list(commands_in(example)) or [["sheet", "import", *files, "-r", "scene-capability-gameplay"]]
    *_, done = [shell.inside(*one, *(["--dry-run"] if "import" in one else [])) for one in words]
    return Told(re.findall(r": \w+\[([a-z-]+)\]: ", done.err), done.code)


def workbook(lines: list[str]) -> bytes:
    """A workbook of these rows, in which formulas have no result."""
    book, written = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append(line.split(","))
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("code", sorted(SETTINGS))
def test_settings_of_an_example(shell: Shell, code: str) -> None:
    """The bad settings give this error, the good ones none."""
    rule = explained(code)
    sheet = shell.write("corner-shop.sheet.yaml", FILES["corner-shop.sheet.yaml"])
    shell.write("rubric.toml", rule.bad)
    bad = shell.inside("check", sheet)
    shell.write("rubric.toml", rule.good)
    good = shell.inside("check", sheet)

    assert (bad.code, f"error[{code}]" in bad.out) == (1, True)
    assert good.code == 0


def test_result_of_a_newer_version(shell: Shell) -> None:
    """Of saved results only those of a known version are read."""
    rule = explained("newer-result")
    bad = shell.inside("score", shell.write("newer.json", rule.bad))

    assert (bad.code, "[newer-result]" in bad.err) == (2, True)
    assert shell.inside("score", shell.write("older.json", rule.good)).code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", ALL_CODES)
def test_page(shared_shell: Shell, code: str, lang: str) -> None:
    """The page holds all of it, with nothing left to be filled and no line that is too wide."""
    done = shared_shell.inside("explain", code, "--lang", lang)
    rule = explained(code)
    heads = (
        ("\n为什么\n", "\n会出问题的写法\n", "\n正确的写法\n") if lang == "zh" else ("\nWhy\n", "\nBad\n", "\nGood\n")
    )

    assert done.code == 0
    assert all(head in done.out for head in heads)
    assert not re.search(r"\{\w+\}", done.out.replace(rule.bad, "").replace(rule.good, "").split(heads[1])[0])
    assert max(width_of(line) for line in done.out.splitlines()) <= 80


@pytest.mark.parametrize("title", ["社交玩法", "social play on offer", "Social Play on Offer"])
def test_a_title_leads_to_its_id(shared_shell: Shell, title: str) -> None:
    told = shared_shell.inside("explain", title, "--lang", "en")
    assert (told.code, f'nothing is called "{title}", did you mean "play_set"?' in told.err) == (2, True)
