"""`rubric sheet fill` through a pipe: every line is what a person would type."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from rubric.source.load import read_sheet
from tests.cli.support import Shell
from tests.support import ROOT

SHOP = """\
# my shop
program: shop
format: 1
rubric: ./small.rubric.yaml
observed: 2026-05-01
answers:
  coupon: no   # looked twice
"""
SMALL = """\
rubric: small
format: 1
title: {zh: 小, en: Small}
facts:
  coupon: {ask: {zh: 有优惠券吗？, en: "Are there coupons?"}, answer: yes_no}
  group_buy: {ask: {zh: 有拼团吗？, en: "Is there group buying?"}, answer: yes_no}
  steps: {ask: {zh: 几步？, en: "How many steps?"}, answer: count}
dimensions:
  play:
    title: {zh: 玩法, en: Play}
    criteria:
      presence:
        title: {zh: 团长在场, en: Presence}
        weight: 5
        may_not_apply: true
        levels: {0: {zh: 没有, en: Nobody}, 1: {zh: 有名字, en: A name}, 2: {zh: 有头像, en: A face}}
      variety:
        title: {zh: 花样, en: Variety}
        levels: {0: None, 1: {text: Coupons, when: coupon}, 2: {text: Groups, when: group_buy}}
      depth: {title: {zh: 深度, en: Depth}, number: {fact: steps, points: {0: 0, 5: 100}}}
"""


@pytest.fixture
def shop(shell: Shell) -> Shell:
    shell.write("small.rubric.yaml", SMALL)
    shell.write("shop.sheet.yaml", SHOP)
    return shell


def fill(shell: Shell, *lines: str, options: tuple[str, ...] = (), lang: str = "en") -> tuple[int, str]:
    """Fill the shop's sheet with lines; the exit code and what was printed."""
    words = ("sheet", "fill", "shop.sheet.yaml", "--lang", lang, *options)
    result = shell(*words, stdin="".join(f"{line}\n" for line in lines))
    assert result.err == "" or result.code == 2
    return result.code, result.out


def test_a_whole_sheet(shop: Shell) -> None:
    """Every answer is in the file, the comments too; nothing is printed that a terminal alone understands."""
    code, out = fill(shop, "１；only a name", "visit", "A visit", "home", "有", "", "the feed", "3", "", "")

    assert code == 0
    assert shop.read("shop.sheet.yaml") == (
        "# my shop\nprogram: shop\nformat: 1\nrubric: ./small.rubric.yaml\nobserved: 2026-05-01\n\n"
        "sources:\n  visit: {title: A visit}\n"
        "answers:\n  coupon: no   # looked twice\n"
        "  presence: {value: 1, because: only a name, evidence: [{source: visit, at: home}]}\n"
        "  group_buy: {value: yes, evidence: [{source: visit, at: the feed}]}\n"
        "  steps: 3\n"
    )
    assert "\x1b" not in out
    assert out.endswith("saved shop.sheet.yaml: 3 answered in this run, 0 still open\n"
                        "to see what comes out: rubric score shop.sheet.yaml\n")  # fmt: skip


def test_no_score_shows_on_the_way(shop: Shell) -> None:
    """It would bias: neither totals nor what an answer is worth."""
    _, out = fill(shop, "1", "", "", "yes", "", "", "3", "", "")

    assert not any(word in out.lower() for word in ("total", "points", "bounds", "coverage", "+"))


def test_the_end_of_the_input_saves(shop: Shell) -> None:
    """With 0, and how many are left; in the middle of an answer that needs more, with 2."""
    code, out = fill(shop, "2")
    assert code == 0
    assert "1 answered in this run, 2 still open" in out
    assert "presence: 2" in shop.read("shop.sheet.yaml")
    code, out = fill(shop, "na", options=("--all", "--only", "presence"))
    assert code == 2
    assert "which was not saved" in out
    assert "presence: 2" in shop.read("shop.sheet.yaml")


def test_the_next_run_goes_on(shop: Shell) -> None:
    fill(shop, "0", "q")
    code, out = fill(shop)

    assert code == 0
    assert "1. Play · Are there coupons?" not in out
    assert "1. Play · Is there group buying?" in out or "1. Play · How many steps?" in out
    assert "[2 answered, 2 open]" in out


