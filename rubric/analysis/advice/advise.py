"""The cheapest set of improvements that reaches a target, exact, with the scorer as oracle."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from rubric import __version__
from rubric.analysis.advice.changes import Change
from rubric.analysis.advice.effort import Efforts
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground, Item, Option
from rubric.analysis.advice.obstacles import obstacles
from rubric.analysis.advice.planned import Scope, plan_of, standing, text_of, written
from rubric.analysis.advice.search import Ending, Found, Search, Tick
from rubric.analysis.advice.steps import ground_of
from rubric.model.advice import Advice, AdvicePlan, AdviceTarget, Lookout, Obstacle
from rubric.model.rubric import Band
from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import evaluate
from rubric.scoring.fingerprint import scoring_sha256_of
from rubric.scoring.ledger import portions
from rubric.scoring.observe import observe_next
from rubric.scoring.plan import Plan
from rubric.scoring.world import World, world_of

NODES = 4_000
_LOOKED_AT = 8
_NAMED = 3


@dataclass(frozen=True, eq=False)
class Wish:
    """What is asked for.

    Attributes:
        score: to reach, on the report scale; a band's lower edge.
        band: to reach, or a better one.
        efforts: by id, where they differ from the rubric's; None for what is impossible.
        plans: how many further plans to name.
        nodes: how many plans in the making to look at, at most, for each question.
        tick: called from time to time, with the nodes looked at and the effort proven to be needed.
    """

    score: Fraction
    band: Band | None = None
    efforts: Efforts = field(default_factory=dict)
    plans: int = 3
    nodes: int = NODES
    tick: Tick | None = None


@dataclass(frozen=True, eq=False)
class Advised:
    """The advice, and the changes of its plan and of its worst-case plan."""

    advice: Advice
    changes: tuple[Change, ...] = ()
    worst_changes: tuple[Change, ...] = ()


@dataclass(frozen=True, eq=False)
class _Answer:
    """The cheapest plan of the narrowest scope in which there is one; why not in a narrower one."""

    scope: Scope
    ground: Ground
    search: Search
    found: Found
    obstacles: tuple[Obstacle, ...]


def advise(plan: Plan, sheet: Sheet, wish: Wish, *, file: str = "") -> Advised:
    """Advice for a program.

    Args:
        plan: the rubric.
        sheet: whose answers fit it.
        wish: what to reach.
        file: the name of the sheet's file, for the record.

    Raises:
        UsageError: an answer does not fit the rubric.
    """
    world = world_of(plan, sheet)
    ground = ground_of(plan, world, wish.efforts)
    score, worst = (Goal(plan, wish.score, wish.band, worst) for worst in (False, True))
    reached, surely = score.reached(ground.now), worst.reached(ground.now)
    near = None if reached else _narrowest(ground, score, wish)
    first, changes = _plan(near)
    far = None if surely else _widest(ground, worst, wish)
    last, worst_changes = _plan(far)
    advice = Advice.model_construct(
        engine_version=__version__,
        rubric=plan.rubric.rubric,
        edition=plan.rubric.edition,
        title=plan.rubric.title,
        scoring_sha256=scoring_sha256_of(plan.rubric),
        scale_from=plan.on_scale(Fraction(0)),
        scale_to=plan.on_scale(Fraction(1)),
        band_edges=tuple(Fraction(band.from_) for band in plan.bands),
        program=sheet.program,
        name=sheet.name,
        file=file,
        target=_target(score),
        now=standing(plan, ground.now),
        reached=reached,
        plan=first,
        obstacles=near.obstacles if near else (),
        at_least=_at_least(near),
        others=_others(near, wish.plans) if near and first else (),
        worst_reached=surely,
        worst=last,
        worst_obstacles=far.obstacles if far else (),
        worst_at_least=_at_least(far),
        verify=_verify(ground, near, score, wish) if near and first else (),
        bands={band.id: band.title for band in plan.bands},
    )
    return Advised(advice, changes, worst_changes)


def _target(goal: Goal) -> AdviceTarget:
    return AdviceTarget.model_construct(
        score=goal.score,
        band=goal.band.id if goal.band else None,
        title=goal.band.title if goal.band else None,
        requires={id_: Fraction(need) for id_, need in goal.band.requires.items()} if goal.band else {},
        coverage=goal.coverage,
    )


def _narrowest(ground: Ground, goal: Goal, wish: Wish) -> _Answer:
    """The cheapest plan that changes only what is known; only if there is none, one that also counts on the unseen."""
    known = _searched("known", ground.only(known=True), goal, wish)
    if known.found.ending is not Ending.IMPOSSIBLE:
        return known
    wider = _searched("all", ground, goal, wish)
    if wider.found.ending is Ending.IMPOSSIBLE:
        return wider
    return _Answer(wider.scope, wider.ground, wider.search, wider.found, known.obstacles)


def _widest(ground: Ground, goal: Goal, wish: Wish) -> _Answer:
    return _searched("all", ground, goal, wish)


def _searched(scope: Scope, ground: Ground, goal: Goal, wish: Wish) -> _Answer:
    search = Search(ground, goal, nodes=wish.nodes, tick=wish.tick)
    found = search.next()
    why = obstacles(ground, goal, search.everything()) if found.ending is Ending.IMPOSSIBLE else ()
    return _Answer(scope, ground, search, found, why)


def _plan(answer: _Answer | None) -> tuple[AdvicePlan | None, tuple[Change, ...]]:
    if answer is None or answer.found.picks is None:
        return None, ()
    plan, changes = plan_of(answer.ground, answer.search.goal, answer.found, answer.scope)
    return plan, tuple(changes)


def _at_least(answer: _Answer | None) -> Fraction | None:
    stopped = answer is not None and answer.found.ending is Ending.STOPPED and answer.found.picks is None
    return answer.found.bound if answer is not None and stopped else None


def _others(answer: _Answer, most: int) -> tuple[AdvicePlan, ...]:
    """Further plans, cheapest first, as far as the nodes last."""
    found: list[AdvicePlan] = []
    while answer.found.ending is Ending.FOUND and len(found) < most:
        one = answer.search.next()
        if one.ending is not Ending.FOUND:
            break
        found.append(plan_of(answer.ground, answer.search.goal, one, answer.scope)[0])
    return tuple(found)


def _verify(ground: Ground, answer: _Answer, goal: Goal, wish: Wish) -> tuple[Lookout, ...]:
    """The unknowns whose good answer makes the plan cheaper, by planning again with that answer supposed."""
    if answer.scope == "all":
        return ()  # the plan itself says of what to make sure
    plan, now = ground.plan, ground.now
    less = replace(wish, nodes=max(wish.nodes // 8, 1))
    items = {item.id: item for item in ground.items if item.open}
    asked = [one.id for one in observe_next(plan, now, portions(plan, now.values)) if one.id in items]
    found = []
    for id_ in asked[:_LOOKED_AT]:
        item = items[id_]
        option = _best(ground, item)
        world = _answered(ground.world, item, option)
        again = _narrowest(ground_of(plan, world, wish.efforts), goal, less)
        saves = answer.found.effort - again.found.effort
        if again.found.ending is Ending.FOUND and saves > 0:
            found.append(_lookout(ground, item, option, again.found.effort, saves))
    return tuple(sorted(found, key=lambda one: -one.saves)[:_NAMED])


def _best(ground: Ground, item: Item) -> Option:
    """The answer with the highest lower bound."""
    tried = [evaluate(ground.plan, _answered(ground.world, item, one)).root.low for one in item.options]
    return item.options[tried.index(max(tried))]


def _answered(world: World, item: Item, option: Option) -> World:
    return Change(item, option.value, option.effort).done(world)


def _lookout(ground: Ground, item: Item, option: Option, effort: Fraction, saves: Fraction) -> Lookout:
    plan, fact = ground.plan, ground.plan.rubric.facts.get(item.id)
    return Lookout.model_construct(
        id=item.id,
        kind="fact" if item.is_fact else "criterion",
        title=(fact.title or fact.ask) if fact else plan.leaves[item.id].criterion.title,
        ask=fact.ask if fact else None,
        good=written(option.value),
        good_text=text_of(plan, item.id, option.value),
        bound=ground.uses.bound(item.id, option.value),
        effort=effort,
        saves=saves,
    )
