"""What engines spell differently: names, texts, and a column that holds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Dialect(NamedTuple):
    """An engine's spelling.

    Attributes:
        id: its name on the command line.
        quote: the mark around names.
        escapes, escapes_names: whether a backslash in a text, and in a name, stands for what follows it.
        double, varchar, integer: the names of the types.
        nullable: what a type looks like that may hold nothing.
    """

    id: str
    quote: str = '"'
    escapes: bool = False
    escapes_names: bool = False
    double: str = "DOUBLE"
    varchar: str = "VARCHAR"
    integer: str = "INTEGER"
    nullable: str = "{}"

    def name(self, name: str) -> str:
        """A name as it stands in the text."""
        escaped = name.replace("\\", "\\\\") if self.escapes_names else name
        mark = f"\\{self.quote}" if self.id == "bigquery" else self.quote * 2
        return f"{self.quote}{escaped.replace(self.quote, mark)}{self.quote}"

    def text(self, text: str) -> str:
        """A text literal."""
        escaped = text.replace("\\", "\\\\") if self.escapes else text
        # Where a backslash escapes, two quotes may be two texts that are put together.
        mark = "\\'" if self.escapes else "''"
        return "'" + escaped.replace("'", mark) + "'"

    def word(self, words: Sequence[str], place: str) -> str:
        """One of several words by its place, a double that counts from 0."""
        at = f"{self.whole(place)} + 1"
        listed = self.text(" ".join(words))
        match self.id:
            case "bigquery":
                return f"SPLIT({listed}, ' ')[SAFE_ORDINAL({at})]"
            case "clickhouse":
                return f"splitByChar(' ', {listed})[{self.sure(place)} + 1]"
            case _:
                return f"SPLIT_PART({listed}, ' ', {at})"

    def sure(self, text: str) -> str:
        """An expression that is never null as a whole number."""
        return f"CAST({text} AS {self.integer})"

    def whole(self, text: str) -> str:
        """An expression as a whole number of 32 bits or more."""
        return f"CAST({text} AS {self.nullable.format(self.integer)})"

    def nothing(self, *, text: bool) -> str:
        """A null of a type."""
        return f"CAST(NULL AS {self.nullable.format(self.varchar if text else self.double)})"


DIALECTS: tuple[Dialect, ...] = (
    Dialect("polars"),
    Dialect("duckdb"),
    Dialect("spark", quote="`", escapes=True, varchar="STRING"),
    Dialect("databricks", quote="`", escapes=True, varchar="STRING"),
    Dialect(
        "bigquery", quote="`", escapes=True, escapes_names=True, double="FLOAT64", varchar="STRING", integer="INT64"
    ),
    Dialect("snowflake", escapes=True),
    Dialect(
        "clickhouse",
        escapes=True,
        escapes_names=True,
        double="Float64",
        varchar="String",
        integer="Int32",
        nullable="Nullable({})",
    ),
    Dialect("trino"),
)
