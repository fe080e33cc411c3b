"""Beginners' slips of YAML: colons, dashes, quotes, brackets, indentation."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

_ERROR = Severity.ERROR

_QUOTE_ZH, _QUOTE_EN = "给整段文字加引号：{fixed}", "quote the whole text: {fixed}"

SPACE_AFTER_COLON = Rule(
    "space-after-colon",
    _ERROR,
    "“{key}:”的冒号后面少一个空格",
    'there is no space after the colon of "{key}:"',
    "写成 {key}: …",
    "write {key}: …",
    "冒号后面没有空格就不是“键: 值”，而是一段文字，比如网址里的冒号。",
    "Without a space after it a colon does not end a key but belongs to a text, as in a web address.",
    "program: p\nformat:1\nanswers: {}\n",
    "program: p\nformat: 1\nanswers: {}\n",
)
COLON_IN_TEXT = Rule(
    "colon-in-text",
    _ERROR,
    "这段文字里有“冒号加空格”",
    "this text holds a colon followed by a space",
    _QUOTE_ZH,
    _QUOTE_EN,
    "冒号加空格的意思是“键: 值”，一行里只能有一个；文字里的要放在引号里。",
    "A colon with a space means key: value, once in a line; in a text it must be inside quotes.",
    "name: Hema: a market\nformat: 1\n",
    'name: "Hema: a market"\nformat: 1\n',
)
TEXT_CUT_BY_HASH = Rule(
    "text-cut-by-hash",
    Severity.WARNING,
    "文字在 # 前面断了，读到的只是“{value}”",
    'the text ends before the #; what is read is "{value}"',
    "# 若是文字的一部分，加引号：{fixed}；若是注释，在 # 后面空一格",
    "if the # belongs to the text, quote it: {fixed}; if it starts a comment, put a space after the #",
    "空格加 # 是注释的开头，后面的都不读。",
    "A space and # start a comment; nothing after them is read.",
    "name: C #1\nformat: 1\n",
    'name: "C #1"\nformat: 1\n',
)
ITEM_WITHOUT_DASH = Rule(
    "list-item-without-dash",
    _ERROR,
    "列表里的这一行前面没有“- ”",
    'this line of a list has no "- " before it',
    "是新的一项就在前面加“- ”；属于上一项就再缩进两格",
    'put "- " before it if it is a new item; indent it by two more spaces if it belongs to the one before',
    "同一缩进的几行，要么都是“- …”，要么都不是。",
    'Lines of one indent either all start with "- " or none does.',
    "any:\n  - flash_sale\n  coupon\n  - bargain\n",
    "any:\n  - flash_sale\n  - coupon\n  - bargain\n",
)
SPACE_AFTER_DASH = Rule(
    "space-after-dash",
    _ERROR,
    "减号后面少一个空格",
    "there is no space after the dash",
    "列表的每一项写成“- …”",
    'write each item of a list as "- …"',
    "减号后面没有空格就是文字的一部分，几项会连成一段。",
    "Without a space after it a dash belongs to the text, and the items run together.",
    "any:\n  - flash_sale\n  -coupon\n",
    "any:\n  - flash_sale\n  - coupon\n",
)
UNCLOSED_QUOTE = Rule(
    "unclosed-quote",
    _ERROR,
    "从这里开始的引号没有关",
    "the quote that opens here is never closed",
    "在文字末尾补上 {sign}",
    "put {sign} at the end of the text",
    "引号不关，后面的行都会被当成这段文字，直到下一个引号。",
    "Until the next quote all lines that follow are taken for part of the text.",
    'name: "Hema\nformat: 1\n',
    'name: "Hema"\nformat: 1\n',
)
UNCLOSED_BRACKET = Rule(
    "unclosed-bracket",
    _ERROR,
    "从这里开始的括号没有关",
    "the bracket that opens here is never closed",
    "补上 {sign}；它若是文字的开头，给整段文字加引号",
    "add {sign}; if it only begins a text, quote the whole text",
    "括号不关，后面的行都会被当成括号里的内容。",
    "Until it is closed all lines that follow are taken for what the bracket holds.",
    "any: [flash_sale, coupon\nformat: 1\n",
    "any: [flash_sale, coupon]\nformat: 1\n",
)
WRONG_BRACKET = Rule(
    "wrong-bracket",
    _ERROR,
    "括号不成对：用 {opened} 打开，却用 {sign} 关上",
    "the bracket was opened by {opened} and is closed by {sign}",
    "换成 {closer}",
    "use {closer}",
    "列表用 [ ]，键和值用 { }。",
    "A list takes [ ], keys with values take { }.",
    "any: [flash_sale, coupon}\nformat: 1\n",
    "any: [flash_sale, coupon]\nformat: 1\n",
)
STARTS_WITH_SIGN = Rule(
    "starts-with-sign",
    _ERROR,
    "文字不能直接用 {sign} 开头",
    "a text cannot start with {sign} as it stands",
    _QUOTE_ZH,
    _QUOTE_EN,
    "@ ` % * & ! | > ? 放在值的开头时各有别的用处；文字要以它们开头就得加引号。",
    "At the start of a value @ ` % * & ! | > and ? mean something else; a text that starts so needs quotes.",
    "name: @hema 商城\nformat: 1\n",
    'name: "@hema 商城"\nformat: 1\n',
)
TEXT_AFTER_CLOSING = Rule(
    "text-after-closing",
    _ERROR,
    "引号或括号关上以后，后面还有“{rest}”",
    'after the quote or bracket is closed there is still "{rest}"',
    "多出来的就删掉；要留着，给整段文字加引号：{fixed}",
    "remove it if it is stray; to keep it quote the whole text: {fixed}",
    "值以引号或括号开头时，到配对的那个就结束了。",
    "A value that starts with a quote or a bracket ends at its counterpart.",
    "name: [draft] Hema\nformat: 1\n",
    'name: "[draft] Hema"\nformat: 1\n',
)
WRONG_INDENT = Rule(
    "wrong-indent",
    _ERROR,
    "缩进对不上：第 {line} 行缩进 {spaces} 格，第 {other} 行缩进 {others} 格",
    "the indents do not fit: line {line} is indented by {spaces}, line {other} by {others}",
    "同一级的行左边要对齐；属于上一行的内容要比它多缩进，而且那一行的冒号后面不能有值",
    "align lines of one level; what belongs to a line is indented more, and that line has nothing after its colon",
    "YAML 只靠缩进知道谁属于谁。",
    "Indentation is all that tells YAML what belongs to what.",
    "answers:\n    flash_sale: yes\n   coupon: no\n",
    "answers:\n    flash_sale: yes\n    coupon: no\n",
)
UNKNOWN_ESCAPE = Rule(
    "unknown-escape",
    _ERROR,
    "双引号里的“{sign}”不会照字面读",
    'inside double quotes "{sign}" is not read as it stands',
    "有反斜线的文字用单引号：{fixed}",
    "use single quotes for a text with backslashes: {fixed}",
    "双引号里的反斜线加一个字母代表特殊字符，\\n 是换行；单引号里的反斜线就是反斜线。",
    "Inside double quotes a backslash and a letter stand for a special character, \\n for a line break; inside single "
    "quotes a backslash is just that.",
    'file: "C:\\data\\new.png"\nformat: 1\n',
    "file: 'C:\\data\\new.png'\nformat: 1\n",
)
COMPLEX_KEY = Rule(
    "complex-key",
    _ERROR,
    "行首的“? ”在 YAML 里有别的意思",
    'a "? " at the start of a line means something else in YAML',
    "文字加引号，键直接写成 键: 值",
    "quote a text; write a key as key: value",
    "“? ”用来写不是一个词的键；量表和观察表没有这样的键。",
    '"? " introduces a key that is more than a word; rubrics and sheets have none.',
    "? flash_sale\n: yes\n",
    "flash_sale: yes\n",
)
STRAY_END = Rule(
    "stray-end-mark",
    _ERROR,
    "单独一行的 {sign} 表示文件到此结束，后面却还有内容",
    "a line of {sign} ends the document, yet more follows",
    "删掉这一行；省略号加引号",
    "remove the line; quote an ellipsis",
    "一个文件只有一份内容；--- 和 ... 是几份内容之间的分界。",
    "A file holds one document; --- and ... stand between several.",
    "format: 1\n...\nplatform: wechat\n",
    "format: 1\nplatform: wechat\n",
)
MISSING_COLON = Rule(
    "missing-colon",
    _ERROR,
    "这一行没有“冒号加空格”",
    "this line has no colon followed by a space",
    "写成 键: 值；它若接着上一行的文字，就比上一行多缩进；列表项写成“- …”",
    'write key: value; indent it more than the line before if it continues a text; write an item of a list as "- …"',
    "这里的每一行都要有一个键。",
    "Every line here needs a key.",
    "program: p\nformat = 1\nanswers: {}\n",
    "program: p\nformat: 1\nanswers: {}\n",
)
MISSING_COMMA = Rule(
    "missing-comma",
    _ERROR,
    "括号里的两部分之间少了逗号",
    "there is no comma between two parts inside a bracket",
    "补上半角逗号；这里若是同一段文字，给整段加引号",
    "add an ASCII comma; if this is one text, quote all of it",
    "括号里的各部分用逗号隔开，换行不算。",
    "Inside a bracket commas separate the parts, line breaks do not.",
    "name: {zh: 盒马 en: Hema}\nformat: 1\n",
    "name: {zh: 盒马, en: Hema}\nformat: 1\n",
)
EXTRA_COMMA = Rule(
    "extra-comma",
    _ERROR,
    "括号里多了一个逗号",
    "there is a comma too many inside the bracket",
    "删掉一个",
    "remove one",
    "两个逗号之间什么都没有，看不出少写了一项还是多打了逗号。",
    "With nothing between two commas, either an item is missing or a comma was typed twice.",
    "any: [flash_sale,, coupon]\nformat: 1\n",
    "any: [flash_sale, coupon]\nformat: 1\n",
)
LIST_AFTER_KEY = Rule(
    "list-after-key",
    _ERROR,
    "列表不能和键写在同一行",
    "a list cannot start on the line of its key",
    "列表从下一行写起，每项一行；短的写成 [甲, 乙]；它若是文字，加引号",
    "start the list on the next line, or write [one, two]; quote it if it is a text",
    "“- ”只在行首才是列表项。",
    'A "- " is an item of a list only at the start of a line.',
    "any: - flash_sale\n",
    "any: [flash_sale]\n",
)
