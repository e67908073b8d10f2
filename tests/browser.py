"""Pages looked at by the system's Chromium and by axe-core.

Where one of them is not installed the tests are skipped, saying so; in CI they fail instead.
A module that needs them takes the fixture `browser`: one browser for all of its tests.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, cast

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.word.validators import needed

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_TOO_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80)).slice(0, 5);
}"""
Medium = Literal["screen", "print"]


@contextmanager
def launched() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    program = needed(found, "Chromium")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


class Seen:
    """A page as somebody opens it, and what it asked for or complained of meanwhile."""

    def __init__(self, page: Page):
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda one: self.asked.append(one.url))
        page.on("pageerror", lambda one: self.complaints.append(str(one)))
        page.on("console", self._heard)

    def _heard(self, said: Any) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)


@contextmanager
def opened(
    browser: Browser, address: str | Path, *, dark: bool = False, width: int = 1280,
    height: int = 900, scripts: bool = True, language: str = "en-GB",
) -> Iterator[Seen]:  # fmt: skip
    """An address or a file as somebody with these habits sees it; a profile of its own."""
    context = browser.new_context(
        color_scheme="dark" if dark else "light", viewport={"width": width, "height": height},
        java_script_enabled=scripts, locale=language, reduced_motion="reduce",
    )  # fmt: skip
    try:
        context.set_default_timeout(60_000)
        seen = Seen(context.new_page())
        seen.page.goto(address.as_uri() if isinstance(address, Path) else address)
        yield seen
    finally:
        context.close()


def axe_findings(page: Page, medium: Medium = "screen") -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice: rule, place, and why.

    It needs a page with scripts: without them it waits for ever.
    """
    needed(str(_AXE) if _AXE.is_file() else None, "axe-core (npm)")
    page.emulate_media(media=medium)
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate(
        "(tags) => axe.run({runOnly: tags}).then((told) => told.violations)", _RULES
    )
    page.emulate_media(media="null")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in cast(list[dict[str, Any]], found)
        for node in one["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """What makes a page scroll sideways."""
    return cast(list[str], page.evaluate(_TOO_WIDE))
