"""From what a file says to the file that it means; nothing outside the tree is ever meant."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from rubric.evidence.program import Program
from rubric.evidence.tree import Tree, joined

VUE = (".vue", ".nvue", ".uvue")
SCRIPTS = (".js", ".ts", ".tsx", ".jsx", ".mjs", ".cjs")
_ENDINGS = (*SCRIPTS, *VUE, ".json", ".wxs", ".sjs")
_ELSEWHERE = ("plugin://", "plugin-private://", "dynamicLib://", "ext://", "http://", "https://", "weui-miniprogram/")


class Lost(Enum):
    """Why something leads to no file: it is outside the tree, not there, or not part of the source at all."""

    OUTSIDE = "outside"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"


class Resolver:
    """Finds files of one program."""

    def __init__(self, tree: Tree, program: Program, suffixes: tuple[str, ...], templates: tuple[str, ...]) -> None:
        """``suffixes`` are those of files for the platform (``x.weapp.js``), ``templates`` endings of templates."""
        self.files, self.program = tree.files, program
        self.suffixes = suffixes
        self._bases: dict[str, list[str]] = {}
        self.templates = tuple(f".{one}" for one in templates)
        own = ".json", *self.templates
        self._endings = (*SCRIPTS, *own, *(() if program.framework == "native" else VUE))

    def script(self, said: str, file: str, *, is_template: bool = False) -> str | Lost:
        """The file that an import in a file means; templates include templates."""
        endings = (*self.templates, *_ENDINGS) if is_template else _ENDINGS
        if said.startswith(("./", "../")) or said in (".", ".."):
            return self._first(joined(_folder(file), said), endings)
        if said.startswith("/"):
            return self._first(joined(self.program.root, said.lstrip("/")), endings)
        for lead, folder in self.program.aliases.items():
            if said.startswith(lead):
                rest = said[len(lead) :]
                return self._first(joined(self.program.root, f"{folder}/{rest}" if folder else rest), endings)
        if said.startswith(_ELSEWHERE):
            return Lost.ELSEWHERE
        beside = self._first(joined(_folder(file), said), endings)  # require("utils/x") is relative, too
        if isinstance(beside, str):
            return beside
        return next((one for one in self._npm(said, file) if isinstance(one, str)), Lost.ELSEWHERE)

    def component(self, said: str, file: str) -> str | Lost:
        """The base of a component, without ending, that a file uses; a Vue component with its ending."""
        if said.startswith(_ELSEWHERE) or not said:
            return Lost.ELSEWHERE
        for lead, folder in self.program.aliases.items():
            if said.startswith(lead):
                return self._base(joined(self.program.root, f"{folder}/{said[len(lead) :]}".lstrip("/")))
        if said.startswith("/"):
            return self._base(joined(self.program.root, said.lstrip("/")))
        near = self._base(joined(_folder(file), said))
        if isinstance(near, str) or said.startswith("."):
            return near
        top = self._base(joined(self.program.root, said))
        if isinstance(top, str):
            return top
        found = (self._base(one) for one in _npm_folders(said, file, self.program.root))
        return next((one for one in found if isinstance(one, str)), Lost.ELSEWHERE)

    def of_base(self, base: str) -> list[str]:
        """The files of a page or component: script, template, configuration."""
        known = self._bases.get(base)
        if known is None:
            known = self._bases[base] = self._of_base(base)
        return known

    def _of_base(self, base: str) -> list[str]:
        endings = self._endings
        named = [f"{base}.{suffix}{ending}" for suffix in self.suffixes for ending in endings]
        found = [path for path in (*named, *(base + ending for ending in endings)) if path in self.files]
        return [*found, *(path for ending in SCRIPTS if (path := f"{base}.config{ending}") in self.files)]

    def _base(self, path: str | None) -> str | Lost:
        if path is None:
            return Lost.OUTSIDE
        for base in (path, f"{path}/index"):
            if base in self.files or self.of_base(base):
                return base
        return Lost.MISSING

    def _first(self, path: str | None, endings: tuple[str, ...] = _ENDINGS) -> str | Lost:
        if path is None:
            return Lost.OUTSIDE
        if path in self.files:
            return path
        for base in (path, f"{path}/index") if path != "." else ("index",):
            named = (f"{base}.{suffix}{ending}" for suffix in self.suffixes for ending in endings)
            for candidate in (*named, *(base + ending for ending in endings)):
                if candidate in self.files:
                    return candidate
            if f"{base}.d.ts" in self.files:  # types only
                return Lost.ELSEWHERE
        return Lost.MISSING

    def _npm(self, said: str, file: str) -> Iterator[str | Lost]:
        return (self._first(one) for one in _npm_folders(said, file, self.program.root))


def _folder(file: str) -> str:
    return file.rpartition("/")[0] or "."


def _npm_folders(said: str, file: str, root: str) -> Iterator[str]:
    """A package in the nearest folder of built packages, from a file up to the root."""
    folder = _folder(file)
    while True:
        yield f"miniprogram_npm/{said}" if folder == "." else f"{folder}/miniprogram_npm/{said}"
        if folder in (root, "."):
            return
        folder = _folder(folder)
