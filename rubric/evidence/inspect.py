"""Read a tree: its programs, what each leads to, every hit, and what follows for the facts of a rubric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from rubric.evidence.aside import code_endings, seen_aside
from rubric.evidence.facts import read_facts
from rubric.evidence.find_roots import find_roots, missing_root
from rubric.evidence.limits import Progress, quiet
from rubric.evidence.lookup import Lookup
from rubric.evidence.private_infos import undeclared
from rubric.evidence.program import Program
from rubric.evidence.reader import Reader
from rubric.evidence.tree import Tree
from rubric.evidence.weigh import hits_of
from rubric.model.inspection import Hit, Inspection, Note, Reason, Root, Suspicion, Trouble
from rubric.model.rubric import Rubric
from rubric.model.signals import SignalTable

DEFAULT_PLATFORM = "wechat"
# Troubles of listing the tree, which may hide anything.
_ANYWHERE = frozenset({Trouble.TOO_MANY, Trouble.OUT_OF_TIME})


def inspect(
    tree: Tree,
    table: SignalTable,
    rubric: Rubric | None = None,
    *,
    platform: str | None = None,
    thorough: bool = False,
    progress: Progress = quiet,
) -> Inspection:
    """Read every program in a tree.

    Args:
        tree: the files.
        table: what to look for.
        rubric: whose facts are answered; none without it.
        platform: what conditional code is read for, and whose program the facts are about; WeChat by default.
        thorough: also tell what looks like a signal in files that are no evidence.
        progress: told how many files are read and known.
    """
    lookup = cache(lambda name: Lookup(table, name))
    programs = find_roots(tree, lookup(platform or DEFAULT_PLATFORM))
    roots: list[Root] = []
    hits: list[Hit] = []
    for program in programs:
        name = platform_of(tree, program, table, platform or DEFAULT_PLATFORM)
        reader = Reader(tree, program, lookup(name), progress)
        reader.run()
        others = frozenset(one.root for one in programs if one.root != program.root and _is_below(one, program))
        aside = list(seen_aside(reader, others)) if thorough else []
        hits += hits_of([*reader.seen, *aside], program.root)
        roots.append(_root(tree, reader, name, others))
    main = _main(roots, platform)
    own = [hit for hit in hits if main is not None and hit.root == main.root]
    return Inspection(
        tree=tree.name,
        rubric=rubric.rubric if rubric is not None else None,
        main=main.root if main is not None else None,
        signals=tuple(hits),
        roots=tuple(roots),
        facts=read_facts(rubric, table, own, main) if rubric is not None and main is not None else {},
        suspicions=_suspicions(own, table),
        notes=_tree_notes(tree, roots),
        set_aside=_counted(own),
    )


def platform_of(tree: Tree, program: Program, table: SignalTable, asked: str) -> str:
    """The platform that a program is read for: what its templates are written for, else the one that is asked for."""
    if program.framework != "native":
        return asked
    endings: Counter[str] = Counter()
    for page in program.pages:
        base = page.path if program.root == "." else f"{program.root}/{page.path}"
        endings.update(
            name
            for name, one in table.platforms.items()
            if any(f"{base}.{ending}" in tree.files for ending in one.templates)
        )
    best = max(endings.values(), default=0)
    if endings[asked] == best:
        return asked
    return next(name for name in table.platforms if endings[name] == best)


def _is_below(one: Program, other: Program) -> bool:
    return other.root == "." or one.root.startswith(f"{other.root}/")


def _main(roots: Sequence[Root], platform: str | None) -> Root | None:
    """The program that facts are about: of the platform that was asked for, the one with most pages."""
    fitting = [one for one in roots if platform is None or one.platform == platform] or list(roots)
    return max(fitting, key=lambda one: one.pages, default=None)


def _root(tree: Tree, reader: Reader, platform: str, others: frozenset[str]) -> Root:
    program, lookup = reader.program, reader.lookup
    endings = code_endings(lookup)
    code = [
        path
        for path in tree.below(program.root)
        if path.endswith(endings) and not path.startswith(tuple(f"{other}/" for other in others))
    ]
    reached = {path: reason for path, reason in reader.reached.items() if path.endswith(endings)}
    notes = [*program.notes, *undeclared(reader, platform)]
    notes += [one for one in tree.notes if one.file in reader.reached]
    hidden = any(one.hides for one in notes) or any(one.trouble in _ANYWHERE for one in tree.notes)
    lost = sum(one.trouble in (Trouble.MISSING_PAGE, Trouble.OUTSIDE) and one.hides for one in program.notes)
    foreign = (Reason.VENDORED, Reason.MINIFIED, Reason.TYPE_DECLARATION)
    return Root(
        root=program.root,
        framework=program.framework,
        platform=platform,
        pages=len(program.pages),
        missing=min(lost, sum(one.trouble is Trouble.MISSING_PAGE for one in program.notes)),
        subpackages=len(program.subpackages),
        files=len(code),
        reachable=len(reached),
        vendored=sum((reached.get(path) or reader.set_aside(path)) in foreign for path in code),
        read=sum(reason is None for reason in reached.values()),
        complete=not hidden,
        notes=tuple(notes),
    )


def _suspicions(hits: Sequence[Hit], table: SignalTable) -> tuple[Suspicion, ...]:
    found = []
    for id_, signal in table.signals.items():
        lines = tuple(hit for hit in hits if hit.signal == id_ and hit.counted)
        if signal.suspicion is not None and lines:
            found.append(Suspicion(signal=id_, title=signal.title, about=signal.suspicion, hits=lines))
    return tuple(found)


def _counted(hits: Sequence[Hit]) -> dict[Reason, int]:
    counts = Counter(hit.reason for hit in hits if not hit.counted)
    return {reason: counts[reason] for reason in Reason if counts[reason]}


def _tree_notes(tree: Tree, roots: Sequence[Root]) -> tuple[Note, ...]:
    told = {one for root in roots for one in root.notes}
    notes = [one for one in dict.fromkeys(tree.notes) if one not in told]
    if not roots and (missing := missing_root(tree)):
        notes.append(missing)
    return tuple(notes)
