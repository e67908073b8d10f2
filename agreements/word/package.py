"""A Word file as a set of parts: measured before it is read, written with fixed dates.

Nothing is ever extracted to disk. What is not a plain .docx is named for what it is.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from agreements.model import AgreementsError, Bilingual
from agreements.word.markup import escaped

MAX_ENTRIES = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 256 * 1024

CONTENT_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = WORD_TYPE + "document.main+xml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)

_OTHER_KINDS = {
    WORD_TYPE + "template.main+xml": Bilingual(
        "It is a Word template (.dotx). Save it as a Word document (.docx).",
        "Es una plantilla de Word (.dotx). Guárdela como documento de Word (.docx).",
    ),
    "application/vnd.ms-word.document.macroEnabled.main+xml": Bilingual(
        "It is a file with macros (.docm). Save it as a Word document (.docx).",
        "Es un archivo con macros (.docm). Guárdelo como documento de Word (.docx).",
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": Bilingual(
        "It is a template with macros (.dotm). Save it as a Word document (.docx).",
        "Es una plantilla con macros (.dotm). Guárdela como documento de Word (.docx).",
    ),
}
_NOT_WORD = Bilingual(
    "It is not a Word document. Use a .docx file.",
    "No es un documento de Word. Use un archivo .docx.",
)
_DAMAGED = Bilingual(
    "The file is damaged and cannot be read. Save it again in Word as .docx.",
    "El archivo está dañado y no se puede leer. Guárdelo de nuevo en Word como .docx.",
)
_OLD_WORD = Bilingual(
    "It is an old Word document (.doc). Save it as .docx.",
    "Es un documento de Word antiguo (.doc). Guárdelo como .docx.",
)
_LOCKED = Bilingual(
    "The file is protected with a password. Remove the password first.",
    "El archivo está protegido con contraseña. Quítela antes.",
)
_TOO_LARGE = Bilingual(
    "The file unpacks to far more than a document should. It was not opened.",
    "Descomprimido, el archivo ocupa mucho más de lo que debe ocupar un documento. No se abrió.",
)
_DECLARATIONS = Bilingual(
    "A part of the file holds a document type declaration, which no Word file has. "
    "It was not opened.",
    "Una parte del archivo contiene una declaración DOCTYPE, que ningún archivo de Word tiene. "
    "No se abrió.",
)
_STRICT = Bilingual(
    "It is saved as “Strict Open XML”. Save it as a plain Word document (.docx).",
    "Está guardado como «Open XML estricto». Guárdelo como documento de Word (.docx) normal.",
)
_MACROS = Bilingual(
    "The file carries macros. Save it without them as .docx.",
    "El archivo contiene macros. Guárdelo sin ellas como .docx.",
)
_STRANGE_STARTS = {
    b"%PDF": Bilingual("It is a PDF. Use a .docx file.", "Es un PDF. Use un archivo .docx."),
    b"{\\rt": Bilingual(
        "It is a rich-text file (.rtf). Save it as .docx.",
        "Es un archivo de texto enriquecido (.rtf). Guárdelo como .docx.",
    ),
}


_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, RuntimeError, ValueError, OverflowError),
)


class NotWord(AgreementsError):
    """Bytes that are no .docx, or one that must not be opened; the message says which."""


@dataclass(slots=True)
class Package:
    """The parts of a .docx by name (`word/document.xml`), in the order of the archive."""

    parts: dict[str, bytes]

    @property
    def main(self) -> str:
        """The name of the part that holds the text."""
        return self.related("officeDocument", "") or "word/document.xml"

    def relations(self, part: str) -> str:
        """The name of the part that lists what `part` refers to; `""` stands for the package."""
        folder, name = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def relationships(self, part: str) -> list[tuple[str, str, str, bool]]:
        """Id, type, target (a part's name unless external) and whether external, in order."""
        listed = self.parts.get(self.relations(part))
        if listed is None:
            return []
        folder = posixpath.dirname(part)
        found = []
        for relation in parsed(listed):
            if not isinstance(relation.tag, str):
                continue
            target, external = relation.get("Target", ""), relation.get("TargetMode") == "External"
            name = target if external else _resolved(folder, target)
            found.append((relation.get("Id", ""), relation.get("Type", ""), name, external))
        return found

    def related(self, kind: str, part: str | None = None) -> str | None:
        """The first part of that kind (`styles`, `header`) that `part` refers to."""
        source = self.main if part is None else part
        return next(
            (
                target
                for _, type_, target, external in self.relationships(source)
                if type_ == OFFICE + kind and not external
            ),
            None,
        )

    def add(
        self, name: str, content_type: str, kind: str, content: bytes, of: str | None = None
    ) -> str:
        """Adds a part, says its type and lets `of` refer to it; gives the relationship's id."""
        self.parts[name] = content
        self._declare(name, content_type)
        return self._relate(self.main if of is None else of, kind, name)

    def drop(self, kind: str) -> None:
        """Takes away the parts of that kind that the main part refers to, and the references."""
        listed = self.relations(self.main)
        gone = {name for _, type_, name, _ in self.relationships(self.main) if type_ == kind}
        if gone:
            self._strike(listed, "Type", kind)
        for name in gone:
            self.leave_out(name)

    def leave_out(self, name: str) -> None:
        """Takes a part away and its type; what refers to it is the caller's to mend."""
        self.parts.pop(name, None)
        self.parts.pop(self.relations(name), None)
        self._strike(CONTENT_TYPES, "PartName", name)

    def _strike(self, part: str, key: str, value: str) -> None:
        """Strikes the entries of a list of types or relationships that hold a value."""
        root = parsed(self.parts[part])
        found = [one for one in root if (one.get(key) or "").lstrip("/") == value]
        for entry in found:
            root.remove(entry)
        if found:
            self.parts[part] = serialised(root)

    def content_type(self, name: str) -> str:
        """The declared type of a part, `""` where none is declared."""
        by_ending = ""
        for entry in parsed(self.parts[CONTENT_TYPES]):
            if entry.get("PartName", "").lower() == f"/{name}".lower():
                return str(entry.get("ContentType", ""))
            if name.lower().endswith("." + entry.get("Extension", "\0").lower()):
                by_ending = str(entry.get("ContentType", ""))
        return by_ending

    def _declare(self, name: str, content_type: str) -> None:
        attributes = f'PartName="/{name}" ContentType="{content_type}"'
        self._append(CONTENT_TYPES, f'<Override xmlns="{_TYPES_NAMESPACE}" {attributes}/>')

    def _relate(self, source: str, kind: str, target: str) -> str:
        taken = {found[0] for found in self.relationships(source)}
        number = next(n for n in range(1, len(taken) + 2) if f"cv{n}" not in taken)
        listed = self.relations(source)
        if listed not in self.parts:
            self.parts[listed] = f'<Relationships xmlns="{_RELS_NAMESPACE}"/>'.encode()
        self._append(
            listed,
            f'<Relationship xmlns="{_RELS_NAMESPACE}" Id="cv{number}" '
            f'Type="{kind if ":" in kind else OFFICE + kind}" Target="/{escaped(target)}"/>',
        )
        return f"cv{number}"

    def _append(self, part: str, entry: str) -> None:
        root = parsed(self.parts[part])
        root.append(etree.fromstring(entry))
        self.parts[part] = serialised(root)


def parsed(content: bytes) -> etree._Element:
    """A part's tree. No entities, no network; raises NotWord where it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotWord(_DAMAGED) from fault


def serialised(root: etree._Element) -> bytes:
    """A part's bytes, as Word writes them."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def removed(element: etree._Element) -> None:
    """Takes an element out of its parent; the root stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def opened(content: bytes) -> Package:
    """A .docx as its parts. Raises NotWord, saying what the bytes are instead."""
    package = unpacked(content)
    refuse_other_kinds(package)
    return package


def unpacked(content: bytes, unread: tuple[str, ...] = ()) -> Package:
    """The parts of any package, measured; those whose names end in `unread` stay packed.

    Says nothing of strict files, templates and macros: the reader takes them, `opened` does not.
    Raises NotWord.
    """
    _look_at_start(content)
    package = Package(_unzipped(content, unread))
    if CONTENT_TYPES not in package.parts:
        raise NotWord(_NOT_WORD)
    _refuse_declarations(package.parts)
    return package


def written(package: Package) -> bytes:
    """The bytes of a .docx: the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in sorted(package.parts, key=_order):
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, package.parts[name])
    return stream.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (0 if name == CONTENT_TYPES else 1 if name == "_rels/.rels" else 2, name)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _look_at_start(content: bytes) -> None:
    if content.startswith(b"PK"):
        return
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise NotWord(_LOCKED if locked else _OLD_WORD)
    raise NotWord(_STRANGE_STARTS.get(content[:4], _NOT_WORD))


