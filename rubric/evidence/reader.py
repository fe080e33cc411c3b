"""From the declared pages to everything they lead to; each reachable file is read once, for its ways and signals."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import NamedTuple

from rubric.evidence.conditional import compiled_for
from rubric.evidence.found import Edge, Found, Way
from rubric.evidence.glance import glance
from rubric.evidence.json_text import parse_json
from rubric.evidence.kinds.tags import kebab
from rubric.evidence.limits import Progress, quiet
from rubric.evidence.lines import Lines, is_minified, line_of, shown_line
from rubric.evidence.lookup import Lookup
from rubric.evidence.program import Program
from rubric.evidence.read_config import read_app_config, read_page_config
from rubric.evidence.read_script import own_values, read_script
from rubric.evidence.read_template import read_template
from rubric.evidence.resolve import SCRIPTS, VUE, Lost, Resolver
from rubric.evidence.script import Script
from rubric.evidence.sighting import Sighting
from rubric.evidence.tree import Tree, joined
from rubric.model.inspection import Reason, Trouble

_MOST_EDGES = 1_000  # that one file may lead to
_KIND = {".ts": "ts", ".tsx": "tsx"}


class Seen(NamedTuple):
    """A sighting with its line; ``file`` is relative to the tree."""

    signal: str
    reason: Reason
    file: str
    line: int
    text: str


class Reader:
    """Reads one program.

    Attributes:
        seen: everything that looks like a signal, in the order of reading.
        reached: the files that pages lead to; those set aside have a reason.
        called: functions whose use has to be declared, with the first call of each.
    """

    def __init__(self, tree: Tree, program: Program, lookup: Lookup, progress: Progress = quiet) -> None:
        """Nothing is read yet."""
        self.tree, self.program, self.lookup = tree, program, lookup
        self.templates = tuple(f".{one}" for one in lookup.platform.templates)
        self._endings = (*SCRIPTS, *VUE, *self.templates, ".json")
        self.resolver = Resolver(tree, program, tuple(lookup.platform.suffixes), lookup.platform.templates)
        self.seen: list[Seen] = []
        self.reached: dict[str, Reason | None] = {}
        self.called: dict[str, Seen] = {}
        self._plugins = frozenset(program.plugins)
        self._queue: deque[str] = deque()
        self._progress = progress
        self._folders = {Reason.VENDORED: frozenset(lookup.table.vendored), Reason.MOCK: frozenset(lookup.table.mocks)}
        self._defines = lookup.defines if program.framework == "uni-app" else frozenset[str]()

    def run(self) -> None:
        """Read everything reachable."""
        self._start()
        while self._queue:
            path = self._queue.popleft()
            self._progress(len(self.reached) - len(self._queue), len(self.reached))
            self._read(path)
            self.tree.forget(path)

    def compiled(self, text: str) -> str:
        """A text as the platform gets it."""
        return compiled_for(text, self._defines).text if self._defines else text

    def set_aside(self, path: str) -> Reason | None:
        """Why a file is no evidence whatever is in it, by its folders and name."""
        parts = set(path.split("/"))
        if path.endswith(".d.ts"):
            return Reason.TYPE_DECLARATION
        if ".min." in path:
            return Reason.MINIFIED
        return next((reason for reason, names in self._folders.items() if parts & names), None)

    def _start(self) -> None:
        program = self.program
        for config in program.configs:
            self.reached[config.file] = None
            self._keep(config.file, read_app_config(program, config, self.lookup))
        for name in program.entries:
            self._add_base(_under(program.root, name))
        for tag, said in program.components.items():
            self._follow(program.configs[0].file, 1, Edge(said or tag, 0, Way.COMPONENT))
        for page in program.pages:
            base = joined(program.root, page.path)
            found = self._add_base(base) or self._add_base(f"{base}/index") if base else False
            if not found:
                line = next((line_of(one.text, page.at) for one in program.configs if one.file == page.file), 1)
                program.note(Trouble.MISSING_PAGE, page.file, line, page.path, hides=True)
        if program.custom_tab_bar:
            self._add_base(_under(program.root, "custom-tab-bar/index"))

    def _add_base(self, base: str) -> bool:
        files = self.resolver.of_base(base)
        for path in files:
            self._add(path)
        return bool(files)

    def _add(self, path: str) -> None:
        if path not in self.reached and path.endswith(self._endings) and not path.endswith(".d.ts"):
            self.reached[path] = self.set_aside(path)
            self._queue.append(path)

    def _read(self, path: str) -> None:
        text = self.tree.read(path)
        if text is None:
            return
        text = self.compiled(text)
        if path.endswith(".json"):
            self._keep(path, self._config(path, text))
        elif path.endswith(VUE):
            self._vue(path, text)
        elif path.endswith(SCRIPTS):
            self._keep(path, self._script(path, text, _KIND.get(path[path.rindex(".") :], "js")))
        elif path.endswith(self.templates):
            self._keep(path, self._template(path, text))

    def _config(self, path: str, text: str) -> Found:
        value, is_fine = parse_json(text)
        if not is_fine:
            self.program.note(Trouble.BAD_JSON, path)
        return read_page_config(text, path, value, self.lookup)

    def _script(self, path: str, text: str, kind: str) -> Found:
        script = Script(path, text, kind)
        if self.reached[path] is None and is_minified(text):
            self.reached[path] = Reason.MINIFIED
            self.program.note(Trouble.MINIFIED, path)
        if self.reached[path] in (Reason.VENDORED, Reason.MINIFIED):
            found = Found(text, edges=[Edge(said, at, Way.IMPORT) for said, at in script.likely_imports()])
            if self.reached[path] is Reason.MINIFIED:
                found.sightings = list(glance(text, path, self.lookup, Reason.MINIFIED))
            return found
        return read_script(script, self.lookup, self._plugins)

    def _template(self, path: str, text: str) -> Found:
        found, _ = read_template(text, path, self.lookup, cache(lambda: self._values_beside(path)), has_tags=False)
        return found

    def _values_beside(self, path: str) -> frozenset[str]:
        base = path[: path.rindex(".")]
        for ending in SCRIPTS:
            if base + ending in self.tree.files:
                kind = _KIND.get(ending, "js")
                return own_values(Script(base + ending, self.tree.read(base + ending) or "", kind))
        return frozenset()

    def _vue(self, path: str, text: str) -> None:
        scripts: list[tuple[int, Script]] = []
        values = cache(lambda: frozenset().union(*(own_values(one) for _, one in scripts)))
        found, markup = read_template(text, path, self.lookup, values, has_tags=True)
        for raw in markup.raws:
            if raw.element.tag == "script":
                lang = raw.element.get("lang")
                kind = {"ts": "ts", "tsx": "tsx", "typescript": "ts"}.get(lang, "js")
                scripts.append((raw.start, Script(path, text[raw.start : raw.end], kind)))
        self._keep(path, found)
        for start, script in scripts:
            if self.reached[path] is Reason.VENDORED:
                inside = Found(text, edges=[Edge(said, at, Way.IMPORT) for said, at in script.likely_imports()])
            else:
                inside = read_script(script, self.lookup, self._plugins)
                inside.sightings = [one._replace(at=one.at + start) for one in inside.sightings]
            inside.text = text
            inside.edges = [one._replace(at=one.at + start) for one in inside.edges]
            self._keep(path, inside)

    def _keep(self, path: str, found: Found) -> None:
        aside = self.reached[path]
        if len(found.edges) > _MOST_EDGES:
            self.program.note(Trouble.TOO_MANY, path, hides=True)
        for edge in found.edges[:_MOST_EDGES]:
            self._follow(path, edge.at, edge, found.text)
        lines = Lines(found.text)
        for one in dict.fromkeys(found.sightings):
            self.seen.append(self._seen(path, found.text, lines, one, aside))
        for name, at in found.called.items():
            if aside is None:
                self.called.setdefault(name, Seen("", Reason.CALLED, path, line_of(found.text, at), name))
        if found.depth > self.tree.limits.nesting:
            self.program.note(Trouble.TOO_DEEP, path, about=str(found.depth))
        if found.is_deep:
            self.program.note(Trouble.TOO_DEEP, path, about="1000+", hides=True)
        if found.has_slips:
            self.program.note(Trouble.BAD_SCRIPT, path, hides=True)
        if found.web_view >= 0 and aside is None:
            self.program.note(Trouble.WEB_VIEW, path, line_of(found.text, found.web_view), hides=True)

    def _seen(self, path: str, text: str, lines: Lines, one: Sighting, aside: Reason | None) -> Seen:
        reason = aside if aside is not None and one.counted else one.reason
        if one.counted and reason is one.reason and self.lookup.table.signals[one.signal].deprecated:
            reason = Reason.DEPRECATED
        return Seen(one.signal, reason, path, lines.of(one.at), shown_line(text, one.at))

    def _follow(self, path: str, at: int, edge: Edge, text: str = "") -> None:
        match edge.way:
            case Way.TAG:
                self._follow_tag(edge.said)
                return
            case Way.COMPONENT:
                target = self.resolver.component(edge.said, path)
                if isinstance(target, str):
                    if target in self.tree.files:
                        self._add(target)
                    self._add_base(target)
                    return
            case Way.IMPORT | Way.INCLUDE:
                target = self.resolver.script(edge.said, path, is_template=edge.way is Way.INCLUDE)
                if isinstance(target, str):
                    self._add(target)
                    return
        if target is not Lost.ELSEWHERE and self.reached.get(path) is None:
            outside = target is Lost.OUTSIDE
            trouble = Trouble.OUTSIDE if outside else Trouble.MISSING_FILE
            self.program.note(trouble, path, line_of(text, at), edge.said, hides=True)

    def _follow_tag(self, tag: str) -> None:
        """A tag that a rule leads to a component, without import."""
        name = kebab(tag)
        for lead, target in self.program.easycom:
            base = joined(self.program.root, target.replace("*", name[len(lead) :])) if name.startswith(lead) else None
            if base in self.tree.files:
                self._add(base)
                return


def _under(root: str, name: str) -> str:
    return name if root == "." else f"{root}/{name}"
