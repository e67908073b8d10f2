"""A document for a translator's tool, as XLIFF 1.2, out and back in, keyed by clause.

Version 1.2 because every tool reads it, also those that have no later one. A unit is a passage: a
group is its clause, its id that of the clause and a count, its name the number that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from agreements import __version__
from agreements.exchange.markup import SPACE, TAGS, NotRead, named, parsed, words, written
from agreements.model import AgreementsError, Bilingual, Language
from agreements.model.document import Document, Outline

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_WHAT = Bilingual("the XLIFF file", "el archivo XLIFF")
_CODES = frozenset(("bpt", "ept", "ph", "it", "x", "bx", "ex"))


class NotXliff(NotRead):
    """A file that is no XLIFF 1.2; the message says what to do."""


class XliffUnit(NamedTuple):
    """A passage: its key, the number printed before it, its text and its translation, if any."""

    id: str
    number: str
    source: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Xliff:
    """What a file holds: the name of the document, its languages and its passages."""

    original: str
    source: str
    target: str
    units: tuple[XliffUnit, ...]


def units(
    document: Document, outline: Outline, source: Language
) -> Iterator[tuple[int, XliffUnit]]:
    """The passages in a language, each with its key and its place in the document."""
    count: dict[str, int] = {}
    for index, passage in enumerate(document.passages):
        spoken = outline.languages[index] or source
        if spoken != source or not passage.text.strip() or passage.place.part == "comments":
            continue
        clause = outline.node_of.get(index, "") or passage.place.part.replace(" ", "-")
        count[clause] = count.get(clause, 0) + 1
        key = f"{clause}/{count[clause]}"
        yield index, XliffUnit(key, passage.number or passage.bullet, passage.text)


def write(
    document: Document,
    outline: Outline,
    source: Language,
    target: Language,
    name: str = "document",
    translations: Mapping[str, str] | None = None,
) -> bytes:
    """The document's passages in `source`, to be translated; `translations` are known by key."""
    known = translations or {}
    found = [
        one._replace(target=known.get(one.id, "")) for _, one in units(document, outline, source)
    ]
    headings = {one.id: f"{one.number} {one.heading}".strip() for one in outline.nodes}
    return written_units(Xliff(name, TAGS[source], TAGS[target], tuple(found)), headings)


def written_units(xliff: Xliff, headings: Mapping[str, str] | None = None) -> bytes:
    """Units as XLIFF 1.2; `headings` name the clauses."""
    root = etree.Element(_tag("xliff"), {"version": "1.2"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    file = _add(
        root, "file", original=words(xliff.original),
        **{"source-language": xliff.source, "target-language": xliff.target,
           "datatype": "plaintext"},
    )  # fmt: skip
    tool = _add(_add(file, "header"), "tool")
    tool.attrib.update({"tool-id": "convenio", "tool-name": "convenio",
                        "tool-version": __version__})  # fmt: skip
    body = _add(file, "body")
    groups: dict[str, etree._Element] = {}
    last = ""
    for one in xliff.units:
        clause = one.id.rpartition("/")[0]
        if clause != last or clause not in groups:
            known = clause in groups
            groups[clause] = _group(body, clause, (headings or {}).get(clause, ""), again=known)
        last = clause
        _unit(groups[clause], one)
    return written(root)


def _group(body: etree._Element, clause: str, heading: str, *, again: bool) -> etree._Element:
    """A clause; one that is taken up again further on has no second id."""
    group = _add(body, "group", restype="x-clause")
    if clause and not again:
        group.set("id", words(clause))
    if heading:
        group.set("resname", words(heading))
    return group


def _unit(group: etree._Element, one: XliffUnit) -> None:
    unit = _add(group, "trans-unit", id=words(one.id))
    unit.set(SPACE, "preserve")
    if one.number:
        unit.set("resname", words(one.number))
    _add(unit, "source").text = words(one.source)
    if one.target:
        target = _add(unit, "target", state="translated")
        target.text = words(one.target)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(name), attributes)


# --- in ------------------------------------------------------------------------------------------


def read(content: bytes, name: str) -> Xliff:
    """The passages and their translations. Raises NotRead."""
    root = parsed(content, name, _WHAT, NotXliff)
    version = root.get("version", "")
    if named(root) != "xliff" or not version.startswith("1."):
        raise NotXliff(
            Bilingual(
                f"{name} is not an XLIFF 1.2 file. Export the translation in the form in which "
                "convenio wrote it.",
                f"{name} no es un archivo XLIFF 1.2. Exporte la traducción en la forma en que "
                "convenio la escribió.",
            )
        )
    file = next((one for one in root if named(one) == "file"), root)
    found = tuple(_read(one) for one in root.iter() if named(one) == "trans-unit")
    return Xliff(
        file.get("original", ""), file.get("source-language", ""),
        file.get("target-language", ""), found,
    )  # fmt: skip


def _read(unit: etree._Element) -> XliffUnit:
    parts = {named(one): one for one in reversed(unit) if named(one) in ("source", "target")}
    texts = ["".join(_pieces(parts[one])) if one in parts else "" for one in ("source", "target")]
    return XliffUnit(unit.get("id", ""), unit.get("resname", ""), *texts)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a text; the codes of formatting are no words."""
    yield element.text or ""
    for child in element:
        if named(child) and named(child) not in _CODES:
            yield from _pieces(child)
        yield child.tail or ""


def translated(
    document: Document, outline: Outline, xliff: Xliff
) -> tuple[Document, tuple[XliffUnit, ...]]:
    """The document with its translations in place, and the units that found none.

    Raises UnitsDiffer where the file was made from another document or another version of it.
    """
    source: Language = "es" if xliff.source.lower().startswith("es") else "en"
    known = {one.id: one for one in xliff.units}
    places = dict(units(document, outline, source))
    differ = [one.id for one in places.values()
              if one.id not in known or known[one.id].source != words(one.source)]  # fmt: skip
    if differ or len(known) != len(places):
        raise UnitsDiffer(differ or sorted(known.keys() - {one.id for one in places.values()}))
    passages = tuple(
        passage._replace(text=known[places[index].id].target or passage.text)
        if index in places
        else passage
        for index, passage in enumerate(document.passages)
    )
    empty = tuple(one for one in xliff.units if not one.target)
    return replace(document, passages=passages), empty


class UnitsDiffer(AgreementsError):
    """A translation that was made from another text than the one it is put into."""

    def __init__(self, ids: list[str]):
        which = ", ".join(ids[:3])
        super().__init__(
            Bilingual(
                f"The translation was made from another text: {len(ids)} passages differ, the "
                f"first in {which}. Name the file from which the XLIFF was made.",
                f"La traducción se hizo a partir de otro texto: difieren {len(ids)} pasajes, los "
                f"primeros en {which}. Indique el archivo del que se hizo el XLIFF.",
            )
        )
