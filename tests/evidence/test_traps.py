"""What looks like evidence and is none: every class of trap, each in a tree as small as it gets."""

from pathlib import Path

import pytest

from rubric.model.inspection import Reason, Strength
from tests.evidence.trees import ONE_PAGE, app, counted, home, only, read, reasons, signals

PAY = "wx.requestPayment({})"


@pytest.mark.parametrize(
    ("js", "wxml"),
    [
        (f"// {PAY}\nPage({{}})", ""),
        (f"/* {PAY} */\nPage({{}})", ""),
        ("Page({ // onShareAppMessage() { return {path: '/a?id=' + id} }\n})", ""),
        ("", '<!-- <button open-type="share"/> -->'),
        ("", "<!-- 三人成团 -->"),
        ("", '<!--\n<live-player src="x"/>\n-->'),
    ],
)
def test_comments(tmp_path: Path, js: str, wxml: str) -> None:
    found = home(tmp_path, js=js or "Page({})", wxml=wxml)
    assert signals(found) == set()
    assert {hit.reason for hit in found.signals if not hit.counted} == {Reason.IN_COMMENT}


def test_a_page_that_is_not_declared(tmp_path: Path) -> None:
    found = home(
        tmp_path,
        more={
            "pages/old/old.js": f"Page({{ pay() {{ {PAY} }} }})",
            "pages/old/old.wxml": "<official-account/>",
            "utils/lost.js": PAY,
        },
    )
    assert counted(found) == set()
    assert reasons(found, "pay") == {Reason.PAGE_NOT_DECLARED: 1, Reason.NOT_REACHABLE: 1}
    assert reasons(found, "official.account") == {Reason.PAGE_NOT_DECLARED: 1}
    assert reasons(found, "page") == {Reason.PAGE: 1, Reason.PAGE_NOT_DECLARED: 1}


def test_minified_code(tmp_path: Path) -> None:
    one_line = "var a=0;" * 400 + PAY
    wrapped = "\n".join([("function b(c){return c.d}" * 20)[:490]] * 5 + [PAY])
    js = "require('./one'); require('./wrapped'); Page({})"
    found = home(tmp_path, js=js, more={"pages/home/one.js": one_line, "pages/home/wrapped.js": wrapped})
    assert counted(found) == set()
    assert reasons(found, "pay") == {Reason.MINIFIED: 1}
    assert len([hit for hit in found.signals if hit.signal == "pay"]) == 2


def test_a_picture_in_the_code_does_not_make_it_minified(tmp_path: Path) -> None:
    found = home(tmp_path, js=f'const icon = "data:image/png;base64,{"iVBORw0K" * 2000}"\nPage({{ go() {{ {PAY} }} }})')
    assert signals(found) == {"pay"}


def test_other_peoples_code(tmp_path: Path) -> None:
    files = {
        **ONE_PAGE,
        "pages/home/home.json": '{"usingComponents": {"w-pop": "../../vant/pop/index", "own": "/components/own/own"}}',
        "pages/home/home.wxml": "<w-pop/><own/>",
        "pages/home/home.js": "Page({})",
        "vant/pop/index.wxml": '<button open-type="contact"/>',
        "vant/pop/index.js": "const own = require('../../utils/own')\nComponent({})",
        "components/own/own.wxml": '<button open-type="share"/>',
        "utils/own.js": PAY,
    }
    found = read(tmp_path, files)
    # What is vendored is no evidence; what it leads to and what stands beside it is.
    assert counted(found) == {("share.button", "components/own/own.wxml", 1), ("pay", "utils/own.js", 1)}
    assert reasons(found, "contact.im") == {Reason.VENDORED: 1}
    assert found.roots[0].vendored == 2


def test_type_declarations(tmp_path: Path) -> None:
    found = home(
        tmp_path,
        js="Page({})",
        more={
            "pages/home/home.js": "import { a } from '../../utils/types'\nPage({})",
            "utils/types.ts": "interface Hooks {\n  onShareAppMessage(): { path: string }\n}\nexport const a = 1",
            "typings/wx.d.ts": "interface Wx { addCard(o: object): void }\ndeclare function onShareAppMessage(): void",
        },
    )
    assert counted(found) == set()
    assert set(reasons(found, "share.message")) == {Reason.TYPE_DECLARATION}


