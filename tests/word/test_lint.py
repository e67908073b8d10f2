# ruff: noqa: E501
"""Each fault that the lint knows is made once and found."""

from __future__ import annotations

import pytest

from agreements.word.draft import document
from agreements.word.lint import lint
from agreements.word.package import Package, opened, written
from tests.word.specimen import agreement

_DOCUMENT = "word/document.xml"
_DRAWING = (
    '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><wp:docPr id="5" name="a"/></wp:inline><wp:inline><wp:docPr id="5" name="b"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
_CONTROL = '<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'


def spoilt(part: str, old: str, new: str, times: int = 1) -> bytes:
    package: Package = opened(document(agreement("uk")))
    text = package.parts[part].decode()
    assert old in text, old
    package.parts[part] = text.replace(old, new, times).encode()
    return written(package)


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (_DOCUMENT, '<w:pStyle w:val="ConvenioLevel1"/>', '<w:pStyle w:val="Lost"/>', "style Lost is not defined"),
        (_DOCUMENT, '<w:rStyle w:val="ConvenioBlank"/>', '<w:rStyle w:val="Lost"/>', "style Lost is not defined"),
        (_DOCUMENT, '<w:tblStyle w:val="ConvenioColumns"/>', '<w:tblStyle w:val="Lost"/>', "style Lost is not defined"),
        (_DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="777"/>', "list 777 is not defined"),
        ("word/numbering.xml", '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="777"/>', "shape that is not defined"),
        (_DOCUMENT, " REF _cv_en_termination ", " REF _cv_en_gone ", "bookmark _cv_en_gone, which is not there"),
        (_DOCUMENT, "<w:tr>", "<w:tr><w:tc/>", "a table cell does not end with a paragraph"),
        (_DOCUMENT, '<w:bookmarkStart w:id="1" ', '<w:bookmarkStart w:id="2" ', "bookmarks have id 2"),
        (_DOCUMENT, 'w:name="_cv_en_purpose"', 'w:name="_cv_en_term"', "bookmarks have the name _cv_en_term"),
        (_DOCUMENT, "<w:sectPr", f"{_DRAWING}<w:sectPr", "2 drawings have id 5"),
        (_DOCUMENT, "<w:sectPr", f"{_CONTROL}{_CONTROL}<w:sectPr", "2 content controls have id 9"),
        (_DOCUMENT, '<w:bookmarkEnd w:id="3"/>', "", "bookmark 3 lacks"),
        (_DOCUMENT, '<w:commentRangeEnd w:id="0"/>', "", "commentRange 0 lacks"),
        (_DOCUMENT, '<w:fldChar w:fldCharType="separate"/>', "", "a field lacks"),
        (_DOCUMENT, '<w:commentReference w:id="1"/>', "", "comment 1 is missing, or nothing refers to it"),
        ("word/comments.xml", 'w:id="1" w:author', 'w:id="0" w:author', "2 comments have id 0"),
        ("word/_rels/document.xml.rels", "styles.xml", "lost.xml", "which is not there"),
        ("word/_rels/document.xml.rels", 'Id="rId6"', 'Id="rId66"', "relationship rId6 is not defined"),
        ("[Content_Types].xml", 'Extension="rels"', 'Extension="other"', "no content type is declared"),
        (_DOCUMENT, "</w:body>", "", "damaged"),
    ],
)  # fmt: skip
def test_a_fault_is_found(part: str, old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in lint(spoilt(part, old, new)))


def test_an_empty_comments_part_is_found() -> None:
    package = opened(document(agreement("uk")))
    package.parts["word/comments.xml"] = (
        b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    )
    assert "the comments part is empty" in lint(written(package))


def test_a_sound_draft_has_no_fault() -> None:
    assert lint(document(agreement("uk"))) == []
