"""The page of a retranslation: which anchors people put at their level, and which have to be rewritten."""

from __future__ import annotations

from fractions import Fraction

from rubric.model.printing import floored
from rubric.model.retranslation import Advice, AnchorResult, CriterionResult, Retranslation
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.numbers import percent
from rubric.report.wording import Words

_HEAD = ("head_item", "retranslate_head_answers", "retranslate_head_right", "retranslate_head_mixed")


def retranslation_page(result: Retranslation, words: Words) -> list[Block]:
    """The blocks of the page."""
    page = Page()
    rubric = words("rubric", title=words.of(result.title), edition=result.edition)
    rewrite = [one for one in result.anchors if one.advice.rewrite]
    untested = [one for one in result.anchors if one.advice is Advice.UNTESTED]
    kept = len(result.anchors) - len(rewrite) - len(untested)
    counts = {"people": len(result.people), "kept": kept, "rewrite": len(rewrite), "untested": len(untested)}
    page.add(Title(words("retranslate_title"), rubric), Para(words("retranslate_summary", **counts), strong=True))
    rule = words("retranslate_rule", keep=percent(result.keep_from), wide=floored(4 * result.wide_from))
    page.add(Para(rule, quiet=True))
    page.section(words("retranslate_rewrite"), Entries(tuple(_anchor(one, words) for one in rewrite)))
    if result.criteria:
        head = tuple(words(key) for key in _HEAD)
        page.section(
            words("retranslate_criteria"), Table(head, "lrrl", tuple(_criterion(one, words) for one in result.criteria))
        )
    page.section(words("retranslate_untested"), Entries(tuple(Entry("·", _name(one, words)) for one in untested)))
    return page.blocks


def _anchor(one: AnchorResult, words: Words) -> Entry:
    given = [
        words("retranslate_given", level=level, n=times)
        for level, times in sorted(enumerate(one.given), key=lambda pair: -pair[1])
        if times
    ]
    numbers = words("retranslate_numbers", given=words.listed(given), mean=_number(one.mean), sd=_number(one.sd))
    advice = words(f"retranslate_{one.advice}", below=one.level - 1, above=one.level + 1)
    return Entry(percent(one.share), _name(one, words), (Entry("", numbers), Entry("→", advice)))


def _criterion(one: CriterionResult, words: Words) -> tuple[str, ...]:
    most = max(one.neighbours, default=0)
    mixed = [
        words("retranslate_mixed", low=low, high=low + 1, n=times)
        for low, times in enumerate(one.neighbours)
        if times == most and most
    ]
    return words.of(one.title), str(one.answers), percent(one.share), words.listed(mixed) or "–"


def _name(one: AnchorResult, words: Words) -> str:
    return words("retranslate_anchor", title=words.of(one.title), level=one.level, text=words.of(one.text))


def _number(value: Fraction | None) -> str:
    return "–" if value is None else floored(value)
