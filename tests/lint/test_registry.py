"""What every rule has to bring along."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest

from rubric.lint import rubric_rules
from rubric.lint.rubric_rules import RUBRIC_RULES
from rubric.lint.sheet_rules import SHEET_RULES
from rubric.model.finding import Place, Rule
from rubric.source import rules, rules_content, rules_values
from rubric.source.parse import parse

RULES = [one.rule for one in RUBRIC_RULES] + [one.rule for one in SHEET_RULES]
FOLDER = Path(rubric_rules.__file__).parent

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    declared = {
        value.code for module in (rules, rules_content) for value in vars(module).values() if type(value) is Rule
    }
    assert declared.isdisjoint(codes)
    assert rules_values.BY_CODE.keys().isdisjoint(codes)


@every_rule
def test_rule_is_in_the_file_of_its_name(rule: Rule) -> None:
    assert f'"{rule.code}"' in (FOLDER / f"{rule.code.replace('-', '_')}.py").read_text(encoding="utf-8")


@every_rule
def test_rule_explains_itself(rule: Rule) -> None:
    assert all((rule.help_zh, rule.help_en, rule.why_zh, rule.why_en, rule.bad, rule.good))
    assert rule.bad != rule.good


@every_rule
def test_messages_format_and_say_the_same_in_both_languages(rule: Rule) -> None:
    fields = [_fields(text) for text in (rule.zh, rule.en, rule.help_zh, rule.help_en)]
    assert fields[0] == fields[1]
    assert fields[2] == fields[3]
    args: dict[str, Any] = dict.fromkeys(fields[0] | fields[2], "1")
    found = rule.at(Place("x"), **args)
    assert found.message.zh
    assert found.message.en


@every_rule
def test_examples_are_yaml(rule: Rule) -> None:
    for text in (rule.bad, rule.good):
        _, findings = parse(text, "example")
        assert [one.code for one in findings if one.code != "duplicate-key"] == []
