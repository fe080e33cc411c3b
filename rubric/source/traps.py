"""Plain values that YAML 1.1 reads as something else: other programs that open the file may get other data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rubric.model.base import shown
from rubric.model.finding import Finding, Rule, Severity
from rubric.source.syntax import Lines
from rubric.source.syntax_scalars import Path, Scalar, Scalars
from rubric.source.syntax_suspects import suspects

_WHY_ZH = "许多程序还按 YAML 1.1 读文件，没加引号的这类值在那里是另一个意思；加了引号到处都一样。"
_WHY_EN = (
    "Many programs still read YAML 1.1, where such a value means something else when it stands without quotes; in "
    "quotes it is the same everywhere."
)
_HEAD = "name: "


def _trap(code: str, zh: str, en: str, bad: str, good: str) -> Rule:
    help_zh, help_en = "写成 {fixed}", "write {fixed}"
    return Rule(code, Severity.WARNING, zh, en, help_zh, help_en, _WHY_ZH, _WHY_EN, bad, good)


WORD = _trap(
    "yaml-1-1-word",
    "“{value}”在这里是文字，在别的程序里可能是真或假",
    '"{value}" is a text here and may be true or false to other programs',
    f"{_HEAD}no\n",
    f'{_HEAD}"no"\n',
)
TIME = _trap(
    "yaml-1-1-time",
    "“{value}”在这里是文字，在别的程序里可能是数字 {other}",
    '"{value}" is a text here and may be the number {other} to other programs',
    f"{_HEAD}12:30\n",
    f'{_HEAD}"12:30"\n',
)
LEADING_ZERO = _trap(
    "leading-zero",
    "“{value}”以 0 开头，在别的程序里可能按八进制读",
    '"{value}" starts with 0 and may be read as octal by other programs',
    f"{_HEAD}010\n",
    f'{_HEAD}"010"\n',
)
UNDERSCORE = _trap(
    "number-with-underscore",
    "“{value}”在这里是文字，在别的程序里可能是数字",
    '"{value}" is a text here and may be a number to other programs',
    f"{_HEAD}1_000\n",
    f'{_HEAD}"1_000"\n',
)
EXPONENT = _trap(
    "number-with-exponent",
    "“{value}”在这里是数字，在别的程序里可能是文字",
    '"{value}" is a number here and may be a text to other programs',
    f"{_HEAD}1e3\n",
    f'{_HEAD}"1e3"\n',
)
TRAILING_ZERO = _trap(
    "trailing-zero",
    "“{value}”在别的程序里会丢掉末尾的 0",
    '"{value}" loses the zero at its end in other programs',
    "version: 1.10\n",
    'version: "1.10"\n',
)

TRAPS: tuple[Rule, ...] = (WORD, TIME, LEADING_ZERO, UNDERSCORE, EXPONENT, TRAILING_ZERO)

# Keys whose value is a text wherever they stand, except where keys are ids.
TEXT_KEYS = frozenset({
    "zh", "en", "title", "text", "why", "how", "ask", "improve", "because", "by", "name", "note", "at", "observer",
    "version", "edition", "vertical", "platform", "not_applicable", "url", "file", "screenshot", "signal",
})  # fmt: skip
_ID_KEYS = frozenset({"answers", "given", "expect", "facts", "conditions", "dimensions", "criteria", "gates"})

_YES_NO = r"[yY][eE][sS]|[nN][oO]"
_OTHERS = (
    r"[oO][nN]|[oO][fF][fF]|[yYnN]"
    r"|[-+]?(?:0[0-9]+|[0-9]+(?:_[0-9]+)+(?:\.[0-9]+)?|[1-9][0-9]*(?::[0-5]?[0-9])+"
    r"|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]{1,10}|[0-9]+\.[0-9]*0)"
)
_VALUE = rf"(?=[-+0-9oOyYnN])(?P<value>{_YES_NO}|{_OTHERS})"
_AFTER_TEXT_KEY = "|".join(rf"(?<={key}:)" for key in (*sorted(TEXT_KEYS), "[0-9]", "[\"' ]"))
_ENDS = r"(?=[ ]*(?:[\r\n,\]}]|[ ]#)|\Z)"
_KEY_ENDS = r"(?=[ ]*:[ \r\n])"
# Apart, because a pattern that starts with one character is found fast.
_CANDIDATES = (
    re.compile(f":[ ]+(?=[-+0-9oOyYnN])(?P<value>{_OTHERS}){_ENDS}"),
    # Yes and no are what most answers are made of; after a key whose value is a text they are suspicious.
    re.compile(f":(?=[ ]+[yYnN])(?:{_AFTER_TEXT_KEY})[ ]+(?P<value>{_YES_NO}){_ENDS}"),
    *(re.compile(rf"{sign}[ ]*{_VALUE}(?:{_ENDS}|{_KEY_ENDS})") for sign in (r"\[", r"\{", ",")),
    re.compile(rf"\n[ ]*+(?:-[ ]++)*+{_VALUE}(?:{_ENDS}|{_KEY_ENDS})"),
)
_YES_NO_WORDS = frozenset({"yes", "no"})
_LETTERS = frozenset({"y", "n"})
_LAST_KEY = re.compile(r"""(?<![A-Za-z0-9_])([A-Za-z0-9_]+)["']?[ ]*$""")
_FLOAT_OF_1_1 = re.compile(r"[-+]?[0-9]+\.[0-9]*[eE][-+][0-9]+")


