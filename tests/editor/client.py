"""A small client of the language server protocol over standard input and output: one thread reads, calls have a limit.

Positions count from 0 here, as the protocol does.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

LIMIT = 60.0  # seconds for one answer; the server needs well under one

# What the server is told; nothing may come from the network.
SETTINGS: dict[str, Any] = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}
ABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


class Server:
    """A running server; a context manager that ends it."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Start the server and shake hands.

        Args:
            command: what starts it on standard input and output.
            folder: the workspace.
        """
        self._process = subprocess.Popen(
            [*command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._last = 0
        self._versions: dict[str, int] = {}
        threading.Thread(target=self._read, daemon=True).start()
        workspace = {"uri": folder.as_uri(), "name": folder.name}
        about = {"processId": None, "rootUri": folder.as_uri(), "capabilities": ABILITIES}
        self.request("initialize", {**about, "workspaceFolders": [workspace]})
        self._notify("initialized", {})

    def __enter__(self) -> Self:
        """The server itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process, politely first."""
        try:
            if kind is None:
                self.request("shutdown", None)
                self._notify("exit", None)
                self._process.wait(5)
        except (OSError, subprocess.TimeoutExpired, TimeoutError):
            pass
        finally:
            self._process.kill()
            self._process.wait()
            self._in.close()
            self._out.close()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show the server a text as the content of a file, and wait for what it has to say about it."""
        uri = path.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        self._diagnostics.pop(uri, None)
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document})
        else:
            changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
            self._notify("textDocument/didChange", changed)
        end = time.monotonic() + LIMIT
        while uri not in self._diagnostics:
            self._handle(self._next(end))
        return self._diagnostics[uri]

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer.

        Raises:
            TimeoutError: none came.
            RuntimeError: the answer is an error, or the server has ended.
        """
        self._last += 1
        wanted = self._last
        self._send({"jsonrpc": "2.0", "id": wanted, "method": method, "params": params})
        end = time.monotonic() + LIMIT
        while True:
            message = self._next(end)
            if message.get("id") == wanted and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"])
                return message.get("result")
            self._handle(message)

    def ask_at(self, method: str, path: Path, line: int, character: int) -> Any:
        """Ask about a place in a file that is open."""
        return self.request(
            method, {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        )

    def _handle(self, message: dict[str, Any]) -> None:
        method, params = message.get("method"), message.get("params")
        if method == "textDocument/publishDiagnostics" and params is not None:
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif "id" in message and method is not None:
            result = None
            if method == "workspace/configuration" and params is not None:
                result = [SETTINGS.get(item.get("section", ""), {}) for item in params["items"]]
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _notify(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message, ensure_ascii=False).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._in.flush()

    def _next(self, end: float) -> dict[str, Any]:
        try:
            message = self._messages.get(timeout=max(0.01, end - time.monotonic()))
        except queue.Empty:
            raise TimeoutError(f"the server said nothing for {LIMIT:g} s") from None
        if message is None:
            raise RuntimeError("the server has ended")
        return message

    def _read(self) -> None:
        while (message := _message(self._out)) is not None:
            self._messages.put(message)
        self._messages.put(None)


def _message(stream: IO[bytes]) -> dict[str, Any] | None:
    length = 0
    try:
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = stream.read(length) if length else b""
    except (OSError, ValueError):
        return None
    return json.loads(body) if body else None
