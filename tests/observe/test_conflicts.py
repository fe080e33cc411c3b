"""Importing into sheets that are there: what is new is added, what differs is shown and left as it was."""

from pathlib import Path

import pytest

from rubric.source.edit_text import plain, read_source
from tests.cli.support import Shell

SHEET = """\
# Ann's sheet
program: corner-shop
format: 1
observer: ann
rubric: scene-capability-gameplay
sources:
  visit: {title: {zh: 走一遍, en: A visit}}   # the only one
answers:
  flash_sale: no                          # looked twice
  coupon: {value: yes, because: {zh: 首页有券, en: Coupons on the home page}}
  group_buy: {conflict: [{observer: a, value: yes}, {observer: b, value: no}]}
"""
HEAD = "id,answer,reason,source,place\n#program,corner-shop\n"
FILE = "corner-shop.sheet.yaml"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.write(FILE, SHEET)
    return shell


def answers(shell: Shell) -> dict[str, object]:
    found = plain(read_source(shell.folder / FILE).root)["answers"]
    assert isinstance(found, dict)
    return found


def test_a_conflict_is_shown_with_both_sides_and_overwrites_nothing(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}flash_sale,yes,a clock on top,visit,home\nshare_steps,2\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert done.code == 1
    assert "in.csv:B3: warning[import-conflict]" in done.err
    assert 'the sheet says "no", the table says "yes (a clock on top)" in B3' in done.err
    assert f"{FILE}:9:3" in done.err
    assert "1 added, 0 the same, 1 in conflict" in done.err
    assert answers(shell)["flash_sale"] == "no"
    assert answers(shell)["share_steps"] == 2
    assert all(line in shell.read(FILE) for line in SHEET.splitlines())


def test_a_conflict_speaks_the_language_of_the_table(shell: Shell) -> None:
    shell.write("in.csv", "编号,观察,理由\n#program,corner-shop\nflash_sale,是\nhome_sorted_by,促销\n")
    shell.write(FILE, SHEET + "  home_sorted_by: goods\n")
    done = shell.inside("sheet", "import", "in.csv", "--lang", "zh")
    assert "观察表写的是「否」，表格 B3 写的是「是」" in done.err
    assert "观察表写的是「商品类目」，表格 B4 写的是「促销」" in done.err


def test_a_source_with_another_title_is_told_and_left(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}#sources.visit.title,Two visits\n#sources.visit.date,2026/5/1\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert (done.code, "in.csv:B3: warning[import-conflict]" in done.err) == (1, True), done.err
    assert 'the table says "Two visits" in B3' in done.err
    source = plain(read_source(shell.folder / FILE).root)["sources"]["visit"]
    assert source == {"title": {"zh": "走一遍", "en": "A visit"}, "date": "2026-05-01"}
    assert shell.inside("sheet", "import", "in.csv", "--take").code == 0
    assert plain(read_source(shell.folder / FILE).root)["sources"]["visit"]["title"] == "Two visits"


def test_blank_tables_never_conflict(shell: Shell) -> None:
    words = ["sheet", "new", "scene-capability-gameplay", "--program", "corner-shop"]
    for file in ("t.csv", "t.xlsx", "t.tsv"):
        assert shell.inside(*words, "-o", file, "--lang", "zh").code == 0
        done = shell.inside("sheet", "import", file)
        assert (done.code, shell.read(FILE)) == (0, SHEET), done.err


def test_take_lets_the_table_win(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}flash_sale,yes,a clock on top,visit,home\n")
    done = shell.inside("sheet", "import", "in.csv", "--take")
    assert (done.code, "1 replaced" in done.err) == (0, True)
    evidence = [{"source": "visit", "at": "home"}]
    assert answers(shell)["flash_sale"] == {"value": "yes", "because": "a clock on top", "evidence": evidence}
    assert "# looked twice" in shell.read(FILE)


def test_a_reason_in_either_language_is_the_same_reason(shell: Shell) -> None:
    for reason in ("首页有券", "Coupons on the home  page"):
        shell.write("in.csv", f"{HEAD}coupon,yes,{reason}\n")
        done = shell.inside("sheet", "import", "in.csv")
        assert (done.code, shell.read(FILE)) == (0, SHEET), done.err


