"""The scorecard, what ``score`` returns and ``--format json`` prints: totals, nodes, gates, ledger and explanation.

Scores, bounds, points and gains are on the report scale; coverage, shares and stakes are fractions of 1.
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from rubric.errors import NoSuchNodeError
from rubric.model.base import ItemId
from rubric.model.figure import Figure, Result
from rubric.model.reference import SourceView
from rubric.model.sheet import Evidence
from rubric.model.states import GateState, State, Truth, Verdict
from rubric.model.text import Text

SCHEMA_VERSION = 1

Op = Literal["fact", "condition", "not", "all", "any", "none", "at_least", "compare", "program", "criterion"]
Test = Literal["at_least", "at_most", "above", "below", "equals", "in"]
ReasonCode = Literal[
    "nothing_answered",
    "nothing_applies",
    "coverage_below_minimum",
    "unresolved_gate",
    "thin_dimension",
    "required_without_value",
]


class ConditionView(Result):
    """A condition with the truth of each of its parts.

    ``op`` is fact, condition, not, all, any, none, at_least, compare, program or criterion; ``id`` names the fact,
    condition, attribute or criterion; ``test`` and ``values`` are the comparison; ``need`` is the n of at_least.
    """

    op: Op
    truth: Truth
    id: str | None = None
    test: Test | None = None
    values: tuple[str, ...] = ()
    need: int | None = None
    of: tuple["ConditionView", ...] = ()


class ScopeStep(Result):
    """Whether the criterion applies, by its ``when``."""

    step: Literal["scope"] = "scope"
    condition: ConditionView


class LevelStep(Result):
    """Which level was reached and by what: an observer's judgement, a rule, or an override."""

    step: Literal["level"] = "level"
    level: int
    by: Literal["judged", "rule", "override"]
    condition: ConditionView | None = None


class NextStep(Result):
    """What the next level needs; ``condition`` is null for judged criteria."""

    step: Literal["next"] = "next"
    level: int
    text: Text
    condition: ConditionView | None = None


class LevelPoints(Result):
    """What a level of a criterion is worth, 0 to 100 of the criterion."""

    level: int
    points: Figure


class OpenStep(Result):
    """The levels that the unknowns still allow; ``points`` where an observer judges them and the criterion applies."""

    step: Literal["open"] = "open"
    levels: tuple[int, ...]
    points: tuple[LevelPoints, ...] = ()


class TestStep(Result):
    """The condition of a yes_no criterion."""

    __test__ = False

    step: Literal["test"] = "test"
    condition: ConditionView


class ItemStep(Result):
    """One line of a check list; ``points`` as the rubric declares them."""

    step: Literal["item"] = "item"
    points: Figure
    condition: ConditionView


class CurveStep(Result):
    """A number put through a curve: ``knots`` of a piecewise linear one, or ``p10`` and ``median``."""

    step: Literal["curve"] = "curve"
    fact: str
    input: Figure | None
    knots: tuple[tuple[Figure, Figure], ...] = ()
    p10: Figure | None = None
    median: Figure | None = None


class OverrideStep(Result):
    """A value that an observer set by hand where a rule would have decided."""

    step: Literal["override"] = "override"


def _step(value: Any) -> Any:
    return value.get("step") if isinstance(value, dict) else getattr(value, "step", None)


Step = Annotated[
    Annotated[ScopeStep, Tag("scope")]
    | Annotated[LevelStep, Tag("level")]
    | Annotated[NextStep, Tag("next")]
    | Annotated[OpenStep, Tag("open")]
    | Annotated[TestStep, Tag("test")]
    | Annotated[ItemStep, Tag("item")]
    | Annotated[CurveStep, Tag("curve")]
    | Annotated[OverrideStep, Tag("override")],
    Discriminator(_step),
]


class BandView(Result):
    """A band of the rubric."""

    id: str
    from_: Figure = Field(alias="from")
    title: Text
    text: Text | None = None
    requires: dict[str, Figure] = {}


class RubricView(Result):
    """Which rubric was used; ``sha256`` is of all its content, ``scoring_sha256`` of what affects scores.

    ``references`` are the documents that its criteria, groups and gates refer to, by id.
    """

    id: str
    edition: str
    format: int
    title: Text
    sha256: str
    scoring_sha256: str
    scale_from: Figure
    scale_to: Figure
    minimum_coverage: Figure
    bands: tuple[BandView, ...] = ()
    references: dict[str, SourceView] = {}


class ProgramView(Result):
    """Which mini-program was rated."""

    id: str
    name: Text | None = None
    platform: str | None = None
    vertical: str | None = None
    version: str | None = None
    attributes: dict[str, str] = {}


class SheetView(Result):
    """Which sheet was used.

    ``sources`` are the documents that the evidence names, by id, ``supposed`` what ``--set`` put in,
    ``without_evidence`` the answers that say that something was seen and show nothing for it.
    """

    file: str
    observer: str | None = None
    observed: str | None = None
    sources: dict[str, SourceView] = {}
    supposed: dict[str, str] = {}
    without_evidence: tuple[ItemId, ...] = ()


