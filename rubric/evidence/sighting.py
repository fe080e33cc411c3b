"""One place that looks like a signal, before it is known what the rest of the program says."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rubric.model.inspection import Reason, Strength


class Kind(StrEnum):
    """What a sighting rests on; two kinds that agree are worth more than each alone."""

    CODE = "code"
    PATH = "path"
    NAME = "name"
    TEXT = "text"


# Why a sighting counts -> what it rests on and how much it is worth. Any other reason is one why it does not count.
WORTH: dict[Reason, tuple[Kind, Strength]] = {
    Reason.CALLED: (Kind.CODE, Strength.STRONG),
    Reason.REFERENCE: (Kind.CODE, Strength.MEDIUM),
    Reason.ALIAS: (Kind.CODE, Strength.MEDIUM),
    Reason.OTHER_OBJECT: (Kind.NAME, Strength.WEAK),
    Reason.ARGUMENT: (Kind.CODE, Strength.STRONG),
    Reason.HOOK_STUB: (Kind.CODE, Strength.WEAK),
    Reason.HOOK_STATIC: (Kind.CODE, Strength.MEDIUM),
    Reason.HOOK_COMPUTED: (Kind.CODE, Strength.MEDIUM),
    Reason.HOOK_ITEM: (Kind.CODE, Strength.STRONG),
    Reason.HOOK_REFERRER: (Kind.CODE, Strength.STRONG),
    Reason.IN_SHARE_HOOK: (Kind.CODE, Strength.MEDIUM),
    Reason.ELEMENT: (Kind.CODE, Strength.STRONG),
    Reason.CUSTOM_TAG: (Kind.CODE, Strength.MEDIUM),
    Reason.DYNAMIC: (Kind.CODE, Strength.MEDIUM),
    Reason.CONFIGURED: (Kind.CODE, Strength.STRONG),
    Reason.PLUGIN: (Kind.CODE, Strength.STRONG),
    Reason.PAGE: (Kind.CODE, Strength.STRONG),
    Reason.PAGE_PATH: (Kind.PATH, Strength.WEAK),
    Reason.NAME: (Kind.NAME, Strength.WEAK),
    Reason.TEXT: (Kind.TEXT, Strength.WEAK),
    Reason.DEPRECATED: (Kind.CODE, Strength.WEAK),
}


class Sighting(NamedTuple):
    """A signal at a place of a file; ``at`` counts characters of its text."""

    signal: str
    at: int
    reason: Reason

    @property
    def counted(self) -> bool:
        """Whether it is evidence."""
        return self.reason in WORTH
