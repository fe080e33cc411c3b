"""A badge of one result: a small flat SVG of our own, or what shields reads from an endpoint."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from xml.etree import ElementTree as ET

from rubric.model.scorecard import Scorecard
from rubric.model.states import Verdict
from rubric.report.jsons import as_json
from rubric.report.layout import clean, shortened
from rubric.report.numbers import figure
from rubric.report.score_page import verdict_sentence
from rubric.report.wording import Words
from rubric.report.xml import child, document

# From the lowest band to the highest; white text on each has a contrast of 4.5 or more.
_BANDS = ("#b3261e", "#a84a00", "#7a6200", "#4a7a12", "#1e7a3c")
_NO_NUMBER, _NO_BAND, _LABEL = "#666a70", "#1f5fae", "#454a50"
_MOST_COLUMNS, _MOST_IN_TITLE = 40, 200
_PAD, _WIDE, _NARROW = 6, 11.0, 6.6  # pixels at a size of 11


class Badge(NamedTuple):
    """What a badge says; ``colour`` is ``#rrggbb``, ``title`` the verdict in one sentence."""

    label: str
    message: str
    colour: str
    title: str


def badge_of(card: Scorecard, words: Words) -> Badge:
    """The rubric's title, and the number with its bounds where they differ."""
    label = shortened(clean(words.of(card.rubric.title)), _MOST_COLUMNS)
    return Badge(
        label, _message(card, words), _colour(card), shortened(clean(verdict_sentence(card, words)), _MOST_IN_TITLE)
    )


def badge_svg(card: Scorecard, words: Words) -> str:
    """The badge as an SVG that needs nothing else."""
    badge = badge_of(card, words)
    left, right = _width(badge.label) + 2 * _PAD, _width(badge.message) + 2 * _PAD
    said = words("badge_of", label=badge.label, message=badge.message)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(left + right),
            "height": "20",
            "role": "img",
            "aria-label": said,
        },
    )
    child(root, "title", f"{said} – {badge.title}")
    child(root, "rect", width=left, height=20, fill=_LABEL)
    child(root, "rect", x=left, width=right, height=20, fill=badge.colour)
    font = "Verdana, 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
    group = child(root, "g", **{"fill": "#fff", "font-family": font, "font-size": "11"})
    # What is estimated here is what the text is made to fit, whatever font there is.
    for start, text in ((0, badge.label), (left, badge.message)):
        child(group, "text", text, x=start + _PAD, y=14, textLength=_width(text), lengthAdjust="spacingAndGlyphs")
    return document(root)


def badge_json(card: Scorecard, words: Words) -> str:
    """The badge as the record of a shields endpoint."""
    badge = badge_of(card, words)
    return as_json({"schemaVersion": 1, "label": badge.label, "message": badge.message, "color": badge.colour})


def _message(card: Scorecard, words: Words) -> str:
    total = card.total
    low, high = figure(total.low), figure(total.high)
    match card.verdict:
        case Verdict.UNSCORABLE:
            return words("badge_unscorable")
        case Verdict.WITHHELD:
            return words("badge_withheld", low=low, high=high)
        case Verdict.PROVISIONAL | Verdict.FINAL:
            between = words("between", low=low, high=high)
            return figure(total.score) if total.low == total.high else f"{figure(total.score)} ({between})"


def _colour(card: Scorecard) -> str:
    """By the place of the band among the rubric's."""
    if card.verdict in (Verdict.UNSCORABLE, Verdict.WITHHELD):
        return _NO_NUMBER
    bands = [band.id for band in card.rubric.bands]
    if card.total.band not in bands or len(bands) < 2:
        return _NO_BAND
    return _BANDS[bands.index(card.total.band) * (len(_BANDS) - 1) // (len(bands) - 1)]


def _width(text: str) -> int:
    """About how many pixels a text takes; Chinese characters and emoji are square."""
    return round(sum(_pixels(char) for char in text))


def _pixels(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return 0.0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else _NARROW
