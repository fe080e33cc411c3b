"""The findings of reading workbooks and CSV back; places are cells."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity
from rubric.source.rules_content import error

UNREADABLE_TABLE = error(
    "table-unreadable",
    "“{file}”打不开：{why_zh}",
    'cannot open "{file}": {why_en}',
    "导入认得 .xlsx、.xlsm、.xls、.ods、.csv、.tsv；在表格软件里另存一份再试",
    "import reads .xlsx, .xlsm, .xls, .ods, .csv and .tsv; save it again in your spreadsheet program and retry",
)
TABLE_TOO_LARGE = error(
    "table-too-large",
    "“{file}”太大：{what_zh}",
    '"{file}" is too large: {what_en}',
    "观察表是人填的，这么大的多半给错了文件",
    "sheets are filled by people; a table this large is probably the wrong file",
)
NO_ANSWER_TABLE = error(
    "no-answer-table",
    "“{file}”里找不到观察：没有哪张工作表同时有“编号”（或“问题”）和“观察”两栏",
    'no worksheet of "{file}" has both an id (or question) column and an answer column',
    "表头要占一行，写“编号、观察”（id、answer）；空白表用 rubric sheet new 生成",
    "put the headings in one row, among them id and answer; rubric sheet new makes an empty table",
)
UNKNOWN_COLUMN = error(
    "unknown-column",
    "不认识表头“{heading}”",
    'unknown heading "{heading}"',
    "{near_zh}改好表头；不想导入这一栏就换一个不相近的名字",
    "{near_en}correct the heading, or give the column a name that is not so close to one of ours",
)
EXTRA_COLUMN = Rule(
    "extra-column",
    Severity.INFO,
    "“{heading}”一栏没有导入",
    'the column "{heading}" is not imported',
    "观察表里没有对应的内容；要留下来就写进理由或证据备注",
    "a sheet has no place for it; what should be kept goes into the reason or the evidence note",
)
REPEATED_COLUMN = error(
    "repeated-column",
    "“{heading}”和 {first} 是同一栏",
    '"{heading}" is the same column as {first}',
    "留一个，另一个删掉或改名",
    "keep one; delete or rename the other",
)
CELL_ERROR = error(
    "cell-error",
    "单元格是错误值 {value}",
    "the cell holds the error {value}",
    "改成答案本身，或清空",
    "write the answer itself, or empty the cell",
)
CELL_FORMULA = error(
    "cell-formula",
    "单元格是公式，文件里没有存它的结果",
    "the cell is a formula, and the file does not hold its result",
    "直接写结果；或在表格软件里打开、存盘一次再导入",
    "write the result itself, or open and save the file in a spreadsheet program first",
)
BAD_ANSWER_CELL = error(
    "bad-answer-cell",
    "“{id}”不能答“{value}”",
    '"{value}" is no answer to "{id}"',
    "{near_zh}可以写：{allowed_zh}",
    "{near_en}allowed: {allowed_en}",
)
UNKNOWN_ROW = error(
    "unknown-row",
    "量表“{rubric}”里没有“{id}”",
    'the rubric "{rubric}" has no fact or criterion "{id}"',
    "{near_zh}编号照空白表里的写；rubric show {rubric} 列出每一项",
    "{near_en}use the id of the empty table; rubric show {rubric} lists all of them",
)
UNKNOWN_HEAD = error(
    "unknown-head-row",
    "不认识“{id}”这一行",
    'unknown row "{id}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
ANSWERED_TWICE = error(
    "answered-twice",
    "“{id}”答了两遍，前一遍在 {first}",
    '"{id}" is answered twice, first at {first}',
    "只留一个答案；别的证据另起一行，观察和理由两栏留空",
    "keep one answer; further evidence goes into a row whose answer and reason are empty",
)
REASON_MISSING = error(
    "reason-missing",
    "“{id}”这样答要写理由",
    'this answer to "{id}" needs a reason',
    "在“理由”一栏写为什么",
    "write why in the reason column",
)
NO_PLACE = error(
    "evidence-row-without-place",
    "证据没有出处",
    "the evidence does not say where it is from",
    "写上来源、链接或截图，至少一样",
    "give a source, a link or a screenshot",
)
UNKNOWN_SOURCE = error(
    "unknown-source",
    "没有登记来源“{id}”",
    'the source "{id}" is not declared',
    "{near_zh}{how}",
    "{near_en}{how}",
)
SOURCE_WITHOUT_TITLE = error(
    "source-without-title",
    "来源“{id}”没有标题",
    'the source "{id}" has no title',
    "写上它是什么，如“5 月 1 日走一遍”",
    "say what it is, such as a visit on 1 May",
)
BAD_CELL_TEXT = error(
    "bad-cell-value",
    "“{heading}”不能写“{value}”",
    '"{value}" does not fit "{heading}"',
    "{help_zh}",
    "{help_en}",
)
NO_PROGRAM = error(
    "no-program-named",
    "这张表没有写是哪个小程序",
    "the table does not say which program it is about",
    "加一行：编号栏写 #program，观察栏写小程序的编号，如 corner-shop；或者用它给工作表、CSV 文件命名",
    "add a row with #program as id and the program's id as answer, such as corner-shop; or name the worksheet or the "
    "CSV file so",
)
NO_RUBRIC = error(
    "no-rubric-in-table",
    "这张表没有写用哪份量表",
    "the table does not say which rubric it is for",
    "加一行：编号栏写 #rubric，观察栏写量表的 id 或路径；或在命令里加 -r",
    "add a row with #rubric as id and the rubric's id or path as answer; or give -r on the command line",
)
RUBRIC_CHANGED = Rule(
    "rubric-changed",
    Severity.WARNING,
    "这张表是照另一个版本的“{rubric}”做的",
    'the table was made from another state of "{rubric}"',
    "题目和等级可能改过：对一下改过的题，再看答案还对不对",
    "questions and levels may have changed: look at those that did, and whether the answers still hold",
)
IMPORT_CONFLICT = Rule(
    "import-conflict",
    Severity.WARNING,
    "“{id}”两边不一样，没有动：观察表写的是「{there}」，表格 {cell} 写的是「{here}」",
    '"{id}" differs and was left alone: the sheet says "{there}", the table says "{here}" in {cell}',
    "以表格为准就加 --take；以观察表为准就改表格 {cell}",
    "let the table win with --take, or correct {cell} of the table",
)
OTHER_PROGRAM = error(
    "other-program",
    "这是“{here}”的观察，观察表“{file}”是“{there}”的",
    'this is about "{here}", the sheet "{file}" is about "{there}"',
    "改好 #program 一行，或用 -o 导入到另一个文件夹",
    "correct the row #program, or import into another folder with -o",
)
OTHER_OBSERVER = Rule(
    "other-observer",
    Severity.WARNING,
    "这是“{here}”的观察，观察表“{file}”是“{there}”的：整张没有导入",
    'this is what "{here}" observed, the sheet "{file}" is by "{there}": nothing of it was imported',
    "用 -o 导入到另一个文件夹，再用 rubric sheet merge 合并；确实是同一个人就加 --take",
    "import it into another folder with -o and put both together with rubric sheet merge; --take if it is one person",
)
