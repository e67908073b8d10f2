# ruff: noqa: E501
"""What stands outside the body: notes, headers and footers, and what content brings along."""

from __future__ import annotations

import base64

import pytest
from lxml import etree

from agreements.word.lint import lint
from agreements.word.package import opened
from agreements.word.redline import redline
from agreements.word.redline.atoms import written
from tests.word.letterheads import A4, W, docx
from tests.word.plain_revisions import marked, said
from tests.word.test_redline import BASES, FEE, LAW, TERM, Base, document, exact, p, t

Part = tuple[str, str, str, str | bytes]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MARK = "<w:r><w:rPr/><w:footnoteRef/></w:r>"


def notes(kind: str, *texts: str) -> Part:
    """A part of footnotes or endnotes with its separators; ids count from 1."""
    one = kind[:-1]
    apart = "".join(
        f'<w:{one} w:type="{name}" w:id="{id}"><w:p><w:r><w:{name}/></w:r></w:p></w:{one}>'
        for id, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    own = "".join(
        f'<w:{one} w:id="{id}">{p(MARK, text)}</w:{one}>' for id, text in enumerate(texts, start=1)
    )
    return f"word/{kind}.xml", kind, kind, f"<w:{kind} {W}>{apart}{own}</w:{kind}>"


def cited(id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def sheet(kind: str, number: int, text: str) -> Part:
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return f"word/{kind}{number}.xml", kind, kind, f"<w:{root} {W}>{p(text)}</w:{root}>"


def shown(kind: str, id: str, type_: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{type_}" r:id="{id}"/>'


PAIRS: dict[str, tuple[bytes, bytes]] = {
    "a footnote is changed": (
        docx(p(FEE, cited(1)), notes("footnotes", "Ten pounds sterling.")),
        docx(p(FEE, cited(1)), notes("footnotes", "Ten pounds sterling, net.")),
    ),
    "a footnote comes before another": (
        docx(p(FEE) + p(LAW, cited(1)), notes("footnotes", "The Acts.")),
        docx(p(FEE, cited(1)) + p(LAW, cited(2)), notes("footnotes", "Net of tax.", "The Acts.")),
    ),
    "a footnote goes before another": (
        docx(p(FEE, cited(1)) + p(LAW, cited(2)), notes("footnotes", "Net of tax.", "The Acts.")),
        docx(p(FEE) + p(LAW, cited(1)), notes("footnotes", "The Acts, as amended.")),
    ),
    "the only note goes and its part with it": (
        docx(p(FEE, cited(1)) + p(LAW), notes("footnotes", "Net of tax.")), docx(p(FEE) + p(LAW)),
    ),
    "the first note comes": (
        docx(p(FEE) + p(LAW)), docx(p(FEE, cited(1)) + p(LAW), notes("footnotes", "Net of tax.")),
    ),
    "a paragraph goes with its note": (
        docx(p(FEE, cited(2)) + p(TERM, cited(1)), notes("footnotes", "Signed.", "Net of tax.")),
        docx(p(TERM, cited(1)), notes("footnotes", "Signed.")),
    ),
    "an endnote becomes two paragraphs": (
        docx(p(FEE, cited(1, "endnote")), notes("endnotes", "Ten pounds.")),
        docx(p(FEE, cited(1, "endnote")), (
            *notes("endnotes")[:3],
            notes("endnotes", "Ten pounds.")[3].replace("</w:endnote></", f"{p(LAW)}</w:endnote></"),  # type: ignore[union-attr, arg-type]
        )),
    ),
    "a header is changed": (
        docx(p(FEE), sheet("header", 1, "Draft 1"), section=shown("header", "rId1") + A4),
        docx(p(FEE), sheet("header", 1, "Draft 2"), section=shown("header", "rId1") + A4),
    ),
    "a header and a footer go": (
        docx(p(FEE), sheet("header", 1, "Draft 1"), sheet("footer", 1, "Private"),
             section=shown("header", "rId1") + shown("footer", "rId2") + A4),
        docx(p(FEE)),
    ),
    "a first header comes": (
        docx(p(FEE), sheet("header", 1, "Draft 1"), section=shown("header", "rId1") + A4),
        docx(p(FEE), sheet("header", 1, "Draft 1"), sheet("header", 2, "Cover"),
             section=shown("header", "rId1") + shown("header", "rId2", "first") + A4),
    ),
    "a section goes with its header": (
        docx(
            f"{p(FEE)}<w:p><w:pPr><w:sectPr>{shown('header', 'rId1')}{A4}</w:sectPr></w:pPr></w:p>"
            + p(LAW),
            sheet("header", 1, "Terms"), sheet("header", 2, "Annex"),
            section=shown("header", "rId2") + A4,
        ),
        docx(p(FEE) + p(LAW), sheet("header", 1, "Annex"), section=shown("header", "rId1") + A4),
    ),
}  # fmt: skip


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("case", PAIRS)
def test_notes_headers_and_footers_are_exact(case: str, base: Base) -> None:
    old, new = PAIRS[case]
    found = exact(old, new, base)
    assert set(lint(found)) <= {*lint(old), *lint(new)}


@pytest.mark.parametrize("base", BASES)
def test_a_note_is_marked_word_by_word(base: Base) -> None:
    old, new = PAIRS["a footnote is changed"]
    found = redline(old, new, author="Ana", date="2026-05-04", base=base)
    assert marked(found.content) == [("ins", ", net")]


def test_a_section_that_goes_is_still_there_until_the_change_is_accepted() -> None:
    old, new = PAIRS["a section goes with its header"]
    found = redline(old, new, author="Ana", date="2026-05-04").content
    names = {"w": W[9:-1]}
    gone = document(found).findall(".//w:pPr/w:sectPr/w:headerReference", names)
    assert len(gone) == 1
    assert document(found).find(".//w:pPr[w:sectPr]/w:rPr/w:del", names) is not None


STYLES = (
    "word/styles.xml", "styles", "styles",
    f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
    'w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="{id}"><w:name '
    'w:val="{name}"/><w:basedOn w:val="Normal"/>{look}</w:style></w:styles>',
)  # fmt: skip
LISTS = (
    "word/numbering.xml", "numbering", "numbering",
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>',
)  # fmt: skip


def styled(text: str, style: str, number: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    properties = f'<w:pStyle w:val="{style}"/>{numbered if number else ""}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{t(text)}</w:p>"


def styles(id: str, name: str, look: str = "") -> Part:
    return (*STYLES[:3], STYLES[3].format(id=id, name=name, look=look))


def lists(form: str) -> Part:
    return (*LISTS[:3], LISTS[3].format(form=form))


@pytest.mark.parametrize("base", BASES)
def test_styles_and_lists_of_both_files_are_there(base: Base) -> None:
    """The same id means another style and another list in each file."""
    old = docx(styled(FEE, "A1", "1") + p(LAW), styles("A1", "Clause"), lists("decimal"))
    new = docx(
        styled("Cada parte paga sus propios gastos.", "A1", "1") + p(LAW),
        styles("A1", "Term"),
        lists("upperRoman"),
    )
    found = exact(old, new, base)
    assert lint(found) == []
    root = document(found, "word/styles.xml")
    names = {"w": W[9:-1]}
    value = f"{{{W[9:-1]}}}val"
    by_id = {
        style.get(f"{{{W[9:-1]}}}styleId"): style.find("w:name", names).get(value)  # type: ignore[union-attr]
        for style in root.iterfind("w:style", names)
    }
    used = [one.get(value, "") for one in document(found).iterfind(".//w:pStyle", names)]
    assert sorted(by_id[one] for one in used) == ["Clause", "Term"]
    numbers = {one.get(value) for one in document(found).iterfind(".//w:numId", names)}
    assert len(numbers) == 2


def test_a_style_of_the_same_name_is_the_bases() -> None:
    old = docx(
        styled(FEE, "Clausula", "1") + p(LAW), styles("Clausula", "Clause"), lists("decimal")
    )
    new = docx(styled(TERM, "A1", "1") + p(LAW), styles("A1", "clause"), lists("decimal"))
    found = redline(old, new, author="Ana", date="2026-05-04").content
    names = {"w": W[9:-1]}
    value = f"{{{W[9:-1]}}}val"
    assert {one.get(value) for one in document(found).iterfind(".//w:pStyle", names)} == {"A1"}
    assert {one.get(value) for one in document(found).iterfind(".//w:numId", names)} == {"1"}


def picture(id: str) -> str:
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{a}/wordprocessingDrawing"><wp:extent cx="9525" '
        f'cy="9525"/><wp:docPr id="1" name="Seal"/><a:graphic xmlns:a="{a}/main"><a:graphicData '
        f'uri="{a}/picture"><pic:pic xmlns:pic="{a}/picture"><pic:nvPicPr><pic:cNvPr id="0" '
        f'name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/>'
        "</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def image(content: bytes) -> Part:
    return "word/media/image1.png", "image/png", "image", content


@pytest.mark.parametrize("base", BASES)
def test_a_picture_that_was_replaced_is_there_twice(base: Base) -> None:
    old = docx(p("Seal: ", picture("rId1")), image(PNG))
    new = docx(p("Seal: ", picture("rId1")), image(PNG + b"\0"))
    found = exact(old, new, base, scalpel=False)
    pictures = {
        name: content for name, content in opened(found).parts.items() if name.endswith(".png")
    }
    assert sorted(pictures.values()) == [PNG, PNG + b"\0"]
    assert lint(found) == []


def test_the_same_picture_is_not_marked() -> None:
    both = docx(p("Seal: ", picture("rId1")), image(PNG))
    longer = docx(p("Seal: ", picture("rId1"), " affixed"), image(PNG))
    found = redline(both, longer, author="Ana", date="2026-05-04").content
    assert marked(found) == [("ins", " affixed")]


def test_bookmarks_of_both_files_are_there_once() -> None:
    def bookmark(name: str, text: str) -> str:
        return f'<w:bookmarkStart w:id="0" w:name="{name}"/>{t(text)}<w:bookmarkEnd w:id="0"/>'

    old = docx(p(bookmark("fee", FEE)) + p(LAW))
    new = docx(p(bookmark("term", TERM)) + p(LAW))
    found = redline(old, new, author="Ana", date="2026-05-04").content
    starts = document(found).findall(".//w:bookmarkStart", {"w": W[9:-1]})
    assert sorted(one.get(f"{{{W[9:-1]}}}name", "") for one in starts) == ["fee", "term"]
    assert lint(found) == []


def test_formatting_is_the_bases() -> None:
    look = "<w:rPr><w:b/></w:rPr>"
    old = docx(f"<w:p><w:r>{look}<w:t>{FEE}</w:t></w:r></w:p>")
    new = docx(p(FEE.replace("ten", "twelve")))
    bold = [
        etree.tostring(document(
            redline(old, new, author="Ana", date="2026-05-04", base=base).content
        )).count(b"<w:b/>") for base in BASES
    ]  # fmt: skip
    assert bold == [1, 3]
    assert said(old, "accept").body == [FEE]


def test_a_note_without_sign_and_comments_of_the_other_file_are_not_forgotten() -> None:
    comments = (
        "word/comments.xml", "comments", "comments",
        f'<w:comments {W}><w:comment w:id="0" w:author="B">{p("Is it?")}</w:comment></w:comments>',
    )  # fmt: skip
    sign = '<w:r><w:commentReference w:id="0"/></w:r>'
    old = docx(p(FEE, sign), notes("footnotes", "No sign leads here."), comments)
    new = docx(p(FEE, cited(1)), notes("footnotes", "Net of tax."))
    found = redline(old, new, author="Ana", date="2026-05-04")
    kept = written(document(found.content, "word/footnotes.xml"), f"{{{W[9:-1]}}}delText")
    assert kept == "No sign leads here."
    assert [one.en for one in found.notes] == [
        "Comments are those of the new file; the old file has others, which are not here."
    ]
