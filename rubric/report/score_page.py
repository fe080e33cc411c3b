"""One scorecard as a page: the verdict, the dimensions, the gates, the reasons and what to look at next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction

from rubric.model.scorecard import GateView, NodeView, Scorecard
from rubric.model.states import GateState, State, Verdict
from rubric.report.blocks import Bar, Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.criterion_page import CriterionPage
from rubric.report.ledger_page import ledger_blocks
from rubric.report.numbers import figure, percent, signed
from rubric.report.sources import sources_list
from rubric.report.wording import Words

_MOST_REASONS = 2
_MOST_ELSE = 5


class ScorePage:
    """Builds the page of one scorecard in one language."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        """Keep both."""
        self.card = card
        self.words = words
        self.criterion = CriterionPage(card, words)

    def summary(self) -> list[Block]:
        """What fits a screen, and how to see the rest."""
        return [*self.brief(), Para(""), Para(self.words("more_verbose"), quiet=True)]

    def brief(self) -> list[Block]:
        """What fits a screen."""
        page = self._head(_MOST_ELSE)
        page.section(self.words("gates"), *self._gates())
        page.section(self.words("reasons"), Entries(tuple(self._reasons())))
        page.section(self.words("improve"), *self.changes(_MOST_ELSE))
        page.section(self.words("observe_next"), *self.to_observe(_MOST_ELSE))
        return page.blocks

    def full(self) -> list[Block]:
        """Everything: the ledger and every criterion besides."""
        page = self._head(None)
        page.section(self.words("gates"), *self._gates(full=True), *self._clear_gates())
        page.section(self.words("ledger"), *ledger_blocks(self.card, self.words))
        for node in self.card.nodes:
            if node.kind in ("dimension", "group"):
                page.section(self._dimension_head(node), *self._below(node))
        page.section(self.words("improve"), *self.changes(None))
        page.section(self.words("observe_next"), *self.to_observe(None))
        self._look_up(page, self.card.sheet.sources, self.card.rubric.references)
        page.section(self.words("provenance"), *self._provenance())
        return page.blocks

    def only(self, node: NodeView) -> list[Block]:
        """One criterion, or all below one dimension or group."""
        page = Page()
        page.add(self._title())
        if node.kind == "criterion":
            page.section(self.words.of(node.title), Entries((self.criterion.entry(node, evidence=True),)))
        for below in self.card.nodes if node.kind != "criterion" else ():
            if below.kind != "criterion" and (below.path == node.path or below.path.startswith(node.path + ".")):
                page.section(self._dimension_head(below), *self._below(below))
        told = [one for one in self.card.nodes if f"{one.path}.".startswith(f"{node.path}.")]
        self._look_up(page, self._cited(told), {id_ for one in told for id_ in one.references})
        return page.blocks

    def sources(self, ids: Collection[str | None]) -> Entries:
        """The documents that the evidence names, of some ids."""
        return sources_list((one for id_, one in self.card.sheet.sources.items() if id_ in ids), self.words)

    def references(self, ids: Collection[str]) -> Entries:
        """The documents that the rubric rests on, of some ids."""
        return sources_list((one for id_, one in self.card.rubric.references.items() if id_ in ids), self.words)

    def _look_up(self, page: Page, sources: Collection[str | None], references: Collection[str]) -> None:
        page.section(self.words("sources_sheet"), self.sources(sources))
        page.section(self.words("sources_rubric"), self.references(references))

    def _cited(self, nodes: Iterable[NodeView]) -> set[str | None]:
        """The ids of the sources that the evidence of some criteria names, and of the facts that they rest on."""
        pieces = [piece for node in nodes for piece in node.evidence]
        pieces += [piece for node in nodes for _, fact in self.criterion.answers(node) for piece in fact.evidence]
        return {piece.source for piece in pieces}

    def _title(self) -> Title:
        return Title(rubric_title(self.card, self.words), observer(self.card, self.words))

    def _head(self, most: int | None) -> Page:
        page = Page()
        page.add(self._title(), Para(verdict_sentence(self.card, self.words), strong=True), *self.notes(most))
        page.add(Para(""), self._dimensions())
        return page

    def notes(self, most: int | None) -> Iterator[Block]:
        """What one must know to read the verdict; at most so many answers without evidence are named."""
        card, words, total = self.card, self.words, self.card.total
        if card.sheet.supposed:
            pairs = [f"{id_}={value}" for id_, value in card.sheet.supposed.items()]
            yield Para(words("supposed", answers=words.listed(pairs)))
        if card.verdict is Verdict.WITHHELD:
            yield Para(words("verdict_withheld_score", score=figure(total.score)))
        yield Para(self._bounds())
        if total.uncapped is not None and total.uncapped != total.score:
            yield Para(words("uncapped", uncapped=figure(total.uncapped)))
        if card.reasons and card.verdict is Verdict.PROVISIONAL:
            yield Para(self._doubts())
        if total.out_of_scope:
            yield Para(words("out_of_scope", n=total.out_of_scope))
        if total.not_applicable is not None:
            na = total.not_applicable
            points = "–" if na.points is None else signed(na.points)
            coverage = percent(na.coverage_if_unknown)
            yield Para(words("not_applicable", n=na.criteria, points=points, coverage=coverage))
        if card.sheet.without_evidence:
            yield Para(self._without_evidence(most))

    def _without_evidence(self, most: int | None) -> str:
        """How many answers claim to have seen something and show nothing for it, and which."""
        ids = self.card.sheet.without_evidence
        names = self.words.listed([self.criterion.name(id_) for id_ in ids[:most]])
        if most is not None and len(ids) > most:
            names = self.words("and_more", names=names)
        return self.words("without_evidence", n=len(ids), names=names)

    def _doubts(self) -> str:
        """Why the verdict is provisional, in one sentence."""
        words, titles = self.words, {node.id: self.words.of(node.title) for node in self.card.nodes}
        titles |= {gate.id: words.of(gate.title) for gate in self.card.gates}
        codes = dict.fromkeys(reason.code for reason in self.card.reasons)
        said = []
        for code in codes:
            ids = [reason.id for reason in self.card.reasons if reason.code == code and reason.id]
            names = words.listed([titles[id_] for id_ in ids])
            said.append(words(f"reason_{code}", names=names, minimum=percent(self.card.rubric.minimum_coverage)))
        return f"{words('why_provisional')}{words('colon')}{words('semicolon').join(said)}"

    def _bounds(self) -> str:
        words, total = self.words, self.card.total
        text = words(
            "bounds",
            low=figure(total.low),
            high=figure(total.high),
            coverage=percent(total.coverage),
            answered=total.answered,
            criteria=total.criteria,
        )
        titles = {band.id: words.of(band.title) for band in self.card.rubric.bands}
        if len(total.bands) > 1:
            text += words("bounds_bands", bands=words.listed([titles[id_] for id_ in total.bands]))
        return text

    def _dimensions(self) -> Table:
        words = self.words
        head = ("", "head_score", "", "head_bounds", "head_coverage")
        rows = []
        for node in self.card.nodes:
            if node.kind in ("total", "dimension"):
                title = words("total") if node.kind == "total" else words.of(node.title)
                bounds = words("between", low=figure(node.low), high=figure(node.high)) if node.low is not None else "–"
                rows.append((title, figure(self.card.stated(node)), self._bar(node), bounds, percent(node.coverage)))
        return Table(tuple(words(key) if key else "" for key in head), "lrllr", tuple(rows), words("bar_legend"))

    def _bar(self, node: NodeView) -> Bar | str:
        if node.low is None or node.high is None:
            return self.words(f"state_{node.state}")
        low, width = self.card.rubric.scale_from, self.card.rubric.scale_to - self.card.rubric.scale_from
        part = [
            None if one is None else float((one - low) / width) for one in (node.low, self.card.stated(node), node.high)
        ]
        return Bar(part[0] or 0.0, part[1], part[2] or 0.0)

    def _gates(self, *, full: bool = False) -> Iterator[Block]:
        broken = [gate for gate in self.card.gates if gate.state is GateState.BROKEN]
        yield Entries(tuple(self._broken(gate, full=full) for gate in broken))
        doubted = {reason.id for reason in self.card.reasons}
        names = self._gate_names(GateState.UNKNOWN, without=doubted)
        if names:
            yield Para(self.words("gates_unknown", names=names))

    def _clear_gates(self) -> Iterator[Block]:
        names = self._gate_names(GateState.CLEAR)
        if names:
            yield Para(self.words("gates_clear", names=names))

    def _gate_names(self, state: GateState, without: Collection[str | None] = ()) -> str:
        gates = [gate for gate in self.card.gates if gate.state is state and gate.id not in without]
        return self.words.listed([self.words.of(gate.title) for gate in gates])

    def _broken(self, gate: GateView, *, full: bool) -> Entry:
        text, words = self.cap(gate), self.words
        parts = [Entry("", words.of(gate.because)), Entry("", self.criterion.conditions.sentence(gate.condition))]
        if full and gate.references:
            parts.append(Entry("", self.criterion.references(gate.references), quiet=True))
        return Entry("✗", text, tuple(parts))

    def cap(self, gate: GateView) -> str:
        """What a gate caps, and whether that lowers the score."""
        words = self.words
        titles = {node.id: words.of(node.title) for node in self.card.nodes} | {"total": words("total")}
        text = words("semicolon").join(
            words("gate_cap", title=words.of(gate.title), node=titles[node], cap=figure(cap))
            for node, cap in gate.cap.items()
        )
        text += words("gate_binds") if gate.binds else ""
        return text + (words("gate_gain", gain=signed(gate.gain)) if gate.gain else "")

    def _reasons(self) -> Iterator[Entry]:
        shown: set[str] = set()
        for dimension in self.card.nodes:
            if dimension.kind != "dimension":
                continue
            below = [
                node
                for node in self.card.nodes
                if node.kind == "criterion" and node.path.startswith(f"{dimension.path}.")
            ]
            lost = sorted((node for node in below if node.lost), key=lambda node: -(node.lost or 0))
            parts = [self.criterion.reason(node, shown) for node in lost[:_MOST_REASONS]]
            parts += self._others(lost[_MOST_REASONS:])
            parts += self._unknown_exemplars(below)
            if not lost:
                answered = any(node.state is State.ANSWERED for node in below)
                parts.insert(0, Entry("·", self.words("nothing_lost" if answered else "no_answer_here"), quiet=True))
            yield Entry("", self._dimension_head(dimension), tuple(parts))

    def _others(self, lost: list[NodeView]) -> list[Entry]:
        if not lost:
            return []
        points = figure(sum((node.lost or Fraction(0) for node in lost), Fraction(0)))
        names = self.words.listed([self.words.of(node.title) for node in lost])
        return [Entry(f"−{points}", self.words("others", n=len(lost), names=names))]

    def _unknown_exemplars(self, below: list[NodeView]) -> list[Entry]:
        """The unknown criterion with the largest stake for which the rubric knows somebody who does it well."""
        open_ = [node for node in below if node.state is State.UNKNOWN and node.like and node.stake]
        worst = max(open_, key=lambda node: node.stake or Fraction(0), default=None)
        if worst is None:
            return []
        text = self.words("unknown_worth", title=self.words.of(worst.title))
        return [Entry("?", text, (Entry("", self.criterion.exemplars(worst)),))]

    def changes(self, most: int | None, *, criteria: bool = True) -> list[Block]:
        """Which changes bring how many points, the first ``most`` of them; ``criteria`` as ``improvements`` has it."""
        entries = self.criterion.improvements(criteria=criteria)[:most]
        return [Para(self.words("improve_note"), quiet=True), Entries(entries)] if entries else []

    def to_observe(self, most: int | None) -> list[Block]:
        """What to look at next, the first ``most`` of it."""
        words = self.words
        entries = tuple(self.criterion.to_observe(one) for one in self.card.observe_next[:most])
        blocks: list[Block] = [Para(words("observe_note"), quiet=True), Entries(entries)] if entries else []
        if not entries and self.card.verdict in (Verdict.WITHHELD, Verdict.UNSCORABLE):
            blocks.append(Entries(tuple(self._for_coverage(most))))
        return [*blocks, *self._for_gates()]

    def later(self, skip: int) -> list[Block]:
        """What to look at after the first things."""
        return [Entries(tuple(self.criterion.to_observe(one) for one in self.card.observe_next[skip:]))]

    def _for_coverage(self, most: int | None) -> Iterator[Entry]:
        """The criteria that would bring most coverage, where nothing can narrow the bounds any more."""
        open_ = [
            node for node in self.card.nodes if node.kind == "criterion" and node.state is State.UNKNOWN and node.stake
        ]
        for node in sorted(open_, key=lambda node: -(node.stake or Fraction(0)))[:most]:
            yield Entry("+" + percent(node.stake), self.words("covers", title=self.words.of(node.title)))

    def _for_gates(self) -> Iterator[Block]:
        """The questions that keep the verdict provisional because gates rest on them."""
        doubted = {reason.id for reason in self.card.reasons if reason.code == "unresolved_gate"}
        asked = dict.fromkeys(id_ for gate in self.card.gates if gate.id in doubted for id_ in gate.live)
        names = [self.criterion.conditions.fact(id_) for id_ in asked]
        if names:
            yield Para(self.words("observe_gates", names=self.words.listed(names)))

    def _dimension_head(self, node: NodeView) -> str:
        return self.words("in_dimension", title=self.words.of(node.title), score=figure(self.card.stated(node)))

    def _below(self, node: NodeView) -> Iterator[Block]:
        depth = node.path.count(".") + 1
        here = [
            one
            for one in self.card.nodes
            if one.kind == "criterion" and one.path.startswith(f"{node.path}.") and one.path.count(".") == depth
        ]
        if node.why is not None:
            yield Para(self.words.of(node.why), quiet=True)
        yield Entries(tuple(self.criterion.entry(one, evidence=True) for one in here))

    def _provenance(self) -> Iterator[Block]:
        card, words = self.card, self.words
        yield Para(
            words(
                "provenance_rubric",
                id=card.rubric.id,
                edition=card.rubric.edition,
                sha=card.rubric.sha256[:12],
                scoring=card.rubric.scoring_sha256[:12],
            )
        )
        observer, observed = card.sheet.observer or words("no_observer"), card.sheet.observed or words("no_date")
        yield Para(words("provenance_sheet", file=card.sheet.file, observer=observer, observed=observed))
        yield Para(words("provenance_engine", version=card.engine_version))


def program_name(card: Scorecard, words: Words) -> str:
    """The program's name in a language, else its id."""
    return words.of(card.program.name) or card.program.id


