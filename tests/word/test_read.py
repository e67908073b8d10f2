"""The reader on small files made here: every kind of place, change, field and number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreements.assembly import assemble
from agreements.library.requests import read_request
from agreements.model import Language, Layout, Library, Span, Structure
from agreements.model.document import Cell, Document, View
from agreements.outline import outline
from agreements.word.draft import document as drafted
from agreements.word.number_formats import printed
from agreements.word.package import NotWord, opened, written
from agreements.word.read import read
from tests.conftest import ROOT
from tests.word.letterheads import W, docx

A = 'w:author="A. Colleague" w:date="2026-01-02T03:04:05Z"'


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[str]:
    return [one.text for one in document.passages]


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tables_in_tables_have_their_cells() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('inner')}</w:tc></w:tr></w:tbl>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("wide")}</w:tc>'
    found = read(docx(f"<w:tbl><w:tr>{wide}<w:tc>{inner}{p('after')}</w:tc></w:tr></w:tbl>"))
    assert [(one.text, one.place.cells) for one in found.passages] == [
        ("wide", (Cell(0, 0, 0),)),
        ("inner", (Cell(0, 0, 2), Cell(1, 0, 0))),
        ("after", (Cell(0, 0, 2),)),
    ]


CHANGED = (
    f"<w:p>{t('The fee is ')}<w:del {A} w:id='1'><w:r><w:delText>ten</w:delText></w:r></w:del>"
    f"<w:ins {A} w:id='2'>{t('twelve')}</w:ins>{t(' pounds.')}</w:p>"
)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("final", "The fee is twelve pounds."),
        ("original", "The fee is ten pounds."),
        ("marks", "The fee is tentwelve pounds."),
    ],
)
def test_tracked_changes_are_read_in_the_view_asked_for(view: View, text: str) -> None:
    assert texts(read(docx(CHANGED), view)) == [text]


def test_marks_say_who_changed_which_words() -> None:
    passage = read(docx(CHANGED), "marks").passages[0]
    found = [(one.kind, passage.text[one.start : one.end], one.author) for one in passage.revisions]
    assert found == [("deleted", "ten", "A. Colleague"), ("inserted", "twelve", "A. Colleague")]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    body = p("One ", f"<w:rPr><w:del {A} w:id='1'/></w:rPr>") + p("two")
    assert texts(read(docx(body))) == ["One two"]
    assert texts(read(docx(body), "original")) == ["One ", "two"]


def test_moves_stand_once() -> None:
    body = (
        f"<w:p><w:moveFrom {A} w:id='1'>{t('moved')}</w:moveFrom>{t('a')}</w:p>"
        f"<w:p>{t('b')}<w:moveTo {A} w:id='2'>{t('moved')}</w:moveTo></w:p>"
    )
    assert texts(read(docx(body))) == ["a", "bmoved"]
    assert texts(read(docx(body), "original")) == ["moveda", "b"]


def test_deleted_rows_are_gone() -> None:
    row = f"<w:tr><w:trPr><w:del {A} w:id='1'/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
    body = f"<w:tbl>{row}<w:tr><w:tc>{p('kept')}</w:tc></w:tr></w:tbl>"
    assert texts(read(docx(body))) == ["kept"]
    assert texts(read(docx(body), "original")) == ["gone", "kept"]


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"{mark('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{mark('separate')}"
        f"{t(result)}{mark('end')}"
    )


def test_fields_print_their_result() -> None:
    body = f"<w:p>{t('See clause ')}{field('REF a', '5.2')}{t('.')}</w:p>"
    assert texts(read(docx(body))) == ["See clause 5.2."]


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>{p("Kept")}'
    assert texts(read(docx(body))) == ["Kept"]


def test_symbols_controls_and_links_are_words() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:sdt><w:sdtContent>'
        f"{t(' yes ')}</w:sdtContent></w:sdt><w:hyperlink>{t('here')}</w:hyperlink>"
        "<w:r><w:noBreakHyphen/><w:tab/><w:t>x</w:t></w:r></w:p>"
    )
    assert texts(read(docx(body))) == ["☑ yes here-\tx"]


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def test_one_branch_of_alternatives_is_read_and_the_box_follows_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    body = (
        f'<w:p>{t("host")}<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">'
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r></w:p>{p('next')}"
    )
    found = read(docx(body)).passages
    assert [(one.text, one.place.box) for one in found] == [("host", 0), ("boxed", 1), ("next", 0)]


def test_notes_headers_and_comments_are_parts() -> None:
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p("A note")}</w:footnote></w:footnotes>'
    look = f'<w:comment w:id="7" w:author="B">{p("Look here")}</w:comment>'
    comment = f"<w:comments {W}>{look}</w:comments>"
    header = f"<w:hdr {W}>{p('Letterhead')}</w:hdr>"
    body = (
        f'<w:p><w:commentRangeStart w:id="7"/>{t("Words")}<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    found = read(
        docx(
            body,
            ("word/footnotes.xml", "footnotes", "footnotes", note),
            ("word/comments.xml", "comments", "comments", comment),
            ("word/header1.xml", "header", "header", header),
        )
    )
    parts = [(one.place.part, one.text, one.number) for one in found.passages]
    assert parts == [
        ("body", "Words", ""),
        ("header 1", "Letterhead", ""),
        ("footnotes", "A note", "1"),
        ("comments", "Look here", ""),
    ]
    (one,) = found.comments
    place = found.passages[0].place
    assert (one.author, one.start, one.end) == ("B", (place, 0), (place, 5))


def level(index: int, format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(levels: str, instances: str, paragraphs: list[tuple[str, int]]) -> list[str]:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{instances}</w:numbering>'
    )
    body = "".join(
        p("x", f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{list}"/></w:numPr>')
        for list, ilvl in paragraphs
    )
    found = read(docx(body, ("word/numbering.xml", "numbering", "numbering", numbering)))
    return [one.number for one in found.passages]


LEGAL = (
    level(0, "upperRoman", "Article %1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
)


def test_levels_count_and_restart() -> None:
    rows = [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    wanted = ["Article I.", "1.1", "(a)", "(b)", "1.2", "(a)", "Article II.", "2.1"]
    assert numbered(LEGAL, "", rows) == wanted


def test_a_start_override_restarts_once_and_lists_of_one_definition_count_on() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    levels = level(0, "decimal", "%1)")
    found = numbered(levels, more, [("1", 0), ("3", 0), ("2", 0), ("2", 0), ("1", 0)])
    assert found == ["1)", "2)", "5)", "6)", "7)"]


def test_a_level_may_never_restart() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    found = numbered(levels, "", [("1", 0), ("1", 1), ("1", 0), ("1", 1)])
    assert found == ["1.", "1", "2.", "2"]


@pytest.mark.parametrize(
    ("count", "format", "language", "text"),
    [
        (1, "ordinal", "en-GB", "1st"),
        (12, "ordinal", "en-GB", "12th"),
        (3, "ordinal", "es-MX", "3º"),
        (21, "ordinalText", "en-GB", "Twenty-first"),
        (7, "ordinalText", "es-MX", "Séptimo"),
        (23, "ordinalText", "es-MX", "Vigésimo tercero"),
        (21, "cardinalText", "es-MX", "Veintiuno"),
        (40, "cardinalText", "en-GB", "Forty"),
        (28, "lowerLetter", "", "bb"),
        (9, "decimalZero", "", "09"),
        (14, "upperRoman", "", "XIV"),
        (31, "hex", "", "1F"),
        (5, "bullet", "", ""),
        (5, "unheardOf", "", "5"),
    ],
)
def test_formats(count: int, format: str, language: str, text: str) -> None:
    assert printed(count, format, language) == text


def test_strict_files_are_read() -> None:
    package = opened(docx(p("Strict words")))
    for name, part in package.parts.items():
        package.parts[name] = part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    assert texts(read(written(package))) == ["Strict words"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Word document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7", "PDF"),
        (b"", "not a Word document"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_other_files_are_named(content: bytes, word: str) -> None:
    with pytest.raises(NotWord) as told:
        read(content)
    assert word in told.value.message.en


def plain(spans: tuple[Span, ...]) -> str:
    return " ".join("".join(one.text for one in spans).split())


@pytest.mark.parametrize("structure", ["uk", "mexican"])
@pytest.mark.parametrize(
    ("layout", "languages"),
    [("columns", ("en", "es")), ("sequential", ("en", "es")), ("en", ("en",)), ("es", ("es",))],
)
def test_our_own_drafts_come_back(
    library: Library, structure: Structure, layout: Layout, languages: tuple[Language, ...]
) -> None:
    path = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
    request = read_request(path.read_text("utf-8"), str(path), library)
    agreement = assemble(library, replace(request, layout=layout, structure=structure))
    found = read(drafted(agreement))
    numbers: dict[str, set[str]] = {}
    for one in found.body:
        numbers.setdefault(" ".join(one.text.split()), set()).add(one.number)
    outlined = outline(found)
    headings = {(node.language, node.heading.casefold()) for node in outlined.nodes}
    for language in languages:
        for clause in agreement.clauses:
            if clause.label[language]:
                title = plain(clause.title(language)).casefold()
                assert (language, title) in headings
            for paragraph in clause.paragraphs:
                if paragraph.table is None:
                    assert paragraph.label[language] in numbers[plain(paragraph.spans(language))]
    assert all(one.target or one.outside for one in outlined.references)


DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {DRAWN}>'
    "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Joint </a:t></a:r><a:r><a:t>board</a:t></a:r></a:p>"
    "</dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)
CHART = (
    f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {DRAWN}>'
    "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Students a year</a:t></a:r></a:p></c:rich>"
    "</c:tx></c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Outgoing</c:v></c:pt>"
    "</c:strCache></c:strRef></c:tx><c:val><c:v>12</c:v></c:val></c:ser></c:chart></c:chartSpace>"
)


def test_words_in_diagrams_and_charts_are_read() -> None:
    found = read(
        docx(
            p("Text"),
            ("word/diagrams/data1.xml", "application/vnd.ms", "diagramData", DIAGRAM),
            ("word/charts/chart1.xml", "application/vnd.ms", "chart", CHART),
        )
    )
    assert [(one.place.part, one.text) for one in found.passages] == [
        ("body", "Text"),
        ("diagram 1", "Joint board"),
        ("chart 1", "Students a year"),
        ("chart 1", "Outgoing"),
    ]
