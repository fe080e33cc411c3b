"""Where the verdict is withheld, no page shows the number over the answered part as the score."""

import re
from decimal import Decimal

from rubric.model.states import Verdict
from rubric.report.render import render
from tests.cli.support import Shell
from tests.support import rate

PINDUODUO = ("score", "examples/pinduoduo.sheet.yaml", "-r", "community-group-buying", "--lang", "en")


def test_terminal(shell: Shell) -> None:
    """The total and the dimensions below the minimum coverage are bounds alone; the number is called what it is."""
    brief, full = shell.inside(*PINDUODUO).out, shell.inside(*PINDUODUO, "-v").out

    for page in (brief, full):
        assert re.search(r"^total +– +█+░+ +7.69–100.00 +7%$", page, re.MULTILINE)
        assert re.search(r"^Gameplay +– +█+░+ +23.07–100.00 +23%$", page, re.MULTILINE)
        assert "The known part alone scores 100.00 points" in page
        assert "Gameplay 100.00" not in page
    assert "100.00  the answered part alone" in full
    assert "  total\n" not in full


def test_markdown(shell: Shell) -> None:
    """The same in Markdown."""
    page = shell.inside(*PINDUODUO, "--format", "md").out

    assert "| total | – | 7.69–100.00 | 7% |" in page
    assert "Gameplay 100.00" not in page


def test_html(shell: Shell) -> None:
    """No dot on the scale, none in the table; the answered part is called that beneath the ledger."""
    page = shell.inside(*PINDUODUO, "--format", "html").out

    scale = page[page.index("<svg class=scale") : page.index("</svg>")]
    table = page[page.index('<table class="dimensions">') : page.index('<table class="ledger">')]
    assert "<circle" not in scale + table
    assert "class=v" not in scale
    assert '<tfoot><tr><th scope="row"><span lang=zh>只看已知的部分</span>' in page


def test_several(shell: Shell) -> None:
    """Cells of the total and of thin dimensions hold no score."""
    page = shell.inside(*PINDUODUO, "examples/hema-market.sheet.yaml", "--format", "html").out

    row = page[page.index('<tr data-verdict="withheld">') :].split("</tr>")[0]
    assert row.count("<td class=u>?") >= 3
    assert "(<span lang=zh>只看已知的部分</span><span lang=en>the answered part alone</span>)" in page


def test_what_is_known_well_enough_keeps_its_score() -> None:
    """A dimension that is covered has its score though the whole has none."""
    question = {"title": "q", "levels": {0: "no", 1: "yes"}}
    dimensions = {
        "scene": {"title": "Scene", "criteria": {"a": question}},
        "play": {"title": "Play", "criteria": {"b": question, "c": question}},
    }
    head = {"rubric": "two", "format": 1, "title": "Two", "minimum_coverage": Decimal("0.8")}
    card = rate({**head, "dimensions": dimensions}, {"a": 1, "b": 1})
    page = render(card, lang="en", format="md")

    assert card.verdict is Verdict.WITHHELD
    assert "| Scene | 100.00 | 100.00–100.00 | 100% |" in page
    assert "| Play | – | 50.00–100.00 | 50% |" in page
    assert [card.stated(card.node(path)) for path in ("total", "scene", "play", "b")] == [None, 100, None, 100]
