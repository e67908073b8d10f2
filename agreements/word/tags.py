"""The tags of a template: where they stand, and why one is refused.

A tag names a value and nothing else, so no template can run anything; docxtpl's sandbox is the
second wall. Word and LibreOffice split a tag over runs as they please: it is put together here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from agreements.model import AgreementsError, Bilingual
from agreements.word.markup import w

AGREEMENT = "agreement"
BLOCKS = frozenset({AGREEMENT, "heading", "signatures"})
WORDS = frozenset(
    [
        "title",
        "title_en",
        "title_es",
        "parties",
        "uk",
        "mx",
        "version",
        "status",
        "dated",
        "dated_en",
        "dated_es",
    ]
)
_OPENER = re.compile(r"\{[{%#]")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"\{\{(?:[pr]\s)?\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")


class TemplateFault(AgreementsError):
    """A template that cannot be filled; the message names part, paragraph and tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands: its words, its name, and the paragraph that holds it."""

    words: str
    name: str
    paragraph: etree._Element
    place: int


def body_tags(root: etree._Element, part: Bilingual) -> list[Tag]:
    """The tags of the body, put together; one must be the agreement's. Raises TemplateFault."""
    tags = list(_tags(root, part, BLOCKS | WORDS))
    for name in BLOCKS:
        found = [tag for tag in tags if tag.name == name]
        if len(found) > 1:
            raise _fault(part, found[1].place, found[1].words, _TWICE)
        for tag in found:
            _must_stand_alone(tag, part)
    if not any(tag.name == AGREEMENT for tag in tags):
        raise TemplateFault(_NO_PLACE)
    return tags


def other_tags(root: etree._Element, part: Bilingual) -> list[Tag]:
    """The tags of a header, footer or footnote, put together: words only. Raises TemplateFault."""
    return list(_tags(root, part, WORDS))


def refuse_any(text: str, part: Bilingual) -> None:
    """Refuses tags in a part that is not filled (properties, comments). Raises TemplateFault."""
    if found := _OPENER.search(text):
        tag = _TAG.match(text, found.start())
        raise _fault(part, 0, tag[0] if tag else text[found.start() :][:40], _NOT_HERE)


def _tags(root: etree._Element, part: Bilingual, known: Iterable[str]) -> Iterator[Tag]:
    filled: set[etree._Element] = set()
    for place, paragraph in enumerate(root.iter(w("p")), start=1):
        texts = _own_texts(paragraph)
        filled.update(texts)
        whole = "".join(text.text or "" for text in texts)
        if "{" not in whole:
            continue
        for found in _whole_tags(whole, part, place):
            name = _name(found[0], part, place, known)
            yield Tag(found[0], name, paragraph, place)
        _put_together(texts, whole)
    _refuse_elsewhere(root, filled, part)


def _own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph, not those of text boxes inside it."""
    return [
        text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph
    ]


def _whole_tags(whole: str, part: Bilingual, place: int) -> Iterator[re.Match[str]]:
    end = 0
    for found in _TAG.finditer(whole):
        _refuse_stray(whole[end : found.start()], part, place)
        end = found.end()
        yield found
    _refuse_stray(whole[end:], part, place)


def _refuse_stray(text: str, part: Bilingual, place: int) -> None:
    if found := _OPENER.search(text):
        raise _fault(part, place, text[found.start() :][:40], _UNCLOSED)


def _name(words: str, part: Bilingual, place: int, known: Iterable[str]) -> str:
    found = _NAME.fullmatch(words)
    if not found:
        raise _fault(part, place, words, _CODE)
    if found[1] not in known:
        raise _fault(part, place, words, _NOT_HERE if found[1] in BLOCKS else _UNKNOWN)
    return found[1]


def _put_together(texts: list[etree._Element], whole: str) -> None:
    """Moves each tag that is split over runs into the run where it begins."""
    begins, starts = 0, []
    for text in texts:
        starts.append(begins)
        begins += len(text.text or "")
    owners = [0] * len(whole)
    for index, start in enumerate(starts):
        for place in range(start, start + len(texts[index].text or "")):
            owners[place] = index
    for found in _TAG.finditer(whole):
        for place in range(found.start(), found.end()):
            owners[place] = owners[found.start()]
    for index, text in enumerate(texts):
        text.text = "".join(
            sign for sign, owner in zip(whole, owners, strict=True) if owner == index
        )
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _refuse_elsewhere(root: etree._Element, filled: set[etree._Element], part: Bilingual) -> None:
    for element in root.iter(etree.Element):
        for text in (
            *element.attrib.values(),
            *(() if element in filled else (element.text or "",)),
        ):
            if _OPENER.search(text):
                raise _fault(part, 0, text.strip()[:40], _NOT_HERE)


def _must_stand_alone(tag: Tag, part: Bilingual) -> None:
    parent = tag.paragraph.getparent()
    if parent is None or parent.tag != w("body"):
        raise _fault(part, tag.place, tag.words, _IN_TABLE)
    words = "".join(text.text or "" for text in _own_texts(tag.paragraph))
    if words.strip() != tag.words:
        raise _fault(part, tag.place, tag.words, _NOT_ALONE)


def _fault(part: Bilingual, place: int, words: str, reason: Bilingual) -> TemplateFault:
    where = Bilingual(
        f"Template, {part.en}" + (f", paragraph {place}" if place else ""),
        f"Plantilla, {part.es}" + (f", párrafo {place}" if place else ""),
    )
    words = " ".join(words.split())
    return TemplateFault(
        Bilingual(f"{where.en}: “{words}”. {reason.en}", f"{where.es}: «{words}». {reason.es}")
    )


_LIST = ", ".join(sorted(WORDS))
_NO_PLACE = Bilingual(
    "Template, body: nothing says where the agreement goes. "
    "Write {{p agreement }} in a paragraph of its own.",
    "Plantilla, cuerpo: nada indica dónde va el convenio. "
    "Escriba {{p agreement }} en un párrafo aparte.",
)
_TWICE = Bilingual(
    "The tag stands twice. Keep one of them.", "La etiqueta aparece dos veces. Conserve una."
)
_UNCLOSED = Bilingual(
    "A tag begins here and does not end in the same paragraph. Close it or take it out.",
    "Aquí comienza una etiqueta que no termina en el mismo párrafo. Ciérrela o quítela.",
)
_CODE = Bilingual(
    "A tag may only name a value, such as {{ title }}; it may not calculate or choose. "
    "Take it out.",
    "Una etiqueta solo puede nombrar un valor, como {{ title }}; no puede calcular ni elegir. "
    "Quítela.",
)
_UNKNOWN = Bilingual(
    f"There is no such tag. The tags are: {_LIST}.",
    f"No existe esa etiqueta. Las etiquetas son: {_LIST}.",
)
_NOT_HERE = Bilingual(
    "That tag is not filled in at this place. Take it out or move it to the body.",
    "Esa etiqueta no se llena en este lugar. Quítela o llévela al cuerpo del documento.",
)
_IN_TABLE = Bilingual(
    "The tag stands in a table or a text box. Put it in a paragraph of the page itself.",
    "La etiqueta está en una tabla o cuadro de texto. Póngala en un párrafo de la página misma.",
)
_NOT_ALONE = Bilingual(
    "Other words stand in the same paragraph. Put the tag in a paragraph of its own.",
    "Hay otras palabras en el mismo párrafo. Ponga la etiqueta en un párrafo aparte.",
)
