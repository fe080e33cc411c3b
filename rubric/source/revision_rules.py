"""The findings of reading a file from a git revision."""

from __future__ import annotations

from rubric.source.rules_content import error

NO_GIT = error(
    "no-git",
    "要读别的版本里的文件，可是这里没有 git",
    "reading a file from a revision needs git, and there is none",
    "装上 git；或者先把旧的量表另存一份，给出它的路径",
    "install git, or keep a copy of the older rubric and give its path",
)
GIT_FAILED = error(
    "git-failed",
    "git 读不了：{detail}",
    "git cannot read it: {detail}",
    "在仓库的文件夹里运行；或者给出文件的路径",
    "run it inside the repository, or give the path of a file",
)
UNKNOWN_REVISION = error(
    "unknown-revision",
    "git 里没有版本“{revision}”",
    'git has no revision "{revision}"',
    "{near_zh}写分支、标签或提交，如 main:量表的路径；浅克隆里没有历史，先 git fetch",
    "{near_en}name a branch, a tag or a commit, as in main:path; a shallow clone has no history, so git fetch first",
)
NOT_IN_REVISION = error(
    "not-in-revision",
    "版本 {revision} 里没有 {path}{near_zh}",
    "the revision {revision} has no {path}{near_en}",
    "路径从仓库的顶层写起；从当前文件夹写起要加 ./",
    "a path starts at the top of the repository; write ./ to start at the current folder",
)
OUTSIDE_REPOSITORY = error(
    "outside-repository",
    "路径“{path}”出了仓库",
    'the path "{path}" leads out of the repository',
    "写从仓库顶层起的路径",
    "write the path from the top of the repository",
)
