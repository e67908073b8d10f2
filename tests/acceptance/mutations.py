"""Damaged .docx files from whole ones: bytes, XML, relationships and the archive itself. Seeded."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

Parts = dict[str, bytes]
_VALUES = (b"", b"0", b"-1", b"999999999999", b"2147483648", b"%1%1%1", b"\xc3\xa9", b"true", b"x")


def mutated(content: bytes, seed: int) -> bytes:
    """One damaged copy; the same seed gives the same bytes."""
    chance = random.Random(seed)
    try:
        parts = _parts(content)
    except (zipfile.BadZipFile, ValueError, OSError):
        return _bytes(content, chance)
    kind = chance.choice(("bytes", "archive", *("xml",) * 6, *("relations",) * 2))
    if kind == "bytes":
        return _bytes(content, chance)
    if kind == "archive":
        return _archive(parts, chance)
    names = [name for name in parts if name.endswith(".rels" if kind == "relations" else ".xml")]
    for _ in range(chance.randint(1, 4)):
        if names:
            name = chance.choice(names)
            parts[name] = chance.choice(_XML)(parts[name], chance)
    return _zipped(parts)


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _bytes(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20, 200))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(
        changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.2 else changed
    )


def _archive(parts: Parts, chance: random.Random) -> bytes:
    name = chance.choice(list(parts))
    what = chance.randrange(5)
    if what == 0:
        del parts[name]
    elif what == 1:
        parts[name.upper()] = parts.pop(name)
    elif what == 2:
        parts[name] = b""
    elif what == 3:
        parts["../" + name] = parts.pop(name)
    else:
        parts["word/more.xml"] = b" " * 90_000_000
    return _zipped(parts)


def _cut(part: bytes, chance: random.Random) -> bytes:
    return part[: chance.randrange(len(part) + 1)]


def _tag(part: bytes, chance: random.Random) -> bytes:
    """An opening and closing tag, somewhere, renamed throughout: well-formed, but strange."""
    names = list(dict.fromkeys(re.findall(rb"<(\w+:\w+)", part)))
    if len(names) < 2:
        return part
    old, new = chance.sample(names, 2)
    return re.sub(rb"(</?)" + old + rb"(?=[\s/>])", rb"\g<1>" + new, part)


def _value(part: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb'="([^"]*)"', part))
    if not found:
        return part
    for one in chance.sample(found, 1):
        start, end = one.span(1)
        part = part[:start] + chance.choice(_VALUES) + part[end:]
    return part


def _all_values(part: bytes, chance: random.Random) -> bytes:
    value = chance.choice(_VALUES)
    return re.sub(rb'w:val="[^"]*"', b'w:val="' + value + b'"', part)


def _dropped(part: bytes, chance: random.Random) -> bytes:
    """An element without children left out."""
    found = list(re.finditer(rb"<\w+:\w+[^<>]*/>", part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start()] + part[one.end() :]


def _nested(part: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((50, 240, 5_000))
    tag = chance.choice((b"w:p", b"w:tbl", b"w:sdt", b"w:r", b"w:ins", b"w:hyperlink"))
    place = part.find(b"<w:p ")
    if place < 0:
        return part
    return (
        part[:place]
        + b"<"
        + tag
        + b">"
        + (b"<" + tag + b">") * depth
        + (b"</" + tag + b">") * (depth + 1)
        + part[place:]
    )


def _doubled(part: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"<w:p[ >].*?</w:p>", part, re.DOTALL))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.end()] + one[0] * chance.choice((1, 300)) + part[one.end() :]


def _swapped(part: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(part) + 1)
    return part[:place] + chance.choice((b"<", b"&", b"\0", b"<!DOCTYPE x>", b"]]>")) + part[place:]


_XML: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _tag, _tag, _value, _value, _value, _all_values, _dropped, _nested, _doubled, _swapped,
)  # fmt: skip
