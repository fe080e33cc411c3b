"""Sheets to scorecards for the commands: rubrics read once, bad sheets reported, the others scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rubric.cli.console import progress
from rubric.cli.language import say
from rubric.cli.reading import Sheets
from rubric.errors import InputError, UsageError
from rubric.model.answers import Misfit, fact_value, hand_value, is_unknown
from rubric.model.finding import Finding, Place
from rubric.model.rubric import Rubric
from rubric.model.scorecard import Scorecard
from rubric.scoring.fingerprint import scoring_sha256_of
from rubric.scoring.score import Compiled, prepare, score
from rubric.source.document import scalar
from rubric.source.inputs import sheet_files
from rubric.source.nearest import nearest
from rubric.source.parts import Parts
from rubric.source.results import OTHER_RUBRIC, looks_saved, saved_result

# From so many things on, progress is shown.
MANY = 20


@dataclass
class Scored:
    """What became of the sheets; ``failed`` counts the files that could not be scored.

    ``left_out`` are the findings about files that a saved result had to leave out when it was made.
    """

    cards: tuple[Scorecard, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    left_out: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    failed: int = 0


def score_all(
    words: list[str], *, rubric: str | None, suppose: Mapping[str, str], show_progress: bool = False
) -> Scored:
    """Score what words name.

    Args:
        words: files, folders, patterns, saved results, ``-``.
        rubric: id or path; by default what each sheet says.
        suppose: answers to suppose, by id.
        show_progress: count on standard error when there are many.

    Raises:
        InputError: the rubric cannot be used.
        UsageError: a supposed answer does not fit.
    """
    files, findings = sheet_files(words)
    scorer = _Scorer(rubric, suppose)
    scored = Scored(findings=findings, texts=scorer.sheets.texts, failed=len(findings))
    cards: list[Scorecard] = []
    for number, file in enumerate(files, 1):
        if show_progress and len(files) >= MANY:
            progress(say("评分", "scoring"), number, len(files))
        try:
            cards += scorer.file(file)
        except InputError as error:
            scored.findings += [one for one in error.findings if one not in scored.findings]
            scored.failed += 1
    scored.cards = tuple(cards)
    scored.left_out = list(dict.fromkeys(scorer.left_out))
    return scored


class _Scorer:
    def __init__(self, rubric: str | None, suppose: Mapping[str, str]) -> None:
        self.suppose = suppose
        self.sheets = Sheets(rubric)
        self.compiled: dict[int, Compiled] = {}
        self.left_out: list[Finding] = []

    def file(self, file: str) -> tuple[Scorecard, ...]:
        """The scorecards of a file: one of a sheet, all of a saved result."""
        name, text = self.sheets.text(file)
        if looks_saved(text):
            return self._saved(text, name)
        read = self.sheets.sheet(file, text)
        compiled = self.compiled.get(id(read.rubric))
        if compiled is None:
            compiled = self.compiled[id(read.rubric)] = prepare(read.rubric)
        suppose = {id_: _fitting(id_, word, read.rubric) for id_, word in self.suppose.items()}
        return (score(compiled, read.sheet, file=name, suppose=suppose),)

    def _saved(self, text: str, name: str) -> tuple[Scorecard, ...]:
        """The scorecards of a saved result, which cannot be rated again."""
        if self.suppose:
            raise UsageError(say(f"--set 要有观察表，{name} 是评分结果", f"--set needs a sheet, {name} is a result"))
        (cards, left_out), asked = saved_result(text, name), self.sheets.asked_rubric()
        wanted = None if asked is None else scoring_sha256_of(asked)
        for card in cards:
            if asked is not None and card.rubric.scoring_sha256 != wanted:
                by, edition = card.rubric.id, card.rubric.edition
                raise InputError([OTHER_RUBRIC.at(Place(name), rubric=by, edition=edition, asked=asked.rubric)])
        self.left_out += left_out
        return cards


def _fitting(id_: str, text: str, rubric: Rubric) -> object:
    """A supposed answer's value.

    Raises:
        UsageError: there is no such item, or the value does not fit it.
    """
    criteria = {name: criterion for name, (_, criterion) in Parts(rubric).criteria.items()}
    fact = rubric.facts.get(id_)
    if id_ not in criteria and fact is None:
        found = nearest(id_, [*criteria, *rubric.facts])
        hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else ""
        raise UsageError(say(f"--set：量表里没有“{id_}”{hint}", f'--set: the rubric has no "{id_}"{hint}'))
    raw = scalar(text)
    if is_unknown(raw):
        return None
    value = hand_value(criteria[id_], raw) if id_ in criteria else fact_value(fact, raw) if fact else raw
    if isinstance(value, Misfit):
        allowed = value.args.get("allowed") or {"expected-yes-no": "yes, no"}.get(value.code, "")
        hint = say(f"，可以写：{allowed}", f", allowed: {allowed}") if allowed else ""
        raise UsageError(
            say(f"--set：“{text}”不能作 {id_} 的观察{hint}", f'--set: "{text}" is no answer to {id_}{hint}')
        )
    return raw
