"""A reference that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity
from rubric.model.rubric import Criterion, Group


def check(file: RubricFile) -> Iterator[Found]:
    """References in force that no dimension, criterion, fact or gate cites, those that are switched off included.

    One with a note is left alone: bands and the rubric as a whole cannot cite, a note says what rests on it.
    """
    rubric = file.rubric
    if not rubric.references:
        return
    holders = [*_nodes(rubric.dimensions), *rubric.facts.values(), *rubric.gates.values()]
    cited = {id_ for holder in holders for id_ in holder.references}
    for id_, reference in rubric.references.items():
        if reference.off is None and reference.note is None and id_ not in cited:
            yield Found(("references", id_), {"id": id_}, key=True)


def _nodes(nodes: Mapping[str, Criterion | Group]) -> Iterator[Criterion | Group]:
    for node in nodes.values():
        yield node
        if isinstance(node, Group):
            yield from _nodes(node.criteria)


RULE = RubricRule(
    Rule(
        "unused-reference",
        Severity.INFO,
        "出处“{id}”没有被引用",
        'nothing cites the reference "{id}"',
        "在用到它的指标、事实或红线的 references: 里引用它，或用 note: 说明它的用处，或者删掉",
        "cite it under references: of what rests on it, say in a note: what it is for, or remove it",
        "登记了却没有引用，读的人不知道哪一条是根据它定的",
        "readers cannot tell what rests on it",
        "references:\n  article: {title: 一篇文章}\n# …\nplay: {title: 玩法, yes_no: group_buy}",
        "references:\n  article: {title: 一篇文章}\n# …\n"
        'play: {title: 玩法, yes_no: group_buy, references: {article: "§02"}}',
    ),
    check,
)
