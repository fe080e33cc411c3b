"""Slips inside brackets and braces, and in the text of one key or value."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rubric.model.finding import Severity
from rubric.source import syntax_rules as rules
from rubric.source import syntax_rules_width as width
from rubric.source.syntax import ODD, quoted
from rubric.source.syntax_slips import KEY, PLAIN_KEY, Hit, Slip, ascii_colon, const, key_of, sign_of, space_of

_END = r"[ ]*(?:$|[,}\]]|[ ]#)"
_OPENERS, _CLOSERS = "“”‘’「『", "“”‘’」』"
_BRACKETS = {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}"}


def _value(hit: Hit) -> dict[str, Any]:
    return {"value": hit.match["value"], "plain": plain(hit.match["value"]), "sign": hit.at}


def plain(text: str) -> str:
    """Full-width letters and digits as ASCII ones."""
    return unicodedata.normalize("NFKC", text).replace("。", ".")


def _quote(_: Hit) -> str:
    return '"'


def _bracket(hit: Hit) -> str:
    return _BRACKETS.get(hit.match["close"], hit.match["close"]).replace("]", "[").replace("}", "{")


def _closing(hit: Hit) -> str:
    return _BRACKETS.get(hit.match["close"], hit.match["close"])


WIDE_COLON_IN_BRACES = Slip(
    width.FULL_WIDTH_COLON, re.compile(rf"[{{,，][ ]*{KEY}(?P<at>[ ]*：[ ]*)"), {"at": ascii_colon}, key_of
)
WIDE_COMMA = Slip(
    width.FULL_WIDTH_COMMA,
    re.compile(rf"(?P<at>[ ]*[，、；][ ]*)(?={KEY}[ ]*:[ ])"),
    {"at": const(", ")},
    sign_of,
)
WIDE_COMMA_AFTER_QUOTE = Slip(
    width.FULL_WIDTH_COMMA, re.compile(r"""(?<=["'\]}])(?P<at>[ ]*[，、；][ ]*)"""), {"at": const(", ")}, sign_of
)
_BODY = rf"(?P<body>[^\"\\{_OPENERS}{_CLOSERS}]*)"
WIDE_QUOTE = Slip(
    width.FULL_WIDTH_QUOTE,
    re.compile(rf"(?:[:\-][ ]+|[\[{{,，：][ ]*)(?P<at>[{_OPENERS}]){_BODY}(?P<close>[{_CLOSERS}\"])(?={_END})"),
    {"at": _quote, "close": _quote},
    sign_of,
)
WIDE_CLOSING_QUOTE = Slip(
    width.FULL_WIDTH_QUOTE,
    re.compile(rf"(?:[:\-][ ]+|[\[{{,，：][ ]*)\"{_BODY}(?P<at>[{_CLOSERS}])(?={_END})"),
    {"at": _quote},
    sign_of,
)
MISSING_COMMA = Slip(
    rules.MISSING_COMMA,
    re.compile(r"[{,][ ]*(?:zh|en):[ ][^,{}\[\]:]*?(?P<at>[ ]+)(?=(?:zh|en):[ ])"),
    {"at": const(", ")},
)
MISSING_COMMA_AFTER_QUOTE = Slip(
    rules.MISSING_COMMA,
    re.compile(r"""[:\[{,][ ]*(?:"[^"\\]*"|'[^']*')(?P<at>[ ]+)(?=["']|[a-z_]+:[ ])"""),
    {"at": const(", ")},
)
EXTRA_COMMA = Slip(rules.EXTRA_COMMA, re.compile(r"[^\[{,\s](?P<at>(?:[ ]*,)+)(?=[ ]*,)"), {"at": const("")})
# {zh: "甲, en: "A"}
QUOTE_OVER_KEY = Slip(
    rules.UNCLOSED_QUOTE,
    re.compile(r"""[:\[{,][ ]*(?P<at>")[^"\\,{}\[\]]*(?P<end>)(?=,[ ][a-z_0-9]+:[ ]"[^"\s,:\]}])"""),
    {"end": _quote},
    sign_of,
)
FLOW_COLON = Slip(
    rules.COLON_IN_TEXT,
    re.compile(r"""[{,][ ]*[A-Za-z_0-9]+:[ ]+(?P<value>[^,{}\[\]"':#]+(?P<at>:)[ ][^,{}\[\]"'#]*?)(?=[ ]*[,}])"""),
    {"value": lambda hit: quoted(hit.match["value"])},
    lambda hit: {"fixed": quoted(hit.match["value"])},
)

