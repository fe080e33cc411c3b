"""The page of a rubric's quality: what stands out, most important first, and what may be left as it is in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.quality import Kind, Quality, Remark
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Title
from rubric.report.numbers import figure, percent
from rubric.report.quality_names import Names
from rubric.report.quality_remarks import Remarks
from rubric.report.quality_tables import bands_table, criteria_table, gates_table, spreads_table
from rubric.report.wording import Words

# What a page shows of long lists; with verbose and in JSON there is all.
_MOST, _MOST_ORDER = 6, 3


class QualityPage:
    """Makes the page of one result."""

    def __init__(self, result: Quality, words: Words, *, verbose: bool = False) -> None:
        """Keep the result; ``verbose`` leaves nothing out."""
        self.result = result
        self.words = words
        self.verbose = verbose
        self.names = Names(result, words)
        self.remarks = Remarks(result, words, self.names)

    def blocks(self) -> list[Block]:
        """The whole page."""
        result, words, page = self.result, self.words, Page()
        page.add(Title(words("quality_title"), words("rubric", **self._rubric())), *self._head())
        for kind in Kind:
            found = [one for one in result.remarks if one.kind is kind and one.enough]
            page.section(words(f"quality_head_{kind}"), *self._section(kind, found))
        page.section(words("quality_rests"), *self._rests())
        page.section(
            words("quality_few"),
            Para(words("quality_few_note", minimum=result.limits.programs), quiet=True),
            Entries(tuple(self._few())),
        )
        if fine := self._fine():
            page.add(Para(""), Para(words("quality_fine", names=words.listed(fine)), quiet=True))
        if self.verbose:
            self._add_tables(page)
        else:
            page.add(Para(""), Para(words("quality_hint"), quiet=True))
        return page.blocks

    def _rubric(self) -> dict[str, str]:
        return {"title": self.words.of(self.result.rubric.title), "edition": self.result.rubric.edition}

    def _head(self) -> Iterator[Block]:
        result, words, verdicts = self.result, self.words, self.result.verdicts
        programs, minimum = len(result.programs), result.limits.programs
        n = sum(one.enough for one in result.remarks)
        if n or programs >= minimum:
            yield Para(words("quality_summary" if n else "quality_summary_fine", programs=programs, n=n), strong=True)
        if programs < minimum:
            yield Para(words("quality_summary_few", programs=programs, minimum=minimum), strong=True)
        counts = {name: getattr(verdicts, name) for name in ("final", "provisional", "withheld", "unscorable")}
        yield Para(words("quality_verdicts", minimum=percent(result.rubric.minimum_coverage), **counts))
        if verdicts.median_width is not None:
            yield Para(words("quality_width", width=figure(verdicts.median_width)))
        if programs >= minimum:
            yield Para(words("quality_missed", share=percent(result.missed), programs=programs), quiet=True)
        if result.not_counted:
            files = self.names.few([one.file for one in result.not_counted])
            yield Para(words("quality_not_counted", sheets=result.sheets, programs=programs, files=files), quiet=True)

    def _section(self, kind: Kind, found: list[Remark]) -> Iterator[Block]:
        limits = self.result.limits
        numbers = {"rho": figure(limits.rho), "limit": figure(limits.item_total)}
        yield Para(self.words(f"quality_do_{kind}", **numbers), quiet=True)
        if kind in (Kind.STRONGER, Kind.WEAKER) and self.result.not_linear:
            nodes = self.words.listed(list(self.result.not_linear))
            yield Para(self.words("quality_not_linear", nodes=nodes), quiet=True)
        shown = found if self.verbose else found[:_MOST]
        yield Entries(tuple(self.remarks.entry(one) for one in shown))
        if len(found) > len(shown):
            yield Para(self.words("quality_rest", n=len(found) - len(shown)), quiet=True)

    def _rests(self) -> Iterator[Block]:
        """The criteria without which most pairs change places, and those without which none does."""
        result, words = self.result, self.words
        orders = [(one, one.leave_out) for one in result.criteria if one.leave_out is not None]
        judged = max((order.programs for _, order in orders), default=0)
        if judged < result.limits.programs:
            return
        pairs = max(order.pairs for _, order in orders)
        yield Para(words("quality_rests_note", programs=judged, pairs=pairs), quiet=True)
        moving = sorted(((one, order) for one, order in orders if order.swapped), key=lambda both: -both[1].swapped)
        lines = [
            words("quality_rests_one", title=self.names[one.path], swapped=order.swapped, moved=order.moved)
            for one, order in (moving if self.verbose else moving[:_MOST_ORDER])
        ]
        still = [self.names[one.path] for one, order in orders if not order.swapped and one.declared]
        if still:
            lines.append(words("quality_rests_none", names=self.names.few(still)))
        yield Entries(tuple(Entry("·", line) for line in lines))

    def _few(self) -> Iterator[Entry]:
        """What rests on too few programs to be told, one line a kind."""
        result, words = self.result, self.words
        for kind in Kind:
            found = [one for one in result.remarks if one.kind is kind and not one.enough]
            if found and self.verbose:
                yield Entry("·", words(f"quality_head_{kind}"), tuple(self.remarks.entry(one) for one in found))
            elif found:
                head = words(f"quality_head_{kind}")
                about = self._about([one for one in found if one.ids])
                yield Entry("·", head + words("colon") + about if about else self._of(found[0]))
        yield from self._not_computed()

    def _not_computed(self) -> Iterator[Entry]:
        result, words, minimum = self.result, self.words, self.result.limits.programs
        pairs = result.pair_counts
        if pairs.few:
            every = pairs.few + pairs.correlated + pairs.still
            yield Entry("·", words("quality_few_pairs", n=pairs.few, all=every))
        for key, unknown in (
            ("quality_few_influence", [one for one in result.criteria if one.settled < minimum]),
            ("quality_few_item_total", [one for one in result.criteria if one.item_total_programs < minimum]),
        ):
            if unknown:
                yield Entry("·", words(key, names=self.names.few([self.names[one.path] for one in unknown])))
        judged = result.verdicts.final + result.verdicts.provisional
        if judged < minimum:
            yield Entry("·", words("quality_few_order", n=judged, minimum=minimum))

    def _about(self, remarks: Sequence[Remark]) -> str:
        """What remarks are about; where all take as many programs, how many that is stands once."""
        counts = {one.programs for one in remarks}
        if len(counts) != 1 or len(remarks) == 1:
            return self.names.few([self._of(one) for one in remarks]) if remarks else ""
        names = self.names.few([self._named(one) for one in remarks])
        minimum = self.result.limits.programs
        n = counts.pop()
        return names if n >= minimum else self.words("quality_few_of", name=names, n=n, minimum=minimum)

    def _named(self, remark: Remark) -> str:
        return " / ".join(self.names[id_] for id_ in remark.ids) or self.words(f"quality_head_{remark.kind}")

    def _of(self, remark: Remark) -> str:
        """What a remark is about, with its programs out of those that it takes."""
        name = self._named(remark)
        if remark.programs >= self.result.limits.programs:
            return name
        return self.words("quality_few_of", name=name, n=remark.programs, minimum=self.result.limits.programs)

    def _fine(self) -> list[str]:
        """Criteria that enough programs settle and nothing is said about; of a long list its beginning."""
        touched = {id_ for one in self.result.remarks for id_ in one.ids}
        least = self.result.limits.programs
        fine = [one.path for one in self.result.criteria if one.settled >= least and one.path not in touched]
        return [self.names.few([self.names[path] for path in fine])] if fine else []

    def _add_tables(self, page: Page) -> None:
        result, words, names = self.result, self.words, self.names
        note = Para(words("quality_all_note"), quiet=True)
        page.section(words("quality_all"), note, criteria_table(result.criteria, words, names))
        page.section(words("quality_spreads"), spreads_table(result.criteria, words, names))
        for key, made in (
            ("quality_facts_asked", spreads_table(result.facts, words, names) if result.facts else None),
            ("quality_gates", gates_table(result.gates, words, names) if result.gates else None),
            ("quality_bands", bands_table(result.bands, words, names) if result.bands else None),
        ):
            if made is not None:
                page.section(words(key), made)
