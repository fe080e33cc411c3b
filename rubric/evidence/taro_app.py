"""A Taro program: ``app.config.ts``, or the ``config`` of the class in ``src/app.js``; read, never run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rubric.evidence.json_text import Value
from rubric.evidence.lines import line_of
from rubric.evidence.native_app import declare
from rubric.evidence.program import Config, Program
from rubric.evidence.script import Script, walk
from rubric.evidence.tree import Tree
from rubric.model.inspection import Trouble

if TYPE_CHECKING:
    from tree_sitter import Node

_CLASS = re.compile(r"\bconfig\b[^=;{}\n]*=\s*\{")
_MOST_DEPTH = 30


def is_class_config(tree: Tree, path: str) -> bool:
    """Whether a script is the old way of configuring a Taro program."""
    if tree.files[path] > 200_000:
        return False
    text = tree.read(path) or ""
    return "@tarojs/" in text and _CLASS.search(text) is not None and "pages" in text


def read_taro(tree: Tree, root: str, file: str) -> Program | None:
    """The program of a configuration script; None where it declares no pages."""
    text = tree.read(file)
    if text is None:
        return None
    script = Script(file, text, "tsx" if file.endswith((".ts", ".tsx")) else "js")
    found = _config(script)
    if found is None:
        return None
    value, is_computed = found
    program = Program(root, "taro", entries=["app"], aliases={"@/": ""})
    program.configs.append(Config(file, text, value))
    declare(program, value, file, text)
    program.components = {tag: one.text for tag, one in value.get("usingComponents").parts.items()}
    if is_computed:
        program.note(Trouble.COMPUTED_CONFIG, file, line_of(text, value.at), hides=True)
    return program


def _config(script: Script) -> tuple[Value, bool] | None:
    """The first object that has pages; which one a program would pick is not run to find out."""
    for node in walk(script.root):
        if node.type == "object" and any(_key(script, one) == "pages" for one in node.named_children):
            reader = _Reader(script)
            return reader.value(node, 0), reader.is_computed
    return None


def _key(script: Script, pair: Node) -> str:
    key = pair.child_by_field_name("key") if pair.type == "pair" else None
    return script.source(key).strip("\"'") if key is not None else ""


class _Reader:
    def __init__(self, script: Script) -> None:
        self.script = script
        self.is_computed = False

    def value(self, node: Node, depth: int) -> Value:
        """A literal as data; of what is computed, the texts that it may give."""
        found = Value(self.script.offset(node))
        if depth > _MOST_DEPTH:
            return found
        if node.type == "object":
            for one in node.named_children:
                key, part = _key(self.script, one), one.child_by_field_name("value")
                if key and part is not None:
                    found.parts[key] = self.value(part, depth + 1)
                    found.keys[key] = self.script.offset(one)
                elif one.type not in ("comment", "pair"):
                    self.is_computed = True
        elif node.type == "array":
            for one in node.named_children:
                if one.type in ("object", "string", "array"):
                    found.items.append(self.value(one, depth + 1))
                elif one.type != "comment":
                    self.is_computed = True
                    found.items += [self.value(text, depth + 1) for text in walk(one) if text.type == "string"]
        elif node.type == "string":
            found.plain = self.script.source(node)[1:-1]
        elif node.type in ("true", "false"):
            found.plain = node.type == "true"
        elif node.type == "template_string" or node.named_children:
            self.is_computed = self.is_computed or node.type not in ("number", "unary_expression")
        return found
