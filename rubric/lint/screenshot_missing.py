"""Evidence that points at a file which is not there."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.lint.evidence import files, is_inside
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Screenshots, and files that no signal was read from, that do not exist where the sheet says."""
    if file.exists is None:
        return
    for path, name in files(file):
        if is_inside(name) and not file.exists(name):
            yield Found(path, {"file": name})


RULE = SheetRule(
    Rule(
        "screenshot-missing",
        Severity.WARNING,
        "找不到证据文件“{file}”",
        'there is no evidence file "{file}"',
        "路径从观察表所在的文件夹写起，用斜线 / 分隔，大小写要一致；还没有文件就先删掉这一条",
        "write the path from the sheet's folder, with slashes, in the right case; or drop it until the file is there",
        "别人打不开的证据等于没有证据",
        "evidence that nobody can open proves nothing",
        "evidence: [{screenshot: group-bye.png}]",
        "evidence: [{screenshot: shots/group-buy.png}]",
    ),
    check,
)
