"""The findings of a file's content: keys, ids and what they refer to. Those of values are in ``rules_values``."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity


def error(code: str, zh: str, en: str, help_zh: str = "", help_en: str = "") -> Rule:
    """A kind of finding that keeps a file from being used."""
    return Rule(code, Severity.ERROR, zh, en, help_zh, help_en)


UNKNOWN_KEY = error(
    "unknown-key",
    "{place_zh}不认识键“{key}”",
    'unknown key "{key}" {place_en}',
    "{near_zh}这里可以写：{allowed}",
    "{near_en}allowed here: {allowed}",
)
MISSING_KEY = error("missing-key", "“{item}”缺少 {key}:", '"{item}" has no {key}:', "补上 {key}:", "add {key}: to it")
UNKNOWN_ITEM = error(
    "unknown-item",
    "被扩展的量表里没有“{id}”",
    'the rubric that this one extends has no "{id}"',
    "{near_zh}要新增一项，还缺：{missing}",
    "{near_en}for a new item these are missing: {missing}",
)
EMPTY_VALUE = error(
    "empty-value",
    "“{key}:”后面是空的",
    'nothing stands after "{key}:"',
    "写上值，或删掉这一行",
    "write a value, or remove the line",
)
PLACEHOLDER_LEFT = error(
    "placeholder-left",
    "模板留的“{value}”还没有填",
    'the template\'s "{value}" is not filled in yet',
    "{help_zh}",
    "{help_en}",
)
TEXT_CUT_BY_COMMA = error(
    "text-cut-by-comma",
    "花括号里“{key}”成了一个没有值的键",
    'inside the braces "{key}" became a key without a value',
    "文字里有逗号时，给整段文字加引号",
    "quote a text that holds a comma",
)
DUPLICATE_ID = error(
    "duplicate-id",
    "id “{id}”已经用过了（第 {line} 行）",
    'the id "{id}" is taken (line {line})',
    "事实、条件、指标、分组、维度、红线共用一套 id，换一个",
    "facts, conditions, criteria, groups, dimensions and gates share one set of ids; choose another",
)
RESERVED_ID = error(
    "reserved-id",
    "“{value}”是保留字，不能当 id",
    '"{value}" is a reserved word and cannot be an id',
    "换一个",
    "choose another",
)
UNKNOWN_FACT = error(
    "unknown-fact",
    "没有叫“{id}”的事实或条件",
    'there is no fact or condition "{id}"',
    "{near_zh}先在 facts: 或 conditions: 里写明它",
    "{near_en}declare it under facts: or conditions: first",
)
WRONG_FACT = error(
    "wrong-fact",
    "“{id}”是 {answer} 类的事实，这里要 {wanted}",
    'the fact "{id}" is answered by {answer}, here {wanted} is needed',
    "是非类直接写 id；数字类写 {{fact: id, at_least: n}}；选择类写 {{fact: id, is: 选项}}",
    "write a yes_no fact as its id, a number as {{fact: id, at_least: n}}, a choice as {{fact: id, is: option}}",
)
UNKNOWN_OPTION = error(
    "unknown-option",
    "“{value}”不是可选的答案",
    '"{value}" is not one of the options',
    "{near_zh}可以选：{allowed}",
    "{near_en}options: {allowed}",
)
UNKNOWN_CRITERION = error(
    "unknown-criterion",
    "没有叫“{id}”的指标",
    'there is no criterion "{id}"',
    "{near_zh}写这份量表里一条指标的 id",
    "{near_en}name a criterion of this rubric by its id",
)
CRITERION_WITHOUT_LEVELS = error(
    "criterion-without-levels",
    "“{id}”不是等级类指标，不能比较等级",
    '"{id}" has no levels to compare',
    "改用事实来写条件",
    "write the condition with facts",
)
CRITERION_OUTSIDE_GATE = error(
    "criterion-outside-gate",
    "{{criterion: …}} 只能用在红线的 when: 里",
    "{{criterion: …}} may only be used in the when: of a gate",
    "改用事实来写条件",
    "write the condition with facts",
)
CONDITION_CYCLE = error(
    "condition-cycle",
    "条件“{id}”绕回了它自己：{chain}",
    'the condition "{id}" leads back to itself: {chain}',
    "去掉其中一环",
    "break the chain",
)
SWITCHED_OFF = error(
    "switched-off",
    "“{id}”已经用 off: 关掉，这里还在用",
    '"{id}" is switched off, and still used here',
    "这里也改掉，或者不要关",
    "change this place too, or keep it on",
)
EXTENDS_CYCLE = error(
    "extends-cycle",
    "extends: 绕回了自己：{chain}",
    "extends: leads back to itself: {chain}",
    "去掉其中一环",
    "break the chain",
)
UNKNOWN_RUBRIC = error(
    "unknown-rubric",
    "找不到量表“{name}”",
    'there is no rubric "{name}"',
    "{near_zh}写量表的 id（{known}），或带斜线的路径；文件名是 id.rubric.yaml",
    "{near_en}name an id ({known}), or a path with a slash; the file of an id is called id.rubric.yaml",
)
NO_RUBRIC_NAMED = error(
    "no-rubric-named",
    "这份观察表没有写用哪份量表",
    "this sheet does not say which rubric it is for",
    "在观察表里写 rubric: …，或在命令里加 -r",
    "write rubric: in the sheet, or give -r on the command line",
)
BAD_CAP = error(
    "unknown-cap",
    "上限只能加在 total 或维度上，没有“{id}”",
    'a cap is on total or on a dimension; there is no "{id}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
OFF_SCALE = error(
    "off-scale",
    "{value} 不在报告刻度 {low}–{high} 之内",
    "{value} lies outside the report scale {low} to {high}",
    "红线上限、档位起点、requires 都按报告刻度写",
    "caps, bands and requires are on the report scale",
)
UNKNOWN_DIMENSION = error(
    "unknown-dimension",
    "没有叫“{id}”的维度",
    'there is no dimension "{id}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
BAND_ORDER = error(
    "band-order",
    "档位要从低到高：“{id}”从 {value} 开始，前一档从 {before} 开始",
    'bands go from low to high: "{id}" starts at {value}, the one before it at {before}',
    "按 from: 从小到大排",
    "sort them by from:",
)
FIRST_BAND = error(
    "first-band",
    "第一档要从 {low} 开始，而且没有 requires",
    "the first band starts at {low} and requires nothing",
    "这一档写 from: {low}，不写 requires:；每个总分都要落在某一档里",
    "start it at {low}, without requires:, so that every total falls into a band",
)
ALL_WEIGHTS_ZERO = error(
    "all-weights-zero",
    "“{item}”下面的权重全是 0",
    'all weights below "{item}" are 0',
    "至少留一个大于 0",
    "keep at least one above 0",
)
SUM_NEEDS_MEAN = error(
    "sum-needs-mean",
    "weight: sum 只能用在 combine: mean 的分组里，上一层也要是 mean",
    "weight: sum needs combine: mean here and in the node above",
    "写一个数字权重，或改回 mean",
    "give a number as weight, or use mean",
)
SUM_WITH_CAP = error(
    "sum-with-cap",
    "红线“{gate}”不能给 weight: sum 的维度“{id}”加上限",
    'the gate "{gate}" cannot cap "{id}", whose weight is sum',
    "给这个维度一个数字权重",
    "give the dimension a number as weight",
)
UNDECLARED_REFERENCE = error(
    "undeclared-reference",
    "references: 里没有登记“{id}”",
    '"{id}" is not declared under references:',
    "{near_zh}在文件开头的 references: 里登记",
    "{near_en}declare it under references: at the top of the file",
)
UNKNOWN_EXPECTATION = error(
    "unknown-expectation",
    "expect: 里的“{id}”不是指标、维度、红线，也不是 total、band、verdict、coverage",
    '"{id}" under expect: is no criterion, dimension or gate, nor total, band, verdict or coverage',
    "{near_zh}事实写在 given: 里，算出来的才写在 expect: 里",
    "{near_en}facts belong under given:; what comes out of them under expect:",
)
UNKNOWN_ANSWER = error(
    "unknown-answer",
    "量表“{rubric}”里没有“{id}”",
    'the rubric "{rubric}" has no fact or criterion "{id}"',
    "{near_zh}rubric show {rubric} 列出每一项",
    "{near_en}rubric show {rubric} lists all of them",
)
UNKNOWN_LEVEL = error(
    "unknown-level",
    "“{value}”不是这个指标的等级",
    '"{value}" is not a level of this criterion',
    "可以写：{allowed}",
    "levels: {allowed}",
)
OVERRIDE_WITHOUT_REASON = error(
    "override-without-because",
    "“{id}”由规则算出，手工改写要说明理由",
    '"{id}" is computed by a rule; setting it by hand needs a reason',
    "写成 {{value: …, because: …}}，或者改为回答它用到的事实",
    "write {{value: …, because: …}}, or answer the facts it rests on",
)
MAY_NOT_APPLY = error(
    "not-applicable-not-allowed",
    "“{id}”不能答“不适用”",
    '"{id}" cannot be answered not_applicable',
    "没看到就写 unknown；只有量表里写了 may_not_apply 的指标才能答“不适用”",
    "write unknown when it was not seen; only criteria with may_not_apply allow not_applicable",
)
UNDECLARED_SOURCE = error(
    "undeclared-source",
    "sources: 里没有登记来源“{id}”",
    'the source "{id}" is not declared under sources:',
    "{near_zh}在 sources: 里登记",
    "{near_en}declare it under sources:",
)
OBSERVED_LATER = error(
    "observed-in-the-future",
    "观察日期 {date} 还没有到",
    "{date} lies in the future",
    "改成实际观察的日期",
    "write the day of the observation",
)
OTHER_PROGRAM = error(
    "other-program",
    "这份观察表讲的是“{program}”，前面的讲的是“{first}”",
    'this sheet is about "{program}", the others about "{first}"',
    "一次只合并同一个小程序的观察表",
    "merge the sheets of one program at a time",
)
