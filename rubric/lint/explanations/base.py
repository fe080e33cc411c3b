"""What an error's rule does not say itself."""

from __future__ import annotations

from inspect import cleandoc
from typing import NamedTuple


class Explanation(NamedTuple):
    """Why it matters, in both languages; lines that have the mistake, and the same lines without it.

    What cannot be shown as lines of a file is a command or a situation, as comments.
    """

    why_zh: str
    why_en: str
    bad: str
    good: str

    def tidy(self) -> Explanation:
        """The same with examples that start at the left margin."""
        return self._replace(bad=cleandoc(self.bad), good=cleandoc(self.good))
