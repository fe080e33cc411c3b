"""The kinds of mistakes that a rubric may hold: each has its code, its place and its words."""

import pytest

from rubric.source.load import read_sheet_text
from tests.source.reading import GOOD, changed, message, rubric


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("title: Often, ", "", (15, 7), '"dimensions.scene.criteria.often" has no title:'),
        (", because: A rule", "", (18, 3), '"gates.spam" has no because:'),
        (", title: High", "", (21, 6), '"bands.high" has no title:'),
        ("ask: Seen?, ", "", (5, 3), '"facts.seen" has no ask:'),
        ("        title: 团长\n", "", (12, 7), '"dimensions.scene.criteria.leader" has no title:'),
    ],
)
def test_missing_key_is_placed_at_its_item(old: str, new: str, place: tuple[int, int], said: str) -> None:
    """What is missing is reported where it should be: at the item's own line, by its path."""
    (found,) = rubric(changed((old, new))).findings

    assert (found.code, (found.place.line, found.place.column)) == ("missing-key", place)
    assert said in message(found)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("yes_no: {fact: colour, is: red}", "why: none", "one-scale", "levels, yes_no, number, checklist"),
        ("title: Nice,", "title: Nice, checklist: {seen: 1},", "one-scale", "yes_no, checklist"),
        ("{0: 无, 1:", "{0: 无, 2:", "level-numbers", "found 0, 2"),
        ("0: 无", "0: {text: 无, when: seen}", "floor-has-when", "level 0"),
        ("{0: 0, 5: 100}", "{0: 0}", "too-few", "2"),
        ("points: {0: 0, 5: 100}", "log_normal: {p10: 5, median: 2}", "log-normal-order", "0 < p10 < median"),
        ("title: 小量表", "title:", "empty-value", '"title:"'),
        ("title: 小量表", "title: {en: one, two}", "text-cut-by-comma", "comma"),
        ("  scene:", "  total:", "reserved-id", '"total"'),
        ("  scene:", "  spam:", "duplicate-id", "line 9"),
        ("      leader:", "      团长:", "bad-id", "snake_case"),
        ("{id: low, from: 0", "{id: low, from: 1", "first-band", "0"),
        ("{id: high", "{id: low", "duplicate-id", "line 20"),
        ("is: red", "at_least: 1", "wrong-fact", "choice"),
        ("is: red", "is: red, in: [red]", "one-comparison", "one only"),
        ("{not: seen}", "{criterion: nice, at_least: 1}", "criterion-without-levels", '"nice"'),
        ("{not: seen}", "{criterion: leader, at_least: 2}", "unknown-level", "levels: 0, 1"),
        ("when: seen}", "when: {criterion: nice, at_least: 1}}", "criterion-outside-gate", "gate"),
        ("answer: count}", "answer: count, options: [a]}", "options-for-choice", "choice"),
        ("[red, green]", "[red, red]", "listed-twice", '"red"'),
        ("[red, green]", "[red, unknown]", "reserved-id", '"unknown"'),
    ],
)
def test_other_mistakes(old: str, new: str, code: str, said: str) -> None:
    """Each kind of mistake has its code and says what it is about."""
    found = [one for one in rubric(changed((old, new))).findings if one.code == code]

    assert len(found) == 1
    assert said in message(found[0])


@pytest.mark.parametrize("number", [".inf", ".nan", "1e999999999"])
def test_unusable_number_in_an_expectation(number: str) -> None:
    """What an example expects is a usable number like any other."""
    examples = f"examples:\n  - {{name: x, given: {{seen: yes}}, expect: {{total: {number}}}}}\n"

    assert [one.code for one in rubric(GOOD + examples).findings] == ["unusable-number"]


def test_null_inside_braces() -> None:
    """A null that is written out is an empty value, not a comma in a text."""
    found = rubric(changed(("{title: Nice,", "{title: Nice, weight: null,"))).findings

    assert [one.code for one in found] == ["empty-value"]


@pytest.mark.parametrize(("expected", "said"), [("9", "levels: 0, 1"), ("1", ""), ("unknown", "")])
def test_a_level_that_nothing_can_reach_is_not_expected(expected: str, said: str) -> None:
    """It is told where it is written, not only when the example runs."""
    examples = f"examples:\n  - {{name: x, given: {{seen: yes}}, expect: {{leader: {expected}}}}}\n"
    found = rubric(GOOD + examples).findings

    assert [one.code for one in found] == (["unknown-level"] if said else [])
    assert all(said in message(one) for one in found)
    assert all(one.place.line == len(GOOD.splitlines()) + 2 for one in found)


@pytest.mark.parametrize(
    ("answer", "rest"),
    [
        ("{value: no, because: 没有秒杀, 看了两次}", "看了两次"),
        ("{value: no, because: {zh: 无, en: none, twice}}", "twice"),
        ("{value: no, evidence: [{source: a, at: home, second screen}]}", "second screen"),
    ],
)
def test_a_comma_that_cuts_a_text_of_an_answer(answer: str, rest: str) -> None:
    """It is told as such, not as a key that nobody wrote."""
    text = f"program: p\nsources: {{a: {{title: A}}}}\nanswers:\n  seen: {answer}\n"
    found = read_sheet_text(text, "p.sheet.yaml").findings

    assert [one.code for one in found] == ["text-cut-by-comma"]
    assert rest in message(found[0])
