"""The glossary made ready for search, once for all tests of it."""

from __future__ import annotations

import pytest

from agreements.library.glossary import read_glossary
from agreements.terminology import Terminology
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def terminology() -> Terminology:
    """The shipped glossary."""
    return Terminology(read_glossary(ROOT / "glossary"))
