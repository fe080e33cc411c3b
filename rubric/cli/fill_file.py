"""The sheet that is being filled: read, written whole after every answer, read again when somebody else wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rubric.cli.edit_write import BOM, write_source
from rubric.model.sheet import Sheet
from rubric.observe.filling.talk import Store
from rubric.observe.join import Data, in_full
from rubric.observe.merge import put_answer, put_source
from rubric.source.edit_text import plain, read_source
from rubric.source.load import Loaded, fit, read_rubric, read_rubric_of, read_sheet_text
from rubric.source.parts import Parts


class SheetFile:
    """A sheet on disk.

    Attributes:
        path: where it is.
        rubric: the rubric that it is read against.
        sheet: what it says.
        answers: the same as it writes them.
    """

    sheet: Sheet
    answers: Mapping[str, Any]

    def __init__(self, path: Path, rubric: str | None) -> None:
        """Read it and its rubric.

        Args:
            path: the file.
            rubric: id or path; by default what the sheet says.

        Raises:
            InputError: one of them cannot be used.
        """
        self.path = path
        self._data = path.read_bytes() if path.is_file() else b""
        self._source = read_source(path)
        loaded = read_sheet_text(self._source.text, str(path))
        found = read_rubric(rubric) if rubric is not None else read_rubric_of(loaded, path)
        self.rubric = found.use()
        self._parts = Parts(self.rubric)
        self._take(loaded)

    def reread(self) -> None:
        """Take over what is on disk now.

        Raises:
            InputError: it cannot be used.
        """
        self._data = self.path.read_bytes() if self.path.is_file() else b""
        self._source = read_source(self.path)
        self._take(read_sheet_text(self._source.text, str(self.path)))

    @property
    def is_changed(self) -> bool:
        """Whether the file is not as it was read or written last."""
        return not self.path.is_file() or self.path.read_bytes() != self._data

    def answer(self, id_: str) -> Data:
        """An answer as it stands, in full."""
        return in_full(self.answers.get(id_))

    def store(self, store: Store) -> None:
        """Write an answer, and the sources that are new.

        Raises:
            InputError: the layout of the sheet cannot be edited safely; nothing was written.
            UsageError: the file cannot be written.
        """
        source = self._source
        for id_, data in store.sources.items():
            source = put_source(source, id_, dict(data))
        source = put_answer(source, store.id, store.answer)
        loaded = fit(read_sheet_text(source.text, str(self.path)), self._parts)
        loaded.use()
        write_source(self._source, source.text)
        self._source, self._data = source, ((BOM if source.bom else "") + source.text).encode()
        self._take(loaded)

    def _take(self, loaded: Loaded[Sheet]) -> None:
        self.sheet = fit(loaded, self._parts).use()
        self.answers = plain(self._source.root.get("answers")) or {}
