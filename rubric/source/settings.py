"""``rubric.toml``, beside the files or above them: default rubric, language, severities, stale observations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rubric.model.finding import Finding, Place, Rule, Severity
from rubric.source.nearest import near
from rubric.source.read import read_text

NAME = "rubric.toml"
KEYS = ("rubric", "lang", "stale_after", "severity")
LEVELS = (*(str(one) for one in Severity), "off")
STALE_AFTER = 180

BAD_TOML = Rule(
    "bad-settings",
    Severity.ERROR,
    "rubric.toml 读不懂：{detail}",
    "rubric.toml cannot be understood: {detail}",
    "写成 键 = 值；文字加引号",
    "write key = value; texts in quotes",
)
UNKNOWN_SETTING = Rule(
    "unknown-setting",
    Severity.ERROR,
    "rubric.toml 不认识“{key}”",
    'rubric.toml does not know "{key}"',
    "{near_zh}可以写：{allowed}",
    "{near_en}allowed: {allowed}",
)
BAD_SETTING = Rule(
    "bad-setting-value",
    Severity.ERROR,
    "rubric.toml 里 {key} 不能是“{value}”",
    'in rubric.toml {key} cannot be "{value}"',
    "可以写：{allowed}",
    "allowed: {allowed}",
)


@dataclass(frozen=True)
class Settings:
    """What a ``rubric.toml`` says; without one, the defaults.

    Attributes:
        rubric: of sheets that name none; an id, or a path relative to ``folder``.
        lang: ``zh``, ``en`` or None.
        stale_after: days after which an observation counts as stale.
        severities: of findings, by code; ``off`` leaves a finding out.
        folder: where the file stands.
    """

    rubric: str | None = None
    lang: str | None = None
    stale_after: int = STALE_AFTER
    severities: dict[str, str] = field(default_factory=dict)
    folder: Path = field(default_factory=Path)


def find_settings(beside: Path) -> Path | None:
    """The nearest ``rubric.toml`` in a folder or above it."""
    folder = beside.resolve()
    for one in (folder, *folder.parents):
        if (one / NAME).is_file():
            return one / NAME
    return None


def read_settings(beside: Path, codes: Callable[[], tuple[str, ...]] = tuple) -> tuple[Settings, list[Finding]]:
    """The settings that hold in a folder, and what is wrong with them.

    Args:
        beside: the folder.
        codes: gives the codes that may stand under ``[severity]``; empty when they are not to be checked.
    """
    path = find_settings(beside)
    if path is None:
        return Settings(), []
    name = str(path)
    text, findings = read_text(path, name)
    if findings:
        return Settings(), findings
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [BAD_TOML.at(Place(name), detail=str(error))]
    findings = [_unknown(name, text, key, KEYS) for key in data if key not in KEYS]
    severity = data.get("severity", {})
    severities = severity if isinstance(severity, dict) else {}
    known = codes() if severities else ()
    findings += [_unknown(name, text, code, known) for code in severities if known and code not in known]
    checks: list[tuple[str, Any, tuple[str, ...]]] = [("lang", data.get("lang"), ("zh", "en"))]
    checks += [(code, level, LEVELS) for code, level in severities.items()]
    for key, value, allowed in checks:
        if value is not None and value not in allowed:
            at = _line_of(name, text, key)
            findings.append(BAD_SETTING.at(at, key=key, value=value, allowed=", ".join(allowed)))
    stale = data.get("stale_after", STALE_AFTER)
    if isinstance(stale, bool) or not isinstance(stale, int) or stale < 1:
        at = _line_of(name, text, "stale_after")
        findings.append(BAD_SETTING.at(at, key="stale_after", value=stale, allowed="1, 2, 3 …"))
        stale = STALE_AFTER
    rubric = data.get("rubric")
    return Settings(
        rubric=rubric if isinstance(rubric, str) else None,
        lang=data.get("lang") if data.get("lang") in ("zh", "en") else None,
        stale_after=stale,
        severities={code: level for code, level in severities.items() if level in LEVELS},
        folder=path.parent,
    ), findings


def _unknown(name: str, text: str, key: str, allowed: tuple[str, ...]) -> Finding:
    return UNKNOWN_SETTING.at(_line_of(name, text, key), key=key, allowed=", ".join(allowed[:12]), **near(key, allowed))


def _line_of(name: str, text: str, key: str) -> Place:
    for number, line in enumerate(text.splitlines(), 1):
        column = line.find(key)
        if column >= 0:
            return Place(name, number, column + 1, number, column + 1 + len(key))
    return Place(name)
