"""What differs between two rubrics, what that does to sheets that were rated, and how much each change caused.

Totals, bounds and points are on the report scale of the rubric that they belong to.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from rubric.model.figure import Figure, Result
from rubric.model.finding import Severity
from rubric.model.ranking import GroupedBy
from rubric.model.scorecard import RubricView
from rubric.model.states import Verdict
from rubric.model.text import Text


class ChangeClass(StrEnum):
    """What a change can do, worst last.

    ``cosmetic``: the order of items. ``wording``: texts, references, examples, efforts; no score rests on them.
    ``score_affecting``: a score may move. ``breaking``: answers that fitted may not fit any more, or totals are no
    longer on the same scale.
    """

    COSMETIC = "cosmetic"
    WORDING = "wording"
    SCORE = "score_affecting"
    BREAKING = "breaking"


class ChangeKind(StrEnum):
    """How an item or a value changed; ``moved`` is to another parent, ``reordered`` within the same one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    REORDERED = "reordered"


class Breaks(StrEnum):
    """Why a change breaks what was observed or rated before.

    ``removed``: sheets may answer the id. ``switched_off``: the same, by ``off``. ``retyped``: another kind of answer
    or of scale. ``narrowed``: answers that were allowed are not. ``rescaled``: totals are on another scale.
    ``needs_reason``: a rule decides now, so an observer's own answer has to say why.
    """

    REMOVED = "removed"
    SWITCHED_OFF = "switched_off"
    RETYPED = "retyped"
    NARROWED = "narrowed"
    RESCALED = "rescaled"
    NEEDS_REASON = "needs_reason"


class CauseKind(StrEnum):
    """What a line of a change tells.

    ``value``: a criterion scores otherwise. ``weight``: a criterion, group or dimension counts for another share.
    ``cap``: of a gate at a node. ``scale``: totals are reported on another scale. ``interaction``: what combining and
    holding scores inside what is still possible do together.
    """

    VALUE = "value"
    WEIGHT = "weight"
    CAP = "cap"
    SCALE = "scale"
    INTERACTION = "interaction"


ItemKind = Literal[
    "rubric", "fact", "condition", "dimension", "group", "criterion", "gate", "band", "reference", "example"
]
Side = Literal["old", "new"]


class RubricChange(Result):
    """One difference of two rubrics after ``extends``.

    Attributes:
        path: as ``rubric edit set`` takes it: ``play_variety.weight``.
        item: the id that it belongs to; empty for the rubric itself.
        was, now: the value as text, null where there is none; of a move the parents, of an item its title is enough.
        because: why an item is switched off.
        side: which of the two files the place is in.
    """

    path: str
    kind: ChangeKind
    class_: ChangeClass = Field(alias="class")
    item: str
    item_kind: ItemKind
    title: Text | None = None
    was: str | None = None
    now: str | None = None
    breaks: Breaks | None = None
    because: Text | None = None
    side: Side
    file: str
    line: int
    column: int


class Rename(Result):
    """An id that went and one that came with content so alike that it was probably renamed; 1 is the same content."""

    old: str
    new: str
    item_kind: ItemKind
    likeness: Figure


class Notice(Result):
    """A finding about the new rubric."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: Text
    help: Text | None = None


class DiffedRubric(Result):
    """One of the two rubrics and the file, or the revision and file, that it was read from."""

    file: str
    rubric: RubricView


class Standing(Result):
    """What a sheet comes to by one of the two rubrics; ``rank`` is among the sheets that it is compared with."""

    verdict: Verdict
    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None
    band: str | None
    rank: int | None


class EffectLine(Result):
    """How much of a change of the total one thing caused.

    ``was`` and ``now`` are of a value the criterion's score, of a weight the share of the total, null where it does not
    count; null for others. ``gate`` is that of a cap.
    """

    kind: CauseKind
    path: str
    points: Figure
    shown: str
    was: Figure | None = None
    now: Figure | None = None
    gate: str | None = None


class EditShare(Result):
    """The Shapley value of an edit: its mean effect over all orders in which the edits could have been made."""

    edit: int
    points: Figure
    shown: str


class Unfit(Result):
    """An answer that one of the two rubrics cannot take, or both; the sheet is rated by these without it."""

    by: Literal["old", "new", "both"]
    id: str
    message: Text
    file: str
    line: int
    column: int


class SheetEffect(Result):
    """One sheet by both rubrics; ``points`` is the new total less the old one, null where one of them is missing.

    ``down`` and ``up`` say which way the verdict or band went.
    """

    program: str
    name: Text | None
    file: str
    observer: str | None = None
    observed: str | None = None
    before: Standing
    after: Standing
    points: Figure | None
    shown: str | None = None
    verdict_changes: bool
    direction: Literal["down", "up", "none"]
    lines: tuple[EffectLine, ...] = ()
    shares: tuple[EditShare, ...] | None = None
    unfit: tuple[Unfit, ...] = ()

    @property
    def no_longer_fits(self) -> bool:
        """Whether an answer that the old rubric takes does not fit the new one."""
        return any(one.by == "new" for one in self.unfit)

    @property
    def rank_changes(self) -> bool:
        """Whether the rank is another one."""
        return self.before.rank != self.after.rank

    @property
    def total_changes(self) -> bool:
        """Whether the total is another one."""
        return self.before.score != self.after.score


class Edit(Result):
    """What is applied as one: the paths of changes that cannot be made without one another."""

    paths: tuple[str, ...]


class Impact(Result):
    """All sheets by both rubrics, the largest change first.

    Attributes:
        edits: what Shapley values are about; empty where they were not asked for.
        titles: of the nodes and gates that lines name, by path and by id.
    """

    grouped_by: GroupedBy
    sheets: tuple[SheetEffect, ...]
    verdicts: int
    down: int
    up: int
    totals: int
    ranks: int
    no_longer_fit: int
    edits: tuple[Edit, ...] = ()
    titles: dict[str, Text] = {}


class RubricDiff(Result):
    """Two rubrics, what changed, and what that does to sheets where there are any."""

    schema_version: Literal[1] = 1
    kind: Literal["rubric_diff"] = "rubric_diff"
    engine_version: str
    old: DiffedRubric
    new: DiffedRubric
    changes: tuple[RubricChange, ...]
    renames: tuple[Rename, ...] = ()
    findings: tuple[Notice, ...] = ()
    impact: Impact | None = None
