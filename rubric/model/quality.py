"""Whether a rubric works on the programs rated so far: the result of ``rubric quality``.

Shares, declared and real influence are fractions of 1; widths are on the report scale; coefficients lie between -1 and
1. A figure is null where too few programs allow it; ``limits`` says how many it takes.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from rubric.model.figure import Figure, Result
from rubric.model.scorecard import RubricView
from rubric.model.text import Text


class Kind(StrEnum):
    """What a remark is about, most important first.

    ``withheld``: half of the programs or more get no verdict. ``unobserved``: a criterion is hardly ever settled.
    ``inapplicable``: it applies to none. ``constant``: all settled values are equal. ``duplicate``: two criteria put
    all programs in the same order, or in the opposite one. ``correlated``: nearly so. ``stronger``, ``weaker``: a
    criterion moves the total far more or far less than its weight says. ``unused``, ``answer_unused``: values of a
    criterion, answers of a fact that never occur. ``apart``: a criterion goes with the rest of the rubric hardly or
    not at all. ``gate_always``: broken by every program. ``gate_idle``: broken, but no score was ever lowered by it.
    ``gate_never``: broken by none. ``band_narrow``: a band is narrower than the bounds usually are. ``band_empty``: no
    program reached it.
    """

    WITHHELD = "withheld"
    UNOBSERVED = "unobserved"
    INAPPLICABLE = "inapplicable"
    CONSTANT = "constant"
    DUPLICATE = "duplicate"
    CORRELATED = "correlated"
    STRONGER = "stronger"
    WEAKER = "weaker"
    UNUSED = "unused"
    ANSWER_UNUSED = "answer_unused"
    APART = "apart"
    GATE_ALWAYS = "gate_always"
    GATE_IDLE = "gate_idle"
    GATE_NEVER = "gate_never"
    BAND_NARROW = "band_narrow"
    BAND_EMPTY = "band_empty"


class Scale(StrEnum):
    """How a question is answered: one of the four scales of a criterion, or the answer of a fact."""

    LEVELS = "levels"
    YES_NO = "yes_no"
    NUMBER = "number"
    CHECKLIST = "checklist"
    CHOICE = "choice"


class Limits(Result):
    """From where on something is remarked.

    Attributes:
        programs: the fewest programs that anything is judged by.
        rho: beyond this a rank correlation counts as redundancy.
        chance: up to this a duplicate is not put down to chance.
        observed: up to this share settled, a criterion is hardly ever observed.
        factor: of real to declared influence, or the other way round.
        points: the least difference of the two, beside the factor.
        item_total: below this a criterion stands apart.
        withheld: from this share on, too many verdicts are withheld.
    """

    programs: int
    rho: Figure
    chance: Figure
    observed: Figure
    factor: Figure
    points: Figure
    item_total: Figure
    withheld: Figure


class Remark(Result):
    """Something that stands out.

    Attributes:
        kind: what.
        ids: the criteria, facts, gates or bands that it is about, as paths or ids.
        values: the values in question.
        programs: how many programs it rests on.
        enough: whether these are as many as it takes; otherwise it is no more than a hint.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    programs: int
    enough: bool


class Use(Result):
    """A value of a scale, an option or an item of a check list, and how many programs show it.

    ``of`` is the number of programs where it is known whether they do; for an item, ``programs`` are those that have
    it.
    """

    value: str
    text: Text | None = None
    programs: int
    of: int


class LeaveOut(Result):
    """The order of the programs when a criterion's weight is 0, rated again.

    Attributes:
        programs: those with a verdict now and a score then.
        pairs: of these programs.
        swapped: pairs in which the other program is ahead then.
        tied: pairs that are level in one of the two orders only.
        moved: programs that have another rank then.
        tau: Kendall's tau-b of the two orders; null where one of them is a single tie.
        distance: (1 - tau) / 2, 0 the same order, 1 the opposite one.
    """

    programs: int
    pairs: int
    swapped: int
    tied: int
    moved: int
    tau: Figure | None
    distance: Figure | None


