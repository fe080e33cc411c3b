"""A sheet on its way into a file: what it asks, what it says of the program, and the answers it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rubric.model.text import Text
from rubric.observe.join import Data, in_full, is_open
from rubric.observe.questions import GATES, Question, chosen, questions_about, questions_of
from rubric.observe.tables.table_texts import GATES_TITLE
from rubric.scoring.plan import Plan
from rubric.source.edit_text import plain

# In the order in which a sheet has them; ``answers`` and ``sources`` stand apart.
HEAD_KEYS = ("program", "format", "name", "platform", "vertical", "version", "attributes", "observed", "observer")
HEAD_END = ("rubric", "note")


@dataclass(frozen=True)
class Draft:
    """A sheet in the making.

    Attributes:
        plan: of its rubric.
        questions: what it asks, in order.
        head: what it says of the program, as a sheet writes it; plain data without answers and sources.
        sources: declared ones, by id.
        answers: in full, by id.
        file: the name of the sheet that it was made from; empty for a new one.
    """

    plan: Plan
    questions: tuple[Question, ...]
    head: Data
    sources: Data = field(default_factory=dict)
    answers: dict[str, Data] = field(default_factory=dict)
    file: str = ""

    @property
    def program(self) -> str:
        """The id of the program."""
        return str(self.head["program"])

    def with_observer(self, observer: str) -> Draft:
        """The same for somebody else's observation."""
        return replace(self, head=in_order_of_sheets({**self.head, "observer": observer}))

    def section_title(self, section: str) -> Text:
        """The title of a dimension, or of the gates."""
        return GATES_TITLE if section == GATES else self.plan.rubric.dimensions[section].title


def blank_draft(plan: Plan, head: Mapping[str, Any], only: Iterable[str] = ()) -> Draft:
    """A sheet without answers.

    Raises:
        UsageError: nothing is asked about a name of ``only``.
    """
    return Draft(plan, chosen(questions_of(plan), only), in_order_of_sheets(head))


def draft_of(
    root: Mapping[str, Any],
    plan: Plan,
    *,
    rubric: str,
    file: str = "",
    only: Sequence[str] = (),
    unanswered: bool = False,
) -> Draft:
    """What an existing sheet says, with the questions that it leaves out.

    Args:
        root: its data.
        plan: of its rubric.
        rubric: how the new file names the rubric.
        file: the name of the sheet.
        only: dimensions, criteria or facts; all by default.
        unanswered: only the questions that are still open.

    Raises:
        UsageError: nothing is asked about a name of ``only``.
    """
    data = plain(root)
    answers = {id_: in_full(answer) for id_, answer in (data.pop("answers", None) or {}).items()}
    sources = data.pop("sources", None) or {}
    asked = chosen(questions_of(plan), only) if only else questions_about(plan, answers)
    if unanswered:
        asked = tuple(one for one in asked if is_open(answers.get(one.id, {})))
    ids = {one.id for one in asked}
    kept = {id_: answer for id_, answer in answers.items() if id_ in ids}
    return Draft(plan, asked, in_order_of_sheets({**data, "rubric": rubric}), sources, kept, file)


def in_order_of_sheets(head: Mapping[str, Any]) -> Data:
    """The fields of a head in the usual order, without those that say nothing."""
    keys = (*HEAD_KEYS, *HEAD_END)
    return {key: head[key] for key in keys if head.get(key) not in (None, "", {})}
