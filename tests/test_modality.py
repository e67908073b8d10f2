"""Which words impose a duty."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from agreements.text.modality import duties
from tests.library_cases import CASES

ALL = yaml.safe_load((CASES / "text" / "modality.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", ALL, ids=lambda one: one["text"])
def test_duties(case: dict[str, Any]) -> None:
    assert duties(case["text"], case["language"]) == case["duties"]
