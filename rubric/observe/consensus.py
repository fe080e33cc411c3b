"""The sheets of several observers as one: agreement kept, disagreement left open with both reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rubric.model.answers import is_unknown
from rubric.model.consensus import Consensus, Disagreement, Stand
from rubric.model.text import Lang, Text
from rubric.observe.join import Data, in_full, is_open, join, same_in
from rubric.observe.questions import Question, questions_of
from rubric.scoring.plan import Plan

_HEAD = ("name", "platform", "vertical", "version", "attributes", "rubric", "note")


class Voice(NamedTuple):
    """One observer's sheet.

    Attributes:
        observer: how the observer is called.
        data: of the sheet, plain.
    """

    observer: str
    data: Data


@dataclass
class _Open:
    """Answers of one question on the way to a consensus."""

    answer: Data = field(default_factory=dict)
    said: list[tuple[str, Data]] = field(default_factory=list)
    clash: bool = False


def merge_voices(plan: Plan, voices: Sequence[Voice]) -> tuple[Data, Consensus]:
    """One sheet from several about the same program.

    Values on which all who answered agree are kept, with every reason and every piece of evidence. Values that differ
    become a conflict that lists what each says. What one leaves open the others fill.

    Args:
        plan: of the rubric that all fit.
        voices: at least one.

    Returns:
        The data of the new sheet, and the record of what happened.
    """
    sources, names = _sources(voices)
    data, differing = _head(voices)
    answers: Data = {}
    agreed, single, disagreements = [], [], []
    questions = {one.id: one for one in questions_of(plan)}
    for id_ in _ids(questions, voices):
        merged = _merged(plan, id_, voices, names)
        if not merged.answer:
            continue
        answers[id_] = _short(merged.answer)
        if merged.clash:
            disagreements.append(_disagreement(plan, questions, id_, merged))
        elif len(merged.said) > 1:
            agreed.append(id_)
        elif merged.said:
            single.append(id_)
    if sources:
        data["sources"] = sources
    record = Consensus(
        program=str(data["program"]),
        observers=tuple(one.observer for one in voices),
        agreed=tuple(agreed),
        single=tuple(single),
        disagreements=tuple(disagreements),
        differing=tuple(differing),
    )
    return {**data, "answers": answers}, record


def _merged(plan: Plan, id_: str, voices: Sequence[Voice], names: Sequence[Mapping[str, str]]) -> _Open:
    found, same = _Open(), same_in(plan, id_)
    for voice, renamed in zip(voices, names, strict=True):
        answer = _renamed(in_full((voice.data.get("answers") or {}).get(id_)), renamed)
        if not answer:
            continue
        claims = answer.pop("conflict", None)
        if claims:
            found.clash = True
            found.said += [(str(one.get("observer", voice.observer)), _claimed(one)) for one in claims]
        elif not is_open(answer):
            found.said.append((voice.observer, answer))
        elif not is_open(found.answer):
            answer = {key: value for key, value in answer.items() if key != "value"}
        joined = join(found.answer, answer, same)
        found.answer = joined.answer
        found.clash |= bool({"value", "not_applicable"} & set(joined.clashes)) and not _both_na(found.said)
        _add_evidence(found.answer, answer)
    return _settled(found)


def _settled(found: _Open) -> _Open:
    """The answer as it is written: a conflict, or what all say with all their reasons."""
    if found.clash:
        claims = [_claim(observer, answer) for observer, answer in found.said]
        evidence = {"evidence": found.answer["evidence"]} if "evidence" in found.answer else {}
        found.answer = {"conflict": claims, **evidence}
        return found
    for key in ("because", "not_applicable"):
        reasons = [(observer, answer[key]) for observer, answer in found.said if key in answer]
        if len({str(text) for _, text in reasons}) > 1:
            found.answer = {**found.answer, key: _all_reasons(reasons)}
    return found


def _both_na(said: Iterable[tuple[str, Data]]) -> bool:
    """Whether all who answered say that it does not apply; their reasons may differ."""
    return all("not_applicable" in answer for _, answer in said)


def _add_evidence(answer: Data, more: Data) -> None:
    known = answer.get("evidence", [])
    new = [one for one in more.get("evidence", []) if one not in known]
    if new:
        answer["evidence"] = [*known, *new]


def _claim(observer: str, answer: Data) -> Data:
    if "not_applicable" in answer:
        return {"observer": observer, "value": "not_applicable", "because": answer["not_applicable"]}
    because = {"because": answer["because"]} if "because" in answer else {}
    return {"observer": observer, "value": answer.get("value"), **because}


def _claimed(claim: Data) -> Data:
    """A claim of an earlier merge as an answer."""
    if claim.get("value") == "not_applicable":
        return {"not_applicable": claim.get("because", "")}
    return {key: claim[key] for key in ("value", "because") if key in claim}


def _all_reasons(reasons: Sequence[tuple[str, Any]]) -> Any:
    """Different reasons for one answer in one text, each with who gives it."""
    if all(isinstance(text, str) for _, text in reasons):
        return "; ".join(f"{observer}: {text}" for observer, text in reasons)
    texts = [(observer, Text.model_validate(text)) for observer, text in reasons]
    return {
        "zh": "；".join(f"{observer}：{text.get(Lang.ZH)}" for observer, text in texts),
        "en": "; ".join(f"{observer}: {text.get(Lang.EN)}" for observer, text in texts),
    }


def _head(voices: Sequence[Voice]) -> tuple[Data, list[str]]:
    """What the new sheet says of the program; the latest day; and the fields in which the sheets differ."""
    data: Data = {"program": voices[0].data["program"], "format": 1}
    differing = []
    for key in _HEAD:
        values = [voice.data[key] for voice in voices if voice.data.get(key) is not None]
        if values:
            data[key] = values[0]
            differing += [key] if any(value != values[0] for value in values) else []
    days = sorted({str(voice.data["observed"]) for voice in voices if voice.data.get("observed")})
    if days:
        data["observed"] = days[-1]
        differing += ["observed"] if len(days) > 1 else []
    data["observer"] = ", ".join(dict.fromkeys(voice.observer for voice in voices))
    order = ("program", "format", *_HEAD[:5], "observed", "observer", "rubric", "note")
    return {key: data[key] for key in order if key in data}, differing


def _sources(voices: Sequence[Voice]) -> tuple[Data, list[dict[str, str]]]:
    """All declared sources, and per sheet the new names of those whose id means something else in an earlier one."""
    found: Data = {}
    names = []
    for voice in voices:
        renamed = {}
        for id_, source in (voice.data.get("sources") or {}).items():
            name, number = id_, 2
            while name in found and found[name] != source:
                name, number = f"{id_}_{number}", number + 1
            found[name] = source
            renamed[id_] = name
        names.append(renamed)
    return found, names


def _renamed(answer: Data, names: Mapping[str, str]) -> Data:
    evidence = answer.get("evidence")
    if not evidence:
        return answer
    moved = [{**one, "source": names.get(one["source"], one["source"])} if "source" in one else one for one in evidence]
    return {**answer, "evidence": moved}


def _ids(questions: Mapping[str, Question], voices: Sequence[Voice]) -> list[str]:
    """What anybody answered: in the order of the rubric, then by hand what rules compute."""
    answered = dict.fromkeys(id_ for voice in voices for id_ in voice.data.get("answers") or {})
    return [*(id_ for id_ in questions if id_ in answered), *(id_ for id_ in answered if id_ not in questions)]


def _disagreement(plan: Plan, questions: Mapping[str, Question], id_: str, merged: _Open) -> Disagreement:
    question = questions.get(id_)
    title = question.title if question else plan.leaves[id_].criterion.title
    texts = {one.value: one.text for one in question.options} if question else {}
    stands = []
    for observer, answer in merged.said:
        value = "not_applicable" if "not_applicable" in answer else _word(answer.get("value"))
        because = answer.get("not_applicable", answer.get("because"))
        text = None if because in (None, "") else Text.model_validate(because)
        stands.append(Stand(observer=observer, value=value, text=texts.get(value), because=text))
    return Disagreement(id=id_, title=title, stands=tuple(stands))


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unknown" if is_unknown(value) else str(value)


def _short(answer: Data) -> Any:
    return answer["value"] if answer.keys() == {"value"} else answer
