"""The structure holds: who may import whom, who may touch files and the clock, how long things may get.

The rules are the tables at the top of this file; `.github/CONTRIBUTING.md` says why they are there.
"""

import ast
import graphlib
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "rubric"

TOP_LEVEL = {"pyproject.toml", "README.md", "LICENSE", "rubric", "examples", "tests"}

# What each part may import, besides itself. A part is a package or a module directly under `rubric/`.
EVERYTHING = {
    "errors", "model", "source", "scoring", "lint", "analysis", "observe", "evidence", "batch", "report", "cli",
}  # fmt: skip
LOW = {"model", "errors"}
MIDDLE = LOW | {"source", "scoring"}
ARROWS = {
    "errors": set[str](),
    "model": {"errors"},
    "source": LOW,
    "scoring": LOW,
    "evidence": LOW,
    "report": LOW,
    "lint": MIDDLE,
    "analysis": MIDDLE,
    "observe": MIDDLE,
    "batch": MIDDLE,
    "cli": EVERYTHING,
    "__main__": {"cli", "errors"},
    "__init__": EVERYTHING,  # lazily: the public names
}

# The one name that every part may take from `rubric` itself.
FROM_THE_TOP = {"__version__"}

# Libraries that one part owns.
OWNERS = {"typer": {"cli"}, "click": {"cli"}, "rich": {"cli"}, "yaml": {"source"}, "_yaml": {"source"}}

# Parts that may touch files, and what touching files looks like in the others.
FILE_PARTS = {"cli", "source", "observe", "batch", "evidence"}
FILE_MODULES = {"fileinput", "glob", "importlib.resources", "linecache", "os", "pkgutil", "shutil", "tempfile"}
FILE_NAMES = {
    ("pathlib", "Path"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("io", "open"),
    ("io", "FileIO"),
}
FILE_METHODS = {
    "glob", "hardlink_to", "is_dir", "is_file", "iterdir", "mkdir", "open", "read_bytes", "read_text", "rglob", "rmdir",
    "symlink_to", "touch", "unlink", "write_bytes", "write_text",
}  # fmt: skip

# Parts that may ask what time it is, and what asking looks like in the others.
CLOCK_PARTS = {"cli"}
CLOCK_MODULES = {"time"}
CLOCK_METHODS = {"now", "today", "utcnow"}

# Hosts of package registries, put together here so that this file does not mention them either.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("npmjs", "com"),
        ("registry", "yarnpkg", "com"), ("deb", "debian", "org"), ("security", "debian", "org"), ("crates", "io"),
        ("proxy", "golang", "org"), ("rubygems", "org"),
    )
]  # fmt: skip


class Module(NamedTuple):
    """A module of the package, parsed."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def part(self) -> str:
        """Which row of the table it belongs to."""
        below = self.name.split(".")[1:]
        return below[0] if below else "__init__"

    def at(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


class Import(NamedTuple):
    """One imported thing, type-only and function-level ones included: `from module import name`."""

    module: str
    name: str
    node: ast.AST


@cache
def modules() -> dict[str, Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text("utf-8")
        found[name] = Module(name, path, ast.parse(text, str(path)), len(text.splitlines()))
    return found


def imports(module: Module) -> Iterator[Import]:
    """Every import of a module, wherever it stands, and what it loads by a name in a string."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import():
                yield from (Import(alias.name, "", node) for alias in node.names)
            case ast.ImportFrom(module=str(source), level=0):
                yield from (Import(source, alias.name, node) for alias in node.names)
            case ast.Constant(value=str(text)) if text in modules() and text != "rubric":
                yield Import(text, "", node)
            case _:
                pass


def inner_imports(module: Module) -> Iterator[tuple[str, Import]]:
    """The imports from this package, each with the name of the module it means."""
    for item in imports(module):
        if item.module == "rubric" or item.module.startswith("rubric."):
            child = f"{item.module}.{item.name}"
            yield (child if child in modules() else item.module), item


def is_allowed(module: Module, target: str, item: Import) -> bool:
    if target == "rubric":
        return item.name in FROM_THE_TOP or module.part == "cli"
    part = target.split(".")[1]
    return part == module.part or part in ARROWS.get(module.part, set())


