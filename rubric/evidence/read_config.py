"""Configuration: pages and their titles, what is declared, components that are used; and the texts in it."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.found import Edge, Found, Way
from rubric.evidence.json_text import Value
from rubric.evidence.lookup import Lookup
from rubric.evidence.program import Config, Program
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

PAGE = "page"
_GENERICS = "componentGenerics"


def read_page_config(text: str, file: str, value: Value, lookup: Lookup) -> Found:
    """What the configuration of a page or component holds."""
    found = Found(text, edges=list(_components(value)))
    found.sightings += _texts(value, file, lookup)
    return found


def read_app_config(program: Program, config: Config, lookup: Lookup) -> Found:
    """What the configuration of a program holds."""
    value = config.value.get(config.section) if config.section else config.value
    found = Found(config.text)
    for page in program.pages:
        if page.file == config.file:
            if PAGE in lookup.table.signals:
                found.sightings.append(Sighting(PAGE, page.at, Reason.PAGE))
            found.sightings += [Sighting(id_, page.at, Reason.PAGE_PATH) for id_ in lookup.by_path(page.path)]
    found.sightings += _declared(value, lookup)
    found.sightings += _texts(value, config.file, lookup)
    for path, part, _ in value.walk():
        if path[-1:] == ("provider",):
            found.sightings += [Sighting(id_, part.at, Reason.PLUGIN) for id_ in lookup.plugins.get(part.text, ())]
    return found


def _components(value: Value) -> Iterator[Edge]:
    for part in value.get("usingComponents").parts.values():
        if part.text:
            yield Edge(part.text, part.at, Way.COMPONENT)
    for generic in value.get(_GENERICS).parts.values():
        if said := generic.get("default").text:
            yield Edge(said, generic.at, Way.COMPONENT)
    for style in value.get("style").parts.values():
        yield from _components(style)


def _declared(value: Value, lookup: Lookup) -> Iterator[Sighting]:
    """Keys of the table: ``permission.*`` is every key below."""
    for id_, keys in lookup.config:
        # A key may have dots of its own: scope.userLocation.
        for path, part, at in value.walk():
            fits = len(path) == len(keys) and all(map(_same, keys, path))
            if fits and (part.parts or part.items or part.plain not in (None, False, "")):
                yield Sighting(id_, at, Reason.CONFIGURED)


def _same(want: str, key: str) -> bool:
    return want in ("*", key)


def _texts(value: Value, file: str, lookup: Lookup) -> Iterator[Sighting]:
    for _, part, _ in value.walk():
        if part.text and lookup.any_text.search(part.text):
            yield from (Sighting(id_, part.at, Reason.TEXT) for id_, _ in lookup.in_text(part.text, file))
