"""What a table says put into a sheet: new ones made, others only added to, and what differs told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from rubric.model.finding import Finding, Place
from rubric.model.text import Lang
from rubric.observe.draft import Draft, in_order_of_sheets
from rubric.observe.join import Data, Outcome, in_full
from rubric.observe.merge import Arrived, Given, merge_into, put
from rubric.observe.questions import Question, question_for, questions_about
from rubric.observe.sheet_text import filled_text
from rubric.observe.tables.again import known_again, same_text
from rubric.observe.tables.imported_head import Noted, Portion
from rubric.observe.tables.table import answer_cell, shown, words_of
from rubric.observe.tables.table_texts import HEAD_FILE
from rubric.scoring.plan import Plan
from rubric.source import rules_tables as rules
from rubric.source.document import Mapping as Marked
from rubric.source.edit_change import Change
from rubric.source.edit_text import Source, reread
from rubric.source.library import SUFFIX, name_from
from rubric.source.locate import Path as KeyPath

_SHOWN = 80  # characters of a value in a message


class Incoming(NamedTuple):
    """One program of one table, read and checked."""

    portion: Portion
    plan: Plan
    rubric: tuple[str, Path]  # how it is named, and what that is relative to
    answers: list[Given]
    sources: dict[str, Data]
    places: Mapping[str, Mapping[str, Noted]]  # what the sources say, with where it stands
    target: Path


@dataclass
class Arrival:
    """What becomes of one sheet.

    Attributes:
        before: the sheet as it was; without text where there was none.
        after: the sheet with everything merged.
        outcomes: how often an answer was added, extended, the same, in conflict, replaced.
    """

    before: Source
    after: Source
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @property
    def change(self) -> Change:
        """From before to after."""
        return Change(self.before, self.after.text, Place(self.before.name))


def new_sheet(incoming: Incoming, lang: Lang) -> Arrival:
    """A sheet that is not there yet, from what a table says."""
    portion, plan, path = incoming.portion, incoming.plan, incoming.target
    head: Data = {"program": portion.program, "format": 1}
    for key, noted in portion.head.items():
        if key.startswith("attributes."):
            head.setdefault("attributes", {})[key.removeprefix("attributes.")] = noted.text
        elif key != HEAD_FILE:
            head[key] = noted.text
    head["rubric"] = _rubric_from(path.parent, incoming)
    answers = {one.id: one.answer for one in incoming.answers}
    text = filled_text(
        Draft(plan, questions_about(plan, answers), in_order_of_sheets(head), incoming.sources, answers), lang
    )
    root, _ = reread(text, path)
    source = Source(path, str(path), text, root, "sheet")
    return Arrival(source._replace(text=""), source, Counter({Outcome.ADDED: len(answers)}))


def settle(arrival: Arrival, incoming: Incoming, *, take: bool) -> list[Finding]:
    """Put what a table says into a sheet that is there.

    Args:
        arrival: the sheet; gets the new text and the counts.
        incoming: what the table says.
        take: let the table win where they differ.

    Returns:
        What differs and was left alone.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    stranger = _other_observer(arrival.after, incoming)
    if stranger is not None and not take:
        arrival.outcomes[Outcome.CONFLICT] += 1
        return [stranger]
    source, findings = _head(arrival.after, incoming, arrival.outcomes, take=take)
    answers = [one._replace(answer=known_again(one.answer, answer_in(source, one.id))) for one in incoming.answers]
    done = merge_into(source, incoming.plan, answers, sources=incoming.sources, take=take)
    arrival.after = done.source
    arrival.outcomes.update(one.joined.outcome for one in done.arrived)
    return [*findings, *(_conflict(one, source, incoming) for one in done.conflicts)]


def answer_in(sheet: Source, id_: str) -> Data:
    """What a sheet answers, in full; empty where it does not."""
    answers = sheet.root.get("answers") or {}
    return in_full(answers[id_]) if id_ in answers else {}


def _other_observer(source: Source, incoming: Incoming) -> Finding | None:
    observer, there = incoming.portion.head.get("observer"), source.root.get("observer")
    if observer is None or there is None or same_text(observer.text, there):
        return None
    rule, here = rules.OTHER_OBSERVER, _brief(observer.text)
    return rule.at(observer.place, here=here, there=_brief(there), file=source.name)


def _head(
    source: Source, incoming: Incoming, outcomes: Counter[Outcome], *, take: bool
) -> tuple[Source, list[Finding]]:
    """The sheet with what the table says of the program, and what differs."""
    found = []
    for path, noted in _said(incoming, source):
        old = _at(source.root, path)
        if old is not None and _says(path, noted.text, old, incoming.plan):
            continue
        if old is None or take:
            named = _rubric_from(source.path.parent, incoming)
            source = put(source, path, named if path == ("rubric",) else noted.text)
            outcomes[Outcome.ADDED if old is None else Outcome.REPLACED] += 1
            continue
        outcomes[Outcome.CONFLICT] += 1
        also = (source.root.key_place(str(path[0])),)
        found.append(_differ(noted.place, also, ".".join(path), _brief(old), _brief(noted.text)))
    return source, found


def _said(incoming: Incoming, source: Source) -> Iterator[tuple[tuple[str, ...], Noted]]:
    """What a table says of the program, and of sources that the sheet declares already."""
    for key, noted in incoming.portion.head.items():
        if key not in ("program", HEAD_FILE):
            yield tuple(key.split(".", 1)), noted
    declared = source.root.get("sources") or {}
    for id_, data in incoming.sources.items():
        for key, text in data.items() if id_ in declared else ():
            yield ("sources", id_, key), incoming.places[id_][key]._replace(text=text)


def _differ(place: Place, also: tuple[Place, ...], id_: str, there: str, here: str) -> Finding:
    return rules.IMPORT_CONFLICT.at(place, also, id=id_, there=there, here=here, cell=place.position)


def _rubric_from(folder: Path, incoming: Incoming) -> str:
    name, beside = incoming.rubric
    return name_from(folder, incoming.plan.rubric.rubric, name, beside)


def _says(path: KeyPath, text: str, old: Any, plan: Plan) -> bool:
    """Whether a head says what is there already; a rubric may be named in several ways."""
    if path == ("rubric",):
        return str(old).replace("\\", "/").rsplit("/", 1)[-1].removesuffix(SUFFIX) == plan.rubric.rubric
    return same_text(text, old)


def _conflict(arrived: Arrived, source: Source, incoming: Incoming) -> Finding:
    """An answer that differs from the sheet's, both with their reasons."""
    given = arrived.given
    answers = source.root.get("answers")
    also = (answers.key_place(given.id),) if isinstance(answers, Marked) and given.id in answers else ()
    question = question_for(incoming.plan, given.id)
    there, here = (_told(one, question, incoming.portion.layout.lang) for one in (arrived.before, given.answer))
    return _differ(given.place, also, given.id, there, here)


def _told(answer: Data, question: Question | None, lang: Lang) -> str:
    """An answer in the words of the table."""
    value = words_of(answer_cell(question, answer, lang)) if question is not None else str(answer.get("value", ""))
    why = answer.get("not_applicable", answer.get("because"))
    left, right = ("（", "）") if lang is Lang.ZH else (" (", ")")
    return (value or "–") + (f"{left}{_brief(shown(why, lang))}{right}" if why else "")


def _brief(value: Any) -> str:
    text = " / ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _at(root: Any, path: KeyPath) -> Any:
    for key in path:
        root = root.get(str(key)) if isinstance(root, dict) else None
    return root
