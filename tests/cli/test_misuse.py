"""Words that no command understands: how it is used, what is wrong, in both languages."""

import re

import pytest

from tests.cli.support import Shell

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("diff",), "缺少参数“OLD”", "Missing argument 'OLD'."),
        (("advise", "x"), "缺少选项“--reach”", "Missing option '--reach'."),
        (("scor",), "没有命令“scor”，是不是“score”？", "No such command 'scor'. Did you mean 'score'?"),
        (("sheet", "nw"), "没有命令“nw”，是不是“new”？", "No such command 'nw'. Did you mean 'new'?"),
        (("xyzzy",), "没有命令“xyzzy”", "No such command 'xyzzy'."),
        (("score", "--forc"), "没有选项“--forc”，是不是", "No such option: --forc"),
        (("score", "x", "-z"), "没有选项“-z”", "No such option: -z"),
        (("fmt", "x", "--check=3"), "选项“--check”后面不写值", "Option '--check' does not take a value."),
        (("score", "x", "--lang"), "选项“--lang”后面要写一个值", "Option '--lang' requires an argument."),
        (("advise", "x", "--reach", "60", "--plans", "x"), "选项“--plans”要一个整数", "Invalid value for '--plans'"),
        (("compare", "x", "--radar", "--open", "--fail"), "没有选项“--fail”", "No such option: --fail"),
        (("explain", "a", "b", "c", "d"), "多出了参数：", "Got unexpected extra argument"),
    ],
)
def test_told_in_both_languages(shared_shell: Shell, words: tuple[str, ...], zh: str, en: str) -> None:
    """The mistake is the last line, in one language; the exit code says bad input."""
    chinese, english = (shared_shell.inside(*words, RUBRIC_LANG=lang) for lang in ("zh", "en"))
    assert (chinese.code, english.code, chinese.out, english.out) == (2, 2, "", "")
    assert chinese.err.splitlines()[-1].startswith(f"错误：{zh}")
    assert english.err.splitlines()[-1].startswith(f"Error: {en}")
    assert "Error" not in chinese.err
    assert "Usage" not in chinese.err
    assert not HAN.search(english.err)


@pytest.mark.parametrize("words", [(), ("sheet",)])
def test_a_group_alone_shows_its_commands(shared_shell: Shell, words: tuple[str, ...]) -> None:
    """On standard error, as nothing was done."""
    told = shared_shell.inside(*words, RUBRIC_LANG="en")
    assert (told.code, told.out) == (2, "")
    assert "Commands:" in told.err


OWN_WORDS = re.compile(
    r"Usage:|Options:|Arguments:|Commands:|\[OPTIONS\]|\[ARGS\]|\[required\]|\[default|Show this|for the current shell"
)


@pytest.mark.parametrize("group", [(), ("sheet",), ("edit",)])
def test_help_is_in_one_language(shared_shell: Shell, group: tuple[str, ...]) -> None:
    chinese = shared_shell.inside(*group, "--help", RUBRIC_LANG="zh").out
    assert chinese.startswith(f"用法：{' '.join(['rubric', *group])} [选项] 命令 [参数]...\n")
    for command in re.findall(r"^  (\w+)  ", chinese.partition("命令：\n")[2], re.MULTILINE):
        if (command,) in (("sheet",), ("edit",)):
            continue
        told = shared_shell.inside(*group, command, "--help", RUBRIC_LANG="zh").out
        assert told.startswith("用法：rubric ")
        assert "显示这份帮助" in told
        assert not OWN_WORDS.search(told), told
    assert not OWN_WORDS.search(chinese)
