"""XML 1.0 as text: escaped, indented, without the characters that it cannot hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from rubric.report.layout import clean

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: ET.Element, tag: str, text: str = "", /, **attributes: str | int) -> ET.Element:
    """A new element inside another; texts are made safe, lines of the element's own text stay lines."""
    element = ET.SubElement(parent, tag, {name: legal(str(value)) for name, value in attributes.items()})
    element.text = "\n".join(legal(line) for line in text.split("\n")) or None
    return element


def legal(text: str) -> str:
    """A text on one line of characters that XML may hold."""
    return _ILLEGAL.sub(" ", clean(text))


def document(root: ET.Element) -> str:
    """A whole document, ending in a line break."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
