"""A translation memory in TMX 1.4, as any translation tool writes it: bytes in, units out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from agreements.model import AgreementsError, Bilingual, Language
from agreements.model.received import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_BEST = {"en": ("en-gb", "en"), "es": ("es-mx", "es")}
_SPACE = re.compile(r"\s+")


class NotMemory(AgreementsError):
    """A file that is no TMX memory; the message says what to do."""


def read(content: bytes, name: str) -> tuple[Unit, ...]:
    """The units that hold English and Spanish. Raises NotMemory where there are none."""
    root = _root(content, name)
    found = tuple(_units(root, name))
    if not found:
        raise NotMemory(
            Bilingual(
                f"{name} has no unit with both English and Spanish. Export one that has.",
                f"{name} no tiene ninguna unidad con inglés y español. Exporte una que las tenga.",
            )
        )
    return found


def _root(content: bytes, name: str) -> etree._Element:
    plain = content.replace(b"\0", b"") if b"\0" in content[:64] else content
    if re.search(rb"<!\s*ENTITY", plain, re.IGNORECASE):
        raise NotMemory(
            Bilingual(
                f"{name} defines entities, which no translation memory needs. It was not read.",
                f"{name} define entidades, que ninguna memoria de traducción necesita. No se leyó.",
            )
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotMemory(_damaged(name, fault)) from fault
    if etree.QName(root).localname != "tmx":
        raise NotMemory(
            Bilingual(
                f"{name} is not a TMX translation memory. Export the memory as TMX 1.4.",
                f"{name} no es una memoria de traducción TMX. Exporte la memoria como TMX 1.4.",
            )
        )
    return root


def _damaged(name: str, fault: Exception) -> Bilingual:
    line = getattr(fault, "lineno", None)
    where = f"{name}:{line}" if line else name
    return Bilingual(
        f"{where}: the translation memory cannot be read from here on. Export it again.",
        f"{where}: la memoria de traducción no se puede leer desde aquí. Expórtela de nuevo.",
    )


def _units(root: etree._Element, name: str) -> Iterator[Unit]:
    for unit in root.iter("{*}tu"):
        texts = {
            (one.get(_LANG) or one.get("lang") or "").lower().replace("_", "-"): _segment(one)
            for one in unit.iterchildren("{*}tuv")
        }
        en, es = _of(texts, "en"), _of(texts, "es")
        if en and es:
            yield Unit(en, es, name)


def _of(texts: dict[str, str], language: Language) -> str:
    """The text in a language: British and Mexican before any other kind of it."""
    own = next((texts[one] for one in _BEST[language] if texts.get(one)), "")
    return own or next((text for tag, text in texts.items() if tag[:2] == language and text), "")


def _segment(variant: etree._Element) -> str:
    segment = next(variant.iterchildren("{*}seg"), None)
    return "" if segment is None else _SPACE.sub(" ", "".join(_pieces(segment))).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a segment; the codes of formatting are no words."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            yield from _pieces(child)
        yield child.tail or ""
