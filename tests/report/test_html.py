"""HTML pages as files: what they hold, that nothing in them can act, that they are read back. `tests/browser/` opens
them in a real browser."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from rubric.report.links import safe_link
from tests.cli.support import Shell
from tests.report.pages import Page
from tests.report.programs import HOSTILE, places, write_hostile, write_programs

HEMA = "examples/hema-market.sheet.yaml"
PINDUODUO = "examples/pinduoduo.sheet.yaml"
SECOND = "examples/second-observer/hema-market.sheet.yaml"
BOTH = (PINDUODUO, HEMA, "-r", "community-group-buying")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def hema(shell: Shell) -> Page:
    return page_of(shell, "score", HEMA, "--lang", "en")


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("ten"))
    write_programs(shell.folder / "ten", 10)
    return shell


def written(shell: Shell, *words: str) -> str:
    done = shell.inside(*words, "-o", "page.html")
    assert done.code in (0, 1), done.err
    return shell.read("page.html")


def page_of(shell: Shell, *words: str) -> Page:
    return Page(written(shell, *words))


def test_page_says_why_in_both_languages(hema: Page) -> None:
    for text in (
        *("Hema Market: 25.79 points, Not adapted (provisional).", "盒马集市：25.79 分，水土不服（暂定）。"),
        *("Why provisional: Gates not settled", "为什么暂定：红线未查清"),
        *("To improve (7)", "要改进的（7 项）", "Strong (3)", "Not observed (14)"),
        *("One can chat with the leader in the program", "能在小程序里直接和团长对话"),
        *("done well by shihuituan", "幕思城转载, 2022-03-22) · §02 02h", "Where the evidence is from"),
        *("What to look at next", "接下来看什么", "How far away is the suggested pickup point, in km?"),
        *("community-group-buying 2026.1", "2022-03-22", "miniprogram-rubric"),
    ):
        assert text in hema.text


def test_every_piece_of_evidence_is_on_the_page(hema: Page) -> None:
    (card,) = hema.result["scorecards"]
    answered = [node for node in card["nodes"] if node["kind"] == "criterion"]
    places = [piece["at"] for node in answered for piece in node["evidence"]]

    assert places
    assert [place for place in places if place not in hema.text] == []


def test_ledger_adds_up_as_printed(hema: Page) -> None:
    steps = [svg["aria-label"] or "" for svg in hema.all("svg") if svg.get("class") == "step"]
    running = 0.0
    for step in steps[:-1]:
        before, sign, points, _, after = step.replace("−", "-").split()
        assert float(before) == pytest.approx(running)
        running += float(points) * (1 if sign == "+" else -1)
        assert float(after) == pytest.approx(running)

    assert steps[-1] == "0.00 + 25.79 = 25.79"
    assert running == pytest.approx(25.79)


def test_criteria_stand_by_what_they_gain(shell: Shell) -> None:
    page = written(shell, "score", HEMA)
    gains = [float(gain) for gain in re.findall(r"<summary><b>\+([\d.]+)</b>", page)]

    assert gains == sorted(gains, reverse=True)
    assert gains[0] == 22.22


def test_chosen_language_is_shown_first(shell: Shell) -> None:
    for lang, tag in (("zh", "zh-CN"), ("en", "en")):
        page = page_of(shell, "score", HEMA, "--lang", lang)

        assert page.all("html") == [{"lang": tag}]
        assert [one["id"] for one in page.all("input") if "checked" in one] == [f"lang-{lang}", "shade-auto"]


COMMANDS = {
    "score": ("score", HEMA),
    "several": ("score", *BOTH),
    "only": ("score", HEMA, "--only", "gameplay"),
    "compare": ("compare", *BOTH),
    "rank": ("rank", *BOTH, "--group", "none"),
    "trend": ("trend", HEMA),
    "dates": ("trend", HEMA, SECOND),
    "radar": ("compare", HEMA, SECOND, "--radar"),
    "advise": ("advise", HEMA, "--reach", "30", "--plans", "0"),
    "hostile": ("score", "hostile.sheet.json"),
    "hostile and another": ("score", "hostile.sheet.json", HEMA),
}


@pytest.fixture(scope="module", params=COMMANDS)
def page(request: pytest.FixtureRequest, shell: Shell) -> Page:
    """A page of each kind."""
    write_hostile(shell.folder)
    return page_of(shell, *COMMANDS[request.param])


def test_policy_lets_only_the_style_and_the_script_through(page: Page) -> None:
    (policy,) = (meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    (style,), script = page.raw["style"], page.raw["script"][1]
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)
    )

    assert policy == (
        f"default-src 'none'; script-src 'sha256-{script_hash}'; style-src 'sha256-{style_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert [one.get("type") for one in page.all("script")] == ["application/json", None]


def test_nothing_on_the_page_acts_or_asks_for_a_file(page: Page) -> None:
    tags = {tag.name for tag in page.tags}
    handlers = [name for tag in page.tags for name in tag.attributes if name.startswith("on") or name == "style"]
    addresses = [
        value for tag in page.tags for name, value in tag.attributes.items() if name in ("href", "src", "action")
    ]

    assert tags & {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video"} == set()
    assert handlers == []
    assert [one for one in addresses if not re.match("#|https?://", one or "")] == []


def test_pictures_have_words(page: Page) -> None:
    for svg in page.all("svg"):
        if svg.get("aria-hidden") == "true":  # the figures of a scale, which every line on it says for itself
            continue
        assert svg["role"] == "img"
        assert re.search(r"\d", svg["aria-label"] or "")


def test_hostile_texts_are_texts(shell: Shell) -> None:
    write_hostile(shell.folder)
    page = page_of(shell, "score", "hostile.sheet.json")

    for name, text in HOSTILE.items():
        shown = re.sub("[\u2028\u2029\u202e\u2066]", " ", text)
        assert " ".join(shown.split()) in page.text, name
    assert not re.search("[\u2028\u2029\u202a-\u202e\u2066-\u2069]", shell.read("page.html"))
    assert "<bdi>مرحبا" in shell.read("page.html")


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        *(("https://example.com/a?b=c#d", True), ("http://例子.中国/页", True), ("HTTPS://EXAMPLE.COM", True)),
        *(("shots/home.png", True), ("截图 1.png", True), ("../a/b.html#x", True), ("/a", True)),
        *(("javascript:alert(1)", False), (" javascript:alert(1)", False), ("java\nscript:alert(1)", False)),
        *(
            ("data:text/html,x", False),
            ("//example.com/x", False),
            ("\\\\example.com", False),
            ("/\\example.com", False),
        ),
        *(("ftp://example.com", False), ("#小程序://x/y", False), ("https:///x", False), ("", False)),
    ],
)
def test_only_web_and_relative_addresses_are_followed(address: str, followed: bool) -> None:
    assert safe_link(address) == (address if followed else "")


@pytest.mark.parametrize("words", [("score", HEMA), ("score", *BOTH)], ids=["one", "two"])
def test_read_back_it_is_the_same_result_and_the_same_page(shell: Shell, words: tuple[str, ...]) -> None:
    first = written(shell, *words, "--lang", "zh")
    shell.write("saved.html", first)

    assert written(shell, "score", "saved.html", "--lang", "zh") == first
    for format_ in ("json", "text"):
        direct, again = (shell.inside(*one, "--format", format_) for one in (words, ("score", "saved.html")))
        assert again.out == direct.out


def circles(shell: Shell, *words: str) -> int:
    """How many dots the pictures of a page have in one of its languages."""
    return len(page_of(shell, *words).all("circle")) // 2


def test_comparison_has_a_line_for_each_node(shell: Shell) -> None:
    page = page_of(shell, "compare", HEMA, SECOND)
    lines = [svg["aria-label"] or "" for svg in page.all("svg") if svg.get("class") == "line"]

    assert len(lines) == 2 * len(page.result["nodes"]) == 56
    assert lines[0].startswith("总分: 盒马集市 [2022-03-22] 25.79")
    assert lines[28] == "total: Hema Market [2022-03-22] 25.79 (13.72–60.36); Hema Market [2022-04-02] ? (19.07–66.98)"


def test_comparison_of_several_has_a_picture_for_each_pair(shell: Shell) -> None:
    page = written(shell, "compare", HEMA, PINDUODUO, SECOND, "-r", "community-group-buying")

    assert page.count("<table class=dots>") == 4
    assert page.count("<svg class=line ") == 2 * 2 * 4


def test_withheld_program_has_no_dot_among_ranks(shell: Shell) -> None:
    page = page_of(shell, "rank", *BOTH, "--group", "none")
    ranks = [one for group in page.result["groups"] for one in group["programs"]]

    assert [one["rank"] for one in ranks] == [1, None]
    assert circles(shell, "rank", *BOTH, "--group", "none") == 1
    assert "– (1–2)" in page.text


def test_trend_with_one_date_has_no_picture(shell: Shell) -> None:
    assert "class=time" not in written(shell, "trend", HEMA)
    assert "class=time" in written(shell, "trend", HEMA, SECOND)


def test_advice_shows_dimensions_before_and_after(shell: Shell) -> None:
    page = page_of(shell, "advise", HEMA, "--reach", "30", "--plans", "0")
    after = page.result["plan"]["after"]

    assert [one["id"] for one in after["dimensions"]] == ["scene", "capability", "gameplay"]
    assert [one["score"] for one in page.result["now"]["dimensions"]][:2] == [33.333333, 33.333333]
    assert circles(shell, "advise", HEMA, "--reach", "30", "--plans", "0") == 8


@pytest.mark.parametrize("words", [("score", HEMA), ("compare", HEMA, SECOND)], ids=["score", "compare"])
def test_radar_is_drawn_on_request_only(shell: Shell, words: tuple[str, ...]) -> None:
    outlines = len(words) - 1

    assert "class=radar" not in written(shell, *words)
    assert written(shell, *words, "--radar").count('<polygon class="p') == 2 * outlines


def test_radar_needs_a_page(shell: Shell) -> None:
    for words in (("score", HEMA), ("compare", *BOTH), ("compare", *BOTH, "-o", "x.md")):
        done = shell.inside(*words, "--radar", "--lang", "en")
        assert (done.code, "add -o NAME.html" in done.err) == (2, True)
    assert "leave out --only" in shell.inside("score", HEMA, "--radar", "--only", "scene", "-o", "x.html").err


def test_radar_that_cannot_be_drawn_says_why(shell: Shell) -> None:
    page = page_of(shell, "compare", *BOTH, "--radar")

    assert "No radar: it takes three dimensions" in page.text
    assert "here there are 1. Without a score and so left out: Scene, Capability." in page.text


def test_compare_and_rank_take_pages(shell: Shell) -> None:
    shell.write("saved.html", written(shell, "score", *BOTH))

    for command in ("compare", "rank"):
        assert shell.inside(command, "saved.html").out == shell.inside(command, *BOTH).out


BOMB = {"encoding": "base64, xz", "json": "AAAA"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!doctype html><p>Hello", "the page is incomplete"),
        (
            '<!doctype html><script type="application/json" id="rubric-result">{</script>',
            "its JSON ends or goes wrong at line 1, column 2",
        ),
        (
            '<!doctype html><script type="application/json" id="rubric-result">{"kind": "comparison"}</script>',
            "it was written by rubric compare, which holds none",
        ),
        (
            f'<!DOCTYPE HTML><script type="application/json" id="rubric-result">{json.dumps(BOMB)}</script>',
            "the data in it is damaged",
        ),
        ("<html><p>Hello</html>", "rubric seems not to have written this page"),
        ('<!doctype html><script type="application/json" id="rubric-result">{"encoding": "rot13"}</script>', "rot13"),
    ],
)
def test_page_that_holds_no_result_is_a_finding(shell: Shell, text: str, said: str) -> None:
    shell.write("broken.html", text)
    done = shell.inside("score", "broken.html", "--lang", "en")

    assert done.code == 2
    assert "bad-result" in done.err
    assert said in done.err


def test_packed_result_cannot_fill_the_memory(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("saved.html", written(shell, "score", *BOTH))
    monkeypatch.setattr("rubric.source.result_page.MOST_BYTES", 1_000)

    assert "more than 1000 bytes" in shell.inside("score", "saved.html").err


def test_results_of_other_commands_are_inside_as_json_too(shell: Shell) -> None:
    for words in (("compare", *BOTH), ("rank", *BOTH)):
        assert page_of(shell, *words).result == json.loads(shell.inside(*words, "--format", "json").out)


def test_ten_programs_stay_small_and_come_out_the_same(ten: Shell) -> None:
    first = written(ten, "score", "ten")

    assert len(first.encode()) < 200_000
    assert written(ten, "score", "ten") == first
    text = Page(first).text
    assert [piece for piece in places(10) if f" {piece} " not in text] == []


def test_matrix_tells_unknown_from_does_not_apply_without_colour(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    rubric = {
        "rubric": "two",
        "format": 1,
        "title": "Two",
        "dimensions": {
            "one": {
                "title": "One",
                "criteria": {
                    name: {"title": name, "may_not_apply": True, "levels": {"0": "no", "1": "yes"}}
                    for name in ("seen", "unseen", "beside")
                },
            }
        },
    }
    sheet = {"format": 1, "rubric": "two", "answers": {"seen": 1, "beside": {"not_applicable": "no shop"}}}
    shell.write("two.rubric.json", json.dumps(rubric))
    for name in ("first", "second"):
        shell.write(f"{name}.sheet.json", json.dumps({"program": name, **sheet}))
    page = written(shell, "score", "first.sheet.json", "second.sheet.json", "-r", "two.rubric.json")

    assert page.count("<td class=h4>100.00<td class=u>?<td class=na>–") == 2


def test_many_programs_are_a_matrix_only(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    write_programs(shell.folder / "many", 21)
    page = written(shell, "score", "many")

    assert page.count("<tr data-verdict") == 21
    assert "<details" not in page
