"""The pictures of the READMEs are there, small, of what `tests/pictures.py` takes, and shown with a text."""

import re
import struct

import pytest

from tests.pictures import FOLDER, MOST, PICTURES
from tests.support import ROOT

READMES = {"en": ROOT / "README.md", "zh": ROOT / ".github/README.zh-CN.md"}
IMAGE = re.compile(r"!\[(?P<text>[^]]*)\]\((?P<link>[^)]+\.png)\)")
NAMES = {f"{picture.name}.{lang}.png": picture for picture in PICTURES for lang in READMES}


def test_pictures_are_those_that_the_command_takes() -> None:
    assert {path.name for path in FOLDER.iterdir()} == NAMES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_picture_is_small_and_as_wide_as_its_page(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert data.endswith(b"IEND\xaeB`\x82")
    assert (width, depth, kind) == (NAMES[name].width * 1.5, 8, 3)
    assert 200 < height < 2 * width
    assert len(data) <= MOST


@pytest.mark.parametrize("lang", READMES)
def test_each_readme_shows_the_pictures_in_its_language(lang: str) -> None:
    readme = READMES[lang]
    shown = {match["link"]: match["text"] for match in IMAGE.finditer(readme.read_text("utf-8"))}

    assert {(readme.parent / link).resolve() for link in shown} == {
        FOLDER / f"{picture.name}.{lang}.png" for picture in PICTURES
    }
    assert all(len(text) > 10 for text in shown.values())
