"""Trees that are broken, huge or mean: everything is handled and told, nothing crashes, nothing outside is opened."""

import os
import random
import time
from pathlib import Path

import pytest

from rubric.evidence.conditional import compiled_for
from rubric.evidence.inspect import inspect
from rubric.evidence.json_text import parse_json
from rubric.evidence.limits import Limits
from rubric.evidence.markup import read_markup
from rubric.evidence.tree import Tree
from rubric.model.inspection import Trouble
from tests.evidence.trees import ONE_PAGE, app, home, plant, read, signals, table, troubles

SHARE = '<button open-type="share"/>'


def test_links(tmp_path: Path) -> None:
    secret = plant(tmp_path / "outside", {"secret.js": "wx.requestPayment({})", "pay.wxml": SHARE})
    tree = plant(
        tmp_path / "tree",
        {**ONE_PAGE, "pages/home/home.js": "require('./secret'); require('../../loop/pages/home/more')"},
    )
    (tree / "pages/home/secret.js").symlink_to(secret / "secret.js")
    (tree / "pages/home/home.wxml").symlink_to(secret / "pay.wxml")
    (tree / "loop").symlink_to(tree)
    (tree / "pages/home/more.js").symlink_to(tree / "pages/home/home.js")
    (tree / "dead.js").symlink_to(tree / "nowhere.js")
    found = read(tree)
    assert signals(found) == set()
    assert {Trouble.LINK, Trouble.MISSING_FILE} <= troubles(found)
    assert not found.roots[0].complete


def test_what_is_no_file(tmp_path: Path) -> None:
    plant(tmp_path, ONE_PAGE)
    (tmp_path / "pages/home").mkdir(parents=True)
    os.mkfifo(tmp_path / "pages/home/home.js")
    (tmp_path / "pages/home/home.wxml").mkdir()
    assert Trouble.MISSING_PAGE in troubles(read(tmp_path))


def test_a_huge_minified_file(tmp_path: Path) -> None:
    plant(tmp_path, {**ONE_PAGE, "pages/home/home.js": "require('./big'); Page({})"})
    with (tmp_path / "pages/home/big.js").open("wb") as file:
        file.truncate(100_000_000)
    found = read(tmp_path)
    assert [(note.file, note.about) for note in found.roots[0].notes if note.trouble is Trouble.TOO_LARGE] == [
        ("pages/home/big.js", "100000000")
    ]
    assert not found.roots[0].complete


def test_deep_nesting(tmp_path: Path) -> None:
    wxml = "<view>" * 10_000 + SHARE + "</view>" * 10_000
    js = "Page({ a: " + "[\n" * 5_000 + "]\n" * 5_000 + ", b: " + "(\n" * 300 + "wx.scanCode()" + ")\n" * 300 + " })"
    found = home(tmp_path, wxml=wxml, js=js, more={"pages/home/home.json": '{"a":' * 5_000 + '"团长"' + "}" * 5_000})
    assert {"share.button", "scan"} <= signals(found)
    assert Trouble.TOO_DEEP in troubles(found)


def test_a_script_that_is_nested_beyond_reason(tmp_path: Path) -> None:
    js = "f(" + "'团长' +\n" * 50_000 + "'a')\nPage({ a: " + "(\n" * 50_000 + "wx.scanCode()" + ")\n" * 50_000 + " })"
    start = time.process_time()
    found = home(tmp_path, js=js)
    assert time.process_time() - start < 30
    assert [note.about for note in found.roots[0].notes if note.trouble is Trouble.TOO_DEEP] == ["1000+"]
    assert not found.roots[0].complete


def test_deep_folders(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 60)
    found = home(tmp_path, more={f"{deep}/x.js": "wx.scanCode()"})
    assert Trouble.TOO_DEEP in troubles(found)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            **ONE_PAGE,
            "pages/home/home.js": "// 团长\n".encode("gb18030") + b"wx.scanCode()\n\x00\xff\xfe",
            "pages/home/home.wxml": b"\xef\xbb\xbf" + SHARE.encode(),
            "pages/home/home.json": b"\xff\xff{",
        },
    )
    assert signals(found) == {"scan", "share.button"}
    assert {Trouble.NOT_UTF8, Trouble.BAD_JSON} <= troubles(found)


