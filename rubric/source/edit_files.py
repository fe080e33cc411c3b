"""The files that belong together, and whether they can still be used after a change to some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rubric.errors import InputError
from rubric.model.finding import Finding, Severity
from rubric.model.rubric import Rubric
from rubric.source import rules_content
from rubric.source.check_rubric import check_rubric
from rubric.source.document import Mapping as Data
from rubric.source.edit_change import Change
from rubric.source.edit_text import Source, read_source
from rubric.source.extends import lay_over
from rubric.source.inputs import RUBRIC_ENDINGS, SHEET_ENDINGS
from rubric.source.library import rubric_file
from rubric.source.load import Loaded, fit, placed, read_sheet_text, top_mapping
from rubric.source.problems import empty_values, findings_of, in_order
from rubric.source.read import read_text
from rubric.source.salvage import salvage

Texts = Mapping[Path, str]


def base_of(source: Source) -> Path | None:
    """The file that a rubric extends."""
    extends = source.root.get("extends")
    return rubric_file(extends, source.path.parent) if isinstance(extends, str) and source.kind == "rubric" else None


def sheets_beside(source: Source) -> list[Source]:
    """The sheets in the folder of a file; what cannot be read is passed over."""
    return _beside(source, SHEET_ENDINGS)


def _beside(source: Source, endings: tuple[str, ...]) -> list[Source]:
    found = []
    for path in sorted(source.path.parent.iterdir()):
        if path.name.endswith(endings) and path.is_file() and path.resolve() != source.path.resolve():
            with suppress(InputError):
                found.append(read_source(path))
    return found


def overlays_of(source: Source) -> list[Source]:
    """The rubrics beside a file that extend it, directly or through one another; what cannot be read is passed over."""
    beside = _beside(source, RUBRIC_ENDINGS)
    family, found, grown = {source.path.resolve()}, list[Source](), True
    while grown:
        grown = False
        for one in beside:
            base = base_of(one)
            if one.path.resolve() not in family and base is not None and base.resolve() in family:
                family.add(one.path.resolve())
                found.append(one)
                grown = True
    return found


def effective(source: Source, texts: Texts | None = None) -> Data:
    """A rubric's data after ``extends``; that of the file itself where what it extends cannot be read."""
    root, _ = _merged(source.path, source.name, {source.path.resolve(): source.text, **(texts or {})}, ())
    return root if root is not None else source.root


def rubric_data_of(source: Source) -> Data:
    """The data of the rubric that a file is or rests on, after ``extends``; nothing where a sheet's cannot be read."""
    if source.kind == "rubric":
        return effective(source)
    named = source.root.get("rubric")
    file = rubric_file(named, source.path.parent) if isinstance(named, str) else None
    root = _merged(file, str(file), {}, ())[0] if file is not None else None
    return root if root is not None else source.root


def problems_after(changes: Iterable[Change], beside: Iterable[Source]) -> tuple[list[Finding], dict[str, str]]:
    """The errors that files have after some changes and did not have before, and the new texts by name.

    Args:
        changes: what is to be written.
        beside: further files that rest on the changed ones.
    """
    changed = list(changes)
    sources = [one.source for one in changed]
    sources += [one for one in beside if one.path.resolve() not in {source.path.resolve() for source in sources}]
    new = {one.source.path.resolve(): one.text for one in changed}
    old = {one.path.resolve(): one.text for one in sources}
    found: list[Finding] = []
    shown: dict[str, str] = {}
    for source in sources:
        before = _errors(source, old)
        after = _errors(source, {**old, **new})
        counts = Counter(one.code for one in before)
        known = {(one.code, str(one.message.en)) for one in before}
        worse = {code for code, count in Counter(one.code for one in after).items() if count > counts[code]}
        found += [one for one in after if one.code in worse and (one.code, str(one.message.en)) not in known]
        shown[source.name] = new.get(source.path.resolve(), source.text)
    return list(dict.fromkeys(found)), shown


def _errors(source: Source, texts: Texts) -> list[Finding]:
    loaded: Loaded[Any]
    text = texts[source.path.resolve()]
    if source.kind == "rubric":
        loaded = load_rubric(source.path, source.name, texts)
    else:
        loaded = read_sheet_text(text, source.name)
        named = source.root.get("rubric")
        file = rubric_file(named, source.path.parent) if isinstance(named, str) else None
        if file is not None and (rubric := load_rubric(file, str(file), texts).model) is not None:
            loaded = fit(loaded, rubric)
    return _without_blanks(one for one in loaded.findings if one.severity is Severity.ERROR)


def load_rubric(path: Path, name: str, texts: Texts) -> Loaded[Rubric]:
    """A rubric as it would be read if files had other texts; those that are not given are read."""
    root, findings = _merged(path, name, texts, ())
    if root is None:
        return Loaded(None, None, findings)
    dropped: frozenset[str] = frozenset()
    try:
        model = Rubric.model_validate(root)
    except ValidationError as error:
        findings = [*findings, *findings_of(error, root, Rubric)]
        left = salvage(root, error, Rubric)
        if left is None:
            return Loaded(None, root, in_order(findings))
        model, dropped = left
    problems = [one for one in check_rubric(model) if one.args.get("id") not in dropped]
    findings = in_order(_without_blanks([*findings, *placed(problems, root)]))
    return Loaded(None if findings else model, root, findings)


def _without_blanks(findings: Iterable[Finding]) -> list[Finding]:
    """What a template leaves open is filled by further edits, and stands in the way of none."""
    return [one for one in findings if one.code != rules_content.PLACEHOLDER_LEFT.code]


def _merged(path: Path, name: str, texts: Texts, chain: tuple[Path, ...]) -> tuple[Data | None, list[Finding]]:
    resolved = path.resolve()
    text, findings = (texts[resolved], []) if resolved in texts else read_text(path, name)
    root, problems = (None, findings) if findings else top_mapping(text, name)
    if root is None:
        return None, problems
    problems = [*problems, *empty_values(root)]
    extends = root.get("extends")
    if not isinstance(extends, str):
        return root, problems
    base = rubric_file(extends, path.parent)
    if base is None or base.resolve() in (*chain, resolved):
        place = root.value_place("extends")
        unknown_base = rules_content.UNKNOWN_RUBRIC.at(place, name=extends, known="", near_zh="", near_en="")
        return None, [*problems, unknown_base]
    below, more = _merged(base, str(base), texts, (*chain, resolved))
    if below is None:
        return None, [*problems, *more]
    merged, unknown = lay_over(below, root)
    return merged, [*problems, *more, *unknown]
