"""`rubric inspect`: a mall of about 500 code files, against tree-sitter alone on the scripts that its pages lead to."""

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from rubric.evidence.find_roots import find_roots
from rubric.evidence.inspect import inspect
from rubric.evidence.lookup import Lookup
from rubric.evidence.reader import Reader
from rubric.evidence.resolve import SCRIPTS
from rubric.evidence.script import Script
from rubric.evidence.tree import Tree
from rubric.source.signals import read_signals
from rubric.source.use import load_rubric
from tests.benchmarks.measure import Result, in_turn

PAGES, COMPONENTS, VENDORED = 93, 30, 60
ROUNDS = 7

METHOD = """
  // 第 {n} 段：{words}
  async load{n}(options) {{
    const answer = await api.goodsList({{ page: this.data.page, size: 20, category: options.id }})
    if (answer.code !== 0) {{
      wx.showToast({{ title: '{words}失败，请稍后再试', icon: 'none' }})
      return
    }}
    const rows = answer.data.map((row, index) => ({{ ...row, index, price: (row.price / 100).toFixed(2) }}))
    this.setData({{ rows: this.data.rows.concat(rows), page: this.data.page + 1, done: rows.length < 20 }})
    {call}
  }},
"""
CALLS = (
    *["wx.navigateTo({ url: '/pages/p1/p1?id=' + options.id })", "this.select(options.id, rows.length)"] * 4,
    *["wx.setStorageSync('last', options.id)", "this.rows = rows.filter((row) => row.id !== options.id)"] * 4,
    "wx.requestPayment({ ...answer.bill })",
    "api.orderCancel(options.id)",
    "wx.getLocation({ type: 'gcj02' })",
)
# One text in ten is a signal, as in shops that were counted.
PLAIN = (
    "商品列表",
    "订单详情",
    "收货地址",
    "加载",
    "消息提醒",
    "全部分类",
    "数量",
    "提交",
    "确认",
    "价格",
    "名称",
    "说明",
)
WORDS = (*PLAIN * 3, "优惠券", "拼团", "退款申请", "门店自提")
ROW = """
  <view class="row {{{{item.done ? 'done' : ''}}}}" wx:for="{{{{rows}}}}" bindtap="open" data-id="{{{{item.id}}}}">
    <image class="picture" mode="aspectFill" src="{{{{item.picture}}}}" />
    <text class="title">{words}：{{{{item.title}}}}</text>
    <button class="more" size="mini" {opens}bindtap="more">{words}</button>
  </view>
"""


def mall(folder: Path) -> None:
    """Write a shop: pages and components of a few hundred lines, libraries, one minified bundle."""
    chance = random.Random(1)  # noqa: S311 - the same shop every time
    pages = [f"pages/p{n}/p{n}" for n in range(PAGES)]
    write(folder, "app.json", json.dumps({"pages": pages}))
    write(folder, "app.js", "App({ onLaunch() { wx.login() } })")
    write(folder, "utils/api.js", script(chance, 12, "module.exports = {"))
    for n in range(COMPONENTS):
        unit(folder, f"components/c{n}/c{n}", chance, "{}", 4)
    for n in range(VENDORED):
        unit(folder, f"miniprogram_npm/kit/v{n}/index", chance, "{}", 4)
    for page in pages:
        used = {f"c{n}": f"/components/c{n}/c{n}" for n in chance.sample(range(COMPONENTS), 3)}
        used |= {f"v{n}": f"kit/v{n}/index" for n in chance.sample(range(VENDORED), 2)}
        unit(folder, page, chance, json.dumps({"usingComponents": used}), 14)


def unit(folder: Path, base: str, chance: random.Random, config: str, methods: int) -> None:
    """A page or component."""
    up = "../" * base.count("/")
    write(folder, f"{base}.json", config)
    write(folder, f"{base}.js", f"const api = require('{up}utils/api')\n" + script(chance, methods, "Page({") + ")")
    opens = ('open-type="share" ', "", "")
    rows = (ROW.format(words=chance.choice(WORDS), opens=chance.choice(opens)) for _ in range(methods))
    write(folder, f"{base}.wxml", "<view>\n" + "".join(rows) + "</view>\n")


def script(chance: random.Random, methods: int, head: str) -> str:
    made = (METHOD.format(n=n, words=chance.choice(WORDS), call=chance.choice(CALLS)) for n in range(methods))
    return head + "\n  data: { rows: [], page: 1, done: false },\n" + "".join(made) + "}"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def reading_a_mall() -> Result:
    """Seconds to read the whole tree and answer facts, against parsing the scripts that are reachable in it."""
    table, rubric = read_signals().use(), load_rubric("scene-capability-gameplay")
    with TemporaryDirectory() as name:
        folder = Path(name)
        mall(folder)
        texts = reachable_scripts(folder)

        def parse() -> None:
            for text in texts:
                Script("", text, "js").root.has_error  # noqa: B018 - parsing is what is timed

        ours, reference = in_turn(lambda: inspect(Tree(folder), table, rubric), parse, ROUNDS)
    return Result("rubric inspect, 500 code files / tree-sitter", ours, reference, 2.5)


def reachable_scripts(folder: Path) -> list[str]:
    tree, lookup = Tree(folder), Lookup(read_signals().use(), "wechat")
    (program,) = find_roots(tree, lookup)
    reader = Reader(tree, program, lookup)
    reader.run()
    return [(folder / path).read_text("utf-8") for path in reader.reached if path.endswith(SCRIPTS)]
