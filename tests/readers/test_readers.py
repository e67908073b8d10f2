"""Text, Markdown and PDF, and files that are not what their names say."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter

from agreements.commands.reading import read_document
from agreements.model import AgreementsError
from agreements.model.document import Cell


def pdf(*pages: list[str]) -> bytes:
    """A text PDF made by hand: one line under the other, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        words = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 770 Td {words} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources "
            "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content = "%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    content += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return content.encode("latin-1")


LONG = [
    "1. The Universities wish to offer a programme together and to share",
    "the costs of it in equal parts.",
    "2. The term is five years.",
]


def test_a_line_of_text_is_a_paragraph() -> None:
    found = read_document("PRIMERA. Objeto.\n\nSEGUNDA. Años.\n".encode(), "convenio.txt")
    assert [(one.text, one.place.paragraph) for one in found.passages] == [
        ("PRIMERA. Objeto.", 0),
        ("SEGUNDA. Años.", 2),
    ]


def test_windows_text_is_read_and_said() -> None:
    found = read_document("Vigésima".encode("cp1252"))
    assert found.passages[0].text == "Vigésima"
    assert "1252" in found.notes[0].en


def test_markdown_keeps_headings_numbers_and_tables() -> None:
    text = (
        "# Agreement\n\n3. **Term**\n4. Fees in *full*\n\n- one\n\n"
        "| A | B |\n|---|---|\n| x | y |\n"
    )
    found = read_document(text.encode(), "draft.md").passages
    assert [(one.text, one.heading, one.number, one.bullet) for one in found[:4]] == [
        ("Agreement", 1, "", ""),
        ("Term", 0, "3.", ""),
        ("Fees in full", 0, "4.", ""),
        ("one", 0, "", "-"),
    ]
    assert found[1].bold
    assert [(one.text, one.place.cells) for one in found[4:]] == [
        ("A", (Cell(0, 0, 0),)),
        ("B", (Cell(0, 0, 1),)),
        ("x", (Cell(0, 1, 0),)),
        ("y", (Cell(0, 1, 1),)),
    ]


def test_pdf_paragraphs_are_rebuilt() -> None:
    found = read_document(pdf(LONG)).passages
    assert [one.text for one in found] == [f"{LONG[0]} {LONG[1]}", LONG[2]]


def test_what_repeats_on_every_page_is_left_out_and_said() -> None:
    clauses = ["The first term.", "The fees of each year.", "A third matter."]
    pages = [
        ["Draft of May", f"{number}. {clause}", f"({sign}) as agreed.", f"Page {number}"]
        for number, (clause, sign) in enumerate(zip(clauses, "abc", strict=True), start=1)
    ]
    found = read_document(pdf(*pages))
    assert not any("Draft of May" in one.text or "Page" in one.text for one in found.passages)
    assert "draft of may" in found.notes[0].en
    assert [one.place.page for one in found.passages] == [1, 1, 2, 2, 3, 3]


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "word"),
    [
        (pdf([]), "scan.pdf", "pictures"),
        (locked(), "locked.pdf", "password"),
        (b"%PDF-1.4 and then nothing", "broken.pdf", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "agreement.docx", "old Word document"),
        (b"\x00\x01\x02\x03" * 20, "agreement.txt", "does not hold text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "agreement.docx", "not a Word document"),
        (b"", "agreement.txt", "empty"),
    ],
)
def test_each_file_that_cannot_be_read_has_its_message(
    content: bytes, name: str, word: str
) -> None:
    with pytest.raises(AgreementsError) as told:
        read_document(content, name)
    assert word in told.value.message.en
    assert told.value.message.es != told.value.message.en


def test_the_bytes_decide_not_the_name() -> None:
    assert read_document(pdf(LONG), "agreement.docx").passages[0].place.page == 1
