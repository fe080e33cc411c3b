"""What each edit of a rubric caused: Shapley values by rating sheets with every choice of edits made.

The value of an edit is its mean effect on the total over all orders in which the edits could be made (Shapley 1953):
the sum over the choices S without it of |S|! (n − |S| − 1)! / n! · (total with S and it − total with S). The values add
up to the whole change, edits without an effect get 0, and edits with the same effect the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import factorial

from rubric.analysis.impact.edits import EditUnit, edits_between, edits_by_criterion
from rubric.analysis.impact.effect import shown_parts
from rubric.analysis.impact.hybrid import Between
from rubric.analysis.impact.rating import fitting
from rubric.errors import UsageError
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import Edit, EditShare, Impact
from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import evaluate
from rubric.scoring.plan import compile_rubric
from rubric.scoring.values import LeafValue
from rubric.scoring.world import world_of
from rubric.source.load import Loaded
from rubric.source.parts import Parts

MOST_EDITS = 10


def with_shares(
    impact: Impact,
    old: Rubric,
    new: Rubric,
    sheets: Sequence[Loaded[Sheet]],
    progress: Callable[[int, int], None] | None = None,
) -> Impact:
    """An impact with what each edit caused.

    Args:
        impact: of the change on the sheets.
        old: the rubric before.
        new: the rubric after.
        sheets: as they were read.
        progress: is told how many choices of edits have been tried, and how many there are.

    Raises:
        UsageError: there are more edits than every choice of them could be tried.
    """
    edits = edits_between(old, new)
    if len(edits) > MOST_EDITS:
        raise UsageError(
            f"--shapley tries every choice of the edits, so {MOST_EDITS} are the most; here are {len(edits)}. Hold the "
            "rubric against an edition in between, and that one against the other",
            f"--shapley 要把改动的每种取舍都算一遍，最多 {MOST_EDITS} 处；这里有 {len(edits)} 处。"
            "请先和中间的一版比，再用中间那版和另一份比",
        )
    files = [sheet.root.document.name if sheet.root is not None else "" for sheet in sheets]
    tried = []
    for number, totals in enumerate(_totals(old, new, edits, [one.use() for one in sheets]), 1):
        tried.append(totals)
        if progress is not None:
            progress(number, 2 ** len(edits))
    by_file = dict(zip(files, zip(*tried, strict=True), strict=True))
    return impact.model_copy(
        update={
            "edits": tuple(Edit.model_construct(paths=one.paths) for one in edits),
            "sheets": tuple(
                one.model_copy(update={"shares": _shares(by_file[one.file], len(edits))}) for one in impact.sheets
            ),
        }
    )


def shapley_values(totals: Sequence[Fraction], count: int) -> list[Fraction]:
    """The Shapley values of a game.

    Args:
        totals: of every choice; bit i of a position says whether player i is in.
        count: of the players.
    """
    weights = [Fraction(factorial(n) * factorial(count - n - 1), factorial(count)) for n in range(count)]
    return [
        sum(
            (
                weights[choice.bit_count()] * (totals[choice | 1 << player] - totals[choice])
                for choice in range(2**count)
                if not choice >> player & 1
            ),
            Fraction(0),
        )
        for player in range(count)
    ]


def _shares(totals: Sequence[Fraction | None], count: int) -> tuple[EditShare, ...] | None:
    known = [total for total in totals if total is not None]
    if len(known) < len(totals):
        return None
    values = shapley_values(known, count)
    shown = shown_parts(known[0], known[-1], values)
    return tuple(
        EditShare.model_construct(edit=edit, points=points, shown=text)
        for edit, (points, text) in enumerate(zip(values, shown, strict=True))
    )


def _totals(
    old: Rubric, new: Rubric, edits: Sequence[EditUnit], sheets: Sequence[Sheet]
) -> Iterator[list[Fraction | None]]:
    """The totals of all sheets, for every choice of edits in the order of their bits."""
    between, rests_on = Between(old, new), edits_by_criterion(old, new, edits)
    known: list[dict[tuple[str, int], LeafValue]] = [{} for _ in sheets]
    for choice in range(2 ** len(edits)):
        made = frozenset(part for number, edit in enumerate(edits) if choice >> number & 1 for part in edit.parts)
        rubric = between.mixed(made)
        plan, parts = compile_rubric(rubric), Parts(rubric)
        keys = {id_: (id_, choice & rests_on.get(id_, 0)) for id_ in plan.leaves}
        found = list[Fraction | None]()
        for sheet, values in zip(sheets, known, strict=True):
            world = world_of(plan, fitting(sheet, parts, suggest=False)[0])
            done = {id_: values[key] for id_, key in keys.items() if key in values}
            evaluation = evaluate(plan, world, known=done)
            values |= {keys[id_]: value for id_, value in evaluation.leaves.items()}
            root = evaluation.root
            found.append(None if root.value is None else plan.on_scale(root.value))
        yield found