def _unzipped(content: bytes, unread: tuple[str, ...]) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [
                entry
                for entry in archive.infolist()
                if not entry.is_dir() and not entry.filename.lower().endswith(unread)
            ]
            _measure(entries, len(content))
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGES as fault:
        raise NotWord(_DAMAGED) from fault


def _measure(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotWord(_LOCKED)
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_BYTES or total > max(packed * MAX_RATIO, _SMALL):
        raise NotWord(_TOO_LARGE)
    if len({entry.filename for entry in entries}) != len(entries):
        raise NotWord(_DAMAGED)


def refuse_other_kinds(package: Package) -> None:
    """Raises NotWord for anything but a plain .docx in the transitional form."""
    kind = package.content_type(package.main) if package.main in package.parts else ""
    if kind in _OTHER_KINDS:
        raise NotWord(_OTHER_KINDS[kind])
    if _is_strict(package):
        raise NotWord(_STRICT)
    if kind != _MAIN:
        raise NotWord(_NOT_WORD)
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
        raise NotWord(_MACROS)


def _is_strict(package: Package) -> bool:
    listed = package.parts.get("_rels/.rels", b"")
    return b"purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" in listed


def _refuse_declarations(parts: Mapping[str, bytes]) -> None:
    for name, content in parts.items():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        text = content if b"\0" not in content[:64] else content.replace(b"\0", b"")
        if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
            raise NotWord(_DECLARATIONS)
