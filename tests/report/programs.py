"""Rubrics and sheets for pages: many programs of a given size, and one that tries to break the page."""

import json
from itertools import product
from pathlib import Path

ADDRESS = "https://example.com/visits/2026/spring/notes.html"
DIMENSIONS, CRITERIA, PIECES = 4, 5, 3

HOSTILE = {
    "ends a script": "</script><script>window.hacked = 1</script>",
    "ends a comment": '--> <!-- ]]> <img src=x onerror="window.hacked = 1">',
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7} {# no #}",
    "separators": "before\u2028after\u2029end",
    "direction": "safe \u202egnp.exe\u2066 end",
    "right to left": "مرحبا بالعالم שלום",
    "emoji": "👩‍👩‍👧‍👦 🇨🇳 ①",
    "entities": "&lt;b&gt; &amp; 'single' \"double\"",
    "long": "长" * 9_900 + "x" * 100,
}
LINKS = (
    "javascript:window.hacked=1",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>x</b>",
    "//evil.example/x",
    "vbscript:x",
)


def rubric_text() -> str:
    """Twenty judged criteria with texts of an ordinary length."""
    dimensions = {
        f"dimension_{d}": {
            "title": {"zh": f"第 {d} 个维度", "en": f"Dimension number {d}"},
            "criteria": {f"criterion_{d}_{c}": _criterion(d, c) for c in range(CRITERIA)},
        }
        for d in range(DIMENSIONS)
    }
    bands = [
        {"id": id_, "from": edge, "title": {"zh": zh, "en": en}}
        for id_, edge, zh, en in (("low", 0, "偏低", "Low"), ("fair", 40, "尚可", "Fair"), ("good", 70, "良好", "Good"))
    ]
    return json.dumps(
        {
            "rubric": "sized",
            "format": 1,
            "title": {"zh": "量表", "en": "Sized"},
            "dimensions": dimensions,
            "bands": bands,
        },
        ensure_ascii=False,
    )


def _criterion(dimension: int, number: int) -> dict[str, object]:
    levels = {
        str(level): {"zh": f"第 {level} 级看得见的做法", "en": f"What one can see at level {level}"}
        for level in range(4)
    }
    return {
        "title": {"zh": f"指标 {dimension}-{number} 的名称", "en": f"Name of criterion {dimension}-{number}"},
        "levels": levels,
    }


def places(programs: int) -> list[str]:
    """Where in its source each piece of evidence of so many programs stands."""
    sizes = (range(programs), range(DIMENSIONS), range(CRITERIA), range(PIECES))
    return [".".join(str(number) for number in numbers) for numbers in product(*sizes)]


def write_programs(folder: Path, count: int) -> list[str]:
    """Write the rubric and so many sheets, each with three pieces of evidence for every criterion; their names."""
    folder.mkdir(exist_ok=True)
    (folder / "sized.rubric.yaml").write_text(rubric_text(), "utf-8")
    names = []
    for number in range(count):
        path = folder / f"program-{number}.sheet.json"
        path.write_text(json.dumps(_sheet(number), ensure_ascii=False), "utf-8")
        names.append(str(path))
    return names


def _sheet(number: int) -> dict[str, object]:
    answers = {}
    for d in range(DIMENSIONS):
        for c in range(CRITERIA):
            pieces = [
                {"source": "visit", "at": f"{number}.{d}.{c}.{piece}", "note": "首页截图"} for piece in range(PIECES)
            ]
            answers[f"criterion_{d}_{c}"] = {"value": (number + d * c) % 4, "evidence": pieces}
    return {
        "program": f"program-{number}",
        "format": 1,
        "name": {"zh": f"小程序 {number}", "en": f"Program {number}"},
        "observed": "2026-01-01",
        "observer": "one",
        "rubric": "sized",
        "sources": {"visit": {"title": "现场观察", "by": "张三", "date": "2026-01-01", "url": ADDRESS}},
        "answers": answers,
    }


def write_hostile(folder: Path) -> str:
    """Write a sheet whose texts and addresses try everything; its name."""
    (folder / "sized.rubric.yaml").write_text(rubric_text(), "utf-8")
    sheet = _sheet(0)
    answers = sheet["answers"]
    assert isinstance(answers, dict)
    for id_, text in zip(answers, HOSTILE.values(), strict=False):
        piece = {"source": "visit", "at": text[:200], "note": text}
        answers[id_] = {"value": 1, "because": text, "evidence": [piece]}
    last = list(answers)[-1]
    answers[last] = {"value": 1, "evidence": [{"url": link, "note": link} for link in LINKS]}
    sheet["name"] = HOSTILE["ends a script"]
    sheet["observer"] = HOSTILE["template"]
    path = folder / "hostile.sheet.json"
    path.write_text(json.dumps(sheet, ensure_ascii=True), "utf-8")
    return str(path)
