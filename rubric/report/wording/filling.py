"""What ``rubric sheet fill`` says, in Chinese and English."""

from __future__ import annotations

from typing import Any

from rubric.model.text import Lang

WORDS: dict[str, tuple[str, str]] = {
    # the page of a question
    "progress": ("已答 {answered}，待答 {open}", "{answered} answered, {open} open"),
    "progress_some": ("--only：已答 {answered}，待答 {open}", "--only: {answered} answered, {open} open"),
    "option": ("{text}（{id}）", "{text} ({id})"),
    "word_applies": ("适用", "applies"),
    "word_na": ("不适用", "NA"),
    "now": ("现在：{text}", "now: {text}"),
    "claim": ("{who}：{text}", "{who}: {text}"),
    "nobody": ("（没写是谁）", "(nobody named)"),
    "conflict": ("合并时几个人答得不一样，你的回答作数：", "observers disagree; what you answer settles it:"),
    "applies": ("这一条在这里适用吗？", "Does this apply here?"),
    "gates": ("红线", "Gates"),
    "range": ("{low} 到 {high}", "{low} to {high}"),
    "count": ("一个整数", "a whole number"),
    "number": ("一个数", "a number"),
    # prompts
    "ask_yes_no": ("[是/否 · u 未知 · ? 详情 · h 帮助] > ", "[yes/no · u unknown · ? more · h help] > "),
    "ask_level": ("[0-{top} · u 未知 · ? 详情 · h 帮助] > ", "[0-{top} · u unknown · ? more · h help] > "),
    "ask_choice": ("[1-{top} · u 未知 · ? 详情 · h 帮助] > ", "[1-{top} · u unknown · ? more · h help] > "),
    "ask_number": ("[{range} · u 未知 · ? 详情 · h 帮助] > ", "[{range} · u unknown · ? more · h help] > "),
    "ask_applies": (
        "[回车 适用 · na 不适用 · ? 详情 · h 帮助] > ",
        "[Enter applies · na does not apply · ? more · h help] > ",
    ),
    "ask_applies_kept": (
        "[回车 不改 · 适用 · ? 详情 · h 帮助] > ",
        "[Enter keeps · applies · ? more · h help] > ",
    ),
    "ask_na": ("na 不适用 · ", "na does not apply · "),
    "ask_kept": ("回车不改 · ", "Enter keeps · "),
    "ask_why_not": ("为什么不适用 > ", "why does it not apply > "),
    "ask_reason": ("理由（回车跳过）> ", "why (Enter: no reason) > "),
    "ask_reason_kept": ("理由（回车不改，- 去掉）> ", "why (Enter keeps it, - removes it) > "),
    "ask_evidence": ("证据（回车跳过）> ", "evidence (Enter: none) > "),
    "ask_evidence_kept": ("再加证据（回车不加，- 全去掉）> ", "more evidence (Enter: none, - removes all) > "),
    "ask_source": ("它的标题 > ", "its title > "),
    "ask_place": ("在 {source} 的哪里（回车跳过）> ", "where in {source} (Enter: nothing) > "),
    # lines before the prompts of reasons and evidence
    "reason_now": ("现在的理由：{text}", "reason so far: {text}"),
    "evidence_now": ("现在的证据：{text}", "evidence so far: {text}"),
    "evidence_how": (
        "来源、网址或文件，空格后写在哪里，例如：visit 首页第二屏。",
        "a source, url or file, then the place in it, as in: visit home page.",
    ),
    "sources": ("已有来源：{ids}。", "Sources: {ids}."),
    "no_sources": ("还没有来源，写一个新的英文编号就会登记。", "No sources yet: a new id declares one."),
    "usual": ("只写在哪里，就算在 {source} 里。", "A place alone is in {source}."),
    "new_source": ("{source} 是新来源，登记下来要一个标题", "{source} is a new source and needs a title"),
    # what was done
    "saved": ("已存：{text}", "saved: {text}"),
    "saved_nothing": ("已存", "saved"),
    "kept": ("没有改", "left as it is"),
    "applies_noted": ("适用", "it applies"),
    "skipped": ("放到最后再问", "put off until the end"),
    "skipped_again": ("这次不问了", "left open"),
    "dropped": (
        "回答变了，旧回答的理由和证据已经去掉：{text}",
        "the answer is another, and what backed the old one is gone: {text}",
    ),
    "reason_kept": ("理由先留着，只要改回答：{text}", "the reason is kept, only answer again: {text}"),
    "no_such_file": ("注意：{file} 不存在（从观察表所在的文件夹找）", "note: there is no {file} beside the sheet"),
    # what was not understood
    "not_understood": (
        "“{value}”不能作回答。可以写：{allowed}{near}",
        '"{value}" is no answer here. Allowed: {allowed}{near}',
    ),
    "near": ("。是不是“{word}”？", '. Did you mean "{word}"?'),
    "expected_number": ("“{value}”不是数", '"{value}" is not a number'),
    "expected_whole": ("“{value}”不是不小于 0 的整数", '"{value}" is not a whole number from 0 up'),
    "out_of_range": ("“{value}”不在 {low} 到 {high} 之间", '"{value}" is not between {low} and {high}'),
    "may_not_apply": ("这一题不能答不适用；看过但不知道用 u", "na is no answer here; u says that one cannot tell"),
    "nothing_before": (
        "前面没有了（已有的回答用 --all 再过一遍）",
        "nothing before this in this run; --all goes through what is answered",
    ),
    "nothing_said": ("要一个回答；s 跳过，? 看详情，h 看帮助", "an answer, please; s skips, ? tells more, h helps"),
    "reason_needed": ("答不适用要写理由；b 返回", "this needs a reason; b goes back"),
    "title_needed": ("要一个标题；b 返回", "this needs a title; b goes back"),
    "no_source": (
        "看不出“{value}”出自哪里：先写来源的英文编号、网址或文件",
        '"{value}": begin with a source, a url or a file',
    ),
    "doubtful_source": (
        "没有叫“{word}”的来源：新来源写 +{word} …，位置写 {usual} {word} …{near}",
        'no source is called "{word}": write +{word} … for a new one, {usual} {word} … for a place{near}',
    ),
    "no_text": (
        "“{value}”没有存：这里要写文字；回车跳过，b 返回，h 看帮助",
        '"{value}" was not stored: a text is wanted here; Enter goes on, b goes back, h helps',
    ),
    "answer_first": ("先回答，再写理由和证据", "answer first, then the reason and evidence"),
    # from here on about the run as a whole
    "intro": (
        "{program}：{open} 题待答",
        "{program}: {open} open",
    ),
    "intro_some": ("{program}：--only 的题里 {open} 题待答", "{program}: {open} open of what --only names"),
    "intro_again": ("，{count} 题答过的再问一遍", ", {count} answered ones are asked again"),
    "intro_saved": (
        "。答一题存一题，随时可以停。",
        ". Every answer is saved at once; stop whenever you like.",
    ),
    "intro_first": ("先问对结果影响最大的。", "What settles most comes first."),
    "attributes": (
        "观察表没写 {names}，量表里有的条目要看它；可以先写上：rubric edit set {file} {first} …",
        "The sheet does not say {names}, on which the rubric rests; to say so: rubric edit set {file} {first} …",
    ),
    "made": ("新建了 {file}", "made {file}"),
    "changed_elsewhere": ("{file} 被别处改过，已重新读入", "{file} was changed meanwhile and has been read again"),
    "answered_elsewhere": (
        "这一题在别处已经答了，刚才的回答没有存",
        "somebody else has answered this meanwhile; your answer was not saved",
    ),
    "not_saved": ("刚才的回答没有存，先改好文件再答一次", "your answer was not saved: mend the file and answer again"),
    "nothing_open": ("没有要问的了", "nothing is left to ask"),
    "nothing_open_some": ("--only 的题里没有要问的了", "nothing is left to ask of what --only names"),
    "end": (
        "{file} 已存：这次答了 {given} 题，还有 {open} 题待答",
        "saved {file}: {given} answered in this run, {open} still open",
    ),
    "end_some": (
        "{file} 已存：这次答了 {given} 题，--only 的题里还有 {open} 题待答",
        "saved {file}: {given} answered in this run, {open} of what --only names still open",
    ),
    "rest": ("整份表还有 {count} 题待答：{command}", "{count} open in the whole sheet: {command}"),
    "ask_unknown": ("未知的再问一遍：{command}", "to ask the unknown ones again: {command}"),
    "rejected": ("有 {count} 行没有用上，其余已存", "{count} lines were of no use; the rest is saved"),
    "unknown_left": ("，{count} 题未知", ", {count} unknown"),
    "go_on": ("接着填：{command}", "to go on: {command}"),
    "all_done": ("看结果：rubric score {file}", "to see what comes out: rubric score {file}"),
    "too_many": ("连着 {count} 行看不懂，停了", "stopped: {count} lines in a row were of no use"),
    "cut_short": (
        "输入断了，这一题缺了理由或标题，没有存",
        "the input ended in the middle of an answer, which was not saved",
    ),
    # what may be typed, each with a tab before what it does
    "help": (
        """是；理由	回答；分号后面写理由
r 理由	只写理由
e visit 首页；备注	证据：来源编号、网址或文件，空格后写位置，分号后写备注；+编号 登记新来源
u；说明	看过，但不知道
na；理由	不适用，要写理由
s	跳过，最后再问
b	返回上一题
?	全部锚点、怎么看、为什么、例子
q	存好退出；下次接着填
	也可以打：理由 证据 未知 不适用 跳过 返回 详情 退出""",
        """yes; why	an answer; what comes after ; is the reason
r why	a reason only
e visit home page; note	evidence: a source, url or file, the place, ; and a note; +id declares a new source
u; why	looked, but cannot tell
na; why	does not apply, with the reason
s	skip, to be asked at the end
b	back to the question before
?	all levels in full, how to observe, why, examples
q	save and quit; the next run goes on""",
    ),
    "help_reason": (
        """一句话	看到了什么、为什么这样答
回车	跳过，或不改已有的
-	去掉已有的理由
b	回到这一题的回答
q	存好退出；下次接着填""",
        """a sentence	what was seen, why this answer
Enter	no reason, or keeps the one that is there
-	removes the reason that is there
b	back to the answer
q	save and quit; the next run goes on""",
    ),
    "help_evidence": (
        """visit 首页；备注	来源编号、网址或文件，空格后写位置，分号后写备注
+shots 第 3 张	登记新来源 shots，再问它的标题
回车	跳过，或不再加
-	去掉已有的证据
b	回到这一题的回答
q	存好退出；下次接着填""",
        """visit home page; note	a source, url or file, the place, ; and a note
+shots picture 3	declares a new source, shots, and asks for its title
Enter	none, or no more
-	removes the evidence that is there
b	back to the answer
q	save and quit; the next run goes on""",
    ),
}


class FillWords:
    """The texts of one language."""

    def __init__(self, lang: Lang) -> None:
        """Choose a language."""
        self.lang = lang
        self._index = 0 if lang is Lang.ZH else 1

    def __call__(self, key: str, /, **args: Any) -> str:
        """A text with its places filled."""
        return WORDS[key][self._index].format(**args)
