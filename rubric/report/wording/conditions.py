"""Conditions and the facts in them, in words; what is known of each is marked ✓, ✗ or ?."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from rubric.model.scorecard import ConditionView, FactView, Scorecard
from rubric.model.states import Truth
from rubric.model.text import Text
from rubric.report.wording import Words

_MARKS = {Truth.YES: "✓", Truth.NO: "✗", Truth.UNKNOWN: "?"}


class Conditions:
    """Puts conditions into words."""

    def __init__(
        self,
        words: Words,
        facts: Mapping[str, FactView],
        named: Mapping[str, ConditionView],
        criteria: Mapping[str, Text],
        *,
        marks: bool = True,
    ) -> None:
        """Take the names of facts and criteria; ``marks`` says whether to show what is known of each."""
        self.words = words
        self.facts = facts
        self.named = named
        self.criteria = criteria
        self.marks = marks

    @classmethod
    def of_card(cls, card: Scorecard, words: Words) -> Self:
        """With the names that a scorecard holds."""
        return cls(words, card.facts, card.conditions, {node.id: node.title for node in card.nodes})

    def sentence(self, view: ConditionView) -> str:
        """A condition in words, brackets around what is inside another."""
        return self._text(view, top=True)

    def fact(self, id_: str) -> str:
        """The short name of a fact."""
        fact = self.facts.get(id_)
        return self.words.of(fact.title) if fact else id_

    def value(self, id_: str, value: str | None) -> str:
        """A fact's value in words."""
        if value is None:
            return self.words("value_unknown")
        fact = self.facts.get(id_)
        if fact and value in fact.options:
            return self.words.of(fact.options[value])
        return self.words(f"value_{value}") if fact and fact.answer == "yes_no" else value

    def _text(self, view: ConditionView, *, top: bool, named: bool = False) -> str:
        """A condition; a named one is told in full, one that it names in turn by its id."""
        words = self.words
        match view.op:
            case "fact":
                return self._marked(self.fact(view.id or ""), view.truth)
            case "condition":
                if named:
                    return self._marked(words("quoted", text=view.id), view.truth)
                return self._text(self.named[view.id or ""], top=top, named=True)
            case "compare":
                values = [self.value(view.id or "", one) for one in view.values]
                if view.test == "in":
                    values = [words("quoted", text=one) for one in values]
                value = words("or").join(values)
                text = words(f"cond_compare_{view.test}", title=self.fact(view.id or ""), value=value)
                return self._marked(text, view.truth)
            case "program":
                text = words(
                    "cond_program",
                    name=view.id,
                    value=words("or").join(words("quoted", text=one) for one in view.values),
                )
                return self._marked(text, view.truth)
            case "criterion":
                title = words.of(self.criteria.get(view.id or ""))
                return self._marked(words(f"cond_criterion_{view.test}", title=title, value=view.values[0]), view.truth)
            case "not":
                return words("cond_not", part=self._text(view.of[0], top=True, named=named))
            case _:
                return self._joined(view, top=top, named=named)

    def _joined(self, view: ConditionView, *, top: bool, named: bool) -> str:
        """Any, all, none or at least so many of several parts."""
        words = self.words
        if len(view.of) == 1 and view.op in ("any", "all"):
            return self._text(view.of[0], top=top, named=named)
        joined = words("cond_join_all" if view.op == "all" else "cond_join_any").join(
            self._text(part, top=False, named=named) for part in view.of
        )
        text = words(f"cond_{view.op}", parts=joined, n=view.need)
        return text if top else words("cond_group", text=text)

    def _marked(self, text: str, truth: Truth) -> str:
        return f"{text} {_MARKS[truth]}" if self.marks else text
