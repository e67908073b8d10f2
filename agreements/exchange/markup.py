"""XML that comes from outside and XML that we write, for every format of exchange.

No file of these formats needs entities: one that defines any is refused, and nothing that a file
points to is ever fetched.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from agreements.model import AgreementsError, Bilingual

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TAGS = {"en": "en-GB", "es": "es-MX"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NotRead(AgreementsError):
    """A file that is not what it should be; the message says what to do."""


def parsed(
    content: bytes, name: str, what: Bilingual, kind: type[NotRead] = NotRead
) -> etree._Element:
    """The root of a file; `what` is the kind of file that it should be. Raises `kind`."""
    if re.search(rb"<!\s*ENTITY", content.replace(b"\0", b""), re.IGNORECASE):
        raise kind(_entities(name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise kind(_damaged(name, fault, what)) from fault
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise kind(_entities(name))
    return root


def written(root: etree._Element, doctype: str = "") -> bytes:
    """The bytes of a file, indented where that changes no words."""
    etree.indent(root, " ")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}'.rstrip()
    return f"{head}\n{etree.tostring(root, encoding='unicode')}\n".encode()


def words(text: str) -> str:
    """The text without the control characters that no XML can hold."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def named(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _entities(name: str) -> Bilingual:
    return Bilingual(
        f"{name} defines entities, which no file of this kind needs. It was not read.",
        f"{name} define entidades, que ningún archivo de este tipo necesita. No se leyó.",
    )


def _damaged(name: str, fault: Exception, what: Bilingual) -> Bilingual:
    line = getattr(fault, "lineno", None)
    where = f"{name}:{line}" if line else name
    return Bilingual(
        f"{where}: {what.en} cannot be read from here on. Export it again.",
        f"{where}: {what.es} no se puede leer desde aquí. Expórtelo de nuevo.",
    )
