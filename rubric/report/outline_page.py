"""A rubric in outline as a page, and the list of what ships."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.outline import Outline, OutlineNode, ShippedRubric
from rubric.model.text import Text
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.numbers import figure, percent
from rubric.report.wording import Words


def outline_page(outline: Outline, words: Words) -> list[Block]:
    """The tree with weights, then gates, bands and facts."""
    page = Page()
    page.add(Title(words("rubric", title=words.of(outline.title), edition=outline.edition), outline.id))
    if outline.why is not None:
        page.add(Para(words.of(outline.why)))
    if len(outline.chain) > 1:
        page.add(Para(words("chain", chain=words.listed([f"{n} {id_}" for n, id_ in enumerate(outline.chain, 1)]))))
    page.add(
        Para(
            words(
                "minimum_coverage",
                minimum=percent(outline.minimum_coverage),
                from_=figure(outline.scale_from),
                to=figure(outline.scale_to),
                combine=words(outline.combine),
            )
        )
    )
    page.section(words("show_criteria"), _tree(outline, words))
    page.section(words("gates"), Entries(tuple(_gates(outline, words))))
    page.section(words("bands"), Entries(tuple(_bands(outline, words))))
    page.section(words("facts"), _facts(outline, words))
    return page.blocks


def library_page(rubrics: Sequence[ShippedRubric], words: Words) -> list[Block]:
    """What ships, a line each."""
    head = tuple(words(key) for key in ("head_rubric", "head_edition", "head_criteria", "head_title"))
    rows = tuple((one.id, one.edition, str(one.criteria), words.of(one.title)) for one in rubrics)
    return [Title(words("library")), Table(head, "llrl", rows), Para(words("library_hint"), quiet=True)]


def _tree(outline: Outline, words: Words) -> Table:
    inherits = len(outline.chain) > 1
    keys = ["head_item", "head_declared", "head_effective", *(["head_from"] if inherits else []), "head_scale"]
    rows = []
    for node in outline.nodes:
        title = "  " * node.path.count(".") + f"{node.id} {words.of(node.title)}"
        effective = "–" if node.effective is None else f"{figure(node.effective * 100)}%"
        origin = "+".join(str(outline.chain.index(one) + 1) for one in node.origin if one in outline.chain)
        rows.append((title, node.weight, effective, *([origin] if inherits else []), _scale(node, words)))
    return Table(tuple(words(key) for key in keys), "lrrll" if inherits else "lrrl", tuple(rows))


def _scale(node: OutlineNode, words: Words) -> str:
    if node.off is not None:
        return _off(node.off, words).strip()
    if node.kind != "criterion":
        return words(node.combine or "mean")
    keys = {"judged": "scale_levels", "derived": "scale_derived"}
    text = words(keys.get(node.scale or "", f"scale_{node.scale}"), n=node.steps)
    marks = [words("optional")] if node.may_not_apply else []
    marks += [words("scoped")] if node.scoped else []
    marks += [words("shown_only")] if node.weight == "0" else []
    return words.listed([text, *marks])


def _off(off: Text | None, words: Words) -> str:
    return words("off", text=words.of(off)) if off is not None else ""


def _gates(outline: Outline, words: Words) -> Iterator[Entry]:
    titles = {node.id: words.of(node.title) for node in outline.nodes} | {"total": words("total")}
    for gate in outline.gates:
        for node, cap in gate.cap.items():
            text = words("gate_line", title=f"{gate.id} {words.of(gate.title)}", node=titles[node], cap=figure(cap))
            yield Entry("·", text + _off(gate.off, words))


def _bands(outline: Outline, words: Words) -> Iterator[Entry]:
    titles = {node.id: words.of(node.title) for node in outline.nodes}
    for band in outline.bands:
        text = words("band_line", from_=figure(band.starts), title=f"{band.id} {words.of(band.title)}")
        needs = words.listed([f"{titles[id_]} ≥ {figure(need)}" for id_, need in band.requires.items()])
        text += words("band_requires", needs=needs) if needs else ""
        yield Entry("·", text + _off(band.off, words))


def _facts(outline: Outline, words: Words) -> Table:
    rows = []
    for fact in outline.facts:
        users = words("used_by", names=words.listed(list(fact.used_by))) if fact.used_by else words("not_used")
        text = f"{words.of(fact.title)}{_off(fact.off, words) or words('colon') + users}"
        rows.append((fact.id, words(f"answer_{fact.answer}"), text))
    return Table(("", "", ""), "lll", tuple(rows))
