"""The two catalogues say the same things, and only what is said somewhere."""

import re
from pathlib import Path
from string import Formatter

from rubric.cli.fill_run import KEYS
from rubric.model.text import Lang
from rubric.observe.filling.talk import Remark
from rubric.report.wording import en, filling, zh
from rubric.report.wording.topics import TOPICS
from tests.support import ROOT

# Keys that are put together from a state, a verdict, a kind of answer …
FAMILIES = (
    *("verdict_", "state_", "reason_", "answer_", "cond_", "explain_", "scale_", "value_"),
    *("standing_", "trend_", "cause_", "column_", "strength_", "agree_", "retranslate_"),
    *("advise_obstacle_", "advise_needed_", "advise_at_"),
    *("diff_breaks_", "diff_count_", "diff_fail_", "diff_item_", "diff_line_", "diff_unfit_"),
    *("diff_class_", "diff_way_", "watch_files_"),
    *("inspect_framework_", "inspect_head_", "inspect_reason_", "inspect_trouble_"),
    *("table_fault_", "table_keys_"),
    *("html_shade_", "html_gate_", "html_group_"),
    *(f"guide_{family}_" for family in ("answer", "formula", "means", "sum", "verdict", "word")),
    *("quality_head_", "quality_do_", "quality_one_", "quality_col_"),
    *(f"rank_{family}_" for family in ("brief", "doubt", "flip", "head", "no", "of", "only", "settle", "share")),
)


def whole(lang: Lang) -> dict[str, str]:
    """All texts of a language; no key is in two topics."""
    found = dict((zh if lang is Lang.ZH else en).WORDS)
    for words in TOPICS[lang]:
        assert not found.keys() & words.keys()
        found |= words
    return found


def test_same_keys_and_places() -> None:
    """Every key is in both languages and has the same places to fill."""
    chinese, english = whole(Lang.ZH), whole(Lang.EN)

    assert list(chinese) == list(english)
    assert {key: places(text) for key, text in chinese.items()} == {key: places(text) for key, text in english.items()}


def test_no_key_is_left_over() -> None:
    """Every key is used in the code, or belongs to a family of keys."""
    code = "\n".join(path.read_text("utf-8") for path in sources())
    quoted = set(re.findall(r"(?<=[\"'])\w+(?=[\"'])", code))
    unused = [key for key in whole(Lang.ZH) if key not in quoted and not key.startswith(FAMILIES)]

    assert unused == []


def test_what_filling_says() -> None:
    """Both languages fill the same places, every remark has a text, and none is left over."""
    unlike = [key for key, (one, other) in filling.WORDS.items() if not places(other) <= places(one) | {"near"}]
    code = "\n".join(path.read_text("utf-8") for path in sources() if path.name != "filling.py")
    told = {KEYS.get(one, one.value.replace("-", "_")) for one in Remark}
    unused = [
        key
        for key in filling.WORDS
        if not re.search(rf"[\"']{key}[\"']", code) and key not in told and not key.startswith("ask_")
    ]

    assert unlike == []
    assert unused == []
    assert told - filling.WORDS.keys() == {"stored", "more"}


def places(text: str) -> set[str]:
    """The names in a text that are filled."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def sources() -> list[Path]:
    """The modules other than the catalogues, and the templates of pages."""
    found = [path for ending in ("*.py", "*.j2") for path in (ROOT / "rubric").rglob(ending)]
    return [path for path in found if not path.name.endswith(("zh.py", "en.py"))]
