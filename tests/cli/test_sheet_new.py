"""`rubric sheet new`: blank sheets, and existing ones, as YAML, workbook and CSV."""

import json
import zipfile
from pathlib import Path

import pytest

from rubric.observe.questions import questions_of
from rubric.scoring.plan import compile_rubric
from rubric.source.edit_text import plain, read_source
from rubric.source.library import shipped
from rubric.source.load import read_rubric
from tests.cli.support import Shell

RUBRIC = "scene-capability-gameplay"
FILE = "corner-shop.sheet.yaml"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rubric", [*shipped(), "./examples/published/wechat-experience-score.rubric.yaml"])
def test_a_blank_sheet_is_valid_unscorable_and_complete(shell: Shell, rubric: str, lang: str) -> None:
    made = shell.inside("sheet", "new", rubric, "--program", "corner-shop", "-o", FILE, "--lang", lang)
    assert made.code == 0, made.err
    checked = shell.inside("check", FILE, "--format", "json")
    assert checked.code == 0
    assert {one["code"] for one in json.loads(checked.out)["findings"]} <= {"no-observer", "no-observed-date"}
    scored = json.loads(shell.inside("score", FILE, "--format", "json").out)["scorecards"][0]
    assert (scored["verdict"], scored["total"]["coverage"]) == ("unscorable", 0)
    text = shell.read(FILE)
    for question in questions_of(compile_rubric(read_rubric(rubric, beside=shell.folder).use())):
        assert f"  {question.id}:\n" in text or f"# {question.id}: " in text
        for option in question.options:
            words = option.text.get(lang).split() if option.text else []  # type: ignore[arg-type]
            assert all(word in text for word in words[:3] if lang == "en")


def test_it_goes_to_standard_output_and_is_in_one_language(shell: Shell) -> None:
    printed = shell.inside("sheet", "new", RUBRIC, "--program", "corner-shop", "--observer", "安", "--lang", "zh")
    assert printed.code == 0
    assert "observer: 安\n" in printed.out
    assert "  # 怎么看：只看首屏，不滑动" in printed.out
    assert "  #   0  首屏看不出给谁用" in printed.out
    assert "Look at the first screen" not in printed.out


def test_only_what_is_to_be_answered_counts_as_a_question(shell: Shell) -> None:
    for file in (FILE, "t.xlsx"):
        made = shell.inside("sheet", "new", RUBRIC, "--program", "corner-shop", "-o", file)
        assert "60 questions" in made.err
    assert sum(line.endswith(":") and line[:2] == "  " for line in shell.read(FILE).splitlines()) == 60


def test_the_day_is_left_to_whoever_looks(shell: Shell) -> None:
    printed = shell.inside("sheet", "new", RUBRIC, "--program", "corner-shop", "--lang", "zh").out
    assert "# observed: 2026-05-01  # 看的那天\n" in printed
    assert "\nobserved:" not in printed


def test_an_empty_answer_is_filled_in_its_place(shell: Shell) -> None:
    shell.inside("sheet", "new", RUBRIC, "--program", "corner-shop", "-o", FILE)
    before = shell.read(FILE)
    assert shell.inside("edit", "set", FILE, "answers.flash_sale", "yes").code == 0
    assert shell.read(FILE) == before.replace("  flash_sale:\n", "  flash_sale: yes\n")
    shell.write("in.csv", "id,answer,reason\n#program,corner-shop\ncoupon,no,looked\nshare_steps,2\n")
    assert shell.inside("sheet", "import", "in.csv").code == 0
    after = shell.read(FILE)
    assert "  coupon: {value: no, because: looked}\n" in after
    assert "  share_steps: 2\n" in after
    assert len(after.splitlines()) == len(before.splitlines())
    filled = shell("sheet", "fill", FILE, "--only", "bargain", stdin="no\nq\n")
    assert filled.code == 0, filled.err
    assert "  bargain: no\n" in shell.read(FILE)


def test_a_folder_that_is_not_there_is_named(shell: Shell) -> None:
    words = ["sheet", "new", RUBRIC, "--program", "corner-shop", "-o", "no/such/t.xlsx", "--lang"]
    for lang, said in (("zh", "没有文件夹 no/such"), ("en", "there is no folder no/such")):
        done = shell.inside(*words, lang)
        assert (done.code, said in done.err.replace("\\", "/")) == (2, True), done.err


def test_only_and_unanswered(shell: Shell) -> None:
    words = ["sheet", "new", "--from", "examples/hema-market.sheet.yaml", "--unanswered", "--only", "capability"]
    printed = shell.inside(*words).out
    assert "  official_account: unknown\n" in printed  # looked, and cannot say
    assert "platform_service: " not in printed  # answered
    assert "clear_occasion: " not in printed  # another dimension
    wrong = shell.inside("sheet", "new", RUBRIC, "--program", "x", "--only", "gamplay")
    assert (wrong.code, 'did you mean "gameplay"?' in wrong.err) == (2, True)