def test_paths_that_lead_out(tmp_path: Path) -> None:
    outside = plant(tmp_path, {"outside/x.js": "wx.scanCode()", "outside/x.wxml": SHARE})
    files = {
        "app.json": app(
            pages=["pages/home/home", "../outside/x", "/../../../etc/passwd"],
            subPackages=[{"root": "../outside", "pages": ["x"]}, {"root": "gone", "pages": ["a"]}],
        ),
        "pages/home/home.json": '{"usingComponents": {"a": "../../../../../etc/passwd", "b": "/../outside/x"}}',
        "pages/home/home.wxml": '<import src="../../../outside/x.wxml"/><include src="/../outside/x.wxml"/>',
        "pages/home/home.js": "require('../../../outside/x'); require('/etc/passwd'); Page({})",
    }
    found = read(plant(outside / "tree", files))
    assert signals(found) == set()
    assert {Trouble.OUTSIDE, Trouble.MISSING_SUBPACKAGE, Trouble.MISSING_PAGE} <= troubles(found)
    assert all("passwd" not in hit.file for hit in found.signals)
    assert not found.roots[0].complete


@pytest.mark.parametrize(
    "config",
    [
        "",
        "[]",
        "null",
        "{",
        '{"pages": 3}',
        '{"pages": [1, null, {}]}',
        '{"pages": {"a": 1}}',
        '{"pages": [""]}',
        "\x00",
        '"a"',
    ],
)
def test_configurations_that_declare_nothing(tmp_path: Path, config: str) -> None:
    assert read(tmp_path, {"app.json": config, "pages.json": config, "app.config.js": config}).roots == ()


def test_no_program_where_the_build_is_missing(tmp_path: Path) -> None:
    found = read(tmp_path, {"project.config.json": '{"miniprogramRoot": "dist/"}'})
    assert (found.roots, [note.about for note in found.notes]) == ((), ["dist/"])


def test_scripts_with_slips(tmp_path: Path) -> None:
    found = home(
        tmp_path,
        js="wx.makePhoneCall()\nPage({ go() { wx.scanCode({ ) } \n } }}} ]\n",
        wxml="<view <button open-type='share'",
    )
    assert {"scan", "contact.phone"} <= signals(found)
    assert Trouble.BAD_SCRIPT in troubles(found)


def test_what_could_disturb_a_terminal(tmp_path: Path) -> None:
    js = "wx.scanCode() // \x1b[31m\u202e gnp.exe \u2066 wx0123456789abcdef\nPage({})"
    found = home(tmp_path, js=js, more={"pages/home/x\ny\x1b.js": "wx.scanCode()"})
    texts = "".join(hit.text for hit in found.signals)
    assert not set("\x1b\u202e\u2066") & set(texts)
    assert "wx0123456789abcdef" not in texts


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    plant(tmp_path, ONE_PAGE)
    (tmp_path / "pages/home").mkdir(parents=True)
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path / "pages/home/home") + b"\xff.js"))).write_text("wx.scanCode()")
    except OSError:
        pytest.skip("this file system has names of text only")
    found = read(tmp_path)
    assert Trouble.UNREADABLE in troubles(found)
    assert found.model_dump_json()


def test_limits(tmp_path: Path) -> None:
    files = {**ONE_PAGE, "pages/home/home.js": "wx.scanCode()", "pages/home/home.wxml": SHARE}
    late = read(tmp_path, files, limits=Limits(is_late=lambda: True))
    assert (late.roots, {note.trouble for note in late.notes}) == ((), {Trouble.OUT_OF_TIME})
    few = read(tmp_path, limits=Limits(files=2))
    assert Trouble.TOO_MANY in troubles(few)
    small = read(tmp_path, limits=Limits(total_bytes=60))
    assert Trouble.TOO_MANY in troubles(small)