HASH_IN_BRACES = Slip(
    rules.TEXT_CUT_BY_HASH._replace(severity=Severity.ERROR),
    re.compile(
        r"""[{,\[:][ ]*(?P<value>(?P<read>[^\s,{}\[\]"':#][^,{}\[\]"':#]*?)[ ]+(?P<at>#)[^\s,{}\[\]][^,{}\[\]]*?)"""
        r"""(?=[ ]*[,}\]])"""
    ),
    {"value": lambda hit: quoted(hit.match["value"])},
    lambda hit: {"value": hit.match["read"], "fixed": quoted(hit.match["value"])},
)

# Slips inside brackets and braces.
FLOW_SLIPS = (
    HASH_IN_BRACES, WIDE_COLON_IN_BRACES, WIDE_CLOSING_QUOTE, WIDE_QUOTE, WIDE_COMMA, WIDE_COMMA_AFTER_QUOTE,
    QUOTE_OVER_KEY, MISSING_COMMA, MISSING_COMMA_AFTER_QUOTE, FLOW_COLON, EXTRA_COMMA,
)  # fmt: skip

_WORD = r"[A-Za-z0-9_.-]+"
_NUMBER_OR_WORD = "[0-9A-Za-z_.+-]"
_WIDE_CHARS = "０-９Ａ-Ｚａ-ｚ．－＋＿％"

# Slips that make one key or value of what was meant otherwise; the pattern sees its text alone.
VALUE_SLIPS = (
    Slip(width.FULL_WIDTH_COLON, re.compile(rf"^{KEY}(?P<at>[ ]*：[ ]*)"), {"at": ascii_colon}, key_of),
    Slip(
        rules.SPACE_AFTER_COLON, re.compile(rf"^(?P<key>{PLAIN_KEY}|[0-9])(?P<at>:)(?=[^\s:/])"),
        {"at": const(": ")}, key_of,
    ),
    Slip(
        width.FULL_WIDTH_COMMA, re.compile(rf"(?<=[A-Za-z0-9_])(?P<at>[ ]*[，、；][ ]*)(?={_WORD}(?:[ ，、；]|$))"),
        {"at": const(", ")}, sign_of,
    ),
    Slip(
        width.FULL_WIDTH_BRACKET, re.compile(r"^(?P<at>[［【｛])[^［【｛\[\]{}］】｝]*(?P<close>[\]}］】｝])$"),
        {"at": _bracket, "close": _closing}, sign_of,
    ),
    # A comma inside full-width brackets takes them apart.
    Slip(
        width.FULL_WIDTH_BRACKET, re.compile(r"^(?P<at>[［【｛])(?=[^\]}］】｝]*$)"),
        {"at": lambda hit: _BRACKETS[hit.at]}, sign_of,
    ),
    Slip(
        width.FULL_WIDTH_BRACKET, re.compile(r"^[^\[{［【｛]*(?P<at>[］】｝])$"),
        {"at": lambda hit: _BRACKETS[hit.at]}, sign_of,
    ),
    Slip(
        width.FULL_WIDTH_QUOTE, re.compile(rf"^(?P<at>[{_OPENERS}]){_BODY}(?P<close>[{_CLOSERS}\"])$"),
        {"at": _quote, "close": _quote}, sign_of,
    ),
    Slip(
        width.FULL_WIDTH_CHARACTER,
        re.compile(rf"^(?P<at>(?P<value>{_NUMBER_OR_WORD}*[{_WIDE_CHARS}][{_WIDE_CHARS}0-9A-Za-z_.+。-]*))$"),
        {"at": lambda hit: plain(hit.at)}, _value,
    ),
    Slip(
        width.SIGN_AFTER_VALUE,
        re.compile(r"^(?P<value>[A-Za-z0-9_.+-]*[A-Za-z0-9_]|是|否)(?P<at>[。．，；、;,.！!])$"),
        {"at": const("")}, _value,
    ),
    Slip(width.ODD_SPACE, re.compile(rf"^(?P<at>[ ]*[{ODD}][ {ODD}]*)"), {"at": const("")}, space_of),
    Slip(width.ODD_SPACE, re.compile(rf"(?<![ {ODD}])(?P<at>[ ]*[{ODD}][ {ODD}]*)$"), {"at": const("")}, space_of),
    Slip(width.ODD_SPACE, re.compile(rf"(?<![ {ODD}])(?P<at>[ ]*[{ODD}][ {ODD}]*)(?=#)"), {"at": const(" ")}, space_of),
)  # fmt: skip
