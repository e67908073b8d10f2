# ruff: noqa: E501
"""The draft in Word, judged by others: the SDK, openxml-audit, LibreOffice, and our own lint."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from agreements.model import Agreement, Language, Note
from agreements.word.draft import document
from agreements.word.layouts import LANGUAGES_OF
from agreements.word.lint import lint
from agreements.word.markup import w
from tests.word import validators
from tests.word.specimen import agreement

STRUCTURES = ("uk", "mexican")
LAYOUTS = ("columns", "sequential", "en", "es")
COMBINATIONS = [(structure, layout) for structure in STRUCTURES for layout in LAYOUTS]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(content)[name])


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every structure and layout, with comments, with a report, plain; upright and on its side."""
    folder = tmp_path_factory.mktemp("drafts")
    made = {}
    for structure, layout in COMBINATIONS:
        for columns in (5, 6):
            name = f"{structure}-{layout}-{columns}"
            made[name] = folder / f"{name}.docx"
            made[name].write_bytes(document(agreement(structure, layout, columns=columns)))
    for review in ("report", "none"):
        made[review] = folder / f"{review}.docx"
        made[review].write_bytes(document(agreement("uk"), review=review))
    return made


def test_lint_finds_nothing(drafts: dict[str, Path]) -> None:
    assert {name: lint(path.read_bytes()) for name, path in drafts.items()} == {
        name: [] for name in drafts
    }


@pytest.mark.sdk
def test_the_sdk_finds_nothing(drafts: dict[str, Path]) -> None:
    assert {
        name: found for name, found in validators.sdk_faults(drafts.values()).items() if found
    } == {}


def test_openxml_audit_finds_nothing(drafts: dict[str, Path]) -> None:
    assert {
        name: found for name, found in validators.audit_faults(drafts.values()).items() if found
    } == {}


@pytest.mark.office
def test_a_pdf_shows_the_numbers_that_were_computed(
    drafts: dict[str, Path], tmp_path: Path
) -> None:
    """LibreOffice counts the lists and reads the references anew: cached results are spoilt first."""
    spoilt = []
    for name, path in drafts.items():
        spoilt.append(tmp_path / f"{name}.docx")
        spoilt[-1].write_bytes(with_spoilt_fields(path.read_bytes()))
    made = dict(zip(drafts, validators.pdfs(spoilt, tmp_path), strict=True))
    for structure, layout in COMBINATIONS:
        for columns in (5, 6):
            draft = agreement(structure, layout, columns=columns)
            missing = list(missing_words(draft, made[f"{structure}-{layout}-{columns}"]))
            assert missing == [], (structure, layout, columns)


def with_spoilt_fields(content: bytes) -> bytes:
    """The same file with every cached REF result wrong, so that only a new count is right."""
    found = parts(content)
    pattern = re.compile(
        rb"(REF _cv[^<]*</w:instrText></w:r><w:r>(?:(?!</w:r>).)*</w:r><w:r>(?:(?!<w:t).)*<w:t[^>]*>)[^<]*"
    )
    text, count = pattern.subn(rb"\1WRONG", found["word/document.xml"])
    assert count
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in found.items():
            archive.writestr(name, text if name == "word/document.xml" else part)
    return stream.getvalue()


def missing_words(draft: Agreement, pdf: Path) -> Iterator[str]:
    """Headings and paragraphs, each with its number, that the PDF does not show word for word."""
    layout = draft.request.layout
    languages = LANGUAGES_OF[layout]
    if layout == "columns":
        shown = dict(zip(languages, validators.pdf_columns(pdf), strict=True))
    else:
        shown = dict.fromkeys(languages, validators.pdf_words(pdf))
    for language in languages:
        text = squeezed(shown[language])
        for words in expected(draft, language):
            if squeezed(words) not in text:
                yield words


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def expected(draft: Agreement, language: Language) -> Iterator[str]:
    ordinals = draft.request.structure == "mexican"
    for clause in draft.clauses:
        title = "".join(span.text for span in clause.title(language))
        if clause.kind == "clause":
            label = clause.label[language]
            yield f"{label}. {title.upper()}." if ordinals else f"{label} {title}"
        elif clause.kind == "schedule":
            yield f"{clause.label[language]} {title}"
        for paragraph in clause.paragraphs:
            if not paragraph.table:
                words = "".join(span.text for span in paragraph.spans(language))
                yield f"{paragraph.label[language]} {words}"


@pytest.mark.parametrize(("structure", "layout"), COMBINATIONS)
def test_the_same_agreement_gives_the_same_bytes(structure: str, layout: str) -> None:
    draft = agreement(structure, layout)  # type: ignore[arg-type]
    assert document(draft) == document(draft)


