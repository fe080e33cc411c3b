"""What comes back from a table and is there already: a table shows one language and not every field."""

from __future__ import annotations

from typing import Any

from rubric.observe.join import Data


def known_again(answer: Data, there: Data) -> Data:
    """An answer in which what the sheet has already stands as the sheet has it, both languages and all fields.

    Args:
        answer: as it was read from a table.
        there: what the sheet has, in full.
    """
    found = dict(answer)
    for key in ("because", "not_applicable"):
        if key in found and key in there and same_text(found[key], there[key]):
            found[key] = there[key]
    if "evidence" in found:
        found["evidence"] = [_piece(one, there.get("evidence", [])) for one in found["evidence"]]
    return found


def same_text(shown: Any, there: Any) -> bool:
    """Whether a text of a table is what the sheet has, in either language; spaces do not count."""
    texts = there.values() if isinstance(there, dict) else [there]
    return _folded(shown) in {_folded(text) for text in texts}


def _piece(shown: Data, known: list[Data]) -> Data:
    """The piece of evidence that says all that is shown, or what is shown."""
    for one in known:
        if all(key in one and same_text(text, one[key]) for key, text in shown.items()):
            return one
    return shown


def _folded(text: Any) -> str:
    return " ".join(str(text).split())
