"""Values that try to break out come out as they are, or with a visible marker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.model import Agreement, Bilingual, Name, Note, Span
from agreements.word.draft import document
from agreements.word.lint import lint
from agreements.word.markup import w
from tests.word.letterheads import python_docx
from tests.word.specimen import FACTS, agreement
from tests.word.test_draft import parts, tree

VALUES = (
    "Smith & Sons <UK> Ltd",
    "“quoted” «citado» \"straight\" 'single'",
    "ñandú, pingüino, Á",
    "{{ 7*7 }}",
    "{% raw %}{{ x }}{% endraw %}",
    "{# hidden #}",
    "{_{ 7*7 }_}",
    "]]> <!-- --> <?xml?> &amp; &#0;",
    "\u202eright to left\u202c \u200f\u05d0\u05d1",
    "a" * 10_000,
    "palabra " * 1_250,
    "two\nlines\tand a tab",
    "</w:t></w:r></w:p>",
    "REF _cv_en_purpose \\h",
    "\U0001f393 astral",
)
CONTROL = "\x00\x01\x0b\x0c\x1f\ufffe\uffff\ud800"


def with_value(text: str) -> Agreement:
    """The made-up agreement with one value in every place where a value can stand."""
    both = Bilingual(text, text)
    name = Name(text, text)
    facts = {**dict.fromkeys(FACTS, name), "uk.signatory.name": text, "mx.signatory.name": text}
    draft = agreement("mexican", facts=facts, witnesses=({"name": text, "office": both},))
    spans = tuple(
        Span(kind, text, "purpose", text if kind == "reference" else "")
        for kind in ("text", "value", "term", "defined", "reference", "law", "blank")
    )
    note = Note("purpose", "both", (), both)
    clauses = tuple(
        replace(
            clause,
            title_en=(Span("value", text),),
            title_es=(Span("value", text),),
            notes=(note,) if clause.id == "purpose" else (),
            paragraphs=tuple(
                replace(one, en=spans, es=spans) if not one.table else one
                for one in clause.paragraphs
            ),
        )
        for clause in draft.clauses
    )
    request = replace(draft.request, version=text, digest=text)
    return replace(draft, request=request, clauses=clauses, title=both, library_version=text)


@pytest.mark.parametrize("text", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("template", [None, python_docx()], ids=["ours", "foreign"])
def test_a_value_comes_out_as_it_is(text: str, template: bytes | None) -> None:
    content = document(with_value(text), template=template)
    assert lint(content) == []
    plain = text.replace("\n", "").replace("\t", "")
    runs = ["".join(one.itertext()) for one in tree(content).iter(w("r"))]
    assert sum(plain in one for one in runs) > 20
    assert "49" not in "".join(runs)


@pytest.mark.parametrize("text", VALUES, ids=range(len(VALUES)))
def test_a_title_comes_out_as_it_is_in_the_header(text: str) -> None:
    header = tree(document(with_value(text)), "word/header1.xml")
    words = "".join(one.text or "" for one in header.iter(w("t")))
    assert text.replace("\n", "").replace("\t", "") in words


@pytest.mark.parametrize("sign", CONTROL)
def test_a_sign_that_xml_cannot_hold_leaves_a_visible_marker(sign: str) -> None:
    content = document(with_value(f"before{sign}after"))
    assert lint(content) == []
    assert "before\ufffdafter" in "".join(tree(content).itertext())
    assert "before\ufffdafter" in "".join(tree(content, "docProps/core.xml").itertext())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_written_as_xml(text: str) -> None:
    content = document(with_value(text))
    assert lint(content) == []
    assert date(2026, 11, 22).isoformat() in parts(content)["docProps/core.xml"].decode()