@pytest.mark.parametrize(("structure", "layout"), COMBINATIONS)
def test_every_number_in_a_reference_is_a_field(structure: str, layout: str) -> None:
    draft = agreement(structure, layout)  # type: ignore[arg-type]
    root = tree(document(draft))
    spans = [
        span
        for clause in draft.clauses
        for paragraph in clause.paragraphs
        for language in LANGUAGES_OF[draft.request.layout]
        for span in paragraph.spans(language)
        if span.kind == "reference"
    ]
    fields = [one.text for one in root.iter(w("instrText")) if (one.text or "").startswith(" REF")]
    assert len(fields) == len(spans)


def test_every_run_says_its_language() -> None:
    root = tree(document(agreement("uk")))
    runs = [run for run in root.iter(w("r")) if run.find(w("t")) is not None]
    languages = {run.find(f"{w('rPr')}/{w('lang')}").get(w("val")) for run in runs}
    assert languages == {"en-GB", "es-MX"}


def test_comments_say_both_languages_english_first() -> None:
    root = tree(document(agreement("uk")), "word/comments.xml")
    comments = list(root)
    assert len(comments) == 2
    for comment in comments:
        languages = [one.get(w("val")) for one in comment.iter(w("lang"))]
        assert languages == sorted(languages, key=["en-GB", "es-MX"].index)
        assert len(comment.findall(w("p"))) == 2
        assert comment.get(w("author")) == "convenio"
        assert comment.get(w("date")) == "2026-11-22T00:00:00Z"


@pytest.mark.parametrize("review", ["report", "none"])
def test_without_comments_there_is_no_comments_part(review: str) -> None:
    found = parts(document(agreement("uk"), review=review))  # type: ignore[arg-type]
    assert "word/comments.xml" not in found
    words = "".join(etree.fromstring(found["word/document.xml"]).itertext())
    assert ("Two regimes apply at once." in words) == (review == "report")


def test_a_draft_without_notes_has_no_comments_part() -> None:
    draft = agreement("uk")
    clean = replace(draft, clauses=tuple(replace(one, notes=()) for one in draft.clauses))
    for review in ("comments", "report", "none"):
        found = parts(document(clean, review=review))  # type: ignore[arg-type]
        assert "word/comments.xml" not in found


def test_a_clause_without_heading_carries_its_comment_on_its_first_words() -> None:
    draft = agreement("mexican")
    note = Note("declarations-mexico", "both", (), draft.title)
    noted = tuple(
        replace(one, notes=(note,)) if one.id == "declarations-mexico" else one
        for one in draft.clauses
    )
    content = document(replace(draft, clauses=noted))
    assert lint(content) == []
    assert len(list(tree(content).iter(w("commentReference")))) == 3


def test_a_final_copy_bears_no_watermark_and_does_not_say_draft() -> None:
    for status, there in (("draft", True), ("final", False)):
        found = parts(document(agreement("uk"), status=status))  # type: ignore[arg-type]
        headers = b"".join(part for name, part in found.items() if "header" in name)
        assert (b"PowerPlusWaterMarkObject" in headers) == there
        assert (b"DRAFT" in headers) == there


def test_properties_say_whose_draft_it_is_and_where_it_came_from() -> None:
    found = parts(document(agreement("uk")))
    core = found["docProps/core.xml"].decode()
    assert "Inverleven; UNORTE" in core
    assert "2026-11-22T00:00:00Z" in core
    custom = found["docProps/custom.xml"].decode()
    assert "0123456789abcdef" in custom
    assert "2026.11" in custom


def test_a_table_of_six_columns_lies_on_its_side_and_no_column_is_too_narrow() -> None:
    for columns, sections in ((5, 1), (6, 3)):
        root = tree(document(agreement("uk", columns=columns)))
        found = list(root.iter(w("sectPr")))
        assert len(found) == sections
        turned = [one.find(w("pgSz")).get(w("orient")) for one in found]
        assert turned.count("landscape") == (columns > 5)
        grid = next(
            table for table in root.iter(w("tbl"))
            if len(table.find(w("tblGrid"))) == columns
        )  # fmt: skip
        widths = [int(one.get(w("w"))) for one in grid.find(w("tblGrid"))]
        assert min(widths) >= 1304


def test_rows_repeat_their_head_and_keep_their_lines_together() -> None:
    root = tree(document(agreement("uk")))
    table = next(root.iter(w("tbl")))
    rows = table.findall(w("tr"))
    assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


def test_a_missing_signatory_is_a_visible_blank() -> None:
    root = tree(document(agreement("mexican", facts={})))
    blanks = [
        "".join(run.itertext())
        for run in root.iter(w("r"))
        if run.find(f"{w('rPr')}/{w('highlight')}") is not None
    ]
    assert "[the UK party / la parte británica]" in blanks
    assert blanks.count("[name / nombre]") == 4
