"""`rubric schema`: what the schemas hold, read by a validator of JSON Schema; no editor needed."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.source.document import Mapping, Sequence
from rubric.source.library import LIBRARY, shipped
from rubric.source.load import read_rubric
from rubric.source.parse import parse
from rubric.source.schemas import KINDS, schema_of, schema_of_sheets
from tests.cli.support import Shell
from tests.support import EXAMPLES, name_of

RUBRIC = "community-group-buying"


def plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [plain(part) for part in value]
    return json.loads(str(value)) if not isinstance(value, str | bool | None) else value


def parts(schema: Any) -> list[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(schema, list):
        return [part for one in schema for part in parts(one)]
    return [schema, *(part for one in schema.values() for part in parts(one))] if isinstance(schema, dict) else []


def test_extending_rubric_fits() -> None:
    root, _ = parse((LIBRARY / f"{RUBRIC}.rubric.yaml").read_text("utf-8"), "rubric")

    assert [one.message for one in Draft202012Validator(schema_of("rubric")).iter_errors(plain(root))] == []


@pytest.mark.parametrize("rubric", [*shipped(), *sorted(EXAMPLES.rglob("*.rubric.yaml"))], ids=str)
def test_schema_of_sheets_is_valid(rubric: str | Path) -> None:
    Draft202012Validator.check_schema(schema_of_sheets(read_rubric(rubric).use()))


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.sheet.yaml")), ids=name_of)
def test_sheets_fit_the_schema_of_their_rubric(path: Path) -> None:
    root, _ = parse(path.read_text("utf-8"), path.name)
    schema = schema_of_sheets(read_rubric(root["rubric"], beside=path.parent).use())

    assert [one.message for one in Draft202012Validator(schema).iter_errors(plain(root))] == []


@pytest.mark.parametrize("kind", ["rubric", "sheet"])
def test_every_key_has_a_text_in_both_languages(kind: str) -> None:
    schema = schema_of(kind)
    keys = [(name, part) for one in parts(schema) for name, part in one.get("properties", {}).items()
            if isinstance(part, dict) and not {"zh", "en"} <= one["properties"].keys() and part != {}]  # fmt: skip
    without = [name for name, part in keys if "title" in part and "\n\n" not in part["markdownDescription"]]

    assert len(keys) > 30
    assert without == []
    assert [one for one in parts(schema) if one.get("type") == "null"] == []


def test_command_writes_the_schema_of_sheets(shared_shell: Shell) -> None:
    done = shared_shell("schema", "sheet", "-r", RUBRIC, "-o", "sheet.json")
    schema = json.loads(shared_shell.read("sheet.json"))

    assert (done.code, done.err) == (0, "rubric: wrote sheet.json\n")
    assert schema["title"] == "观察表：社区团购 / sheet: Community group buying"
    assert shared_shell("schema", "sheet", "-r", RUBRIC).out == shared_shell.read("sheet.json")


@pytest.mark.parametrize(("words", "said"), [
    (("rubric", "-r", RUBRIC), "rubric: -r goes with sheet only\n"),
    (("sheets",), f'rubric: unknown kind "sheets": use {", ".join(KINDS)}\n'),
])  # fmt: skip
def test_command_refuses(shared_shell: Shell, words: tuple[str, ...], said: str) -> None:
    failed = shared_shell("schema", *words)

    assert (failed.code, failed.out, failed.err) == (2, "", said)


def test_command_needs_a_good_rubric(shared_shell: Shell) -> None:
    shared_shell.write("bad.rubric.yaml", "rubric: bad\nformat: 1\ntitle: x\ndimensions: {d: {title: y}}\n")
    failed = shared_shell("schema", "sheet", "-r", "./bad.rubric.yaml")

    assert (failed.code, failed.out) == (2, "")
    assert "bad.rubric.yaml:4" in failed.err


@pytest.fixture(scope="module")
def shared_shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("shared"))
