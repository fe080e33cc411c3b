"""A sheet as YAML that a person goes on with: above every line its question, how to observe it, what to write."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from rubric.model.rubric import Fact
from rubric.model.text import Lang, Text
from rubric.observe.draft import HEAD_END, HEAD_KEYS, Draft
from rubric.observe.join import Data
from rubric.observe.questions import Kind, Question
from rubric.source.edit_render import WIDTH, entry_lines, moved

_STEP = 2
_NOT_APPLICABLE = {Lang.ZH: "{not_applicable: 理由}", Lang.EN: "{not_applicable: the reason}"}
_HINTS = {
    "name": Text(zh="{zh: …, en: …}", en="{zh: …, en: …}"),
    "observed": Text(zh="2026-05-01  # 看的那天", en="2026-05-01  # the day of the visit"),
    "observer": Text(zh="你的名字", en="your name"),
}
_FIRST_WIDE = 0x2E80  # characters from here on are two columns wide, near enough for comments


def blank_text(draft: Draft, lang: Lang) -> str:
    """A sheet with every question of a draft; what has no answer is left empty, so that nobody has looked yet."""
    lines = [*_lead(lang), *_head(draft, lang), "", "answers:"]
    section = ""
    for question in draft.questions:
        if question.section != section:
            section = question.section
            lines += ["", f"  # ---- {_one_line(draft.section_title(section), lang)} ----"]
        lines += ["", *moved(list(_comments(question, lang)), _STEP)]
        lines += _line_to_fill(question, draft.answers.get(question.id, {}))
    return _joined(lines if draft.questions else [*lines[:-1], "answers: {}"])


def filled_text(draft: Draft, lang: Lang) -> str:
    """A sheet with the answers of a draft, a comment above each section."""
    lines = [*_head(draft, lang, hints=False), "", "answers:"]
    section = ""
    for question in draft.questions:
        answer = draft.answers.get(question.id)
        if not answer:
            continue
        if question.section != section:
            section = question.section
            lines += [f"  # {_one_line(draft.section_title(section), lang)}"]
        lines += _answer(question.id, answer)
    return _joined(lines if section else [*lines[:-1], "answers: {}"])


def how_to_answer(question: Question, lang: Lang, *, not_applicable: str = "NA") -> str:
    """What may be written, with the wording of each level or option, one a line.

    Args:
        question: the question.
        lang: the language.
        not_applicable: how one writes that it does not apply.
    """
    lines = [f"{one.value}  {one.text.get(lang)}" for one in question.options if one.text is not None]
    if not lines:
        lines = [_plain_kind(question, lang)]
    if question.may_not_apply and question.kind is not Kind.APPLIES:
        meaning = "确实用不上时，写理由" if lang is Lang.ZH else "where it does not apply, with the reason"
        lines.append(f"{not_applicable}  {meaning}")
    return "\n".join(lines)


def _plain_kind(question: Question, lang: Lang) -> str:
    chinese = lang is Lang.ZH
    between = question.item.between if isinstance(question.item, Fact) else None
    span = f"{between[0]}–{between[1]}" if between else ""
    match question.kind:
        case Kind.YES_NO:
            return "是（yes）、否（no）" if chinese else "yes or no"
        case Kind.COUNT:
            return (f"整数 {span}" if chinese else f"a whole number {span}").strip()
        case Kind.NUMBER:
            return (f"数字 {span}" if chinese else f"a number {span}").strip()
        case Kind.APPLIES:
            return (
                "由规则算出，不用答；确实不适用时才写，要有理由"
                if chinese
                else "computed by a rule, nothing to answer; only where it does not apply say so, with the reason"
            )
        case Kind.CHOICE | Kind.LEVEL:
            return ", ".join(one.value for one in question.options)


def _lead(lang: Lang) -> list[str]:
    if lang is Lang.ZH:
        return [
            "# 观察表。答案写在冒号后面；看了说不准写 unknown，没看的空着。",
            "# 一项答案也可以写全：",
            "#   {value: yes, because: 首页第二屏有拼团, evidence: [{source: visit, at: 首页}]}",
        ]
    return [
        "# A sheet. Write answers behind the colons: unknown where you looked and cannot say,",
        "# nothing where you did not look.",
        "# An answer may also be written in full:",
        "#   {value: yes, because: on the second screen, evidence: [{source: visit, at: home page}]}",
    ]


def _head(draft: Draft, lang: Lang, *, hints: bool = True) -> Iterator[str]:
    head = draft.head
    for key in HEAD_KEYS:
        if key in head:
            yield from entry_lines(key, head[key])
        elif key in _HINTS and hints:
            yield f"# {key}: {_HINTS[key].get(lang)}"
    for key in HEAD_END:
        if key in head:
            yield from entry_lines(key, head[key])
    if draft.sources:
        yield "sources:"
        for id_, source in draft.sources.items():
            yield from moved(entry_lines(id_, source, indent=_STEP), _STEP)
    elif hints:
        yield "# sources:"
        title = "自己走一遍，一部手机加一个小号" if lang is Lang.ZH else "A visit with one phone and a second account"
        yield f"#   visit: {{title: {title}}}"


def _comments(question: Question, lang: Lang) -> Iterator[str]:
    yield from _comment("", question.ask, lang)
    if question.how is not None:
        yield from _comment("怎么看：" if lang is Lang.ZH else "how: ", question.how, lang)
    for line in how_to_answer(question, lang, not_applicable=_NOT_APPLICABLE[lang]).splitlines():
        yield from _wrapped(f"  {line}")
    if question.kind is Kind.APPLIES:
        yield f"# {question.id}: {_NOT_APPLICABLE[lang]}"


def _comment(lead: str, text: Text, lang: Lang) -> Iterator[str]:
    yield from _wrapped(lead + _one_line(text, lang))


def _wrapped(text: str) -> Iterator[str]:
    """Comment lines; a text that does not fit one goes on in the next."""
    indent = text[: len(text) - len(text.lstrip())]
    wide = sum(ord(char) > _FIRST_WIDE for char in text) * 2 > len(text)
    for number, line in enumerate(wrap(text.strip(), WIDTH // 2 if wide else WIDTH - 10, break_on_hyphens=False)):
        yield f"# {indent}{'  ' if number and indent else ''}{line}"


def _line_to_fill(question: Question, answer: Data) -> list[str]:
    if not answer and question.kind is Kind.APPLIES:
        return []
    return _answer(question.id, answer) if answer else [f"{' ' * _STEP}{question.id}:"]


def _answer(id_: str, answer: Data) -> list[str]:
    short = answer["value"] if answer.keys() == {"value"} else answer
    return moved(entry_lines(id_, short, indent=_STEP), _STEP)


def _one_line(text: Text, lang: Lang) -> str:
    return " ".join(text.get(lang).split())


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines) + "\n"
