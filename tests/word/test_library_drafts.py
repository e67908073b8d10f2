"""The shipped library in Word: one draft of each instrument, model, structure and layout.

Every draft is read by our own lint. The judges from outside take a share of them, another share of
the layouts for each model; `CONVENIO_DRAFTS=all` gives them all of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from agreements.assembly import assemble
from agreements.model import Agreement, Library, Request
from agreements.word.draft import document
from agreements.word.lint import lint
from tests.matrix.combinations import DATED
from tests.word import validators
from tests.word.test_draft import missing_words, with_spoilt_fields

LAYOUTS = ("columns", "sequential", "en", "es")
STRUCTURES = ("uk", "mexican")
EVERYTHING = os.environ.get("CONVENIO_DRAFTS") == "all"


def requests(library: Library) -> Iterator[Request]:
    """Nations and regimes take turns, so that each stands in many of the drafts."""
    nations, regimes = list(library.phrases["uk_nations"]), list(library.phrases["mexican_regimes"])
    axes = product(library.phrases["instruments"], library.phrases["models"], STRUCTURES, LAYOUTS)
    for place, (instrument, model, structure, layout) in enumerate(axes):
        yield Request(
            instrument, (model,), nations[place % 4], regimes[place % 6],
            structure, layout, DATED, {},  # type: ignore[arg-type]
        )  # fmt: skip


@pytest.fixture(scope="module")
def drafts(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Agreement, Path]]:
    folder = tmp_path_factory.mktemp("library-drafts")
    made = {}
    for request in requests(library):
        name = "-".join((request.instrument, request.models[0], request.structure, request.layout))
        agreement = assemble(library, request)
        made[name] = agreement, folder / f"{name}.docx"
        made[name][1].write_bytes(document(agreement))
    return made


def share(drafts: dict[str, tuple[Agreement, Path]], one_in: int) -> dict[str, Path]:
    """One draft in so many, moving on a layout each time; all of them where asked."""
    step = 1 if EVERYTHING else one_in + 1
    return {name: path for name, (_, path) in list(drafts.items())[::step]}


def test_there_is_one_of_each(drafts: dict[str, tuple[Agreement, Path]], library: Library) -> None:
    assert len(drafts) == 4 * 11 * 2 * 4


def test_lint_finds_nothing(drafts: dict[str, tuple[Agreement, Path]]) -> None:
    found = {name: lint(path.read_bytes()) for name, (_, path) in drafts.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.sdk
def test_the_sdk_finds_nothing(drafts: dict[str, tuple[Agreement, Path]]) -> None:
    found = validators.sdk_faults(share(drafts, 8).values())
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_openxml_audit_finds_nothing(drafts: dict[str, tuple[Agreement, Path]]) -> None:
    found = validators.audit_faults(share(drafts, 8).values())
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.office
def test_a_pdf_shows_the_numbers_that_were_computed(
    drafts: dict[str, tuple[Agreement, Path]], tmp_path: Path
) -> None:
    chosen = share(drafts, 44)
    spoilt = [tmp_path / path.name for path in chosen.values()]
    for path, copy in zip(chosen.values(), spoilt, strict=True):
        copy.write_bytes(with_spoilt_fields(path.read_bytes()))
    for name, pdf in zip(chosen, validators.pdfs(spoilt, tmp_path), strict=True):
        assert list(missing_words(drafts[name][0], pdf)) == [], name
