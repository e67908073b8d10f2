"""Redlines of the real pairs: exact, small, valid, and fit to be opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from agreements.word.lint import lint
from agreements.word.redline import redline
from bench.redline import ROOM, least
from tests.conftest import ROOT
from tests.word.plain_revisions import marked, said
from tests.word.validators import audit_faults, pdfs, sdk_faults

PAIRS = ROOT.parent / "shared" / "cases" / "docx-pairs"
pytestmark = pytest.mark.skipif(
    not PAIRS.is_dir() and not os.environ.get("CI"),
    reason="the shared cases are not beside the clone",
)
NAMES = sorted(path.name.removesuffix(".a.docx") for path in PAIRS.glob("*.a.docx"))
OVER = 0.06


def pair(name: str) -> tuple[bytes, bytes]:
    return (PAIRS / f"{name}.a.docx").read_bytes(), (PAIRS / f"{name}.b.docx").read_bytes()


@cache
def made(name: str, base: str) -> bytes:
    found = redline(*pair(name), author="Ana Ruiz", date="2026-05-04", base=base)  # type: ignore[arg-type]
    assert not [one for one in found.coarse if one.level != "columns"]
    return found.content


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The redlines of all pairs, on the new file's formatting, as files."""
    place = tmp_path_factory.mktemp("redlines")
    for name in NAMES:
        (place / f"{name}.docx").write_bytes(made(name, "new"))
    return place


@pytest.mark.parametrize("base", ["new", "old"])
def test_accept_gives_the_new_and_reject_the_old(base: str) -> None:
    for name in NAMES:
        old, new = pair(name)
        assert said(made(name, base), "accept") == said(new, "accept"), name
        assert said(made(name, base), "reject") == said(old, "accept"), name


def test_docx_scalpel_agrees() -> None:
    judge = pytest.importorskip("docx_scalpel")
    for name in NAMES:
        old, new = pair(name)
        found = made(name, "new")
        assert said(judge.docx_diff_accept_revisions(found), "accept") == said(new, "accept"), name
        assert said(judge.docx_diff_reject_revisions(found), "accept") == said(old, "accept"), name


def test_little_more_is_marked_than_must_be() -> None:
    over = [
        name for name in NAMES
        if sum(len(text) for _, text in marked(made(name, "new"))) > ROOM * least(*pair(name))
    ]  # fmt: skip
    assert len(over) <= OVER * len(NAMES), over


def test_our_lint_finds_nothing_that_the_files_did_not_have() -> None:
    for name in NAMES:
        known = {_sort(one) for content in pair(name) for one in lint(content)}
        for base in ("new", "old"):
            assert {_sort(one) for one in lint(made(name, base))} <= known, name


@pytest.mark.sdk
def test_the_validators_find_nothing_that_the_files_did_not_have(folder: Path) -> None:
    """The SDK, and openxml-audit on a third of them, for it is slow.

    The files themselves are asked only where a redline has faults.
    """
    paths = sorted(folder.glob("*.docx"))
    for judge, some in ((sdk_faults, paths), (audit_faults, paths[::3])):
        found = judge(some)
        suspect = [Path(name).stem for name, faults in found.items() if faults]
        own = judge(PAIRS / f"{name}.{side}.docx" for name in suspect for side in "ab")
        for name in suspect:
            known = _sorts(own[f"{name}.a.docx"]) | _sorts(own[f"{name}.b.docx"])
            assert _sorts(found[f"{name}.docx"]) <= known, name


@pytest.mark.office
def test_libreoffice_opens_them_all(folder: Path, tmp_path: Path) -> None:
    assert len(pdfs(sorted(folder.glob("*.docx")), tmp_path)) == len(NAMES)


def _sorts(faults: Iterable[str]) -> set[str]:
    return {_sort(one) for one in faults}


def _sort(fault: str) -> str:
    """A fault without its place and its numbers: what it is."""
    return re.sub(r"\d+", "1", fault.split(": ", 1)[-1])
