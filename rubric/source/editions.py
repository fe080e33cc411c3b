"""A rubric by what somebody wrote for it: an id, a path, or a path in a git revision."""

from __future__ import annotations

from pathlib import Path

from rubric.model.rubric import Rubric
from rubric.source.inputs import is_file
from rubric.source.load import Loaded, read_rubric, read_rubric_in
from rubric.source.revisions import Revision, split


def read_edition(word: str) -> Loaded[Rubric]:
    """Read a rubric and all that it extends; from a git revision where that is asked for.

    Args:
        word: an id, a path, or ``REV:path``. What is there as a file is that file, whatever it is called.

    Raises:
        InputError: the revision cannot be read.
    """
    parts = None if is_file(Path(word)) else split(word)
    if parts is None:
        return read_rubric(word)
    revision = Revision(parts[0], Path(), word)
    return read_rubric_in(revision, revision.path(parts[1]))
