"""The smallest program on the same packages: it reads the files that `rubric score` reads and validates one field."""

import importlib.util
from pathlib import Path

import typer
import yaml
from pydantic import BaseModel

RUBRICS = ("community-group-buying", "scene-capability-gameplay")

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Sheet(BaseModel):
    """The one field."""

    program: str


def library() -> Path:
    """Where the shipped rubrics are, found without importing the package."""
    spec = importlib.util.find_spec("rubric")
    if spec is None or spec.origin is None:
        raise FileNotFoundError
    return Path(spec.origin).parent / "library"


@app.command()
def read(path: Path) -> None:
    """Read a sheet and both shipped rubrics."""
    folder = library()
    for name in RUBRICS:
        yaml.load((folder / f"{name}.rubric.yaml").read_text("utf-8"), yaml.CSafeLoader)
    sheet = Sheet.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    typer.echo(sheet.program)
