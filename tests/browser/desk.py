"""A browser with a folder of pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """Where the browser is: `RUBRIC_CHROMIUM`, else on the path."""
    return os.environ.get("RUBRIC_CHROMIUM") or shutil.which("chromium")


@contextmanager
def launched() -> Iterator[Any]:
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


class Desk:
    """Opens pages and writes down what they say to the console and ask of the world."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser = browser
        self.folder = folder
        self.said: list[str] = []
        self.asked: list[str] = []

    @contextmanager
    def open(self, name: str, *, width: int = 1280, shade: str = "light", scripts: bool = True) -> Iterator[Any]:
        """A page in a tab of its own profile.

        Args:
            name: of the file, without its ending.
            width: of the window in pixels.
            shade: light or dark, as the system asks for.
            scripts: whether they run.
        """
        self.said, self.asked = [], []
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=shade, java_script_enabled=scripts
        )
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto((self.folder / f"{name}.html").as_uri())
        yield page
        context.close()

    def write(self, name: str, text: str) -> None:
        """Put a page of the test's own into the folder."""
        (self.folder / f"{name}.html").write_text(text, "utf-8", newline="\n")

    def read(self, name: str) -> str:
        """A page as it was written."""
        return (self.folder / f"{name}.html").read_bytes().decode()
