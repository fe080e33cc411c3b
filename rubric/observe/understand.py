"""What a person wrote in answer to a question: in a cell or at a prompt, in Chinese or English, with any keyboard."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.model.answers import Misfit, fact_value, hand_value
from rubric.model.rubric import Criterion
from rubric.model.text import Lang, folded
from rubric.observe.questions import Kind, Question

# 1 and 0 are what an .ods file makes of TRUE and FALSE.
_YES = frozenset({"yes", "y", "true", "1", "是", "有", "对", "能", "是的", "有的", "对的", "能的", "✓", "√"})
_NO = frozenset(
    {"no", "n", "false", "0", "否", "不是", "没有", "没", "无", "不", "不能", "不对", "不是的", "没有的", "✗", "×"}
)
_UNKNOWN = frozenset({"unknown", "nf", "?", "未知", "不知道", "未找到", "没看到", "不确定"})
_NOT_APPLICABLE = frozenset({"na", "n/a", "not applicable", "not_applicable", "不适用"})
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LEVEL = re.compile(r"(?:第|level|l) ?([0-9]{1,3})(?: ?级)?|([0-9]{1,3}) ?级")
_END = ".。!！,，、"
_LEADING = re.compile(r"([0-9]{1,3})(?:[\s:：.、·|)）-]|$)")


class Said(NamedTuple):
    """An answer as a sheet holds it: ``value`` is plain data; both fields empty means that nothing was said."""

    value: Any = None
    not_applicable: bool = False


def understand(question: Question, written: str) -> Said | Misfit:
    """The answer that a text gives; what does not fit the question tells why.

    Yes and no come in many words, digits may be full-width, a level or an option may be named by its text, ``4.0``
    (a spreadsheet's whole number) is 4; a full stop at the end means nothing.
    """
    text = _bare(written)
    if not text:
        return Said()
    if text in _UNKNOWN:
        return Said("unknown")
    if text in _NOT_APPLICABLE:
        allowed = Misfit("may-not-apply", {"value": written.strip(), "allowed": ", ".join(allowed_words(question))})
        return Said(not_applicable=True) if question.may_not_apply else allowed
    if question.kind is Kind.APPLIES:
        return Misfit("not-allowed", {"value": written.strip(), "allowed": ", ".join(allowed_words(question))})
    raw = _raw(question, text)
    item = question.item
    value = hand_value(item, raw) if isinstance(item, Criterion) else fact_value(item, raw)
    if isinstance(value, Misfit):
        args = {**value.args, "value": written.strip(), "allowed": ", ".join(allowed_words(question))}
        return Misfit(value.code, args)
    return Said(("yes" if value else "no") if question.kind is Kind.YES_NO else raw)


def yes_or_no(written: str) -> bool | None:
    """What a word for yes or no means; None for every other."""
    text = _bare(written)
    return text in _YES if text in _YES or text in _NO else None


def _bare(written: str) -> str:
    text = folded(written)
    return text.rstrip(_END) or text


def allowed_words(question: Question) -> tuple[str, ...]:
    """What may be written, for messages and drop-downs; nothing for numbers."""
    words = tuple(one.value for one in question.options)
    return (*words, *(("unknown",) if question.kind is not Kind.APPLIES else ()), *_na(question))


def _na(question: Question) -> tuple[str, ...]:
    return ("NA",) if question.may_not_apply else ()


def _raw(question: Question, text: str) -> Any:
    """What a sheet would hold; the text itself where it fits nothing."""
    if question.kind is Kind.YES_NO:
        return {True: "yes", False: "no", None: text}[yes_or_no(text)]
    if question.kind is Kind.CHOICE:
        return _named(question, text) or text.replace(" ", "_").replace("-", "_")
    number = _number(text)
    if question.kind is Kind.LEVEL and number is None:
        leading = _LEVEL.fullmatch(text) or _LEADING.match(text)
        found = _named(question, text) or (leading[leading.lastindex or 1] if leading else None)
        return int(found) if found is not None else text
    return text if number is None else number


def _number(text: str) -> int | Decimal | None:
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number


def _named(question: Question, text: str) -> str | None:
    """The value whose text or id was written."""
    for option in question.options:
        names = {option.value} | ({option.text.get(lang) for lang in Lang} if option.text else set())
        if text in {_bare(name) for name in names}:
            return option.value
    return None