def rubric_title(card: Scorecard, words: Words) -> str:
    """The rubric's title and edition."""
    return words("rubric", title=words.of(card.rubric.title), edition=card.rubric.edition)


def observer(card: Scorecard, words: Words) -> str:
    """Who observed the program, and when; empty where the sheet says neither."""
    who = words.listed([part for part in (card.sheet.observer, card.sheet.observed) if part])
    return words("observer", who=who) if who else ""


def verdict_sentence(card: Scorecard, words: Words) -> str:
    """The verdict in one sentence."""
    name, total = program_name(card, words), card.total
    band = words.of(card.band_title) if card.band_title else None
    match card.verdict:
        case Verdict.UNSCORABLE:
            return words(f"verdict_unscorable_{card.reasons[0].code}", name=name)
        case Verdict.WITHHELD:
            return words(
                "verdict_withheld",
                name=name,
                coverage=percent(total.coverage),
                minimum=percent(card.rubric.minimum_coverage),
                low=figure(total.low),
                high=figure(total.high),
            )
        case Verdict.PROVISIONAL:
            key = "verdict_provisional" if band else "verdict_no_band_provisional"
        case Verdict.FINAL:
            key = "verdict_final" if band else "verdict_no_band"
    return words(key, name=name, score=figure(total.score), band=band)