class CriterionQuality(Result):
    """A criterion on these programs.

    Attributes:
        path: of the criterion.
        id: of the same.
        title: of the same.
        scale: which of the four.
        settled: programs in which it has a value.
        unknown: programs in which it may or does apply and has none.
        not_applicable: programs in which it was said not to apply.
        out_of_scope: programs in which its ``when`` is false.
        distinct: how many values occur.
        constant: the only one, in points of the criterion from 0 to 100; null where several or none occur.
        uses: of its levels, answers, items or quarters of its range.
        declared: its part of the weight when everything applies.
        nominal: the same among the criteria whose real influence is known.
        real: its part of the influence, weight times standard deviation.
        leave_out: the order without it; null where nothing would remain or no two programs can be compared.
        item_total: correlation of its value with the total without it and without gates.
        item_total_programs: programs with both.
    """

    path: str
    id: str
    title: Text
    scale: Scale
    settled: int
    unknown: int
    not_applicable: int
    out_of_scope: int
    distinct: int
    constant: Figure | None = None
    uses: tuple[Use, ...]
    declared: Figure
    nominal: Figure | None = None
    real: Figure | None = None
    leave_out: LeaveOut | None = None
    item_total: Figure | None = None
    item_total_programs: int = 0


class PairQuality(Result):
    """Two criteria that say nearly the same.

    Attributes:
        first: path.
        second: path.
        programs: those in which both are settled.
        same_order: both put all programs in the same order, ties included, or in the opposite one.
        same_values: and have the same values.
        opposite: where one is high the other is low.
        rho: Spearman's, ties at their middle rank; null below the least number of programs.
        chance: the probability that chance brings about one such pair among all that were compared, at most; null
            where the order is not the same.
        facts: that both rest on.
    """

    first: str
    second: str
    programs: int
    same_order: bool
    same_values: bool
    opposite: bool
    rho: Figure | None
    chance: Figure | None
    facts: tuple[str, ...] = ()


class PairCounts(Result):
    """How many pairs of criteria were looked at: ``correlated`` by rho, ``few`` in too few programs for it.

    ``still`` are pairs in enough programs of which one does not vary there.
    """

    correlated: int
    few: int
    still: int


class FactQuality(Result):
    """A fact that is answered with yes or no, or with an option, on these programs."""

    id: str
    title: Text
    scale: Scale
    known: int
    unknown: int
    uses: tuple[Use, ...]


class GateQuality(Result):
    """A gate on these programs; ``binds`` counts those whose score it lowers."""

    id: str
    title: Text
    broken: int
    clear: int
    unknown: int
    binds: int


class BandQuality(Result):
    """A band on these programs.

    ``from`` and ``width`` are on the report scale; ``reached`` counts verdicts, ``possible`` the programs whose bounds
    touch it.
    """

    id: str
    title: Text
    from_: Figure = Field(alias="from")
    width: Figure
    reached: int
    possible: int


class Verdicts(Result):
    """How many programs got which verdict; ``median_width`` is the middle width of their bounds."""

    final: int
    provisional: int
    withheld: int
    unscorable: int
    median_width: Figure | None


class NotCounted(Result):
    """A sheet that is not counted, since another sheet of the same program is."""

    program: str
    name: Text | None
    file: str
    observer: str | None
    observed: str | None


class Quality(Result):
    """What several rated programs say about their rubric.

    ``missed`` is the share of all programs that may differ from these without one of them showing it, at 95 %.
    ``not_linear`` are the nodes that do not combine by a mean: there declared and real influence are approximations.
    """

    schema_version: Literal[1] = 1
    kind: Literal["quality"] = "quality"
    engine_version: str
    rubric: RubricView
    sheets: int
    programs: tuple[str, ...]
    not_counted: tuple[NotCounted, ...]
    limits: Limits
    missed: Figure
    verdicts: Verdicts
    remarks: tuple[Remark, ...]
    criteria: tuple[CriterionQuality, ...]
    pairs: tuple[PairQuality, ...]
    pair_counts: PairCounts
    facts: tuple[FactQuality, ...]
    gates: tuple[GateQuality, ...]
    bands: tuple[BandQuality, ...]
    not_linear: tuple[str, ...]
