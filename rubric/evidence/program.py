"""A program in a tree: where it is, what it declares, and what everything starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rubric.evidence.json_text import NOTHING, Value
from rubric.evidence.lines import line_of
from rubric.evidence.tree import joined
from rubric.model.inspection import Note, Trouble

MOST_PAGES = 2_000
MOST_NOTES = 500

Framework = Literal["native", "uni-app", "taro"]


class Page(NamedTuple):
    """A declared page: path without ending, relative to the root, and where it is declared."""

    path: str
    file: str
    at: int


class Config(NamedTuple):
    """A configuration file: its text, its data, and the part that is the program's."""

    file: str
    text: str
    value: Value
    section: str = ""


@dataclass
class Program:
    """What a root declares.

    Attributes:
        root: folder in the tree.
        framework: how it is written.
        pages: in order, each once.
        entries: scripts and templates that run whatever page is opened, without ending where they may have several.
        components: available everywhere, by tag.
        configs: its configuration files.
        plugins: names and ids of the plugins it declares.
        easycom: pairs of beginnings of tags and of paths, ``s-`` and ``components/s-*/s-*.vue``.
        aliases: beginnings of imports that stand for folders.
        subpackages: folders.
        custom_tab_bar: whether the tab bar is a component.
        notes: what is wrong with its declarations.
    """

    root: str
    framework: Framework
    pages: list[Page] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    components: dict[str, str] = field(default_factory=dict)
    configs: list[Config] = field(default_factory=list)
    plugins: set[str] = field(default_factory=set)
    easycom: list[tuple[str, str]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    subpackages: list[str] = field(default_factory=list)
    custom_tab_bar: bool = False
    notes: list[Note] = field(default_factory=list)
    _paths: set[str] = field(default_factory=set)

    def add_page(self, path: str, file: str, at: int, text: str) -> None:
        """Declare a page once; one outside the tree is reported, as are those beyond any use."""
        if joined(self.root, path.lstrip("/")) is None:
            self.note(Trouble.OUTSIDE, file, line_of(text, at), path)
        elif len(self.pages) >= MOST_PAGES:
            self.note(Trouble.TOO_MANY, file, hides=True)
        elif path.strip("/") not in self._paths:
            self._paths.add(path.strip("/"))
            self.pages.append(Page(path.strip("/"), file, at))

    def note(self, trouble: Trouble, file: str, line: int = 1, about: str = "", *, hides: bool = False) -> None:
        """Remember what is wrong, once."""
        found = Note(trouble=trouble, file=file, line=line, about=about[:200], hides=hides)
        if len(self.notes) < MOST_NOTES and found not in self.notes:
            self.notes.append(found)

    def declare_plugins(self, plugins: Value) -> None:
        """The names and ids of ``plugins``."""
        for name, value in plugins.parts.items():
            self.plugins |= {name, value.get("provider").text} - {""}


def subpackages(config: Value) -> list[Value]:
    """The subpackages of a configuration; both spellings occur."""
    for name in ("subPackages", "subpackages"):
        found = config.get(name)
        if found is not NOTHING:
            return found.items
    return []
