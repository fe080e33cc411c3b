"""The signal table, ``signals.yaml``: what the source reader recognises, as data that an analyst edits."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from rubric.model.base import CheckedBy, Model, Word, YesNo, shown
from rubric.model.text import Text

MAX_SIGNAL_ID = 60


class Body(StrEnum):
    """What the body of a share hook hands over.

    ``stub``: nothing. ``static``: a fixed page. ``computed``: something made elsewhere. ``item``: the id of what is
    shared. ``referrer``: who shares it.
    """

    STUB = "stub"
    STATIC = "static"
    COMPUTED = "computed"
    ITEM = "item"
    REFERRER = "referrer"


class Absence(StrEnum):
    """What it means that a signal is nowhere in a tree that was read whole: that it is not there, or nothing."""

    TELLING = "telling"
    SILENT = "silent"


def _signal_id(value: object) -> str:
    parts = value.split(".") if isinstance(value, str) else []
    usable = len(parts) > 1 or (len(parts) == 1 and parts[0].isalpha())
    if not usable or len(str(value)) > MAX_SIGNAL_ID or not all(_is_part(part) for part in parts):
        raise PydanticCustomError("bad-signal-id", "not the id of a signal", {"value": shown(value)})
    return str(value)


def _is_part(part: str) -> bool:
    return part.replace("_", "").isalnum() and part.isascii() and part == part.lower()


def _starts_chinese(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if not ("\u4e00" <= word.lstrip("(")[:1] <= "\u9fff"):
            raise PydanticCustomError("bad-word", "not a word to look for", {"value": shown(word)})
    return words


SignalId = Annotated[str, CheckedBy(_signal_id, type="string")]
WordTexts = Annotated[tuple[Word, ...], AfterValidator(_starts_chinese)]


class Signal(Model):
    """Something that can be recognised in a source tree; every field but the first few is a way to recognise it.

    Attributes:
        title: what it is called.
        absence: whether finding none means that there is none.
        suspicion: for signals of a broken platform rule, what a person has to look at; the reader never judges it.
        deprecated: whether the platform has withdrawn it.
        calls: names of API functions.
        arguments: keys that are set to true in what an API function is given.
        hooks: page hooks; ``body`` says which bodies count.
        open_types: values of ``open-type``; with ``dynamic`` only where an expression gives them.
        tags: built-in components.
        config: keys of the program's configuration, by their path; ``*`` stands for any key.
        plugins: ids of plugins that the program declares.
        schemes: beginnings of addresses that lead into a declared plugin.
        paths: words of page paths; names: words of identifiers that are called or set; hook_names: the same inside a
            share hook. ``*`` at an end stands for any letters, a space for the border between two words.
        words: texts that a user reads: ``*`` stands for up to eight characters, ``(a|b)`` for either.
        words_in: the same in files whose path has a word.
        unless: texts that do not count though a word is in them.
    """

    title: Text
    absence: Absence = Absence.SILENT
    suspicion: Text | None = None
    deprecated: YesNo = False
    calls: tuple[Word, ...] = ()
    arguments: tuple[Word, ...] = ()
    hooks: tuple[Word, ...] = ()
    body: tuple[Body, ...] = ()
    open_types: tuple[Word, ...] = ()
    dynamic: YesNo = False
    tags: tuple[Word, ...] = ()
    config: tuple[Word, ...] = ()
    plugins: tuple[Word, ...] = ()
    schemes: tuple[Word, ...] = ()
    paths: tuple[Word, ...] = ()
    names: tuple[Word, ...] = ()
    hook_names: tuple[Word, ...] = ()
    words: WordTexts = ()
    words_in: dict[Word, WordTexts] = {}
    unless: WordTexts = ()


class PlatformSource(Model):
    """How a platform's programs are written: its API objects, template endings and names in conditional compilation."""

    objects: tuple[Word, ...]
    templates: tuple[Word, ...]
    defines: tuple[Word, ...]
    suffixes: tuple[Word, ...] = ()
    manifest: Word | None = None


class SignalTable(Model):
    """The whole table.

    Attributes:
        format: of this file.
        platforms: by their names on the command line.
        frameworks: API objects that work on every platform.
        vendored, mocks: names of folders that hold other people's code, or data made up for tests.
        logs: functions and objects whose texts no user reads.
        not_buttons: tags whose ``open-type`` says something else.
        referrers: words of parameter names that say who shares.
        private_infos: functions that a WeChat program must declare under ``requiredPrivateInfos`` before it calls them.
        signals: by id.
    """

    format: Literal[1]
    platforms: Annotated[dict[Word, PlatformSource], Field(min_length=1)]
    frameworks: tuple[Word, ...] = ()
    vendored: tuple[Word, ...] = ()
    mocks: tuple[Word, ...] = ()
    logs: tuple[Word, ...] = ()
    not_buttons: tuple[Word, ...] = ()
    referrers: tuple[Word, ...] = ()
    private_infos: tuple[Word, ...] = ()
    signals: Annotated[dict[SignalId, Signal], Field(min_length=1)]
