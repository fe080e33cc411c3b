"""What ``rubric inspect`` does between its options and its page: the rubric, the reading, the sheet."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from rubric.cli.console import message, show, write_whole
from rubric.cli.language import say
from rubric.cli.pages import ResultPage
from rubric.errors import UsageError
from rubric.evidence.inspect import inspect
from rubric.evidence.limits import Limits, quiet
from rubric.evidence.script import check_parsers
from rubric.evidence.tree import Tree
from rubric.model.base import is_program_id
from rubric.model.inspection import Inspection, Trouble
from rubric.model.rubric import Rubric
from rubric.model.signals import SignalTable
from rubric.model.text import Lang
from rubric.source.library import name_from
from rubric.source.load import fit, read_rubric, read_sheet, rubric_of
from rubric.source.settings import read_settings
from rubric.source.signals import read_signals

_MOST_SECONDS = 600
_EVERY = 0.2


@dataclass(frozen=True)
class Asked:
    """What the command line says.

    Attributes:
        tree: the folder; None only for the table of signals.
        rubric, program, platform, into, signals, why: as given; None where not.
        observed: the day that a sheet gets.
    """

    tree: Path | None
    rubric: str | None
    program: str | None
    platform: str | None
    into: Path | None
    signals: Path | None
    why: str | None
    observed: date

    @cached_property
    def table(self) -> SignalTable:
        """The signals to look for.

        Raises:
            InputError: a table of one's own cannot be used.
        """
        return read_signals(self.signals).use()

    @cached_property
    def named(self) -> tuple[str, Path] | None:
        """The rubric and the folder it is relative to: as given, of the sheet, of ``rubric.toml``; None without any."""
        if self.rubric is not None:
            return self.rubric, Path()
        if self.into is not None:
            return rubric_of(read_sheet(self.into), self.into)
        settings, _ = read_settings(Path())
        return None if settings.rubric is None else (settings.rubric, settings.folder)

    @cached_property
    def model(self) -> Rubric | None:
        """The rubric whose facts are answered.

        Raises:
            InputError: it cannot be used.
        """
        return None if self.named is None else read_rubric(self.named[0], beside=self.named[1]).use()

    def rubric_of_sheet(self) -> tuple[Rubric, tuple[str, Path]]:
        """The rubric of a sheet, and how it is named.

        Raises:
            UsageError: none is named.
        """
        if self.model is None or self.named is None:
            raise UsageError(say("写观察表要用 -r 说是哪份量表", "a sheet needs a rubric: name it with -r"))
        return self.model, self.named


def inspected(asked: Asked, *, thorough: bool) -> Inspection:
    """Read the tree.

    Raises:
        InputError: the rubric or the signals cannot be used.
        UsageError: there is no program in the tree, no such platform or fact, or no parser.
    """
    _check_names(asked)
    check_parsers()
    end = time.monotonic() + _MOST_SECONDS
    tree = Tree(asked.tree or Path(), Limits(is_late=lambda: time.monotonic() > end))
    progress = _Progress() if sys.stderr.isatty() else None
    found = inspect(
        tree,
        asked.table,
        asked.model,
        platform=asked.platform,
        thorough=thorough,
        progress=progress or quiet,
    )
    if progress is not None:
        progress.end()
    if not found.roots:
        raise UsageError(_no_program(asked, found))
    if asked.platform is not None and all(one.platform != asked.platform for one in found.roots):
        known = ", ".join(dict.fromkeys(one.platform for one in found.roots))
        raise UsageError(
            say(
                f"这里没有 {asked.platform} 的小程序，只有 {known} 的",
                f"no program for {asked.platform} is here, only for {known}",
            )
        )
    return found


def write_sheet(asked: Asked, found: Inspection, sheets: list[Path], lang: Lang) -> Inspection:
    """Write what was found into a new sheet, or into the one that is there; the record is in what comes back.

    Raises:
        InputError: the sheet cannot be used.
        UsageError: the tree holds several programs, or none of the sheet's; no rubric is named.
    """
    if asked.into is None and not sheets:
        return found
    if len(found.roots) > 1 and asked.platform is None:
        folders = ", ".join(one.root for one in found.roots)
        raise UsageError(
            say(
                f"这里有几个小程序（{folders}），一张观察表只写一个：请给其中一个文件夹",
                f"several programs are here ({folders}) and a sheet is about one: name the folder of that one",
            )
        )
    if asked.into is not None:
        return _into(asked, found, asked.into, sheets[0] if sheets else asked.into)
    _new(asked, found, sheets[0], lang)
    return found


def _new(asked: Asked, found: Inspection, path: Path, lang: Lang) -> None:
    from rubric.observe.inspected import OBSERVER, draft_from
    from rubric.observe.sheet_text import filled_text
    from rubric.scoring.plan import compile_rubric

    model, (name, beside) = asked.rubric_of_sheet()
    head = {
        "program": asked.program or _program_id(asked),
        "format": 1,
        "platform": next(one.platform for one in found.roots if one.root == found.main),
        "observed": asked.observed.isoformat(),
        "observer": OBSERVER,
        "rubric": name_from(path.parent, model.rubric, name, beside),
    }
    draft = draft_from(found, compile_rubric(model), head)
    write_whole(path, filled_text(draft, lang))
    answered = sum("value" in one for one in draft.answers.values())
    message(
        say(
            f"已写 {path}：答了 {answered} 项事实，另有 {len(draft.answers) - answered} 项附了线索、等人回答",
            f"wrote {path}: {answered} {'fact' if answered == 1 else 'facts'} answered, "
            f"{len(draft.answers) - answered} more with lines for a person",
        )
    )


def _into(asked: Asked, found: Inspection, into: Path, path: Path) -> Inspection:
    from rubric.cli.edit_write import write_source
    from rubric.observe.inspected import insert
    from rubric.scoring.plan import compile_rubric
    from rubric.source.edit_text import read_source

    model, _ = asked.rubric_of_sheet()
    source = read_source(into)
    sheet = fit(read_sheet(into), model).use()
    if asked.program is not None and asked.program != sheet.program:
        raise UsageError(
            say(f"{into} 说的是 {sheet.program}，不是 {asked.program}", f"{into} is about {sheet.program}")
        )
    folder = _id_of_folder(asked)
    if asked.program is None and folder != sheet.program:
        message(
            say(
                f"{into} 说的是 {sheet.program}，源码文件夹叫 {folder or asked.tree}：请确认是同一个小程序",
                f"{into} is about {sheet.program} and the folder is called {folder or asked.tree}: "
                "see that they are the same program",
            )
        )
    inserted = insert(found, source, compile_rubric(model))
    if path != into:
        write_whole(path, inserted.source.text)
    elif inserted.source.text != source.text:
        write_source(source, inserted.source.text)
    n = len(inserted.record.added)
    message(say(f"{path}：补上 {n} 项，其余不动", f"{path}: {n} added, everything else as it was"))
    return found.model_copy(update={"addition": inserted.record})


def signals_page(asked: Asked, found: Inspection | None) -> ResultPage:
    """The table of signals, with how often each was found where a tree was read."""
    from rubric.report.signals_page import signals_page as page

    table, model = asked.table, asked.model

    def data() -> Any:
        return table.model_dump(mode="json", exclude_defaults=True) if found is None else found.model_dump(mode="json")

    return ResultPage(lambda words: page(table, model, found, words), data)


def _id_of_folder(asked: Asked) -> str:
    folder = (asked.tree or Path()).resolve().name
    return re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")


def _program_id(asked: Asked) -> str:
    folder, id_ = (asked.tree or Path()).resolve().name, _id_of_folder(asked)
    if not is_program_id(id_):
        raise UsageError(
            say(f"文件夹名“{folder}”当不了编号，请用 --program", f'"{folder}" is no id of a program: give --program')
        )
    return id_


def _check_names(asked: Asked) -> None:
    if asked.program is not None and not is_program_id(asked.program):
        what = say("小写字母开头，只用小写字母、数字和“-”", "small letters, digits and single hyphens")
        raise UsageError(
            say(f"“{asked.program}”不能当编号：{what}", f'"{asked.program}" is no id of a program: {what}')
        )
    if asked.platform is not None and asked.platform not in asked.table.platforms:
        known = ", ".join(asked.table.platforms)
        raise UsageError(
            say(f"不认识平台“{asked.platform}”，可以用 {known}", f'unknown platform "{asked.platform}": use {known}')
        )
    if asked.why is not None:
        facts = () if asked.model is None else tuple(asked.model.facts)
        if asked.why not in (*facts, *asked.table.signals):
            from rubric.source.nearest import nearest

            near = nearest(asked.why, [*facts, *asked.table.signals])
            zh, en = (f"，是不是“{near}”？", f', did you mean "{near}"?') if near else ("", "")
            if asked.model is None and not near:
                zh, en = (
                    "；事实要用 -r 说是哪份量表的，信号见 --list-signals",
                    "; a fact needs its rubric, name it with -r; --list-signals lists the signals",
                )
            raise UsageError(
                say(f"没有叫“{asked.why}”的事实或信号{zh}", f'there is no fact or signal "{asked.why}"{en}')
            )


def _no_program(asked: Asked, found: Inspection) -> str:
    empty = next((one.file for one in found.notes if one.trouble is Trouble.NO_PAGES), None)
    if empty is not None:
        return say(
            f"{asked.tree} 里没有小程序：{empty} 一个页面也没有声明",
            f"there is no mini-program in {asked.tree}: {empty} declares no pages",
        )
    about = next((one.about for one in found.notes if one.about and one.file.endswith("project.config.json")), "")
    more_zh = f"；project.config.json 指向的 {about} 不在这里（多半是编译产物，没有提交）" if about else ""
    more_en = (
        f"; project.config.json points to {about}, which is not there (probably built, not committed)" if about else ""
    )
    return say(
        f"{asked.tree} 里没有小程序：找不到 app.json、pages.json 或 app.config{more_zh}",
        f"there is no mini-program in {asked.tree}: no app.json, pages.json or app.config{more_en}",
    )


class _Progress:
    """Counts files on the terminal's standard error, a few times a second."""

    def __init__(self) -> None:
        self.next = time.monotonic() + _EVERY
        self.shown = False

    def __call__(self, done: int, known: int) -> None:
        now = time.monotonic()
        if now >= self.next:
            self.next, self.shown = now + _EVERY, True
            show(say(f"\r已读 {done}/{known} 个文件", f"\rread {done} of {known} files"), sys.stderr)
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self.shown:
            show("\r\x1b[K", sys.stderr)
