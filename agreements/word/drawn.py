"""The words of what is drawn rather than written: SmartArt and charts, from parts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from agreements.model.document import Passage, Place
from agreements.word.package import parsed
from agreements.word.received import Received

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PARAGRAPH, _TEXT = f"{_A}p", f"{_A}t"
_NAMES, _VALUE = (f"{_C}tx", f"{_C}cat"), f"{_C}v"
_KINDS = {"diagramData": "diagram", "chart": "chart"}


def drawn(parts: Received) -> Iterator[Passage]:
    """A passage for each paragraph of a diagram, and for each title and name in a chart."""
    for kind, named in _KINDS.items():
        for number, part in enumerate(parts.related.get(kind, ()), start=1):
            texts = filter(None, (one.strip() for one in _texts(parsed(parts.parts[part]))))
            for place, text in enumerate(texts):
                yield Passage(Place(f"{named} {number}", place), text)


def _texts(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(_PARAGRAPH):
        yield "".join(one.text or "" for one in paragraph.iter(_TEXT))
    for names in root.iter(*_NAMES):
        yield "; ".join(one.text or "" for one in names.iter(_VALUE))
