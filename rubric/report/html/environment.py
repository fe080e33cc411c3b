"""The one Jinja2 environment: everything is escaped, and what a user wrote cannot reorder or break a line."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rubric.report.layout import clean


@cache
def environment() -> Environment:
    """Templates of this package."""
    return Environment(
        loader=PackageLoader("rubric.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def rendered(template: str, **values: object) -> Markup:
    """A filled template, as HTML that is not escaped again."""
    return Markup(environment().get_template(template).render(values))  # noqa: S704 - escaped by the template


def _shown(value: Any) -> Any:
    return clean(value) if type(value) is str else value
