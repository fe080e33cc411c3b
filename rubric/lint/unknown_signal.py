"""A fact that names a signal which the source reader does not know."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text
from rubric.source.nearest import near
from rubric.source.signals import signal_ids


def check(file: RubricFile) -> Iterator[Found]:
    """Signals of facts in force that are not in the table that ships."""
    named = [
        (id_, number, signal)
        for id_, fact in file.rubric.facts.items()
        if fact.off is None
        for number, signal in enumerate(fact.signals)
    ]
    known = signal_ids() if named else ()
    for id_, number, signal in named:
        if signal not in known:
            yield Found(("facts", id_, "signals", number), {"signal": signal, "id": id_, "hint": _hint(signal, known)})


def _hint(signal: str, known: tuple[str, ...]) -> Text:
    found = near(signal, known)
    return Text(
        zh=f"{found['near_zh']}rubric inspect --list-signals 列出认得的；自己的信号表用 --signals 给",
        en=f"{found['near_en']}rubric inspect --list-signals lists them; a table of your own is given with --signals",
    )


RULE = RubricRule(
    Rule(
        "unknown-signal",
        Severity.WARNING,
        "事实“{id}”用的信号“{signal}”不在自带的信号表里",
        'the signal "{signal}" of the fact "{id}" is not in the table that ships',
        "{hint}",
        "{hint}",
        "读源码时这个信号认不出来，事实就一直是未知",
        "the source reader cannot recognise it, and the fact stays unknown",
        "facts:\n  flash_sale: {ask: 有秒杀吗？, answer: yes_no, signals: [play.sekill]}",
        "facts:\n  flash_sale: {ask: 有秒杀吗？, answer: yes_no, signals: [play.seckill]}",
    ),
    check,
)
