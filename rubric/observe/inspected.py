"""What was read from source code on its way into a sheet: a new one, or the open answers of a person's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rubric.model.finding import Place
from rubric.model.inspection import Addition, Basis, Differing, FactReading, Inspection
from rubric.observe.draft import Draft, blank_draft
from rubric.observe.join import Data, in_full, is_open, same_in
from rubric.observe.merge import Given, merge_into
from rubric.scoring.plan import Plan
from rubric.source.edit_text import Source, plain

OBSERVER = "rubric inspect"
# What a person should see beside an open question, though it is no answer.
_SHOWN = frozenset({Basis.WEAK, Basis.PERSON, Basis.SUSPICION})


class Inserted(NamedTuple):
    """A person's sheet with what it left open, and the record of that."""

    source: Source
    record: Addition


def draft_from(inspection: Inspection, plan: Plan, head: Mapping[str, Any]) -> Draft:
    """A sheet of its own: answers, and the lines beside questions that a person has to answer."""
    draft = blank_draft(plan, head)
    asked = {one.id for one in draft.questions}
    for id_, reading in inspection.facts.items():
        if id_ in asked and (reading.value is not None or reading.basis in _SHOWN):
            draft.answers[id_] = _answer(reading)
    return draft


def insert(inspection: Inspection, source: Source, plan: Plan) -> Inserted:
    """Add to a sheet what it leaves open; what a person has said stays, byte by byte.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    there = {id_: in_full(plain(answer)) for id_, answer in (source.root.get("answers") or {}).items()}
    given = [
        Given(id_, _beside(_answer(reading), there.get(id_, {})), Place(inspection.tree))
        for id_, reading in inspection.facts.items()
        if reading.value is not None and is_open(there.get(id_, {})) and "conflict" not in there.get(id_, {})
    ]
    merged = merge_into(source, plan, given)
    return Inserted(
        merged.source,
        Addition(
            sheet=source.name,
            added=tuple(one.given.id for one in merged.arrived),
            differing=tuple(_differing(inspection, there, plan)),
        ),
    )


def _answer(reading: FactReading) -> Data:
    found: Data = {} if reading.value is None else {"value": "yes" if reading.value else "no"}
    found["because"] = reading.because.model_dump(exclude_none=True)
    if reading.evidence:
        found["evidence"] = [one.model_dump(exclude_none=True, mode="json") for one in reading.evidence]
    return found


def _beside(answer: Data, there: Data) -> Data:
    """An answer without a reason where a person has written one already."""
    return {key: value for key, value in answer.items() if key != "because"} if "because" in there else answer


def _differing(inspection: Inspection, there: Mapping[str, Data], plan: Plan) -> Iterator[Differing]:
    for id_, reading in inspection.facts.items():
        answer = there.get(id_, {})
        if reading.value is None or is_open(answer) or "value" not in answer:
            continue
        ours = "yes" if reading.value else "no"
        if not same_in(plan, id_)(answer["value"], ours):
            yield Differing(
                fact=id_, title=reading.title, theirs=str(answer["value"]), ours=ours, because=reading.because
            )
