"""Programs that are compiled to several platforms: uni-app and Taro."""

from pathlib import Path

from rubric.model.inspection import Reason, Trouble
from tests.evidence.trees import counted, read, reasons, signals, troubles

PAGES = """{
  // pages
  "easycom": {"custom": {"^s-(.*)": "@/kit/s-$1/s-$1.vue", "^(?:bad|x+)+$": "@/x.vue"}},
  "pages": [
    {"path": "pages/home/index", "style": {"navigationBarTitleText": "我的团长"}},
    // #ifdef H5
    {"path": "pages/seckill/web"},
    // #endif
    {"path": "pages/bargain/index"},
  ],
  "subPackages": [{"root": "more", "pages": [{"path": "sign/index"}]}],
}"""

HOME = """<template>
  <s-layout>
    <view>
      <!-- #ifdef H5 -->
      <button open-type="contact">砍价</button>
      <!-- #endif -->
      <!-- #ifdef MP-WEIXIN || MP-QQ -->
      <button open-type='share'>拼团</button>
      <!-- #endif -->
      <!-- #ifndef MP -->
      <map/>
      <!-- #endif -->
      <my-card/>
      <button :open-type="id ? 'getPhoneNumber' : ''"/>
    </view>
  </s-layout>
</template>
<script>
import pay from '@/utils/pay'
export default {
  // #ifdef MP
  onShareAppMessage() {
    return { path: '/pages/home/index?spread=' + this.uid }
  },
  // #endif
  methods: {
    go() {
      // #ifdef APP-PLUS
      uni.scanCode({})
      // #endif
      // #ifndef APP-PLUS
      uni.getLocation({})
      // #endif
    }
  }
}
</script>
<style>.a:before { content: '自提' }</style>
"""

UNI = {
    "app/pages.json": PAGES,
    "app/manifest.json": """{ /* x */ "mp-weixin": {"requiredPrivateInfos": ["getLocation"]},
      "mp-alipay": {"plugins": {"a": {}}} }""",
    "app/App.vue": "<script>export default { onLaunch() { uni.login() } }</script>",
    "app/pages/home/index.vue": HOME,
    "app/pages/bargain/index.vue": """<template><view/></template>
<script setup lang="ts">
const a: number = 1
uni.makePhoneCall({})
</script>""",
    "app/more/sign/index.vue": "<template><web-view src='x'/></template>",
    "app/kit/s-layout/s-layout.vue": """<template><slot/></template>
<script>export default { onShareTimeline() { return {query: 'id=' + this.id} } }</script>""",
    "app/components/my-card/my-card.vue": "<template><official-account/></template>",
    "app/utils/pay.js": "export default () => uni.requestPayment({})",
    "admin/src/main.js": "uni.scanCode({})",
    "app/unpackage/app.json": '{"pages": ["a"]}',
}


def test_uni_app(tmp_path: Path) -> None:
    found = read(tmp_path, UNI)
    (root,) = found.roots
    assert (root.root, root.framework, root.pages, root.subpackages) == ("app", "uni-app", 3, 1)
    lines = counted(found)
    assert ("share.button", "pages/home/index.vue", 8) in lines
    assert ("share.referrer", "pages/home/index.vue", 22) in lines
    assert ("location.get", "pages/home/index.vue", 32) in lines
    assert ("contact.phone", "pages/bargain/index.vue", 4) in lines
    assert ("share.timeline", "kit/s-layout/s-layout.vue", 2) in lines
    assert ("official.account", "components/my-card/my-card.vue", 1) in lines
    assert ("config.private_infos", "manifest.json", 1) in lines
    assert ("play.bargain", "pages.json", 9) in lines
    assert ("scene.leader", "pages.json", 5) in lines
    assert ("auth.phone", "pages/home/index.vue", 14) in lines
    assert {"auth.login", "pay", "play.signin"} <= signals(found)
    assert not {"scan", "contact.im", "map", "scene.pickup", "play.seckill"} & signals(found)
    assert reasons(found, "contact.im") == {Reason.OTHER_PLATFORM: 5}
    assert Reason.OTHER_PLATFORM in reasons(found, "scan")
    assert {Trouble.EASYCOM, Trouble.WEB_VIEW} <= troubles(found)


