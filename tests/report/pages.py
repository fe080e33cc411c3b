"""An HTML page taken apart with the standard library, for tests without a browser."""

import json
from html.parser import HTMLParser
from typing import Any, NamedTuple

VOID = {"meta", "input", "link", "br", "img"}


class Tag(NamedTuple):
    """A start tag."""

    name: str
    attributes: dict[str, str | None]


class Page(HTMLParser):
    """The tags of a page, its text outside of scripts and styles, and the texts inside them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.texts: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs)))
        if tag in self.raw:
            self._inside = tag
            self.raw[tag].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside][-1] += data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [tag.attributes for tag in self.tags if tag.name == name]

    @property
    def result(self) -> Any:
        """The JSON of the page."""
        (place,) = (number for number, script in enumerate(self.all("script")) if script.get("id") == "rubric-result")
        return json.loads(self.raw["script"][place])
