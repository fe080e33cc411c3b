"""From hits to facts: when the source says yes, when it says no, and when it leaves the answer to a person."""

from pathlib import Path
from typing import Any

import pytest

from rubric.evidence.gate_facts import facts_of_gates
from rubric.model.inspection import Basis
from rubric.model.rubric import Rubric
from tests.evidence.trees import home, rubric

CONTACT = '<button open-type="contact"/>'


@pytest.mark.parametrize(
    ("js", "wxml", "basis", "value"),
    [
        ("Page({})", CONTACT, Basis.FOUND, True),
        ("Page({})", "<w-button open-type='contact'/>", Basis.FOUND, True),
        ("Page({})", "<view/>", Basis.ABSENT, False),
        ("Page({})", "<web-view src='x'/>", Basis.INCOMPLETE, None),
        ("require('./gone')\nPage({})", "<view/>", Basis.INCOMPLETE, None),
        ("// makePhoneCall\nPage({", "<view/>", Basis.INCOMPLETE, None),
        ("api.makePhoneCall()", "<view/>", Basis.WEAK, None),
    ],
)
def test_a_capability(tmp_path: Path, js: str, wxml: str, basis: Basis, value: bool | None) -> None:
    fact = home(tmp_path, js=js, wxml=wxml).facts["platform_service"]
    assert (fact.basis, fact.value) == (basis, value)


def test_a_no_says_what_was_searched(tmp_path: Path) -> None:
    fact = home(tmp_path).facts["checkout_in_program"]
    assert fact.because.en == "none of payment in the 3 code files that the 1 pages lead to; all were read"
    assert fact.because.zh == "读完了 1 个页面走得到的 3 个代码文件，没有“支付”"
    assert fact.evidence == ()


def test_gameplay_that_is_not_found_is_unknown(tmp_path: Path) -> None:
    fact = home(tmp_path).facts["bargain"]
    assert (fact.basis, fact.value) == (Basis.SILENT, None)


def test_minified_code_that_may_be_it_forbids_a_no(tmp_path: Path) -> None:
    own = _rubric({"shared": {"ask": "?", "answer": "yes_no", "signals": ["contact.im"]}})
    assert home(tmp_path / "a", rubric=own).facts["shared"].basis is Basis.ABSENT
    minified = "wx.a=1;" * 400 + "\nwx.openCustomerServiceChat()"
    found = home(tmp_path / "b", js="require('./m'); Page({})", more={"pages/home/m.js": minified}, rubric=own)
    assert found.facts["shared"].basis is Basis.ABSENT
    pays = _rubric({"paid": {"ask": "?", "answer": "yes_no", "signals": ["pay"]}})
    minified = "wx.a=1;" * 400 + "\nwx.requestPayment()"
    found = home(tmp_path / "c", js="require('./m'); Page({})", more={"pages/home/m.js": minified}, rubric=pays)
    assert found.facts["paid"].basis is Basis.INCOMPLETE


def test_evidence_is_spread_over_files_and_strongest_first(tmp_path: Path) -> None:
    more = {f"pages/home/{name}.js": "wx.requestPayment()\n" * 3 for name in "abc"}
    js = "require('./a'); require('./b'); require('./c'); api.requestPayment()\nPage({})"
    fact = home(tmp_path, js=js, more=more).facts["checkout_in_program"]
    assert [(one.file, one.line, one.strength) for one in fact.evidence] == [
        ("pages/home/a.js", 1, "strong"),
        ("pages/home/b.js", 1, "strong"),
        ("pages/home/c.js", 1, "strong"),
        ("pages/home/a.js", 2, "strong"),
        ("pages/home/b.js", 2, "strong"),
    ]


def _rubric(facts: dict[str, Any], **sections: Any) -> Rubric:
    criterion = {"title": "c", "yes_no": next(iter(facts))}
    data = {"rubric": "x", "format": 1, "title": "x", "facts": facts}
    return Rubric.model_validate(
        {**data, "dimensions": {"d": {"title": "d", "criteria": {"c": criterion}}}, **sections}
    )


def test_facts_of_gates() -> None:
    """Those that only gates ask about, and those that break one alone; not those that also earn points."""
    facts = {id_: {"ask": "?", "answer": "yes_no"} for id_ in ("play", "alone", "only", "both", "earns")}
    gates = {
        "one": {
            "title": "g",
            "when": {"any": ["alone", {"all": ["play", "only"]}]},
            "cap": {"total": 1},
            "because": "b",
        },
        "two": {"title": "g", "when": {"all": ["named", "both"]}, "cap": {"total": 1}, "because": "b"},
    }
    dimensions = {
        "d": {
            "title": "d",
            "criteria": {
                "c": {"title": "c", "checklist": {"play": 1, "earns": 1, "both": 1}},
                "e": {"title": "e", "criteria": {"f": {"title": "f", "yes_no": "alone"}}},
            },
        }
    }
    own = _rubric(facts, gates=gates, dimensions=dimensions, conditions={"named": {"not": "earns"}})
    assert facts_of_gates(own) == {"alone", "only"}


def test_no_fact_that_breaks_a_shipped_gate_alone_is_ever_answered(tmp_path: Path) -> None:
    guarded = facts_of_gates(rubric())
    assert {"share_to_unlock", "reward_for_bare_share", "moments_reward", "must_subscribe", "joining_fee"} <= guarded
    hook = "onShareAppMessage() { addTip(1); return {path: '/a'} }"
    js = f"wx.requestSubscribeMessage()\nwx.getLocation()\nPage({{ {hook} }})"
    wxml = "<view>分享后可领取，转发到朋友圈领红包，支付 9 元成为团长，三级分销，抽奖，砍价</view>"
    found = home(tmp_path, js=js, wxml=wxml)
    assert {id_: found.facts[id_].value for id_ in guarded} == dict.fromkeys(guarded)
    assert found.suspicions
