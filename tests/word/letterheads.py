# ruff: noqa: E501
"""Five templates that we did not make: one of LibreOffice's, one of python-docx's, three as Word
in Spain, Mexico and the United States writes them."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

from docx import Document

from agreements.word.package import Package, written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PLACE = "<w:p><w:r><w:t>{{p agreement }}</w:t></w:r></w:p>"
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1701" w:bottom="1417" '
    'w:left="1701" w:header="708" w:footer="708" w:gutter="0"/>'
)
_SPLIT = (
    '<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="center"/></w:pPr><w:r w:rsidR="00A1"><w:t>{</w:t></w:r>'
    '<w:r w:rsidR="00A2"><w:rPr><w:b/></w:rPr><w:t>{p agre</w:t></w:r><w:proofErr w:type="spellStart"/>'
    '<w:r w:rsidR="00A1"><w:t xml:space="preserve">ement </w:t></w:r><w:proofErr w:type="spellEnd"/>'
    '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/><w:r><w:t>}</w:t></w:r>'
    "<w:r><w:t>}</w:t></w:r></w:p>"
)


def docx(body: str, *parts: tuple[str, str, str, str | bytes], section: str = A4) -> bytes:
    """A .docx by hand: the body, and further parts as name, type, kind of relationship, content."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_type(type_)}"/>'
        for name, type_, _, _ in parts
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}{kind}" Target="/{name}"/>'
        for number, (name, _, kind, _) in enumerate(parts, start=1)
    )
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
    }
    found |= {name: content for name, _, _, content in parts}
    return written(
        Package(
            {name: one if isinstance(one, bytes) else one.encode() for name, one in found.items()}
        )
    )


def _type(type_: str) -> str:
    return type_ if "/" in type_ else f"{_TYPE}{type_}+xml"


def _relations(inside: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def minimal(body: str = PLACE) -> bytes:
    """The least that is a Word file: no styles, no settings, no headers."""
    return docx(body)


def with_header(header: str, body: str = PLACE) -> bytes:
    """A minimal file with one header."""
    part = f"<w:hdr {W} {R}>{header}</w:hdr>"
    section = f'<w:headerReference w:type="default" r:id="rId1"/>{A4}'
    return docx(body, ("word/header1.xml", "header", "header", part), section=section)


def spanish_word() -> bytes:
    """As Word in Spanish writes it: localised style ids, its own lists, a logo, a split tag."""
    styles = (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
        'w:cs="Arial"/><w:sz w:val="24"/><w:lang w:val="es-MX"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="360" w:lineRule="auto"/><w:jc w:val="right"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Fuentedeprrafopredeter"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Tablanormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="Refdecomentario"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Textocomentario"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="ConvenioHeading"><w:name w:val="Convenio Clause Heading"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:jc w:val="left"/></w:pPr><w:rPr><w:b/><w:color w:val="8B0000"/><w:sz w:val="22"/></w:rPr></w:style>'
        "</w:styles>"
    )
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Art. %1"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{level}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:numIdMacAtCleanup w:val="2"/></w:numbering>'
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>Oficio</w:t></w:r></w:p>' + _SPLIT
    )
    section = f'<w:headerReference w:type="default" r:id="rId3"/>{A4}'
    made = docx(
        body,
        ("word/styles.xml", "styles", "styles", styles),
        ("word/numbering.xml", "numbering", "numbering", numbering),
        ("word/header1.xml", "header", "header", _logo_header()),
        section=section,
    )
    return _with_parts(made, {
        "word/media/image1.png": _PNG,
        "word/_rels/header1.xml.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}image" Target="media/image1.png"/>'
        ).encode(),
    })  # fmt: skip


def _logo_header() -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        f'<w:hdr {W} {R} xmlns:wp="{wp}" xmlns:a="{a}" xmlns:pic="{pic}"><w:p><w:r><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/>'
        '<wp:docPr id="1" name="Escudo" descr="Escudo {1810}"/><a:graphic>'
        f'<a:graphicData uri="{pic}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="escudo.png"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t>Universidad del Norte Altiplano</w:t></w:r></w:p></w:hdr>"
    )


def american_word() -> bytes:
    """US Letter with narrow margins: a cover page in its own section, first and even headers."""
    section = (
        '<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720" '
        'w:header="360" w:footer="360" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/>'
    )
    cover = (
        "<w:p><w:r><w:t>{{ title }} · {{ parties }}</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr></w:p>"
    )
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>The Office of the General Counsel</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>'
    )
    return docx(
        cover + PLACE + "<w:p><w:r><w:t>File reference {{ dated_en }}</w:t></w:r></w:p>",
        ("word/header1.xml", "header", "header", f"<w:hdr {W} {R}><w:p><w:r><w:t>{{{{ version }}}}</w:t></w:r></w:p></w:hdr>"),
        ("word/header2.xml", "header", "header", f"<w:hdr {W} {R}>{table}</w:hdr>"),
        ("word/settings.xml", "settings", "settings", f"<w:settings {W}><w:evenAndOddHeaders/></w:settings>"),
        section=section,
    )  # fmt: skip


def python_docx() -> bytes:
    """python-docx's own template, of Word 2013: many styles, an author, a comment of a colleague."""
    document = Document()
    document.core_properties.author = "Somebody Else"
    colleague = document.add_paragraph("For the attention of {{ uk }}.")
    document.add_comment(colleague.runs, text="Is this the right letterhead?", author="A colleague")
    document.add_paragraph("{{p heading }}")
    document.add_paragraph("{{p agreement }}")
    document.add_paragraph("{{p signatures }}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def libreoffice() -> bytes:
    """Made with LibreOffice on Letter paper: page numbers, a list, a tag split over runs."""
    return (Path(__file__).parent / "templates" / "libreoffice.docx").read_bytes()


def _with_parts(content: bytes, more: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return written(Package({**found, **more}))


FOREIGN = {
    "spanish_word": spanish_word,
    "american_word": american_word,
    "python_docx": python_docx,
    "libreoffice": libreoffice,
    "minimal": minimal,
}
