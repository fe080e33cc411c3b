"""`rubric show`: what everything weighs, and where every value is written."""

import json
import re
from decimal import Decimal

import pytest

from rubric.model.figure import DECIMALS
from rubric.source.library import LIBRARY
from tests.cli.support import Shell

NESTED = """\
rubric: nested
format: 1
title: {zh: 嵌套, en: Nested}
facts: {a: {ask: A, answer: yes_no}, b: {ask: B, answer: yes_no}}
dimensions:
  one:
    title: {zh: 一, en: One}
    weight: 3
    criteria:
      shown: {title: {zh: 只显示, en: Shown}, weight: 0, yes_no: a}
      half: {title: {zh: 半, en: Half}, weight: 1.5, yes_no: a}
      group:
        title: {zh: 组, en: Group}
        weight: sum
        criteria: {p: {title: P, weight: 0.5, yes_no: b}, q: {title: Q, yes_no: a}}
  two: {title: {zh: 二, en: Two}, criteria: {z: {title: Z, yes_no: b}}}
"""
OVER = """\
rubric: over
format: 1
extends: nested
title: {zh: 上面, en: Over}
dimensions:
  one:
    criteria:
      half: {weight: 4}
"""


@pytest.fixture(scope="module")
def shop(shared_shell: Shell) -> Shell:
    shared_shell.write("nested.rubric.yaml", NESTED)
    shared_shell.write("over.rubric.yaml", OVER)
    return shared_shell


def rows(page: str) -> dict[str, list[str]]:
    """The lines of the tree by their id, without the title."""
    found = re.findall(r"^ *([a-z]+) \S+ +(\S+) +([\d.]+%)", page, re.MULTILINE)
    return {id_: [weight, share] for id_, weight, share in found}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_declared_weight_and_share_of_the_total(shop: Shell, lang: str) -> None:
    """The share is of the total, through all levels; the declared weight stands beside it."""
    page = shop.inside("show", "./nested.rubric.yaml", "--lang", lang).out

    assert ("权重  占总分" if lang == "zh" else "Weight  Of total") in page
    assert rows(page) == {
        "one": ["3", "75.00%"],
        "shown": ["0", "0.00%"],
        "half": ["1.5", "37.50%"],
        "group": ["sum", "37.50%"],
        "p": ["0.5", "12.50%"],
        "q": ["1", "25.00%"],
        "two": ["1", "25.00%"],
        "z": ["1", "25.00%"],
    }


@pytest.mark.parametrize("name", ["scene-capability-gameplay", "community-group-buying"])
def test_shares_of_what_ships_make_a_whole(shop: Shell, name: str) -> None:
    nodes = json.loads(shop.inside("show", name, "--format", "json").out, parse_float=Decimal)["nodes"]
    shares = [node["effective"] for node in nodes if node["kind"] == "criterion" and node["effective"] is not None]

    assert len(shares) > 20
    assert abs(sum(shares) - 1) < len(shares) * Decimal(10) ** -DECIMALS
    assert all(node["weight"] for node in nodes)


def test_origin_of_a_value(shop: Shell) -> None:
    """A value that the extending file writes is told there, all else where it is inherited from."""
    lines = shop.inside("show", "./over.rubric.yaml", "--origin").out.splitlines()

    assert "over.rubric.yaml:8: dimensions.one.criteria.half.weight = 4" in lines
    assert "nested.rubric.yaml:11: dimensions.one.criteria.half.yes_no = a" in lines
    assert "over.rubric.yaml:4: title.zh = 上面" in lines
    assert [line for line in lines if "嵌套" in line] == []


def test_origin_of_every_value_of_what_ships(shop: Shell) -> None:
    """Each line that is told holds the value, or begins the text that it is."""
    written = json.loads(shop.inside("show", "community-group-buying", "--origin", "--format", "json").out)
    texts: dict[str, list[str]] = {}
    for one in written:
        file, _, number = one["place"].rpartition(":")
        line = texts.setdefault(file, (LIBRARY / file).read_text("utf-8").split("\n"))[int(number) - 1]
        assert one["value"][:20] in line or re.search(r"[>|][-+]?$", line), one

    assert len(texts) == 2
    assert len(written) > 1000
