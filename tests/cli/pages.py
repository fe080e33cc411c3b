"""Parts of a printed page, for tests that look at one of them."""

import re
from decimal import Decimal

from rubric.model.text import Lang
from rubric.report.wording import Words

SHEETS = ("hema-market", "pinduoduo", "shihuituan", "taobao-deals", "xianyu", "zhuanzhuan")
LEDGER_LINE = re.compile(r" *([−+-]?\d+\.\d\d)  (.+)")
DIMENSIONS = {"en": ("Scene", "Capability", "Gameplay"), "zh": ("场景", "能力", "玩法")}


def sheet_file(name: str) -> str:
    """Where an example sheet is, seen from the shell's folder."""
    return f"examples/{name}.sheet.yaml"


def unwrapped(page: str, lang: str) -> str:
    """A page's text without its line breaks and indents."""
    return re.sub(r"\s+", "" if lang == "zh" else " ", page)


def heading(key: str, lang: str) -> str:
    """The heading of a section."""
    return Words(Lang(lang))(key)


def reasons(page: str, lang: str) -> dict[str, str]:
    """What is said of each dimension where points are lost."""
    section = page.split(f"\n\n{heading('reasons', lang)}\n", 1)[1].split("\n\n", 1)[0]
    heads = [rf"^ {name} [\d.–]+$" for name in DIMENSIONS[lang]]
    _, *parts = re.split("|".join(heads), section, flags=re.MULTILINE)
    return {name: unwrapped(part, lang) for name, part in zip(("scene", "capability", "gameplay"), parts, strict=True)}


def ledgers(page: str, lang: str) -> list[tuple[list[Decimal], Decimal]]:
    """The printed lines and the printed sum of each ledger on a page."""
    found = []
    for section in page.split(f"\n\n{heading('ledger', lang)}\n")[1:]:
        *lines, total = [_points(line) for line in section.split("\n\n", 1)[0].splitlines()]
        found.append(([one for one in lines if one is not None], total))
    return [(lines, total) for lines, total in found if total is not None]


def _points(line: str) -> Decimal | None:
    """The figure that a line of a ledger starts with; none where a long label goes on."""
    match = LEDGER_LINE.fullmatch(line)
    return Decimal(match[1].replace("−", "-")) if match else None
