"""Every format that a command puts out, with the parser that its readers have: what it says, and what is wrong."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import openpyxl
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from rubric.model.cells import unsafe_cell
from rubric.report.layout import clean
from tests.report.pages import Page

# What moves a cursor, ends a line or turns text round.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ACTS = {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video", "frame", "textarea"}
_LINKS = re.compile(r"#[\w-]+|https://(?:developers\.weixin\.qq\.com|example\.com)/\S*")
_FOREIGN = {
    "html_inline", "html_block", "image", "hr", "fence", "code_block", "code_inline", "em_open", "s_open",
    "ordered_list_open", "blockquote_open",
}  # fmt: skip
_AFTERWARDS = re.compile(r"[@#]\w|\bGH-\d|:[\w+-]+:")
_COMMAND = re.compile(r"::(?:error|warning|notice) ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::(.*)")
_ELEMENTS = {
    *("testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"),
    *(f"{{http://www.w3.org/2000/svg}}{name}" for name in ("svg", "title", "rect", "g", "text")),
}
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Read(NamedTuple):
    """What a reader sees, and what is not a text."""

    text: str
    faults: list[str]


def bare(text: str) -> str:
    """A text without what formats may change: unsafe characters, blanks, and a mark that takes no room."""
    return "".join(clean(text).replace("\u200b", "").split())


def read_html(data: bytes) -> Read:
    page = Page(data.decode())
    faults = [f"<{tag.name}>" for tag in page.tags if tag.name in _ACTS]
    faults += [name for tag in page.tags for name in tag.attributes if name.startswith("on") or name == "style"]
    faults += [one["href"] or "" for one in page.all("a") if not _LINKS.fullmatch(one["href"] or "")]
    faults += ["script"] * (len(page.all("script")) - 2)
    return Read(page.text, faults + _CONTROL.findall(data.decode()))


def read_markdown(data: bytes) -> Read:
    tokens = [leaf for token in _MARKDOWN.parse(data.decode()) for leaf in (token.children or [token])]
    text = "".join(leaf.content if leaf.type == "text" else "\n" for leaf in tokens)
    faults = [leaf.type for leaf in tokens if leaf.type in _FOREIGN]
    hrefs = [str(leaf.attrGet("href")) for leaf in tokens if leaf.type == "link_open"]
    faults += [href for href in hrefs if not _LINKS.fullmatch(href)]
    return Read(text, faults + _AFTERWARDS.findall(text) + _CONTROL.findall(data.decode()))


def read_text(data: bytes) -> Read:
    return Read(data.decode(), _CONTROL.findall(data.decode()))


def read_csv(data: bytes, delimiter: str = ",") -> Read:
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    cells = [cell for row in rows for cell in row]
    lengths = {len(row) for row in rows}
    numbers = re.compile(r"-?\d+(\.\d+)?")
    faults = [cell for cell in cells if re.match(r"\s*[=+@-]", cell) and not numbers.fullmatch(cell)]
    return Read("\n".join(map(unsafe_cell, cells)), faults + [str(lengths)] * (len(lengths) - 1))


def read_tsv(data: bytes) -> Read:
    return read_csv(data, "\t")


def read_xlsx(data: bytes) -> Read:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    cells = [cell for sheet in openpyxl.load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    faults = [str(cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return Read("\n".join(str(cell) for row in rows for cell in row), faults)


def read_json(data: bytes) -> Read:
    return Read("\n".join(_strings(json.loads(data))), [])


def read_xml(data: bytes) -> Read:
    root = ET.fromstring(data)  # noqa: S314 - our own output
    faults = [one.tag for one in root.iter() if one.tag not in _ELEMENTS]
    faults += [name for one in root.iter() for name in one.attrib if name.startswith("on") or "href" in name]
    said = [text for one in root.iter() for text in (*one.attrib.values(), one.text or "", one.tail or "")]
    return Read("\n".join(said), faults)


def read_github(data: bytes) -> Read:
    """A page in Markdown, and commands, each on a line of its own."""
    lines = data.decode().splitlines()
    commands = [line for line in lines if line.startswith("::")]
    found = [_COMMAND.fullmatch(line) for line in commands]
    faults = [
        line for line, one in zip(commands, found, strict=True) if one is None or re.search("%(?!25|3A|2C)", line)
    ]
    page = read_markdown("\n".join(line for line in lines if not line.startswith("::")).encode())
    said = [one[2].replace("%25", "%") for one in found if one]
    return Read("\n".join([page.text, *said]), faults + page.faults)


def read_concise(data: bytes) -> Read:
    lines = data.decode().splitlines()
    faults = [line for line in lines if not re.fullmatch(r".+:\d+:\d+: (error|warning|info)\[[\w-]+\]: .+", line)]
    return Read("\n".join(lines), faults + _CONTROL.findall(data.decode()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    else:
        yield str(value)


READERS = {
    "text": read_text,
    "md": read_markdown,
    "html": read_html,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
    "xlsx": read_xlsx,
    "junit": read_xml,
    "svg": read_xml,
    "shields": read_json,
    "github": read_github,
    "sarif": read_json,
    "concise": read_concise,
}
