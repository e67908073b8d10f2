"""A copy with comments against what was received: the same but for the comments.

Written apart from what makes the copies: the marks of new comments are taken away, runs of one
look that stand side by side are joined in both, and what is left has to be equal.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from agreements.commands.reading import read_document
from agreements.model import Bilingual, Finding, Place
from agreements.model.received import Flag

FINDING = Finding("k", "tie", "high", "sure", (Place(),), Bilingual("Look <here>.", "Mire aquí."),
                  "words & more", "deed", Bilingual("Ask.", "Pregunte."))  # fmt: skip
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def some_words(content: bytes, every: int = 10) -> list[Flag]:
    """A flag inside each so-manieth passage, from its second word to the last but one."""
    found = []
    for place, one in enumerate(read_document(content).passages):
        words = one.text.split()
        if place % every == 0 and len(words) > 3:
            start = one.text.index(words[1], len(words[0]))
            end = one.text.rindex(words[-2]) + len(words[-2])
            found.append(Flag(place, min(start, end - 1), end, "", FINDING))
    return found


def differences(old: bytes, new: bytes) -> list[str]:
    """The parts that differ otherwise than by new comments."""
    before, after = parts(old), parts(new)
    main = _main(before)
    listed = _listed(after)
    touched = {main, *listed, "[Content_Types].xml"} | {
        name for name in after if name.endswith(f"_rels/{main.rpartition('/')[2]}.rels")
    }
    found = [name for name in before if name not in touched and before[name] != after.get(name)]
    found += sorted(after.keys() - before.keys() - listed)
    if not listed & before.keys():
        kept: set[str] = set()
    else:
        kept = _ids(next(before[name] for name in listed if name in before))
    if _without(before[main], kept) != _without(after[main], kept):
        found.append(main)
    return found


def _main(files: dict[str, bytes]) -> str:
    """The name of the part that holds the text."""
    relations = etree.fromstring(files["_rels/.rels"])
    found = (one for one in relations if one.get("Type", "").endswith("/officeDocument"))
    return next(one.get("Target", "") for one in found).lstrip("/")


def _listed(files: dict[str, bytes]) -> set[str]:
    return {
        name
        for name, one in files.items()
        if name.endswith(".xml") and etree.QName(etree.fromstring(one)).localname == "comments"
        and "wordprocessingml" in (etree.QName(etree.fromstring(one)).namespace or "")
    }  # fmt: skip


def _ids(comments: bytes) -> set[str]:
    return {
        str(value)
        for one in etree.fromstring(comments)
        for name, value in one.attrib.items()
        if str(name).endswith("}id")
    }


def _without(document: bytes, kept: set[str]) -> bytes:
    """The part without new comments, its runs joined, as canonical XML."""
    root = etree.fromstring(document)
    space = etree.QName(root).namespace
    for name in _MARKS:
        for mark in list(root.iter(f"{{{space}}}{name}")):
            parent = mark.getparent()
            if mark.get(f"{{{space}}}id") in kept or parent is None:
                continue
            parent.remove(mark)
            if parent.tag == f"{{{space}}}r" and not len(parent):
                parent.getparent().remove(parent)  # type: ignore[union-attr]
    for run in list(root.iter(f"{{{space}}}r")):
        _join(run, f"{{{space}}}")
    return etree.tostring(root, method="c14n")


def _join(run: etree._Element, w: str) -> None:
    """Joins to a run those of the same look that follow it at once, and its texts."""
    while (after := run.getnext()) is not None and after.tag == run.tag:
        if dict(after.attrib) != dict(run.attrib) or _look(after, w) != _look(run, w):
            break
        for one in list(after):
            if one.tag != f"{w}rPr":
                run.append(one)
        after.getparent().remove(after)  # type: ignore[union-attr]
    for text in list(run.iterchildren(f"{w}t")):
        text.set(_SPACE, "preserve")
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)


def _look(run: etree._Element, w: str) -> bytes:
    found = run.find(f"{w}rPr")
    return b"" if found is None else etree.tostring(found, method="c14n", with_tail=False)
