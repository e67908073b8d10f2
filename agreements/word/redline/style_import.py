"""Styles and lists of the other file: the base's own where they are the same, else copies."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.markup import W, w
from agreements.word.package import WORD_TYPE, parsed, removed, serialised
from agreements.word.redline.parts import Parts
from agreements.word.redline.sides import Side

_STYLE, _STYLE_ID, _TYPE, _NAME, _VAL = w("style"), w("styleId"), w("type"), w("name"), w("val")
_LINKS = (w("basedOn"), w("next"), w("link"))
_NUM, _NUM_ID, _ABSTRACT, _ABSTRACT_ID = w("num"), w("numId"), w("abstractNum"), w("abstractNumId")
_IDENTITY = (w("nsid"), w("tmpl"), w("name"), w("styleLink"), w("numStyleLink"))
_NUMBER_USES = (w("pStyle"), w("numPicBulletId"), w("lvlPicBulletId"))


@dataclass(slots=True)
class Styles:
    """The styles and lists of both files, each read when first asked for."""

    guest: Side
    base: Side
    parts: Parts
    _styles: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _shapes: dict[str, str] = field(default_factory=dict)
    _roots: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    def style(self, id: str) -> str:
        """The base's id for a style of the other file; `""` where neither defines it."""
        if id not in self._styles:
            self._styles[id] = self._found_style(id)
        return self._styles[id]

    def list(self, id: str) -> str:
        """The base's id for a list of the other file; `0` (no list) where it is not defined."""
        if id in ("", "0"):
            return "0"
        if id not in self._lists:
            self._lists[id] = self._found_list(id)
        return self._lists[id]

    def write(self) -> None:
        """Writes the parts that were added to, into the base's package."""
        for kind in sorted(self._changed):
            root = self._root(self.base, kind)
            name = next(iter(self.base.related(kind)), "")
            if root is not None and name:
                self.base.package.parts[name] = serialised(root)
        self._changed.clear()

    def _root(self, side: Side, kind: str) -> etree._Element | None:
        where = ("base" if side is self.base else "guest", kind)
        if where not in self._roots:
            name = next(iter(side.related(kind)), "")
            self._roots[where] = parsed(side.package.parts[name]) if name else None
        return self._roots[where]

    def _found_style(self, id: str) -> str:
        theirs, ours = self._root(self.guest, "styles"), self._root(self.base, "styles")
        wanted = None if theirs is None else _by_id(theirs, _STYLE, _STYLE_ID, id)
        if wanted is None or ours is None:
            known = None if ours is None else _by_id(ours, _STYLE, _STYLE_ID, id)
            return "" if known is None else id
        name, kind = _style_name(wanted), wanted.get(_TYPE)
        same = next(
            (one for one in ours.iterchildren(_STYLE)
             if one.get(_TYPE) == kind and _style_name(one) == name), None
        )  # fmt: skip
        if same is not None:
            return same.get(_STYLE_ID, "")
        return self._copied_style(wanted, ours, id)

    def _copied_style(self, wanted: etree._Element, ours: etree._Element, id: str) -> str:
        taken = {one.get(_STYLE_ID) for one in ours.iterchildren(_STYLE)}
        free = id if id not in taken else next(
            name for number in range(1, len(taken) + 2) if (name := f"{id}cv{number}") not in taken
        )  # fmt: skip
        self._styles[id] = free
        style = copy.deepcopy(wanted)
        style.set(_STYLE_ID, free)
        style.attrib.pop(w("default"), "")
        ours.append(style)
        self._changed.add("styles")
        for link in list(style.iterchildren(*_LINKS)):
            found = self.style(link.get(_VAL, ""))
            if found:
                link.set(_VAL, found)
            else:
                style.remove(link)
        for number in list(style.iter(_NUM_ID)):
            number.set(_VAL, self.list(number.get(_VAL, "")))
        return free

    def _found_list(self, id: str) -> str:
        theirs = self._root(self.guest, "numbering")
        wanted = None if theirs is None else _by_id(theirs, _NUM, _NUM_ID, id)
        if theirs is None or wanted is None:
            return "0"
        ours = self._root(self.base, "numbering")
        if ours is None:
            ours = self._new_numbering()
        shape = _shape(theirs, wanted)
        same = _by_id(ours, _NUM, _NUM_ID, id)
        for one in ([] if same is None else [same]) + list(ours.iterchildren(_NUM)):
            if _shape(ours, one) == shape:
                return one.get(_NUM_ID, "")
        return self._copied_list(theirs, wanted, ours, id)

    def _new_numbering(self) -> etree._Element:
        root = etree.Element(w("numbering"), nsmap={"w": W})
        name = next(iter(self.guest.related("numbering")))
        relation = next(
            kind for kind, target, _ in self.guest.relations(self.guest.main).values()
            if target == name
        )  # fmt: skip
        self.parts.add(
            self.base.main, relation, name, serialised(root), WORD_TYPE + "numbering+xml"
        )
        self._roots["base", "numbering"] = root
        return root

    def _copied_list(
        self, theirs: etree._Element, wanted: etree._Element, ours: etree._Element, id: str
    ) -> str:
        self._changed.add("numbering")
        number = copy.deepcopy(wanted)
        free = _free(ours, _NUM, _NUM_ID, 1)
        self._lists[id] = free
        number.set(_NUM_ID, free)
        link = number.find(_ABSTRACT_ID)
        if link is not None:
            link.set(_VAL, self._copied_shape(theirs, ours, link.get(_VAL, "")))
        _clean(self, number)
        last = [one for one in ours if one.tag in (_NUM, _ABSTRACT)]
        ours.insert(ours.index(last[-1]) + 1 if last else len(ours), number)
        return free

    def _copied_shape(self, theirs: etree._Element, ours: etree._Element, id: str) -> str:
        if id in self._shapes:
            return self._shapes[id]
        found = _by_id(theirs, _ABSTRACT, _ABSTRACT_ID, id)
        if found is None:
            return id
        shape = copy.deepcopy(found)
        free = _free(ours, _ABSTRACT, _ABSTRACT_ID, 0)
        self._shapes[id] = free
        shape.set(_ABSTRACT_ID, free)
        for one in list(shape.iterchildren(*_IDENTITY)):
            shape.remove(one)
        _clean(self, shape)
        first = next(iter(ours.iterchildren(_NUM)), None)
        ours.insert(len(ours) if first is None else ours.index(first), shape)
        return free


