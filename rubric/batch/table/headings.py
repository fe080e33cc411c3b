"""Which column of a table answers what: by id, by the words of the rubric, or as the user says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rubric.batch.columns import NOT_APPLICABLE, ColumnKind, InputColumn, attribute_column
from rubric.errors import UsageError
from rubric.model.table import ColumnUse
from rubric.model.text import Lang, Text, folded
from rubric.scoring.observe import PROGRAM
from rubric.scoring.plan import Plan
from rubric.source.nearest import nearest

NA = "na:"
# Columns that a file of rejected rows has besides; so it can be mended and read again.
REJECTED_ROW, REJECTED_BECAUSE = "rejected_row", "rejected_because"
_KEYS = ("program", "program_id", "id", "key", "appid", "app_id", "小程序", "程序", "编号", "name", "名称")
# What sheets say of a program; a table may have it without any use for scores.
_ABOUT = frozenset({"platform", "vertical", "version", "name", "observer", "observed", REJECTED_ROW, REJECTED_BECAUSE})


@dataclass(frozen=True)
class Asked:
    """What the user says about columns.

    Attributes:
        maps: id by column.
        ignore: columns to leave out.
        carry: columns to hand on to the output.
        key: the column that names a row; None for the first that looks like one.
    """

    maps: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    carry: tuple[str, ...] = ()
    key: str | None = None


@dataclass(frozen=True)
class Fit:
    """How the columns of a table fit a rubric.

    Attributes:
        inputs: all that the table could have, those that have to be computed included.
        values: the table's column by id.
        not_applicable: the table's column that says whether it does not apply, by id.
        unused: columns that are neither known nor asked for.
        missing: ids that scores rest on and that no column answers.
        key: the column that names a row; None where there is none.
        carry: columns to hand on.
    """

    inputs: tuple[InputColumn, ...]
    values: Mapping[str, str]
    not_applicable: Mapping[str, str]
    unused: tuple[str, ...]
    missing: tuple[str, ...]
    key: str | None
    carry: tuple[str, ...]

    @property
    def answered(self) -> tuple[InputColumn, ...]:
        """What some column of the table answers, and the curves that can be computed from it."""
        return tuple(
            one
            for one in self.inputs
            if one.id in self.values or one.id in self.not_applicable or one.fact in self.values
        )

    @property
    def used(self) -> tuple[str, ...]:
        """All columns of the table that are read, each once."""
        key = [self.key] if self.key is not None else []
        return tuple(dict.fromkeys([*key, *self.carry, *self.values.values(), *self.not_applicable.values()]))

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """What each column of the table answers."""
        titles = {one.id: one.title for one in self.inputs}
        pairs = [*self.values.items(), *((id_, name) for id_, name in self.not_applicable.items())]
        return tuple(ColumnUse(column=name, id=id_, title=titles[id_]) for id_, name in pairs)


def fit_headings(headings: Sequence[str], plan: Plan, inputs: tuple[InputColumn, ...], asked: Asked) -> Fit:
    """Find out what the columns answer.

    Args:
        headings: the names of the table's columns.
        plan: the rubric.
        inputs: all columns that it may have.
        asked: what the user says.

    Raises:
        UsageError: something that the user says does not fit, two columns answer the same, a name is nearly that of
            something the rubric asks, or nothing fits at all.
    """
    _check_names(headings, asked)
    finder = _Finder(plan, [one for one in inputs if one.kind is not ColumnKind.CURVE])
    found: dict[str, list[str]] = {}
    unused: list[str] = []
    key = asked.key if asked.key is not None else _key(headings)
    for name in headings:
        if name in asked.ignore:
            continue
        id_ = finder.mapped(name, asked.maps[name]) if name in asked.maps else finder.id_of(name)
        if id_ is not None:
            found.setdefault(id_, []).append(name)
        elif name != key and name not in asked.carry and folded(name) not in _ABOUT:
            finder.refuse_near(name)
            if key is None:
                _refuse_near_key(name)
            unused.append(name)
    for id_, names in found.items():
        if len(names) > 1:
            raise UsageError(
                f'the columns "{names[0]}" and "{names[1]}" both answer {id_}: leave one out with --ignore',
                f"“{names[0]}”和“{names[1]}”两列都在答 {id_}，请用 --ignore 去掉一列",
            )
    if not found:
        raise _nothing_fits(plan, headings)
    values = {id_: names[0] for id_, names in found.items() if not id_.startswith(NA)}
    gone = {id_.removeprefix(NA): names[0] for id_, names in found.items() if id_.startswith(NA)}
    missing = tuple(one.id for one in finder.inputs if one.needed and one.id not in values)
    return Fit(inputs, values, gone, tuple(unused), missing, key, tuple(dict.fromkeys(asked.carry)))


def _check_names(headings: Sequence[str], asked: Asked) -> None:
    options = {"--map": asked.maps, "--ignore": asked.ignore, "--carry": asked.carry}
    options |= {"--key": () if asked.key is None else (asked.key,)}
    for option, names in options.items():
        for name in names:
            if name not in headings:
                near, near_zh = hints(nearest(name, headings))
                raise UsageError(
                    f'{option}: the table has no column "{name}"{near}', f"{option}：表格里没有“{name}”这一列{near_zh}"
                )


def _key(headings: Iterable[str]) -> str | None:
    by_name = {folded(name): name for name in headings}
    return next((by_name[one] for one in _KEYS if one in by_name), None)


def _refuse_near_key(name: str) -> None:
    """Refuse a name that is probably a slip of what names the rows: they would go by their numbers instead."""
    found = nearest(folded(name)[:80], _KEYS)
    if found is not None:
        fix = f"--key {name}"
        raise UsageError(
            f'the column "{name}" is nearly "{found}", which names the rows: rename it, or say {fix}, '
            f"or --ignore {name}",
            f"“{name}”这一列很像“{found}”，那是行的名字：请改列名，或者用 {fix}，或者用 --ignore {name} 不要它",
        )


def _nothing_fits(plan: Plan, headings: Sequence[str]) -> UsageError:
    shown = ", ".join(headings[:5]) + (", …" if len(headings) > 5 else "")
    rubric = plan.rubric.rubric
    return UsageError(
        f'no column answers anything that "{rubric}" asks (the columns are {shown}); '
        f"rubric table --template -r {rubric} shows what a table may have, --map COLUMN=ID names a column",
        f"没有一列能对上“{rubric}”要问的（表格的列：{shown}）；"
        f"rubric table --template -r {rubric} 给出可用的列，--map 列名=id 可以指明一列",
    )


def hints(found: str | None) -> tuple[str, str]:
    """Did you mean, in English and Chinese; empty for None."""
    return (f', did you mean "{found}"?', f"，是不是“{found}”？") if found else ("", "")


def _always_applies(name: str, id_: str) -> UsageError:
    return UsageError(
        f'the column "{name}": {id_} always applies, the rubric does not allow "not applicable" there',
        f"“{name}”这一列：量表不允许 {id_} 答“不适用”",
    )


def title_of(plan: Plan, column: InputColumn) -> Text:
    """What a column asks for: the question of a fact, the title of anything else."""
    fact = plan.rubric.facts.get(column.id)
    return fact.ask if fact is not None else column.title


def plain_name(column: InputColumn, inputs: Sequence[InputColumn]) -> str:
    """What a column is best called in a table: an attribute by its own name, unless that is the id of something."""
    own = column.id.removeprefix(PROGRAM)
    return column.id if any(one.id == own for one in inputs) else own


class _Finder:
    """Knows every name that a column may go by."""

    def __init__(self, plan: Plan, inputs: Sequence[InputColumn]) -> None:
        self.inputs = inputs
        self.criteria = {folded(id_) for id_ in plan.leaves}
        self.ids = {one.id: one for one in inputs}
        self.names: dict[str, set[str]] = {}
        for one in inputs:
            for name in self._names_of(plan, one):
                self.names.setdefault(name, set()).add(one.id)

    def _names_of(self, plan: Plan, column: InputColumn) -> Iterator[str]:
        yield folded(column.id)
        if column.kind is ColumnKind.ATTRIBUTE:
            yield folded(plain_name(column, self.inputs))
        texts = (column.title, title_of(plan, column))
        yield from {folded(text.get(lang)) for text in texts for lang in Lang}

    def id_of(self, name: str) -> str | None:
        """What a column answers by its name; ``na:`` before it where it says what does not apply."""
        plain = folded(name)
        gone = plain.startswith(NA)
        known = self.names.get(plain.removeprefix(NA).strip(), set())
        if len(known) > 1:
            both = " / ".join(sorted(known))
            raise UsageError(
                f'the column "{name}" may be any of {both}: say which with --map {name}=ID',
                f"“{name}”这一列可能是 {both}，请用 --map {name}=id 指明",
            )
        if gone and not known and plain.removeprefix(NA).strip() in self.criteria:
            raise _always_applies(name, plain.removeprefix(NA).strip())
        for id_ in known:
            return self._gone(id_, name) if gone else id_
        return None

    def _gone(self, id_: str, name: str) -> str:
        if NOT_APPLICABLE not in self.ids[id_].codes:
            raise _always_applies(name, id_)
        return NA + id_

    def mapped(self, name: str, id_: str) -> str:
        """The id that the user gave, checked."""
        plain = id_.removeprefix(NA)
        for one in (plain, attribute_column(plain)):
            if one in self.ids:
                return self._gone(one, name) if id_.startswith(NA) else one
        near, near_zh = hints(nearest(plain, self.ids))
        raise UsageError(
            f'--map {name}={id_}: the rubric asks nothing called "{plain}"{near}',
            f"--map {name}={id_}：量表里没有“{plain}”{near_zh}",
        )

    def refuse_near(self, name: str) -> None:
        """Refuse a name that is probably a slip of an id."""
        plain = folded(name).removeprefix(NA).replace("-", "_").replace(" ", "_")
        found = next((one for one in self.ids if one == plain), None) or nearest(plain[:80], self.ids)
        if found is None:
            return
        if folded(name).startswith(NA):
            found = NA + found
        fix = f"--map {name}={found}"
        raise UsageError(
            f'the column "{name}" is nearly "{found}": rename it, or say {fix}, or --ignore {name}',
            f"“{name}”这一列很像“{found}”：请改列名，或者用 {fix}，或者用 --ignore {name} 不要它",
        )
