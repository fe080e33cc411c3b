"""A run over a table as the result that is shown and saved."""

from __future__ import annotations

from rubric import __version__
from rubric.batch.table.files import TableFiles
from rubric.batch.table.run import TableRun
from rubric.batch.table.tally import Tally
from rubric.model.base import shown
from rubric.model.table import ByHand, FaultAt, KeyFault, TableResult, TableRubric
from rubric.scoring.fingerprint import scoring_sha256_of
from rubric.scoring.plan import Plan


def rubric_of(plan: Plan) -> TableRubric:
    """What a result says of its rubric."""
    rubric = plan.rubric
    return TableRubric(
        id=rubric.rubric,
        edition=rubric.edition,
        title=rubric.title,
        scoring_sha256=scoring_sha256_of(rubric),
        scale_from=plan.scale_from,
        scale_to=plan.scale_from + plan.width,
    )


def result_of(
    plan: Plan,
    files: TableFiles,
    run: TableRun,
    *,
    engine: str,
    output: str | None,
    rejected_file: str | None,
    stopped: bool = False,
) -> TableResult:
    """The result of a run that has ended.

    Args:
        plan: the rubric.
        files: the table.
        run: over it.
        engine: its name.
        output: the file with the scores; None for none.
        rejected_file: the file with the rejected rows; None for none.
        stopped: no scores count, because of faults.
    """
    tally = Tally(plan) if stopped else run.tally
    return TableResult(
        engine_version=__version__,
        rubric=rubric_of(plan),
        files=files.names,
        engine=engine,
        rows=run.rows,
        scored=tally.rows,
        rejected=run.rows - run.tally.rows,
        nulled=run.faults.cells if run.rejects is None else 0,
        settled=run.settled,
        verdicts=tally.verdicts,
        coverage=tally.coverage,
        bands=tally.bands,
        nodes=tally.nodes,
        columns=run.fit.uses,
        by_hand=tuple(
            ByHand(id=id_, title=plan.leaves[id_].criterion.title, rows=rows)
            for id_, rows in run.by_hand.items()
            if rows and not stopped
        ),
        unused=run.fit.unused,
        missing=run.fit.missing,
        faults=tuple(run.faults.found(run.headings)),
        keys=_keys(run),
        output=output,
        rejected_file=rejected_file,
    )


def _keys(run: TableRun) -> KeyFault | None:
    if run.repeats is None or run.fit.key is None:
        return None
    repeated, first, missing = run.repeats.found()
    if not repeated and not missing:
        return None
    keys = run.keys_at(first)
    at = tuple(FaultAt(row=row + 1, key=shown(keys[row]), value="") for row in first)
    return KeyFault(column=run.fit.key, repeated=repeated, first=at, missing=missing)
