"""Badges: the number is printed, the colour follows the band, and text fits."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from rubric.model.text import Lang
from rubric.report.badge import badge_json, badge_of, badge_svg
from rubric.report.wording import Words
from tests.support import rate

EN = Words(Lang.EN)
STEPS = ["none", "few", "some", "many", "all"]


def rubric(bands: int) -> dict[str, Any]:
    """Five equal levels and as many bands, the first from 0."""
    scale = [{"id": f"band_{i}", "from": 100 * i // bands, "title": f"Band {i}"} for i in range(bands)]
    criterion = {"title": "One", "levels": dict(enumerate(STEPS))}
    other = {"title": "Two", "weight": 0.25, "levels": {0: "no", 1: "yes"}}
    return {
        "rubric": "small",
        "format": 1,
        "title": {"zh": "社区团购", "en": "Small"},
        "dimensions": {"play": {"title": "Play", "criteria": {"one": criterion, "two": other}}},
        "minimum_coverage": 0.5,
    } | ({"bands": scale} if bands else {})


def colour(bands: int, level: int) -> str:
    """Of a program with a level of the heavier criterion and nothing of the other: 20 points a level."""
    return badge_of(rate(rubric(bands), {"one": level, "two": 0}), EN).colour


def contrast(hexadecimal: str) -> float:
    """Of white text on a colour, by WCAG 2."""
    parts = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_colour_follows_the_band() -> None:
    colours = [colour(5, level) for level in range(5)]

    assert len(set(colours)) == 5
    assert [colour(2, 0), colour(2, 4)] == [
        colours[0],
        colours[4],
    ]


def test_colours_without_a_band() -> None:
    """No bands, no verdict and no number look different from any band."""
    none = badge_of(rate(rubric(0), {"one": 2, "two": 1}), EN)
    withheld = badge_of(rate(rubric(5), {"two": 1}), EN)
    unscorable = badge_of(rate(rubric(5), {}), EN)
    banded = [colour(5, level) for level in range(5)]

    assert none.colour not in [*banded, withheld.colour]
    assert withheld.colour == unscorable.colour
    assert withheld.colour not in banded
    assert all(contrast(one) >= 4.5 for one in [*banded, none.colour, withheld.colour])


def test_number_comes_with_its_bounds() -> None:
    """Where something is unknown; no verdict shows no number of its own."""
    messages = [
        badge_of(rate(rubric(5), answers), EN).message for answers in ({"one": 2, "two": 1}, {"one": 2}, {"two": 1}, {})
    ]

    assert messages == ["60.00", "50.00 (40.00–60.00)", "no verdict, 20.00–100.00", "unscorable"]
    assert badge_of(rate(rubric(5), {"two": 1}), Words(Lang.ZH)).message == "不下结论，20.00–100.00"


def test_shields_endpoint() -> None:
    """The four fields that a shields endpoint reads, the colour in a form that it knows."""
    record = json.loads(badge_json(rate(rubric(5), {"one": 2, "two": 1}), Words(Lang.ZH)))

    assert record.keys() == {"schemaVersion", "label", "message", "color"}
    assert (record["schemaVersion"], record["label"], record["message"]) == (1, "社区团购", "60.00")
    assert re.fullmatch("#[0-9a-f]{6}", record["color"])


@pytest.mark.parametrize("lang", list(Lang))
def test_svg_gives_text_its_room(lang: Lang) -> None:
    """Each text is made to fit its part, which is as wide as its characters need; a reader without eyes gets it all."""
    svg = ET.fromstring(badge_svg(rate(rubric(5), {"one": 2}, name="Shop"), Words(lang)))  # noqa: S314 - our own output
    space = "{http://www.w3.org/2000/svg}"
    label, message = svg.iter(f"{space}text")
    left, right = svg.iter(f"{space}rect")
    characters = {Lang.ZH: 4 * 11, Lang.EN: 5 * 6.6}[lang]

    assert int(label.attrib["textLength"]) == round(characters)
    assert int(left.attrib["width"]) == int(label.attrib["textLength"]) + 12
    assert int(message.attrib["x"]) == int(left.attrib["width"]) + 6
    assert int(svg.attrib["width"]) == int(left.attrib["width"]) + int(right.attrib["width"])
    assert "50.00 (40.00–60.00)" in svg.attrib["aria-label"]
    assert "Shop" in (svg.findtext(f"{space}title") or "")
