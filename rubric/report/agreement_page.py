"""The page of an agreement: how far observers agree, where they do not, who is lenient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.model.agreement import (
    Agreement,
    Clash,
    Coefficient,
    Family,
    FamilyAgreement,
    ProgramView,
    QuestionAgreement,
    Voice,
)
from rubric.model.printing import floored
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.numbers import percent, signed
from rubric.report.wording import Words

# What a page shows of long lists; JSON has all.
_QUESTIONS, _PROGRAMS = 10, 3

_HEAD = ("", "n", "agree_head_same", "agree_head_near", "alpha", "agree_head_interval", "AC1/2", "")


def agreement_page(result: Agreement, words: Words) -> list[Block]:
    """The blocks of the page."""
    page = Page()
    rubric = words("rubric", title=words.of(result.rubric.title), edition=result.rubric.edition)
    page.add(Title(words("agree_title"), rubric), Para(_summary(result, words), strong=True), Para(""))
    if result.families:
        page.add(_table(result, words), *_notes(result, words))
    differing = [one for one in result.questions if one.differing]
    page.section(words("agree_where"), *_disputes(differing, words))
    if result.shared and not differing:
        page.add(Para(""), Para(words("agree_no_clash")))
    page.section(words("agree_outcomes"), *_disputes(result.criteria, words))
    page.section(words("agree_leniency"), Para(words("agree_leniency_note"), quiet=True), _leniency(result, words))
    page.section(words("agree_not_compared"), Entries(tuple(_left_out(result, words))))
    page.add(Para(""), Para(words("agree_hint"), quiet=True))
    return page.blocks


def coefficient(value: Fraction) -> str:
    """A coefficient with three decimals, floored."""
    return floored(value, 3).replace("-", "−")


def _summary(result: Agreement, words: Words) -> str:
    overall = result.overall
    alpha = overall.alpha if overall else None
    counts = {"programs": len(result.programs), "observers": len(result.observers), "shared": result.shared}
    if overall is None or alpha is None or alpha.value is None or overall.trust is None:
        why = words(f"agree_why_{alpha.undefined if alpha and alpha.undefined else 'too_few'}")
        return words("agree_summary_undefined", **counts, why=why)
    ends = _ends(alpha, words)
    text = coefficient(alpha.value) + (words("agree_interval", ends=ends) if ends else "")
    trust = words(f"agree_trust_{overall.trust}")
    summary = words("agree_summary", **counts, alpha=text, trust=trust)
    if overall.sure is None or overall.sure is overall.trust:
        return summary
    return summary + words("agree_unsure", sure=words(f"agree_trust_{overall.sure}"))


def _table(result: Agreement, words: Words) -> Table:
    head = tuple(words(key) if key.startswith("agree_") else key for key in _HEAD)
    return Table(head, "lrrrrrrl", tuple(_row(one, words) for one in result.families))


def _row(one: FamilyAgreement, words: Words) -> tuple[str, ...]:
    return (
        words(f"agree_family_{one.family}"),
        str(one.units),
        percent(one.same),
        percent(one.near),
        words("agree_undefined") if one.alpha.value is None else coefficient(one.alpha.value),
        _ends(one.alpha, words) or "–",
        "–" if one.gwet is None or one.gwet.value is None else coefficient(one.gwet.value),
        words(f"agree_trust_{one.trust}") if one.trust else words(f"agree_undefined_{one.alpha.undefined}"),
    )


def _ends(one: Coefficient, words: Words) -> str:
    if one.low is None or one.high is None:
        return ""
    return words("between", low=coefficient(one.low), high=coefficient(one.high))


def _notes(result: Agreement, words: Words) -> Iterator[Block]:
    limits = {"reliable": coefficient(result.reliable_from), "tentative": coefficient(result.tentative_from)}
    yield Para(words("agree_scale", **limits), quiet=True)
    families = {one.family for one in result.families}
    if families & {Family.CHOICE, Family.NUMBER}:
        yield Para(words("agree_by_question"), quiet=True)
    if result.draws:
        yield Para(words("agree_draws", draws=result.draws, what=words(f"agree_drawn_{result.resampled}")), quiet=True)
        if result.resampled == "answers":
            yield Para(words("agree_dependent", n=result.clustered_from), quiet=True)
    for one in result.families:
        if one.paradox and one.alpha.value is not None:
            family = words(f"agree_family_{one.family}").strip()
            alpha = coefficient(one.alpha.value)
            yield Para(words("agree_paradox", family=family, same=percent(one.same), alpha=alpha))


def _disputes(questions: Sequence[QuestionAgreement], words: Words) -> Iterator[Block]:
    shown = questions[:_QUESTIONS]
    yield Entries(tuple(_dispute(one, words) for one in shown))
    if len(questions) > len(shown):
        yield Para(words("agree_more", n=len(questions) - len(shown)), quiet=True)


def _dispute(one: QuestionAgreement, words: Words) -> Entry:
    title = words.of(one.title)
    if one.pairs > 1:
        title = words("agree_question", title=title, differing=one.differing, pairs=one.pairs)
    parts = [_clash(clash, one.family, words) for clash in one.clashes[:_PROGRAMS]]
    hidden = len(one.clashes) - len(parts)
    if hidden:
        parts.append(Entry("", words("agree_more", n=hidden), quiet=True))
    return Entry("·", title, tuple(parts))


def _clash(clash: Clash, family: Family, words: Words) -> Entry:
    name = words.of(clash.name) or clash.program
    return Entry("", name, tuple(_voice(voice, family, words) for voice in clash.voices))


def _voice(voice: Voice, family: Family, words: Words) -> Entry:
    text = voice.observer + words("colon") + _value(voice, family, words)
    because = (Entry("", words("saw", text=words.of(voice.because)), quiet=True),) if voice.because else ()
    return Entry("", text, because)


def _value(voice: Voice, family: Family, words: Words) -> str:
    text = words.of(voice.text)
    if family in (Family.JUDGED, Family.DERIVED):
        key = "agree_level_text" if text else "agree_level"
        return words(key, level=voice.value, text=text)
    if family is Family.APPLIES:
        return words(f"agree_applies_{voice.value}")
    if family is Family.YES_NO:
        return words(f"value_{voice.value}")
    return text or voice.value


def _leniency(result: Agreement, words: Words) -> Entries:
    lines = []
    for one in sorted(result.observers, key=lambda one: -(one.leniency or 0)):
        if one.leniency is None:
            lines.append(Entry("–", words("agree_leniency_none", name=one.name)))
        else:
            key = "agree_lenient" if one.leniency > 0 else "agree_harsh" if one.leniency < 0 else "agree_even"
            mark = signed(one.leniency) if one.leniency else "0.00"
            lines.append(Entry(mark, words(key, name=one.name, levels=one.levels)))
    return Entries(tuple(lines))


def _left_out(result: Agreement, words: Words) -> Iterator[Entry]:
    if result.single:
        yield Entry("·", words("agree_single", n=result.single))
    if result.alone:
        yield Entry("·", words("agree_alone", names=words.listed([_name(one, words) for one in result.alone])))
    for one in result.left_out:
        yield Entry("·", words("agree_left_out", file=one.file, observer=one.observer, program=one.program))


def _name(program: ProgramView, words: Words) -> str:
    return words.of(program.name) or program.id
