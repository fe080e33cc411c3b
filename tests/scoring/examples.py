"""The worked examples of semantics.md 2, as data: rubric, answers and exact expected figures.

Fractions are written as text, ledger lines as "line points" separated by commas.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.scoring.specs import derived, dimension, full, judged


@dataclass(frozen=True)
class Example:
    """One row of the table; expectations that the page does not give stay empty."""

    name: str
    rubric: dict[str, Any]
    answers: dict[str, Any]
    score: str | None
    low: str | None
    high: str | None
    coverage: str | None
    verdict: str
    ledger: str
    reason: str | None = None
    uncapped: str | None = None
    printed: str | None = None
    band: str | None = None
    bands: str | None = None
    shares: dict[str, str | None] = field(default_factory=dict)
    stakes: dict[str, str | None] = field(default_factory=dict)
    observe_next: dict[str, str] | None = None
    gains_next: dict[str, str] = field(default_factory=dict)
    gains_top: dict[str, str] = field(default_factory=dict)
    fact_gains: dict[str, str] = field(default_factory=dict)
    gate_gains: dict[str, str] = field(default_factory=dict)


def exact(text: str | None) -> Fraction | None:
    """A fraction written as text."""
    return None if text is None else Fraction(text)


def lines(text: str) -> list[tuple[str, Fraction]]:
    """Ledger lines written as "line points, line points"."""
    pairs = [line.split(" ") for line in text.split(", ") if line]
    return [(name, Fraction(points)) for name, points in pairs]


def _one(*facts: str, gates: dict[str, Any] | None = None, **dimensions: Any) -> dict[str, Any]:
    """A rubric with yes_no facts."""
    return full({"facts": dict.fromkeys(facts, "yes_no"), "gates": gates or {}, "dimensions": dimensions})


X, Z = judged(), judged()
TWO = judged(points=(20, 80))
THREE = judged(4)
YES_NO = {name: {"yes_no": f"f_{name}"} for name in ("r1", "r2", "r3", "r4")}

EX1 = _one(a=dimension(a1=X, a2=judged(weight=9)), b=dimension(b1=X))
EX2 = _one("f", "g", a=dimension(x=X, c=derived("f", "g")))
EX3 = _one("q_fact", a=dimension(x=X), b=dimension(y=X), gates={"q": {"when": "q_fact", "cap": {"b": 40}}})
EX4 = _one("s", a=dimension(x=X, y=TWO | {"when": "s"}))
EX4B = _one(a=dimension(x=X, y=TWO | {"may_not_apply": True}))
EX5 = _one(
    "q_fact",
    "s",
    a=dimension(x=X),
    b=dimension(y=X | {"when": "s"}),
    gates={"q": {"when": "q_fact", "cap": {"b": 40}}},
)
EX6 = _one(
    a=dimension(combine="geometric", x=X, y=X),
    b=dimension(combine="weakest", z=X, w=judged(weight=3)),
)
EX7 = _one(a=dimension(x=X, y=X), b=dimension(z=X)) | {"combine": "geometric"}
EX8 = _one(
    "p_fact",
    "q_fact",
    "r_fact",
    a=dimension(x=X),
    b=dimension(y=X),
    gates={
        "p": {"when": "p_fact", "cap": {"a": 50}},
        "q": {"when": "q_fact", "cap": {"total": 60}},
        "r": {"when": "r_fact", "cap": {"total": 40}},
    },
)
EX9 = _one(
    "f_r1",
    "f_r2",
    "f_r3",
    "f_r4",
    a=dimension(weight="sum", r1=YES_NO["r1"] | {"weight": 2}, r2=YES_NO["r2"] | {"weight": 6}),
    b=dimension(weight="sum", r3=YES_NO["r3"], r4=YES_NO["r4"]),
)
EX10 = _one(
    "real",
    "rev",
    "fake",
    a=dimension(t={"checklist": {"out_of": 10, "facts": {"real": 6, "rev": 6, "fake": -3}}}, x=X),
)
EX11 = full(
    {
        "dimensions": {"scene": dimension(x=X), "cap": dimension(y=X), "play": dimension(z=X)},
        "bands": [
            {"id": "low", "from": 0},
            {"id": "mid", "from": 40},
            {"id": "native", "from": 80, "requires": {"play": 60}},
        ],
        "minimum_coverage": Decimal("0.6"),
    }
)
EX11_SCALED = {k: v for k, v in EX11.items() if k != "bands"} | {"scale": {"from": 1, "to": 5}}
EX12 = full(
    {
        "facts": {"steps": "count"},
        "dimensions": {
            "a": dimension(
                n={
                    "weight": Decimal("0.125"),
                    "number": {"fact": "steps", "points": {0: 0, 3: Decimal("33.3"), 5: 100}},
                },
                x=judged(3, weight=Decimal("0.25")),
            )
        },
    }
)
EX12B = _one(a=dimension(combine="weakest", x=THREE, y=THREE, z=THREE))
EX12C = _one("q_fact", a=dimension(x=THREE, y=THREE, z=THREE), gates={"q": {"when": "q_fact", "cap": {"total": 50}}})
EX13 = _one(
    "f",
    "g",
    a=dimension(c1=derived("f"), c2=derived("f", {"all": ["f", "g"]}), x=X),
    gates={"g_rule": {"when": "g", "cap": {"total": 50}}},
)
EX14 = _one(a=dimension(x=judged(may_not_apply=True)))
EX15 = _one("f", "g", "h", a=dimension(x=X, c=derived("h", {"all": ["f", "g"]}), u=judged(weight=2)))
NOT_APPLICABLE = {"not_applicable": "There is none."}
EX10_HIDDEN = {"real": False, "rev": False, "x": 2}
EX13_ANSWERS = {"f": False, "g": False, "x": 4}

EXAMPLES = (
    Example(
        "1",
        EX1,
        {"a1": 4, "b1": 0},
        *("50", "5", "50", "11/20", "provisional", "a.a1 50, b.b1 0"),
        shares={"a.a1": "1/2", "a.a2": None, "b.b1": "1/2"},
        stakes={"a.a1": "1/20", "a.a2": "9/20", "b.b1": "1/2"},
    ),
    Example("2", EX2, {"f": True, "x": 0}, "25", "25", "50", "1/2", "final", "a.x 0, hold:a 25"),
    Example(
        "3",
        EX3,
        {"q_fact": True, "x": 4},
        *("70", "50", "70", "1/2", "provisional", "a.x 100, hold:total -30"),
        uncapped="100",
    ),
    Example("4", EX4, {"x": 4, "y": 1}, "100", "50", "100", "1/2", "final", "a.x 100"),
    Example("4 s=no", EX4, {"x": 4, "y": 1, "s": False}, "100", "100", "100", "1", "final", "a.x 100"),
    Example("4 s=yes", EX4, {"x": 4, "y": 1, "s": True}, "90", "90", "90", "1", "final", "a.x 50, a.y 40"),
    Example("4b", EX4B, {"x": 4}, "100", "50", "100", "1/2", "final", "a.x 100"),
    Example("4b y=NA", EX4B, {"x": 4, "y": NOT_APPLICABLE}, "100", "100", "100", "1", "final", "a.x 100"),
    Example("5", EX5, {"q_fact": True, "x": 4}, "100", "50", "100", "1/2", "provisional", "a.x 100"),
    Example("5 s=no", EX5, {"q_fact": True, "x": 4, "s": False}, "100", "100", "100", "1", "final", "a.x 100"),
    Example(
        "6",
        EX6,
        {"x": 1, "y": 4, "z": 2, "w": 3},
        *("50", "50", "50", "1", "final"),
        "a.x 25/4, a.y 25, combine:a -25/4, b.z 25/4, b.w 225/8, combine:b -75/8",
        printed="6.25 25.00 -6.25 6.25 28.13 -9.38",
    ),
    Example(
        "6b",
        EX6,
        {"x": 0, "z": 2, "w": 3},
        *("25", "25", "25", "3/4", "final", "a.x 0, b.z 25/4, b.w 225/8, combine:b -75/8"),
    ),
    Example(
        "6c",
        EX6,
        {"x": 1, "y": 4, "w": 3},
        *("125/2", "25", "125/2", "7/8", "final", "a.x 25/4, a.y 25, combine:a -25/4, b.w 75/2"),
    ),
    Example(
        "7",
        EX7,
        {"x": 1, "y": 1, "z": 4},
        *("50", "50", "50", "1", "final", "a.x 25/4, a.y 25/4, b.z 50, combine:total -25/2"),
    ),
    Example(
        "8",
        EX8,
        {"p_fact": True, "q_fact": True, "x": 4, "y": 4},
        *("60", "40", "60", "1", "provisional", "a.x 50, cap:a -25, b.y 50, cap:total -15"),
        uncapped="100",
        gate_gains={"p": "0", "q": "15"},
    ),
    Example(
        "9",
        EX9,
        {"f_r1": True, "f_r3": False, "f_r4": True},
        *("75", "30", "90", "2/5", "withheld", "a.r1 50, b.r3 0, b.r4 25"),
    ),
    Example("10a", EX10, {"real": True, "x": 2}, "50", "40", "75", "1/2", "final", "a.x 50"),
    Example("10b", EX10, {"real": True, "rev": True, "x": 0}, "45", "45", "50", "1/2", "final", "a.x 0, hold:a 45"),
    Example(
        "10c",
        EX10,
        {"real": True, "rev": True, "fake": True, "x": 2},
        *("70", "70", "70", "1", "final", "a.t 45, a.x 25"),
    ),
    Example("10d", EX10, EX10_HIDDEN, "25", "25", "25", "1", "final", "a.t 0, a.x 25"),
    Example(
        "11",
        EX11,
        {"x": 4, "y": 3},
        *("175/2", "175/3", "275/3", "2/3", "provisional", "scene.x 50, cap.y 75/2"),
        band="mid",
        bands="mid native",
        observe_next={"z": "100/3"},
    ),
    Example(
        "11 on 1..5",
        EX11_SCALED,
        {"x": 4, "y": 3},
        *("9/2", "10/3", "14/3", "2/3", "provisional", "scale 1, scene.x 2, cap.y 3/2"),
        observe_next={"z": "4/3"},
    ),
    Example(
        "11b",
        EX11,
        {"x": 4, "y": 4, "z": 2},
        *("250/3", "250/3", "250/3", "1", "final", "scene.x 100/3, cap.y 100/3, play.z 50/3"),
        printed="33.33 33.33 16.67",
        band="mid",
        bands="mid",
    ),
    Example(
        "12",
        EX12,
        {"steps": 2, "x": 1},
        *("611/15", "611/15", "611/15", "1", "final", "a.n 37/5, a.x 100/3"),
        printed="7.40 33.33",
    ),
    Example(
        "12b",
        EX12B,
        {"x": 2, "y": 3, "z": 1},
        *("100/3", "100/3", "100/3", "1", "final", "a.x 200/9, a.y 100/3, a.z 100/9, combine:a -100/3"),
        printed="22.22 33.33 11.11 -33.33",
    ),
    Example(
        "12c",
        EX12C,
        {"x": 2, "y": 2, "z": 2, "q_fact": True},
        *("50", "50", "50", "1", "final", "a.x 200/9, a.y 200/9, a.z 200/9, cap:total -50/3"),
        printed="22.22 22.22 22.22 -16.66",
    ),
    Example(
        "13",
        EX13,
        EX13_ANSWERS,
        *("100/3", "100/3", "100/3", "1", "final", "a.c1 0, a.c2 0, a.x 100/3"),
        gains_next={"a.c1": "100/3", "a.c2": "50/3"},
        gains_top={"a.c2": "100/3"},
        fact_gains={"f": "50", "g": "0"},
    ),
    Example(
        "13 f and g",
        EX13,
        {"f": True, "g": True, "x": 4},
        *("50", "50", "50", "1", "final", "a.c1 100/3, a.c2 100/3, a.x 100/3, cap:total -50"),
    ),
    Example(
        "14 x=NA",
        EX14,
        {"x": NOT_APPLICABLE},
        *(None, None, None, None, "unscorable", ""),
        reason="nothing_applies",
    ),
    Example("14 nothing", EX14, {}, None, "0", "100", "0", "unscorable", "", reason="nothing_answered"),
    Example("15 before", EX15, {"h": True, "f": False, "x": 0}, "25", "25/2", "125/2", "1/2", "final", "a.x 0, a.c 25"),
    Example(
        "15 after",
        EX15,
        {"h": True, "f": True, "x": 0},
        *("25/2", "25/2", "75", "1/4", "withheld", "a.x 0, hold:a 25/2"),
        observe_next={"u": "50", "g": "25/2"},
    ),
)
