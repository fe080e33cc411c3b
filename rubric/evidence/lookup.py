"""The signal table in the shape that reading needs: what to do with a name, an address, a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rubric.evidence.patterns import ANY_WORD, text_patterns, token_pattern, tokens
from rubric.model.signals import Body, Signal, SignalTable

# What includes what: import and include of a template, scripts of their own.
INCLUDES = frozenset({"import", "include", "wxs", "import-sjs", "sjs", "filter", "qs"})


class Patterns(NamedTuple):
    """Patterns of signals, and one that matches where any of them does."""

    each: tuple[tuple[str, re.Pattern[str]], ...]
    any: re.Pattern[str]


class Lookup:
    """The signal table for one platform.

    Attributes:
        objects: names of the objects whose functions are the platform's.
        calls, arguments, tags, plugins, schemes: signals by what stands in the source.
        hooks: signals of a page hook, with the bodies that they want.
        open_types: signals by value; those of expressions apart in ``dynamic``.
    """

    def __init__(self, table: SignalTable, platform: str) -> None:
        """Compile the table."""
        self.table, self.platform = table, table.platforms[platform]
        self.objects = frozenset({*self.platform.objects, *table.frameworks})
        self.defines = frozenset(self.platform.defines)
        self.logs, self.not_buttons = frozenset(table.logs), frozenset(table.not_buttons)
        self.private = frozenset(table.private_infos)
        signals = table.signals
        self.calls = _by(signals, "calls")
        self.arguments = _by(signals, "arguments")
        self.tags = _by(signals, "tags")
        self.any_tag = re.compile(f"<({'|'.join(map(re.escape, self.tags)) or ANY_WORD})(?![\\w-])")
        self.wanted_tags = frozenset({*INCLUDES, *self.tags, "web-view"})
        self.plugins = _by(signals, "plugins")
        self.schemes = _by(signals, "schemes")
        self.open_types = _by({id_: one for id_, one in signals.items() if not one.dynamic}, "open_types")
        self.dynamic = _by({id_: one for id_, one in signals.items() if one.dynamic}, "open_types")
        self.config = tuple((id_, tuple(key.split("."))) for id_, one in signals.items() for key in one.config)
        self.hooks: dict[str, list[tuple[str, tuple[Body, ...]]]] = defaultdict(list)
        for id_, one in signals.items():
            for hook in one.hooks:
                self.hooks[hook].append((id_, one.body))
        self.paths = _patterns(signals, "paths")
        self._names = _patterns(signals, "names")
        self._hook_names = _patterns(signals, "hook_names")
        self._referrers = re.compile("|".join(token_pattern(word).pattern for word in table.referrers) or ANY_WORD)
        self._texts, self.any_text = text_patterns(signals)
        self._exact = {*self.calls, *self.private, *self.arguments, *self.hooks, *_jsx_tags(self.tags), "openType"}
        self._fragment = _fragments([word for one in signals.values() for word in one.names])
        self._seen: set[str] = set()
        self._known: set[str] = set()
        self._in_texts: dict[str, list[tuple[str, int, re.Pattern[str] | None]]] = {}
        self._signals_of: dict[str, tuple[str, ...]] = {}

    def known(self, names: set[str]) -> set[str]:
        """Those of some identifiers that a signal is recognised by."""
        new = names - self._seen
        if new:
            self._seen |= new
            self._known |= new & self._exact
            ordered = sorted(new)
            lowered = "\n".join(ordered).lower()
            for match in self._fragment.finditer(lowered):
                name = ordered[lowered.count("\n", 0, match.start())]
                if name not in self._signals_of and (found := _matching(self._names, tokens(name))):
                    self._signals_of[name] = found
                    self._known.add(name)
        return names & self._known

    def by_name(self, name: str) -> tuple[str, ...]:
        """Signals that a known identifier speaks of."""
        return self._signals_of.get(name, ())

    def in_hook(self, name: str) -> tuple[str, ...]:
        """Signals that a function called inside a share hook speaks of."""
        return _matching(self._hook_names, tokens(name))

    def says_who(self, parameter: str) -> bool:
        """Whether a parameter of an address says who shares."""
        return self._referrers.search(tokens(parameter)) is not None

    def by_path(self, path: str) -> tuple[str, ...]:
        """Signals that a page path speaks of."""
        return _matching(self.paths, tokens(path))

    def in_text(self, text: str, file: str) -> Iterator[tuple[str, int]]:
        """Signals that a piece of text speaks of, with the place of the words."""
        found = self._in_texts.get(text)
        if found is None:
            found = self._in_texts[text] = [
                (id_, match.start(), within)
                for id_, words, within, unless in self._texts
                if (match := words.search(text)) and not (unless and unless.search(text))
            ]
        return ((id_, at) for id_, at, within in found if within is None or within.search(tokens(file)))


def _by(signals: Mapping[str, Signal], field: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, one in signals.items():
        for word in getattr(one, field):
            found[word].append(id_)
    return {word: tuple(ids) for word, ids in found.items()}


def _patterns(signals: Mapping[str, Signal], field: str) -> Patterns:
    each = tuple((id_, token_pattern(word)) for id_, one in signals.items() for word in getattr(one, field))
    return Patterns(each, re.compile("|".join(one.pattern for _, one in each) or ANY_WORD))


def _matching(patterns: Patterns, words: str) -> tuple[str, ...]:
    if not patterns.any.search(words):
        return ()
    return tuple(dict.fromkeys(id_ for id_, one in patterns.each if one.search(words)))


def _fragments(words: list[str]) -> re.Pattern[str]:
    """What any name that could match holds: the longest piece of each pattern."""
    longest = {max(re.split(r"[ *]+", word), key=len) for word in words}
    return re.compile("|".join(sorted(map(re.escape, longest - {""}), key=len, reverse=True)) or ANY_WORD)


def _jsx_tags(tags: Mapping[str, object]) -> set[str]:
    return {"".join(part.title() for part in tag.split("-")) for tag in tags}
