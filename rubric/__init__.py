"""Rate mini-programs with a YAML rubric and explain every point.

The packages: ``model`` (files and results as frozen models), ``source`` (text in, models out, positions kept),
``scoring`` (pure: rubric and sheet to scorecard), ``lint`` (rules about rubrics and sheets), ``observe`` (sheets in the
making: blank, filled, in spreadsheets, merged), ``evidence`` (a program's source tree to hits with file and line),
``analysis`` (pure: what several scorecards say together, what to change, and what a change of the rubric does),
``batch`` (many at once: folders of sheets, and tables through one SQL text), ``report`` (results to text, Markdown,
JSON, spreadsheets), ``cli`` (one file per command), ``library`` (the rubrics and the signal table that ship, as YAML).
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, whose import would cost `rubric --version` as much as Python itself
if TYPE_CHECKING:
    from rubric.errors import InputError, RubricError, UsageError
    from rubric.model.rubric import Rubric
    from rubric.model.scorecard import Scorecard
    from rubric.model.sheet import Sheet
    from rubric.report.render import render
    from rubric.scoring.score import score
    from rubric.source.use import load_rubric, load_sheet

__version__ = "0.1.0"

__all__ = [
    "InputError",
    "Rubric",
    "RubricError",
    "Scorecard",
    "Sheet",
    "UsageError",
    "__version__",
    "load_rubric",
    "load_sheet",
    "render",
    "score",
]

# Imported when they are first asked for, so that ``rubric --version`` imports nothing.
_HOMES = {
    "InputError": "rubric.errors",
    "Rubric": "rubric.model.rubric",
    "RubricError": "rubric.errors",
    "Scorecard": "rubric.model.scorecard",
    "Sheet": "rubric.model.sheet",
    "UsageError": "rubric.errors",
    "load_rubric": "rubric.source.use",
    "load_sheet": "rubric.source.use",
    "render": "rubric.report.render",
    "score": "rubric.scoring.score",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
