"""A translation memory in TMX 1.4: bytes in, units out, and back.

What we wrote ourselves keeps its white space; in other tools' files a line break is a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from agreements import __version__
from agreements.exchange.markup import LANG, TAGS, NotRead, named, parsed, words, written
from agreements.model import LANGUAGES, Bilingual, Language
from agreements.model.received import Unit

_OURS = "convenio"
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_BEST = {"en": ("en-gb", "en"), "es": ("es-mx", "es")}
_SPACE = re.compile(r"\s+")
_WHAT = Bilingual("the translation memory", "la memoria de traducción")


class NotMemory(NotRead):
    """A file that is no TMX memory; the message says what to do."""


def read(content: bytes, name: str) -> tuple[Unit, ...]:
    """The units that hold English and Spanish. Raises NotRead where there are none."""
    root = parsed(content, name, _WHAT, NotMemory)
    if named(root) != "tmx":
        raise NotMemory(
            Bilingual(
                f"{name} is not a TMX translation memory. Export the memory as TMX 1.4.",
                f"{name} no es una memoria de traducción TMX. Exporte la memoria como TMX 1.4.",
            )
        )
    head = next(root.iterchildren("{*}header"), None)
    ours = head is not None and head.get("o-tmf") == _OURS
    found = tuple(_units(root, name, as_written=ours))
    if not found:
        raise NotMemory(
            Bilingual(
                f"{name} has no unit with both English and Spanish. Export one that has.",
                f"{name} no tiene ninguna unidad con inglés y español. Exporte una que las tenga.",
            )
        )
    return found


def write(units: Iterable[Unit]) -> bytes:
    """A TMX 1.4b memory, level 1, of units in British English and Mexican Spanish.

    The same pair of texts stands once; `source` stays with it as a property.
    """
    root = etree.Element("tmx", version="1.4")
    head = {"creationtool": _OURS, "creationtoolversion": __version__, "segtype": "block",
            "o-tmf": _OURS, "adminlang": "en", "srclang": TAGS["en"],
            "datatype": "plaintext"}  # fmt: skip
    etree.SubElement(root, "header", head)
    body = etree.SubElement(root, "body")
    seen: set[tuple[str, str]] = set()
    for unit in units:
        if (unit.en, unit.es) not in seen:
            seen.add((unit.en, unit.es))
            _add(body, unit)
    return written(root, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')


def _add(body: etree._Element, unit: Unit) -> None:
    entry = etree.SubElement(body, "tu")
    etree.SubElement(entry, "prop", type="x-source").text = words(unit.source)
    for language in LANGUAGES:
        variant = etree.SubElement(entry, "tuv", {LANG: TAGS[language]})
        etree.SubElement(variant, "seg").text = words(unit.text(language))


def _units(root: etree._Element, name: str, *, as_written: bool) -> Iterator[Unit]:
    for unit in root.iter("{*}tu"):
        texts = {
            (one.get(LANG) or one.get("lang") or "").lower().replace("_", "-"): _segment(
                one, as_written=as_written
            )
            for one in unit.iterchildren("{*}tuv")
        }
        en, es = _of(texts, "en"), _of(texts, "es")
        if en.strip() and es.strip():
            yield Unit(en, es, name)


def _of(texts: dict[str, str], language: Language) -> str:
    """The text in a language: British and Mexican before any other kind of it."""
    own = next((texts[one] for one in _BEST[language] if texts.get(one)), "")
    return own or next((text for tag, text in texts.items() if tag[:2] == language and text), "")


def _segment(variant: etree._Element, *, as_written: bool) -> str:
    segment = next(variant.iterchildren("{*}seg"), None)
    text = "" if segment is None else "".join(_pieces(segment))
    return text if as_written else _SPACE.sub(" ", text).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a segment; the codes of formatting are no words."""
    yield element.text or ""
    for child in element:
        if named(child) and named(child) not in _CODES:
            yield from _pieces(child)
        yield child.tail or ""
