"""Mistakes in rubrics and sheets: all of them in one run, in order, each where it is, with the likely fix."""

import pytest

from rubric.model.text import Lang
from rubric.report.layout import width_of
from tests.source.reading import GOOD, at, changed, message, places, printed, rubric, sheet_findings


def test_good_rubric() -> None:
    """The rubric that the other tests break is all right."""
    assert rubric(GOOD).findings == []


def test_every_shape_mistake_in_one_run() -> None:
    """Mistakes of keys, kinds and numbers are reported together, in the order of the file."""
    text = changed(
        ("answer: count", "answer: counts"),
        ("title: 场景", "titel: 场景"),
        ("{0: 0, 5: 100}", "{0: 0, 5: 101}"),
        ("when: {not: seen}", "when: {nott: seen}"),
        ("cap: {total: 39}, because: A rule", "cap: {total: x}"),
        ("from: 60", "from: [60]"),
    )

    assert places(rubric(text).findings) == at(
        text,
        ("not-allowed", "counts"),
        ("missing-key", "scene:"),
        ("unknown-key", "titel"),
        ("out-of-range", "101"),
        ("missing-key", "spam:"),
        ("bad-condition", "when: {nott"),
        ("expected-number", "x}"),
        ("expected-number", "from: [60]"),
    )


def test_every_mistake_of_meaning_in_one_run() -> None:
    """So are mistakes of what refers to what."""
    text = changed(
        ("when: seen}", "when: sean}"),
        ("{fact: times,", "{fact: colour,"),
        ("is: red", "is: reed"),
        ("cap: {total: 39}", "cap: {scenery: 390}"),
        ("from: 60", "from: 0"),
    )

    assert places(rubric(text).findings) == at(
        text,
        ("unknown-fact", "sean"),
        ("wrong-fact", "colour, points"),
        ("unknown-option", "reed"),
        ("unknown-cap", "scenery"),
        ("off-scale", "390"),
        ("band-order", "0, title: High"),
    )


def test_every_mistake_of_a_sheet_in_one_run() -> None:
    """Sheets are checked the same way."""
    text = (
        "program: Big_Shop\nformat: 2\nobserved: 2022-02-30\nanswers:\n  seen: [1]\n"
        "  times: {value: 1, evidence: [{at: there}]}\n  x: {value: 1, not_applicable: because}\n"
    )

    assert places(sheet_findings(text)) == at(
        text,
        ("bad-id", "Big_Shop"),
        ("not-allowed", "2\n"),
        ("expected-date", "2022-02-30"),
        ("expected-value", "seen"),
        ("evidence-without-place", "at: there"),
        ("one-answer", "x:"),
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_caret_below_chinese(lang: str) -> None:
    """The carets stand under the words at fault as a terminal shows them: Chinese characters are two columns wide."""
    text = changed(("{title: Nice, yes_no: ", "{title: 好看不好看, yesno: "))
    (found, *_) = [one for one in rubric(text).findings if one.code == "unknown-key"]
    _, _, line, carets, *_ = printed([found], text, lang).splitlines()
    before = line[: line.index("yesno")]

    assert (carets.index("^"), carets.count("^")) == (carets.index("|") + width_of(before) - before.index("|"), 5)
    assert width_of(before) == len(before) + 5


def test_carets_as_wide_as_chinese() -> None:
    """Where Chinese itself is at fault the carets are as wide as it is, and the line is shown as it stands."""
    text = changed(("answer: count", "answer: 数量"))
    shown = printed(rubric(text).findings, text).splitlines()

    assert shown[0].startswith("small.rubric.yaml:6:36: error[not-allowed]: ")
    assert shown[1:4] == [
        "  |",
        "6 |   times: {ask: How often?, answer: 数量}",
        "  |                                    ^^^^",
    ]


def test_caret_in_a_long_line() -> None:
    """Of a long line, what surrounds the mistake is shown."""
    text = changed(("title: 小量表", f"title: {{zh: {'好' * 300}, e: x}}"))
    (found,) = rubric(text).findings
    _, _, line, carets, *_ = printed([found], text).splitlines()

    assert width_of(line) < 210
    assert line.isprintable()
    before = line[: line.index("e: x")]
    assert carets.index("^") == width_of(before)


def test_items_are_named_by_id() -> None:
    """A message names a band by its id and a nested field by its path, never by an index."""
    text = changed(("from: 60", "from: high"), ("cap: {total: 39}", "cap: {total: none}"))

    assert [message(one).split(" needs")[0] for one in rubric(text).findings] == [
        '"gates.spam.cap.total"',
        '"bands.high.from"',
    ]


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("when: seen}", "whn: seen}", "when"),
        ("number: {fact", "numbr: {fact", "number"),
        ("options: [red", "option: [red", "options"),
        ("because: A rule", "becuase: A rule", "because"),
        ("from: 60", "form: 60", "from"),
    ],
)
def test_unknown_key(old: str, new: str, meant: str) -> None:
    """One suggestion, and all keys that are allowed at that place."""
    found = [one for one in rubric(changed((old, new))).findings if one.code == "unknown-key"]

    assert len(found) == 1
    assert message(found[0]).count("did you mean") == 1
    assert f'did you mean "{meant}"?' in message(found[0])
    assert meant in message(found[0]).split("allowed here: ")[1].split(", ")


def test_slip_in_the_key_that_makes_a_rubric() -> None:
    """`dimension:` in a file that is a rubric by every other key is an unknown key like others."""
    text = changed(("dimensions:", "dimension:"))

    assert at(text, ("unknown-key", "dimension:"))[0] in places(rubric(text).findings)


def test_no_suggestion_when_nothing_is_near() -> None:
    """A guess that is no better than others is not made; the allowed keys are still listed."""
    (found,) = rubric(changed(("title: Nice", "title: Nice, zzz: 1"))).findings

    assert found.code == "unknown-key"
    assert "did you mean" not in message(found)
    assert "allowed here: title, why, how, weight, when, may_not_apply, levels," in message(found)
    assert "是不是" not in (found.help or found.message).get(Lang.ZH)


def test_allowed_keys_are_those_of_the_place() -> None:
    """A group is offered a group's keys, a level a level's, a fact test its comparisons."""
    text = changed(("    title: 场景", "    title: 场景\n    levls: 1"), ("text: 有,", "text: 有, extra: 1,"))
    group, level = rubric(text).findings

    assert "allowed here: title, why, weight, combine, criteria, references, off" in message(group)
    assert "allowed here: text, when, points, like" in message(level)