def test_the_platform_decides_what_is_built(tmp_path: Path) -> None:
    found = read(tmp_path, UNI, platform="alipay")
    assert ("share.button", "pages/home/index.vue", 8) not in counted(found)
    assert "share.message" in signals(found)
    assert "config.private_infos" not in signals(found)


TARO_PAGE = """import { Button, LivePlayer } from '@tarojs/components'
import Taro, { useShareAppMessage } from '@tarojs/taro'

export default function Home({ id }: { id?: string }) {
  useShareAppMessage(() => ({ path: `/pages/home/index?id=${id}` }))
  return (
    <View>
      {/* <Button openType="contact">砍价</Button> */}
      <Button openType="share">限时秒杀</Button>
      <Button openType={id ? 'contact' : undefined} onClick={() => Taro.scanCode()} />
      <LivePlayer src="x" />
    </View>
  )
}
"""


def test_taro(tmp_path: Path) -> None:
    files = {
        "project.config.json": '{"miniprogramRoot": "dist/"}',
        "src/app.config.ts": """export default defineAppConfig({
  pages: [
    'pages/home/index',
    ...more,
  ],
})""",
        "src/app.tsx": "import './app.scss'",
        "src/pages/home/index.tsx": TARO_PAGE,
        "src/pages/home/index.config.ts": "export default { navigationBarTitleText: '附近' }",
    }
    found = read(tmp_path, files)
    (root,) = found.roots
    assert (root.root, root.framework, root.pages) == ("src", "taro", 1)
    assert Trouble.COMPUTED_CONFIG in troubles(found)
    lines = counted(found)
    assert ("share.message", "pages/home/index.tsx", 5) in lines
    assert ("share.button", "pages/home/index.tsx", 9) in lines
    assert ("play.seckill", "pages/home/index.tsx", 9) in lines
    assert ("contact.im", "pages/home/index.tsx", 10) in lines
    assert ("scan", "pages/home/index.tsx", 10) in lines
    assert ("live.player", "pages/home/index.tsx", 11) in lines
    assert ("scene.nearby", "pages/home/index.config.ts", 1) in lines
    assert "play.bargain" not in signals(found)


def test_taro_with_a_class(tmp_path: Path) -> None:
    files = {
        "src/app.js": (
            "import Taro, { Component } from '@tarojs/taro'\n"
            "class App extends Component {\n  config = { pages: ['pages/home/home'] }\n}"
        ),
        "src/pages/home/home.js": "class Home { onShareAppMessage () { return { path: '/a?id=' + this.id } } }",
    }
    found = read(tmp_path, files)
    assert [(root.framework, root.pages) for root in found.roots] == [("taro", 1)]
    assert "share.item" in signals(found)


def test_marks_of_conditional_code_may_share_a_line(tmp_path: Path) -> None:
    template = (
        "<template><view>"
        '<!-- #ifdef MP-ALIPAY --><button open-type="contact"/><!-- #endif -->'
        '<button open-type="share"/>'
        '<!-- #ifdef MP-WEIXIN --><map/><!-- #endif --> <!-- #ifndef MP --><live-player src="x"/><!-- #endif -->'
        "</view></template>\n"
    )
    script = "<script>/* #ifdef H5 */ uni.scanCode() /* #endif */ uni.requestPayment()\nuni.getLocation()</script>"
    found = read(tmp_path, {"pages.json": '{"pages": [{"path": "pages/a"}]}', "pages/a.vue": template + script})
    assert signals(found) == {"share.button", "map", "pay", "location.get"}