def test_evidence_is_added_and_cites_sources_by_id_or_title(shell: Shell) -> None:
    text = f"{HEAD}coupon,yes,,A visit,home\ncoupon,,,visit,checkout\ncoupon,,,phone,\n#sources.phone.title,A call\n"
    shell.write("in.csv", text)
    done = shell.inside("sheet", "import", "in.csv")
    assert (done.code, "1 extended" in done.err) == (0, True), done.err
    coupon = answers(shell)["coupon"]
    assert isinstance(coupon, dict)
    assert coupon["because"] == {"zh": "首页有券", "en": "Coupons on the home page"}
    wanted = [{"source": "visit", "at": "home"}, {"source": "visit", "at": "checkout"}, {"source": "phone"}]
    assert coupon["evidence"] == wanted
    assert plain(read_source(shell.folder / FILE).root)["sources"]["phone"] == {"title": "A call"}
    before = shell.read(FILE)
    assert (shell.inside("sheet", "import", "in.csv").code, shell.read(FILE)) == (0, before)


def test_a_table_settles_what_a_merge_left_open(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}group_buy,yes,seen again\n")
    assert shell.inside("sheet", "import", "in.csv").code == 0
    assert answers(shell)["group_buy"] == {"value": "yes", "because": "seen again"}


def test_somebody_elses_observation_is_not_mixed_in(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}#observer,bob\n#rubric,scene-capability-gameplay\nshare_steps,2\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert (done.code, shell.read(FILE)) == (1, SHEET)
    assert "in.csv:B3: warning[other-observer]" in done.err
    assert shell.inside("sheet", "import", "in.csv", "-o", "bob").code == 0
    assert "observer: bob" in shell.read(f"bob/{FILE}")


def test_what_is_said_of_the_program_is_added_and_never_replaced(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}#name,Corner Shop\n#attributes.city,Hangzhou\n#observed,2026/5/1\n#version,1.10\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert done.code == 0
    root = plain(read_source(shell.folder / FILE).root)
    assert "4 added" in done.err
    assert (root["name"], root["attributes"], root["observed"]) == ("Corner Shop", {"city": "Hangzhou"}, "2026-05-01")
    assert 'version: "1.10"' in shell.read(FILE)
    shell.write("in.csv", f"{HEAD}#observed,2026-05-02\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert (done.code, "import-conflict" in done.err, root["observed"]) == (1, True, "2026-05-01")


def test_dry_run_shows_the_diff_and_writes_nothing(shell: Shell) -> None:
    shell.write("in.csv", f"{HEAD}share_steps,2\n")
    done = shell.inside("sheet", "import", "in.csv", "--dry-run")
    assert (done.code, shell.read(FILE)) == (0, SHEET)
    assert "+  share_steps: 2\n" in done.out
    assert done.err.endswith("nothing was written\n")
    shell.write("new.csv", "id,answer\n#program,other-shop\n#rubric,scene-capability-gameplay\nshare_steps,2\n")
    done = shell.inside("sheet", "import", "new.csv", "--dry-run")
    assert "+program: other-shop\n" in done.out
    assert not (shell.folder / "other-shop.sheet.yaml").exists()


def test_two_tables_about_one_program_meet_in_one_sheet(shell: Shell) -> None:
    head = "id,answer\n#program,other-shop\n#rubric,scene-capability-gameplay\n"
    shell.write("one.csv", f"{head}share_steps,2\ncoupon,yes\n")
    shell.write("two.csv", f"{head}share_steps,3\nbargain,no\n")
    done = shell.inside("sheet", "import", "one.csv", "two.csv")
    assert done.code == 1
    found = plain(read_source(shell.folder / "other-shop.sheet.yaml").root)["answers"]
    assert found == {"coupon": "yes", "bargain": "no", "share_steps": 2}


def test_a_sheet_with_errors_is_left_alone(shell: Shell) -> None:
    shell.write(FILE, SHEET.replace("flash_sale: no", "flash_sale: [no]"))
    before = shell.read(FILE)
    shell.write("in.csv", f"{HEAD}share_steps,2\n")
    done = shell.inside("sheet", "import", "in.csv")
    assert (done.code, shell.read(FILE)) == (2, before)
    assert FILE in done.err


def test_a_rubric_that_the_sheet_did_not_name_is_named_from_there(shell: Shell) -> None:
    shell.inside("init", "mine")
    shell.write(f"deep/{FILE}", "program: corner-shop\nformat: 1\nanswers: {}\n")
    shell.write("in.csv", f"{HEAD}#rubric,mine/mine.rubric.yaml\ngreeting,1\n")
    done = shell.inside("sheet", "import", "in.csv", "-o", "deep")
    assert done.code == 0, done.err
    assert plain(read_source(shell.folder / f"deep/{FILE}").root)["rubric"] == "../mine/mine.rubric.yaml"
