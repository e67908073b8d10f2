"""What is written for other tools and read back is the same: memories, glossaries, XLIFF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.exchange import tbx, tmx, xliff
from agreements.exchange.markup import NotRead
from agreements.library import strict_yaml
from agreements.library.glossary import read_glossary
from agreements.library.glossary_text import glossary_text
from agreements.memory import of_library
from agreements.model import Bilingual, Forbidden, Library, Term, Wording
from agreements.model.received import Unit
from tests.conftest import ROOT
from tests.exchange import schemas

# Any text that XML can hold; a carriage return is a line break there.
TEXT = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t",
        blacklist_characters="\ufffe\uffff\r\x85\u2028",
    ),
    max_size=40,
)  # fmt: skip
SAID = TEXT.filter(lambda one: bool(one.strip()))
WORD = st.text(st.sampled_from("aeioñáü<>&\"'· lrst-«»"), min_size=1, max_size=20).filter(
    lambda one: bool(one.strip())
)
WORDS = st.lists(WORD, max_size=3, unique=True).map(tuple)
BOTH = st.builds(Bilingual, SAID, SAID)
BANS = st.lists(
    st.builds(Forbidden, WORD, BOTH, st.booleans(), st.booleans(), st.booleans(), WORDS, WORDS),
    max_size=2,
).map(tuple)
SIDES = st.builds(Wording, WORD, WORDS, WORDS, WORDS, BANS)
TERMS = st.builds(
    Term, st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True), SAID, SIDES,
    SIDES, BOTH, WORDS, WORDS, st.none() | BOTH, st.sampled_from([(), ("en",), ("en", "es")]),
    WORDS, st.just(()), st.lists(SAID, max_size=2).map(tuple),
    st.sampled_from(["pair", "en", "es", "none"]), st.booleans(), st.just("g.tbx"),
    st.sampled_from(["", "la", "los"]),
)  # fmt: skip


@given(st.lists(st.builds(Unit, SAID, SAID, st.just("m.tmx")), min_size=1, unique=True))
@settings(max_examples=40, deadline=None)
def test_a_memory_is_read_as_it_was_written(units: list[Unit]) -> None:
    content = tmx.write(units)
    assert schemas.valid(content, schemas.tmx())
    assert list(tmx.read(content, "m.tmx")) == units


def test_the_memory_of_the_library(library: Library) -> None:
    units = list(of_library(library))
    content = tmx.write(units)
    assert schemas.valid(content, schemas.tmx())
    found = [(one.en, one.es) for one in tmx.read(content, "library.tmx")]
    assert found == list(dict.fromkeys((one.en, one.es) for one in units))


@given(st.lists(TERMS, min_size=1, max_size=3, unique_by=lambda one: one.id))
@settings(max_examples=40, deadline=None)
def test_a_glossary_is_read_as_it_was_written(terms: list[Term]) -> None:
    content = tbx.write(terms)
    assert schemas.valid(content, schemas.tbx())
    assert list(tbx.read(content, "g.tbx")) == terms


def test_the_shipped_glossary_by_tbx_and_back_to_its_own_form() -> None:
    terms = [replace(one, path="g.tbx") for one in read_glossary(ROOT / "glossary").values()]
    content = tbx.write(terms)
    assert schemas.valid(content, schemas.tbx())
    found = tbx.read(content, "g.tbx")
    assert list(found) == terms
    source = strict_yaml.read(glossary_text("all", found), "all.yaml")
    assert not source.faults
    assert [one["id"] for one in source.value["terms"]] == [one.id for one in terms]


@given(
    st.lists(st.builds(xliff.XliffUnit, SAID, TEXT.map(str.strip), SAID, TEXT), min_size=1,
             unique_by=lambda one: one.id)
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_units_are_read_as_they_were_written(units: list[xliff.XliffUnit]) -> None:
    # XML reads white space in an attribute as spaces: keys and numbers hold none.
    kept = [
        one._replace(id=f"c/{place}", number=" ".join(one.number.split()))
        for place, one in enumerate(units)
    ]
    told = xliff.Xliff("a.docx", "en-GB", "es-MX", tuple(kept))
    content = xliff.written_units(told)
    assert schemas.valid(content, schemas.xliff())
    assert xliff.read(content, "a.xlf") == told


DCT = b"""<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><basic:definition>A promise.</basic:definition>
<termSec><term>undertaking</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="es"><termSec><term>empresa</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
<note>es una sociedad</note></termSec>
<termSec><term>compromiso</term></termSec></langSec></conceptEntry></body></text></tbx>"""
TBX_2008 = b"""<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"
 xml:lang="en"><text><body>
<termEntry id="T1"><descrip type="subjectField">law</descrip>
<langSet xml:lang="en-GB"><tig><term>undertaking</term></tig></langSet>
<langSet xml:lang="es-MX"><ntig><termGrp><term>compromiso</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("content", [DCT, TBX_2008], ids=["dct", "2008"])
def test_glossaries_of_other_tools(content: bytes) -> None:
    (term,) = tbx.read(content, "other.tbx")
    assert (term.subject, term.en.approved, term.es.approved) == (
        "law", "undertaking", "compromiso",
    )  # fmt: skip
    if content is DCT:
        assert [(one.term, one.reason.es) for one in term.es.forbidden] == [
            ("empresa", "es una sociedad")
        ]
        assert term.means.en == "A promise."


BOMB = '<!DOCTYPE a [<!ENTITY b "{}"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'.format("x" * 1000)
FETCH = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize("read", [tmx.read, tbx.read, xliff.read], ids=["tmx", "tbx", "xliff"])
@pytest.mark.parametrize(
    "content",
    [
        BOMB.encode(), BOMB.encode("utf-16"), FETCH.encode(), b"", b"PK\x03\x04", b"<a>", b"<a/>",
        b"<" + b"a><" * 100_000, "<tmx><body>".encode("utf-16"),
    ],
    ids=["bomb", "bomb-16", "fetch", "empty", "zip", "cut", "other", "deep", "cut-16"],
)  # fmt: skip
def test_unsafe_and_other_files_are_refused_by_name(read, content: bytes) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotRead, match=r"partner\.xml"):
        read(content, "partner.xml")
