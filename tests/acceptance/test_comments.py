"""Copies with comments of real files: nothing else differs, and the words read the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.commands.reading import read_document
from agreements.model import AgreementsError
from agreements.word.annotate import annotated
from agreements.word.lint import lint
from tests.conftest import ROOT
from tests.word.commented import differences, some_words

CASES = ROOT.parent / "shared" / "cases"
FILES = sorted(CASES.glob("docx-*/*.docx"))[::4]

pytestmark = pytest.mark.skipif(not FILES, reason="the real cases are not beside the project")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_copy_of_a_real_file_differs_by_its_comments_only(path: Path) -> None:
    content = path.read_bytes()
    try:
        before = read_document(content)
        copy, _ = annotated(content, before, some_words(content, 3))
    except AgreementsError:
        return  # a damaged file, which other tests name
    after = read_document(copy)
    assert differences(content, copy) == []
    assert [one.text for one in after.body] == [one.text for one in before.body]
    assert set(lint(copy)) <= set(lint(content))
