"""The findings of values: what the models report, by the code of their errors."""

from __future__ import annotations

from rubric.model.finding import Rule
from rubric.source.rules_content import RESERVED_ID, UNKNOWN_LEVEL, UNKNOWN_OPTION, error

# ``{item}`` is the path of the value.
BY_CODE: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        RESERVED_ID,
        UNKNOWN_OPTION,
        UNKNOWN_LEVEL,
        error(
            "not-applicable-needs-reason",
            "“{item}”不适用，要说明为什么",
            '"{item}" does not apply: say why',
            "写成 {{not_applicable: 理由}}",
            "write {{not_applicable: the reason}}",
        ),
        error(
            "bad-id",
            "“{value}”不能当 id",
            '"{value}" is not an id',
            "小写字母开头，只用小写字母、数字和分隔符（{style}），最多 80 个字符",
            "start with a small letter; small letters, digits and the separator only ({style}), 80 characters at most",
        ),
        error("expected-number", "“{item}”要一个数字，现在是“{value}”", '"{item}" needs a number, not "{value}"'),
        error(
            "unusable-number",
            "“{value}”不是能用的数字",
            '"{value}" is not a usable number',
            "写普通的数字，最多 30 位；无穷大和 nan 不行",
            "write an ordinary number of at most 30 digits; infinity and nan are not numbers here",
        ),
        error(
            "negative-number",
            "“{item}”不能是负数（{value}）",
            '"{item}" cannot be negative ({value})',
            "写 0 或更大的数",
            "write 0 or more",
        ),
        error(
            "out-of-range",
            "“{item}”要在 {low} 到 {high} 之间，现在是 {value}",
            '"{item}" must lie between {low} and {high}, not {value}',
        ),
        error(
            "expected-whole",
            "“{item}”要一个不小于 0 的整数，现在是“{value}”",
            '"{item}" needs a whole number from 0, not "{value}"',
        ),
        error(
            "expected-yes-no",
            "“{item}”要写 yes 或 no，现在是“{value}”",
            '"{item}" needs yes or no, not "{value}"',
            "可以写：yes、no、是、否、true、false；没看到写 unknown",
            "allowed: yes, no, true, false, 是, 否; unknown when it was not seen",
        ),
        error(
            "expected-text",
            "“{item}”要一段文字",
            '"{item}" needs a text',
            "写一个字符串，或 {{zh: …, en: …}}",
            "write one string, or {{zh: …, en: …}}",
        ),
        error(
            "text-length",
            "“{item}”太长或是空的",
            '"{item}" is empty or too long',
            "1 到 10000 个字符",
            "1 to 10,000 characters",
        ),
        error(
            "expected-date",
            "“{item}”要一个日期，现在是“{value}”",
            '"{item}" needs a date, not "{value}"',
            "写成 2022-03-22",
            "write it like 2022-03-22",
        ),
        error("expected-mapping", "“{item}”下面要写“键: 值”", '"{item}" needs "key: value" lines below it'),
        error("expected-list", "“{item}”要一个列表", '"{item}" needs a list', "写成 [甲, 乙]", "write [one, two]"),
        error(
            "too-few",
            "“{item}”下面太少了",
            'there is too little under "{item}"',
            "至少写 {least} 项",
            "at least {least} are needed",
        ),
        error("wrong-length", "“{item}”的项数不对", '"{item}" has the wrong number of parts'),
        error(
            "expected-value",
            "“{item}”要一个值，不能是列表或多层内容",
            '"{item}" needs one value, not a list or a nested one',
        ),
        error(
            "not-allowed",
            "“{item}”不能是“{value}”",
            '"{item}" cannot be "{value}"',
            "可以写：{allowed}",
            "allowed: {allowed}",
        ),
        error(
            "bad-condition",
            "“{item}”看不懂，不是一个条件",
            '"{item}" is not a condition',
            "写事实的 id，或 {{any: […]}}、{{all: […]}}、{{none: […]}}、{{not: …}}、"
            "{{at_least: n, of: […]}}、{{fact: id, at_least: n}}",
            "write a fact's id, or {{any: […]}}, {{all: […]}}, {{none: […]}}, {{not: …}}, "
            "{{at_least: n, of: […]}}, {{fact: id, at_least: n}}",
        ),
        error(
            "one-comparison",
            "“{item}”要有一个比较，而且只有一个",
            '"{item}" needs one comparison, and one only',
            "选一个：{names}",
            "choose one of {names}",
        ),
        error("listed-twice", "“{value}”列了两遍", '"{value}" is listed twice', "删掉一个", "remove one"),
        error(
            "options-for-choice",
            "“{item}”：choice 要写 options:，别的不写",
            '"{item}": options: belong to choice, and choice needs them',
        ),
        error(
            "between-for-numbers",
            "“{item}”：between: 只用于 count 和 number",
            '"{item}": between: is for count and number only',
        ),
        error(
            "empty-range",
            "“{item}”的下限 {low} 不小于上限 {high}",
            '"{item}" runs from {low} to {high}',
            "先小后大",
            "put the smaller number first",
        ),
        error(
            "level-numbers",
            "“{item}”的等级要从 0 起连续编号，至少两级，现在是 {numbers}",
            'the levels of "{item}" must be numbered 0, 1, 2 … without gaps, at least two; found {numbers}',
        ),
        error(
            "floor-has-when",
            "“{item}”的 0 级是底，不能有 when:",
            'level 0 of "{item}" is the floor and has no when:',
            "删掉 0 级的 when:",
            "remove it",
        ),
        error(
            "some-levels-derived",
            "“{item}”的等级 {numbers} 没有 when:，别的有",
            'the levels {numbers} of "{item}" have no when:, others do',
            "0 级以外要么都写 when:，要么都不写",
            "either all levels above 0 have when:, or none has",
        ),
        error(
            "log-normal-order",
            "“{item}”要求 0 < p10 < median，现在是 {p10} 和 {median}",
            '"{item}" needs 0 < p10 < median, not {p10} and {median}',
        ),
        error(
            "one-curve", "“{item}”要有 points: 或 log_normal: 中的一个", '"{item}" needs one of points: and log_normal:'
        ),
        error(
            "negative-needs-out-of", "“{item}”有负分，要写 out_of:", '"{item}" has negative points and needs out_of:'
        ),
        error("empty-checklist", "“{item}”的总分要大于 0", 'the points of "{item}" must add up to more than 0'),
        error(
            "one-scale",
            "“{item}”要有一种刻度，而且只有一种（现在：{given}）",
            '"{item}" needs one scale and one only (found: {given})',
            "选一种：{names}",
            "choose one of {names}",
        ),
        error("given-or-sheet", "“{item}”要写 given: 或 sheet: 中的一个", '"{item}" needs one of given: and sheet:'),
        error(
            "evidence-without-place",
            "“{item}”没有说明出处",
            '"{item}" names no place',
            "写 source:（在 sources: 里登记过的）、url:、file: 或 screenshot:",
            "give source: (declared under sources:), url:, file: or screenshot:",
        ),
        error(
            "one-answer", "“{item}”只能有一个答案，现在有 {given}", '"{item}" can have one answer only, found {given}'
        ),
        error("unexpected", "“{item}”有问题：{detail}", '"{item}": {detail}'),
    )
}
