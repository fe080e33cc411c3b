"""What the sheets of a rubric ask: facts in use and judged criteria, in the order of the rubric."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rubric.errors import UsageError
from rubric.model.rubric import Criterion, Fact
from rubric.model.text import Text
from rubric.scoring.plan import Branch, Leaf, Plan, leaves_under
from rubric.source.nearest import nearest

GATES = "gates"


class Kind(StrEnum):
    """How a question is answered; ``applies`` is a computed criterion that may only be said not to apply."""

    YES_NO = "yes_no"
    COUNT = "count"
    NUMBER = "number"
    CHOICE = "choice"
    LEVEL = "level"
    APPLIES = "applies"


class Option(NamedTuple):
    """A value that a question may be answered with, as a sheet writes it, and what it means."""

    value: str
    text: Text | None = None


_YES_NO: tuple[Option, ...] = (Option("yes"), Option("no"))


@dataclass(frozen=True)
class Question:
    """One thing to observe.

    Attributes:
        id: of the fact or criterion; what a sheet answers.
        kind: how it is answered.
        item: the fact or criterion itself.
        title: a short name.
        ask: the question; the title of a criterion.
        section: the dimension that it counts in first, or ``gates`` where only gates look at it.
        options: levels with their anchors, options of a choice, yes and no; empty for numbers.
        uses: the criteria that look at it, in the order of the rubric.
    """

    id: str
    kind: Kind
    item: Fact | Criterion
    title: Text
    ask: Text
    section: str
    options: tuple[Option, ...]
    uses: tuple[str, ...]

    @property
    def may_not_apply(self) -> bool:
        """Whether "not applicable" is an answer."""
        return isinstance(self.item, Criterion) and self.item.may_not_apply

    @property
    def how(self) -> Text | None:
        """How to observe it."""
        return self.item.how


def questions_of(plan: Plan) -> tuple[Question, ...]:
    """All questions of a rubric: dimension by dimension, then what only gates look at."""
    found: dict[str, Question] = {}
    uses: dict[str, list[str]] = {}
    for leaf in plan.leaves.values():
        for fact in plan.leaf_facts(leaf.id):
            uses.setdefault(fact, []).append(leaf.id)
    for dimension in plan.root.children:
        leaves = leaves_under(dimension) if isinstance(dimension, Branch) else iter([dimension])
        for leaf in leaves:
            for question in _of_leaf(plan, leaf, dimension.id, uses):
                found.setdefault(question.id, question)
    for gate in plan.gates.values():
        for fact in _in_order(plan, plan.facts_of(gate.when)):
            found.setdefault(fact, _of_fact(plan, fact, GATES, ()))
    return tuple(found.values())


def question_for(plan: Plan, id_: str) -> Question | None:
    """The question that an id stands for wherever a sheet may answer it: facts out of use and computed criteria too."""
    leaf, fact = plan.leaves.get(id_), plan.rubric.facts.get(id_)
    if leaf is not None:
        criterion, section = leaf.criterion, leaf.path.split(".")[0]
        if criterion.yes_no is not None:
            kind, options = Kind.YES_NO, _YES_NO
        else:
            kind = Kind.NUMBER if criterion.levels is None else Kind.LEVEL
            options = _levels(criterion)
        return Question(id_, kind, criterion, criterion.title, criterion.title, section, options, (id_,))
    return _of_fact(plan, id_, GATES, ()) if fact is not None and fact.off is None else None


def questions_about(plan: Plan, answers: Iterable[str]) -> tuple[Question, ...]:
    """What is asked, then what a sheet answers besides, such as criteria that were set by hand."""
    asked = questions_of(plan)
    known = {one.id for one in asked}
    more = (question_for(plan, id_) for id_ in answers if id_ not in known)
    return (*asked, *(one for one in more if one is not None))


def chosen(questions: Sequence[Question], only: Iterable[str]) -> tuple[Question, ...]:
    """The questions of some dimensions, criteria or facts; all where nothing is named.

    Raises:
        UsageError: a name is none of them.
    """
    names = list(only)
    for name, found in unasked(questions, names):
        near, near_zh = (f', did you mean "{found}"?', f"，是不是“{found}”？") if found else ("", "")
        raise UsageError(f'--only: nothing is asked about "{name}"{near}', f"--only：没有要问“{name}”的{near_zh}")
    wanted = set(names)
    return tuple(one for one in questions if not names or wanted & {one.id, one.section, *one.uses})


def unasked(questions: Sequence[Question], names: Iterable[str]) -> list[tuple[str, str | None]]:
    """The names that are no dimension, criterion or fact, each with what was probably meant."""
    known = dict.fromkeys(name for one in questions for name in (one.section, one.id, *one.uses))
    return [(name, nearest(name, list(known))) for name in names if name not in known]


def _of_leaf(plan: Plan, leaf: Leaf, section: str, uses: dict[str, list[str]]) -> Iterator[Question]:
    criterion = leaf.criterion
    scope = plan.facts_of(criterion.when)
    for fact in [*_in_order(plan, scope), *_in_order(plan, plan.leaf_facts(leaf.id) - scope)]:
        yield _of_fact(plan, fact, section, tuple(uses[fact]))
    if criterion.judged:
        options = _levels(criterion)
        yield Question(leaf.id, Kind.LEVEL, criterion, criterion.title, criterion.title, section, options, (leaf.id,))
    elif criterion.may_not_apply:
        yield Question(leaf.id, Kind.APPLIES, criterion, criterion.title, criterion.title, section, (), (leaf.id,))


def _levels(criterion: Criterion) -> tuple[Option, ...]:
    return tuple(Option(str(number), level.text) for number, level in (criterion.levels or {}).items())


def _of_fact(plan: Plan, id_: str, section: str, uses: tuple[str, ...]) -> Question:
    fact = plan.rubric.facts[id_]
    kind = Kind(fact.answer)
    if kind is Kind.YES_NO:
        options = _YES_NO
    else:
        texts = fact.options if isinstance(fact.options, dict) else {}
        options = tuple(Option(one, texts.get(one)) for one in fact.option_ids)
    return Question(id_, kind, fact, fact.title or fact.ask, fact.ask, section, options, uses)


def _in_order(plan: Plan, facts: frozenset[str]) -> list[str]:
    return [id_ for id_ in plan.rubric.facts if id_ in facts]
