"""What every test may ask for: the shipped library, and the requests of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agreements.library import read_uncached
from agreements.model import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped library, read afresh."""
    return read_uncached(ROOT, "test")


@pytest.fixture(autouse=True)
def own_cache(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Keep the tests out of the user's own cache."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for a module; skipped where there is none, failed in CI."""
    from tests.browser import launched

    with launched() as program:
        yield program
