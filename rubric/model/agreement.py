"""How far observers agree about the same programs: the result of ``rubric sheet agree``."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.text import Text


class Undefined(StrEnum):
    """Why a coefficient has no value; never 0 and never 1."""

    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"


class Trust(StrEnum):
    """What an alpha is good for: from .80 on, from .667 on, below."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "unreliable"


class Family(StrEnum):
    """Answers that are compared by one measure.

    ``criteria`` are the levels of all criteria, ``judged`` and ``derived`` (from facts) the two parts of them;
    ``applies`` is whether a criterion that may not apply does.
    """

    CRITERIA = "criteria"
    JUDGED = "judged"
    DERIVED = "derived"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    APPLIES = "applies"


class Measure(StrEnum):
    """How far apart two values are: different or not, by rank, by difference, by difference relative to their sum."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Coefficient(Result):
    """A chance-corrected agreement: at most 1, 0 as by chance, below 0 worse than chance.

    Attributes:
        value: None where it is undefined.
        undefined: why.
        low: of the 95 % bootstrap interval; None where there is none.
        high: of the same.
    """

    value: Figure | None
    undefined: Undefined | None = None
    low: Figure | None = None
    high: Figure | None = None


class FamilyAgreement(Result):
    """The agreement on one family of answers.

    Attributes:
        family: which.
        measure: the difference that alpha weighs: ordinal (levels by their position on their scale), nominal, or
            interval; the last and that of choices are means over the questions.
        units: pairs of program and question that at least two observers answered.
        single: those that only one observer answered; they count nowhere.
        pairs: pairs of answers to the same.
        same: the share of pairs that are equal.
        near: the share at most one level apart; for levels only.
        alpha: Krippendorff's.
        gwet: Gwet's AC1, for levels AC2 with quadratic weights; None for choices and numbers.
        trust: what alpha is good for.
        sure: what the lower end of its interval is good for; None where there is none.
        paradox: nearly all pairs are equal and alpha is low all the same, because nearly everything has one value.
    """

    family: Family
    measure: Measure
    units: int
    single: int
    pairs: int
    same: Figure | None
    near: Figure | None = None
    alpha: Coefficient
    gwet: Coefficient | None = None
    trust: Trust | None = None
    sure: Trust | None = None
    paradox: bool = False


class Voice(Result):
    """What one observer says; ``text`` is the level's or the option's, ``because`` the reason given."""

    observer: str
    value: str
    text: Text | None = None
    because: Text | None = None


class Clash(Result):
    """A program about which the observers differ."""

    program: str
    name: Text | None
    voices: tuple[Voice, ...]


class QuestionAgreement(Result):
    """The agreement on one fact or criterion over all programs.

    Attributes:
        id: of the fact or criterion.
        title: its short name.
        family: how it is compared.
        units: programs about which at least two observers answered.
        pairs: pairs of answers.
        differing: those that are not equal.
        distance: mean distance of the pairs, 0 to 1; for levels 1 is the whole scale.
        alpha: over the programs.
        clashes: where they differ.
    """

    id: str
    title: Text
    family: Family
    units: int
    pairs: int
    differing: int
    distance: Figure | None
    alpha: Coefficient
    clashes: tuple[Clash, ...] = ()


class ObserverView(Result):
    """One observer.

    Attributes:
        name: as the sheets say.
        sheets: how many were used.
        answers: how many answers were shared with somebody.
        levels: how many levels of criteria were shared with somebody.
        leniency: levels above what all observers give the same things (below, where negative); None where no level
            is shared.
    """

    name: str
    sheets: int
    answers: int
    levels: int
    leniency: Figure | None


class ProgramView(Result):
    """A program and who observed it."""

    id: str
    name: Text | None
    observers: tuple[str, ...]


class LeftOut(Result):
    """A sheet that a later one by the same observer replaces."""

    file: str
    program: str
    observer: str
    observed: str | None


class RubricName(Result):
    """The rubric that all sheets answer."""

    id: str
    edition: str
    title: Text
    sha256: str
    scoring_sha256: str


class Agreement(Result):
    """How far observers agree.

    Attributes:
        programs: those with two observers or more.
        alone: those with one; they count nowhere.
        shared: pairs of program and question that at least two observers answered.
        single: those that only one answered.
        families: by measure, the levels of all criteria first; without empty ones.
        questions: what sheets answer, where the observers differ most first.
        criteria: derived criteria whose level comes out differently, the farthest apart first.
        resampled: what the bootstrap draws: single answers, or whole programs where there are enough.
        draws: of the bootstrap.
        seed: of the bootstrap.
        reliable_from: the alpha from which on it is reliable.
        tentative_from: the alpha from which on it is tentative.
        clustered_from: how many programs are enough to draw whole ones.
    """

    schema_version: Literal[1] = 1
    kind: Literal["agreement"] = "agreement"
    engine_version: str
    rubric: RubricName
    programs: tuple[ProgramView, ...]
    alone: tuple[ProgramView, ...]
    observers: tuple[ObserverView, ...]
    left_out: tuple[LeftOut, ...]
    shared: int
    single: int
    families: tuple[FamilyAgreement, ...]
    questions: tuple[QuestionAgreement, ...]
    criteria: tuple[QuestionAgreement, ...]
    resampled: Literal["answers", "programs"]
    draws: int
    seed: int
    reliable_from: Figure
    tentative_from: Figure
    clustered_from: int

    @property
    def overall(self) -> FamilyAgreement | None:
        """The agreement on the levels of all criteria, which readers of scores see; None where none is shared."""
        return next((one for one in self.families if one.family is Family.CRITERIA), None)
