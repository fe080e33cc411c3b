"""Evidence that points outside the sheet's folder."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.lint.evidence import files, is_inside
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Absolute paths, paths that climb out of the folder, and links; none of them is followed."""
    for path, name in files(file):
        if not is_inside(name):
            yield Found(path, {"file": name})


RULE = SheetRule(
    Rule(
        "evidence-path-outside",
        Severity.WARNING,
        "“{file}”不在观察表所在的文件夹里",
        '"{file}" is not inside the folder of the sheet',
        "把文件放到观察表旁边，写相对路径；网上的地址写在 url: 里",
        "put the file beside the sheet and write a relative path; an address on the web goes under url:",
        "这样的路径换一台电脑就打不开，也不会被查看",
        "such a path breaks on the next machine, and is never followed",
        "evidence: [{screenshot: /Users/lin/Desktop/group-buy.png}]",
        "evidence: [{screenshot: shots/group-buy.png}]",
    ),
    check,
)
