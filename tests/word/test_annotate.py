"""A copy with comments differs from what was received by its comments only."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from agreements.assembly import assemble
from agreements.commands.reading import read_document
from agreements.library.requests import read_request
from agreements.model import Bilingual, Finding, Library, Place
from agreements.model.received import Flag
from agreements.word.annotate import annotated
from agreements.word.draft import document as drafted
from tests.conftest import ROOT
from tests.word.validators import audit_faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
GROWN = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
FINDING = Finding("k", "tie", "high", "sure", (Place(),), Bilingual("Look <here>.", "Mire aquí."),
                  "words & more", "deed", Bilingual("Ask.", "Pregunte."))  # fmt: skip


@pytest.fixture(scope="module", params=["comments", "none"])
def received(request: pytest.FixtureRequest, library: Library) -> bytes:
    path = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
    asked = read_request(path.read_text("utf-8"), str(path), library)
    return drafted(assemble(library, asked), review=request.param)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def every_tenth(content: bytes) -> list[Flag]:
    passages = read_document(content).passages
    return [
        Flag(place, 0, max(1, len(one.text) // 2), "", FINDING)
        for place, one in enumerate(passages)
        if one.place.part == "body" and place % 10 == 0 and one.text.strip()
    ]


def without_new_comments(document: bytes, kept: set[str]) -> bytes:
    root = etree.fromstring(document)
    for name in MARKS:
        for mark in list(root.iter(W + name)):
            if mark.get(W + "id") in kept:
                continue
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
            if parent.tag == W + "r" and not len(parent):
                above = parent.getparent()
                assert above is not None
                above.remove(parent)
    return etree.tostring(root, method="c14n")


def ids(document: bytes) -> set[str]:
    return {one.get(W + "id", "") for one in etree.fromstring(document).iter(W + MARKS[0])}


def test_only_comments_are_added(received: bytes) -> None:
    flags = every_tenth(received)
    copy, left = annotated(received, read_document(received), flags)
    old, new = parts(received), parts(copy)
    assert (left, len(flags) > 5) == (0, True)
    assert new.keys() - old.keys() <= {"word/comments.xml"}
    for name in old.keys() - GROWN - {"word/document.xml"}:
        assert new[name] == old[name], name
    main = "word/document.xml"
    kept = ids(old[main])
    assert without_new_comments(new[main], kept) == without_new_comments(old[main], kept)
    assert len(ids(new[main])) == len(kept) + len(flags)


def test_the_words_read_the_same_and_bear_the_comments(received: bytes) -> None:
    flags = every_tenth(received)
    before = read_document(received)
    copy, _ = annotated(received, before, flags)
    after = read_document(copy)
    assert [one.text for one in after.body] == [one.text for one in before.body]
    new = [one for one in after.comments if "Look <here>." in one.text]
    assert len(new) == len(flags)
    places = [before.passages[flag.passage].place.paragraph for flag in flags]
    assert [one.start and one.start[0].paragraph for one in new] == places


def test_the_copy_is_a_sound_file(received: bytes, tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(annotated(received, read_document(received), every_tenth(received))[0])
    assert audit_faults([path]) == {"copy.docx": []}


def test_a_file_without_flags_is_handed_back_as_it_is(received: bytes) -> None:
    assert annotated(received, read_document(received), []) == (received, 0)
