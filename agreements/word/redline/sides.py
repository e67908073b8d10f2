"""One of the two files: its parts, with tracked changes settled and its markup made even."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.body_text import ALTERNATIVES, chosen
from agreements.word.markup import R, w
from agreements.word.package import OFFICE, NotWord, Package, opened, parsed
from agreements.word.received import NO_TEXT
from agreements.word.redline.atoms import MATH_TEXT, MATHS, Key, P, T, written
from agreements.word.redline.settling import Answer, is_tracked, settle

_RELATION = f"{{{R}}}"
_BLOCK_PARENTS = frozenset(
    w(one) for one in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "sdtContent")
)
_ENDED = tuple(w(one) for one in ("body", "tc", "hdr", "ftr", "footnote", "endnote"))
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_NOISE = (w("proofErr"), w("lastRenderedPageBreak"))
_SMART = (w("smartTag"), w("customXml"))
_SMART_PROPERTIES = (w("smartTagPr"), w("customXmlPr"))
_LEGACY_RELATION = "{urn:schemas-microsoft-com:office:office}relid"
NOTE_KINDS = ("footnotes", "endnotes")
SHEET_KINDS = ("header", "footer")
Relations = dict[str, tuple[str, str, bool]]


@dataclass(slots=True)
class Side:
    """A file as it is compared. `roots` are the parsed stories by part name."""

    package: Package
    main: str
    roots: dict[str, etree._Element]
    answer: Answer
    tracked: bool = False
    _relations: dict[str, Relations] = field(default_factory=dict)
    _digests: dict[str, Key] = field(default_factory=dict)

    @property
    def body(self) -> etree._Element:
        body = self.roots[self.main].find(w("body"))
        if body is None:
            raise NotWord(NO_TEXT)
        return body

    def read(self, part: str) -> etree._Element:
        """Reads a story (again): settled and even, with nothing marked."""
        root = parsed(self.package.parts[part])
        if is_tracked(root):
            settle(root, self.answer)
            self.tracked = True
        _even(root)
        self.roots[part] = root
        return root

    def relations(self, part: str) -> Relations:
        """What a part refers to: type, target and whether external, by id."""
        if part not in self._relations:
            self._relations[part] = {
                id: (kind, target, external)
                for id, kind, target, external in self.package.relationships(part)
            }
        return self._relations[part]

    def related(self, kind: str) -> list[str]:
        """The parts of a kind that the main part refers to, each once."""
        found = [
            target
            for type_, target, external in self.relations(self.main).values()
            if type_ == OFFICE + kind and not external and target in self.package.parts
        ]
        return list(dict.fromkeys(found))

    def notes(self, kind: str) -> tuple[str, dict[str, etree._Element]]:
        """The part that holds footnotes or endnotes (or `""`), and its notes by id, in order."""
        part = next(iter(self.related(kind)), "")
        if not part:
            return "", {}
        name = w(kind.removesuffix("s"))
        return part, {
            note.get(w("id"), ""): note
            for note in self.roots[part].iterchildren(name)
            if note.get(w("type"), "normal") == "normal"
        }

    def identity(self, part: str, element: etree._Element) -> Key:
        """What two pictures, objects or drawings with the same content have in common."""
        digests: list[Key] = []
        for one in element.iter(etree.Element):
            for name, value in one.attrib.items():
                text = str(name)
                if text.startswith(_RELATION) or text == _LEGACY_RELATION:
                    digests.append(self._digest(part, str(value)))
        text = written(element, T, _DRAWN_TEXT, between="\0")
        maths = written(element, MATH_TEXT)
        kind = next((one.tag for one in element.iter(w("drawing"), w("pict"), w("object"))), "")
        return (kind, text, maths, tuple(dict.fromkeys(digests)))

    def _digest(self, part: str, id: str) -> Key:
        found = self.relations(part).get(id)
        if found is None:
            return ""
        _, target, external = found
        if external:
            return target
        if target not in self._digests:
            self._digests[target] = ""
            self._digests[target] = self._content(target)
        return self._digests[target]

    def _content(self, name: str) -> Key:
        """A picture by its bytes; XML by its words and by what it refers to in turn."""
        content = self.package.parts.get(name, b"")
        if not name.lower().endswith(".xml"):
            return hashlib.blake2b(content, digest_size=12).hexdigest()
        words = written(parsed(content), between="\0")
        return (words.strip(), tuple(self._digest(name, id) for id in self.relations(name)))


def side(content: bytes, answer: Answer = "accept") -> Side:
    """A file ready to be compared, with its own tracked changes settled. Raises NotWord."""
    package = opened(content)
    main = package.main
    found = Side(package, main, {}, answer)
    for name in (main, *_stories(found)):
        found.read(name)
    _ = found.body
    return found


def _stories(found: Side) -> Iterator[str]:
    for kind in (*NOTE_KINDS, *SHEET_KINDS):
        yield from found.related(kind)


def _even(root: etree._Element) -> None:
    """Takes out what is noise for a comparison, and gives blocks the shape that we walk over."""
    if next(root.iter(*_NOISE, *_SMART), None) is not None:
        etree.strip_elements(root, *_NOISE, *_SMART_PROPERTIES, with_tail=False)
        etree.strip_tags(root, *_SMART)
    for bare in [one for one in root.iter(*_ENDED) if next(one.iter(P), None) is None]:
        properties = bare.find(w("tcPr"))
        bare.insert(0 if properties is None else 1, etree.Element(P))
    for odd in [one for one in root.iter(ALTERNATIVES, *MATHS) if _is_block(one)]:
        parent = odd.getparent()
        assert parent is not None
        place = parent.index(odd)
        if odd.tag == ALTERNATIVES:
            parent[place : place + 1] = [one for branch in chosen(odd) for one in branch]
        else:
            paragraph = etree.Element(P)
            parent[place] = paragraph
            paragraph.append(odd)


def _is_block(element: etree._Element) -> bool:
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag in _BLOCK_PARENTS
        and (parent.tag != w("sdtContent") or any(one.tag in (P, w("tbl")) for one in parent))
    )
