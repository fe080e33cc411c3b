"""The sheets that a rubric's examples name."""

from __future__ import annotations

from pathlib import Path

from rubric.errors import InputError
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source.load import Loaded, fit, read_sheet
from rubric.source.locate import locate


def example_sheets(loaded: Loaded[Rubric]) -> dict[int, Sheet]:
    """The sheets of the examples that name one, by the example's index; paths are relative to the rubric's file.

    Raises:
        InputError: a sheet cannot be read or does not fit.
    """
    rubric = loaded.use()
    found: dict[int, Sheet] = {}
    for index, example in enumerate(rubric.examples):
        if example.sheet is not None:
            place = locate(loaded.root, ("examples", index, "sheet"))
            path = Path(place.file).parent / example.sheet
            sheet = fit(read_sheet(path), rubric)
            if sheet.model is None:
                moved = [
                    one.model_copy(update={"place": place}) if one.code == "not-found" else one
                    for one in sheet.findings
                ]
                raise InputError(moved)
            found[index] = sheet.model
    return found
