"""A document out to a translator's tool and back into its own form."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from agreements.commands.reading import read_document
from agreements.exchange import xliff
from agreements.model import AgreementsError
from agreements.model.document import Document
from agreements.outline import outline
from agreements.word.read import read as read_word
from agreements.word.retext import with_words
from tests.exchange import schemas

TEXT = """AGREEMENT

1. Term
1.1 This agreement starts on 1 May 2027.
1.2 It ends after three years.
2. Costs
Each Party pays its own costs.
"""


def document() -> Document:
    return read_document(TEXT.encode(), "a.txt")


def test_units_are_keyed_by_clause() -> None:
    read = document()
    content = xliff.write(read, outline(read), "en", "es", "a.txt")
    assert schemas.valid(content, schemas.xliff())
    ids = [one.id for one in xliff.read(content, "a.xlf").units]
    assert len(set(ids)) == len(ids) == 6
    headings = etree.fromstring(content).xpath("//*[local-name()='group']/@resname")
    assert "2. Costs" in headings


def test_the_translation_takes_its_place() -> None:
    read = document()
    shape = outline(read)
    sent = xliff.read(xliff.write(read, shape, "en", "es"), "a.xlf")
    done = [one._replace(target=one.source.upper()) for one in sent.units[:-1]]
    back = xliff.read(
        xliff.written_units(xliff.Xliff("a", "en-GB", "es-MX", (*done, sent.units[-1]))), "b.xlf"
    )
    found, empty = xliff.translated(read, shape, back)
    texts = [one.text for one in found.passages if one.text.strip()]
    assert texts[2] == "1.1 THIS AGREEMENT STARTS ON 1 MAY 2027."
    assert texts[-1] == "Each Party pays its own costs."
    assert [one.source for one in empty] == ["Each Party pays its own costs."]


def test_another_version_of_the_document_is_refused() -> None:
    read = document()
    sent = xliff.read(xliff.write(read, outline(read), "en", "es"), "a.xlf")
    other = read_document(TEXT.replace("three", "five").encode(), "a.txt")
    with pytest.raises(AgreementsError, match="another text: 1 passages"):
        xliff.translated(other, outline(other), sent)


def test_a_later_version_of_xliff_is_told_apart() -> None:
    with pytest.raises(xliff.NotXliff, match=r"XLIFF 1\.2"):
        xliff.read(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "b.xlf")


def test_a_word_file_keeps_its_look(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Costs", 1)
    paragraph = made.add_paragraph("Each Party ")
    paragraph.add_run("pays").bold = True
    paragraph.add_run(" its own costs.")
    made.add_table(1, 1).cell(0, 0).text = "Total"
    buffer = io.BytesIO()
    made.save(buffer)
    read = read_word(buffer.getvalue())
    texts = {1: "Cada Parte paga\tsus propios\ngastos.", 2: "Suma"}
    content, left = with_words(buffer.getvalue(), read, texts)
    found = docx.Document(io.BytesIO(content))
    assert left == 0
    assert [one.text for one in found.paragraphs[:2]] == ["Costs", texts[1]]
    assert found.tables[0].cell(0, 0).text == "Suma"
    assert found.paragraphs[0].style.name == "Heading 1"
    assert read_word(content).passages[1].text == texts[1]
