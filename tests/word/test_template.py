# ruff: noqa: E501
"""Templates from outside: five that must work, and those that must be refused, saying where."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from agreements.model import AgreementsError
from agreements.word.draft import document
from agreements.word.lint import lint
from agreements.word.markup import w
from agreements.word.package import NotWord
from agreements.word.tags import TemplateFault
from agreements.word.template import DEFAULT
from templates.build import built
from tests.word import validators
from tests.word.letterheads import A4, FOREIGN, PLACE, docx, minimal, with_header
from tests.word.specimen import agreement
from tests.word.test_draft import missing_words, parts, tree, with_spoilt_fields

CASES = [
    (name, structure, layout)
    for name in FOREIGN
    for structure, layout in (("uk", "columns"), ("mexican", "columns"), ("uk", "en"), ("mexican", "es"))
]  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """Each foreign template, filled; the table of the first schedule lies on its side."""
    folder = tmp_path_factory.mktemp("foreign")
    made = {}
    for name, structure, layout in CASES:
        content = document(agreement(structure, layout, columns=6), template=FOREIGN[name]())
        made[name, structure, layout] = folder / f"{name}-{structure}-{layout}.docx"
        made[name, structure, layout].write_bytes(content)
    return made


def test_our_own_template_is_what_its_source_says() -> None:
    assert DEFAULT.read_bytes() == built()


def test_lint_finds_nothing(filled: dict[tuple[str, str, str], Path]) -> None:
    found = {case: lint(path.read_bytes()) for case, path in filled.items()}
    assert {case: faults for case, faults in found.items() if faults} == {}


@pytest.mark.sdk
def test_the_sdk_finds_nothing(filled: dict[tuple[str, str, str], Path]) -> None:
    found = validators.sdk_faults(filled.values())
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_openxml_audit_finds_nothing(filled: dict[tuple[str, str, str], Path]) -> None:
    found = validators.audit_faults(filled.values())
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.office
def test_a_pdf_shows_the_numbers_that_were_computed(
    filled: dict[tuple[str, str, str], Path], tmp_path: Path
) -> None:
    spoilt = []
    for path in filled.values():
        spoilt.append(tmp_path / path.name)
        spoilt[-1].write_bytes(with_spoilt_fields(path.read_bytes()))
    made = dict(zip(filled, validators.pdfs(spoilt, tmp_path), strict=True))
    for (name, structure, layout), pdf in made.items():
        draft = agreement(structure, layout, columns=6)
        assert list(missing_words(draft, pdf)) == [], (name, structure, layout)


@pytest.mark.parametrize("name", FOREIGN)
def test_what_the_template_brought_is_still_there(name: str) -> None:
    before, after = (
        parts(FOREIGN[name]()),
        parts(document(agreement("uk"), template=FOREIGN[name]())),
    )
    assert {part for part in before if "media/" in part} <= set(after)
    for part in ("word/header1.xml", "word/header2.xml", "word/footer1.xml"):
        if part in before:
            kept = "".join(etree.fromstring(before[part]).itertext()).split("{{")[0]
            assert kept in "".join(etree.fromstring(after[part]).itertext())


@pytest.mark.parametrize("name", FOREIGN)
def test_every_page_bears_watermark_version_and_page_numbers(name: str) -> None:
    found = parts(document(agreement("mexican"), template=FOREIGN[name]()))
    headers = [
        part.decode() for name, part in found.items() if "header" in name and "rels" not in name
    ]
    footers = [
        part.decode() for name, part in found.items() if "footer" in name and "rels" not in name
    ]
    assert headers
    assert all(header.count("PowerPlusWaterMarkObject") == 1 for header in headers)
    assert all("Versión 1" in header for header in headers)
    assert footers
    assert all("PAGE" in footer and "Rúbricas" in footer for footer in footers)


def test_a_style_that_the_template_defines_under_our_name_is_left_alone() -> None:
    styles = tree(document(agreement("uk"), template=FOREIGN["spanish_word"]()), "word/styles.xml")
    found = [one for one in styles if one.get(w("styleId")) == "ConvenioHeading"]
    assert len(found) == 1
    assert found[0].find(f"{w('rPr')}/{w('color')}").get(w("val")) == "8B0000"


def test_comments_use_the_comment_styles_of_a_spanish_word() -> None:
    content = document(agreement("uk"), template=FOREIGN["spanish_word"]())
    assert b"Refdecomentario" in parts(content)["word/document.xml"]
    assert b'w:styleId="CommentReference"' not in parts(content)["word/styles.xml"]


def test_a_colleagues_comment_stays() -> None:
    comments = tree(
        document(agreement("uk"), template=FOREIGN["python_docx"]()), "word/comments.xml"
    )
    assert [one.get(w("author")) for one in comments] == ["A colleague", "convenio", "convenio"]


def test_the_makers_name_does_not_leak() -> None:
    found = parts(document(agreement("uk"), template=FOREIGN["python_docx"]()))
    assert b"Somebody Else" not in b"".join(found.values())
    assert b"2013" not in found["docProps/core.xml"]


def test_pages_turn_only_where_the_table_is_wide() -> None:
    root = tree(document(agreement("uk", columns=6), template=FOREIGN["american_word"]()))
    sizes = [
        (one.find(w("pgSz")).get(w("orient")), one.find(w("titlePg")) is not None)
        for one in root.iter(w("sectPr"))
    ]
    assert sizes == [(None, True), (None, True), ("landscape", False), (None, False)]


# --- templates that are refused ------------------------------------------------------------------

CODE = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{% raw %}",
    "{# note #}",
    "{{ title|upper }}",
    "{{ title.__class__ }}",
    "{{ self }}",
    "{{ unknown_tag }}",
    "{{ title",
)


def _text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def refused(template: bytes) -> str:
    with pytest.raises(AgreementsError) as caught:
        document(agreement("uk"), template=template)
    assert caught.value.message.es
    assert caught.value.message.en != caught.value.message.es
    return caught.value.message.en


@pytest.mark.parametrize("words", CODE)
def test_code_in_the_body_is_refused(words: str) -> None:
    message = refused(minimal("<w:p/>" + _text(words) + PLACE))
    assert "body, paragraph 2" in message
    assert words[:12] in message


@pytest.mark.parametrize("words", CODE)
def test_code_in_a_header_is_refused(words: str) -> None:
    message = refused(with_header(_text("Office") + _text(words)))
    assert "header (word/header1.xml), paragraph 2" in message


@pytest.mark.parametrize("words", CODE)
def test_code_in_the_properties_is_refused(words: str) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{words}</dc:title></cp:coreProperties>'
    )
    type_ = "application/vnd.openxmlformats-package.core-properties+xml"
    message = refused(docx(PLACE, ("docProps/core.xml", type_, "core", core)))
    assert "document properties (docProps/core.xml)" in message


@pytest.mark.parametrize("words", CODE)
def test_code_split_over_runs_is_refused(words: str) -> None:
    split = "".join(f"<w:r><w:t xml:space='preserve'>{sign}</w:t></w:r>" for sign in words)
    assert "body, paragraph 1" in refused(minimal(f"<w:p>{split}</w:p>{PLACE}"))


@pytest.mark.parametrize(
    "body",
    [
        PLACE + '<w:p><w:r><w:instrText xml:space="preserve">{{ 7*7 }}</w:instrText></w:r></w:p>',
        PLACE + '<w:p w:rsidR="{{ 7*7 }}"/>',
        PLACE
        + '<w:p><w:bookmarkStart w:id="1" w:name="{{ 7*7 }}"/><w:bookmarkEnd w:id="1"/></w:p>',
    ],
)
def test_code_where_no_text_is_is_refused(body: str) -> None:
    assert "{{ 7*7 }}" in refused(minimal(body))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<w:p/>", "nothing says where the agreement goes"),
        (PLACE + PLACE, "stands twice"),
        (_text("Dear all {{p agreement }}"), "Other words stand in the same paragraph"),
        (f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{PLACE}</w:tc></w:tr></w:tbl>", "in a table"),
        (_text("{{p agrement }}"), "There is no such tag"),
    ],
)  # fmt: skip
def test_a_place_that_is_missing_or_wrong_is_refused(body: str, said: str) -> None:
    assert said in refused(minimal(body))


def test_the_agreement_in_a_header_is_refused() -> None:
    assert "header" in refused(with_header(PLACE))


# --- files that are no template ------------------------------------------------------------------


def _changed(**changes: bytes | None) -> bytes:
    found = {**parts(minimal()), **{name.replace("__", "/").replace("_xml", ".xml"): one for name, one in changes.items()}}  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            if content is not None:
                archive.writestr(name, content)
    return stream.getvalue()


def _typed(kind: str) -> bytes:
    types = parts(minimal())["[Content_Types].xml"]
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    found = {**parts(minimal()), "[Content_Types].xml": types.replace(main, kind.encode())}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return stream.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_WORD = "application/vnd.ms-word."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a Word document"),
        (b"Dear all", "not a Word document"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"{\\rtf1 }", "rich-text"),
        (_OLE, "old Word document"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 broken", "damaged"),
        (minimal()[:-40], "damaged"),
        (_changed(**{"[Content_Types]_xml": None}), "not a Word document"),
        (_typed(_WORD + "document.macroEnabled.main+xml"), ".docm"),
        (_typed(_WORD + "template.macroEnabledTemplate.main+xml"), ".dotm"),
        (_typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), ".dotx"),
        (_typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "not a Word document"),
        (_changed(word__vbaProject_bin=None) and docx(PLACE, ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vba", b"x")), "macros"),
        (_changed(word__document_xml=b"<w:document"), "damaged"),
        (_changed(word__document_xml=b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'), "document type"),
        (_changed(word__bomb_xml=bytes(30_000_000)), "far more"),
        (_changed(**{f"word__part{number}_xml": b"<x/>" for number in range(2100)}), "far more"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_named_for_what_it_is(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_faults_are_of_two_kinds() -> None:
    with pytest.raises(NotWord):
        document(agreement("uk"), template=b"%PDF")
    with pytest.raises(TemplateFault):
        document(agreement("uk"), template=minimal("<w:p/>"))


def test_a_remote_template_is_not_called() -> None:
    """A letterhead that loads a macro template from elsewhere when Word opens it loses that link."""
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:attachedTemplate r:id="rId1"/></w:settings>'
    )
    base = docx(PLACE, ("word/settings.xml", "settings", "settings", settings), section=A4)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="https://example.org/evil.dotm" TargetMode="External"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts(base).items():
            archive.writestr(name, content)
        archive.writestr("word/_rels/settings.xml.rels", relations)
    made = parts(document(agreement("uk"), template=stream.getvalue()))
    assert b"example.org" not in b"".join(made.values())
