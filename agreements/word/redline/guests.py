"""What the other file's content needs in the base: styles, lists, links, pictures, fresh ids.

Content is adopted as detached copies, in place: its ids become those of the base. What the base
has already (a style of the same name, an equal list, the same picture) is used, not added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.markup import R, w
from agreements.word.redline.atoms import NOTES, SECTION
from agreements.word.redline.parts import Parts
from agreements.word.redline.sides import Side
from agreements.word.redline.style_import import Styles

_RELATION = f"{{{R}}}"
_LEGACY_RELATION = "{urn:schemas-microsoft-com:office:office}relid"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PARAGRAPH_IDS = (f"{_W14}paraId", f"{_W14}textId")
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLE_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_NUMBER = w("numId")
_VAL, _ID = w("val"), w("id")
_DROPPED = (
    *(w(f"commentRange{end}") for end in ("Start", "End")), w("commentReference"),
    *(w(f"perm{end}") for end in ("Start", "End")), w("proofErr"), w("dataBinding"),
    "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
)  # fmt: skip
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_CONTROL = w("sdtPr")
_VML = "urn:schemas-microsoft-com:vml"
_LEGACY = (w("pict"), w("object"))


@dataclass(slots=True)
class Guests:
    """Adopts content of one part of the other file into one part of the base."""

    guest: Side
    base: Side
    parts: Parts
    styles: Styles
    ids: Callable[[], int]
    names: set[str]
    note_ids: dict[tuple[str, str], str] = field(default_factory=dict)
    sections: bool = False
    drawings: int = 0
    shapes: int = 0
    _bookmarks: dict[str, str] = field(default_factory=dict)

    def adopt(
        self, element: etree._Element, source: str, target: str, section: bool = False
    ) -> etree._Element:
        """Makes a detached copy from part `source` fit for part `target`; gives it back.

        A section break comes along only where `section` says so.
        """
        for one in list(element.iter(*_DROPPED)):
            self._drop(one)
        if not section:
            for one in list(element.iter(SECTION)):
                self.sections = True
                self._drop(one)
        if next(element.iter(*_LEGACY), None) is not None:
            self._rename_shapes(element)
        for one in list(element.iter(etree.Element)):
            self._adopt_one(one)
            if one.attrib:
                self._attributes(one, source, target)
        return element

    def _adopt_one(self, one: etree._Element) -> None:
        tag = one.tag
        if tag in _STYLE_USES:
            self._style(one)
        elif tag == _NUMBER:
            one.set(_VAL, self.styles.list(one.get(_VAL, "")))
        elif tag in NOTES:
            one.set(_ID, self.note(NOTES[tag], one.get(_ID, "")))
        elif tag in _BOOKMARKS:
            self._bookmark(one)
        elif tag == _DOC_PR:
            self.drawings += 1
            one.set("id", str(self.drawings))
        elif tag == _CONTROL:
            for id in list(one.iterchildren(_ID)):
                one.remove(id)

    def _attributes(self, element: etree._Element, source: str, target: str) -> None:
        for name, value in list(element.attrib.items()):
            text = str(name)
            if text in _PARAGRAPH_IDS:
                del element.attrib[name]
            elif text.startswith(_RELATION) or text == _LEGACY_RELATION:
                id = self.parts.relation(source, str(value), target)
                if id:
                    element.set(name, id)
                else:
                    del element.attrib[name]

    def _rename_shapes(self, element: etree._Element) -> None:
        """Gives the shapes of old drawings ids that no shape of the base has."""
        given: dict[str, str] = {}
        shapes = [one for one in element.iter(f"{{{_VML}}}*") if one.get("id")]
        for shape in shapes:
            self.shapes += 1
            given[shape.get("id", "")] = f"_x0000_cv{self.shapes}"
            shape.set("id", f"_x0000_cv{self.shapes}")
        for one in element.iter(etree.Element):
            for name in ("type", "ShapeID"):
                meant = one.get(name, "")
                if meant.lstrip("#") in given:
                    mark = "#" if meant.startswith("#") else ""
                    one.set(name, mark + given[meant.lstrip("#")])

    def _style(self, use: etree._Element) -> None:
        found = self.styles.style(use.get(_VAL, ""))
        if found:
            use.set(_VAL, found)
        else:
            self._drop(use)

    def note(self, kind: str, id: str) -> str:
        """The id that a note will have; it is written when the story stands."""
        found = self.note_ids.get((kind, id))
        if found is None:
            _, known = self.base.notes(kind)
            numbers = [int(one) for one in known if one.lstrip("-").isdigit()]
            given = [int(new) for (other, _), new in self.note_ids.items() if other == kind]
            found = str(max([0, *numbers, *given]) + 1)
            self.note_ids[kind, id] = found
        return found

    def _drop(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def _bookmark(self, point: etree._Element) -> None:
        """A bookmark comes along where its name is free; its end only with its beginning."""
        name, id = point.get(w("name")), point.get(_ID, "")
        if name is None:
            if id in self._bookmarks:
                point.set(_ID, self._bookmarks.pop(id))
            else:
                self._drop(point)
        elif name in self.names or name == "_GoBack":
            self._drop(point)
        else:
            self.names.add(name)
            self._bookmarks[id] = str(self.ids())
            point.set(_ID, self._bookmarks[id])
