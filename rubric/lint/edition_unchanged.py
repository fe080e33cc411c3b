"""A rubric that scores otherwise than before under the same edition; found by ``rubric diff``."""

from __future__ import annotations

from rubric.model.finding import Finding, Place, Rule, Severity
from rubric.model.rubric import Rubric
from rubric.scoring.fingerprint import scoring_sha256_of
from rubric.source.load import Loaded

RULE = Rule(
    "edition-unchanged",
    Severity.WARNING,
    "评分的内容变了，版次还是 {edition}",
    "what scores has changed, and the edition is still {edition}",
    "换一个新的版次，例如 2026.2",
    "give it a new edition, such as 2026.2",
    "分数变了而版次没变，看的人分不出是小程序变了还是量表变了",
    "when scores move and the edition does not, nobody can tell whether the program changed or the rubric",
    '# rubric diff main:shop.rubric.yaml shop.rubric.yaml\nedition: "2026.1"  # weight: 2 → 3',
    '# rubric diff main:shop.rubric.yaml shop.rubric.yaml\nedition: "2026.2"  # weight: 2 → 3',
)


def check(old: Rubric, new: Loaded[Rubric]) -> list[Finding]:
    """The finding, where two editions of one rubric score differently and are called the same.

    Args:
        old: the rubric before.
        new: the rubric after.
    """
    model, root = new.use(), new.root
    if (old.rubric, old.edition) != (model.rubric, model.edition):
        return []
    if scoring_sha256_of(old) == scoring_sha256_of(model):
        return []
    if root is None:
        return [RULE.at(Place(""), edition=model.edition)]
    place = root.value_place("edition") if "edition" in root.marks else root.key_place("rubric")
    return [RULE.at(place, edition=model.edition)]
