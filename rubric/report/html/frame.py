"""The page around a result: its policy, its style, its switches, and the result itself as JSON."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from markupsafe import Markup

from rubric.model.text import Lang
from rubric.report.html.bilingual import Tongues
from rubric.report.html.environment import environment, rendered
from rubric.report.jsons import compact_json

# The result is in the element with this id; `rubric/source/results.py` looks for it.
RESULT_ID = "rubric-result"

# Inside a script element these would end it, break a line of a script, or reorder or control what an editor shows.
_SPECIAL = (*b"&<>", *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_ESCAPED = {code: f"\\u{code:04x}" for code in _SPECIAL}


def framed(title: str, body: Markup, data: object, lang: Lang, style_name: str = "page.css") -> str:
    """A whole page that ends in a line break.

    Args:
        title: of the window.
        body: HTML in both languages; what is of one of them carries ``lang``.
        data: the result, as JSON holds it.
        lang: the language that is shown first.
        style_name: the style sheet; that of other pages holds nothing that this one has no use for.
    """
    style, script = _own(style_name), _own("page.js")
    page = rendered(
        "frame.html.j2",
        title=title,
        body=body,
        lang=lang,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        data=Markup(embedded(data)),  # noqa: S704 - escaped below
        result_id=RESULT_ID,
        say=Tongues(),
    )
    return page + "\n"


def embedded(data: object) -> str:
    """A value as JSON that may stand inside a script element."""
    return compact_json(data).translate(_ESCAPED)


@cache
def _own(name: str) -> str:
    """A style or a script of ours without its indents, empty lines and comments of a line."""
    lines = (line.strip() for line in environment().get_template(name).render().splitlines())
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    return _tight(text) if name.endswith(".css") else text


def _tight(style: str) -> str:
    """A style without the spaces that only help to read it; none of its texts in quotes has such a place."""
    for loose in ("; ", ": ", " {", "{ ", " }"):
        style = style.replace(loose, loose.strip())
    return style


def _policy(style: str, script: str) -> str:
    """Nothing but the one style and the one script of the page: no request, no image, no form, no frame."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
