"""A script under tree-sitter: where a name stands, and what it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING

from rubric.errors import UsageError

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*+", re.ASCII)
# The look back stands behind the word, so that searching can jump to the letters that it may begin with.
_IMPORT = re.compile(
    r"""(?:require(?<![\w$.]require)(?:\.async)?\s*\(|from(?<![\w$.]from)|import(?<![\w$.]import)\s*\(?)"""
    r"""\s*(["'`])([^"'`\n$]{1,300})\1"""
)
# From a node up; code that people write is not nested deeper.
_MOST_STEPS = 60
_DEEPEST = 1_000
_MOST_IMPORTS = 1_001  # one more than is followed
_KITS = ("jweixin", "weixin-js-sdk", "wx-jssdk")
_OTHER_SDK = re.compile(
    r"""\b(?:import|const|let|var)\s+(\w+)\s*(?:=\s*require\s*\(|from)\s*["'][^"'\n]*(?:{kits})""".replace(
        "{kits}", "|".join(_KITS)
    )
)
_PARTS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$")
COMMENTS = frozenset({"comment", "html_comment"})
_TYPES = frozenset(
    {
        "method_signature", "property_signature", "interface_declaration", "type_alias_declaration", "object_type",
        "ambient_declaration", "function_signature", "abstract_method_signature", "type_annotation",
    }
)  # fmt: skip
FUNCTIONS = frozenset(
    {"function_expression", "arrow_function", "function_declaration", "generator_function", "method_definition"}
)


class Script:
    """A script.

    Attributes:
        file: its path in the tree.
        text: what it says, with what is not built for the platform as blanks.
        is_deep: whether something that was asked for is nested too deep to be looked at.
    """

    def __init__(self, file: str, text: str, kind: str) -> None:
        """Keep the text; it is parsed when it is first asked about. ``kind``: js, ts or tsx."""
        self.file, self.text = file, text
        self._kind = kind
        self._tree: Tree | None = None
        self._is_ascii = text.isascii()
        self._bound: dict[str, bool] = {}
        self._last = (0, 0)
        self.is_deep = False
        self._data = b""

    @property
    def root(self) -> Node:
        """The top of the syntax tree."""
        if self._tree is None:
            self._data = self.text.encode("utf-8", "replace")
            self._tree = _parser(self._kind).parse(self._data)
        return self._tree.root_node

    @property
    def has_slips(self) -> bool:
        """Whether some of it was not understood; only of what had to be parsed."""
        return self._tree is not None and self._tree.root_node.has_error

    def node_at(self, start: int, end: int) -> Node | None:
        """The smallest node that holds a span of the text; None where it is nested beyond reason."""
        root = self.root
        if not self._is_ascii:
            first = self._byte(start)
            start, end = first, first + len(self.text[start:end].encode("utf-8", "replace"))
        return self._descend(root, start, end)

    def _descend(self, node: Node, start: int, end: int) -> Node | None:
        cursor = node.walk()
        for _ in range(_DEEPEST):
            if cursor.goto_first_child_for_byte(start) is None:
                return node
            child = cursor.node
            if child is None or child.start_byte > start or child.end_byte < end:
                return node
            node = child
        self.is_deep = True
        return None

    def _byte(self, at: int) -> int:
        """The place of a character in bytes; places are mostly asked for in order."""
        char, byte = self._last if self._last[0] <= at else (0, 0)
        self._last = at, byte + len(self.text[char:at].encode("utf-8", "replace"))
        return self._last[1]

    def offset(self, node: Node) -> int:
        """Where a node begins in the text."""
        start = node.start_byte
        return start if self._is_ascii else len(self._data[:start].decode("utf-8", "replace"))

    def source(self, node: Node) -> str:
        """The text of a node."""
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def places(self, name: str) -> Iterator[int]:
        """Where an identifier stands as a whole word."""
        return places(self.text, name)

    def likely_imports(self) -> Iterator[tuple[str, int]]:
        """The same without looking whether they stand in comments, for files that are not parsed."""
        return ((match[2], match.start(2)) for match in islice(_IMPORT.finditer(self.text), _MOST_IMPORTS))

    def binds_other_sdk(self, name: str) -> bool:
        """Whether a platform's name is bound to the kit that web pages use."""
        return name == self._other_sdk

    @cached_property
    def _other_sdk(self) -> str:
        if not any(kit in self.text for kit in _KITS):
            return ""
        other = _OTHER_SDK.search(self.text)
        return "" if other is None else other[1]

    def binds(self, name: str, objects: frozenset[str]) -> bool:
        """Whether a name is bound to one of some objects somewhere in the file."""
        if name not in self._bound:
            pattern = rf"\b{re.escape(name)}\s*=\s*(?:{'|'.join(map(re.escape, sorted(objects)))})\s*(?:[;,\n)]|\Z)"
            self._bound[name] = re.search(pattern, self.text) is not None
        return self._bound[name]

    def imports(self) -> Iterator[tuple[str, int]]:
        """What it imports or requires by a plain text, comments left out."""
        for match in islice(_IMPORT.finditer(self.text), _MOST_IMPORTS):
            if not self._is_commented(match.start()) or not self._is_in_comment(match.start(2)):
                yield match[2], match.start(2)

    def _is_commented(self, at: int) -> bool:
        """Whether a place may lie in a comment; told without parsing."""
        text = self.text
        line = text.rfind("\n", 0, at) + 1
        return text.find("//", line, at) >= 0 or text.rfind("/*", 0, at) > text.rfind("*/", 0, at)

    def _is_in_comment(self, at: int) -> bool:
        node = self.node_at(at, at + 1)
        return node is not None and node.type in COMMENTS


def places(text: str, name: str) -> Iterator[int]:
    """Where an identifier stands as a whole word in a text."""
    size = len(name)
    at = text.find(name)
    while at >= 0:
        if not (_is_part(text, at - 1) or _is_part(text, at + size)):
            yield at
        at = text.find(name, at + size)


def _is_part(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in _PARTS


def is_typed(node: Node) -> bool:
    """Whether a node only declares a type."""
    above = node.parent
    for _ in range(_MOST_STEPS):
        if above is None or above.type in FUNCTIONS:
            return False
        if above.type in _TYPES:
            return True
        above = above.parent
    return False


def called_with(node: Node) -> Node | None:
    """The call whose function a node is, optional chaining and brackets included."""
    above = node.parent
    return (
        above if above is not None and above.type == "call_expression" and is_field(above, "function", node) else None
    )


def is_field(above: Node, field: str, node: Node) -> bool:
    """Whether a node is the field of another one."""
    found = above.child_by_field_name(field)
    return found is not None and found.id == node.id


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, in order."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo += reversed(one.children)


@cache
def _parser(kind: str) -> Parser:
    from tree_sitter import Language, Parser

    if kind == "js":
        import tree_sitter_javascript

        return Parser(Language(tree_sitter_javascript.language()))
    import tree_sitter_typescript as typescript

    return Parser(Language(typescript.language_tsx() if kind == "tsx" else typescript.language_typescript()))


def check_parsers() -> None:
    """See that the parsers are installed.

    Raises:
        UsageError: they are not.
    """
    try:
        for kind in ("js", "ts"):
            _parser(kind)
    except ImportError:
        what = "pip install 'miniprogram-rubric[inspect]'"
        raise UsageError(
            f"reading source code needs the parsers, which come with: {what}", f"读源码要先装解析器：{what}"
        ) from None
