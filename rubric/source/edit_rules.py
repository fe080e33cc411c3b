"""Why an edit is refused."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

_ERROR = Severity.ERROR

NEITHER = Rule(
    "edit-other-file",
    _ERROR,
    "这个文件既不是量表也不是观察表",
    "this file is neither a rubric nor a sheet",
    "量表要有 dimensions，观察表要有 program 和 answers",
    "a rubric has dimensions, a sheet has program and answers",
)
UNKNOWN_PATH = Rule(
    "edit-unknown-path",
    _ERROR,
    "找不到“{path}”：{where_zh}没有“{segment}”",
    'nothing is at "{path}": {where_en} has no "{segment}"',
    "{near_zh}这里可以写：{known}",
    "{near_en}allowed here: {known}",
)
BAD_PATH = Rule(
    "edit-bad-path",
    _ERROR,
    "“{path}”不能这样改：{why_zh}",
    '"{path}" cannot be edited like this: {why_en}',
    "{help_zh}",
    "{help_en}",
)
TAKEN = Rule(
    "edit-id-taken",
    _ERROR,
    "已经有“{id}”了",
    'there already is a "{id}"',
    "换一个编号；编号不能改作他用",
    "take another id; ids are never reused for another meaning",
)
STILL_USED = Rule(
    "edit-still-used",
    _ERROR,
    "还有地方用着“{id}”，不能删",
    '"{id}" is still used and cannot be removed',
    "先改掉下面这些地方",
    "change these places first",
)
INHERITED = Rule(
    "edit-inherited",
    _ERROR,
    "“{id}”是从 {file} 继承来的，这个文件里没有可删的",
    '"{id}" is inherited from {file}; there is nothing to remove in this file',
    "{help_zh}",
    "{help_en}",
)
RENAME_AT_ITS_FILE = Rule(
    "edit-rename-elsewhere",
    _ERROR,
    "“{id}”写在 {file} 里，不在这个文件里",
    '"{id}" is defined in {file}, not in this file',
    "{help_zh}",
    "{help_en}",
)
UNSAFE = Rule(
    "edit-unsafe",
    _ERROR,
    "这里的写法不能安全地改：改后{why_zh}；没有改动任何文件",
    "this layout cannot be edited safely: afterwards {why_en}; nothing was written",
    "请在编辑器里手工改",
    "change it by hand in an editor",
)