def _clean(styles: Styles, element: etree._Element) -> None:
    """Takes out of a copied list what would tie it to styles and pictures of its own file."""
    for one in list(element.iter(*_NUMBER_USES)):
        removed(one)
    for use in list(element.iter(w("rStyle"))):
        found = styles.style(use.get(_VAL, ""))
        if found:
            use.set(_VAL, found)
        else:
            removed(use)


def _by_id(root: etree._Element, name: str, key: str, id: str) -> etree._Element | None:
    return next((one for one in root.iterchildren(name) if one.get(key) == id), None)


def _style_name(style: etree._Element) -> str:
    name = style.find(_NAME)
    return "" if name is None else name.get(_VAL, "").casefold()


def _free(root: etree._Element, name: str, key: str, least: int) -> str:
    taken = [int(id) for one in root.iterchildren(name) if (id := one.get(key, "")).isdigit()]
    return str(max([least - 1, *taken]) + 1)


def _shape(root: etree._Element, number: etree._Element) -> tuple[bytes, ...]:
    """What makes two lists count and look the same."""
    link = number.find(_ABSTRACT_ID)
    found = None if link is None else _by_id(root, _ABSTRACT, _ABSTRACT_ID, link.get(_VAL, ""))
    levels = [] if found is None else list(found.iterchildren(w("lvl"), w("multiLevelType")))
    levels += number.iterchildren(w("lvlOverride"))
    return tuple(etree.tostring(one, method="c14n", exclusive=True) for one in levels)
