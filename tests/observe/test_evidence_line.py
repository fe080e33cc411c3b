"""What is cited by a line."""

from typing import Any

import pytest

from rubric.observe.filling.evidence_line import Doubt, Piece, piece_of


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("visit", {"source": "visit"}),
        ("visit home page", {"source": "visit", "at": "home page"}),
        ("visit：首页；看了两次", {"source": "visit", "at": "首页", "note": "看了两次"}),
        ("Ｖisit首页", {"source": "visit", "at": "首页"}),
        ("visit: home; twice", {"source": "visit", "at": "home", "note": "twice"}),
        ("https://a.example/x §2", {"url": "https://a.example/x", "at": "§2"}),
        ("shots/a.PNG", {"screenshot": "shots/a.PNG"}),
        ("app.js:12 the handler", {"file": "app.js", "line": 12, "at": "the handler"}),
        ("./notes", {"file": "./notes"}),
        ("my shot.png", {"screenshot": "my shot.png"}),
        ("首页/活动页", {"source": "visit", "at": "首页/活动页"}),
        ("§2.1", {"source": "visit", "at": "§2.1"}),
        ("+shots", {"source": "shots"}),
    ],
)
def test_what_a_line_cites(line: str, evidence: dict[str, Any]) -> None:
    piece = piece_of(line, {"visit"}, "visit", lambda name: name == "my shot.png")
    assert isinstance(piece, Piece)
    assert piece.evidence == evidence


def test_without_a_usual_source_a_new_one_begins_the_line() -> None:
    piece = piece_of("visit home", {}, None, lambda _: False)
    assert isinstance(piece, Piece)
    assert (piece.evidence, piece.new_source) == ({"source": "visit", "at": "home"}, True)
    assert piece_of("首页", {}, None, lambda _: False) is None


def test_a_word_that_may_be_a_source() -> None:
    """A slip, or one that would be new; a plain word is a place."""
    for line, doubt in {
        "vist home": Doubt("vist", "visit"),
        "shop2": Doubt("shop2", ""),
        "visits首页": Doubt("visits", "visit"),
    }.items():
        assert piece_of(line, {"visit"}, "visit", lambda _: False) == doubt
    assert piece_of("home page", {"visit"}, "visit", lambda _: False) == Piece({"source": "visit", "at": "home page"})
