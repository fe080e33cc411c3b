"""One template: what it includes, which tags it uses, and the signals in its elements, texts and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.evidence.found import Edge, Found, Way
from rubric.evidence.kinds import open_types, tags, words
from rubric.evidence.kinds.open_types import Values
from rubric.evidence.lookup import INCLUDES, Lookup
from rubric.evidence.markup import Element, Markup, read_markup
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

_SOURCES = ("src", "from")
_OPEN_TYPE = re.compile(r"""open-?[tT]ype\s*=\s*["']([\w|]+)["']""")


def read_template(text: str, file: str, lookup: Lookup, values: Values, *, has_tags: bool) -> tuple[Found, Markup]:
    """What a template holds.

    Args:
        text: of the file.
        file: its path, which some words look at.
        lookup: the signals.
        values: gives what an expression may give.
        has_tags: whether a tag may lead to a component that nothing imports.
    """
    markup = read_markup(text, lookup.wanted_tags, all_tags=has_tags)
    found = Found(text, depth=markup.depth)
    if has_tags:
        found.edges = [Edge(tag, at, Way.TAG) for tag, at in markup.tags.items()]
    for element in markup.elements:
        if element.tag in INCLUDES:
            found.edges += _included(element)
        elif element.tag == "web-view" and element.shown:
            found.web_view = element.at
        found.sightings += _of_element(element, lookup, values)
    found.sightings += words.find_in_markup(text, file, markup, lookup)
    for start, end in markup.comments:
        found.sightings += in_comment(text, start, end, lookup)
    return found, markup


def in_comment(text: str, start: int, end: int, lookup: Lookup) -> Iterator[Sighting]:
    """What would be a signal if it were no comment."""
    for match in _OPEN_TYPE.finditer(text, start, end):
        for value in match[1].split("|"):
            yield from (Sighting(id_, match.start(), Reason.IN_COMMENT) for id_ in lookup.open_types.get(value, ()))
    for match in lookup.any_tag.finditer(text, start, end):
        yield from (Sighting(id_, match.start(), Reason.IN_COMMENT) for id_ in lookup.tags[match[1]])


def _included(element: Element) -> Iterator[Edge]:
    for name in _SOURCES:
        if said := element.get(name):
            yield Edge(said, element.at, Way.INCLUDE)


def _of_element(element: Element, lookup: Lookup, values: Values) -> Iterator[Sighting]:
    for one in (*tags.find(element, lookup), *open_types.find(element, lookup, values)):
        yield one if element.shown else one._replace(reason=Reason.NEVER_SHOWN)
