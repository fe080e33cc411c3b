"""The JSON inside an HTML page that this program wrote."""

from __future__ import annotations

import json
import re

# What HTML begins with, after empty lines.
_HEADS = ("<!doctype html", "<html")
_LONGEST_HEAD = 400
# The id is written by `rubric/report/html/frame.py`. No text of a page can look like this: all of them are escaped.
_RESULT = re.compile(r'<script type="application/json" id="rubric-result">([^<]*)</script>')
# What unpacked JSON may take, in bytes.
MOST_BYTES = 200_000_000


def is_page(text: str) -> bool:
    """Whether a text is an HTML page."""
    return text[:_LONGEST_HEAD].lstrip().lower().startswith(_HEADS)


def holds_result(text: str) -> bool:
    """Whether a text is a page with a result in it, as this program writes them."""
    return is_page(text) and _RESULT.search(text) is not None


def json_of(page: str) -> str:
    """The result in a page, unpacked where it is packed.

    Raises:
        ValueError: the page holds none, or one that cannot be unpacked.
    """
    found = _RESULT.search(page)
    if found is None:
        raise ValueError('no <script type="application/json" id="rubric-result">')
    data = json.loads(found[1])
    return _unpacked(data) if isinstance(data, dict) and "encoding" in data else found[1]


def _unpacked(data: dict[str, object]) -> str:
    import base64
    import lzma

    if data["encoding"] != "base64, xz":
        raise ValueError(f"encoding: {data['encoding']}")
    unpacking = lzma.LZMADecompressor(lzma.FORMAT_XZ)
    try:
        text = unpacking.decompress(base64.b64decode(str(data.get("json")), validate=True), MOST_BYTES)
    except lzma.LZMAError as error:
        raise ValueError(str(error)) from None
    if not unpacking.eof:
        raise ValueError(f"more than {MOST_BYTES} bytes")
    return text.decode()
