"""A fact that was answered and that nothing can use."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.lint.out_of_scope_answer import out_of_scope_users
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Answered facts that matter to no criterion in force and no gate, whatever their answer, given the others."""
    for id_ in file.sheet.answers:
        if id_ in file.evaluation.world.facts and id_ not in file.in_use and not out_of_scope_users(file, id_):
            yield Found(("answers", id_), {"id": id_}, key=True)


RULE = SheetRule(
    Rule(
        "answer-changes-nothing",
        Severity.INFO,
        "照其他回答，“{id}”怎么答都不影响得分",
        'given the other answers, "{id}" changes nothing however it is answered',
        "看看别的回答有没有写错；没有错就不用管",
        "see whether another answer is wrong; if not, this one does no harm",
        "它要和别的事实一起才算数，而那一个答了“没有”；或者用它的指标答了“不适用”",
        "it counts together with another fact only, and that one is answered no; or its criterion does not apply",
        "answers:\n  group_buy: no\n  progress_shown: yes   # counts only where there is a play",
        "answers:\n  group_buy: yes\n  progress_shown: yes",
    ),
    check,
)
