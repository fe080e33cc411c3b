"""Errors of files: how they are named and saved, the YAML that is not used here, settings, saved results."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

FILES: Mapping[str, Explanation] = {
    "not-found": Explanation(
        why_zh="命令里的路径从当前文件夹算起，文件里写的路径从那个文件所在的文件夹算起；差一个字母就是另一个文件",
        why_en=(
            "a path on the command line counts from the current folder, one inside a file from the folder of that "
            "file; with one letter off it is another file"
        ),
        bad="# rubric score examples/hema-maket.sheet.yaml",
        good="# rubric score examples/hema-market.sheet.yaml",
    ),
    "no-sheets": Explanation(
        why_zh=(
            "给的是文件夹时，只有名字以 .sheet.yaml、.sheet.yml、.sheet.json 结尾的才算观察表，旁边的笔记不会被误当成"
            "观察表"
        ),
        why_en=(
            "of a folder only files that end in .sheet.yaml, .sheet.yml or .sheet.json are sheets, so that notes "
            "beside them are not taken for any"
        ),
        bad="""
            # visits/corner-shop.yaml
            # rubric score visits
        """,
        good="""
            # visits/corner-shop.sheet.yaml
            # rubric score visits
        """,
    ),
    "unreadable": Explanation(
        why_zh="系统不让读这个文件，里面写了什么就无从知道",
        why_en="the system does not let the file be read, and what it holds stays unknown",
        bad="""
            # 别人的文件，没有读的权限 / somebody else's file, no permission to read it
            # rubric score shared/corner-shop.sheet.yaml
        """,
        good="""
            # 复制到自己的文件夹 / a copy in a folder of one's own
            # rubric score corner-shop.sheet.yaml
        """,
    ),
    "too-large": Explanation(
        why_zh="人写的观察表只有几千字节；超过上限的多半是导出的数据，读它只会白等",
        why_en=(
            "a sheet that a person wrote has a few thousand bytes; a file above the limit is mostly an export, and "
            "reading it would only take time"
        ),
        bad="""
            # 八万份观察表合成一个文件 / 80,000 sheets in one file
            # rubric check all.sheet.yaml
        """,
        good="""
            # 一份观察表一个文件 / one file for each sheet
            # rubric check sheets
        """,
    ),
    "not-utf8": Explanation(
        why_zh="别的编码读出来是乱码，错在哪里看不出来",
        why_en="in another encoding the text would be garbled without a sign",
        bad="# 记事本“另存为”时选了 ANSI / saved as ANSI in Notepad",
        good="# 记事本“另存为”时选 UTF-8 / saved as UTF-8 in Notepad",
    ),
    "control-character": Explanation(
        why_zh="从别处粘贴来的不可见字符，看不到也搜不到，却会让文字和 id 对不上",
        why_en=(
            "an invisible character that came with pasted text is neither seen nor found, and keeps texts and ids "
            "from matching"
        ),
        bad="name: 盒马␇集市   # ␇ 代表看不见的字符 / ␇ stands for an invisible one",
        good="name: 盒马集市",
    ),
    "empty-file": Explanation(
        why_zh="空文件没有可查可算的东西；多半是没有存盘，或者给错了文件",
        why_en="there is nothing to check or rate; mostly it was not saved, or it is the wrong file",
        bad="# 只有注释，没有内容 / a comment and nothing else",
        good="""
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers:
              flash_sale: yes
        """,
    ),
    "not-a-mapping": Explanation(
        why_zh="开头就是列表或一段话，没有 program:、answers: 这些键，读不出这是什么文件",
        why_en="a list or a text has no keys such as program and answers, and nobody can tell what file it is",
        bad="""
            - flash_sale: yes
            - coupon: no
        """,
        good="""
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers:
              flash_sale: yes
              coupon: no
        """,
    ),
    "unknown-file-kind": Explanation(
        why_zh="是量表还是观察表，看的是里面的键，不是文件名；一个认得的键都没有，就不知道该按什么查",
        why_en=(
            "whether a file is a rubric or a sheet is told by its keys, not by its name; without any of them there "
            "is nothing to check it against"
        ),
        bad="""
            shop: corner-shop
            findings:
              flash_sale: yes
        """,
        good="""
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers:
              flash_sale: yes
        """,
    ),
    "not-a-sheet": Explanation(
        why_zh="打分的对象是观察表；量表用 -r 给，或写在观察表的 rubric: 里",
        why_en="what is rated is a sheet; the rubric is given by -r, or named in the sheet",
        bad="# rubric score my-shop.rubric.yaml",
        good="# rubric score corner-shop.sheet.yaml -r ./my-shop.rubric.yaml",
    ),
    "not-a-rubric": Explanation(
        why_zh="-r、rubric: 和 extends: 要的是量表；观察表里没有指标，算不出分",
        why_en="-r, rubric and extends name a rubric; a sheet holds no criteria to rate by",
        bad="# rubric score corner-shop.sheet.yaml -r ./corner-shop.sheet.yaml",
        good="# rubric score corner-shop.sheet.yaml -r ./my-shop.rubric.yaml",
    ),
    "yaml-syntax": Explanation(
        why_zh="YAML 靠缩进、冒号和减号分清谁属于谁；这一处分不清，后面就读不下去",
        why_en=(
            "indentation, colons and dashes tell YAML what belongs to what; where they do not, nothing after it can "
            "be read"
        ),
        bad="""
            program: corner-shop
            - flash_sale: yes
            - coupon: no
        """,
        good="""
            program: corner-shop
            answers:
              flash_sale: yes
              coupon: no
        """,
    ),
    "duplicate-key": Explanation(
        why_zh="同一个键写两遍，别的程序只认最后一遍，前一遍就悄悄丢了",
        why_en="other programs keep the last one and drop the first without a word",
        bad="""
            answers:
              flash_sale: yes
              coupon: no
              flash_sale: no
        """,
        good="""
            answers:
              flash_sale: yes
              coupon: no
        """,
    ),
    "yaml-reference": Explanation(
        why_zh="& 和 * 把两处暗中连在一起，改一处另一处也变；这里每一行写什么就是什么",
        why_en=(
            "& and * tie two places together out of sight, and who changes one changes the other; here each line "
            "means what it says"
        ),
        bad="""
            answers:
              share_to_unlock: &seen {value: no, because: 走完了下单 / placed an order}
              moments_reward: *seen
        """,
        good="""
            answers:
              share_to_unlock: {value: no, because: 走完了下单 / placed an order}
              moments_reward: {value: no, because: 走完了下单 / placed an order}
        """,
    ),
    "yaml-tag": Explanation(
        why_zh="! 开头的词在 YAML 里是给程序看的类型标记，不会留在文字里",
        why_en="a word that starts with ! is a mark for programs in YAML and does not stay in the text",
        bad="name: !important 盒马集市",
        good='name: "!important 盒马集市"',
    ),
    "yaml-merge-key": Explanation(
        why_zh="<< 把别处的内容并进来，读的人看不出哪一行最后算数",
        why_en="<< pulls in what stands elsewhere, and a reader cannot tell which line counts in the end",
        bad="""
            answers:
              coupon: {<<: {value: yes}, because: 首页有券 / on the home page}
        """,
        good="""
            answers:
              coupon: {value: yes, because: 首页有券 / on the home page}
        """,
    ),
    "second-document": Explanation(
        why_zh="一个文件只说一个小程序；第二个 --- 之后的内容，许多程序会整份略过",
        why_en="a file is about one program; many readers skip all that follows a second ---",
        bad="""
            program: corner-shop
            rubric: scene-capability-gameplay
            answers: {flash_sale: yes}
            ---
            program: other-shop
            rubric: scene-capability-gameplay
            answers: {flash_sale: no}
        """,
        good="""
            # other-shop 另写一个文件 / other-shop goes into a file of its own
            program: corner-shop
            rubric: scene-capability-gameplay
            answers: {flash_sale: yes}
        """,
    ),
    "key-not-text": Explanation(
        why_zh="一个键只能是一个词；用 [ ] 或 { } 把几个 id 写成一个键，就不知道值归谁",
        why_en="a key is one word; with several ids inside [ ] or { } nobody can tell whose value it is",
        bad="""
            answers:
              [flash_sale, coupon]: yes
        """,
        good="""
            answers:
              flash_sale: yes
              coupon: yes
        """,
    ),
    "too-deep": Explanation(
        why_zh="自带的量表只有十来层；套到这么多层，多半是括号粘贴重了",
        why_en="the rubrics that ship are about ten levels deep; this many are mostly brackets pasted twice",
        bad="""
            # 一个值外面套了 65 层括号 / a value inside 65 brackets
            conditions:
              any_play: [[[[[[[[[[[[ … ]]]]]]]]]]]]
        """,
        good="""
            conditions:
              any_play: {any: [group_buy, bargain]}
        """,
    ),
    "too-many-nodes": Explanation(
        why_zh="一份量表几千个值就够了；多到这个数，多半是把数据当成了观察表",
        why_en="a few thousand values are enough for any rubric; with this many, data was probably taken for a sheet",
        bad="# 一份观察表里有 60 万条观察 / 600,000 answers in one sheet",
        good="# 一个小程序一份观察表 / one sheet for each program",
    ),
    "bad-settings": Explanation(
        why_zh="rubric.toml 读不懂，里面的设置就一条也没有生效",
        why_en="where rubric.toml cannot be understood none of its settings is in force",
        bad="""
            # rubric.toml
            stale_after: 365
        """,
        good="""
            # rubric.toml
            stale_after = 365
        """,
    ),
    "unknown-setting": Explanation(
        why_zh="设置的名字写错一个字母，检查就悄悄照老样子做",
        why_en="with a slip in the name of a setting the check would go on as before without a word",
        bad="""
            # rubric.toml
            stale_afer = 365
        """,
        good="""
            # rubric.toml
            stale_after = 365
        """,
    ),
    "bad-setting-value": Explanation(
        why_zh="值不认得，这条设置就没有生效",
        why_en="a setting whose value is not known is not in force",
        bad="""
            # rubric.toml
            [severity]
            unused-fact = "none"
        """,
        good="""
            # rubric.toml
            [severity]
            unused-fact = "off"
        """,
    ),
    "bad-result": Explanation(
        why_zh="评分结果由程序写成，各处要互相对得上；手工改过或没有写完的，印出来的账就不平",
        why_en=(
            "a result is written by the program and its parts fit one another; edited by hand or cut short, its "
            "ledger would no longer add up"
        ),
        bad="""
            # hema.json 被手工改过 / hema.json was edited by hand
            # rubric score hema.json
        """,
        good="""
            # 重新评分，再读回来 / rate again, then read it back
            # rubric score examples/hema-market.sheet.yaml -o hema.json
            # rubric score hema.json
        """,
    ),
    "newer-result": Explanation(
        why_zh="新版写的结果里可能有旧版不懂的内容；分数只读懂一半，就不能信",
        why_en=(
            "a newer version may have written what this one does not know, and a score that is half understood "
            "cannot be trusted"
        ),
        bad='{"schema_version": 2, "kind": "scorecards", "scorecards": []}',
        good='{"schema_version": 1, "kind": "scorecards", "scorecards": []}',
    ),
}
