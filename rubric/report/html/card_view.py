"""One scorecard as its part of the page: verdict, gates, dimensions, ledger, criteria, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from rubric.model.scorecard import GateView, NodeView, Scorecard
from rubric.model.states import GateState, State
from rubric.model.text import Lang
from rubric.report.html.bilingual import NOTHING, Both, Tongues, same
from rubric.report.html.blocks_html import Kinds, kinds_of
from rubric.report.html.card_texts import CardTexts
from rubric.report.html.criterion_view import CriterionView, criterion_view
from rubric.report.html.ledger_view import LedgerView, ledger_view
from rubric.report.html.source_view import SourceLine, source_lines
from rubric.report.html.svg_bar import bar
from rubric.report.html.svg_scale import Mark, scale
from rubric.report.numbers import figure, percent
from rubric.report.pictures import Radar, ReportScale
from rubric.report.radar_picture import radar_of
from rubric.report.score_page import observer, program_name, rubric_title, verdict_sentence
from rubric.report.wording import Words

_GATE_ORDER = (GateState.BROKEN, GateState.UNKNOWN, GateState.CLEAR)


# So many things to observe are in view; the others are folded.
_FIRST = 8


class BandLine(NamedTuple):
    """A band: where it begins, and whether it is reached or still possible."""

    edge: str
    title: Both
    reached: bool
    possible: bool


class GateLine(NamedTuple):
    """A gate: what it caps, and why, the condition with what is known of each part, and where the rule is from."""

    state: GateState
    cap: Both
    because: Both
    condition: Both
    references: Both


class DimensionLine(NamedTuple):
    """The total or a dimension."""

    title: Both
    score: str
    bar: Markup | Both
    bounds: str
    coverage: str


class Group(NamedTuple):
    """Criteria that stand together; ``key`` names the heading."""

    key: str
    criteria: tuple[CriterionView, ...]


About = tuple[tuple[Both, Both], ...]


class CardView(NamedTuple):
    """Everything that the template shows of a scorecard.

    ``changes`` are those that are not told under a criterion, ``later`` is what to observe after the first. ``radar``
    is empty where none was asked for.
    """

    rubric: Both
    observer: Both
    sentence: Both
    scale: Markup | None
    bands: tuple[BandLine, ...]
    notes: dict[Lang, Kinds]
    gates: tuple[GateLine, ...]
    dimensions: tuple[DimensionLine, ...]
    radar: dict[Lang, Kinds]
    ledger: LedgerView | None
    groups: tuple[Group, ...]
    changes: dict[Lang, Kinds]
    observe: dict[Lang, Kinds]
    later: dict[Lang, Kinds]
    later_count: int
    about_rubric: About
    about_sheet: About
    sources: tuple[SourceLine, ...]
    references: tuple[SourceLine, ...]


def card_view(card: Scorecard, say: Tongues, *, radar: bool = False) -> CardView:
    """A scorecard in both languages; ``radar`` draws its dimensions as one."""
    texts = CardTexts(card, say)
    return CardView(
        rubric=say.each(lambda words: rubric_title(card, words)),
        observer=say.each(lambda words: observer(card, words)),
        sentence=say.each(lambda words: verdict_sentence(card, words)),
        scale=_scale(card),
        bands=tuple(_bands(card, say)),
        notes=texts.blocks(lambda page: page.notes(None)),
        gates=tuple(_gates(card, texts)),
        dimensions=tuple(_dimensions(card, say)),
        radar={words.lang: kinds_of([_radar(card, words)]) for words in (say.zh, say.en)} if radar else {},
        ledger=ledger_view(card, say),
        groups=tuple(_groups(card, texts)),
        changes=texts.blocks(lambda page: page.changes(None, criteria=False)),
        observe=texts.blocks(lambda page: page.to_observe(_FIRST)),
        later=texts.blocks(lambda page: page.later(_FIRST)),
        later_count=max(0, len(card.observe_next) - _FIRST),
        about_rubric=tuple(about_rubric(card, say)),
        about_sheet=tuple(_about_sheet(card, say)),
        sources=source_lines(card.sheet.sources, say),
        references=source_lines(card.rubric.references, say),
    )


def _part(card: Scorecard, value: Fraction) -> float:
    low, high = card.rubric.scale_from, card.rubric.scale_to
    return float((value - low) / (high - low))


def _mark(card: Scorecard, value: Fraction) -> Mark:
    return Mark(_part(card, value), figure(value))


def _scale(card: Scorecard) -> Markup | None:
    total = card.total
    if total.low is None or total.high is None:
        return None
    edges = [Mark(_part(card, edge), format(float(edge), "g")) for edge in (*_edges(card), card.rubric.scale_to)]
    score = card.stated(card.node("total"))
    value = None if score is None else _mark(card, score)
    bounds = f"{figure(total.low)}–{figure(total.high)}"
    label = bounds if score is None else f"{figure(score)} ({bounds})"
    return scale(_mark(card, total.low), value, _mark(card, total.high), edges, label)


def _edges(card: Scorecard) -> list[Fraction]:
    return [max(band.from_, card.rubric.scale_from) for band in card.rubric.bands] or [card.rubric.scale_from]


def _bands(card: Scorecard, say: Tongues) -> Iterator[BandLine]:
    for band in card.rubric.bands:
        reached, possible = band.id == card.total.band, band.id in card.total.bands
        yield BandLine(format(float(band.from_), "g"), say.of(band.title), reached, possible)


def _gates(card: Scorecard, texts: CardTexts) -> Iterator[GateLine]:
    for gate in sorted(card.gates, key=lambda gate: _GATE_ORDER.index(gate.state)):
        yield _gate(gate, texts)


def _gate(gate: GateView, texts: CardTexts) -> GateLine:
    return GateLine(
        gate.state,
        texts.both(lambda page: page.cap(gate)),
        texts.say.of(gate.because),
        texts.both(lambda page: page.criterion.conditions.sentence(gate.condition)),
        texts.both(lambda page: page.criterion.references(gate.references)) if gate.references else NOTHING,
    )


def _dimensions(card: Scorecard, say: Tongues) -> Iterator[DimensionLine]:
    for node in card.nodes:
        if node.kind in ("total", "dimension"):
            title = say("total") if node.kind == "total" else say.of(node.title)
            bounds = "–" if node.low is None else f"{figure(node.low)}–{figure(node.high)}"
            yield DimensionLine(title, figure(card.stated(node)), _bar(card, node, say), bounds, percent(node.coverage))


def _bar(card: Scorecard, node: NodeView, say: Tongues) -> Markup | Both:
    if node.low is None or node.high is None:
        return say(f"state_{node.state}")
    bounds = f"{figure(node.low)}–{figure(node.high)}"
    score = card.stated(node)
    label = bounds if score is None else f"{figure(score)} ({bounds})"
    value = None if score is None else _part(card, score)
    edges = [_part(card, edge) for edge in _edges(card)]
    return bar(_part(card, node.low), value, _part(card, node.high), label, edges)


def _radar(card: Scorecard, words: Words) -> Radar:
    scale_ = ReportScale(card.rubric.scale_from, card.rubric.scale_to)
    nodes = [node for node in card.nodes if node.kind == "dimension"]
    axes = [(words.of(node.title), [scale_.dot(card.stated(node), node.low, node.high)]) for node in nodes]
    return radar_of(axes, [program_name(card, words)], scale_, words)


def _groups(card: Scorecard, texts: CardTexts) -> Iterator[Group]:
    """What can be improved by what it brings, then the rest in the order of the rubric."""
    groups: dict[str, list[NodeView]] = {key: [] for key in ("weak", "strong", "unseen", "shown", "beside")}
    for node in card.nodes:
        if node.kind == "criterion":
            groups[_group(node)].append(node)
    groups["weak"].sort(key=lambda node: (-(node.gain_next or node.gain_top or 0), -(node.lost or 0)))
    for key, nodes in groups.items():
        if nodes:
            yield Group(key, tuple(criterion_view(node, texts) for node in nodes))


def _group(node: NodeView) -> str:
    if node.state in (State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
        return "beside"
    if node.state is not State.ANSWERED:
        return "unseen"
    if node.weight == "0":
        return "shown"
    return "weak" if node.lost else "strong"


def about_rubric(card: Scorecard, say: Tongues) -> Iterator[tuple[Both, Both]]:
    """Which rubric and which version of this program made the scorecard."""
    rubric = card.rubric
    yield say("about_rubric"), same(f"{rubric.id} {rubric.edition}")
    yield say("about_sha"), same(rubric.sha256)
    yield say("about_scoring"), same(rubric.scoring_sha256)
    yield say("about_engine"), say("provenance_engine", version=card.engine_version)


def _about_sheet(card: Scorecard, say: Tongues) -> Iterator[tuple[Both, Both]]:
    program, sheet = card.program, card.sheet
    about = [program.id, program.version, program.platform, program.vertical]
    yield say("head_program"), say.listed([part for part in about if part])
    yield say("about_sheet"), same(sheet.file)
    yield say("column_observer"), same(sheet.observer) if sheet.observer else say("no_observer")
    yield say("column_observed"), same(sheet.observed) if sheet.observed else say("no_date")