class Reason(Result):
    """Why the verdict is no better: a code, and the gate or dimension it is about."""

    code: ReasonCode
    id: str | None = None


class NotApplicable(Result):
    """What "does not apply" did: how many criteria, and what the total and the coverage would be otherwise.

    ``points`` is the score less the score if they counted at their lowest; ``coverage_if_unknown`` is the coverage
    had they been left unanswered.
    """

    criteria: int
    points: Figure | None
    coverage_if_unknown: Figure | None


class Total(Result):
    """The total on the report scale; ``score`` is null when there is none, bounds are null when nothing applies."""

    score: Figure | None
    low: Figure | None
    high: Figure | None
    uncapped: Figure | None
    coverage: Figure | None
    band: str | None
    bands: tuple[str, ...]
    answered: int
    criteria: int
    out_of_scope: int
    not_applicable: NotApplicable | None = None


class NodeView(Result):
    """A node of the rubric: the total, a dimension, a group or a criterion."""

    path: str
    id: str
    kind: Literal["total", "dimension", "group", "criterion"]
    title: Text
    state: State
    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None
    weight: str | None
    share: Figure | None
    stake: Figure | None
    earned: Figure | None = None
    lost: Figure | None = None
    level: int | None = None
    top_level: int | None = None
    anchor: Text | None = None
    gain_next: Figure | None = None
    gain_top: Figure | None = None
    band: str | None = None
    combine: str | None = None
    why: Text | None = None
    improve: Text | None = None
    like: dict[str, Text] = {}
    because: Text | None = None
    references: dict[str, Text] = {}
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class GateView(Result):
    """A gate; ``binds`` says that its cap lowers a score, ``gain`` what the total would win without it.

    ``live`` are the unknowns that would settle an unresolved one.
    """

    id: str
    title: Text
    state: GateState
    cap: dict[str, Figure]
    binds: bool
    gain: Figure | None = None
    because: Text
    condition: ConditionView
    live: tuple[str, ...] = ()
    references: dict[str, Text] = {}


class LedgerLine(Result):
    """A line of the ledger; the lines add up to the score, and the printed ones (``shown``) to the printed score."""

    line: str
    kind: Literal["scale", "criterion", "combine", "hold", "cap"]
    points: Figure
    shown: str
    gate: str | None = None


class ObserveNext(Result):
    """An unknown and how much of the width between the bounds it accounts for, in points."""

    id: str
    kind: Literal["fact", "criterion", "program"]
    settles: Figure
    moves: tuple[str, ...]


class Improvement(Result):
    """A change and what it would bring, by scoring again: a criterion at its top, a fact, or a gate that is not broken.

    ``gain_uncapped`` is the same without any gate, given when a cap hides it. ``coverage`` is the coverage after the
    change, given when it moves; ``withheld`` says that the verdict would then be withheld.
    """

    kind: Literal["criterion", "fact", "gate"]
    id: str
    path: str
    gain: Figure
    gain_next: Figure | None = None
    gain_uncapped: Figure | None = None
    to: str | None = None
    moves: tuple[str, ...] = ()
    coverage: Figure | None = None
    withheld: bool = False


class FactView(Result):
    """A fact as the sheet answers it; ``value`` is null when unknown, ``options`` are the texts of a choice."""

    title: Text
    ask: Text
    answer: str
    value: str | None
    options: dict[str, Text] = {}
    how: Text | None = None
    because: Text | None = None
    evidence: tuple[Evidence, ...] = ()


class Scorecard(Result):
    """One program's result by one sheet and one rubric."""

    schema_version: Literal[1] = 1
    kind: Literal["scorecard"] = "scorecard"
    engine_version: str
    rubric: RubricView
    program: ProgramView
    sheet: SheetView
    verdict: Verdict
    reasons: tuple[Reason, ...]
    total: Total
    nodes: tuple[NodeView, ...]
    gates: tuple[GateView, ...]
    ledger: tuple[LedgerLine, ...]
    observe_next: tuple[ObserveNext, ...]
    improve: tuple[Improvement, ...]
    facts: dict[str, FactView]
    conditions: dict[str, ConditionView] = {}

    @property
    def band_title(self) -> Text | None:
        """The title of the band that was reached; None where none was."""
        return next((band.title for band in self.rubric.bands if band.id == self.total.band), None)

    def stated(self, node: NodeView) -> Fraction | None:
        """A node's score as far as it may stand for the node, on the report scale.

        Where the verdict is withheld, neither the total's nor that of a dimension or group below the minimum coverage
        does: it is of the answered part alone, and is told as that only.
        """
        is_thin = node.kind == "total" or (node.coverage or 0) < self.rubric.minimum_coverage
        return None if self.verdict is Verdict.WITHHELD and node.kind != "criterion" and is_thin else node.score

    def node(self, path: str) -> NodeView:
        """The node with a path such as ``gameplay.play_variety`` or an id such as ``play_variety``.

        Raises:
            NoSuchNodeError: there is none.
        """
        for node in self.nodes:
            if path in (node.path, node.id):
                return node
        raise NoSuchNodeError(path)
