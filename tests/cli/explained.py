"""The examples of ``rubric explain CODE`` put where they belong, so that ``rubric check`` can judge them."""

import re
from datetime import date
from pathlib import Path
from textwrap import indent

from rubric.cli.checking import Checker
from rubric.model.finding import Severity

# A small rubric, a sheet, and a rubric that extends the one that ships: section by section.
RUBRIC = {
    "rubric": "rubric: my-shop\n",
    "format": "format: 1\n",
    "title": "title: 我的量表 / My rubric\n",
    "references": "references:\n  article: {title: The article}\n",
    "dimensions": """\
dimensions:
  scene:
    title: 场景 / Scene
    criteria:
      clear_occasion: {title: 场景 / Occasion, levels: {0: 看不出给谁用, 1: 看得出给谁用}}
  gameplay:
    title: 玩法 / Gameplay
    criteria:
      has_sale: {title: 有秒杀 / A flash sale, yes_no: flash_sale}
""",
}
FACTS = {
    "flash_sale": "yes_no",
    "coupon": "yes_no",
    "group_buy": "yes_no",
    "bargain": "yes_no",
    "share_to_unlock": "yes_no",
    "share_steps": "count",
    "pickup_distance_km": "number",
}
SHEET = {
    "program": "program: corner-shop\n",
    "rubric": "rubric: scene-capability-gameplay\n",
    "answers": "answers:\n  flash_sale: no\n",
}
OVER = {
    "rubric": "rubric: my-shop\n",
    "format": "format: 1\n",
    "title": "title: 我的量表 / My rubric\n",
    "extends": "extends: scene-capability-gameplay\n",
}
RUBRIC_KEYS = {*RUBRIC, "facts", "conditions", "gates", "bands", "examples"}
SHEET_KEYS = {*SHEET, "name", "observed", "sources"}


def whole_file(example: str) -> str:
    """A file around an example: sections of a rubric or a sheet, or else criteria of a dimension."""
    keys = set(_keys(example))
    if "extends" in keys:
        return filled(example, OVER)
    if keys == {"signals"}:
        return f"format: 1\n{example}"
    if keys and keys <= SHEET_KEYS:
        return filled(example, SHEET)
    if keys and keys <= RUBRIC_KEYS:
        return filled(_with_facts(example), RUBRIC)
    return filled(_with_facts(_below_gameplay(example)), RUBRIC)


def over_gameplay(example: str) -> str:
    """A rubric that extends the one that ships, with criteria of a dimension."""
    return filled(_below_gameplay(example), OVER)


def as_it_is(example: str) -> str:
    """The example is a file by itself."""
    return example


def filled(example: str, sections: dict[str, str]) -> str:
    """An example with the sections that it lacks."""
    return "".join(text for key, text in sections.items() if key not in _keys(example)) + example


def errors_of(text: str, folder: Path) -> list[str]:
    """The codes of the errors that ``rubric check`` finds in a file of such a text, each once."""
    file = folder / "sheets" / ("corner-shop.sheet.yaml" if "program:" in text else "my-shop.rubric.yaml")
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    checker = Checker(date(2026, 11, 3))
    checker.file(str(file))
    return sorted({one.code for one in checker.checked.findings if one.severity is Severity.ERROR})


def _keys(example: str) -> list[str]:
    return re.findall(r"(?m)^([a-z_]+):", example)


def _with_facts(example: str) -> str:
    """The facts of the small rubric after those of an example, which may be about the same ids."""
    start, head, rest = example.partition("facts:\n")
    facts = [f"  {id_}: {{ask: 有吗？, answer: {kind}}}\n" for id_, kind in FACTS.items() if f"  {id_}:" not in rest]
    if not head:
        return f"{example}facts:\n{''.join(facts)}"
    own = "".join(re.findall(r"\A(?: .*\n)*", rest)[:1])
    return f"{start}{head}{own}{''.join(facts)}{rest.removeprefix(own)}"


def _below_gameplay(criteria: str) -> str:
    scene = RUBRIC["dimensions"].split("  gameplay:")[0]
    return f"{scene}  gameplay:\n    title: 玩法 / Gameplay\n    criteria:\n{indent(criteria, ' ' * 6)}"
