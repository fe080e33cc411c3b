"""Pictures of pages: places are proportional to numbers and stay inside; what has no number has no dot."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.model.text import Lang
from rubric.report.html.svg_dots import axis, dots
from rubric.report.html.svg_radar import corner, radar
from rubric.report.html.svg_scale import Mark, scale
from rubric.report.html.svg_time import spaced, timeline
from rubric.report.markdown import to_markdown
from rubric.report.pictures import Dot, Instant, Radar, ReportScale, Tick, Timeline
from rubric.report.radar_picture import radar_of
from rubric.report.ranking_picture import figures_of
from rubric.report.terminal import Screen, to_text
from rubric.report.wording import Words

EN = Words(Lang.EN)
HUNDRED = ReportScale(Fraction(0), Fraction(100), (Fraction(0), Fraction(40), Fraction(80)))
UNIT = st.floats(0, 1)


def places(svg: str, name: str = "cx") -> list[float]:
    return [float(found) for found in re.findall(rf"\b{name}=\"?([\d.e-]+)", svg)]


def test_places_are_proportional_to_numbers() -> None:
    scale = ReportScale(Fraction(1), Fraction(5))
    svgs = [dots("x", [scale.dot(Fraction(n), Fraction(n), Fraction(n))], ["a"], scale.edges) for n in range(1, 6)]
    found = [places(svg)[0] for svg in svgs]

    assert [round(after - before, 6) for before, after in pairwise(found)] == [24.0] * 4
    assert (found[0], found[-1]) == (2.0, 98.0)
    assert [tick.text for tick in scale.ticks] == ["1", "2", "3", "4", "5"]


@given(st.lists(st.tuples(UNIT, UNIT, UNIT), min_size=1, max_size=2))
def test_dots_stay_inside_the_scale_and_their_bounds(numbers: list[tuple[float, float, float]]) -> None:
    shown = [Dot("x", "x", low, value, high) for low, value, high in map(sorted, numbers)]
    svg = dots("x", shown, ["a"] * len(shown), (0.0, 0.4))
    circles, starts, widths = (places(svg, name) for name in ("cx", "x", "width"))

    assert len(circles) == len(shown)
    assert all(2 <= place <= 98 for place in circles)
    assert all(start >= 2 and start + width <= 98.5 for start, width in zip(starts, widths, strict=True))
    # Bands come first; the second dot is drawn before the first.
    for place, start, width in zip(circles[::-1], starts[2:], widths[2:], strict=True):
        assert start - 0.01 <= place <= start + width + 0.01


def test_two_dots_are_told_apart_and_joined() -> None:
    svg = dots(
        "Scene", [HUNDRED.dot(Fraction(one), Fraction(0), Fraction(100)) for one in (25, 75)], ["A", "B"], (0.0,)
    )

    assert svg.count("<circle class=o ") == 1
    assert places(svg, "x1") == [26.0]
    assert places(svg, "x2") == [74.0]
    assert 'aria-label="Scene: A 25.00 (0.00–100.00); B 75.00 (0.00–100.00)"' in svg


@given(st.fractions(), st.fractions(), st.fractions())
def test_scale_holds_whatever_a_saved_result_says(start: Fraction, end: Fraction, value: Fraction) -> None:
    assert 0 <= ReportScale(start, end).part(value) <= 1


@pytest.mark.parametrize(("value", "shown"), [("0", "0"), ("37.5", "37.5"), ("100", "100"), ("1e400", "1" + "0" * 400)])
def test_figures_of_a_scale_are_short(value: str, shown: str) -> None:
    assert ReportScale(Fraction(0), Fraction(value) or Fraction(1), (Fraction(value),)).ticks[0].text == shown


def test_what_has_no_number_has_no_dot() -> None:
    unknown, beside = HUNDRED.dot(None, Fraction(10), Fraction(60)), Dot("–")
    svg = dots("x", [unknown, beside], ["A", "B"], (0.0,))

    assert "<circle" not in svg
    assert "<line" not in svg
    assert svg.count("<rect class=i") == 1
    assert 'aria-label="x: A ? (10.00–60.00); B –"' in svg
    assert dots("x", [beside, beside], ["A", "B"], (0.0,)) == ""


def test_bands_and_their_figures_share_places() -> None:
    starts = places(dots("x", [HUNDRED.dot(Fraction(1), None, None)], ["a"], HUNDRED.edges), "x")

    assert places(axis(HUNDRED.ticks), "x") == [*starts, 98.0]
    assert [tick.text for tick in HUNDRED.ticks] == ["0", "40", "80", "100"]


@given(st.integers(1, 2000))
def test_figures_of_ranks_are_few_and_hold_both_ends(count: int) -> None:
    shown = figures_of(count)

    assert shown == sorted(set(shown))
    assert (shown[0], shown[-1]) == (1, count)
    assert len(shown) <= 12
    assert shown == list(range(1, count + 1)) or count > 12


def instant(place: float, score: int, *, firm: bool = True, joined: bool = True) -> Instant:
    return Instant(place, f"day {place}", HUNDRED.dot(Fraction(score), Fraction(0), Fraction(100)), firm, joined)


def time_of(*instants: Instant) -> str:
    return timeline(Timeline("Hema", instants, HUNDRED.ticks, ""))


def test_dates_are_spaced_by_time_and_higher_is_better() -> None:
    svg = time_of(instant(0, 0), instant(0.25, 50), instant(1, 100))
    (first, second, third), heights = places(svg), places(svg, "cy")

    assert second - first == pytest.approx((third - first) / 4)
    assert heights[0] - heights[1] == heights[1] - heights[2] > 0
    assert svg.count("<line class=j") == 2


def test_withheld_is_hollow_and_not_joined() -> None:
    svg = time_of(instant(0, 20), instant(1, 60, firm=False, joined=False))

    assert svg.count("<circle class=o") == 1
    assert "<line class=j" not in svg
    assert ">20.00</text>" in svg
    assert ">60.00</text>" not in svg


def test_observations_of_one_day_stand_beside_each_other() -> None:
    svg = time_of(instant(0, 20), instant(1, 20), instant(1, 20))

    assert re.findall(r"translate\((-?\d+) 0\)", svg) == ["-4", "4"]


@given(st.lists(UNIT, min_size=1).map(sorted))
def test_texts_over_time_have_room(rising: list[float]) -> None:
    chosen = spaced(rising, 0.25)
    shown = [rising[number] for number in chosen]

    assert chosen[-1] == len(rising) - 1
    assert all(after - before >= 0.25 for before, after in pairwise(shown))


def test_texts_of_users_are_texts() -> None:
    bad = '"><script>'
    hostile = Instant(0, bad, HUNDRED.dot(Fraction(1), None, None), firm=True, joined=False)
    drawn = (
        timeline(Timeline(bad, (hostile, instant(1, 2)), (), "")),
        dots(bad, [HUNDRED.dot(Fraction(1), None, None)], [bad], (0.0,)),
        radar(Radar(bad, (bad,) * 3, (bad,), ((Dot("1", value=0.1),) * 3,), "")),
    )

    assert [svg for svg in drawn if "<script" in svg] == []
    assert [svg for svg in drawn if "&lt;script&gt;" not in svg] == []


@given(st.integers(3, 12), UNIT)
def test_outline_is_as_far_out_as_the_number(count: int, part: float) -> None:
    centre = corner(0, count, 0)
    for number in range(count):
        (x, y), (rim_x, rim_y) = corner(number, count, part), corner(number, count, 1)
        assert x - centre[0] == pytest.approx(part * (rim_x - centre[0]), abs=0.2)
        assert y - centre[1] == pytest.approx(part * (rim_y - centre[1]), abs=0.2)


def axes_of(*scores: int | None) -> list[tuple[str, list[Dot]]]:
    return [
        (name, [HUNDRED.dot(None if score is None else Fraction(score), Fraction(0), Fraction(100))])
        for name, score in zip("abcde", scores, strict=False)
    ]


def test_radar_needs_three_axes_and_says_what_is_left_out() -> None:
    drawn = radar_of(axes_of(10, 20, None, 30), ["A"], HUNDRED, EN)
    none = radar_of(axes_of(10, 20, None), ["A"], HUNDRED, EN)

    assert drawn.axes == ("a", "b", "d")
    assert "left out: c" in drawn.legend
    assert "rim 100" in drawn.legend
    assert none.axes == ()
    assert "here there are 2" in none.legend


def test_second_outline_is_dashed_and_neither_is_filled() -> None:
    picture = Radar("Radar", ("a", "b", "c"), ("A", "B"), ((Dot("1", value=0.1),) * 3, (Dot("2", value=0.2),) * 3), "")
    svg = radar(picture)

    assert [svg.count(f'<polygon class="{kind}"') for kind in ("p1", "p2")] == [1, 1]
    assert svg.count(">1 / 2</tspan>") == 3
    assert 'aria-label="Radar: a 1 / 2; b 1 / 2; c 1 / 2"' in svg


def test_terminal_and_markdown_leave_pictures_out() -> None:
    picture = Timeline("x", (instant(0, 1), instant(1, 2)), (Tick(0, "0"),), "legend")

    assert to_text([picture], Screen()).strip() == ""
    assert to_markdown([picture]).strip() == ""


def test_figures_at_the_ends_of_the_bands_are_whole() -> None:
    """A figure at the end of the scale is moved inward, so that the picture does not cut it."""
    drawn = scale(Mark(0.0, "0.00"), None, Mark(1.0, "100.00"), [Mark(0.0, "0"), Mark(1.0, "100")], "x")

    for x, text in re.findall(r"<text class=t x=([\d.]+) y=\d+>([\d.]+)</text>", drawn):
        half = 6.2 * len(text) / 2
        assert half <= float(x) <= 320 - half + 0.1


def test_what_is_unknown_of_both_has_no_bars() -> None:
    """Two bars over the whole scale say nothing; one beside a number does."""
    nothing, known = Dot("?", "0.00–100.00", 0, None, 1), Dot("5.00", "5.00–5.00", 0.05, 0.05, 0.05)

    assert "class=i" not in dots("row", [nothing, nothing], ["A", "B"], [0.0])
    assert dots("row", [known, nothing], ["A", "B"], [0.0]).count("class=i") == 2
    assert "class=i" in dots("row", [nothing], ["A"], [0.0])
