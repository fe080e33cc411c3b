"""The JSON Schemas that ship are those of the models, and what ships fits them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.report.jsons import as_json
from rubric.source.document import Mapping, Sequence
from rubric.source.library import LIBRARY
from rubric.source.parse import parse
from rubric.source.schemas import KINDS, PUBLISHED, schema_of
from tests.support import EXAMPLES, name_of


@pytest.mark.parametrize("kind", PUBLISHED)
def test_shipped_schema_is_current(kind: str) -> None:
    """`rubric schema KIND -o rubric/library/KIND.v1.schema.json` has been run after the last change of the models."""
    shipped = (LIBRARY / f"{kind}.v1.schema.json").read_text("utf-8")

    assert as_json(schema_of(kind)) == shipped


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_valid(kind: str) -> None:
    """Each is a schema of the draft that it names."""
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(
    "path",
    sorted([*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.rglob("*.yaml")]),
    ids=name_of,
)
def test_files_fit_their_schema(path: Path) -> None:
    """Editors that check the shipped files against the schemas find nothing wrong."""
    root, _ = parse(path.read_text("utf-8"), path.name)
    if "extends" in root:  # holds only what differs; the schema of a whole rubric is not its schema
        return
    kind = "rubric" if path.name.endswith(".rubric.yaml") else "sheet"

    assert [error.message for error in Draft202012Validator(schema_of(kind)).iter_errors(_plain(root))] == []


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    return json.loads(str(value)) if not isinstance(value, str | bool | None) else value
