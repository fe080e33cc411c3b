"""Whatever a rubric and a sheet say is text, in every format of every command that has a result."""

import pytest

from rubric.report.render import ENDINGS, FORMATS
from tests.cli.support import Shell
from tests.report.hostile_files import LONG, NAME, PIECES, TEXT, write_hostile_files
from tests.report.hostile_formats import READERS, bare, read_text

PAGE = ("text", "md", "html", "json")
FINDINGS = ("text", "concise", "json", "sarif", "github", "junit")
# What each command is given, and the formats that it has.
COMMANDS = {
    "score one": (("score", "one.sheet.json", "-v", "--fail-on-gate"), tuple(ENDINGS.values())),
    "score two": (("score", "one.sheet.json", "two.sheet.json", "bad.sheet.json"), (*FORMATS, "xlsx")),
    "score a name": (("score", "one.sheet.json", NAME), (*FORMATS, "xlsx")),
    "only": (("score", "one.sheet.json", "--only", "play"), ("text", "md", "html")),
    "compare": (("compare", "one.sheet.json", "two.sheet.json"), PAGE),
    "rank": (("rank", "one.sheet.json", "two.sheet.json"), PAGE),
    "advise": (("advise", "two.sheet.json", "--reach", "60"), PAGE),
    "trend": (("trend", "one.sheet.json", "later.sheet.json"), PAGE),
    "agree": (("sheet", "agree", "one.sheet.json", "other.sheet.json"), PAGE),
    "explain": (("explain", "promotion", "-r", "hostile.rubric.json"), ("text", "md")),
    "check": (("check", "bad.sheet.json"), FINDINGS),
    "check a name": (("check", NAME), FINDINGS),
    "test": (("test", "hostile.rubric.json"), FINDINGS),
}
CASES = [(command, format_) for command, (_, formats) in COMMANDS.items() for format_ in formats]
# These show little, and cut it; a table of several columns cannot be read across its lines.
BRIEF = {"svg", "shields"}
COLUMNS = {("score two", "text"), ("compare", "text"), ("rank", "text"), ("trend", "text"), ("agree", "text")}
FILES = {"xlsx", "svg", "shields"}
NAMES: dict[str, str] = {format_: f"page-{ending}" for ending, format_ in ENDINGS.items()}


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("hostile"))
    write_hostile_files(shell)
    return shell


def put_out(shell: Shell, words: tuple[str, ...], format_: str) -> bytes:
    """What a command prints in a format, or writes where the format goes into files only."""
    if format_ not in FILES:
        done = shell.inside(*words, "--format", format_, "--lang", "en")
        assert done.code in (0, 1, 2), done.err
        assert read_text(done.err.encode()).faults == []
        return done.data
    done = shell.inside(*words, "-o", NAMES[format_], "--lang", "en")
    assert done.code in (0, 1, 2), done.err
    assert read_text(done.err.encode()).faults == []
    return (shell.folder / NAMES[format_]).read_bytes()


@pytest.mark.parametrize(("command", "format_"), CASES, ids=[" as ".join(case) for case in CASES])
def test_it_is_text(shell: Shell, command: str, format_: str) -> None:
    read = READERS[format_](put_out(shell, COMMANDS[command][0], format_))
    said = bare(read.text)

    assert read.faults == []
    if format_ in BRIEF:
        return
    wanted = PIECES if command in ("check", "check a name", "test") else (TEXT,)
    if (command, format_) not in COLUMNS:
        assert [piece for piece in wanted if bare(piece) not in said] == []
    if (command, format_) in {("score one", one) for one in ("text", "md", "html", "json", "xlsx")}:
        assert bare(LONG) in said
