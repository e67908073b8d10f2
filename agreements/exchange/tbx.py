"""A glossary in TBX (ISO 30042:2019), dialect TBX-Basic, style DCA: concepts out and back in.

Approved terms are preferred, deprecated ones superseded, forbidden ones deprecated, as the dialect
calls them; a reason, the neighbours that decide and what else the dialect has no category for
stands in notes that begin with a name of ours. Any TBX is read, of styles DCA and DCT and of 2008.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from agreements.exchange.markup import LANG, TAGS, NotRead, named, parsed, words, written
from agreements.model import LANGUAGES, Bilingual, Forbidden, Language, Term, Wording

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_WHAT = Bilingual("the glossary", "el glosario")
_STATUS = {
    "approved": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
    "spain": "deprecatedTerm-admn-sts",
}
_SPAIN = "Spain"
_MARKS = ("alone", "always", "exact")
_BETWEEN = " | "
_NOT_AN_ID = re.compile(r"[^a-z0-9]+")


class NotGlossary(NotRead):
    """A file that is no TBX; the message says what to do."""


def write(terms: Iterable[Term]) -> bytes:
    """The concepts as a TBX-Basic file."""
    kept = list(terms)
    ids = {one.id for one in kept}
    root = etree.Element(
        _tag("tbx"),
        {"type": "TBX-Basic", "style": "dca", LANG: "en"},
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]
    )
    about = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(about, "p", "Glossary of agreements between UK and Mexican universities (convenio)")
    body = _add(_add(root, "text"), "body")
    for term in kept:
        _concept(body, term, ids)
    return written(root)


def _concept(body: etree._Element, term: Term, ids: set[str]) -> None:
    entry = _add(body, "conceptEntry", id=term.id)
    _add(entry, "descrip", term.subject, type="subjectField")
    for one in term.related:
        if one in ids:
            _add(entry, "ref", one, type="crossReference", target=one)
    for source in term.sources:
        _add(entry, "admin", source, type="source")
    for name, value in _kept(term).items():
        _add(entry, "note", f"{name}: {value}")
    for language in LANGUAGES:
        section = _add(entry, "langSec")
        section.set(LANG, TAGS[language])
        _add(section, "descrip", term.means[language], type="definition")
        if term.note:
            _add(section, "note", term.note[language])
        for use, word, ban in _words(term, language):
            _term(section, use, word, ban)


def _kept(term: Term) -> dict[str, str]:
    """What a concept holds and the dialect has no category for."""
    told = {
        "checked": term.checked,
        "reviewed": "yes" if term.reviewed else "no",
        "article": term.article,
        "related": _BETWEEN.join(term.related),
        "free": _BETWEEN.join(term.free),
        "context-en": _BETWEEN.join(term.context_en),
        "context-es": _BETWEEN.join(term.context_es),
        "forms-en": _BETWEEN.join(term.en.forms),
        "forms-es": _BETWEEN.join(term.es.forms),
    }
    return {name: value for name, value in told.items() if value}


def _words(term: Term, language: Language) -> Iterator[tuple[str, str, Forbidden | None]]:
    side = term.wording(language)
    yield "approved", side.approved, None
    yield from (("admitted", one, None) for one in side.admitted)
    yield from (("deprecated", one, None) for one in side.deprecated)
    yield from (("forbidden", one.term, one) for one in side.forbidden)
    yield from (("spain", one, None) for one in term.spain if language == "es")


def _term(section: etree._Element, use: str, word: str, ban: Forbidden | None) -> None:
    entry = _add(section, "termSec")
    _add(entry, "term", word)
    _add(entry, "termNote", _STATUS[use], type="administrativeStatus")
    if use == "spain":
        _add(entry, "termNote", _SPAIN, type="geographicalUsage")
    if ban is not None:
        for language in LANGUAGES:
            _add(entry, "note", f"reason-{language}: {ban.reason[language]}")
        for name in _MARKS:
            if getattr(ban, name):
                _add(entry, "note", f"{name}: yes")
        for name, near in (("beside", ban.beside), ("unless", ban.unless)):
            if near:
                _add(entry, "note", f"{name}: {_BETWEEN.join(near)}")


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    found = etree.SubElement(parent, _tag(name), attributes)
    if text:
        found.text = words(text)
    return found


# --- in ------------------------------------------------------------------------------------------


def read(content: bytes, name: str) -> tuple[Term, ...]:
    """The concepts that have a term in English and one in Spanish. Raises NotRead."""
    root = parsed(content, name, _WHAT, NotGlossary)
    if named(root) not in ("tbx", "martif"):
        raise NotGlossary(
            Bilingual(
                f"{name} is not a TBX glossary. Export the glossary as TBX-Basic.",
                f"{name} no es un glosario TBX. Exporte el glosario como TBX-Basic.",
            )
        )
    entries = [one for one in root.iter() if named(one) in ("conceptEntry", "termEntry")]
    found = tuple(term for one in entries if (term := _read(one, name)))
    if not found:
        raise NotGlossary(
            Bilingual(
                f"{name} has no concept with both English and Spanish terms. Export one that has.",
                f"{name} no tiene ningún concepto con términos en inglés y en español. Exporte "
                "uno que los tenga.",
            )
        )
    return found


def _read(entry: etree._Element, name: str) -> Term | None:
    sections = {
        (one.get(LANG) or "")[:2].lower(): one
        for one in entry
        if named(one) in ("langSec", "langSet")
    }
    if not {"en", "es"} <= sections.keys():
        return None
    kept = _notes(entry)
    sides = {one: _side(sections[one], _list(kept, f"forms-{one}")) for one in LANGUAGES}
    if not all(side.approved for side in sides.values()):
        return None
    told = [_own_note(sections[one]) for one in LANGUAGES]
    checked = kept.get("checked", "none")
    related = [one.text or "" for one in entry if _is(one, "crossReference")]
    return Term(
        id=_id(entry.get("id") or sides["en"].approved),
        subject=_category(entry, "subjectField") or "imported",
        en=sides["en"],
        es=sides["es"],
        means=_means(entry, sections),
        context_en=_list(kept, "context-en"),
        context_es=_list(kept, "context-es"),
        note=Bilingual(*told) if all(told) else None,
        free=_list(kept, "free"),  # type: ignore[arg-type]
        spain=tuple(_spain(sections["es"])),
        related=_list(kept, "related") or tuple(_id(one) for one in related if one),
        sources=tuple(one.text or "" for one in entry if _is(one, "source") and one.text),
        checked=checked if checked in ("pair", "en", "es") else "none",  # type: ignore[arg-type]
        reviewed=kept.get("reviewed") == "yes",
        article=kept.get("article", ""),
        path=name,
    )


def _means(entry: etree._Element, sections: Mapping[str, etree._Element]) -> Bilingual:
    whole = _category(entry, "definition")
    en, es = (_category(sections[one], "definition") or whole for one in LANGUAGES)
    return Bilingual(en or es or "No definition.", es or en or "Sin definición.")


def _side(section: etree._Element, forms: tuple[str, ...]) -> Wording:
    by_use: dict[str, list[str]] = {}
    bans: list[Forbidden] = []
    for one in _terms(section):
        word, use = _word(one), _use(one)
        if use == "forbidden" and word:
            bans.append(_ban(one, word))
        elif word:
            by_use.setdefault(use, []).append(word)
    good = [*by_use.get("approved", ()), *by_use.get("admitted", ())]
    return Wording(
        approved=good[0] if good else "",
        admitted=tuple(good[1:]),
        deprecated=tuple(by_use.get("deprecated", ())),
        forms=forms,
        forbidden=tuple(bans),
    )


def _use(term: etree._Element) -> str:
    """How a term may be used; one of which nothing is said is admitted."""
    if _category(term, "geographicalUsage") == _SPAIN:
        return "spain"
    status = _category(term, "administrativeStatus").removesuffix("-admn-sts")
    known = {"preferredTerm": "approved", "supersededTerm": "deprecated"}
    return "forbidden" if status == "deprecatedTerm" else known.get(status, "admitted")


def _ban(term: etree._Element, word: str) -> Forbidden:
    kept = _notes(term)
    told = _own_note(term) or "not to be used"
    return Forbidden(
        word,
        Bilingual(
            kept.get("reason-en", told), kept.get("reason-es", _own_note(term) or "no debe usarse")
        ),
        **{name: kept.get(name) == "yes" for name in _MARKS},
        beside=_list(kept, "beside"),
        unless=_list(kept, "unless"),
    )


def _spain(section: etree._Element) -> Iterator[str]:
    yield from (_word(one) for one in _terms(section) if _use(one) == "spain")


def _terms(section: etree._Element) -> Iterator[etree._Element]:
    yield from (one for one in section if named(one) in ("termSec", "tig", "ntig"))


def _word(term: etree._Element) -> str:
    return next((_text(one) for one in term.iter() if named(one) == "term"), "")


_NAMED = re.compile(r"([a-z]+(?:-[a-z]+)?): (.*)", re.DOTALL)
_OURS = frozenset(
    ("checked", "reviewed", "article", "related", "free", "context-en", "context-es", "forms-en",
     "forms-es", "reason-en", "reason-es", "alone", "always", "exact", "beside", "unless")
)  # fmt: skip


def _notes(element: etree._Element) -> dict[str, str]:
    """The notes of an element that begin with a name of ours."""
    found = (_NAMED.fullmatch(_text(one)) for one in element if named(one) == "note")
    return {one[1]: one[2] for one in found if one and one[1] in _OURS}


def _own_note(element: etree._Element) -> str:
    """The first note of an element that is somebody's own words."""
    for one in element:
        if named(one) == "note":
            match = _NAMED.fullmatch(_text(one))
            if not (match and match[1] in _OURS):
                return _text(one)
    return ""


def _category(element: etree._Element, wanted: str) -> str:
    """What a data category says of an element: itself, or in a group of it."""
    for one in element:
        groups = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp")
        among = [one, *one] if named(one) in groups else [one]
        for each in among:
            if _is(each, wanted):
                return _text(each)
    return ""


def _is(element: etree._Element, category: str) -> bool:
    """Whether an element is of a category, by its type (DCA) or by its name (DCT)."""
    return element.get("type") == category or named(element) == category


def _text(element: etree._Element) -> str:
    return "".join(str(one) for one in element.itertext())


def _list(kept: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(kept[name].split(_BETWEEN)) if kept.get(name) else ()


def _id(written: str) -> str:
    return _NOT_AN_ID.sub("-", written.lower()).strip("-") or "term"
