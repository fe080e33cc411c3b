"""An address of evidence that nobody can open."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity

# What WeChat copies as the link of a page of a mini-program.
_PROGRAM_LINK = "#小程序://"


def check(file: SheetFile) -> Iterator[Found]:
    """Addresses of evidence and of sources that are no web addresses."""
    for id_, source in file.sheet.sources.items():
        if source.url is not None and not _opens(source.url):
            yield Found(("sources", id_, "url"), {"url": source.url})
    for path, piece in file.evidence:
        if piece.url is not None and not _opens(piece.url):
            yield Found((*path, "url"), {"url": piece.url})


def _opens(url: str) -> bool:
    if url.split() != [url]:
        return False
    if url.startswith(_PROGRAM_LINK):
        return len(url) > len(_PROGRAM_LINK)
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


RULE = SheetRule(
    Rule(
        "evidence-url",
        Severity.WARNING,
        "“{url}”不是能打开的网址",
        '"{url}" is no address that can be opened',
        "写以 https:// 或 http:// 开头的完整网址，中间没有空格；小程序的链接以 #小程序:// 开头，要加引号",
        'write a whole address that starts with https:// or http:// and has no spaces, or a quoted "#小程序://" link',
        "读的人要能点开它去核对",
        "a reader must be able to open it and check",
        "evidence: [{url: www.example.com/group-buy}]",
        "evidence: [{url: https://www.example.com/group-buy}]",
    ),
    check,
)