@pytest.mark.parametrize(
    ("body", "reason", "strength"),
    [
        ("", Reason.HOOK_STUB, Strength.WEAK),
        ("return {}", Reason.HOOK_STUB, Strength.WEAK),
        ("// nothing yet", Reason.HOOK_STUB, Strength.WEAK),
        ("return { title: 'x', path: '/pages/home/home' }", Reason.HOOK_STATIC, Strength.MEDIUM),
        ("return { title: 'x', path: '/pages/home/home?tab=2' }", Reason.HOOK_STATIC, Strength.MEDIUM),
        ("return this.card()", Reason.HOOK_COMPUTED, Strength.MEDIUM),
        ("return { path: '/pages/home/home?id=' + this.data.id }", Reason.HOOK_ITEM, Strength.STRONG),
        ("return { path: `/pages/home/home?id=${this.id}` }", Reason.HOOK_ITEM, Strength.STRONG),
        ("return { path: '/pages/home/home?inviter_id=' + uid }", Reason.HOOK_REFERRER, Strength.STRONG),
        ("let p = '/a?id=' + id; if (u) p += '&fromUid=' + u; return {path: p}", Reason.HOOK_REFERRER, Strength.STRONG),
    ],
)
def test_bodies_of_hooks(tmp_path: Path, body: str, reason: Reason, strength: Strength) -> None:
    found = home(tmp_path, js=f"Page({{\n  onShareAppMessage() {{\n{body}\n  }}\n}})")
    signal = "share.message.stub" if reason is Reason.HOOK_STUB else "share.message"
    hit = only(found, signal)
    assert (hit.reason, hit.strength, hit.line) == (reason, strength, 2)
    assert ("share.item" in signals(found)) is (reason in (Reason.HOOK_ITEM, Reason.HOOK_REFERRER))
    assert ("share.referrer" in signals(found)) is (reason is Reason.HOOK_REFERRER)


@pytest.mark.parametrize(
    "js",
    [
        "Page({ onShareAppMessage: function () { return {path: '/a?id=' + id} } })",
        "Page({ onShareAppMessage: () => ({path: '/a?id=' + id}) })",
        "class A { onShareAppMessage = () => { return {path: '/a?id=' + id} } }",
        "useShareAppMessage(() => ({ path: `/a?id=${id}` }))",
        "Page.prototype.onShareAppMessage = function () { return {path: '/a?id=' + id} }",
    ],
)
def test_ways_to_write_a_hook(tmp_path: Path, js: str) -> None:
    assert {"share.message", "share.item"} <= signals(home(tmp_path, js=js))


def test_a_name_alone_is_no_hook(tmp_path: Path) -> None:
    js = "const hooks = ['onShareAppMessage']\nif (page.onShareAppMessage) { hooks.push(1) }\nPage({})"
    assert signals(home(tmp_path, js=js)) == set()


def test_a_plugin_that_is_not_declared(tmp_path: Path) -> None:
    link = "Page({ go() { wx.navigateTo({url: `plugin-private://wx2b03c6e691cd7370/pages/live?room=${1}`}) } })"
    assert reasons(home(tmp_path / "a", js=link), "live.plugin") == {Reason.PLUGIN_NOT_DECLARED: 1}
    plugins = {"live": {"version": "1.3.5", "provider": "wx2b03c6e691cd7370"}}
    declared = home(tmp_path / "b", js=link, more={"app.json": app(plugins=plugins)})
    assert {hit.counted for hit in declared.signals if hit.signal == "live.plugin"} == {True}


def test_open_type_of_a_navigator(tmp_path: Path) -> None:
    found = home(tmp_path, wxml='<navigator open-type="share"/><navigator open-type="switchTab" url="/a"/>')
    assert found.signals == tuple(hit for hit in found.signals if hit.signal == "page")


def test_open_type_of_an_expression(tmp_path: Path) -> None:
    wxml = """<button open-type="{{id ? 'share' : ''}}"/>
<button open-type="{{kind}}"/>
<button open-type="{{'contact'}}"/>
<t-button open-type="getPhoneNumber|agreePrivacyAuthorization"/>
<button
  class="a"
  open-type="share"/>"""
    found = home(tmp_path, wxml=wxml)
    assert reasons(found, "share.button.dynamic") == {Reason.DYNAMIC: 1, Reason.VALUE_UNKNOWN: 2}
    assert reasons(found, "contact.im") == {Reason.ELEMENT: 3}
    assert only(found, "auth.phone").reason is Reason.CUSTOM_TAG
    assert only(found, "auth.phone").strength is Strength.MEDIUM
    assert only(found, "share.button").line == 7
    assert "privacy.api" in signals(found)


def test_the_script_beside_says_what_an_expression_gives(tmp_path: Path) -> None:
    js = "const kinds = [{ value: 'share' }, // { value: 'contact' }\n]\nPage({ kinds })"
    found = home(tmp_path, js=js, wxml='<button open-type="{{kinds[0].value}}"/>')
    assert signals(found) == {"share.button.dynamic"}


