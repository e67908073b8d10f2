"""Every page in Chromium: no finding of axe-core, light and dark; nothing wider than the window."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser import axe_findings, opened, too_wide
from tests.web import files
from tests.web.conftest import Running, Visitor

pytestmark = pytest.mark.browser

TAGS = {"en": "en-GB", "es": "es-MX"}


@pytest.fixture(scope="module")
def addresses(running: Running, visitor: Visitor) -> list[str]:
    """Every kind of page there is, with something on it."""
    loaded = visitor.post("/draft/load", files={"file": ("r.yaml", files.EXAMPLE.read_bytes())})
    base = re.match(r"/draft/[0-9a-f]{16}", loaded.url.path)[0]  # type: ignore[index]
    slugs = (
        "choices",
        "the-uk-institution",
        "lists",
        "figures-and-periods",
        "positions",
        "preview",
    )
    told = {"reader": "mexico", "instrument": "memorandum"}
    review = visitor.upload("review", {"file": ("sent.md", files.SENT.encode())}, told)
    row, key = (
        unescape(re.findall(rf'data-{name}="([^"]+)"', review.text)[0])
        for name in ("say", "dismiss")
    )
    visitor.post(f"{review.url.path}/comment", {"row": row, "text": "A comment"})
    changed = {"first_text": "It lasts six months.", "second_text": "It lasts three months."}
    changes = visitor.upload("changes", {}, changed)
    pair = {"first_text": "It lasts six months.", "second_text": "La vigencia es de tres meses."}
    compared = visitor.upload("compare", {}, pair)
    refused = visitor.upload("review", {"file": ("old.doc", b"\xd0\xcf\x11\xe0" * 200)}, told)
    done = [one.url.path for one in (review, changes, compared, refused)]
    steps = [f"{base}/{one}" for one in slugs]
    return [
        "/", "/draft", *steps, "/review", "/compare", "/changes",
        "/terms", *done, f"{review.url.path}/comment?row={quote(row)}",
        f"{review.url.path}/dismiss?key={quote(key)}", "/library",
        "/library/clause/governing-law", "/library/laws", "/library/law/equality-act-2010",
        "/kept", "/help", "/nowhere",
    ]  # fmt: skip


@pytest.mark.parametrize(("dark", "width", "language"), [(False, 1280, "en"), (True, 320, "es")])
def test_pages_are_for_everyone(
    browser: Browser, running: Running, addresses: list[str], dark: bool, width: int, language: str
) -> None:
    running.shelf.remember("language", language)
    found = []
    with opened(browser, running.session.link(), dark=dark, width=width) as seen:
        for address in addresses:
            seen.page.goto(running.session.address + address)
            found += [f"{address}: {one}" for one in axe_findings(seen.page)]
            found += [f"{address} is too wide: {one}" for one in too_wide(seen.page)]
            spoken = seen.page.locator("html").get_attribute("lang")
            found += [] if spoken == TAGS[language] else [f"{address} is in {spoken}"]
    complaints = [one for one in seen.complaints if "404" not in one]
    assert not found + complaints, "\n".join(found + complaints)


def test_nothing_is_cut_at_twice_the_size(
    browser: Browser, running: Running, addresses: list[str]
) -> None:
    found = []
    with opened(browser, running.session.link(), width=640) as seen:
        for address in addresses:
            seen.page.goto(running.session.address + address)
            found += [f"{address} is too wide: {one}" for one in too_wide(seen.page)]
    assert not found
