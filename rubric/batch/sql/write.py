"""Pieces of SQL that mean the same everywhere: literals of doubles, sums that do not nest deep, cases, layers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

# A column: its name and the expression it stands for.
Column = tuple[str, str]

# Doubles hold every integer up to this one.
EXACT = 2**53
# Adding and taking away so much rounds a double below 2^51 to a whole number, half-even, on every engine alike.
_ROUNDING = 3 * 2**51

# A column that holds 1 in every row. Denominators are multiplied by it: an engine that knows one to be the same in all
# rows may multiply by its inverse, which rounds twice.
ONE = "one"


class Layer:
    """Columns that rest on earlier layers alone; equal expressions become one column."""

    def __init__(self) -> None:
        """Start without any."""
        self.columns: list[Column] = []
        self._names: dict[str, str] = {}

    def add(self, name: str, text: str) -> str:
        """The column of an expression: of that name, unless there is one already."""
        known = self._names.setdefault(text, name)
        if known == name:
            self.columns.append((name, text))
        return known


def number(value: Fraction | Decimal | float) -> str:
    """A literal that every engine reads as a double, not as a decimal."""
    text = repr(float(value))
    return text if "e" in text else f"{text}e0"


def total(terms: Sequence[str]) -> str:
    """A sum in balanced parentheses: a flat one of a thousand terms is too deep for some engines."""
    if not terms:
        return number(0)
    if len(terms) <= 8:
        return " + ".join(terms)
    middle = len(terms) // 2
    return f"({total(terms[:middle])}) + ({total(terms[middle:])})"


def product(factors: Sequence[str]) -> str:
    """A product of terms that are columns, literals or in parentheses."""
    return " * ".join(factors) or number(1)


def joined(word: str, parts: Sequence[str]) -> str:
    """Conditions joined by AND or OR, in balanced parentheses."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) <= 8:
        return "(" + f" {word} ".join(parts) + ")"
    middle = len(parts) // 2
    return f"({joined(word, parts[:middle])} {word} {joined(word, parts[middle:])})"


def case(branches: Sequence[tuple[str, str]], otherwise: str) -> str:
    """The first branch whose condition holds; no CASE where there is no branch."""
    if not branches:
        return otherwise
    whens = " ".join(f"WHEN {condition} THEN {value}" for condition, value in branches)
    return f"CASE {whens} ELSE {otherwise} END"


def pick(column: str, values: Sequence[tuple[int, str]], otherwise: str) -> str:
    """The value that belongs to a whole number of a column."""
    if not values:
        return otherwise
    whens = " ".join(f"WHEN {key} THEN {value}" for key, value in values)
    return f"CASE {column} {whens} ELSE {otherwise} END"


def where(condition: str, weight: int) -> str:
    """A weight where a condition holds, else 0."""
    return f"CASE WHEN {condition} THEN {number(weight)} ELSE 0e0 END"


def nearest(text: str) -> str:
    """The nearest whole number, half-even; below 2^51, without the engine's own ROUND, which differ."""
    return f"(({text} + {number(_ROUNDING)}) - {number(_ROUNDING)})"


def greatest(texts: Sequence[str]) -> str:
    """The greatest of expressions that are never null."""
    return texts[0] if len(texts) == 1 else f"GREATEST({', '.join(texts)})"
