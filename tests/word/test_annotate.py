"""A copy with comments differs from what was received by its comments only."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from agreements.assembly import assemble
from agreements.commands.reading import read_document
from agreements.library.requests import read_request
from agreements.model import Library
from agreements.model.received import Flag
from agreements.word.annotate import annotated
from agreements.word.draft import Review
from agreements.word.draft import document as drafted
from agreements.word.lint import lint
from tests.conftest import ROOT
from tests.word.commented import FINDING, differences, parts, some_words
from tests.word.letterheads import docx
from tests.word.validators import audit_faults, pdfs, sdk_faults

A = 'w:author="A. Colleague" w:date="2026-01-02T03:04:05Z"'
SHAPE = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:rect style="width:200pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>A deed in a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)
BODY = (
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">It is executed </w:t><w:tab/>'
    "<w:t>as a deed today.</w:t></w:r></w:p>"
    f'<w:p><w:hyperlink w:anchor="there"><w:r><w:t>See the deed below.</w:t></w:r></w:hyperlink>'
    '<w:bookmarkStart w:id="90" w:name="there"/><w:bookmarkEnd w:id="90"/></w:p>'
    f'<w:p><w:ins {A} w:id="91"><w:r><w:t>A new deed here.</w:t></w:r></w:ins></w:p>'
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r>"
    "<w:t>Every deed in a cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:sdt><w:sdtContent><w:r><w:t>Some deed in a control.</w:t></w:r></w:sdtContent>"
    "</w:sdt></w:p>"
    f"<w:p><w:r><w:t>Before the box.</w:t></w:r>{SHAPE}</w:p>"
    '<w:p><w:r><w:t>A sentence</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
)
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = (
    "word/footnotes.xml", "footnotes", "footnotes",
    f'<w:footnotes {WORDS}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r>'
    '</w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r>'
    '<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r>'
    "<w:t>A deed in a note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
)  # fmt: skip
HEADER = (
    "word/header1.xml", "header", "header",
    f"<w:hdr {WORDS}><w:p><w:r><w:t>The deed in a header</w:t></w:r></w:p></w:hdr>",
)  # fmt: skip


def every_kind() -> bytes:
    """A file with words in each kind of place."""
    return docx(BODY, FOOTNOTES, HEADER)


def deeds(content: bytes) -> list[Flag]:
    """A flag at the word in each passage."""
    return [
        Flag(place, one.text.index("deed"), one.text.index("deed") + 4, "", FINDING)
        for place, one in enumerate(read_document(content).passages)
        if "deed" in one.text
    ]


def as_strict(content: bytes) -> bytes:
    from agreements.word.package import Package, written

    pairs = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
         b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    found = parts(content)
    for old, new in pairs:
        found = {name: one.replace(old, new) for name, one in found.items()}
    return written(Package(found))


def draft_of(library: Library, review: Review) -> bytes:
    path = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
    asked = read_request(path.read_text("utf-8"), str(path), library)
    return drafted(assemble(library, asked), review=review)


@pytest.fixture(scope="module", params=["comments", "none"])
def received(request: pytest.FixtureRequest, library: Library) -> bytes:
    return draft_of(library, request.param)


def copied(content: bytes, flags: list[Flag]) -> tuple[bytes, int]:
    return annotated(content, read_document(content), flags)


def test_only_comments_are_added(received: bytes) -> None:
    flags = some_words(received)
    copy, left = copied(received, flags)
    before, after = read_document(received), read_document(copy)
    headers = [one for one in flags if before.passages[one.passage].place.part != "body"]
    assert (left, len(flags) > 5) == (len(headers), True)
    assert differences(received, copy) == []
    assert [one.text for one in after.body] == [one.text for one in before.body]


def test_a_comment_hangs_on_its_words_exactly(received: bytes) -> None:
    flags = some_words(received, 3)
    before = read_document(received)
    after = read_document(copied(received, flags)[0])
    new = [one for one in after.comments if "Look <here>." in one.text]
    placed = [one for one in flags if before.passages[one.passage].place.part == "body"]
    assert len(new) == len(placed)
    for comment, flag in zip(new, placed, strict=True):
        place = before.passages[flag.passage].place
        assert comment.start == (place, flag.start)
        assert comment.end == (place, flag.end)


def test_each_kind_of_place_takes_its_comment_where_word_does() -> None:
    content = every_kind()
    copy, left = copied(content, deeds(content))
    assert left == 1  # the header's
    assert differences(content, copy) == []
    passages = {one.place: one.text for one in read_document(copy).passages}
    hung = [
        passages[one.start[0]][one.start[1] : one.end[1]] if one.start and one.end else None
        for one in read_document(copy).comments
    ]
    whole = "Some deed in a control."
    assert hung == ["deed", "deed", "deed", "deed", whole, "", ""]
    main = parts(copy)["word/document.xml"]
    box = next(etree.fromstring(main).iter("{*}txbxContent"))
    assert not list(box.iter("{*}commentRangeStart", "{*}commentReference"))


def test_a_strict_file_stays_strict(tmp_path: Path) -> None:
    content = as_strict(every_kind())
    copy, left = copied(content, deeds(content))
    assert left == 1
    assert differences(content, copy) == []
    assert b"schemas.openxmlformats.org/wordprocessingml" not in b"".join(parts(copy).values())
    assert len(read_document(copy).comments) == 7


def test_words_across_cut_runs_and_over_each_other() -> None:
    """Two flags over the same words, and one that begins where another ends."""
    content = docx(BODY)
    text = read_document(content).passages[0].text
    flags = [Flag(0, start, end, "", FINDING) for start, end in ((3, 20), (6, 12), (12, 20))]
    copy, _ = copied(content, flags)
    assert differences(content, copy) == []
    found = read_document(copy)
    assert found.passages[0].text == text
    assert [(one.start and one.start[1], one.end and one.end[1]) for one in found.comments] == [
        (3, 20), (6, 12), (12, 20),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def copies(library: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A copy of a draft, one of each kind of place, and that in the strict form."""
    received = draft_of(library, "comments")
    folder = tmp_path_factory.mktemp("copies")
    made = {
        "draft.docx": copied(received, some_words(received))[0],
        "kinds.docx": copied(every_kind(), deeds(every_kind()))[0],
        "strict.docx": copied(as_strict(every_kind()), deeds(as_strict(every_kind())))[0],
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def test_the_copies_are_sound_files(copies: list[Path]) -> None:
    assert audit_faults(copies[:2]) == {path.name: [] for path in copies[:2]}
    for path in copies[:2]:
        assert lint(path.read_bytes()) == []


def test_the_copies_pass_the_sdk(copies: list[Path]) -> None:
    assert sdk_faults(copies) == {path.name: [] for path in copies}


def test_libreoffice_opens_the_copies(copies: list[Path], tmp_path: Path) -> None:
    assert len(pdfs(copies, tmp_path)) == len(copies)


def test_a_file_without_flags_is_handed_back_as_it_is(received: bytes) -> None:
    assert copied(received, []) == (received, 0)