def doubts_about(root: Any, text: str, name: str) -> list[Finding]:
    """Warnings about what is valid YAML and was probably meant otherwise, or means something else elsewhere."""
    slips: list[Finding] = []
    if seen := suspects(text):
        from rubric.source.syntax_silent import silent_slips

        slips = silent_slips(seen, root, text, name)
    return [*slips, *find_traps(root, text, name)]


def find_traps(root: Any, text: str, name: str) -> list[Finding]:
    """Warnings about plain values that YAML 1.1 reads otherwise, each with the quoted form as its edit.

    Args:
        root: the data of the text, with its marks.
        text: of the file.
        name: how messages call the file.
    """
    if text.startswith("{"):  # JSON has one meaning everywhere
        return []
    found = [one for pattern in _CANDIDATES for one in pattern.finditer(text) if _may_be_trap(text, one)]
    if not found:
        return []
    lines, scalars = Lines(text, name), Scalars(root)
    return [one for match in sorted(found, key=re.Match.start) for one in _trap_at(lines, scalars, match)]


def _may_be_trap(text: str, match: re.Match[str]) -> bool:
    """A quick look: yes and no are what most answers are made of."""
    value, first = match["value"].casefold(), text[match.start()]
    if value == "off" and first != ":":  # `off:` is a key of rubrics
        return False
    if value not in _YES_NO_WORDS or first != ":":
        return True
    key = _LAST_KEY.search(text[max(0, match.start() - 60) : match.start()])
    return key is not None and (key[1] in TEXT_KEYS or key[1].isdigit())


def _trap_at(lines: Lines, scalars: Scalars, match: re.Match[str]) -> Iterator[Finding]:
    start, end = match.span("value")
    found = scalars.at(start)
    if found is None or not found.is_plain or (found.start, found.end) != (start, end):
        return
    value = match["value"]
    rule = _rule(value, found)
    if rule is None:
        return
    fixed = f'"{value}"'
    if not is_text(found.path) and rule in (LEADING_ZERO, EXPONENT):
        fixed = _as_number(value)
    edits = (lines.edit(start, end, fixed),)
    yield rule.at(lines.place(start, end), edits=edits, value=shown(value), fixed=shown(fixed), other=_sixties(value))


def _rule(value: str, found: Scalar) -> Rule | None:
    text = is_text(found.path)
    rule: Rule | None
    if value[0].isalpha():
        word = value.casefold()
        rule = WORD if (word not in _LETTERS if found.is_key else text or word not in _YES_NO_WORDS) else None
    elif found.is_key:
        rule = TIME if ":" in value else None
    elif ":" in value:
        rule = TIME
    elif "_" in value:
        rule = UNDERSCORE
    elif "e" in value.casefold():
        rule = None if _FLOAT_OF_1_1.fullmatch(value) else EXPONENT
    elif "." in value:
        rule = TRAILING_ZERO if text else None
    else:
        rule = LEADING_ZERO
    return rule


def is_text(path: Path) -> bool:
    """Whether the value at a path is a text, whatever it looks like."""
    last, above = path[-1], path[-2] if len(path) > 1 else None
    if above in ("attributes", "options"):
        return True
    if above == "levels" and isinstance(last, str) and last.isdigit():
        return True
    return last in TEXT_KEYS and above not in _ID_KEYS


def _as_number(value: str) -> str:
    """A number as it is written without exponent and leading zeros; in quotes where that is too long."""
    number = Decimal(value)
    if abs(number.adjusted()) > 20:
        return f'"{value}"'
    return format(number, "f")


def _sixties(value: str) -> str:
    """What YAML 1.1 makes of digits with colons."""
    if ":" not in value:
        return ""
    total = 0
    for part in value.lstrip("+-").split(":")[:8]:
        total = total * 60 + int(part[:9])
    return str(total)