def test_an_existing_sheet_keeps_its_answers_as_yaml(shell: Shell) -> None:
    printed = shell.inside("sheet", "new", "--from", "examples/hema-market.sheet.yaml", "-o", "copy.sheet.yaml")
    assert printed.code == 0
    old = plain(read_source(shell.folder / "examples/hema-market.sheet.yaml").root)
    new = plain(read_source(shell.folder / "copy.sheet.yaml").root)
    assert {key: new["answers"][key] for key in old["answers"]} == old["answers"]
    assert {**new, "answers": 0} == {**old, "answers": 0}


def test_a_rubric_elsewhere_is_named_by_the_way_to_it(shell: Shell) -> None:
    shell.inside("init", "mine")
    made = shell.inside("sheet", "new", "mine/mine.rubric.yaml", "--program", "corner-shop", "-o", FILE)
    assert made.code == 0
    assert "rubric: mine/mine.rubric.yaml\n" in shell.read(FILE)
    shell.inside("sheet", "new", "mine/mine.rubric.yaml", "--program", "corner-shop", "-o", f"mine/{FILE}")
    assert "rubric: mine\n" in shell.read(f"mine/{FILE}")
    shell.inside("sheet", "new", "mine/mine.rubric.yaml", "--program", "corner-shop", "-o", "mine/t.csv")
    done = shell.inside("sheet", "import", "mine/t.csv", "-o", "elsewhere")
    assert done.code == 0, done.err
    assert "rubric: ../mine/mine.rubric.yaml\n" in shell.read(f"elsewhere/{FILE}")


def test_files_that_are_there_are_kept(shell: Shell) -> None:
    shell.write("t.xlsx", "mine")
    words = ["sheet", "new", RUBRIC, "--program", "corner-shop", "-o", "t.xlsx"]
    assert (shell.inside(*words).code, shell.read("t.xlsx")) == (2, "mine")
    assert shell.inside(*words, "--force").code == 0
    assert zipfile.is_zipfile(shell.folder / "t.xlsx")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([RUBRIC], "--program"),
        (["--program", "corner-shop"], "name a rubric"),
        ([RUBRIC, "--program", "Corner Shop"], "not an id"),
        ([RUBRIC, "--program", "../x"], "not an id"),
        ([RUBRIC, "--program", "x", "-o", "x.doc"], "must end in"),
        ([RUBRIC, "--program", "x", "--unanswered"], "--from"),
        ([RUBRIC, "--program", "x", "--program", "y"], "several programs"),
        ([RUBRIC, "--program", "x", "--program", "y", "-o", "x.csv"], "several programs"),
        ([RUBRIC, "--program", "x", "--program", "x", "--columns", "-o", "x.csv"], "one column"),
        ([RUBRIC, "--program", "x", "--columns"], "--columns"),
        (["scene-capability-gamplay", "--program", "x"], "unknown-rubric"),
    ],
)
def test_what_does_not_fit_together(shell: Shell, words: list[str], message: str) -> None:
    done = shell.inside("sheet", "new", *words)
    assert (done.code, message in done.err) == (2, True), done.err
    assert not list(shell.folder.glob("x.*"))


def test_the_rubric_of_the_settings_is_the_default(shell: Shell) -> None:
    shell.write("rubric.toml", f'rubric = "{RUBRIC}"\n')
    assert shell.inside("sheet", "new", "--program", "corner-shop", "-o", FILE).code == 0
    assert f"rubric: {RUBRIC}\n" in shell.read(FILE)


def test_worksheets_have_short_names_each_once(shell: Shell) -> None:
    import openpyxl

    ids = ["a-program-with-a-very-long-name-indeed-1", "a-program-with-a-very-long-name-indeed-2"]
    words = [word for id_ in ids for word in ("--program", id_)]
    assert shell.inside("sheet", "new", RUBRIC, *words, "-o", "t.xlsx").code == 0
    names = openpyxl.load_workbook(Path(shell.folder / "t.xlsx")).sheetnames
    assert names[1:3] == ["a-program-with-a-very-long-name", "a-program-with-a-very-long- (2)"]
    assert shell.inside("sheet", "import", "t.xlsx").code == 0
    assert {path.name for path in shell.folder.glob("a-*.sheet.yaml")} == {f"{id_}.sheet.yaml" for id_ in ids}


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "没有要问“gamplay”的，是不是“gameplay”？"), ("en", 'did you mean "gameplay"?')]
)
def test_names_that_nothing_asks_about(shell: Shell, lang: str, told: str) -> None:
    """A slip in --only is told in the language that was asked for, with the nearest name."""
    words = ("sheet", "new", "scene-capability-gameplay", "--program", "shop", "--only", "gamplay")
    done = shell.inside(*words, "--lang", lang)

    assert (done.code, done.out) == (2, "")
    assert told in done.err
