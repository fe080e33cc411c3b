"""JSON Schemas of the two file formats and of the results."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter

from rubric.model.advice import Advice
from rubric.model.agreement import Agreement
from rubric.model.comparison import Comparison
from rubric.model.inspection import Inspection
from rubric.model.quality import Quality
from rubric.model.ranking import Ranking
from rubric.model.retranslation import Retranslation
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import RubricDiff
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Sheet
from rubric.model.table import TableResult
from rubric.model.text import BILINGUAL
from rubric.model.trend import Trend
from rubric.source.schema_editor import editor_schema
from rubric.source.schema_pieces import DRAFT
from rubric.source.schema_sheet import sheet_schema

# The schemas that ship as files too
PUBLISHED = ("rubric", "sheet", "scorecard")
# What other commands print as JSON
RESULTS: dict[str, type[BaseModel]] = {
    "advice": Advice,
    "agreement": Agreement,
    "comparison": Comparison,
    "quality": Quality,
    "ranking": Ranking,
    "inspection": Inspection,
    "retranslation": Retranslation,
    "rubric_diff": RubricDiff,
    "table": TableResult,
    "trend": Trend,
}
KINDS = (*PUBLISHED, *RESULTS)


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file.

    Args:
        kind: ``rubric``, ``sheet``, ``scorecard`` for what ``rubric score --format json`` prints, or the ``kind`` of
            another result.
    """
    if kind == "scorecard":
        return _scorecards_schema()
    if kind in RESULTS:
        return {"$schema": DRAFT, **TypeAdapter(RESULTS[kind]).json_schema(by_alias=True, mode="validation")}
    adapter: TypeAdapter[Any] = TypeAdapter(Rubric if kind == "rubric" else Sheet)
    return editor_schema(adapter.json_schema(by_alias=True, mode="validation"), kind.title())


def schema_of_sheets(rubric: Rubric) -> dict[str, Any]:
    """The JSON Schema of the sheets of one rubric: its ids, allowed values and the wording of every level.

    Args:
        rubric: after ``extends``.
    """
    return sheet_schema(rubric, schema_of("sheet"))


def _scorecards_schema() -> dict[str, Any]:
    schema = TypeAdapter(list[Scorecard]).json_schema(by_alias=True, mode="validation")
    definitions = schema["$defs"]
    finding = {
        "type": "object",
        "required": ["code", "severity", "file", "line", "column", "message"],
        "properties": {
            "code": {"type": "string"},
            "severity": {"enum": ["error", "warning", "info"]},
            "file": {"type": "string"},
            **{name: {"type": "integer", "minimum": 1} for name in ("line", "column", "end_line", "end_column")},
            "message": {"type": "string"},
            "help": {"type": ["string", "null"]},
            "fix": {},
            "texts": {
                "type": "object",
                "required": ["message"],
                "properties": {"message": BILINGUAL, "help": {"anyOf": [BILINGUAL, {"type": "null"}]}},
            },
        },
    }
    return {
        "$schema": DRAFT,
        "title": "What rubric score --format json prints",
        "type": "object",
        "required": ["schema_version", "kind", "scorecards", "findings"],
        "properties": {
            "schema_version": {"const": 1},
            "kind": {"const": "scorecards"},
            "scorecards": {"type": "array", "items": {"$ref": "#/$defs/Scorecard"}},
            "findings": {"type": "array", "items": finding},
        },
        "additionalProperties": False,
        "$defs": definitions,
    }
