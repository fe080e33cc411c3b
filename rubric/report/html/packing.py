"""The JSON of several scorecards made small: each of them repeats its rubric."""

from __future__ import annotations

import base64
import lzma

from rubric.report.jsons import compact_json


def packed(data: object) -> dict[str, str]:
    """What stands for the data: compressed JSON in base64, and how to undo both."""
    return {"encoding": "base64, xz", "json": base64.b64encode(lzma.compress(compact_json(data).encode())).decode()}
