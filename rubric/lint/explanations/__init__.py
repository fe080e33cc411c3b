"""Why each error matters, with a bad and a good example, for ``rubric explain CODE``; one module for each theme.

Rules of ``rubric.lint`` and slips of YAML say this beside their messages. Errors of content say it here, because every
command loads their messages and only ``explain`` needs the rest.
"""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.answers import ANSWERS
from rubric.lint.explanations.base import Explanation
from rubric.lint.explanations.edits import EDITS
from rubric.lint.explanations.files import FILES
from rubric.lint.explanations.observers import OBSERVERS
from rubric.lint.explanations.parts import PARTS
from rubric.lint.explanations.revisions import REVISIONS
from rubric.lint.explanations.scales import SCALES
from rubric.lint.explanations.tables import TABLES
from rubric.lint.explanations.values import VALUES

EXPLANATIONS: Mapping[str, Explanation] = {
    **FILES,
    **VALUES,
    **PARTS,
    **SCALES,
    **ANSWERS,
    **EDITS,
    **TABLES,
    **OBSERVERS,
    **REVISIONS,
}
