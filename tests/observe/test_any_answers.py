"""Whatever a sheet says survives a workbook and a CSV file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rubric.model.text import Lang
from rubric.observe.draft import draft_of
from rubric.observe.join import in_full, same_in
from rubric.observe.questions import Kind, Question, questions_of
from rubric.observe.tables.arrive import Importer
from rubric.observe.tables.csv_write import csv_bytes
from rubric.observe.tables.workbook import workbook_bytes
from rubric.scoring.plan import compile_rubric
from rubric.source.edit_text import plain
from rubric.source.load import read_rubric
from rubric.source.placeholders import EN, ZH

RUBRIC = "community-group-buying"
PLAN = compile_rubric(read_rubric(RUBRIC).use())
QUESTIONS = {one.id: one for one in questions_of(PLAN)}

# What a YAML file can hold; spaces at the ends of a cell do not count.
TEXT = (
    some.text(
        some.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
        | some.sampled_from("=+-@'\",;\n中文 <&_x0041_"),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: "\n".join(text.split("\n")).strip())
    .filter(lambda text: ZH not in text and EN not in text)  # what templates leave blank is no text of a person
    .filter(bool)
)
PIECE = some.fixed_dictionaries(
    {"source": some.sampled_from(["visit", "call"])},
    optional={"at": TEXT, "url": TEXT, "file": TEXT, "line": some.integers(1, 10_000), "note": TEXT, "date": TEXT},
)


def values(question: Question) -> some.SearchStrategy[Any]:
    match question.kind:
        case Kind.LEVEL | Kind.CHOICE | Kind.YES_NO:
            words = [one.value for one in question.options]
            return some.sampled_from([int(one) if question.kind is Kind.LEVEL else one for one in words])
        case Kind.COUNT:
            return some.integers(0, 5)
        case Kind.NUMBER:
            return some.decimals(0, 50, places=3)
        case Kind.APPLIES:
            return some.nothing()


@some.composite
def sheets(draw: some.DrawFn) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for id_ in draw(some.lists(some.sampled_from(sorted(QUESTIONS)), max_size=8, unique=True)):
        question = QUESTIONS[id_]
        choices = [] if question.kind is Kind.APPLIES else [some.just("unknown"), values(question)]
        if question.may_not_apply and (not choices or draw(some.booleans())):
            answers[id_] = {"not_applicable": draw(TEXT)}
        elif choices:
            answers[id_] = {"value": draw(some.one_of(choices))}
            answers[id_] |= draw(some.fixed_dictionaries({}, optional={"because": TEXT}))
        if draw(some.booleans()):
            answers[id_]["evidence"] = draw(some.lists(PIECE, min_size=1, max_size=3, unique_by=repr))
    head = {"program": "corner-shop", "format": 1, "name": draw(TEXT), "observer": draw(TEXT), "version": draw(TEXT)}
    return {
        **head,
        "rubric": RUBRIC,
        "sources": {"visit": {"title": draw(TEXT)}, "call": {"title": "x"}},
        "answers": answers,
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets(), some.sampled_from(["xlsx", "csv", "tsv"]), some.sampled_from(list(Lang)))
def test_every_answer_survives(sheet: dict[str, Any], ending: str, lang: Lang) -> None:
    draft = draft_of(sheet, PLAN, rubric=RUBRIC)
    if ending == "xlsx":
        data = workbook_bytes([draft], lang, columns=False)
    else:
        data = csv_bytes([draft], lang, columns=False, tabs=ending == "tsv")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{ending}"
        path.write_bytes(data)
        importer = Importer(None, None, take=False, lang=lang)
        importer.read(path)
        importer.merge()
    assert importer.findings == []
    (arrival,) = importer.arrivals.values()
    back = plain(arrival.after.root)
    assert {key: back[key] for key in ("program", "name", "observer", "version")} == {
        key: sheet[key] for key in ("program", "name", "observer", "version")
    }
    assert {id_: loose(in_full(answer)) for id_, answer in (back["answers"] or {}).items()} == {
        id_: loose(answer) for id_, answer in sheet["answers"].items()
    }
    for id_, answer in sheet["answers"].items():
        if "value" in answer:
            assert same_in(PLAN, id_)(answer["value"], in_full(back["answers"][id_])["value"])


def loose(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer whose number is compared as such: 2.50 is 2.5."""
    value = answer.get("value")
    return {**answer, "value": Decimal(value).normalize()} if isinstance(value, int | Decimal) else answer