def test_a_tree_that_grows_while_it_is_read(tmp_path: Path) -> None:
    tree = Tree(plant(tmp_path, {**ONE_PAGE, "pages/home/home.js": "wx.scanCode()"}))
    (tmp_path / "pages/home/home.js").unlink()
    found = inspect(tree, table())
    assert Trouble.UNREADABLE in troubles(found)


def test_any_text_is_taken_apart() -> None:
    """Whatever the text is, taking it apart ends, and places stay inside it."""
    pieces = [*"<>/\"'={}[]:,\\ \n\x00", "<view", "/>", "</view>", "<!--", "-->", "{{", "}}", "open-type=", "share"]
    pieces += ["<wxs>", "</wxs>", "//", "/*", "*/", "#ifdef MP", "#endif", "#ifndef H5 || MP", "团长", "wx:if"]
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(3_000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 40)))
        wanted = frozenset({"view"})
        markup, quick = read_markup(text, wanted), read_markup(text, wanted, all_tags=False)
        assert all(0 <= one.at < len(text) for one in quick.elements)
        assert all(0 <= one.at < len(text) for one in markup.elements)
        assert all(0 <= start <= end <= len(text) for start, end in (*markup.comments, *markup.hidden))
        for element in markup.elements:
            assert all(0 <= one.at < len(text) for one in element.attributes())
        value, _ = parse_json(text)
        assert all(0 <= at <= len(text) for _, _, at in value.walk())
        built = compiled_for(text, frozenset({"MP"}))
        assert len(built.text) == len(text)
        assert built.text.count("\n") == text.count("\n")


def test_the_quick_way_finds_the_same() -> None:
    pieces = [
        *("<view a='1'>", "</view>", '<button open-type="share"/>', "text", "{{ a < b ? '<' : 1 }}", "\n"),
        *("<!-- <view> open-type='x' -->", "<wxs module='m'>var a = '<view>'</wxs>", '<t-button\n openType="{{x}}">'),
    ]
    chance = random.Random(3)  # noqa: S311 - not for secrets
    for _ in range(2_000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 30)))
        markup = read_markup(text, frozenset({"view"}))
        quick = read_markup(text, frozenset({"view"}), all_tags=False)
        assert (quick.elements, quick.raws, quick.comments) == (markup.elements, markup.raws, markup.comments)


@pytest.mark.parametrize(
    "text",
    [
        "<view>" * 100_000,
        "{{" * 200_000,
        "<" * 200_000,
        "<a b=\"'" * 100_000,
        "<!--" * 100_000,
        "</view" * 100_000,
        "<a {" * 100_000,
    ],
)
def test_taking_apart_takes_time_in_proportion(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.perf_counter()
        read_markup(part)
        return time.perf_counter() - start

    short = min(seconds(text[: len(text) // 8]) for _ in range(3))
    assert min(seconds(text) for _ in range(3)) < 40 * max(short, 0.002)


@pytest.mark.parametrize(
    "config",
    [
        '{"pages": ["pages/home/home", "pages/b/b"',
        '{"pages": ["pages/home/home" "pages/home/home"]}',
        '{"pages": ["pages/home/home"] "window": {}}',
        '{"pages" ["pages/home/home"]}',
        '{"pages": ["pages/home/home"]}}',
    ],
)
def test_what_a_damaged_configuration_leads_to_is_not_all_there_is(tmp_path: Path, config: str) -> None:
    found = home(tmp_path, more={"app.json": config})
    assert Trouble.BAD_JSON in troubles(found)
    assert not found.roots[0].complete
    assert [id_ for id_, fact in found.facts.items() if fact.value is False] == []


def test_comments_and_commas_at_an_end_are_no_damage(tmp_path: Path) -> None:
    config = '{/* a */ "pages": ["pages/home/home", /* b */], "window": {"a": 1, "b": -1.5e3, "c": null,},} // c'
    found = home(tmp_path, more={"app.json": config})
    assert Trouble.BAD_JSON not in troubles(found)
    assert found.roots[0].complete


def test_a_damaged_configuration_of_uni_app_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, {"pages.json": '{"pages": [{"path": "pages/a"}', "pages/a.vue": "<template/>"})
    assert Trouble.BAD_JSON in troubles(found)
    assert not found.roots[0].complete