def test_lines_that_are_of_no_use(shop: Shell) -> None:
    """They are told with what is allowed; after twenty in a row it stops. What is fine is saved, the code is 2."""
    code, out = fill(shop, *["seven"] * 25)

    assert code == 2
    assert out.count('"seven" is no answer here. Allowed: 0, 1, 2, unknown, NA') == 20
    assert "stopped: 20 lines in a row were of no use" in out
    assert fill(shop, *["seven"] * 15, "1", "", "", *["seven"] * 15)[0] == 2


def test_in_chinese(shop: Shell) -> None:
    code, out = fill(shop, "不适用", "没有团长", "返回", "２", "", "", "帮助", "是", "退出", lang="zh")

    assert code == 0
    assert "1. 玩法 · 团长在场" in out
    assert "[已答 1，待答 3]" in out
    assert "已存：不适用；没有团长" in out
    assert "看过，但不知道" in out
    assert "还有 1 题待答" in out


def test_a_pipe_in_gbk(shop: Shell) -> None:
    """Chinese from an older system is understood, and comes out in what the terminal can show."""
    words = [sys.executable, "-m", "rubric", "sheet", "fill", "shop.sheet.yaml", "--brief"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RUBRIC_LANG": "zh", "PYTHONIOENCODING": "gbk"}
    done = subprocess.run(
        words, cwd=shop.folder, env=environment, input="1；有名字\n".encode("gbk"), capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "已存：1；有名字" in done.stdout.decode("gbk")
    assert "because: 有名字" in shop.read("shop.sheet.yaml")


def test_an_ascii_terminal(shop: Shell) -> None:
    result = shop("sheet", "fill", "shop.sheet.yaml", "--lang", "zh", stdin="?\nh\n1\n", PYTHONIOENCODING="ascii")

    assert result.code == 0
    assert "presence: 1" in shop.read("shop.sheet.yaml")


def test_a_new_sheet(shell: Shell) -> None:
    """The rubric is named as the sheet finds it; the program is called after the file."""
    shell.write("small.rubric.yaml", SMALL)
    (shell.folder / "sheets").mkdir()
    made = shell(
        "sheet", "fill", "sheets/corner-shop.sheet.yaml", "-r", "small.rubric.yaml", "--observer", "安", stdin="0\n"
    )

    assert (made.code, made.err) == (0, "rubric: made sheets/corner-shop.sheet.yaml\n")
    lines = shell.read("sheets/corner-shop.sheet.yaml").splitlines()
    assert lines[:2] == ["program: corner-shop", "format: 1"]
    assert lines[3:] == ["observer: 安", "rubric: ../small.rubric.yaml", "", "answers:", "  presence: 0"]
    assert shell("check", "sheets").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new.sheet.yaml",), "gameplay, small, or a path):\nrubric sheet fill new.sheet.yaml -r RUBRIC\n"),
        (("new.sheet.yaml", "-r", "nowhere"), "nowhere:1:1: error[unknown-rubric]"),
        (("新.sheet.yaml", "-r", "./small.rubric.yaml"), "add --program ID"),
        (("new.sheet.json", "-r", "./small.rubric.yaml"), "a new sheet is called"),
        (("nowhere/new.sheet.yaml", "-r", "scene-capability-gameplay"), "cannot write"),
        (("small.rubric.yaml",), "a sheet is wanted here"),
        (("examples",), "examples"),
        (("shop.sheet.yaml", "--only", "presense"), 'did you mean "presence"?'),
    ],
)
def test_what_cannot_be_filled(shop: Shell, words: tuple[str, ...], said: str) -> None:
    result = shop("sheet", "fill", *words)

    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err
    assert not list(shop.folder.glob("new*"))


def test_a_sheet_with_errors_is_not_filled(shop: Shell) -> None:
    shop.write("bad.sheet.yaml", SHOP.replace("coupon: no", "cupon: no"))
    result = shop("sheet", "fill", "bad.sheet.yaml", stdin="1\n")

    assert result.code == 2
    assert 'did you mean "coupon"' in result.err


def test_a_layout_that_cannot_be_edited(shop: Shell) -> None:
    """The answer is not saved, the reason is told, and the question can be skipped."""
    sheet = SHOP + "  presence: {value: 1,  # do not lose me\n    because: a name}\n"
    shop.write("shop.sheet.yaml", sheet)
    result = shop(
        "sheet", "fill", "shop.sheet.yaml", "--lang", "en", "--all", "--only", "presence", stdin="na; nobody\ns\ns\n"
    )

    assert result.code == 2
    assert "a comment would be lost" in result.err
    assert "your answer was not saved" in result.out
    assert "now: 1; a name" in result.out.split("not saved")[1]
    assert shop.read("shop.sheet.yaml") == sheet


