"""The findings of reading a file: its bytes and its YAML. Those of its content are in ``rules_content``."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

_ERROR = Severity.ERROR

NOT_FOUND = Rule(
    "not-found",
    _ERROR,
    "找不到文件“{file}”",
    'there is no file "{file}"',
    "检查路径和文件名{near_zh}",
    "check the path and the spelling{near_en}",
)
NO_SHEETS = Rule(
    "no-sheets",
    _ERROR,
    "文件夹“{file}”里没有观察表",
    'the folder "{file}" holds no sheets',
    "观察表的文件名以 .sheet.yaml 或 .sheet.json 结尾",
    "a sheet's file name ends in .sheet.yaml or .sheet.json",
)
UNREADABLE = Rule(
    "unreadable",
    _ERROR,
    "读不了“{file}”：{reason}",
    'cannot read "{file}": {reason}',
    "看看有没有读它的权限，或换一个文件",
    "see whether you may read it, or name another file",
)
TOO_LARGE = Rule(
    "too-large",
    _ERROR,
    "文件太大：{size} 字节，上限 {limit} 字节",
    "the file is too large: {size} bytes, the limit is {limit}",
    "量表和观察表都是人写的，超过上限的多半给错了文件",
    "rubrics and sheets are written by people; a file this large is probably the wrong one",
)
NOT_UTF8 = Rule(
    "not-utf8",
    _ERROR,
    "文件不是 UTF-8 编码，看上去是 {guess}",
    "the file is not UTF-8; it looks like {guess}",
    "在编辑器里另存为 UTF-8",
    "save it as UTF-8 in your editor",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    _ERROR,
    "文件里有不可见的控制字符 {char}",
    "the file holds the control character {char}",
    "删掉这个字符",
    "delete it",
)
EMPTY_FILE = Rule(
    "empty-file",
    _ERROR,
    "文件是空的",
    "the file is empty",
    "量表从 rubric: 写起，观察表从 program: 写起",
    "a rubric starts with rubric:, a sheet with program:",
)
NOT_A_MAPPING = Rule(
    "not-a-mapping",
    _ERROR,
    "文件开头应当是“键: 值”",
    'the file must start with "key: value" lines',
    "量表从 rubric: 写起，观察表从 program: 写起；冒号要用半角，后面空一格",
    "a rubric starts with rubric:, a sheet with program:; the colon is an ASCII one with a space after it",
)
UNKNOWN_FILE_KIND = Rule(
    "unknown-file-kind",
    _ERROR,
    "看不出这是量表还是观察表",
    "this is neither a rubric nor a sheet",
    "量表有 rubric: 和 dimensions:（或 extends:），观察表有 program: 和 answers:",
    "a rubric has rubric: and dimensions: (or extends:), a sheet has program: and answers:",
)
NOT_A_SHEET = Rule(
    "not-a-sheet",
    _ERROR,
    "这里要一份观察表，给的却是{kind_zh}",
    "a sheet is wanted here, this is {kind_en}",
    "观察表有 program: 和 answers:",
    "a sheet has program: and answers:",
)
NOT_A_RUBRIC = Rule(
    "not-a-rubric",
    _ERROR,
    "这里要一份量表，给的却是{kind_zh}",
    "a rubric is wanted here, this is {kind_en}",
    "量表有 rubric: 和 dimensions:（或 extends:）",
    "a rubric has rubric: and dimensions: (or extends:)",
)
SYNTAX = Rule(
    "yaml-syntax",
    _ERROR,
    "这里不是合法的 YAML：{hint_zh}",
    "this is not valid YAML: {hint_en}",
    "{help_zh}（解析器的原话：{problem}）",
    "{help_en} (parser said: {problem})",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    _ERROR,
    "“{key}”写了两遍，第一遍在第 {line} 行",
    '"{key}" is written twice, first on line {line}',
    "删掉一处，或者合并",
    "remove one of them, or merge them",
)
REFERENCE_DEFINED = Rule(
    "yaml-reference",
    _ERROR,
    "不能用 & 引用（&{name}）",
    "& references are not used here (&{name})",
    "把内容写全；量表之间的复用请用 extends: 或 conditions:；文字以 & 开头时加引号",
    "write the lines out; to reuse parts of a rubric use extends: or conditions:; quote a text that starts with &",
)
REFERENCE_USED = Rule(
    "yaml-reference",
    _ERROR,
    "不能用 * 引用（*{name}）",
    "* references are not used here (*{name})",
    "把内容写全；量表之间的复用请用 extends: 或 conditions:；文字以 * 开头时加引号",
    "write the lines out; to reuse parts of a rubric use extends: or conditions:; quote a text that starts with *",
)
TAG_USED = Rule(
    "yaml-tag",
    _ERROR,
    "不能用 YAML 标签（{tag}）",
    "YAML tags are not used here ({tag})",
    "去掉标签；文字以 ! 开头时加引号",
    "remove the tag; quote a text that starts with !",
)
MERGE_KEY = Rule(
    "yaml-merge-key",
    _ERROR,
    "不能用 << 合并",
    "<< merge keys are not used here",
    "把内容写全；量表之间的复用请用 extends:",
    "write the lines out; to build on another rubric use extends:",
)
SECOND_DOCUMENT = Rule(
    "second-document",
    _ERROR,
    "一个文件只能有一份内容，这里用 --- 开始了第二份",
    "a file holds one document; --- starts a second one here",
    "把第二份放到另一个文件里；文字里的 --- 加引号",
    "move it to a file of its own; quote a text that is ---",
)
KEY_NOT_TEXT = Rule(
    "key-not-text",
    _ERROR,
    "键必须是一个词",
    "a key must be one word",
    "文字以 [ {{ * ? 开头时给整个值加引号",
    "quote a text that starts with [ {{ * or ?",
)
TOO_DEEP = Rule(
    "too-deep",
    _ERROR,
    "层数太多，上限 {limit} 层",
    "nested too deeply, the limit is {limit} levels",
    "量表用不到这么多层，看看是不是多写了括号或缩进",
    "no rubric needs this many; look for stray brackets or indentation",
)
TOO_MANY_NODES = Rule(
    "too-many-nodes",
    _ERROR,
    "内容太多，上限 {limit} 个值",
    "too much in one file, the limit is {limit} values",
    "拆成几个文件",
    "split the file",
)