def test_tables_of_data(tmp_path: Path) -> None:
    rows = "\n".join(f"  '{1000 + n}': '{'附近' if n == 4 else '来源'}'," for n in range(10))
    found = home(tmp_path, js=f"const scenes = {{\n{rows}\n}}\nPage({{}})")
    assert reasons(found, "scene.nearby") == {Reason.DATA_TABLE: 6}
    cities = ", ".join(["'小区'"] * 40)
    assert reasons(home(tmp_path / "b", js=f"const all = [{cities}]"), "scene.community") == {Reason.DATA_TABLE: 1}
    few = home(tmp_path / "c", js="Page({ data: { tabs: ['附近', '全部'] } })")
    assert signals(few) == {"scene.nearby"}


def test_log_messages(tmp_path: Path) -> None:
    found = home(tmp_path, js="console.log('砍价成功')\nlogger.info('app', '砍价' + 1)\nPage({})")
    assert set(reasons(found, "play.bargain")) == {Reason.LOG_MESSAGE}


def test_settings_of_the_developer_tools(tmp_path: Path) -> None:
    settings = (
        '{"condition": {"list": [{"name": "团长查看分销页面", "query": "秒杀"}]}, "setting": {"checkInvalidKey": true}}'
    )
    found = home(tmp_path, more={"project.config.json": settings})
    assert counted(found) == set()
    assert reasons(found, "play.distribution") == {Reason.DEVELOPER_SETTINGS: 1}
    assert "play.signin" not in {hit.signal for hit in found.signals}


@pytest.mark.parametrize(
    ("js", "wxml"),
    [
        ("function _nonIterableSpread() {}\n_nonIterableSpread()", ""),
        ("this.score = 3; app.card()", "<image src='/images/icon-assistant.png'/>"),
        ("Page({ data: { pingtuanList: [] } })", '<view wx:if="{{pingtuanList}}"/>'),
        ("this.setData({ miaosha: true })", ""),
        ("show('可用于对战助力选择')", "<view>助力企业发展</view>"),
    ],
)
def test_words_inside_other_words(tmp_path: Path, js: str, wxml: str) -> None:
    found = home(tmp_path, js=js, wxml=wxml)
    assert {one for one in signals(found) if one != "play.pk"} == set()


def test_words_of_page_paths(tmp_path: Path) -> None:
    pages = [
        "pages/score/score",
        "pages/card/card",
        "pages/raffle/index",
        "pages/user_sgin/index",
        "pages/my-coupons/index",
    ]
    found = read(tmp_path, {"app.json": f'{{"pages": {pages}}}'.replace("'", '"')})
    assert signals(found) == {"play.lottery", "play.signin", "play.coupon"}


def test_mocks(tmp_path: Path) -> None:
    found = home(
        tmp_path,
        js="const list = require('../../mock/list')\nPage({})",
        more={"mock/list.js": "module.exports = [{title: '限时秒杀'}]"},
    )
    assert reasons(found, "play.seckill") == {Reason.MOCK: 1}


def test_what_is_never_shown(tmp_path: Path) -> None:
    wxml = '<view wx:if="{{false}}">\n<button open-type="share">砍价</button></view>\n<button open-type="contact"/>'
    found = home(tmp_path, wxml=wxml)
    assert counted(found) == {("contact.im", "pages/home/home.wxml", 3)}
    assert reasons(found, "share.button") == {Reason.NEVER_SHOWN: 2}
    assert reasons(found, "play.bargain") == {Reason.NEVER_SHOWN: 2}


def test_a_component_file_of_another_framework(tmp_path: Path) -> None:
    found = home(
        tmp_path,
        more={"pages/home/home.vue": "<script>export default {onShareTimeline() {return {query: 'id=' + i}}}</script>"},
    )
    assert counted(found) == set()


def test_the_kit_for_web_pages(tmp_path: Path) -> None:
    found = home(tmp_path, js="import wx from 'weixin-js-sdk'\nwx.scanCode({})")
    assert reasons(found, "scan") == {Reason.OTHER_SDK: 2}


def test_styles_and_inline_scripts(tmp_path: Path) -> None:
    wxml = "<wxs module='m'>var a = '团长'; if (a < 3) {}</wxs>\n<view>{{ a < b ? '自提点' : '' }}</view>"
    found = home(tmp_path, wxml=wxml, more={"pages/home/home.wxss": ".a::before { content: '自提门店' }"})
    assert counted(found) == {("scene.pickup", "pages/home/home.wxml", 2)}
