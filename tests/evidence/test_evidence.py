"""What is evidence: ways to call, ways to lead to a file, what agrees with what."""

from pathlib import Path

import pytest

from rubric.model.inspection import Reason, Strength, Trouble
from tests.evidence.trees import app, counted, home, only, read, reasons, signals


@pytest.mark.parametrize(
    ("js", "reason", "strength"),
    [
        ("wx.requestPayment({})", Reason.CALLED, Strength.STRONG),
        ("uni.requestPayment({})", Reason.CALLED, Strength.STRONG),
        ("Taro.requestPayment({})", Reason.CALLED, Strength.STRONG),
        ("wx?.requestPayment?.({})", Reason.CALLED, Strength.STRONG),
        ("wx['requestPayment']({})", Reason.CALLED, Strength.STRONG),
        ("const pay = promisify(wx.requestPayment)", Reason.REFERENCE, Strength.MEDIUM),
        ("const { requestPayment } = wx", Reason.REFERENCE, Strength.MEDIUM),
        ("let w = wx\nw.requestPayment({})", Reason.ALIAS, Strength.MEDIUM),
        ("api.requestPayment({})", Reason.OTHER_OBJECT, Strength.WEAK),
    ],
)
def test_ways_to_call(tmp_path: Path, js: str, reason: Reason, strength: Strength) -> None:
    hit = only(home(tmp_path, js=js), "pay")
    assert (hit.reason, hit.strength, hit.counted) == (reason, strength, True)


@pytest.mark.parametrize(
    "js", ["this.requestPayment()", "wx.requestPayment = fake", "wx.canIUse('requestPayment')", "my.requestPayment()"]
)
def test_what_is_no_call(tmp_path: Path, js: str) -> None:
    assert "pay" not in {hit.signal for hit in home(tmp_path, js=js).signals if hit.strength is not Strength.WEAK}


def test_ways_that_lead_to_a_file(tmp_path: Path) -> None:
    files = {
        "app.json": app(
            usingComponents={"everywhere": "/components/everywhere/everywhere"},
            subPackages=[{"root": "more", "pages": ["list/list"]}],
            tabBar={"custom": True, "list": []},
            resolveAlias={"~/*": "/*"},
        ),
        "app.js": "require('utils/start.js')\nApp({})",
        "utils/start.js": "wx.login()",
        "components/everywhere/everywhere.js": "wx.makePhoneCall({})",
        "custom-tab-bar/index.js": "wx.scanCode({})",
        "more/list/list.ts": "import { open } from '~/utils/place'\nPage({})",
        "utils/place.ts": "export * from './deep/index'",
        "utils/deep/index.ts": "export const open = () => wx.openLocation({})",
        "pages/home/home.js": "Page({})",
        "pages/home/home.json": (
            '{"usingComponents": {"a": "../../components/a", "b": "own-kit/b"},'
            ' "componentGenerics": {"c": {"default": "/components/c/c"}}}'
        ),
        "components/a/index.wxml": "<include src='./part'/><import src='tpl.wxml'/><wxs src='f.wxs' module='f'/>",
        "components/a/index.json": '{"component": true}',
        "components/a/part.wxml": '<button open-type="share"/>',
        "components/a/tpl.wxml": "<template name='t'><map/></template>",
        "components/c/c.wxml": '<button open-type="contact"/>',
        "miniprogram_npm/own-kit/b/index.js": "require('../shared')",
        "miniprogram_npm/own-kit/shared.js": "",
        "pages/home/home.wxml": "<a/>",
    }
    found = read(tmp_path, files)
    expected = {"auth.login", "contact.phone", "scan", "location.open", "share.button", "map", "contact.im"}
    assert signals(found) == expected
    root = found.roots[0]
    assert (root.pages, root.subpackages, root.missing) == (2, 1, 0)


def test_two_kinds_that_agree(tmp_path: Path) -> None:
    alone = home(tmp_path / "a", wxml="<view>限时秒杀</view>")
    assert only(alone, "play.seckill").strength is Strength.WEAK
    files = {"app.json": '{"pages": ["pages/seckill/list"]}', "pages/seckill/list.wxml": "<view>限时秒杀</view>"}
    agree = read(tmp_path / "b", files)
    assert {hit.strength for hit in agree.signals if hit.signal == "play.seckill"} == {Strength.MEDIUM}
    assert (alone.facts["flash_sale"].value, agree.facts["flash_sale"].value) == (None, True)


def test_names_and_settings(tmp_path: Path) -> None:
    js = "wx.showShareMenu({ withShareTicket: true })\nAPI.kanjiaHelp(1)\nAPI.goods({ miaosha: true })"
    found = home(tmp_path, js=js)
    assert {("share.ticket", 1), ("play.bargain", 2), ("play.seckill", 3)} <= {
        (s, line) for s, _, line in counted(found)
    }


