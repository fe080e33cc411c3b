"""A small rubric with every kind of question, and a person who fills a sheet of it without files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rubric.model.rubric import Rubric
from rubric.observe.filling.agenda import Agenda
from rubric.observe.filling.fill import Filling
from rubric.observe.filling.talk import Store, Turn
from rubric.observe.questions import chosen, questions_of
from rubric.scoring.plan import compile_rubric
from rubric.source.load import read_rubric_text, read_sheet_text
from tests.support import as_yaml

RUBRIC = """
rubric: desk
format: 1
title: Desk
facts:
  coupon: {ask: "Are there coupons?", answer: yes_no}
  group_buy: {ask: "Is there group buying?", answer: yes_no}
  steps: {ask: "How many steps?", answer: count}
  wait: {ask: "How long a wait?", answer: number, between: [0, 10]}
  card: {ask: "What is on the card?", answer: choice, options: {nothing: Nothing, item: The item, b: Both}}
  delivered: {ask: "Is it delivered?", answer: yes_no}
  spam: {ask: "Is there spam?", answer: yes_no}
dimensions:
  scene:
    title: Scene
    criteria:
      presence: {title: Presence, weight: 8, levels: {0: None, 1: {text: A name, like: {hema: The picture}}, 2: A face}}
      pickup: {title: Pickup, may_not_apply: true, when: {not: delivered}, levels: {0: None, 1: Some}}
  play:
    title: Play
    criteria:
      variety:
        title: Variety
        weight: 3
        levels: {0: None, 1: {text: Coupons, when: coupon}, 2: {text: Groups, when: group_buy}}
      depth: {title: Depth, may_not_apply: true, weight: 2, number: {fact: steps, points: {0: 0, 5: 100}}}
      speed: {title: Speed, number: {fact: wait, points: {0: 100, 10: 0}}}
      shows:
        title: Shows
        levels: {0: None, 1: {text: Some, when: {fact: card, in: [item, b]}}}
gates:
  no_spam: {title: No spam, when: spam, cap: {total: 30}, because: Rules}
"""


def rubric() -> Rubric:
    return read_rubric_text(RUBRIC, Path("desk.rubric.yaml"), "desk").use()


class Desk:
    """Fills a sheet in memory.

    Attributes:
        filling: the run.
        stored: what was to be stored, in order.
    """

    def __init__(
        self,
        answers: dict[str, Any] | None = None,
        *,
        only: tuple[str, ...] = (),
        files: tuple[str, ...] = (),
        in_order: bool = True,
        everything: bool = False,
        unknown: bool = False,
        brief: bool = False,
        sources: dict[str, Any] | None = None,
    ) -> None:
        plan = compile_rubric(rubric())
        some = chosen(questions_of(plan), only)
        agenda = Agenda(plan, some, in_order=in_order, everything=everything, unknown=unknown)
        data = {"program": "p", "format": 1, "answers": answers or {}, **({"sources": sources} if sources else {})}
        sheet = read_sheet_text(as_yaml(data), "p.sheet.yaml").use()
        self.filling = Filling(agenda, sheet, answers or {}, brief=brief, exists=lambda name: name in files)
        self.stored: list[Store] = []

    def type(self, *lines: str) -> Turn:
        """Type lines; what the last one led to."""
        turn = Turn()
        for line in lines:
            turn = self.filling.take(line)
            self.stored += [turn.store] if turn.store else []
        return turn

    @property
    def asked(self) -> str | None:
        """The id of the question that is put."""
        return self.filling.question.id if self.filling.question else None

    @property
    def answers(self) -> dict[str, Any]:
        """What the sheet holds, by what was stored."""
        return {one.id: one.answer for one in self.stored}

    def order(self, line: str = "u") -> list[str]:
        """What is asked one after the other when every answer is the same."""
        found: list[str] = []
        while self.asked is not None and len(found) < 100:
            found.append(self.asked)
            self.type(line)
        return found
