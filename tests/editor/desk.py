"""What a person at an editor sees: suggestions, hover texts and problems at a place marked in a text."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from rubric.report.jsons import as_json
from tests.editor.client import Server

CURSOR = "‸"
ERROR = 1


class Problem(NamedTuple):
    """A diagnostic: the line, from 1, the text that is underlined, and what is said of it."""

    line: int
    marked: str
    message: str
    severity: int


class Suggestion(NamedTuple):
    """A completion: what is listed, what it inserts, and the text beside it."""

    label: str
    inserts: str
    text: str


class Desk:
    """An editor with a folder open."""

    def __init__(self, server: Server, folder: Path) -> None:
        """Work in a folder through a server."""
        self._server = server
        self.folder = folder
        self._numbers = count(1)

    def schema(self, name: str, schema: dict[str, Any]) -> str:
        """Put a schema into the folder; the line at the top of a file that points to it."""
        (self.folder / name).write_text(as_json(schema), "utf-8")
        return f"# yaml-language-server: $schema=./{name}\n"

    def problems(self, text: str, path: Path | None = None) -> list[Problem]:
        """What is wrong with a text, in order."""
        lines = text.splitlines()
        found = []
        for one in self._server.open(path or self._path(), text):
            start, end = one["range"]["start"], one["range"]["end"]
            last = end["character"] if end["line"] == start["line"] else None
            marked = lines[start["line"]][start["character"] : last]
            found.append(Problem(start["line"] + 1, marked, one["message"], one["severity"]))
        return sorted(found)

    def suggestions(self, text: str) -> dict[str, Suggestion]:
        """What can be inserted at the cursor in a text, by label."""
        answer = self._at("textDocument/completion", text)
        items = [Suggestion(one["label"], one.get("insertText", ""), _plain(one)) for one in answer["items"]]
        return {one.label: one for one in items}

    def hover(self, text: str) -> str:
        """What is shown for the word right of the cursor in a text; empty where nothing is."""
        answer = self._at("textDocument/hover", text)
        return str(answer["contents"]["value"]) if answer else ""

    def _at(self, method: str, marked: str) -> Any:
        before, _, after = marked.partition(CURSOR)
        path = self._path()
        self._server.open(path, before + after)
        return self._server.ask_at(method, path, before.count("\n"), len(before.rpartition("\n")[2]))

    def _path(self) -> Path:
        return self.folder / f"{next(self._numbers)}.yaml"


def _plain(item: dict[str, Any]) -> str:
    text = item.get("documentation", "")
    return str(text["value"] if isinstance(text, dict) else text or "")
