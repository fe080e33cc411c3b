"""The blanks that templates leave for a person to fill: texts, and the id of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rubric.model.finding import Finding, Place, Rule
from rubric.source import rules_content as rules
from rubric.source.document import Mapping, Sequence
from rubric.source.nearest import near

ZH, EN = "待写", "To be written"
PLAIN = f"{ZH} / {EN}"
FACT = "to_be_chosen"

_TEXTS = frozenset({ZH, EN, PLAIN})
_MOST_SHOWN = 12
_HELP: dict[str, Any] = {
    "help_zh": "写上你的文字；why、how、improve 可有可无，也可以整行删掉",
    "help_en": "write your own text; why, how and improve are optional, their line may also be removed",
}


def blanks_in(root: Any, text: str) -> list[Finding]:
    """A finding for every text that is still a template's; the two languages of one text are one.

    Args:
        root: the data of a file, with its marks.
        text: of the file.
    """
    if ZH not in text and EN not in text:
        return []
    return [rules.PLACEHOLDER_LEFT.at(place, value=" / ".join(values), **_HELP) for place, values in _texts(root)]


def unknown_fact(id_: str, fitting: Iterable[str], known: Iterable[str]) -> tuple[Rule, dict[str, Any]]:
    """What is wrong with an id that is no fact: the kind of finding and what fills its wording.

    Args:
        id_: the id.
        fitting: what may stand in its place.
        known: all ids that it may have been meant to be.
    """
    if id_ != FACT:
        return rules.UNKNOWN_FACT, {"id": id_, **near(id_, known)}
    fits = list(fitting)
    # Who has just added a fact for this place finds it at the end.
    shown = ", ".join([*(["…"] if len(fits) > _MOST_SHOWN else []), *fits[-_MOST_SHOWN:]]) or "–"
    return rules.PLACEHOLDER_LEFT, {
        "value": FACT,
        "help_zh": f"换成事实的 id，yes_no 和 when 后面也可以写任何条件；能用的有：{shown}",
        "help_en": f"put the id of a fact; after yes_no and when it may be any condition. These fit: {shown}",
    }


def _is_blank(part: Any) -> bool:
    return isinstance(part, str) and part in _TEXTS


def _texts(root: Any) -> Iterator[tuple[Place, list[str]]]:
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            found = [key for key, part in node.items() if _is_blank(part)]
            is_text = node.keys() <= {"zh", "en"}
            groups = [found] if is_text and found else [[key] for key in found]
            yield from ((node.value_place(group[0]), [node[key] for key in group]) for group in groups)
            todo += node.values()
        elif isinstance(node, Sequence):
            yield from ((node.item_place(at), [part]) for at, part in enumerate(node) if _is_blank(part))
            todo += node
