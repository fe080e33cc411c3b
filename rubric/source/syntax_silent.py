"""Slips that YAML reads without a word, as something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from rubric.model.base import shown
from rubric.model.finding import Edit, Finding, Severity
from rubric.source import syntax_rules as rules
from rubric.source import syntax_rules_width as width
from rubric.source.document import scalar
from rubric.source.syntax import Lines, quoted
from rubric.source.syntax_explain import SLIP_CODES
from rubric.source.syntax_scalars import Scalars
from rubric.source.syntax_slips import (
    LINE_SLIPS,
    ODD_BETWEEN,
    ODD_INDENT,
    SMART_DASH,
    SPACE_AFTER_COLON,
    SPACE_AFTER_DASH,
    WIDE_COLON,
    WIDE_COLON_AFTER_WORD,
)
from rubric.source.syntax_slips_flow import VALUE_SLIPS, WIDE_QUOTE
from rubric.source.syntax_suspects import DRIVE, Suspect

_MOST = 200

_VALUE_OF_QUESTION = re.compile(r"[ ]*(?:\r\n|\n|\r)[ ]*:[ ]")
_ID = re.compile(r"[a-z][a-z0-9_-]*")
_WORD = re.compile(r"[A-Za-z0-9_.+-]+")
_YES_NO = frozenset({"yes", "no", "是", "否"})
_SWALLOWED = (WIDE_COLON, SPACE_AFTER_COLON, ODD_BETWEEN, SPACE_AFTER_DASH, SMART_DASH)

# What a number or a yes may have been written as
_UNDERSCORES = re.compile(r"[-+]?[0-9]+(?:_[0-9]+)+(?:\.[0-9]+)?")
_QUOTED_NUMBER = re.compile(r"""(["'])([-+]?[0-9]+(?:\.[0-9]+)?)\1""")
_YES_WORDS = {"on": "yes", "y": "yes", "off": "no", "n": "no"}


def silent_slips(seen: Sequence[tuple[Suspect, int]], root: Any, text: str, name: str) -> list[Finding]:
    """Warnings about what was probably meant otherwise.

    Args:
        seen: what a quick look at the text made suspicious.
        root: the data of the text, with its marks.
        text: of the file.
        name: how messages call the file.
    """
    lines, scalars = Lines(text, name), Scalars(root)
    found: list[Finding] = []
    for kind, index in seen[: 10 * _MOST]:
        found += _CHECKS[kind](lines, scalars, index)
    return list(dict.fromkeys(one.model_copy(update={"severity": Severity.WARNING}) for one in found))[:_MOST]


def _swallowed(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    """A line of a plain text that was meant to be a key or an item."""
    number = lines.number_at(index - 1)
    start = lines.starts[number] + lines.indent(number)
    inside = scalars.at(start)
    if inside is not None and inside.is_plain and not inside.is_key and start < inside.end:
        for slip in _SWALLOWED:
            yield from slip.in_line(lines, number)


def _odd(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    """A special space at the start or the end of a plain text, or instead of the space before a comment."""
    inside = scalars.at(index)
    if inside is not None and inside.is_plain:
        found = _of_value(lines, inside.start, inside.end)
        yield from (one for one in found if one.code == width.ODD_SPACE.code)


def _quote(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    """A value that is inside typographic quotes altogether; they may be meant, so only a word is mended."""
    inside = scalars.at(index)
    if inside is None or not inside.is_plain or inside.start != index:
        return
    for one in _of_value(lines, inside.start, inside.end):
        if one.code == width.FULL_WIDTH_QUOTE.code:
            safe = _WORD.fullmatch(lines.text[inside.start + 1 : inside.end - 1])
            yield one if safe else one.model_copy(update={"edits": ()})


def _of_value(lines: Lines, start: int, end: int) -> list[Finding]:
    """The slips in the text of one key or value."""
    number = lines.number_at(start)
    if not lines.text[lines.starts[number] : start].strip() and (found := ODD_INDENT.in_line(lines, number)):
        return found
    return [one for slip in VALUE_SLIPS for one in slip.hits(lines, start, end)]


def _hash(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    """A text that goes on after a ``#`` which looks like part of it."""
    cut = scalars.before(index)
    number = lines.number_at(index)
    if cut is None or cut.is_key or not cut.is_plain or lines.number_at(max(cut.start, cut.end - 1)) != number:
        return
    value = lines.text[cut.start : cut.end]
    is_number = lines.text[index + 1].isdigit()
    if not value or lines.text[cut.end : index].strip(" ") or value.casefold() in _YES_NO or scalar(value) != value:
        return
    if _ID.fullmatch(value) and not is_number:
        return
    end = lines.starts[number] + len(lines[number].rstrip())
    fixed = quoted(lines.text[cut.start : end])
    edits = (lines.edit(cut.start, end, fixed),) if lines.number_at(cut.start) == number and is_number else ()
    yield rules.TEXT_CUT_BY_HASH.at(lines.place(index, index + 1), edits=edits, value=shown(value), fixed=shown(fixed))


def _drive(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    r"""``"C:\new"``, which is two lines."""
    inside, match = scalars.at(index), DRIVE.match(lines.text, index)
    if inside is None or inside.is_plain or inside.start != index or match is None or "\\\\" in match["rest"]:
        return
    fixed = "'" + match[0][1:-1].replace("'", "''") + "'"
    edits = (lines.edit(index, match.end(), fixed),)
    place = lines.place(index + 3, index + 5)
    yield rules.UNKNOWN_ESCAPE.at(place, edits=edits, sign=lines.text[index + 3 : index + 5], fixed=shown(fixed))


def _question(lines: Lines, scalars: Scalars, index: int) -> Iterator[Finding]:
    """``? key`` with its value on the next line."""
    key = scalars.at(index)
    if key is None or not key.is_key or key.start != index:
        return
    value = _VALUE_OF_QUESTION.match(lines.text, key.end)
    edits: tuple[Edit, ...] = ()
    if value:
        edits = (lines.edit(index - 2, index, ""), lines.edit(key.end, value.end(), ": "))
    yield rules.COMPLEX_KEY.at(lines.place(index - 2, index - 1), edits=edits)


def slips_of_text(text: str, name: str) -> list[Finding]:
    """The slips by which a whole file became one text."""
    lines = Lines(text, name)
    numbers = lines.structure[: 10 * _MOST]
    found = [one for number in numbers for slip in LINE_SLIPS for one in slip.in_line(lines, number)]
    found = found or [one for number in numbers for one in WIDE_COLON_AFTER_WORD.in_line(lines, number)]
    return found[:_MOST]


_CHECKS: Mapping[Suspect, Callable[[Lines, Scalars, int], Iterable[Finding]]] = {
    Suspect.SWALLOWED: _swallowed,
    Suspect.ODD: _odd,
    Suspect.QUOTE: _quote,
    Suspect.HASH: _hash,
    Suspect.DRIVE: _drive,
    Suspect.QUESTION: _question,
}


def explained(findings: Iterable[Finding], texts: Mapping[str, str]) -> list[Finding]:
    """Findings with those errors replaced that a slip of writing explains, and without what an error says better.

    Args:
        findings: of any files.
        texts: of those files, by name.
    """
    kept = list(findings)
    wanting = list(islice((one for one in kept if _to_explain(one, texts)), _MOST))
    if not wanting:
        return kept
    split = {name: Lines(texts[name], name) for name in {one.place.file for one in wanting}}
    instead = {id(one): _explanations(one, split[one.place.file]) for one in wanting}
    told = [after for one in kept for after in instead.get(id(one), (one,))]
    if any(after != [one] for one, after in zip(wanting, instead.values(), strict=True)):
        told = list(dict.fromkeys(told))
    if not any(one.severity is Severity.WARNING for one in told):
        return told
    errors = {(one.place, one.code) for one in told if one.severity is Severity.ERROR}
    places = {place for place, _ in errors}
    return [one for one in told if one.severity is not Severity.WARNING or not _is_told(one, errors, places)]


def _is_told(warning: Finding, errors: set[tuple[Any, str]], places: set[Any]) -> bool:
    return (warning.place, warning.code) in errors or (bool(warning.edits) and warning.place in places)


def _to_explain(finding: Finding, texts: Mapping[str, str]) -> bool:
    return finding.severity is Severity.ERROR and finding.code not in SLIP_CODES and finding.place.file in texts


def _explanations(error: Finding, lines: Lines) -> list[Finding]:
    start, end = lines.span(error.place)
    if around := _quotes_around(lines, start):
        return around
    slips = _of_value(lines, start, end)
    first, last = lines.number_at(start), lines.number_at(end)
    if not lines.text[lines.starts[first] : start].strip(" "):
        first -= 1
    for number in range(first + 1, min(last, first + _MOST) + 1):
        if lines.starts[number] < end:
            slips += [one for slip in _SWALLOWED for one in slip.in_line(lines, number)]
    return list(dict.fromkeys(slips)) or [_repaired(error, lines.text[start:end])]


def _quotes_around(lines: Lines, index: int) -> list[Finding]:
    """The typographic quotes around a place: a comma between them has taken their text apart."""
    return [
        one
        for one in WIDE_QUOTE.in_line(lines, lines.number_at(index))
        if lines.span(one.edits[0].place)[1] < index < lines.span(one.edits[-1].place)[0]
    ]


def _repaired(error: Finding, text: str) -> Finding:
    """An error about a value with what mends it, where there is no doubt."""
    fixed = None
    if error.code == "expected-number" and _UNDERSCORES.fullmatch(text):
        fixed = text.replace("_", "")
    elif error.code == "expected-number" and (match := _QUOTED_NUMBER.fullmatch(text)):
        fixed = match[2]
    elif error.code == "expected-yes-no":
        fixed = _YES_WORDS.get(text.casefold())
    return error.model_copy(update={"edits": (Edit(error.place, fixed),)}) if fixed and not error.edits else error
