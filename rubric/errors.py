"""The exceptions that the package raises; a user's mistakes in a file are findings, not exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class RubricError(Exception):
    """Base of every exception raised on purpose by this package."""


class InputError(RubricError):
    """Input is missing or cannot be used.

    Attributes:
        findings: what is wrong, in order, as ``rubric.model.finding.Finding`` records.
    """

    def __init__(self, findings: Sequence[Any]) -> None:
        """Keep the findings; the text of the exception is one line per finding."""
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class NoSuchNodeError(RubricError):
    """A scorecard has no node of that id or path.

    Attributes:
        id: the one that was asked for.
    """

    def __init__(self, id_: str) -> None:
        """Keep the id."""
        self.id = id_
        super().__init__(f'the scorecard has no node "{id_}"')


class UsageError(RubricError):
    """A call or a command line asks for something that does not exist or does not fit together.

    Attributes:
        zh: what it says in Chinese; the same as in English where it was made for one language only.
    """

    def __init__(self, message: str, zh: str | None = None) -> None:
        """Keep both; the text of the exception is the first."""
        self.zh = message if zh is None else zh
        super().__init__(message)