def test_a_sheet_in_json(shop: Shell) -> None:
    shop.write("shop.sheet.json", '{"program": "shop", "rubric": "./small.rubric.yaml", "answers": {}}')
    result = shop("sheet", "fill", "shop.sheet.json", "--brief", "--in-order", stdin="1; a name\nyes\n")

    assert result.code == 0, result.err
    assert json.loads(shop.read("shop.sheet.json"))["answers"] == {
        "presence": {"value": 1, "because": "a name"},
        "coupon": "yes",
    }


def test_more(shop: Shell) -> None:
    """All anchors in full, why, and who does it well."""
    shop.write("hema.sheet.yaml", "program: hema\nrubric: scene-capability-gameplay\nanswers: {}\n")
    words = ("sheet", "fill", "hema.sheet.yaml", "--lang", "en", "--only", "scene_person_chat")
    out = shop(*words, stdin="?\n").out

    assert "criterion right_person" in out
    assert "why: Who places an order asks" in out
    assert "done well by shihuituan" in out
    assert "weight" not in out
    assert out.count("[yes/no · ") == 2
    assert out.split("done well by shihuituan")[1].count("1. Capability · ") == 1


def test_an_attribute_that_is_missing(shop: Shell) -> None:
    """What the sheet should say of the program, so that one knows what is asked."""
    shop.write("small.rubric.yaml", SMALL.replace("weight: 5", "when: {program: vertical, is: food}"))
    shop.write("bare.sheet.yaml", "program: shop\nrubric: ./small.rubric.yaml\nanswers: {}\n")
    out = shop("sheet", "fill", "bare.sheet.yaml", "--lang", "en").out

    assert "rubric edit set bare.sheet.yaml vertical" in " ".join(out.split())


def test_some_questions_only(shop: Shell) -> None:
    """In the order of the rubric, answered ones too, without follow-ups."""
    code, out = fill(shop, "yes", "", options=("--only", "variety", "--all", "--brief"))

    assert code == 0
    assert out.index("Is there group buying?") < out.index("Are there coupons?")
    assert "now: no" in out
    assert "group_buy: yes" in shop.read("shop.sheet.yaml")


def test_nothing_to_ask(shop: Shell) -> None:
    code, out = fill(shop, options=("--only", "coupon"))

    assert code == 0
    assert out.startswith("nothing is left to ask of what --only names\n")
    assert "3 open in the whole sheet: rubric sheet fill shop.sheet.yaml\n" in out


def test_unknown_is_not_empty(shop: Shell) -> None:
    """What is empty is asked; what is unknown is not, until one wants it to be."""
    shop.write("shop.sheet.yaml", SHOP + "  group_buy: unknown\n  presence:\n  steps: 3\n")
    _, out = fill(shop, "0")
    assert "Presence" in out
    assert "Is there group buying?" not in out
    again = "rubric sheet fill shop.sheet.yaml --unknown"
    _, out = fill(shop)
    assert out.startswith("nothing is left to ask\n")
    assert f"1 unknown\nto ask the unknown ones again: {again}\n" in out
    code, out = fill(shop, "no", options=("--unknown",))
    assert (code, "group_buy: no" in shop.read("shop.sheet.yaml")) == (0, True)
    assert "--unknown" not in out


def test_how_to_go_on_repeats_the_options(shop: Shell) -> None:
    _, out = fill(shop, "q", options=("-r", "./small.rubric.yaml", "--only", "depth", "--in-order", "--brief"))

    assert out.startswith("shop: 1 open of what --only names. ")
    assert "[--only: 0 answered, 1 open]" in out
    assert out.endswith("to go on: rubric sheet fill shop.sheet.yaml --only depth --in-order --brief\n")


def test_everything_is_counted(shop: Shell) -> None:
    assert fill(shop, options=("--all",))[1].startswith("shop: 3 open, 1 answered ones are asked again. ")


def test_texts_are_shown_whole(shop: Shell) -> None:
    long = "the leader answers every question of every neighbour within the hour and shows a face while doing so"
    shop.write("small.rubric.yaml", SMALL.replace("A face", long))
    _, out = fill(shop, options=("--only", "presence"))

    assert long in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


CARD = """  card:
    ask: {zh: 卡片上是什么？, en: What is on the card?}
    answer: choice
    options: {none: {zh: 没有, en: Nothing}, item: {zh: 商品, en: The item}}
"""


