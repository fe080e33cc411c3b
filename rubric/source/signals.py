"""The signal table: the one that ships, and an analyst's own laid over it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rubric.model.signals import SignalTable
from rubric.source.document import Mapping
from rubric.source.library import LIBRARY
from rubric.source.load import Loaded, top_mapping
from rubric.source.problems import empty_values, findings_of, in_order
from rubric.source.read import read_text

SHIPPED = LIBRARY / "signals.yaml"


def read_signals(path: Path | None = None) -> Loaded[SignalTable]:
    """A signal table; without a path the one that ships."""
    file = path or SHIPPED
    name = str(file)
    text, findings = read_text(file, name)
    return Loaded(None, None, findings) if findings else read_signals_text(text, name)


@cache
def signal_ids() -> tuple[str, ...]:
    """The signals that ship, in the order of their table."""
    return tuple(read_signals().use().signals)


def read_signals_text(text: str, name: str) -> Loaded[SignalTable]:
    """The same for a text that is already there; what it leaves out is as in the table that ships."""
    root, findings = top_mapping(text, name)
    if root is None:
        return Loaded(None, None, findings, {name: text})
    findings = [*findings, *empty_values(root)]
    try:
        model = SignalTable.model_validate(root if name == str(SHIPPED) else _over_shipped(root))
    except ValidationError as error:
        return Loaded(None, root, in_order([*findings, *findings_of(error, root, SignalTable)]), {name: text})
    return Loaded(None if findings else model, root, in_order(findings), {name: text})


def _over_shipped(root: Mapping) -> dict[str, Any]:
    """A table over the one that ships: a field replaces the field, a signal the signal of its id."""
    base = read_signals().use().model_dump(exclude_defaults=True, mode="json")
    signals = root.get("signals")
    merged = {**base, **root}
    if isinstance(signals, Mapping):
        merged["signals"] = {**base["signals"], **signals}
    return merged
