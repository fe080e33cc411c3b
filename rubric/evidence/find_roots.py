"""Every program in a tree, whatever it is written in; a tree often holds several, beside back ends and web pages."""

from __future__ import annotations

import posixpath

from rubric.evidence.json_text import parse_json
from rubric.evidence.lookup import Lookup
from rubric.evidence.native_app import read_native
from rubric.evidence.program import Program
from rubric.evidence.taro_app import is_class_config, read_taro
from rubric.evidence.tree import Tree
from rubric.evidence.uni_app import read_uni
from rubric.model.inspection import Note, Trouble

_BUILT = frozenset({"dist", "build", "output", "out", "miniprogram_dist"})
_TARO = ("app.config.ts", "app.config.js", "app.config.tsx", "app.config.mjs")
_TARO_CLASS = ("app.tsx", "app.jsx", "app.js", "app.ts")


def find_roots(tree: Tree, lookup: Lookup) -> list[Program]:
    """The programs, by their folders; what was built from another one of them is left out."""
    vendored = frozenset(lookup.table.vendored)
    found: dict[str, Program] = {}
    for path in sorted(tree.files, key=lambda path: (path.count("/"), path)):
        folder, _, name = path.rpartition("/")
        root = folder or "."
        if root in found or vendored & set(folder.split("/")):
            continue
        program = _read(tree, root, path, name, lookup)
        if program is not None and program.pages:
            found[root] = program
    written = [one for one in found.values() if not _is_built(one.root)]
    return sorted(written or found.values(), key=lambda one: one.root)


def missing_root(tree: Tree) -> Note | None:
    """Why there is no program: a configuration without pages, or what a project file says of one that is elsewhere."""
    for path in tree.files:
        if posixpath.basename(path) in ("app.json", "pages.json") and tree.read(path) is not None:
            return Note(trouble=Trouble.NO_PAGES, file=path, hides=True)
    for path in tree.files:
        if posixpath.basename(path) == "project.config.json" and (text := tree.read(path)):
            value, _ = parse_json(text)
            about = value.get("miniprogramRoot").text
            if about.strip("./"):
                return Note(trouble=Trouble.MISSING_FILE, file=path, about=about[:200], hides=True)
    return None


def _read(tree: Tree, root: str, path: str, name: str, lookup: Lookup) -> Program | None:
    if name == "app.json":
        return read_native(tree, root)
    if name == "pages.json":
        return read_uni(tree, root, lookup)
    if name in _TARO:
        return read_taro(tree, root, path)
    if name in _TARO_CLASS:
        beside = {posixpath.join(root, other) if root != "." else other for other in (*_TARO, "app.json", "pages.json")}
        if not beside & tree.files.keys() and is_class_config(tree, path):
            return read_taro(tree, root, path)
    return None


def _is_built(root: str) -> bool:
    return not _BUILT.isdisjoint(root.split("/"))
