"""A kind of finding in full: what it says, why it matters, what to do, a bad and a good example."""

from __future__ import annotations

import re

from rubric.model.finding import Rule
from rubric.model.text import Lang
from rubric.report.blocks import Block, Code, Page, Para, Title
from rubric.report.wording import Words

# Guesses and the place depend on the file; the sentence is whole without them.
_LEFT_OUT = re.compile(r"\{(?:near|place)_(?:zh|en)\}")
_PLACE = re.compile(r"\{\w+\}")
# An id, a key or the name of the command keeps its small letter.
_PLAIN_WORD = re.compile(r"(?!rubric )[a-z-]+[ ,;:]")
_NO_MORE = ("。", "？", "！", ".", "?", "!", "…", ":")


def rule_page(rule: Rule, words: Words) -> list[Block]:
    """The page of a rule."""
    zh = words.lang is Lang.ZH
    page = Page()
    page.add(Title(rule.code, words(rule.severity)), Para(_shown(rule.zh if zh else rule.en)))
    why, help_ = (rule.why_zh, rule.help_zh) if zh else (rule.why_en, rule.help_en)
    for key, text in (("rule_why", why), ("rule_help", _shown(help_))):
        if text.strip(" …；;"):
            page.section(words(key), Para(_sentence(text, words.lang)))
    for key, example in (("bad_example", rule.bad), ("good_example", rule.good)):
        if example:
            page.section(words(key), Code(example))
    return page.blocks


def _shown(template: str) -> str:
    """A wording with an ellipsis where it is filled."""
    text = _LEFT_OUT.sub("", template.replace("{{", "\x00").replace("}}", "\x01"))
    return _PLACE.sub("…", text).replace("\x00", "{").replace("\x01", "}").strip()


def _sentence(text: str, lang: Lang) -> str:
    """A text as a sentence of its own."""
    zh = lang is Lang.ZH
    end = "" if text.endswith(_NO_MORE) else "。" if zh else "."
    return (text[:1].upper() + text[1:] if not zh and _PLAIN_WORD.match(text) else text) + end
