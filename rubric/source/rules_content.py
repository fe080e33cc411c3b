"""The findings of a file's content: keys, kinds of values, ids and what they refer to."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

_ERROR = Severity.ERROR


def _error(code: str, zh: str, en: str, help_zh: str = "", help_en: str = "") -> Rule:
    return Rule(code, _ERROR, zh, en, help_zh, help_en)


UNKNOWN_KEY = _error(
    "unknown-key",
    "{where}不认识键“{key}”",
    'unknown key "{key}" {where_en}',
    "{near_zh}这里可以写：{allowed}",
    "{near_en}allowed here: {allowed}",
)
MISSING_KEY = _error(
    "missing-key", "“{item}”缺少 {key}:", '"{item}" has no {key}:', "补上 {key}:", "add {key}: to it"
)
UNKNOWN_ITEM = _error(
    "unknown-item",
    "被扩展的量表里没有“{id}”",
    'the rubric that this one extends has no "{id}"',
    "{near_zh}要新增一项，还缺：{missing}",
    "{near_en}for a new item these are missing: {missing}",
)
EMPTY_VALUE = _error(
    "empty-value",
    "“{key}:”后面是空的",
    'nothing stands after "{key}:"',
    "写上值，或删掉这一行",
    "write a value, or remove the line",
)
TEXT_CUT_BY_COMMA = _error(
    "text-cut-by-comma",
    "花括号里“{key}”成了一个没有值的键",
    'inside the braces "{key}" became a key without a value',
    "文字里有逗号时，给整段文字加引号",
    "quote a text that holds a comma",
)
DUPLICATE_ID = _error(
    "duplicate-id",
    "id “{id}”已经用过了（第 {line} 行）",
    'the id "{id}" is taken (line {line})',
    "事实、条件、指标、分组、维度、红线共用一套 id，换一个",
    "facts, conditions, criteria, groups, dimensions and gates share one set of ids; choose another",
)
RESERVED_ID = _error(
    "reserved-id", "“{value}”是保留字，不能当 id", '"{value}" is a reserved word and cannot be an id', "换一个", "choose another"
)
UNKNOWN_FACT = _error(
    "unknown-fact",
    "没有叫“{id}”的事实或条件",
    'there is no fact or condition "{id}"',
    "{near_zh}先在 facts: 或 conditions: 里写明它",
    "{near_en}declare it under facts: or conditions: first",
)
WRONG_FACT = _error(
    "wrong-fact",
    "“{id}”是 {answer} 类的事实，这里要 {wanted}",
    'the fact "{id}" is answered by {answer}, here {wanted} is needed',
    "是非类直接写 id；数字类写 {{fact: id, at_least: n}}；选择类写 {{fact: id, is: 选项}}",
    "write a yes_no fact as its id, a number as {{fact: id, at_least: n}}, a choice as {{fact: id, is: option}}",
)
UNKNOWN_OPTION = _error(
    "unknown-option",
    "“{value}”不是可选的答案",
    '"{value}" is not one of the options',
    "{near_zh}可以选：{allowed}",
    "{near_en}options: {allowed}",
)
UNKNOWN_CRITERION = _error(
    "unknown-criterion", "没有叫“{id}”的指标", 'there is no criterion "{id}"', "{near_zh}", "{near_en}"
)
CRITERION_WITHOUT_LEVELS = _error(
    "criterion-without-levels",
    "“{id}”不是等级类指标，不能比较等级",
    '"{id}" has no levels to compare',
    "改用事实来写条件",
    "write the condition with facts",
)
CRITERION_OUTSIDE_GATE = _error(
    "criterion-outside-gate",
    "{{criterion: …}} 只能用在红线的 when: 里",
    "{{criterion: …}} may only be used in the when: of a gate",
    "改用事实来写条件",
    "write the condition with facts",
)
CONDITION_CYCLE = _error(
    "condition-cycle",
    "条件“{id}”绕回了它自己：{chain}",
    'the condition "{id}" leads back to itself: {chain}',
    "去掉其中一环",
    "break the chain",
)
SWITCHED_OFF = _error(
    "switched-off",
    "“{id}”已经用 off: 关掉，这里还在用",
    '"{id}" is switched off, and still used here',
    "这里也改掉，或者不要关",
    "change this place too, or keep it on",
)
EXTENDS_CYCLE = _error(
    "extends-cycle",
    "extends: 绕回了自己：{chain}",
    "extends: leads back to itself: {chain}",
    "去掉其中一环",
    "break the chain",
)
UNKNOWN_RUBRIC = _error(
    "unknown-rubric",
    "找不到量表“{name}”",
    'there is no rubric "{name}"',
    "{near_zh}写内置量表的 id（{known}），或带斜线的路径",
    "{near_en}name a built-in id ({known}), or a path with a slash",
)
NO_RUBRIC_NAMED = _error(
    "no-rubric-named",
    "这张观察表没有写用哪份量表",
    "this sheet does not say which rubric it is for",
    "在观察表里写 rubric: …，或在命令里加 -r",
    "write rubric: in the sheet, or give -r on the command line",
)
BAD_CAP = _error(
    "unknown-cap",
    "上限只能加在 total 或维度上，没有“{id}”",
    'a cap is on total or on a dimension; there is no "{id}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
OFF_SCALE = _error(
    "off-scale",
    "{value} 不在报告刻度 {low}–{high} 之内",
    "{value} lies outside the report scale {low} to {high}",
    "红线上限、档位起点、requires 都按报告刻度写",
    "caps, bands and requires are on the report scale",
)
UNKNOWN_DIMENSION = _error(
    "unknown-dimension",
    "没有叫“{id}”的维度",
    'there is no dimension "{id}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
BAND_ORDER = _error(
    "band-order",
    "档位要从低到高：“{id}”从 {value} 开始，前一档从 {before} 开始",
    'bands go from low to high: "{id}" starts at {value}, the one before it at {before}',
    "按 from: 从小到大排",
    "sort them by from:",
)
FIRST_BAND = _error(
    "first-band",
    "第一档要从 {low} 开始，而且没有 requires",
    "the first band starts at {low} and requires nothing",
    "每个总分都要落在某一档里",
    "every total must fall into a band",
)
ALL_WEIGHTS_ZERO = _error(
    "all-weights-zero",
    "“{item}”下面的权重全是 0",
    'all weights below "{item}" are 0',
    "至少留一个大于 0",
    "keep at least one above 0",
)
SUM_NEEDS_MEAN = _error(
    "sum-needs-mean",
    "weight: sum 只能用在 combine: mean 的分组里，上一层也要是 mean",
    "weight: sum needs combine: mean here and in the node above",
    "写一个数字权重，或改回 mean",
    "give a number as weight, or use mean",
)
SUM_WITH_CAP = _error(
    "sum-with-cap",
    "红线“{gate}”不能给 weight: sum 的维度“{id}”加上限",
    'the gate "{gate}" cannot cap "{id}", whose weight is sum',
    "给这个维度一个数字权重",
    "give the dimension a number as weight",
)
UNDECLARED_REFERENCE = _error(
    "undeclared-reference",
    "references: 里没有登记“{id}”",
    '"{id}" is not declared under references:',
    "{near_zh}在文件开头的 references: 里登记",
    "{near_en}declare it under references: at the top of the file",
)
UNKNOWN_EXPECTATION = _error(
    "unknown-expectation",
    "expect: 里的“{id}”不是指标、维度、红线，也不是 total、band、verdict、coverage",
    '"{id}" under expect: is no criterion, dimension or gate, nor total, band, verdict or coverage',
    "{near_zh}",
    "{near_en}",
)
UNKNOWN_ANSWER = _error(
    "unknown-answer",
    "量表“{rubric}”里没有“{id}”",
    'the rubric "{rubric}" has no fact or criterion "{id}"',
    "{near_zh}rubric explain 可以查每一项",
    "{near_en}rubric show lists all of them",
)
UNKNOWN_LEVEL = _error(
    "unknown-level",
    "“{value}”不是这个指标的等级",
    '"{value}" is not a level of this criterion',
    "可以写：{allowed}",
    "levels: {allowed}",
)
OVERRIDE_WITHOUT_REASON = _error(
    "override-without-because",
    "“{id}”由规则算出，手工改写要说明理由",
    '"{id}" is computed by a rule; setting it by hand needs a reason',
    "写成 {{value: …, because: …}}，或者改为回答它用到的事实",
    "write {{value: …, because: …}}, or answer the facts it rests on",
)
MAY_NOT_APPLY = _error(
    "not-applicable-not-allowed",
    "“{id}”不能答“不适用”",
    '"{id}" cannot be answered not_applicable',
    "没看到就写 unknown；只有量表里写了 may_not_apply 的指标才能答“不适用”",
    "write unknown when it was not seen; only criteria with may_not_apply allow not_applicable",
)
UNDECLARED_SOURCE = _error(
    "undeclared-source",
    "sources: 里没有登记来源“{id}”",
    'the source "{id}" is not declared under sources:',
    "{near_zh}在 sources: 里登记",
    "{near_en}declare it under sources:",
)
OBSERVED_LATER = _error(
    "observed-in-the-future",
    "观察日期 {date} 还没有到",
    "{date} lies in the future",
    "改成实际观察的日期",
    "write the day of the observation",
)

# What the models report, by the code of their errors; ``{item}`` is the path of the value.
BY_CODE: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        RESERVED_ID,
        UNKNOWN_OPTION,
        UNKNOWN_LEVEL,
        _error(
            "bad-id",
            "“{value}”不能当 id",
            '"{value}" is not an id',
            "小写字母开头，只用小写字母、数字和分隔符（{style}），最多 80 个字符",
            "start with a small letter; small letters, digits and the separator only ({style}), 80 characters at most",
        ),
        _error("expected-number", "“{item}”要一个数字，现在是“{value}”", '"{item}" needs a number, not "{value}"'),
        _error(
            "unusable-number",
            "“{value}”不是能用的数字",
            '"{value}" is not a usable number',
            "写普通的数字，最多 30 位；无穷大和 nan 不行",
            "write an ordinary number of at most 30 digits; infinity and nan are not numbers here",
        ),
        _error("negative-number", "“{item}”不能是负数（{value}）", '"{item}" cannot be negative ({value})', "写 0 或更大的数", "write 0 or more"),
        _error(
            "out-of-range",
            "“{item}”要在 {low} 到 {high} 之间，现在是 {value}",
            '"{item}" must lie between {low} and {high}, not {value}',
        ),
        _error("expected-whole", "“{item}”要一个不小于 0 的整数，现在是“{value}”", '"{item}" needs a whole number from 0, not "{value}"'),
        _error(
            "expected-yes-no",
            "“{item}”要写 yes 或 no，现在是“{value}”",
            '"{item}" needs yes or no, not "{value}"',
            "可以写：yes、no、是、否、true、false；没看到写 unknown",
            "allowed: yes, no, true, false, 是, 否; unknown when it was not seen",
        ),
        _error("expected-text", "“{item}”要一段文字", '"{item}" needs a text', "写一个字符串，或 {{zh: …, en: …}}", "write one string, or {{zh: …, en: …}}"),
        _error("text-length", "“{item}”太长或是空的", '"{item}" is empty or too long', "1 到 10000 个字符", "1 to 10,000 characters"),
        _error("expected-date", "“{item}”要一个日期，现在是“{value}”", '"{item}" needs a date, not "{value}"', "写成 2022-03-22", "write it like 2022-03-22"),
        _error("expected-mapping", "“{item}”下面要写“键: 值”", '"{item}" needs "key: value" lines below it'),
        _error("expected-list", "“{item}”要一个列表", '"{item}" needs a list', "写成 [甲, 乙]", "write [one, two]"),
        _error("too-few", "“{item}”下面太少了", 'there is too little under "{item}"', "至少写 {least} 项", "at least {least} are needed"),
        _error("wrong-length", "“{item}”的项数不对", '"{item}" has the wrong number of parts'),
        _error("expected-value", "“{item}”要一个值，不能是列表或多层内容", '"{item}" needs one value, not a list or a nested one'),
        _error(
            "not-allowed",
            "“{item}”不能是“{value}”",
            '"{item}" cannot be "{value}"',
            "可以写：{allowed}",
            "allowed: {allowed}",
        ),
        _error(
            "bad-condition",
            "“{item}”看不懂，不是一个条件",
            '"{item}" is not a condition',
            "写事实的 id，或 {{any: […]}}、{{all: […]}}、{{none: […]}}、{{not: …}}、{{at_least: n, of: […]}}、{{fact: id, at_least: n}}",
            "write a fact's id, or {{any: […]}}, {{all: […]}}, {{none: […]}}, {{not: …}}, {{at_least: n, of: […]}}, {{fact: id, at_least: n}}",
        ),
        _error("one-comparison", "“{item}”要有一个比较，而且只有一个", '"{item}" needs one comparison, and one only', "选一个：{names}", "choose one of {names}"),
        _error("listed-twice", "“{value}”列了两遍", '"{value}" is listed twice', "删掉一个", "remove one"),
        _error("options-for-choice", "“{item}”：choice 要写 options:，别的不写", '"{item}": options: belong to choice, and choice needs them'),
        _error("between-for-numbers", "“{item}”：between: 只用于 count 和 number", '"{item}": between: is for count and number only'),
        _error("empty-range", "“{item}”的下限 {low} 不小于上限 {high}", '"{item}" runs from {low} to {high}', "先小后大", "put the smaller number first"),
        _error(
            "level-numbers",
            "“{item}”的等级要从 0 起连续编号，至少两级，现在是 {numbers}",
            'the levels of "{item}" must be numbered 0, 1, 2 … without gaps, at least two; found {numbers}',
        ),
        _error("floor-has-when", "“{item}”的 0 级是底，不能有 when:", 'level 0 of "{item}" is the floor and has no when:', "删掉 0 级的 when:", "remove it"),
        _error(
            "some-levels-derived",
            "“{item}”的等级 {numbers} 没有 when:，别的有",
            'the levels {numbers} of "{item}" have no when:, others do',
            "0 级以外要么都写 when:，要么都不写",
            "either all levels above 0 have when:, or none has",
        ),
        _error("log-normal-order", "“{item}”要求 0 < p10 < median，现在是 {p10} 和 {median}", '"{item}" needs 0 < p10 < median, not {p10} and {median}'),
        _error("one-curve", "“{item}”要有 points: 或 log_normal: 中的一个", '"{item}" needs one of points: and log_normal:'),
        _error("negative-needs-out-of", "“{item}”有负分，要写 out_of:", '"{item}" has negative points and needs out_of:'),
        _error("empty-checklist", "“{item}”的总分要大于 0", 'the points of "{item}" must add up to more than 0'),
        _error(
            "one-scale",
            "“{item}”要有一种刻度，而且只有一种（现在：{given}）",
            '"{item}" needs one scale and one only (found: {given})',
            "选一种：{names}",
            "choose one of {names}",
        ),
        _error("given-or-sheet", "“{item}”要写 given: 或 sheet: 中的一个", '"{item}" needs one of given: and sheet:'),
        _error(
            "evidence-without-place",
            "“{item}”没有说明出处",
            '"{item}" names no place',
            "写 source:（在 sources: 里登记过的）、url:、file: 或 screenshot:",
            "give source: (declared under sources:), url:, file: or screenshot:",
        ),
        _error("one-answer", "“{item}”只能有一个答案，现在有 {given}", '"{item}" can have one answer only, found {given}'),
        _error("unexpected", "“{item}”有问题：{detail}", '"{item}": {detail}'),
    )
}
