"""Evidence on sheets: what `check` says of the files, dates and addresses in it, and what the pages say."""

import json

import pytest

from tests.cli.pages import sheet_file, unwrapped
from tests.cli.support import Shell

SHEET = """\
program: corner-shop
format: 1
observed: 2026-05-01
observer: ann
rubric: scene-capability-gameplay
answers:
  flash_sale: {value: yes, evidence: [PIECE]}
"""
FILE = "sheets/corner-shop.sheet.yaml"


def sheet(piece: str) -> str:
    return SHEET.replace("PIECE", piece)


def codes(shell: Shell, *words: str, stdin: str = "") -> list[str]:
    """The codes that a check finds, but for the age of the sheet, which depends on the day."""
    found = json.loads(shell("check", *words, "--format", "json", stdin=stdin).out)["findings"]
    return [one["code"] for one in found if one["code"] != "stale-observation"]


def test_screenshot_is_looked_for_beside_the_sheet(shell: Shell) -> None:
    shell.write(FILE, sheet("{screenshot: shots/首页.png}"))
    assert codes(shell, FILE) == ["screenshot-missing"]

    shell.write("sheets/shots/首页.png", b"")
    assert codes(shell, FILE) == []
    assert codes(shell, str(shell.folder / FILE)) == []


def test_paths_that_leave_the_folder_are_not_followed(shell: Shell) -> None:
    shell.write("secret.png", b"")
    for path in ("../secret.png", str(shell.folder / "secret.png"), "https://example.com/secret.png"):
        shell.write(FILE, sheet(f'{{screenshot: "{path}"}}'))
        assert codes(shell, FILE) == ["evidence-path-outside"]


def test_file_of_the_source_reader_may_be_elsewhere(shell: Shell) -> None:
    shell.write(FILE, sheet("{file: pages/home.js, line: 3, signal: play.seckill, strength: strong}"))
    assert codes(shell, FILE) == []

    shell.write(FILE, sheet("{file: pages/home.js, line: 3}"))
    assert codes(shell, FILE) == ["screenshot-missing"]


def test_path_that_no_system_takes(shell: Shell) -> None:
    shell.write(FILE, sheet(f'{{screenshot: "{"a" * 5000}.png"}}'))
    assert codes(shell, FILE) == ["screenshot-missing"]


def test_sheet_from_standard_input_has_nothing_beside_it(shell: Shell) -> None:
    assert codes(shell, "-", stdin=sheet("{screenshot: home.png, date: 2026/4/30}")) == ["evidence-date"]


def test_date_is_mended_where_only_one_day_can_be_meant(shell: Shell) -> None:
    shell.write("sheets/a.png", b"")
    for written in ("2026/4/30", '"2026.4.30"', "2026年4月30日"):
        shell.write(FILE, sheet(f"{{screenshot: a.png, date: {written}}}"))
        shell("check", FILE, "--fix")
        assert shell.read(FILE) == sheet("{screenshot: a.png, date: 2026-04-30}")

    shell.write(FILE, sheet("{screenshot: a.png, date: 4/30/2026}"))
    shell("check", FILE, "--fix")
    assert shell.read(FILE) == sheet("{screenshot: a.png, date: 4/30/2026}")


def test_age_of_evidence_that_is_too_old_is_set_in_the_settings(shell: Shell) -> None:
    shell.write("sheets/a.png", b"")
    shell.write(FILE, sheet("{screenshot: a.png, date: 2026-01-01}"))
    assert codes(shell, FILE) == []

    shell.write("rubric.toml", "stale_after = 30\n")
    assert codes(shell, FILE) == ["old-evidence"]


def test_fix_of_a_sheet_from_standard_input_is_shown(shell: Shell) -> None:
    result = shell("check", "-", "--fix", stdin=sheet("{url: 'https://example.com', date: 2026/4/30}"))

    assert result.code == 0
    assert "+  flash_sale: {value: yes, evidence: [{url: 'https://example.com', date: 2026-04-30}]}" in result.out


UNPROVED = {
    "zh": "2项观察说看到了，却没有证据：",
    "en": "Answers that say something was seen, without evidence: 2",
}


@pytest.mark.parametrize("lang", UNPROVED)
def test_page_says_what_has_no_evidence(shell: Shell, lang: str) -> None:
    answers = "  coupon: no\n  flash_sale: yes\n  clear_occasion: 2\n"
    shell.write(FILE, SHEET.split("  flash_sale", maxsplit=1)[0] + answers)
    words = ["score", FILE, "--lang", lang]

    assert UNPROVED[lang] in unwrapped(shell.inside(*words).out, lang)
    assert UNPROVED[lang] in unwrapped(shell.inside(*words, "-v").out, lang)


def test_supposed_answers_need_no_evidence(shell: Shell) -> None:
    shell.write(FILE, SHEET.split("  flash_sale", maxsplit=1)[0] + "  coupon: no\n  flash_sale: yes\n")
    card = json.loads(shell.inside("score", FILE, "--set", "coupon=yes", "--format", "json").out)["scorecards"][0]

    assert card["sheet"]["without_evidence"] == ["flash_sale"]


def test_page_is_quiet_when_all_is_proved(shell: Shell) -> None:
    for words in (["-v"], []):
        assert "without evidence" not in shell.inside("score", sheet_file("hema-market"), "--lang", "en", *words).out


PIECE = (
    '{at: 首页, url: "https://example.com", file: a.js, line: 3, screenshot: a.png, date: 2026-04-01, '
    "note: 看了两遍, signal: play.x, strength: strong}"
)
TOLD = {
    "zh": "首页、https://example.com、文件 a.js:3、截图 a.png、信号 play.x（强）、"
    "日期 2026-04-01，早于观察 30 天、看了两遍",
    "en": "首页, https://example.com, file a.js:3, screenshot a.png, signal play.x (strong), "
    "dated 2026-04-01, 30 days before the observation, 看了两遍",
}


@pytest.mark.parametrize("lang", TOLD)
def test_page_shows_everything_that_evidence_says(shell: Shell, lang: str) -> None:
    shell.write(FILE, sheet(PIECE).replace("flash_sale", "group_buy"))
    page = shell.inside("score", FILE, "--only", "play_set", "--lang", lang, COLUMNS="120").out

    assert TOLD[lang].replace(" ", "") in "".join(page.split())
