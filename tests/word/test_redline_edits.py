# ruff: noqa: E501
"""Redlines of edits nobody planned: random documents, and our own drafts edited at random."""

from __future__ import annotations

import copy
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from agreements.assembly import assemble
from agreements.library.requests import read_request
from agreements.model import Library
from agreements.word.draft import document as drafted
from agreements.word.lint import lint
from agreements.word.redline import redline
from tests.conftest import ROOT
from tests.word.letterheads import W, docx
from tests.word.plain_revisions import marked, said
from tests.word.test_redline import control, field, p, table

NAME = f"{{{W[9:-1]}}}"
P, T, ROW = f"{NAME}p", f"{NAME}t", f"{NAME}tr"

words = st.sampled_from(["the", "fee", "term", "Party", "shall", "pay", "30", "days", ",", "."])
texts = st.lists(words, max_size=8).map(" ".join)
pieces = st.one_of(
    texts,
    st.just("<w:r><w:tab/></w:r>"),
    st.just("<w:r><w:br/></w:r>"),
    texts.map(lambda text: field("REF a", text)),
    texts.map(lambda text: control(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>')),
    texts.map(lambda text: f'<w:hyperlink w:anchor="_top"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'),
)  # fmt: skip
paragraphs = st.lists(pieces, max_size=3).map(lambda found: p(*found))
cells = st.lists(paragraphs, min_size=1, max_size=2).map("".join)
tables = st.lists(st.tuples(cells, cells), min_size=1, max_size=3).map(lambda rows: table(*rows))
stories = st.lists(
    st.one_of(paragraphs, paragraphs, paragraphs, tables, paragraphs.map(control)), max_size=6
).map(lambda found: "".join(found) + p("end"))  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(stories, stories, st.sampled_from(["new", "old"]))
def test_any_two_documents(old: str, new: str, base: str) -> None:
    before, after = docx(old), docx(new)
    found = redline(before, after, author="Ana", date="2026-05-04", base=base)  # type: ignore[arg-type]
    assert said(found.content, "accept") == said(after, "accept")
    assert said(found.content, "reject") == said(before, "accept")
    assert not [one for one in found.coarse if one.level != "columns"]


def draft(name: str, library: Library, *changes: tuple[str, str]) -> bytes:
    """A draft of an example, its request changed as the pairs of words say."""
    text = (ROOT / "examples" / name).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return drafted(assemble(library, read_request(text, name, library)))


def edited(content: bytes, seed: int, edits: int) -> bytes:
    """A document after some edits of the kind that people make."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    choose = random.Random(seed)
    for _ in range(edits):
        choose.choice((_reword, _strike, _double, _move, _split, _drop_row))(root, choose)
    parts["word/document.xml"] = etree.tostring(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _blocks(root: etree._Element) -> list[etree._Element]:
    """Paragraphs with words that are not the last of their cell or body."""
    return [
        one for one in root.iter(P)
        if one.getnext() is not None and one.getnext().tag == P and next(one.iter(T), None) is not None  # type: ignore[union-attr]
    ]  # fmt: skip


def _reword(root: etree._Element, choose: random.Random) -> None:
    text = choose.choice([one for one in root.iter(T) if one.text and " " in one.text])
    found = (text.text or "").split(" ")
    at = choose.randrange(len(found))
    found[at : at + choose.randrange(3)] = choose.choice((["thirty", "(30)", "days"], [], ["not"]))
    text.text = " ".join(found)


def _strike(root: etree._Element, choose: random.Random) -> None:
    gone = choose.choice(_blocks(root))
    gone.getparent().remove(gone)  # type: ignore[union-attr]


def _double(root: etree._Element, choose: random.Random) -> None:
    one = choose.choice(_blocks(root))
    again = copy.deepcopy(one)
    for mark in list(again.iter(f"{NAME}bookmarkStart", f"{NAME}bookmarkEnd")):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    choose.choice(_blocks(root)).addprevious(again)


def _move(root: etree._Element, choose: random.Random) -> None:
    found = _blocks(root)
    choose.choice(found).addprevious(choose.choice(found))


def _split(root: etree._Element, choose: random.Random) -> None:
    one = choose.choice(_blocks(root))
    half = etree.Element(P)
    for run in one.findall(f"{NAME}r")[1:]:
        half.append(run)
    one.addnext(half)


def _drop_row(root: etree._Element, choose: random.Random) -> None:
    found = [row for row in root.iter(ROW) if len(row.getparent()) > 4]  # type: ignore[arg-type]
    if found:
        row = choose.choice(found)
        row.getparent().remove(row)  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(6))
def test_our_drafts_edited_at_random(seed: int, library: Library) -> None:
    old = draft("memorandum-dual-degree-coil.yaml", library)
    new = edited(old, seed, 4 + 5 * seed)
    for base in ("new", "old"):
        found = redline(old, new, author="Ana", date="2026-05-04", base=base)  # type: ignore[arg-type]
        assert said(found.content, "accept") == said(new, "accept")
        assert said(found.content, "reject") == said(old, "accept")
        assert found.coarse == ()


def test_a_request_with_another_figure_marks_that_figure(library: Library) -> None:
    name = "memorandum-dual-degree-coil.yaml"
    old, new = draft(name, library), draft(name, library, (" six weeks", " nine weeks"))
    found = redline(old, new, author="Ana", date="2026-05-04")
    marks = marked(found.content)
    assert marks == [("del", "six"), ("ins", "nine")]
    assert said(found.content, "reject") == said(old, "accept")
    assert set(lint(found.content)) <= {*lint(old), *lint(new)}
