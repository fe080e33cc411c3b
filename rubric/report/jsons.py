"""Results as JSON: the contracts of ``rubric.model``, the same bytes for the same result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rubric.model.finding import Finding
from rubric.model.scorecard import SCHEMA_VERSION, Scorecard
from rubric.model.text import Lang


def scorecards_json(cards: Sequence[Scorecard], findings: Sequence[Finding], lang: Lang) -> str:
    """The document that ``rubric score --format json`` prints."""
    return as_json(scorecards_data(cards, findings, lang))


def scorecards_data(cards: Sequence[Scorecard], findings: Sequence[Finding], lang: Lang) -> dict[str, Any]:
    """The same before it is text."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "scorecards",
        "scorecards": [card.model_dump(mode="json", by_alias=True) for card in cards],
        "findings": [finding.published(lang) | _in_both(finding) for finding in findings],
    }


def _in_both(finding: Finding) -> dict[str, Any]:
    """The sentences of a finding in both languages: a page that is made from them again shows either."""
    told = finding.help
    return {"texts": {"message": finding.message.model_dump(), "help": None if told is None else told.model_dump()}}


def findings_json(findings: Sequence[Finding], lang: Lang) -> str:
    """The document that ``rubric check --format json`` prints."""
    return as_json({"schema_version": SCHEMA_VERSION, "findings": [finding.published(lang) for finding in findings]})


def as_json(data: Any) -> str:
    """Indented, unescaped, ending in a line break."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def compact_json(data: Any) -> str:
    """Unescaped, without a space that is not needed."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
