"""Hover texts of the sheet file, and of what rubrics and sheets share."""

TEXTS = """
Sheet: 观察表
  一位观察者在某个时候对一个小程序的观察
  One observer's answers about one program at one time
.program: 小程序的 id
  小写字母、数字和连字符，和文件名一致：<id>.sheet.yaml
  Lower-case letters, digits and hyphens; the same as in the file name: <id>.sheet.yaml
.format: 文件格式
  文件格式的版本，现在是 1
  The version of the file format, 1 at present
.name: 名称
  小程序的名称
  The program's name
.platform: 平台
  如 wechat
  Such as wechat
.vertical: 行业
  如 community_group_buying；量表的适用条件可能用到
  Such as community_group_buying; a rubric's scopes may ask for it
.version: 小程序版本
  观察时的版本，知道才写；要加引号
  The version observed, when known; in quotes
.attributes: 其他属性
  随便加：名字 → 值
  Whatever else is worth noting: name → value
.observed: 观察日期
  年-月-日，如 2026-03-22
  Year-month-day, such as 2026-03-22
.observer: 观察者
  谁看的
  Who looked
.rubric: 量表
  按哪份量表评：id，或相对本文件的路径
  The rubric to rate with: an id, or a path relative to this file
.sources: 来源
  证据引用的来源：id → 标题、作者、日期、网址
  What evidence is taken from: id → title, author, date, url
.note: 备注
  随手记的话，不影响评分
  Anything worth saying; it does not affect the score
.answers: 观察
  事实或指标的 id → 答案；没看的不写
  Id of a fact or criterion → answer; leave out what was not looked at

Answer: 答案
  直接写值，或写 value: 加 because: 和 evidence:；看过但说不准写 unknown
  The value itself, or value: with because: and evidence:; unknown where one looked and cannot say
.value: 值
  是非写 yes 或 no；等级写数字；选择写选项；说不准写 unknown
  yes or no; the number of a level; a number; an option; or unknown
.because: 理由
  看到了什么，所以这样答
  What was seen that makes it so
.evidence: 证据
  凭什么相信：在哪里看到的
  Why one may believe it: where it was seen
.not_applicable: 不适用
  为什么不适用；只有量表允许的指标可以这样答
  Why it does not apply; only where the rubric allows it
.conflict: 分歧
  合并后留下的分歧，等人来定；在此之前算未知
  What a merge left open: unknown until a person settles it

Claim: 一方的说法
  分歧中一位观察者的说法
  One observer's side of a conflict
.observer: 观察者
  谁说的
  Who says so
.value: 值
  这位观察者的答案
  This observer's answer
.because: 理由
  这位观察者为什么这样答
  Why this observer says so

Evidence: 证据
  一个来源、网址、文件或截图，以及其中的位置
  A declared source, a url, a file or a screenshot, and the place in it
.source: 来源
  sources: 里登记过的 id
  An id declared under sources:
.at: 位置
  在来源里的哪里，如 "§02"
  Where in the source, such as "§02"
.url: 网址
  网页地址
  An address
.file: 文件
  文件路径
  A path
.line: 行号
  文件里的第几行
  The line of the file
.screenshot: 截图
  截图的路径
  The path of a screenshot
.date: 日期
  什么时候看到的
  When it was seen
.note: 备注
  补充说明
  Anything to add
.signal: 信号
  读源码时认出的信号
  The signal that the source reader recognised
.strength: 强弱
  信号有多可靠
  How reliable the signal is

Reference: 出处
  量表或观察表依据的文献
  A document that a rubric or a sheet rests on
.by: 作者
  谁写的、谁发布的
  Who wrote or published it
.date: 日期
  如 2022-03-22
  Such as 2022-03-22
.url: 网址
  网页地址
  Its address
.note: 备注
  补充说明
  Anything to add

Off: 停用
  停用继承来的一项；rubric show 里仍然看得到
  Switches an inherited item off; rubric show keeps it visible
.because: 理由
  为什么停用
  Why it is off

Text: 文字
  一句话中英文共用，或分写 zh: 和 en:
  One text for both languages, or zh: and en:
.zh: 中文
  中文的文字；有“: ”或“ #”就加引号
  The Chinese text
.en: 英文
  英文的文字；有“: ”或“ #”就加引号
  The English text; quote it when it contains ": " or " #"

*: 共用
.title: 标题
  给人看的名字，中英文
  The name people see, in Chinese and English
.why: 为什么
  为什么看这一项
  Why it matters
.references: 出处
  出处 id → 其中的位置，如 {article: "§02"}
  Id of a reference → the place in it, such as {article: "§02"}
.off: 停用
  停用继承来的一项，写明理由：{because: …}
  Switches an inherited item off, with a reason: {because: …}
"""
