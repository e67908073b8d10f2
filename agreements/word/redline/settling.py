"""Tracked changes settled: all accepted, or all rejected, as Word would do it.

Both work on the tree they are given. A paragraph whose end goes runs on into the next one; a row
or cell that goes takes its content with it, and a table without rows goes too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from agreements.word.markup import w
from agreements.word.package import removed

Answer = Literal["accept", "reject"]

INS, DEL, MOVE_TO, MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
_CHANGES = (INS, DEL, MOVE_TO, MOVE_FROM)
_GOES: dict[Answer, tuple[str, ...]] = {"accept": (DEL, MOVE_FROM), "reject": (INS, MOVE_TO)}
_CELL_GOES: dict[Answer, str] = {"accept": w("cellDel"), "reject": w("cellIns")}
_P, _PPR, _RPR, _TRPR, _TCPR = w("p"), w("pPr"), w("rPr"), w("trPr"), w("tcPr")
_ROW, _CELL, _TABLE, _SECTION = w("tr"), w("tc"), w("tbl"), w("sectPr")
_CONTENT = w("sdtContent")
_SHELLS = (w("hyperlink"), w("dir"), w("bdo"))
_BLOCKS = (_P, _TABLE, w("sdt"))
_FORMER = tuple(
    w(f"{name}Change")
    for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)
_SIGNS = (
    w("cellIns"), w("cellDel"), w("cellMerge"), w("numberingChange"),
    *(w(f"{one}Range{end}") for one in ("moveFrom", "moveTo") for end in ("Start", "End")),
    *(w(f"customXml{one}Range{end}") for one in ("Ins", "Del", "MoveFrom", "MoveTo")
      for end in ("Start", "End")),
)  # fmt: skip
_POINTS = frozenset(
    (
        *(w(f"{kind}{end}") for kind in ("bookmark", "commentRange", "perm", "moveFromRange",
          "moveToRange") for end in ("Start", "End")),
        w("proofErr"),
    )
)  # fmt: skip
_SHOWN = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_ANY = (*_CHANGES, *_FORMER, *_SIGNS)


def is_tracked(root: etree._Element) -> bool:
    """Whether a tree holds any tracked change."""
    return next(root.iter(*_ANY), None) is not None


def settle(root: etree._Element, answer: Answer) -> None:
    """Accepts or rejects every tracked change of a tree."""
    if not is_tracked(root):
        return
    _settle_rows(root, answer)
    _settle_properties(root, answer)
    ended = list(_settle_changes(root, answer))
    for sign in list(root.iter(*_SIGNS)):
        removed(sign)
    for paragraph in ended:
        _run_on(paragraph)
    for text in list(root.iter(*_SHOWN)):
        text.tag = _SHOWN[text.tag]


def _settle_rows(root: etree._Element, answer: Answer) -> None:
    goes, cell_goes = _GOES[answer], _CELL_GOES[answer]
    for row in [one for one in root.iter(_ROW) if _is_marked(one.find(_TRPR), goes)]:
        _drop(row)
    for cell in [one for one in root.iter(_CELL) if _is_marked(one.find(_TCPR), (cell_goes,))]:
        removed(cell)


def _is_marked(properties: etree._Element | None, names: tuple[str, ...]) -> bool:
    return properties is not None and next(properties.iterchildren(*names), None) is not None


def _drop(row: etree._Element) -> None:
    """Takes away a row, and its table when that was the last one."""
    table = next((one for one in row.iterancestors(_TABLE)), None)
    removed(row)
    if table is not None and next(table.iter(_ROW), None) is None:
        removed(table)


def _settle_properties(root: etree._Element, answer: Answer) -> None:
    """Properties that changed: the new ones stay, or the former ones come back."""
    for change in list(root.iter(*_FORMER)):
        owner = change.getparent()
        if owner is None:
            continue
        if answer == "reject":
            _restore(owner, change)
        else:
            owner.remove(change)


def _restore(owner: etree._Element, change: etree._Element) -> None:
    kept = (_SECTION, _RPR, *_CHANGES) if owner.tag == _PPR else _CHANGES
    for one in list(owner):
        if one.tag not in kept:
            owner.remove(one)
    former = next(iter(change), None)
    if former is not None:
        owner[:0] = list(former)


def _settle_changes(root: etree._Element, answer: Answer) -> Iterator[etree._Element]:
    """Takes out or unwraps what is marked; gives the paragraphs whose end goes, in order."""
    goes = _GOES[answer]
    for change in list(root.iter(*_CHANGES)):
        parent = change.getparent()
        if parent is None:
            continue
        holder = parent.getparent() if parent.tag == _RPR else None
        if holder is not None and holder.tag == _PPR:
            paragraph = holder.getparent()
            if change.tag in goes and paragraph is not None:
                yield paragraph
            parent.remove(change)
        elif change.tag in goes and parent.tag not in (_RPR, _TRPR, w("numPr")):
            parent.remove(change)
        else:
            _unwrap(change, parent)


def _unwrap(change: etree._Element, parent: etree._Element) -> None:
    place = parent.index(change)
    parent[place : place + 1] = list(change)


def _run_on(paragraph: etree._Element) -> None:
    """Joins a paragraph whose end is gone to the next; without words it goes altogether."""
    following = paragraph.getnext()
    while following is not None and (
        following.tag in _POINTS or not isinstance(following.tag, str)
    ):
        following = following.getnext()
    content = [one for one in paragraph if one.tag != _PPR]
    if all(_is_empty(one) for one in content):
        content = [one for one in content if one.tag in _POINTS]
    if following is not None and following.tag == _P:
        own = following.find(_PPR)
        place = 0 if own is None else following.index(own) + 1
        following[place:place] = content
        removed(paragraph)
    elif all(_is_empty(one) for one in content) and not _is_needed(paragraph):
        for point in content:
            if point.tag in _POINTS:
                paragraph.addprevious(point)
        _take_out(paragraph)


def _is_empty(element: etree._Element) -> bool:
    """Whether an element is without width, or a link or control around nothing."""
    if element.tag == w("sdt"):
        content = element.find(_CONTENT)
        return content is None or all(_is_empty(one) for one in content)
    if element.tag in _SHELLS:
        return all(_is_empty(one) for one in element)
    return element.tag in _POINTS or not isinstance(element.tag, str)


def _take_out(paragraph: etree._Element) -> None:
    """Takes out a paragraph, and the content controls of which it was all that is left."""
    gone = paragraph
    parent = gone.getparent()
    while parent is not None and parent.tag == _CONTENT and not _others(parent, gone):
        gone = parent.getparent()  # type: ignore[assignment]
        parent = gone.getparent()
    removed(gone)


def _others(content: etree._Element, one: etree._Element) -> bool:
    return any(other is not one for other in content.iterchildren(*_BLOCKS))


def _is_needed(paragraph: etree._Element) -> bool:
    """Whether a cell or story would be left without the paragraph that it must end with."""
    only = paragraph
    parent = only.getparent()
    while parent is not None and parent.tag == _CONTENT and not _others(parent, only):
        only = parent.getparent()  # type: ignore[assignment]
        parent = only.getparent()
    if parent is None:
        return True
    blocks = list(parent.iterchildren(*_BLOCKS))
    return len(blocks) == 1 or (parent.tag == _CELL and blocks[-1] is only)
