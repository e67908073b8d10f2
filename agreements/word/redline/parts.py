"""Parts and links that adopted content refers to, brought into the base's package."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.package import CONTENT_TYPES, Package, parsed, serialised
from agreements.word.redline.sides import Relations, Side

_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DRAWN_DIAGRAM = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_DIAGRAM_LINK = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"


@dataclass(slots=True)
class Parts:
    """What has been brought from one package into the other so far; `names` by old name."""

    guest: Side
    base: Side
    _given: dict[tuple[str, str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _added: dict[str, Relations] = field(default_factory=dict)

    def relation(self, source: str, id: str, target: str) -> str:
        """The id in part `target` for what `id` means in part `source`; `""` if it is not there."""
        known = self._given.get((source, id, target))
        if known is not None:
            return known
        found = self.guest.relations(source).get(id)
        if found is None:
            return ""
        kind, name, external = found
        if not external and name not in self.guest.package.parts:
            return ""
        meant = name if external else self._brought(name, source, target)
        given = self.related(target, kind, meant, external)
        self._given[source, id, target] = given
        return given

    def related(self, part: str, kind: str, name: str, external: bool = False) -> str:
        """The id by which `part` refers to `name`, an old one or a new one."""
        relations = self.base.relations(part)
        wanted = (kind, name, external)
        for id, one in relations.items():
            if one == wanted:
                return id
        number = next(n for n in range(1, len(relations) + 2) if f"cvr{n}" not in relations)
        relations[f"cvr{number}"] = wanted
        self._added.setdefault(part, {})[f"cvr{number}"] = wanted
        return f"cvr{number}"

    def write(self) -> None:
        """Writes the relationships that were added, into the base's package."""
        package = self.base.package
        for part, relations in self._added.items():
            listed = package.relations(part)
            content = package.parts.get(listed)
            root = (
                etree.Element(f"{{{_RELS}}}Relationships") if content is None else parsed(content)
            )
            for id, (kind, name, external) in relations.items():
                entry = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=id, Type=kind)
                entry.set("Target", name if external else "/" + name)
                if external:
                    entry.set("TargetMode", "External")
            package.parts[listed] = serialised(root)
        self._added.clear()

    def add(self, part: str, kind: str, name: str, content: bytes, content_type: str) -> str:
        """A new part that `part` refers to; gives its name, which may differ where it is taken."""
        free = _free(self.base.package, name)
        self.base.package.parts[free] = content
        _declare(self.base.package, free, content_type)
        self.related(part, kind, free)
        return free

    def _brought(self, name: str, source: str, target: str) -> str:
        """The base's name for a part of the guest: an equal one, or a copy with what it needs."""
        if name in self.names:
            return self.names[name]
        package = self.base.package
        content = self.guest.package.parts[name]
        inner = self.guest.relations(name)
        if package.parts.get(name) == content and not inner:
            self.names[name] = name
            return name
        free = _free(package, name)
        self.names[name] = free
        package.parts[free] = self._relinked(content, source, target)
        _declare(package, free, self.guest.package.content_type(name))
        for id, (kind, meant, external) in inner.items():
            if external or meant in self.guest.package.parts:
                there = meant if external else self._brought(meant, name, free)
                self.base.relations(free)[id] = (kind, there, external)
                self._added.setdefault(free, {})[id] = (kind, there, external)
        return free

    def _relinked(self, content: bytes, source: str, target: str) -> bytes:
        """A diagram's data name its drawing by an id of the story that shows it."""
        if b"dataModelExt" not in content:
            return content
        root = parsed(content)
        for link in root.iter(_DIAGRAM_LINK):
            id = link.get("relId", "")
            if self.guest.relations(source).get(id, ("",))[0] == _DRAWN_DIAGRAM:
                link.set("relId", self.relation(source, id, target))
        return serialised(root)


def _free(package: Package, name: str) -> str:
    if name not in package.parts:
        return name
    stem, ending = posixpath.splitext(name)
    return next(
        free for number in range(2, len(package.parts) + 3)
        if (free := f"{stem}_{number}{ending}") not in package.parts
    )  # fmt: skip


def _declare(package: Package, name: str, content_type: str) -> None:
    if package.content_type(name) == content_type:
        return
    root = parsed(package.parts[CONTENT_TYPES])
    entry = etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}")
    entry.set("ContentType", content_type)
    package.parts[CONTENT_TYPES] = serialised(root)