def test_words_in_files_of_a_kind(tmp_path: Path) -> None:
    assert "play.pk" not in signals(home(tmp_path / "a", wxml="<text>邀请好友</text>"))
    files = {"app.json": '{"pages": ["pages/combat/room"]}', "pages/combat/room.wxml": "<text>邀请好友</text>"}
    assert {hit.file for hit in read(tmp_path / "b", files).signals if hit.signal == "play.pk"} == {
        "app.json",
        "pages/combat/room.wxml",
    }


def test_configuration(tmp_path: Path) -> None:
    config = app(
        permission={"scope.userLocation": {"desc": "用于推荐附近的门店"}},
        requiredPrivateInfos=["getLocation"],
        plugins={"live": {"provider": "wx2b03c6e691cd7370", "version": "1"}},
        tabBar={"list": [{"pagePath": "pages/home/home", "text": "我的团长"}]},
    )
    found = home(tmp_path, js="wx.getLocation()\nwx.chooseAddress()", more={"app.json": config})
    assert {"config.permission_desc", "config.private_infos", "live.plugin", "scene.nearby", "scene.leader"} <= signals(
        found
    )
    missing = [note for note in found.roots[0].notes if note.trouble is Trouble.PRIVATE_INFOS]
    assert [(note.about, note.line) for note in missing] == [("chooseAddress", 2)]


def test_suspicions_are_shown_and_never_answered(tmp_path: Path) -> None:
    js = """Page({
  onShareAppMessage() {
    user.addTotalTip(5)
    return { path: '/pages/home/home?id=' + this.data.id }
  }
})"""
    texts = ["分享到群可继续答题", "您还不是团长，支付 99 元升级", "分享次数越多，机会越大"]
    wxml = "\n".join(f"<text>{text}</text>" for text in texts)
    found = home(tmp_path, js=js, wxml=wxml)
    told = {one.signal: [hit.line for hit in one.hits] for one in found.suspicions}
    assert told == {
        "gate.induced_share": [1],
        "gate.induced_share.code": [3],
        "gate.share_pressure": [3],
        "gate.multilevel": [2],
    }
    for fact in ("share_to_unlock", "reward_for_bare_share", "joining_fee", "commission_levels"):
        assert found.facts[fact].value is None
        assert found.facts[fact].evidence


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("分享到3个群，立领10元红包", "gate.share_reward"),
        ("转发到群，得优惠券", "gate.share_reward"),
        ("分享后才能查看取货码", "gate.induced_share"),
        ("不转发不是中国人", "gate.induced_share"),
        ("直推奖励10%，间推奖励5%", "gate.multilevel"),
        ("二级好友下单再返2%", "gate.multilevel"),
        ("请允许订阅消息后继续", "gate.forced_subscribe"),
        ("分享到群里看看", None),
        ("把这张券转发给好友", None),
        ("订阅消息后不再提示", None),
    ],
)
def test_plain_wording_of_what_gates_forbid_is_noticed(tmp_path: Path, text: str, signal: str | None) -> None:
    found = home(tmp_path, wxml=f"<text>{text}</text>")
    assert [one.signal for one in found.suspicions] == ([signal] if signal else [])


def test_several_programs_in_one_tree(tmp_path: Path) -> None:
    files = {
        "shop/app.json": '{"pages": ["a", "b"]}',
        "shop/a.wxml": '<button open-type="share"/>',
        "shop/b.js": "require('../shared/pay')",
        "shared/pay.js": "wx.requestPayment({})",
        "pages.json": "",
        "staff/app.json": '{"pages": ["a"]}',
        "staff/a.js": "wx.scanCode({})",
        "admin/src/pay.js": "wx.requestPayment({})",
        "server/app.json": '{"name": "not a program"}',
        "node_modules/kit/app.json": '{"pages": ["x"]}',
        "dist/app.json": '{"pages": ["a", "b", "c"]}',
    }
    found = read(tmp_path, files)
    assert [root.root for root in found.roots] == ["shop", "staff"]
    assert found.main == "shop"
    assert {(hit.root, hit.file) for hit in found.signals if hit.signal == "pay" and hit.counted} == {
        ("shop", "../shared/pay.js")
    }
    assert reasons(found, "scan") == {Reason.CALLED: 1}


@pytest.mark.parametrize(
    ("platform", "ending", "call"),
    [
        ("alipay", "axml", "my.tradePay({})"),
        ("douyin", "ttml", "tt.requestPayment()"),
        ("baidu", "swan", "swan.requestPayment()"),
    ],
)
def test_other_platforms(tmp_path: Path, platform: str, ending: str, call: str) -> None:
    files = {"app.json": app(), f"pages/home/home.{ending}": '<button open-type="share">', "pages/home/home.js": call}
    found = read(tmp_path, files)
    assert found.roots[0].platform == platform
    assert signals(found) == {"pay", "share.button"}
