"""Errors of workbooks and CSV on their way back into sheets.

An example is a table, ``corner-shop.csv`` where no line names another file, and the command where it matters.
"""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

TABLES: Mapping[str, Explanation] = {
    "table-unreadable": Explanation(
        why_zh="别的格式要靠猜，猜错了答案就串行；不如打不开",
        why_en="of other formats the content would be guessed, and a wrong guess moves answers to other questions",
        bad="# rubric sheet import corner-shop.numbers",
        good="# rubric sheet import corner-shop.csv",
    ),
    "table-too-large": Explanation(
        why_zh="一份观察至多几百行；读几万行会占满内存，多半也不是观察表",
        why_en="a filled table has some hundred rows; tens of thousands fill the memory and are mostly something else",
        bad="""
            # 六万行订单 / sixty thousand orders
            # rubric sheet import orders.xlsx
        """,
        good="""
            # 填好的观察表 / a table that was filled in
            # rubric sheet import corner-shop.xlsx
        """,
    ),
    "no-answer-table": Explanation(
        why_zh="靠表头认出哪一栏是题、哪一栏是答案；没有表头，数字是什么意思就不知道了",
        why_en="the headings tell which column asks and which one answers; without them the values mean nothing",
        bad="""
            name,shop
            flash_sale,yes
        """,
        good="""
            id,answer
            flash_sale,yes
        """,
    ),
    "unknown-column": Explanation(
        why_zh="表头差一个字母，整栏都会漏掉，而且看不出来",
        why_en="with one letter off, a whole column would be left out and nobody would notice",
        bad="""
            id,answer,reasn
            flash_sale,yes,首页有 / on the home page
        """,
        good="""
            id,answer,reason
            flash_sale,yes,首页有 / on the home page
        """,
    ),
    "extra-column": Explanation(
        why_zh="自己加的栏可以留在表里，但观察表里没有地方放；要让别人看到，就得写进理由",
        why_en="columns of your own may stay, but a sheet has no place for them; what others should see is a reason",
        bad="""
            id,answer,colour
            flash_sale,yes,红 / red
        """,
        good="""
            id,answer,reason
            flash_sale,yes,横幅是红的 / a red banner
        """,
    ),
    "repeated-column": Explanation(
        why_zh="同一栏有两份，说的又不一样，不知道信哪份",
        why_en="where a column is there twice and the two differ, nobody can tell which to believe",
        bad="""
            id,answer,value
            flash_sale,yes,no
        """,
        good="""
            id,answer
            flash_sale,yes
        """,
    ),
    "no-program-named": Explanation(
        why_zh="答案要归到一个小程序名下；不知道是谁的，就没有地方放",
        why_en="answers belong to a program; without its name there is no sheet to put them into",
        bad="""
            # 门店.csv
            id,answer
            flash_sale,yes
        """,
        good="""
            # 门店.csv
            id,answer
            #program,corner-shop
            flash_sale,yes
        """,
    ),
    "no-rubric-in-table": Explanation(
        why_zh="题目和等级都在量表里；不知道是哪份，就没法核对答案",
        why_en="questions and levels are those of a rubric; without it no answer can be checked",
        bad="""
            # rubric sheet import corner-shop.csv
            id,answer
            flash_sale,yes
        """,
        good="""
            # rubric sheet import corner-shop.csv
            id,answer
            #rubric,scene-capability-gameplay
            flash_sale,yes
        """,
    ),
    "rubric-changed": Explanation(
        why_zh="题目改过，旧表里的答案可能是在答另一个问题",
        why_en="where a question was reworded, an answer in an old table may answer something else",
        bad="""
            # rubric sheet import corner-shop.csv
            id,answer,how to answer
            #rubric,scene-capability-gameplay,2025.1 (sha256 0123456789abcdef)
            flash_sale,yes,
        """,
        good="""
            # rubric sheet new --from corner-shop.sheet.yaml -o corner-shop.csv
            # rubric sheet import corner-shop.csv
            # corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers: {flash_sale: yes}
        """,
    ),
    "unknown-head-row": Explanation(
        why_zh="# 开头的行说的是小程序本身；写错了，日期、观察者这些就丢了",
        why_en="rows with # tell of the program itself; misspelt, the day or the observer would be lost",
        bad="""
            id,answer
            #obsever,ann
            flash_sale,yes
        """,
        good="""
            id,answer
            #observer,ann
            flash_sale,yes
        """,
    ),
    "unknown-row": Explanation(
        why_zh="编号对不上题目，这个答案就不计分；多半是改动了编号一栏",
        why_en="an answer to no question does not count; mostly somebody has touched the column of ids",
        bad="""
            id,answer
            flash_sael,yes
        """,
        good="""
            id,answer
            flash_sale,yes
        """,
    ),
    "answered-twice": Explanation(
        why_zh="一道题有两个不同的答案，程序不该替人挑一个",
        why_en="of two different answers to a question, the program must not pick one",
        bad="""
            id,answer
            flash_sale,yes
            flash_sale,no
        """,
        good="""
            id,answer,link
            flash_sale,yes,https://example.org/monday
            flash_sale,,https://example.org/tuesday
        """,
    ),
    "bad-answer-cell": Explanation(
        why_zh="每道题只有几种答法能算分；“也许”算多少，谁也不知道",
        why_en='only some answers to a question have points; nobody knows what "maybe" is worth',
        bad="""
            id,answer
            flash_sale,maybe
        """,
        good="""
            id,answer
            flash_sale,unknown
        """,
    ),
    "reason-missing": Explanation(
        why_zh="答“不适用”，或者改写由事实算出的等级，都会改变总分，读的人要知道凭什么",
        why_en="leaving a criterion out or overriding what facts say changes the total; a reader wants to know why",
        bad="""
            id,answer,reason
            play_set,3,
        """,
        good="""
            id,answer,reason
            play_set,3,活动昨天刚结束 / the event ended yesterday
        """,
    ),
    "evidence-row-without-place": Explanation(
        why_zh="证据要让别人找得到；只说在首页，不知道是哪一次、哪一张图",
        why_en="evidence can be found by others; the home page alone does not say of which visit or picture",
        bad="""
            id,answer,screenshot,place
            flash_sale,yes,,首页 / home
        """,
        good="""
            id,answer,screenshot,place
            flash_sale,yes,home.png,首页 / home
        """,
    ),
    "unknown-source": Explanation(
        why_zh="证据要追得到出处：谁、什么时候、哪一份文件",
        why_en="evidence leads back to where it comes from: who, when, which document",
        bad="""
            id,answer,source
            #sources.visit.title,五月一日走一遍 / a visit on 1 May
            flash_sale,yes,vist
        """,
        good="""
            id,answer,source
            #sources.visit.title,五月一日走一遍 / a visit on 1 May
            flash_sale,yes,visit
        """,
    ),
    "source-without-title": Explanation(
        why_zh="报告里列的是来源的标题；没有标题，读的人不知道那是什么",
        why_en="reports list sources by title; without one a reader does not know what it is",
        bad="""
            id,answer,source
            #sources.visit.by,ann
            flash_sale,yes,visit
        """,
        good="""
            id,answer,source
            #sources.visit.title,五月一日走一遍 / a visit on 1 May
            #sources.visit.by,ann
            flash_sale,yes,visit
        """,
    ),
    "bad-cell-value": Explanation(
        why_zh="行号要能跳过去，证据强度要能比；随便写的字做不到",
        why_en="a line number is there to be jumped to, a strength to be compared; other words serve neither",
        bad="""
            id,answer,file,line
            flash_sale,yes,pages/index.wxml,第十二行 / the twelfth
        """,
        good="""
            id,answer,file,line
            flash_sale,yes,pages/index.wxml,12
        """,
    ),
    "cell-error": Explanation(
        why_zh="错误值说明算式断了，原来的答案已经不在表里",
        why_en="an error value means that a formula broke; the answer itself is no longer there",
        bad="""
            # corner-shop.xlsx
            id,answer
            share_steps,#REF!
        """,
        good="""
            # corner-shop.xlsx
            id,answer
            share_steps,2
        """,
    ),
    "cell-formula": Explanation(
        why_zh="文件里只有算式、没有结果时，只能自己去算；算得和表格软件不一样，答案就变了",
        why_en="without a stored result the formula would have to be computed here, perhaps with another outcome",
        bad="""
            # corner-shop.xlsx
            id,answer
            share_steps,=1+1
        """,
        good="""
            # corner-shop.xlsx
            id,answer
            share_steps,2
        """,
    ),
    "import-conflict": Explanation(
        why_zh="表和观察表各改各的，哪个是新的程序看不出来；覆盖了就找不回来",
        why_en="when table and sheet were both changed, nobody can see which is newer; what is replaced is lost",
        bad="""
            # rubric sheet import corner-shop.csv
            # corner-shop.csv
            id,answer
            flash_sale,yes
            # corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers: {flash_sale: no}
        """,
        good="""
            # rubric sheet import corner-shop.csv --take
            # corner-shop.csv
            id,answer
            flash_sale,yes
            # corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers: {flash_sale: no}
        """,
    ),
    "other-observer": Explanation(
        why_zh="两个人的观察混在一张表里，就分不清谁看到了什么，也没法比两人是否一致",
        why_en="with two people in one sheet nobody knows who saw what, and whether they agree cannot be told",
        bad="""
            # rubric sheet import corner-shop.csv
            # corner-shop.csv
            id,answer
            #observer,bob
            flash_sale,yes
            # corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            observer: ann
            answers: {flash_sale: yes}
        """,
        good="""
            # rubric sheet import corner-shop.csv -o bob \\
            #   -r scene-capability-gameplay
            # corner-shop.csv
            id,answer
            #observer,bob
            flash_sale,yes
            # corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            observer: ann
            answers: {flash_sale: yes}
        """,
    ),
}