def functions() -> Iterator[tuple[str, int]]:
    """Where each function stands, and how many lines it has from `def` to its end."""
    for module in modules().values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module.at(node)} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def dotted(node: ast.AST) -> str:
    """`a.b.c` for such an expression, otherwise an empty text."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name) if dotted(inner):
            return f"{dotted(inner)}.{name}"
        case _:
            return ""


def within(module: str, names: set[str]) -> bool:
    """Whether a dotted module name is one of these or below one of them."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def none(wrong: list[str]) -> None:
    """Fail with the whole list, one a line, when there is anything in it."""
    __tracebackhide__ = True
    if wrong:
        pytest.fail("\n".join(wrong))


def test_every_part_is_in_the_table() -> None:
    assert {module.part for module in modules().values()} - ARROWS.keys() == set()


def test_imports_follow_the_arrows() -> None:
    wrong = [
        f"{module.at(item.node)}: {module.part} must not import {target}"
        for module in modules().values()
        for target, item in inner_imports(module)
        if not is_allowed(module, target, item)
    ]
    none(wrong)


def test_imports_inside_the_package_name_modules_that_exist() -> None:
    """Relative imports and loading by a computed name would walk past the other tests."""
    wrong = []
    for module in modules().values():
        wrong += [
            f"{module.at(item.node)}: {target}" for target, item in inner_imports(module) if target not in modules()
        ]
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                wrong.append(f"{module.at(node)}: relative import")
            elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in {"import_module", "__import__"}:
                literal = node.args and isinstance(node.args[0], ast.Constant)
                if not literal and module.part not in {"cli", "__init__"}:
                    wrong.append(f"{module.at(node)}: import by a computed name")
    none(wrong)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        module.name: {target for target, _ in inner_imports(module)} - {"rubric", module.name}
        for module in modules().values()
        if module.name != "rubric"
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_libraries_have_one_owner() -> None:
    wrong = [
        f"{module.at(item.node)}: {module.part} must not import {item.module}"
        for module in modules().values()
        for item in imports(module)
        if module.part not in OWNERS.get(item.module.split(".")[0], {module.part})
    ]
    none(wrong)


def test_only_some_parts_touch_files() -> None:
    wrong = []
    for module in modules().values():
        if module.part in FILE_PARTS:
            continue
        for item in imports(module):
            named = f"{item.module}.{item.name}".rstrip(".")
            if within(named, FILE_MODULES) or (item.module, item.name) in FILE_NAMES:
                wrong.append(f"{module.at(item.node)}: imports {named}")
        wrong += [
            f"{module.at(node)}: calls {ast.unparse(node.func)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and touches_files(node.func)
        ]
    none(wrong)


def touches_files(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="open"):
            return True
        case ast.Attribute(attr=name):
            return name in FILE_METHODS or (dotted(function) in {f"{a}.{b}" for a, b in FILE_NAMES})
        case _:
            return False


def test_only_the_command_line_reads_the_clock() -> None:
    wrong = []
    for module in modules().values():
        if module.part in CLOCK_PARTS:
            continue
        wrong += [f"{module.at(item.node)}: imports time" for item in imports(module) if item.module in CLOCK_MODULES]
        wrong += [
            f"{module.at(node)}: calls {ast.unparse(node.func)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_METHODS
        ]
    none(wrong)


def test_modules_are_short() -> None:
    lengths = {str(module.path.relative_to(ROOT)): module.lines for module in modules().values()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert statistics.median(lengths.values()) <= 120


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > 50} == {}
    over = {name: length for name, length in lengths.items() if length > 30}
    assert len(over) <= len(lengths) / 10, over


def test_the_top_level_is_small() -> None:
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} == TOP_LEVEL


def text_files() -> Iterator[tuple[Path, str]]:
    """The files of the repository that are text; what tools leave in dot folders is not part of it."""
    folders = [ROOT / name for name in ("rubric", "examples", "tests", ".github", ".ci")]
    for path in [*ROOT.iterdir(), *(path for folder in folders for path in folder.rglob("*"))]:
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                yield path, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the business of whoever installs them."""
    found = [
        f"{path.relative_to(ROOT)}: {host}" for path, text in text_files() for host in REGISTRY_HOSTS if host in text
    ]
    none(found)
