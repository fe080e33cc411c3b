"""A rubric and sheets whose every text tries to be something else."""

import json
from typing import Any

from tests.cli.support import Shell

# Each tries one way out of a text; none is cut in two by a line break.
PIECES = (
    "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=2>", "]]>", "<!--x-->", "&lt;b&gt;",
    "[x](javascript:alert(1))", "![x](data:text/html,y)", "javascript:window.hacked=3", "data:text/html,<b>x</b>",
    "{{7*7}}", "{%x%}", "${{github.token}}", "<%=7%>", "a\u2028b\u2029c\x85d", "\u202egnp.exe\u2066x", "\u061cy",
    "\x00\x07\x1b[31mred\x1b[0m\x7f", "مرحبا", "👩\u200d👩\u200d👧\u200d👦🛒🇨🇳", "@team", "GH-4", ":smile:", "a|b||c",
    "`code`",
    "~~x~~***y***__z__", "\\n", "$x$", "::error::x", "##[group]x", "%0A::error::x", "a,b:c", "www.example.com",
    "=cmd|'/Ccalc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1",
)  # fmt: skip
TEXT = " ".join(PIECES)
NAME = "x\u202e\x1b[31m\n[y](javascript:z)|<b>.sheet.json"
LONG = "长" * 9_900 + "x" * 100
UNSAFE = "javascript:window.hacked=4"
SAFE = "https://example.com/<b>?a=1&lt=2|\u200d"


def write_hostile_files(shell: Shell) -> None:
    """Write a rubric, the sheets of two programs, a later and a second observer's, and a sheet full of mistakes."""
    shell.write("hostile.rubric.json", json.dumps(_rubric()))
    for name, program, observer, day in (
        ("one", "one", "=1 " + TEXT, "2026-01-01"),
        ("two", "two", "+1 " + TEXT, "2026-01-01"),
        ("later", "one", "=1 " + TEXT, "2026-02-01"),
        ("other", "one", "@other", "2026-01-01"),
    ):
        shell.write(f"{name}.sheet.json", json.dumps(_sheet(program, observer, day, yes=name != "two")))
    bad = _sheet("one", "one", "2026-01-01", yes=True) | {"answers": dict.fromkeys(PIECES, True)}
    shell.write("bad.sheet.json", json.dumps(bad))
    shell.write(NAME, json.dumps(bad))


def _rubric() -> dict[str, Any]:
    levels = {"0": TEXT, "1": {"text": TEXT, "when": "sale", "like": {"somebody": TEXT}}}
    criterion = {"title": TEXT, "why": TEXT, "improve": TEXT, "how": TEXT, "references": {"paper": TEXT}}
    return {
        "rubric": "hostile",
        "format": 1,
        "title": f"-1 {TEXT}",
        "references": {"paper": {"title": TEXT, "by": TEXT, "date": TEXT, "url": UNSAFE, "note": TEXT}},
        "facts": {
            "sale": {"title": TEXT, "ask": TEXT, "how": TEXT, "answer": "yes_no"},
            "trick": {"ask": TEXT, "answer": "yes_no"},
            "kind": {"ask": TEXT, "answer": "choice", "options": {"a": TEXT, "b": TEXT}},
        },
        "dimensions": {
            "play": {
                "title": TEXT,
                "why": TEXT,
                "criteria": {
                    "promotion": {**criterion, "levels": levels},
                    "depth": {**criterion, "may_not_apply": True, "levels": {"0": TEXT, "1": TEXT, "2": TEXT}},
                    "open": {**criterion, "yes_no": {"fact": "kind", "is": "a"}},
                },
            }
        },
        "gates": {
            "tricks": {
                "title": TEXT,
                "when": "trick",
                "cap": {"total": 90},
                "because": TEXT,
                "how": TEXT,
                "references": {"paper": TEXT},
            }
        },
        "bands": [{"id": "low", "from": 0, "title": TEXT}, {"id": "high", "from": 60, "title": TEXT}],
        "minimum_coverage": 0,
        "examples": [{"name": piece, "given": {"sale": True}, "expect": {"promotion": 0}} for piece in PIECES],
    }


def _sheet(program: str, observer: str, day: str, *, yes: bool) -> dict[str, Any]:
    pieces: list[dict[str, Any]] = [
        {"source": "visit", "at": TEXT, "note": LONG, "screenshot": UNSAFE, "signal": TEXT, "strength": "weak"},
        {"source": "safe", "file": TEXT, "line": 3},
        *({"url": url} for url in (UNSAFE, "data:text/html,x", "//evil.example", "vbscript:x", TEXT)),
    ]
    return {
        "program": program,
        "format": 1,
        "name": f"=1 {TEXT}",
        "observed": day,
        "observer": observer,
        "rubric": "./hostile.rubric.json",
        "sources": {
            "visit": {"title": TEXT, "by": TEXT, "date": TEXT, "url": UNSAFE},
            "safe": {"title": TEXT, "url": SAFE},
        },
        "answers": {
            "sale": {"value": yes, "because": TEXT, "evidence": pieces},
            "trick": {"value": True, "because": TEXT, "evidence": pieces},
            "depth": {"value": 1, "because": LONG, "evidence": pieces},
        },
    }
