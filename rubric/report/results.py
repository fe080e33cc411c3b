"""Results other than scorecards in a format and a language."""

from __future__ import annotations

from typing import assert_never

from rubric.model.agreement import Agreement
from rubric.model.retranslation import Retranslation
from rubric.model.text import Lang
from rubric.report.blocks import Block
from rubric.report.jsons import as_json
from rubric.report.render import Format
from rubric.report.terminal import Screen, to_text
from rubric.report.wording import Words

Outcome = Agreement | Retranslation


def render_result(result: Outcome, *, format: Format, lang: Lang, screen: Screen) -> str:  # noqa: A002
    """A result as text for a terminal, as Markdown, or as the JSON of its contract."""
    match format:
        case "json":
            return as_json(result.model_dump(mode="json", by_alias=True))
        case "md":
            from rubric.report.markdown import to_markdown

            return to_markdown(_page(result, Words(lang)))
        case "text":
            return to_text(_page(result, Words(lang)), screen)
        case _:
            assert_never(format)


def _page(result: Outcome, words: Words) -> list[Block]:
    match result:
        case Agreement():
            from rubric.report.agreement_page import agreement_page

            return agreement_page(result, words)
        case Retranslation():
            from rubric.report.retranslation_page import retranslation_page

            return retranslation_page(result, words)
        case _:
            assert_never(result)
