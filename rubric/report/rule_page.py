"""A kind of finding in full: what it says, why it matters, a bad and a good example."""

from __future__ import annotations

import re

from rubric.model.finding import Rule
from rubric.model.text import Lang
from rubric.report.blocks import Block, Code, Page, Para, Title
from rubric.report.wording import Words

_PLACE = re.compile(r"\{(\w+)\}")


def rule_page(rule: Rule, words: Words) -> list[Block]:
    """The page of a rule."""
    zh = words.lang is Lang.ZH
    page = Page()
    page.add(Title(rule.code, words(rule.severity)))
    page.add(Para(_shown(rule.zh if zh else rule.en), strong=True))
    help_, why = _shown(rule.help_zh if zh else rule.help_en), rule.why_zh if zh else rule.why_en
    page.add(*(Para(text) for text in (why, help_) if text.strip(" …；;")))
    for key, example in (("bad_example", rule.bad), ("good_example", rule.good)):
        if example:
            page.add(Para(""), Para(words(key), quiet=True), Code(example))
    return page.blocks


def _shown(template: str) -> str:
    return (
        _PLACE.sub("…", template.replace("{{", "\x00").replace("}}", "\x01")).replace("\x00", "{").replace("\x01", "}")
    )
