"""The words of a .docx, extracted without our reader: one flat pass over the tags with the
standard library's parser, knowing only what Word shows. For tests alone."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.parsers import expat

_PARTS = re.compile(r"word/(?:header\d*|footer\d*|footnotes|endnotes|comments)\d*\.xml")
_MAIN = re.compile(r"""<Relationship\b(?=[^>]*/officeDocument["'])[^>]*\bTarget=["']([^"']+)""")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENDS_WORD = {"p", "br", "cr", "tab", "ptab", "tc", "txbxContent"}
_GONE = {"del", "moveFrom"}
_WORD = re.compile(r"\w+")


class _Flat:
    """The text of one part as it streams by; `hidden` counts open elements that show nothing."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.stack: list[str] = []
        self.hidden = 0
        self.box: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = name.rpartition(" ")[2]
        self.stack.append(short)
        separator = attributes.get(f"{_W} type", "").startswith(("separator", "continuation"))
        if short == "del" and self.stack[-2] == "trPr":
            row = len(self.stack) - 1 - self.stack[::-1].index("tr")
            self.stack[row] = "!tr"
            self.hidden += 1
        elif (
            short in _GONE
            or short == "Fallback"
            or (short in ("footnote", "endnote") and separator)
        ):
            self.hidden += 1
            self.stack[-1] = "!" + short
        if short == "txbxContent":
            self.box.append(self.pieces)
            self.pieces = []
        if short in _ENDS_WORD:
            self.pieces.append(" ")

    def end(self, name: str) -> None:
        short = self.stack.pop()
        self.hidden -= short.startswith("!")
        if short == "txbxContent":
            inside, self.pieces = self.pieces, self.box.pop()
            self.pieces = [" ", *inside, " ", *self.pieces]
        elif short.lstrip("!") in _ENDS_WORD:
            self.pieces.append(" ")

    def text(self, text: str) -> None:
        if self.stack and self.stack[-1] == "t" and not self.hidden:
            self.pieces.append(text.replace("\n", " "))


def plain_words(content: bytes) -> Counter[str]:
    """How often each word stands in the parts that a reader of the file sees."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in _shown(archive)]
    return Counter(word for part in parts for word in words(_flat(part)))


def words(text: str) -> Iterator[str]:
    """Words in one form: without case, compatibility forms and soft hyphens."""
    yield from _WORD.findall(unicodedata.normalize("NFKC", text).replace("\xad", "").casefold())


def _shown(archive: zipfile.ZipFile) -> list[str]:
    """The main part, notes and comments, and the headers and footers that it refers to."""
    main = _MAIN.findall(archive.read("_rels/.rels").decode())[0].lstrip("/")
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    listed = archive.read(relations).decode() if relations in archive.namelist() else ""
    others = [one for one in archive.namelist() if _PARTS.fullmatch(one)]
    return [main, *(one for one in others if one.rpartition("/")[2] in listed)]


def _flat(part: bytes) -> str:
    flat = _Flat()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = flat.start
    parser.EndElementHandler = flat.end
    parser.CharacterDataHandler = flat.text
    parser.Parse(part, True)
    return "".join(flat.pieces)
