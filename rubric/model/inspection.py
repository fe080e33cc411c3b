"""What reading a source tree found: every hit with its line, the programs in the tree, and what facts follow."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

from rubric.model.base import Model
from rubric.model.sheet import Evidence
from rubric.model.text import Text


class Strength(StrEnum):
    """How much a hit is worth: a call or attribute on a reachable page, something less direct, words alone."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Reason(StrEnum):
    """Why a hit counts as it does, or why it does not count."""

    CALLED = "called"
    REFERENCE = "reference"
    ALIAS = "alias"
    OTHER_OBJECT = "other_object"
    ARGUMENT = "argument"
    HOOK_STUB = "hook_stub"
    HOOK_STATIC = "hook_static"
    HOOK_COMPUTED = "hook_computed"
    HOOK_ITEM = "hook_item"
    HOOK_REFERRER = "hook_referrer"
    IN_SHARE_HOOK = "in_share_hook"
    ELEMENT = "element"
    CUSTOM_TAG = "custom_tag"
    DYNAMIC = "dynamic"
    CONFIGURED = "configured"
    PLUGIN = "plugin"
    PAGE = "page"
    PAGE_PATH = "page_path"
    NAME = "name"
    TEXT = "text"
    DEPRECATED = "deprecated"

    IN_COMMENT = "in_comment"
    TYPE_DECLARATION = "type_declaration"
    NOT_REACHABLE = "not_reachable"
    PAGE_NOT_DECLARED = "page_not_declared"
    PLUGIN_NOT_DECLARED = "plugin_not_declared"
    VENDORED = "vendored"
    MINIFIED = "minified"
    MOCK = "mock"
    DATA_TABLE = "data_table"
    LOG_MESSAGE = "log_message"
    NEVER_SHOWN = "never_shown"
    OTHER_PLATFORM = "other_platform"
    OTHER_SDK = "other_sdk"
    VALUE_UNKNOWN = "value_unknown"
    DEVELOPER_SETTINGS = "developer_settings"


class Hit(Model):
    """One place that looks like a signal.

    Attributes:
        signal: its id.
        strength: how much it is worth where it counts.
        root: the program's folder in the tree, ``.`` for the tree itself.
        file: relative to the root.
        line: from 1.
        text: the line, shortened.
        counted: whether it is evidence.
        reason: why it counts as it does, or why not.
    """

    signal: str
    strength: Strength
    root: str
    file: str
    line: int
    text: str
    counted: bool
    reason: Reason


class Trouble(StrEnum):
    """What the reader could not read, or did not follow."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    NOT_UTF8 = "not_utf8"
    LINK = "link"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    OUT_OF_TIME = "out_of_time"
    BAD_JSON = "bad_json"
    BAD_SCRIPT = "bad_script"
    OUTSIDE = "outside"
    NO_PAGES = "no_pages"
    MISSING_PAGE = "missing_page"
    MISSING_SUBPACKAGE = "missing_subpackage"
    MISSING_FILE = "missing_file"
    COMPUTED_CONFIG = "computed_config"
    EASYCOM = "easycom"
    WEB_VIEW = "web_view"
    MINIFIED = "minified"
    PRIVATE_INFOS = "private_infos"


class Note(Model):
    """A trouble at a place; ``about`` is what it is about, ``hides`` whether evidence may be missed."""

    trouble: Trouble
    file: str
    line: int = 1
    about: str = ""
    hides: bool = False


class Root(Model):
    """A program in the tree.

    Attributes:
        root: its folder, ``.`` for the tree itself.
        framework: native, uni-app, taro.
        platform: what its conditional code was read for.
        pages: declared pages that are there; ``missing`` those that are not.
        subpackages: how many are declared.
        files: code files below the folder: scripts, templates, configuration.
        reachable: those that pages lead to.
        vendored: those of all that are other people's code, by their folder or by being minified.
        read: reachable files that evidence was looked for in.
        complete: whether everything reachable was read, so that absence may be telling.
        notes: what stood in the way.
    """

    root: str
    framework: Literal["native", "uni-app", "taro"]
    platform: str
    pages: int
    missing: int
    subpackages: int
    files: int
    reachable: int
    vendored: int
    read: int
    complete: bool
    notes: tuple[Note, ...] = ()

    @property
    def share_vendored(self) -> Fraction:
        """The part of the code files that is other people's, from 0 to 1."""
        return Fraction(self.vendored, max(self.files, 1))


class Basis(StrEnum):
    """Why a fact is answered as it is.

    ``found``: strong or agreeing evidence. ``weak``: words only, which does not answer. ``absent``: nothing in all that
    is reachable, where that is telling. ``incomplete``: nothing found, but not all was read. ``silent``: nothing
    found, which means nothing. ``person``: the source shows something, but only a person can say what. ``suspicion``:
    a person has to judge. ``no_signals``: nothing in source code could answer it.
    """

    FOUND = "found"
    WEAK = "weak"
    ABSENT = "absent"
    INCOMPLETE = "incomplete"
    SILENT = "silent"
    PERSON = "person"
    SUSPICION = "suspicion"
    NO_SIGNALS = "no_signals"


class FactReading(Model):
    """What the source says about a fact; no value means unknown."""

    title: Text
    value: Any = None
    basis: Basis
    because: Text
    signals: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Suspicion(Model):
    """Lines that may break a platform rule; a person has to look at them."""

    signal: str
    title: Text
    about: Text
    hits: tuple[Hit, ...]


class Differing(Model):
    """A fact that a person and the source answer differently; the person's answer stays."""

    fact: str
    title: Text
    theirs: str
    ours: str
    because: Text


class Addition(Model):
    """What was added to a person's sheet, and where the two differ."""

    sheet: str
    added: tuple[str, ...]
    differing: tuple[Differing, ...]


class Inspection(Model):
    """The whole result: the contract of ``rubric inspect --format json``.

    ``main`` is the root that the facts are about. Hits that do not count are all listed where they were asked for.
    """

    schema_version: Literal[1] = 1
    kind: Literal["inspection"] = "inspection"
    tree: str
    rubric: str | None = None
    main: str | None = None
    signals: tuple[Hit, ...]
    roots: tuple[Root, ...]
    facts: dict[str, FactReading]
    suspicions: tuple[Suspicion, ...] = ()
    notes: tuple[Note, ...] = ()
    set_aside: dict[Reason, int] = {}
    addition: Addition | None = None
