"""Rate mini-programs with a YAML rubric and explain every point.

The packages: ``model`` (files and results as frozen models), ``source`` (text in, models out, positions kept),
``scoring`` (pure: rubric and sheet to scorecard), ``report`` (results to text, Markdown, JSON), ``cli`` (one file per
command), ``library`` (the rubrics that ship, as YAML).
"""

from __future__ import annotations

__version__ = "0.1.0"