@pytest.mark.parametrize("line", ["2", "item", "商品", "the item"])
def test_a_choice(shop: Shell, line: str) -> None:
    """By number, id or text; what is said about it names the text."""
    rubric = SMALL.replace("dimensions:", f"{CARD}dimensions:").replace(
        "      depth:",
        "      shows: {title: S, levels: {0: N, 1: {text: Some, when: {fact: card, is: item}}}}\n      depth:",
    )
    shop.write("small.rubric.yaml", rubric)
    code, out = fill(shop, "商口", line, options=("--only", "shows", "--brief"), lang="zh")

    assert code == 2
    assert "1 没有\n" in out
    assert "可以写：没有（none）；商品（item）；未知" in out
    assert "已存：商品（item）\n" in out
    assert "card: item\n" in shop.read("shop.sheet.yaml")


def test_a_change_names_what_is_dropped(shop: Shell) -> None:
    fill(shop, "2; a face", "https://a.example", options=("--only", "presence"))
    _, out = fill(shop, "1", options=("--only", "presence", "--all"))

    assert "what backed the old one is gone: a face; https://a.example" in " ".join(out.split())
    assert shop.read("shop.sheet.yaml").endswith("  presence: 1\n")


def test_byte_order_mark_line_ends_and_permissions_stay(shop: Shell) -> None:
    path = shop.folder / "shop.sheet.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SHOP.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    fill(shop, "1; a name", "")

    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# my shop\r\n")
    assert b"  presence: {value: 1, because: a name}\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert path.stat().st_mode & 0o777 == 0o640


class Slow:
    """The command with its input held open, to do something between two lines."""

    def __init__(self, shell: Shell, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rubric", "sheet", "fill", "shop.sheet.yaml", "--brief", "--lang", "en", *options],
            cwd=shell.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.path = shell.folder / "shop.sheet.yaml"

    def type(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def wait_for(self, text: str) -> None:
        """Until the file holds a text."""
        until = time.monotonic() + 30
        while text not in self.path.read_text("utf-8"):
            assert time.monotonic() < until, self.path.read_text("utf-8")
            time.sleep(0.02)

    def end(self) -> str:
        """Close the input; what was printed."""
        return self.process.communicate(timeout=30)[0].decode()


def test_a_change_from_elsewhere_is_kept(shop: Shell) -> None:
    """The answer goes into the file as it is now; what somebody answered meanwhile is not asked."""
    slow = Slow(shop)
    slow.type("1")
    slow.wait_for("presence: 1")
    slow.path.write_text(slow.path.read_text("utf-8") + "  steps: 2  # by li\n", "utf-8")
    slow.type("yes")
    slow.wait_for("group_buy: yes")
    out = slow.end()

    assert "was changed meanwhile" in out
    assert "0 still open" in out
    assert shop.read("shop.sheet.yaml").endswith("  presence: 1\n  steps: 2  # by li\n  group_buy: yes\n")


def test_an_answer_from_elsewhere_is_not_overwritten(shop: Shell) -> None:
    """The one that is being typed is not saved; the question comes again with what is there now."""
    slow = Slow(shop, "--in-order", "--only", "play")
    slow.type("0")
    slow.wait_for("presence: 0")
    slow.path.write_text(slow.path.read_text("utf-8") + "  group_buy: no  # li\n", "utf-8")
    slow.type("yes")
    slow.type("")
    out = slow.end()

    assert "somebody else has answered this meanwhile" in out
    assert "now: no" in out
    assert shop.read("shop.sheet.yaml").endswith("  group_buy: no  # li\n")


@pytest.mark.skipif(sys.platform == "win32", reason="kills the Unix way")
def test_killed_at_any_moment(shop: Shell) -> None:
    """The file can always be read, and holds every answer before the one that was being typed."""
    random = Random(4)  # noqa: S311
    for _ in range(6):
        shop.write("shop.sheet.yaml", SHOP)
        slow = Slow(shop, "--all", "--in-order")
        slow.type("0")
        slow.wait_for("presence: 0")
        for line in ("yes", "no", "3", "b", "4", "b", "5")[: random.randrange(8)]:
            slow.type(line)
        time.sleep(random.random() * 0.1)
        slow.process.send_signal(signal.SIGKILL)
        slow.process.wait()
        slow.end()
        sheet = read_sheet(Path(slow.path))
        assert sheet.findings == []
        assert sheet.use().answers["presence"].value == 0
