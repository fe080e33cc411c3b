"""Finds an item by its id, in one rubric or in those that ship."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.cli.language import say
from rubric.errors import UsageError
from rubric.lint.codes import ALL_CODES, explained
from rubric.model.rubric import Rubric
from rubric.model.text import Lang, Text, folded
from rubric.report.blocks import Block, Para
from rubric.report.item_page import ItemPage
from rubric.report.rule_page import rule_page
from rubric.report.wording import Words
from rubric.scoring.outline import users_of_facts
from rubric.scoring.plan import compile_rubric
from rubric.source.library import shipped
from rubric.source.load import Loaded, read_rubric
from rubric.source.locate import locate
from rubric.source.nearest import nearest
from rubric.source.parts import Parts


def explain(id_: str, rubric: str | None, words: Words) -> list[Block]:
    """The page of a finding's code, or of an item; from every shipped rubric that has it when none is named.

    Raises:
        InputError: the rubric cannot be read.
        UsageError: no rubric has the id.
    """
    wanted = id_.rsplit(".", 1)[-1]
    if wanted in ALL_CODES and rubric is None:
        return rule_page(explained(wanted), words)
    blocks: list[Block] = []
    known: list[str] = [*ALL_CODES]
    told: list[list[Block]] = []
    rubrics = [read_rubric(name) for name in ([rubric] if rubric is not None else shipped())]
    # Those that others extend come first.
    for loaded in sorted(rubrics, key=lambda one: len(one.texts)):
        model = loaded.use()
        known += _ids(model)
        page = ItemPage(model, words, users_of_facts(compile_rubric(model))).blocks(
            wanted, _place(loaded, model, wanted)
        )
        # An inherited item that nobody changed reads the same in every rubric: once is enough.
        if page and page[1:] not in told:
            told.append(page[1:])
            blocks += [Para(""), *page] if blocks else page
    if not blocks:
        titled = (id_of for one in rubrics for id_of, title in _titles(one.use()) if title == folded(id_))
        found = next(titled, None) or nearest(wanted, dict.fromkeys(known))
        hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
        raise UsageError(say(f"没有叫“{id_}”的项目{hint}", f'nothing is called "{id_}"{hint}'))
    return blocks


def _ids(rubric: Rubric) -> list[str]:
    return [*(id_ for id_, _ in Parts(rubric).ids), *(band.id for band in rubric.bands)]


def _titles(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """The title of every item in each language, with the item's id."""
    items: list[tuple[str, Text | None]] = [(id_, one.title) for id_, one in rubric.facts.items()]
    items += [(id_, one.title) for id_, (_, one) in Parts(rubric).criteria.items()]
    items += [(id_, one.title) for part in (rubric.dimensions, rubric.gates) for id_, one in part.items()]
    items += [(band.id, band.title) for band in rubric.bands]
    for id_, title in items:
        yield from ((id_, folded(title.get(lang))) for lang in Lang if title is not None)


def _place(loaded: Loaded[Rubric], rubric: Rubric, id_: str) -> str:
    paths = dict(Parts(rubric).ids) | {band.id: ("bands", index, "id") for index, band in enumerate(rubric.bands)}
    if id_ not in paths:
        return ""
    place = locate(loaded.root, paths[id_], key=True)
    return f"{place.file}:{place.line}"
