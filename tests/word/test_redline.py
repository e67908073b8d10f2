# ruff: noqa: E501
"""Redlines of small documents made here, judged by code that shares nothing with the writer.

Accept all must give the new document and reject all the old one, by our own independent reading
(plain_revisions) and by docx-scalpel's.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree

from agreements.word.lint import lint
from agreements.word.package import NotWord
from agreements.word.redline import redline
from agreements.word.redline.checking import Place, mark
from agreements.word.redline.job import job
from agreements.word.redline.sides import side
from tests.word.letterheads import A4, W, docx
from tests.word.plain_revisions import Said, marked, said
from tests.word.validators import audit_faults, sdk_faults

A = 'w:author="A. Colleague" w:date="2026-01-02T03:04:05Z"'
Base = Literal["new", "old"]
BASES: tuple[Base, Base] = ("new", "old")
BREAK = f"<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>"


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*texts: str) -> str:
    return f"<w:p>{''.join(one if one.startswith('<') else t(one) for one in texts)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    lines = "".join(
        "<w:tr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
            f"{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in row
        ) + "</w:tr>" for row in rows
    )  # fmt: skip
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


def field(code: str, shown: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{sign('begin')}{code}{sign('separate')}{t(shown)}{sign('end')}"


def control(content: str, id: int = 7) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="{id}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def box(text: str) -> str:
    return (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect id="b1" '
        'style="width:200pt;height:40pt"><v:textbox>'
        f"<w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )


def formula(text: str) -> str:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    return f"<m:oMath {m}><m:r><m:t>{text}</m:t></m:r></m:oMath>"


FEE = "The Visitor shall pay a fee of ten pounds to the Host within thirty days."
TERM = "This Agreement lasts for three years from the date of the last signature."
LAW = "This Agreement is governed by the laws of England and Wales."
NOTICE = "Notices must be in writing and delivered by hand or by post to the address above."

CASES: dict[str, tuple[str, str]] = {
    "a word": (p(FEE), p(FEE.replace("ten", "twelve"))),
    "runs cut elsewhere": (p("The fe", "e is te", "n."), p("The", " fee is twel", "ve.")),
    "a paragraph in the middle goes": (p(FEE) + p(TERM) + p(LAW), p(FEE) + p(LAW)),
    "a paragraph in the middle comes": (p(FEE) + p(LAW), p(FEE) + p(TERM) + p(LAW)),
    "the first goes": (p(FEE) + p(LAW), p(LAW)),
    "the last goes": (p(FEE) + p(LAW), p(FEE)),
    "the last comes": (p(FEE), p(FEE) + p(LAW) + p(TERM)),
    "the last is another": (p(FEE) + p("So be it."), p(FEE) + p("Signed in duplicate by both.")),
    "everything is another": (p("Hola.") + p("Adiós."), p(FEE) + p(LAW) + p(TERM)),
    "a paragraph is split": (p(FEE + " " + LAW) + p(TERM), p(FEE) + p(LAW) + p(TERM)),
    "two are joined": (p(FEE) + p(LAW) + p(TERM), p(FEE + " " + LAW) + p(TERM)),
    "all becomes empty": (p(FEE) + p(LAW), "<w:p/>"),
    "empty paragraphs come and go": (p() + p(FEE) + p() + p(), p(FEE) + p() + p(LAW)),
    "tabs and breaks": (
        p("a", "<w:r><w:tab/></w:r>", "b"),
        p("a", "<w:r><w:br/></w:r>", "b", '<w:r><w:br w:type="page"/></w:r>'),
    ),
    "a page number": (p("Page ", field("PAGE", "2")), p("Page ", field("PAGE", "3"), " of 9")),
    "a simple field": (
        p("See ", f'<w:fldSimple w:instr=" REF _a ">{t("5.1")}</w:fldSimple>', "."),
        p("See clause ", f'<w:fldSimple w:instr=" REF _a ">{t("6.1")}</w:fldSimple>', "."),
    ),
    "a formula": (p("Pay ", formula("a+b"), "."), p("Pay ", formula("a+c"), ".")),
    "a text box": (p("Box ", box("old words here")), p("Box ", box("new words here"))),
    "a control": (p("Name: ", control(t("Ana")), "."), p("Name: ", control(t("Eva")), ".")),
    "a control comes": (p(FEE), p(FEE) + control(p("Chosen: ", control(t("one"), 8)))),
    "a control goes": (p(LAW) + control(p(TERM)) + p(FEE), p(LAW) + p(FEE)),
    "a row comes": (table(("a", "1")), table(("a", "1"), ("b", "2")) + p("")),
    "a row goes": (table(("a", "1"), ("b", "2"), ("c", "3")), table(("a", "1"), ("c", "3"))),
    "a cell is another": (table((FEE, "1")) + p(""), table((FEE.replace("ten", "12"), "1")) + p("")),
    "a paragraph leaves a cell": (table((p(FEE) + p(LAW),)) + p(""), table((p(FEE),)) + p("")),
    "a column comes": (table(("a", "1")) + p(""), table(("a", "1", "x")) + p("")),
    "a table comes": (p(FEE) + p(LAW), p(FEE) + table(("a", "1")) + p(LAW)),
    "a table is all that goes": (p(FEE) + table(("a", "1")) + p(""), p(FEE) + p("")),
    "a table in a cell": (
        table((table(("a", "1")) + p("x"),)) + p(""), table((table(("a", "2")) + p("x"),)) + p("")
    ),
    "a table leaves the end of a cell": (
        table((p(FEE) + table(("a", "1")) + p("x"),)) + p(""), table((p(FEE),)) + p("")
    ),
    "a field over two paragraphs": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "1 Fee 3")
        + p("2 Law 4", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p(FEE),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "1 Fee 3") + p("2 Term 4")
        + p("3 Law 5", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p(FEE),
    ),
    "a field over two paragraphs goes": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "1 Fee 3")
        + p("2 Law 4", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p(FEE),
        p(FEE),
    ),
    "a section break goes": (p(FEE) + BREAK + p(LAW), p(FEE) + p(LAW)),
    "a section break comes": (p(FEE) + p(LAW), p(FEE) + BREAK + p(LAW)),
    "a link": (
        p("See ", f'<w:hyperlink w:anchor="_top">{t("the annex")}</w:hyperlink>', "."),
        p("See ", f'<w:hyperlink w:anchor="_top">{t("the schedule")}</w:hyperlink>', " below."),
    ),
}  # fmt: skip


def exact(old: bytes, new: bytes, base: Base, scalpel: bool = True) -> bytes:
    """A redline that was found exact by both judges."""
    found = redline(old, new, author="Ana Ruiz", date="2026-05-04", base=base).content
    assert said(found, "accept") == said(new, "accept")
    assert said(found, "reject") == said(old, "accept")
    if scalpel:
        judge = pytest.importorskip("docx_scalpel")
        assert said(judge.docx_diff_accept_revisions(found), "accept") == said(new, "accept")
        assert said(judge.docx_diff_reject_revisions(found), "accept") == said(old, "accept")
    return found


def document(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("case", CASES)
def test_accept_gives_the_new_and_reject_the_old(case: str, base: Base) -> None:
    old, new = (docx(one) for one in CASES[case])
    found = exact(old, new, base)
    assert set(lint(found)) <= {*lint(old), *lint(new)}
    ids = [one.get(f"{{{W[9:-1]}}}id") for one in document(found).iter(f"{{{W[9:-1]}}}*")
           if one.get(f"{{{W[9:-1]}}}author")]  # fmt: skip
    assert ids
    assert all(times == 1 for times in Counter(ids).values())


@pytest.mark.parametrize("case", CASES)
def test_a_document_against_itself_has_no_mark(case: str) -> None:
    for body in CASES[case]:
        found = redline(docx(body), docx(body), author="Ana", date="2026-05-04")
        assert b"w:author" not in etree.tostring(document(found.content))
        assert (found.notes, found.coarse) == ((), ())


@pytest.mark.sdk
def test_the_validators_find_nothing(tmp_path: Path) -> None:
    """All cases in one document, so that the validators are called twice only."""
    olds, news = (docx("".join(case[side] for case in CASES.values())) for side in (0, 1))
    paths = {base: tmp_path / f"{base}.docx" for base in ("old", "new", "old side", "new side")}
    for base in BASES:
        paths[base].write_bytes(exact(olds, news, base, scalpel=False))
    paths["old side"].write_bytes(olds)
    paths["new side"].write_bytes(news)
    for faults in (sdk_faults(paths.values()), audit_faults(paths.values())):
        known = {_sort(one) for side in BASES for one in faults[f"{side} side.docx"]}
        for base in BASES:
            assert {_sort(one) for one in faults[f"{base}.docx"]} <= known


def _sort(fault: str) -> str:
    """A fault without its place: what it is."""
    return re.sub(r"\d+", "1", fault.split(": ", 1)[-1])


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        (FEE, FEE.replace("ten", "twelve"), [("del", "ten"), ("ins", "twelve")]),
        ("It costs £1,500.00 now.", "It costs £1,600.00 now.",
         [("del", "1,500.00"), ("ins", "1,600.00")]),
        (FEE, FEE.replace(" to the Host", ""), [("del", " to the Host")]),
        ("Dentro de 30 días.", "Dentro de los 30 días hábiles.",
         [("ins", "los "), ("ins", " hábiles")]),
    ],
)  # fmt: skip
def test_only_what_changed_is_marked(old: str, new: str, marks: list[tuple[str, str]]) -> None:
    found = redline(docx(p(old)), docx(p(new)), author="Ana", date="2026-05-04")
    kinds = sorted(marked(found.content))
    assert [kind for kind, _ in kinds] == [kind for kind, _ in sorted(marks)]
    assert [text.strip() for _, text in kinds] == [text.strip() for _, text in sorted(marks)]


def test_a_paragraph_that_was_split_shows_one_new_end() -> None:
    old, new = (docx(one) for one in CASES["a paragraph is split"])
    found = redline(old, new, author="Ana", date="2026-05-04")
    assert marked(found.content) in ([("del", " ")], [])
    ends = document(found.content).findall(".//w:pPr/w:rPr/w:ins", {"w": W[9:-1]})
    assert len(ends) == 1


@pytest.mark.parametrize("base", BASES)
def test_an_edited_move_is_one_whole_move(base: Base) -> None:
    edited = NOTICE.replace("by hand or by post", "by hand or by courier")
    old = docx(p(NOTICE) + p(FEE) + p(TERM) + p(LAW))
    new = docx(p(FEE) + p(TERM) + p(edited) + p(LAW))
    found = exact(old, new, base)
    assert sorted(marked(found)) == [("moveFrom", NOTICE), ("moveTo", edited)]
    root = document(found)
    names = [
        one.get(f"{{{W[9:-1]}}}name") for kind in ("moveFrom", "moveTo")
        for one in root.iter(f"{{{W[9:-1]}}}{kind}RangeStart")
    ]  # fmt: skip
    assert len(names) == 2
    assert len(set(names)) == 1


def test_nothing_is_marked_inside_a_text_box() -> None:
    found = exact(*(docx(one) for one in CASES["a text box"]), "new")
    inside = document(found).iter(f"{{{W[9:-1]}}}txbxContent")
    assert not [
        one for box_ in inside for one in box_.iter() if "}ins" in one.tag or "}del" in one.tag
    ]


def test_every_mark_is_signed_and_the_same_arguments_give_the_same_bytes() -> None:
    old, new = docx(p(FEE) + p(LAW)), docx(p(LAW) + p(TERM))
    first = redline(old, new, author="Ana <Ruiz> & Cía", date="2026-05-04")
    signs = [one for one in document(first.content).iter() if one.get(f"{{{W[9:-1]}}}author")]
    assert {one.get(f"{{{W[9:-1]}}}author") for one in signs} == {"Ana <Ruiz> & Cía"}
    assert {one.get(f"{{{W[9:-1]}}}date") for one in signs} == {"2026-05-04T00:00:00Z"}
    assert redline(old, new, author="Ana <Ruiz> & Cía", date="2026-05-04") == first


def test_tracked_changes_in_the_files_are_settled_first_and_said() -> None:
    body = (
        f"<w:p>{t('The fee is ')}<w:del {A} w:id='1'><w:r><w:delText>ten</w:delText></w:r></w:del>"
        f"<w:ins {A} w:id='2'>{t('twelve')}</w:ins>{t(' pounds.')}</w:p>"
    )
    found = redline(docx(p("The fee is nine pounds.")), docx(body), author="Ana", date="2026-05-04")
    assert marked(found.content) == [("del", "nine"), ("ins", "twelve")]
    assert "tracked changes in the new file" in found.notes[0].en
    assert "control de cambios en el archivo nuevo" in found.notes[0].es
    refused = redline(
        docx(p("The fee is nine pounds.")), docx(body), author="Ana", date="2026-05-04",
        answer="reject",
    )  # fmt: skip
    assert marked(refused.content) == [("del", "nine"), ("ins", "ten")]


def test_a_table_with_other_columns_is_replaced_and_said() -> None:
    old, new = (docx(one) for one in CASES["a column comes"])
    found = redline(old, new, author="Ana", date="2026-05-04")
    assert [(one.part, one.level) for one in found.coarse] == [("body", "columns")]
    assert any("a whole table is marked" in one.en for one in found.notes)
    assert any("se marcó una tabla completa" in one.es for one in found.notes)


@pytest.mark.parametrize("case", CASES)
def test_the_coarsest_marking_is_exact_too(case: str) -> None:
    """What the writer falls back on: all that is old goes, all that is new comes."""
    old, new = (docx(one) for one in CASES[case])
    work = job(side(old), side(new), "new", "Ana", "2026-05-04T00:00:00Z")
    mark(work, Place(work.old.main), Place(work.new.main), "body", coarsest=True)
    work.new.package.parts[work.new.main] = etree.tostring(work.new.roots[work.new.main])
    found = Said(*said(written_again(work.new.package.parts), "accept"))
    assert found.body == said(new, "accept").body
    assert said(written_again(work.new.package.parts), "reject").body == said(old, "accept").body


def written_again(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "It is a PDF"),
        (b"\xd0\xcf\x11\xe0old", "old Word document"),
        (b"PK\x03\x04broken", "damaged"),
        (docx(p(FEE)).replace(b"[Content_Types]", b"[content_types]"), "not a Word document"),
    ],
)
@pytest.mark.parametrize("place", ["old", "new"])
def test_what_is_no_word_file_is_named(content: bytes, words: str, place: str) -> None:
    pair = (content, docx(p(FEE))) if place == "old" else (docx(p(FEE)), content)
    with pytest.raises(NotWord) as caught:
        redline(*pair, author="Ana", date="2026-05-04")
    assert words in caught.value.message.en
    assert caught.value.message.es


def test_declarations_and_bombs_are_refused() -> None:
    def with_document(content: bytes) -> bytes:
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(docx(p(FEE)))) as source,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                whole = content if name == "word/document.xml" else source.read(name)
                target.writestr(name, whole)
        return stream.getvalue()

    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'
    for content, words in (
        (entity, "document type declaration"), (b" " * 80_000_000, "unpacks to far more")
    ):  # fmt: skip
        with pytest.raises(NotWord, match=words):
            redline(docx(p(FEE)), with_document(content), author="Ana", date="2026-05-04")


def test_the_unknown_control_characters_of_an_author_do_no_harm() -> None:
    found = redline(docx(p(FEE)), docx(p(LAW)), author="A\x00na", date="2026-05-04")
    assert re.search(b"A\xef\xbf\xbdna", etree.tostring(document(found.content), encoding="UTF-8"))
