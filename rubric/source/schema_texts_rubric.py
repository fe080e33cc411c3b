"""Hover texts of the rubric file: its top, dimensions, groups, criteria and their scales."""

TEXTS = """
Rubric: 量表
  一份量表：维度、指标、事实、红线和档位。写了 extends: 就只写不同的地方
  A rubric: dimensions, criteria, facts, gates and bands. With extends: only the differences are written
.rubric: 量表的 id
  小写字母、数字和连字符，和文件名一致：<id>.rubric.yaml
  Lower-case letters, digits and hyphens; the same as in the file name: <id>.rubric.yaml
.format: 文件格式
  文件格式的版本，现在是 1；内容的版本写在 edition: 里
  The version of the file format, 1 at present; the version of the content is edition:
.edition: 版次
  量表内容的版次，如 "2026.1"；要加引号，免得 2026.10 变成 2026.1
  The edition of the content, such as "2026.1"; in quotes, lest 2026.10 becomes 2026.1
.extends: 扩展自
  以哪份量表为底：自带量表的 id，或相对本文件的路径。各项按 id 合并，写了的字段整个替换
  The rubric this one builds on: the id of one that ships, or a path relative to this file. Items merge by id; a field
  that is written replaces the inherited one
.why: 为什么这样定
  这份量表（或这一项）凭什么这样定
  Why the rubric (or the item) is the way it is
.scale: 报告刻度
  总分用什么刻度报告，默认 0 到 100
  What totals are reported on, 0 to 100 by default
.combine: 合成方式
  下面各项怎样合成
  How what is below is combined
.references: 出处
  量表依据的文献：id → 标题、作者、日期、网址；各项用 references: {id: "§02"} 引用
  The documents the rubric rests on: id → title, author, date, url; items cite them as references: {id: "§02"}
.facts: 事实
  能观察到的东西：id → 怎么问、怎么答。指标和红线由事实算出
  What can be observed: id → the question and the kind of answer. Criteria and gates are computed from facts
.conditions: 具名条件
  起了名字的条件，凡是能写事实 id 的地方都能用
  Conditions with a name, usable wherever a fact id is
.dimensions: 维度
  最上层的分组：id → 标题、权重和指标
  The top groups: id → title, weight and criteria
.gates: 红线
  违反了就封顶的规则：id → 条件、封顶分、理由
  Rules that cap a score when broken: id → condition, cap, reason
.bands: 档位
  总分的档位，从低到高，第一档从刻度的最低分起
  Named ranges of the total, lowest first; the first starts at the lowest total
.minimum_coverage: 最低覆盖率
  覆盖率低于它就不下结论，0 到 1，默认 0.5；0 表示总是下结论
  Below this coverage the verdict is withheld; 0 to 1, 0.5 by default; 0 never withholds
.examples: 例子
  量表自己的测试，rubric test 会运行：给什么答案，应该得出什么
  The rubric's own tests, run by rubric test: the answers given and what must come out

Group: 维度或分组
  把下面的指标合成一个分数；最上层的分组就是维度
  Combines the criteria below it into one score; the top groups are the dimensions
.weight: 权重
  和兄弟项相比的分量，默认 1；0 只显示、不计分；sum 等于下面适用各项权重之和
  What it weighs among its siblings, 1 by default; 0 is shown but not scored; sum adds up what applies below it
.combine: 合成方式
  下面各项怎样合成，默认 mean
  How what is below is combined, mean by default
.criteria: 下面的指标
  id → 指标；里面又有 criteria: 的是分组
  id → criterion; one that has criteria: itself is a group

Criterion: 指标
  一项指标，用且只用一种刻度：levels、yes_no、number 或 checklist
  A criterion with exactly one scale: levels, yes_no, number or checklist
.how: 怎么看
  观察者怎样看、怎样判
  How to observe and judge it
.weight: 权重
  和兄弟指标相比的分量，默认 1；0 只显示、不计分
  What it weighs among its siblings, 1 by default; 0 is shown but not scored
.when: 适用条件
  满足时才适用；不满足就不在范围内，权重让给兄弟项
  When it applies; otherwise it is out of scope and its weight goes to its siblings
.may_not_apply: 可以不适用
  写 yes，观察者就可以回答“不适用”，但要写理由；这一项的权重让给兄弟项
  With yes an observer may answer not_applicable, with a reason; its weight then goes to its siblings
.levels: 等级
  从 0 起连续编号，至少两级。文字写看得见的表现。0 级以外要么都有 when:（由事实算出），要么都没有（由人判断）
  Numbered from 0 without gaps, at least two; each text says what can be seen. Above 0 either all have when: (computed
  from facts) or none has (judged by a person)
.yes_no: 是非
  一个是非事实的 id，或任何条件；成立得满分，不成立得 0
  The id of a yes_no fact, or any condition; all points when it holds, none when it does not
.number: 数值
  一个数值事实，按曲线折成分数
  A number fact turned into points by a curve
.checklist: 清单
  一串事实和各自的分值：得到的是做到的那一份
  Facts with points: the score is the share that is present
.improve: 怎么改
  给运营者的建议：下一步做什么
  Advice for whoever runs the program: what to do next
.effort: 力气
  升一级大约要花多少力气，默认 1；rubric advise 用它排序
  What one step up costs, 1 by default; advice is sorted by it
.like: 谁做得好
  做得好的小程序：小程序 id → 它怎么做的
  Programs that do it well: program id → what they do

Level: 等级
  一级：一句看得见的表现，或 text: 加 when:
  A level: what can be seen at it, or text: with when:
.text: 锚点
  这一级看得见的表现
  What can be seen at this level
.when: 由事实算出
  满足时就到这一级；取满足的最高一级。0 级是底，不写
  The level is reached when this holds, the highest one counts. Level 0 is the floor and has none
.points: 分值
  这一级值多少，0 到 100；不写就均匀分布
  What the level is worth, 0 to 100; evenly spaced where not written
.like: 谁在这一级
  到了这一级的小程序：小程序 id → 它怎么做的
  Programs at this level: program id → what they do

NumberScale: 数值刻度
  一个数值事实和一条曲线：points: 或 log_normal:
  A number fact and one curve: points: or log_normal:
.fact: 事实
  一个 count 或 number 事实的 id
  The id of a count or number fact
.points: 折线
  数值 → 分值（0 到 100），至少两点，中间按直线，两头持平
  Number → points (0 to 100), at least two; straight between them, flat outside
.log_normal: 对数正态曲线
  网页审计用的曲线：越小越好
  The curve of web auditing: lower is better

LogNormal: 对数正态曲线
  越小越好：p10 得 0.9，median 得 0.5
  Lower is better: p10 scores 0.9, median scores 0.5
.p10: 得 0.9 的数值
  大于 0，小于 median
  Above 0 and below median
.median: 得 0.5 的数值
  大于 p10
  Above p10

Checklist: 清单
  事实 id → 分值；或写 out_of: 和 facts:，这时可以有负分
  Fact id → points; or out_of: with facts:, which may then be negative
.out_of: 满分
  得分收在 0 到它之间
  The points are held between 0 and this
.facts: 各项
  是非事实的 id → 分值
  Id of a yes_no fact → points

ReportScale: 报告刻度
  总分从几到几
  From where to where totals run
.from: 最低
  最低的总分，默认 0
  The lowest total, 0 by default
.to: 最高
  最高的总分，默认 100
  The highest total, 100 by default
"""
