"""What becomes of findings: severities that ``rubric.toml`` sets, and comments that silence one in its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rubric.model.finding import Finding, Place, Rule, Severity

_COMMENT = re.compile(r"#\s*rubric:\s*ignore\[([^\]\n]*)\]")
# What only another command than the one that is running can find; its comments are never left over.
_FOUND_ELSEWHERE = frozenset({"edition-unchanged"})
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")

UNUSED_IGNORE = Rule(
    "unused-ignore",
    Severity.WARNING,
    "这里没有“{code}”可以忽略",
    'there is no "{code}" to ignore here',
    "删掉这条注释，或改成这一行真有的代码",
    "remove the comment, or name a code that this line has",
    "留下的忽略注释会盖住将来真的问题",
    "a comment that is left over would hide a real finding later",
    "weight: 2  # rubric: ignore[unused-fact]",
    "weight: 2",
)
ERROR_IGNORED = Rule(
    "error-ignored",
    Severity.WARNING,
    "“{code}”是错误，不能忽略",
    '"{code}" is an error and cannot be ignored',
    "改正它；有错误的文件用不了",
    "mend it; a file with errors cannot be used",
    "有错误的文件读不出意思，忽略也没有用",
    "a file with errors has no meaning that could be used",
    "wieght: 2  # rubric: ignore[unknown-key]",
    "weight: 2",
)


def settle(findings: Iterable[Finding], texts: Mapping[str, str], severities: Mapping[str, str]) -> list[Finding]:
    """Findings after severities and comments, with a warning for each comment that silences nothing.

    Errors of a file that cannot be used stay errors.

    Args:
        findings: of the files in ``texts``, and perhaps of others.
        texts: the files whose comments count, by name.
        severities: by code; ``off`` leaves a finding out.
    """
    ranked = [_ranked(one, severities) for one in findings]
    kept = [one for one in ranked if one is not None]
    silenced: set[tuple[str, int, str]] = set()
    asked = {
        (name, number, code): place for name, text in texts.items() for number, code, place in _comments(name, text)
    }
    left = []
    for finding in kept:
        key = (finding.place.file, finding.place.line, finding.code)
        if key in asked and finding.severity is not Severity.ERROR:
            silenced.add(key)
        else:
            left.append(finding)
    errors = {(one.place.file, one.place.line, one.code) for one in left}
    for key, place in asked.items():
        if key not in silenced and key[2] not in _FOUND_ELSEWHERE:
            left.append((ERROR_IGNORED if key in errors else UNUSED_IGNORE).at(place, code=key[2]))
    return left


def _ranked(finding: Finding, severities: Mapping[str, str]) -> Finding | None:
    level = severities.get(finding.code)
    if level is None or finding.severity is Severity.ERROR:
        return finding
    return None if level == "off" else finding.model_copy(update={"severity": Severity(level)})


def _comments(name: str, text: str) -> Sequence[tuple[int, str, Place]]:
    if "rubric:" not in text or "ignore[" not in text:
        return ()
    found = []
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        for match in _COMMENT.finditer(line):
            place = Place(name, number, match.start() + 1, number, match.end() + 1)
            found += [(number, code.strip(), place) for code in match.group(1).split(",") if code.strip()]
    return found
