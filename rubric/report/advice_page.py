"""The page of an advice: the plan step by step, what to verify first, the worst case and other plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from rubric.model.advice import Advice, AdvicePlan, AdviceStep, Lookout, Moved, Obstacle, Standing
from rubric.model.printing import text_of_units
from rubric.model.states import Verdict
from rubric.model.text import Text
from rubric.report.advice_picture import plan_picture
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Title
from rubric.report.numbers import figure, percent
from rubric.report.wording import Words


class AdvicePage:
    """Builds the page of one advice in one language."""

    def __init__(self, advice: Advice, words: Words) -> None:
        """Keep both; an advice on how to improve a criterion is given once."""
        self.advice = advice
        self.words = words
        self.told: set[str] = set()
        # A score over a part too small for a verdict is no start: it would only seem to fall.
        self.by_low = advice.now.verdict in (Verdict.WITHHELD, Verdict.UNSCORABLE)

    def blocks(self) -> list[Block]:
        """The page."""
        advice, words, page = self.advice, self.words, Page()
        title = words("advise_title", name=self._name(), target=self._target())
        page.add(Title(title, words("rubric", title=words.of(advice.title), edition=advice.edition)))
        page.add(*self._head())
        if advice.plan is not None:
            page.add(plan_picture(advice, advice.plan, words))
            head = words("advise_steps_low" if self.by_low else "advise_steps")
            page.section(head, Entries(tuple(self._steps(advice.plan.steps))))
            page.add(*self._after(advice.plan))
        page.section(
            words("advise_verify"),
            Para(words("advise_verify_note"), quiet=True),
            Entries(tuple(self._lookout(one) for one in advice.verify)),
        )
        page.section(words("advise_worst"), *self._worst())
        others = [Entry("·", self._other(one)) for one in advice.others]
        page.section(words("advise_others"), Entries(tuple(others)))
        if advice.plan is not None:
            page.add(Para(""), Para(words("advise_more"), quiet=True))
        return page.blocks

    def _name(self) -> str:
        return self.words.of(self.advice.name) or self.advice.program

    def _target(self) -> str:
        target = self.advice.target
        return self.words.of(target.title) or self.words("advise_to_score", score=figure(target.score))

    def _head(self) -> Iterator[Block]:
        advice, words, plan = self.advice, self.words, self.advice.plan
        if advice.reached:
            now = self._standing(advice.now)
            yield Para(words("advise_reached", name=self._name(), target=self._target(), now=now), strong=True)
        elif plan is not None:
            key = "advise_from_to_one" if len(plan.steps) == 1 else "advise_from_to"
            now, then = self._standing(advice.now), self._standing(plan.after)
            yield Para(words(key, now=now, then=then, n=len(plan.steps), effort=_plain(plan.effort)), strong=True)
            yield Para(words("advise_cheapest" if plan.cheapest else "advise_stopped", at_least=_plain(plan.at_least)))
            if plan.scope == "all" and advice.obstacles:
                yield Para(words("advise_unseen_needed", why=self._why(advice.obstacles)))
        elif advice.obstacles and advice.at_least is None:
            yield Para(words("advise_unreachable", name=self._name(), target=self._target()), strong=True)
            yield Entries(tuple(Entry("·", self._obstacle(one)) for one in advice.obstacles))
        else:
            yield Para(words("advise_none_found", at_least=_plain(advice.at_least or Fraction(0))), strong=True)

    def _standing(self, standing: Standing) -> str:
        words = self.words
        if standing.verdict in (Verdict.WITHHELD, Verdict.UNSCORABLE):
            if standing.low is None or standing.high is None:
                return words("advise_no_score")
            low, high, coverage = figure(standing.low), figure(standing.high), percent(standing.coverage)
            return words("advise_no_verdict", low=low, high=high, coverage=coverage)
        score = figure(standing.score)
        band = words.of(self.advice.bands.get(standing.band or ""))
        return words("advise_standing", score=score, band=band) if band else words("advise_to_score", score=score)

    def _steps(self, steps: Sequence[AdviceStep]) -> Iterator[Entry]:
        """The steps with printed points that add up to the difference of the printed totals, or lower bounds."""
        before = self.advice.now.low if self.by_low else self.advice.now.score
        for step in steps:
            after = step.low if self.by_low else step.total
            why = self._needed(step, before, after)
            yield Entry(_gained(before, after), self._step(step), (*self._parts(step), *why))
            before = after

    def _step(self, step: AdviceStep) -> str:
        words, effort = self.words, _plain(step.effort)
        cost = words("advise_cost_only", effort=effort)
        if self.by_low and step.low is not None:
            low, coverage = figure(step.low), percent(step.coverage)
            cost = words("advise_cost_low", effort=effort, low=low, coverage=coverage)
        elif step.total is not None:
            cost = words("advise_cost", effort=effort, total=figure(step.total))
        return self._change(step) + cost

    def _needed(self, step: AdviceStep, before: Fraction | None, after: Fraction | None) -> Iterator[Entry]:
        """What a step is good for that brings no points."""
        if before is None or after is None or _units(after) <= _units(before):
            for one in step.without:
                yield Entry("", self._obstacle(one, "advise_needed"))

    def _change(self, step: AdviceStep) -> str:
        words, title = self.words, self.words.of(step.title)
        to = self._aim(step, step.to, step.to_text)
        if step.now is None:
            return words("advise_make_sure" if step.unseen else "advise_along", title=title, to=to)
        return words("advise_change", title=title, now=self._value(step, step.now, step.now_text), to=to)

    def _aim(self, step: AdviceStep | Lookout, value: str, text: Text | None) -> str:
        shown = self._value(step, value, text)
        return shown if step.bound is None else self.words(f"advise_{step.bound}", value=shown)

    def _value(self, step: AdviceStep | Lookout, value: str, text: Text | None) -> str:
        words = self.words
        if step.kind == "criterion" and text is not None:
            return words("advise_level", level=value)
        if text is not None:
            return words("quoted", text=words.of(text))
        return words(f"value_{value}") if value in ("yes", "no") else value

    def _parts(self, step: AdviceStep) -> Iterator[Entry]:
        words = self.words
        for moved in step.moves:
            up = moved.to_level is None or moved.to_level > (moved.level or 0)
            is_new = up and not moved.opens and moved.id not in self.told
            how = tuple(self._how(moved)) if is_new else ()
            self.told |= {moved.id} if how else set()
            yield Entry("→", self._moved(moved, step), how)
        if step.instead:
            names = words.listed([words.of(title) for title in step.instead.values()])
            yield Entry("", words("advise_instead", names=names))
        if step.gates:
            yield Entry("→", words("advise_clears", names=self._names(step.gates)))

    def _moved(self, moved: Moved, step: AdviceStep) -> str:
        words, title = self.words, self.words.of(moved.title)
        if moved.opens:
            return words("advise_moves_open", title=title)
        if moved.to_level is None:
            return words("advise_moves_up", title=title)
        if moved.id == step.id:
            return words.of(moved.anchor)
        now = "?" if moved.level is None else moved.level
        return words("advise_moves", title=title, now=now, to=moved.to_level, text=words.of(moved.anchor))

    def _how(self, moved: Moved) -> Iterator[Entry]:
        words = self.words
        if moved.improve is not None:
            yield Entry("", words("improve_text", text=words.of(moved.improve)))
        if moved.like:
            said = [words("exemplar", who=who, text=words.of(text)) for who, text in moved.like.items()]
            yield Entry("", words("like", text=words.listed(said)), quiet=True)

    def _after(self, plan: AdvicePlan) -> Iterator[Block]:
        words, after = self.words, plan.after
        verdict = words(f"verdict_word_{after.verdict}")
        coverage = percent(after.coverage)
        low, high = figure(after.low), figure(after.high)
        yield Para(words("advise_bounds", low=low, high=high, coverage=coverage, verdict=verdict))
        if plan.open_gates:
            yield Para(words("advise_minds", names=self._names(plan.open_gates)))

    def _lookout(self, one: Lookout) -> Entry:
        words = self.words
        good = self._aim(one, one.good, one.good_text)
        if one.kind == "criterion" and one.good_text is not None:
            good += words("because", text=words.of(one.good_text))
        title = words.of(one.ask) if one.ask else words("advise_asked", title=words.of(one.title))
        text = words("advise_verify_line", title=title, good=good, effort=_plain(one.effort))
        return Entry(f"−{_plain(one.saves)}", text)

    def _worst(self) -> Iterator[Block]:
        advice, words, plan = self.advice, self.words, self.advice.worst
        if advice.worst_reached:
            if not advice.reached:
                return
            yield Para(words("advise_worst_reached"))
        elif plan is not None:
            low, effort = figure(plan.after.low), _plain(plan.effort)
            yield Para(words("advise_worst_note", low=low, n=len(plan.steps), effort=effort))
            if not plan.cheapest:
                yield Para(words("advise_worst_stopped", at_least=_plain(plan.at_least)))
            yield Entries(tuple(self._short(plan.steps, advice.now.low)))
        elif advice.worst_obstacles:
            yield Para(words("advise_worst_none", why=self._why(advice.worst_obstacles)))
        else:
            yield Para(words("advise_worst_stopped", at_least=_plain(advice.worst_at_least or Fraction(0))))

    def _short(self, steps: Sequence[AdviceStep], start: Fraction | None) -> Iterator[Entry]:
        """Steps, one line each; those that only settle gates share one."""
        settling = [step for step in steps if not step.moves]
        moving = [step for step in steps if step.moves]
        before = start
        if settling:
            names = self.words("semicolon").join(self._answer(step) for step in settling)
            yield Entry(_gained(before, settling[-1].total), self.words("advise_settle", names=names))
            before = settling[-1].total
        for step in moving:
            why = tuple(self._needed(step, before, step.total))
            yield Entry(_gained(before, step.total), self._change(step), why)
            before = step.total

    def _answer(self, step: AdviceStep) -> str:
        title, to = self.words.of(step.title), self._aim(step, step.to, step.to_text)
        return f"{title}{self.words('colon')}{to}"

    def _other(self, plan: AdvicePlan) -> str:
        names = self.words("semicolon").join(self._answer(step) for step in plan.steps)
        then = self._standing(plan.after)
        return self.words("advise_other", effort=_plain(plan.effort), then=then, names=names)

    def _why(self, obstacles: Sequence[Obstacle]) -> str:
        return self.words("semicolon").join(self._obstacle(one) for one in obstacles)

    def _obstacle(self, one: Obstacle, family: str = "advise_obstacle") -> str:
        shown = percent if one.code == "coverage" else figure
        best, need, title = shown(one.best), shown(one.need), self.words.of(one.title)
        return self.words(f"{family}_{one.code}", title=title, best=best, need=need)

    def _names(self, titles: dict[str, Text]) -> str:
        return self.words.listed([self.words.of(title) for title in titles.values()])


def advice_page(advice: Advice, words: Words) -> list[Block]:
    """The page of an advice."""
    return AdvicePage(advice, words).blocks()


def _gained(before: Fraction | None, after: Fraction | None) -> str:
    """Points as the difference of two printed totals, so that printed lines add up."""
    if before is None or after is None:
        return "·"
    units = _units(after) - _units(before)
    return ("−" if units < 0 else "+") + text_of_units(abs(units))


def _units(value: Fraction) -> int:
    return floor(value * 100)


def _plain(value: Fraction) -> str:
    """An effort without zeros at its end."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0")
