"""WeChat lets a program call some functions only where it declares them; what is called and not declared."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.reader import Reader
from rubric.model.inspection import Note, Trouble

_KEY = "requiredPrivateInfos"


def undeclared(reader: Reader, platform: str) -> Iterator[Note]:
    """A note for every function that is called without being declared."""
    if platform != "wechat":
        return
    declared = {
        item.text
        for config in reader.program.configs
        for item in (config.value.get(config.section) if config.section else config.value).get(_KEY).items
    }
    for name, call in sorted(reader.called.items()):
        if name not in declared:
            yield Note(trouble=Trouble.PRIVATE_INFOS, file=call.file, line=call.line, about=name)
