"""Slips of the keyboard: full-width signs, odd spaces, tabs and dashes where YAML wants plain ones."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

_ERROR = Severity.ERROR

_WHY_ZH = "YAML 只认半角符号；全角的会被当成文字的一部分，前后几行因此连成一段，或者少了一个键。"
_WHY_EN = (
    "YAML knows the ASCII signs only. A full-width one is part of the text around it, so that lines run together or a "
    "key goes missing."
)

FULL_WIDTH_COLON = Rule(
    "full-width-colon",
    _ERROR,
    "“{key}”后面是全角冒号“：”",
    'there is a full-width colon "：" after "{key}"',
    "换成半角冒号，后面空一格：{key}: …",
    "use an ASCII colon with a space after it: {key}: …",
    _WHY_ZH,
    _WHY_EN,
    "platform: wechat\nname：盒马集市\nformat: 1\n",
    "platform: wechat\nname: 盒马集市\nformat: 1\n",
)
FULL_WIDTH_COMMA = Rule(
    "full-width-comma",
    _ERROR,
    "列表或花括号里用了全角标点“{sign}”",
    'a full-width "{sign}" stands between the parts of a list or of braces',
    "换成半角逗号，后面空一格；它若是文字的一部分，给整段文字加引号",
    "use an ASCII comma with a space after it; if it belongs to a text, quote the whole text",
    _WHY_ZH,
    _WHY_EN,
    'name: {zh: "盒马集市"，en: Hema}\n',
    'name: {zh: "盒马集市", en: Hema}\n',
)
FULL_WIDTH_BRACKET = Rule(
    "full-width-bracket",
    _ERROR,
    "用了全角括号“{sign}”",
    'a full-width bracket "{sign}" is used',
    "列表用半角 [ ]，花括号用半角 {{ }}；它若是文字的一部分，给整段文字加引号",
    "lists take ASCII [ ], braces ASCII {{ }}; if it belongs to a text, quote the whole text",
    _WHY_ZH,
    _WHY_EN,
    "any: [flash_sale, coupon］\nformat: 1\n",
    "any: [flash_sale, coupon]\nformat: 1\n",
)
FULL_WIDTH_QUOTE = Rule(
    "full-width-quote",
    _ERROR,
    "“{sign}”不是 YAML 的引号，会留在文字里",
    "the quote {sign} is not one of YAML's and becomes part of the text",
    "换成半角引号；要留着它，就在外面再加一对半角引号",
    "use ASCII quotes; to keep it in the text, put ASCII quotes around it",
    _WHY_ZH,
    _WHY_EN,
    "name: “盒马: 集市”\nformat: 1\n",
    'name: "盒马: 集市"\nformat: 1\n',
)
FULL_WIDTH_CHARACTER = Rule(
    "full-width-character",
    _ERROR,
    "“{value}”是用全角字符写的",
    '"{value}" is written in full-width characters',
    "用半角写：{plain}",
    "write it in ASCII: {plain}",
    "数字、yes/no 和 id 只有半角的才认得。",
    "Numbers, yes and no, and ids are recognised in ASCII only.",
    "program: p\nformat: １\nanswers: {}\n",
    "program: p\nformat: 1\nanswers: {}\n",
)
SIGN_AFTER_VALUE = Rule(
    "sign-after-value",
    _ERROR,
    "“{value}”后面多了一个“{sign}”",
    'there is a stray "{sign}" after "{value}"',
    "删掉它；YAML 的一行末尾不写标点",
    "remove it; a line of YAML ends without punctuation",
    "行末的标点会成为值的一部分，数字和 yes/no 就认不出来了。",
    "A sign at the end of a line becomes part of the value, and a number or yes and no is no longer one.",
    "program: p\nformat: 1。\nanswers: {}\n",
    "program: p\nformat: 1\nanswers: {}\n",
)
ODD_SPACE = Rule(
    "odd-space",
    _ERROR,
    "这里的空白不是普通空格，而是{zh}（{code}）",
    "the space here is no ordinary one but {en} ({code})",
    "换成普通空格",
    "use ordinary spaces",
    "全角空格、不换行空格看起来像空格，YAML 却把它们当文字：缩进和“冒号加空格”都不算数。",
    "An ideographic or no-break space looks like a space and is a letter to YAML: neither indentation nor the space "
    "after a colon.",
    "answers:\n\u3000\u3000flash_sale: yes\n  coupon: no\n",
    "answers:\n  flash_sale: yes\n  coupon: no\n",
)
TAB = Rule(
    "tab",
    _ERROR,
    "这里用了 Tab",
    "there is a tab here",
    "缩进和间隔只用空格；把编辑器设成“用空格代替 Tab”",
    'indent with spaces only; tell your editor to "insert spaces for tabs"',
    "各家编辑器里 Tab 的宽度不同，所以 YAML 不许用它缩进。",
    "A tab is as wide as the editor says, so YAML does not let it indent.",
    "answers:\n\tflash_sale: yes\n\tcoupon: no\n",
    "answers:\n  flash_sale: yes\n  coupon: no\n",
)
SMART_DASH = Rule(
    "smart-dash",
    _ERROR,
    "列表项前面的“{sign}”不是减号",
    'the "{sign}" before this item of a list is not a hyphen',
    "换成半角减号，后面空一格：- …",
    "use a hyphen with a space after it: - …",
    "文字处理软件会把减号自动换成破折号或圆点；YAML 不认，几项就连成一段文字。",
    "Word processors turn hyphens into dashes and bullets. YAML does not know them, and the items become one text.",
    "any:\n  - flash_sale\n  – coupon\n",
    "any:\n  - flash_sale\n  - coupon\n",
)
