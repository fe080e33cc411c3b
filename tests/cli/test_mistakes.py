"""Each mistake in a file of its own: found where a person would point, told with its remedy, mended where that is safe.

``mistakes/NAME.bad.*.yaml`` has the mistake, ``mistakes/NAME.good.*.yaml`` is the same file without it. The mistakes
that the rules of ``rubric.lint`` find have such files in ``tests/lint/files``.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.support import Shell

FILES = Path(__file__).parent / "mistakes"


class Mistake(NamedTuple):
    """What is said of a bad file: codes with line and column, words of message or help; whether it can be mended."""

    name: str
    found: tuple[tuple[str, int, int], ...]
    said: tuple[str, ...]
    mended: bool = False

    @property
    def bad(self) -> Path:
        (path,) = FILES.glob(f"{self.name}.bad.*.yaml")
        return path

    @property
    def good(self) -> Path:
        return self.bad.with_name(self.bad.name.replace(".bad.", ".good."))


def slip(name: str, code: str, line: int, column: int, *said: str) -> Mistake:
    """A slip of writing, which can be mended."""
    return Mistake(name, ((code, line, column),), said, mended=True)


def misfit(name: str, code: str, line: int, column: int, *said: str) -> Mistake:
    """A mistake of content, which only a person can mend."""
    return Mistake(name, ((code, line, column),), said)


TRAPS = Mistake(
    "yaml-1-1-traps",
    (
        ("yaml-1-1-word", 3, 7),
        ("trailing-zero", 5, 10),
        ("yaml-1-1-time", 6, 36),
        ("leading-zero", 6, 49),
        ("number-with-underscore", 6, 62),
        ("number-with-exponent", 6, 75),
    ),
    ('write "no"', 'write "1.10"', 'write "12:30"', 'write "010"', 'write "1_000"', 'write "1e3"'),
    mended=True,
)
MISTAKES = [
    slip("full-width-colon", "full-width-colon", 11, 13, "use an ASCII colon with a space after it: flash_sale: …"),
    slip("full-width-comma", "full-width-comma", 3, 16, "use an ASCII comma"),
    slip("full-width-bracket", "full-width-bracket", 15, 46, "lists take ASCII [ ]"),
    slip("full-width-quotes", "full-width-quote", 3, 7, "use ASCII quotes"),
    slip("ideographic-space", "odd-space", 12, 1, "U+3000", "use ordinary spaces"),
    slip("no-break-space", "odd-space", 12, 1, "U+00A0", "use ordinary spaces"),
    slip("tab", "tab", 14, 1, "indent with spaces only"),
    slip("space-after-colon", "space-after-colon", 11, 13, "write flash_sale: …"),
    slip("colon-in-text", "colon-in-text", 14, 16, 'quote the whole text: "首页: 第二屏有券"'),
    slip("text-cut-by-hash", "text-cut-by-hash", 14, 17, 'what is read is "首页"', 'quote it: "首页 #2 有券"'),
    slip("list-item-without-dash", "list-item-without-dash", 26, 17, 'put "- " before it'),
    slip("unclosed-quote", "unclosed-quote", 14, 14, 'put " at the end of the text'),
    TRAPS,
    slip("unknown-key", "unknown-key", 18, 9, 'did you mean "weight"?', "allowed here: title, why,"),
    misfit("unknown-fact", "unknown-fact", 26, 19, 'did you mean "bargain"?'),
    misfit("band-order", "band-order", 30, 22, '"fair" starts at 40, the one before it at 80', "sort them by from:"),
    misfit("ids-by-case", "bad-id", 6, 3, '"Bargain" is not an id', "start with a small letter"),
    misfit("ids-by-width", "full-width-character", 6, 3, "write it in ASCII: bargain"),
    misfit("unknown-answer", "unknown-answer", 11, 3, 'did you mean "flash_sale"?'),
    misfit("unknown-option", "unknown-option", 11, 27, "options: goods, promotion, occasion, people"),
    misfit("level-out-of-range", "unknown-level", 16, 27, "levels: 0, 1, 2, 3, 4"),
    misfit("number-out-of-range", "expected-whole", 17, 24, "write 0, 1, 2 or more"),
    misfit("override-without-reason", "override-without-because", 12, 3, "write {value: …, because: …}"),
    misfit("undeclared-source", "undeclared-source", 15, 25, 'did you mean "visit"?', "declare it under sources:"),
    misfit(
        "not-applicable-without-reason", "not-applicable-needs-reason", 18, 18, "write {not_applicable: the reason}"
    ),
]
every_mistake = pytest.mark.parametrize("mistake", MISTAKES, ids=[one.name for one in MISTAKES])


@pytest.fixture
def desk(shell: Shell) -> Shell:
    """A folder where no sheet is too old."""
    shell.write("rubric.toml", "stale_after = 36500\n")
    return shell


def findings(desk: Shell, file: Path, *words: str) -> list[dict[str, Any]]:
    """What ``rubric check`` finds in a copy of a file, hints left out."""
    desk.write(file.name, file.read_bytes())
    found = json.loads(desk.inside("check", file.name, "--format", "json", *words).out)["findings"]
    return [one for one in found if one["severity"] != "info"]


@every_mistake
def test_bad_file_is_found_and_told(desk: Shell, mistake: Mistake) -> None:
    """Nothing else is found, and the words name what is allowed, or what was probably meant."""
    found = findings(desk, mistake.bad, "--lang", "en")
    said = " | ".join(f"{one['message']} | {one['help']}" for one in found)

    assert [(one["code"], one["line"], one["column"]) for one in found] == list(mistake.found)
    assert [part for part in mistake.said if part not in said] == []
    for one in findings(desk, mistake.bad, "--lang", "zh"):
        assert re.search("[\u4e00-\u9fff]", one["message"])
        assert re.search("[\u4e00-\u9fff]", one["help"])


@every_mistake
def test_good_file_is_left_alone(desk: Shell, mistake: Mistake) -> None:
    """The same file without the mistake is fine."""
    assert findings(desk, mistake.good) == []


@every_mistake
def test_bad_file_is_mended_into_the_good_one(desk: Shell, mistake: Mistake) -> None:
    """`--fix` makes the good file, byte by byte, or leaves the bad one as it is; `--diff` writes nothing."""
    bad, good = mistake.bad.read_bytes(), mistake.good.read_bytes()
    desk.write(mistake.bad.name, bad)
    shown = desk.inside("check", mistake.bad.name, "--diff").out
    between = (desk.folder / mistake.bad.name).read_bytes()
    desk.inside("check", mistake.bad.name, "--fix")

    assert between == bad
    assert shown.startswith("--- ") == mistake.mended
    assert (desk.folder / mistake.bad.name).read_bytes() == (good if mistake.mended else bad)


def test_every_file_belongs_to_a_mistake() -> None:
    """No file is left over."""
    assert {path.name.split(".")[0] for path in FILES.iterdir()} == {one.name for one in MISTAKES}
