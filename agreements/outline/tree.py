"""The clause tree: which passage opens a node, and under which it stands.

Numbers decide, not indents: `5.1` stands under `5`, `(a)` under the number before it, a second
kind of sign under the first. Each language of a bilingual document has a tree of its own. A
schedule, the declarations and the recitals begin their numbers anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from agreements.model import Language
from agreements.model.document import Node, NodeKind, Passage
from agreements.outline.labels import Label, label, roman_value

_HEADINGS = 12
_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("declaration", re.compile(r"declaraciones|declarations|declaran(?: las partes)?", re.I)),
    (
        "recital",
        re.compile(
            r"recitals?|background|whereas|antecedentes|considerandos?|exposición de motivos"
            r"|preamble|preámbulo",
            re.I,
        ),
    ),
    (
        "clause",
        re.compile(
            r"cláusulas|clausulas|clauses|agreed terms|operative provisions"
            r"|(?:it is (?:hereby )?)?agreed(?: as follows)?|the parties agree(?: as follows)?",
            re.I,
        ),
    ),
)
_SIGNED = re.compile(
    r"(?:in witness whereof|signed\b|executed\b|execution$|signatures?$|firmas?$|signature page"
    r"|for and on behalf of|leíd[oa] que fue|enterad[ao]s las partes|en testimonio de lo cual"
    r"|por (?:la |el )?[“«\"]|se firma\b|testigos$|witness(?:es)?$)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"toc\b|table of contents|tdc\b", re.IGNORECASE)
_LEADER = re.compile(r"(?:\t|\.{4,}|…{2,})\s*\d{1,4}\s*$")
_RUN_IN = re.compile(
    r"(?P<head>[A-ZÁÉÍÓÚÑ“«\"(][^.:\n]{1,90}?)(?:\.\s*[-–—]+|[.:])\s+(?=[A-ZÁÉÍÓÚÑ“«\"(¿])"
)


@dataclass(slots=True)
class Open:
    """A node while its passages are gathered; `dress` tells lists of the same depth apart."""

    node: Node
    dress: str
    passages: list[int]
    children: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The tree of one language while it is built. `scope` is what paths begin with."""

    language: Language | str
    taken: set[str]
    found: list[Open] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    scope: str = ""
    section: NodeKind = "clause"
    signing: bool = False

    def passage(self, index: int, passage: Passage) -> Open | None:
        """Puts a passage into the tree; the node it opens or stands under."""
        text = passage.text.strip()
        if _is_contents(passage, text):
            return None
        if self._begins_section(index, passage, text):
            return self.stack[-1]
        read = label(passage.text, passage.number)
        if read is not None and self._accepts(read):
            return self._numbered(index, passage, read)
        if self._is_signature(passage, text):
            return self._signature(index, text)
        if not self.signing and _is_heading(passage, text):
            return self._heading(index, passage, text)
        return self._under(index)

    def _under(self, index: int) -> Open | None:
        """An unnumbered passage: under an ordinal it is the clause's own, also after a list."""
        if not self.stack:
            return None
        numbered = (place for place, one in enumerate(self.stack) if one.dress == "ordinal")
        place = next(numbered, len(self.stack) - 1)
        self._close(place + 1)
        self.stack[place].passages.append(index)
        return self.stack[place]

    def _accepts(self, read: Label) -> bool:
        return not self.signing or read.shape == "schedule"

    def _begins_section(self, index: int, passage: Passage, text: str) -> bool:
        if len(text) > 60 or (self.signing and not passage.heading):
            return False
        for kind, pattern in _SECTIONS:
            if pattern.fullmatch(text.rstrip(" .:").strip()) and not self.scope.startswith(
                "schedule"
            ):
                self.section = kind  # type: ignore[assignment]
                self.scope = "" if kind == "clause" else f"{kind} "
                self._close(0)
                self._open(index, "heading", "", f"{kind}s", text, 0, "")
                return True
        return False

    def _is_signature(self, passage: Passage, text: str) -> bool:
        return bool(_SIGNED.match(text)) and not self.signing and bool(self.found)

    def _signature(self, index: int, text: str) -> Open:
        self._close(0)
        self.signing = True
        heading = text if len(text) < 60 else ""
        return self._open(index, "signature", "", "signature", heading, 0, "")

    def _heading(self, index: int, passage: Passage, text: str) -> Open:
        level = passage.heading or _HEADINGS
        kind: NodeKind = "heading" if self.found else "title"
        while self.stack and (self.stack[-1].node.kind not in ("heading", "schedule", "title")
                              or (self.stack[-1].node.kind != "schedule"
                                  and self.stack[-1].node.level >= level)):  # fmt: skip
            self.stack.pop()
        return self._open(index, kind, "", "", text, level, "heading")

    def _numbered(self, index: int, passage: Passage, read: Label) -> Open:
        if read.shape == "schedule":
            return self._schedule(index, passage, read)
        if read.shape in ("ordinal", "figures", "declaration"):
            return self._stepped(index, passage, read)
        return self._signed(index, passage, read)

    def _schedule(self, index: int, passage: Passage, read: Label) -> Open:
        self._close(0)
        self.scope, self.section, self.signing = f"schedule {read.steps[0]}.", "clause", False
        return self._open(
            index, "schedule", read.printed, f"schedule {read.steps[0]}", read.rest.strip(), 0, ""
        )

    def _stepped(self, index: int, passage: Passage, read: Label) -> Open:
        """A number that says its own depth."""
        if read.shape == "ordinal":
            self.scope, self.section = (
                ("" if "schedule" not in self.scope else self.scope),
                "clause",
            )
        steps = read.steps
        if read.shape == "figures" and len(steps) == 1 and self.section == "declaration":
            self.section, self.scope = "clause", ""
        path = self.scope + ".".join(steps).lower()
        above = {self.scope + ".".join(steps[:depth]).lower() for depth in range(1, len(steps))}
        while (
            self.stack and self.stack[-1].node.path not in above and not self._roof(self.stack[-1])
        ):
            self.stack.pop()
        heading = _own_heading(passage, read)
        return self._open(index, self._kind(), read.printed, path, heading, len(steps), read.shape)

    def _kind(self) -> NodeKind:
        return self.section

    def _signed(self, index: int, passage: Passage, read: Label) -> Open:
        """A letter or roman number: beside the last of its dress, or under what stands there."""
        place = self._sibling(read)
        if place is not None:
            self._close(place)
        steps = self._above()
        step = read.steps[0].lower()
        path = (
            f"{steps}.{step}" if steps else self.scope + (f"({step})" if step.isdigit() else step)
        )
        kind: NodeKind = "paragraph" if steps else self.section
        dress = self._dress(read)
        level = self.stack[-1].node.level + 1 if self.stack else 1
        return self._open(
            index, kind, read.printed, path, _own_heading(passage, read), level, dress
        )

    def _above(self) -> str:
        """The path of the numbered node that is open, if there is one."""
        for one in reversed(self.stack):
            if one.node.kind not in ("heading", "title") and one.node.number:
                return one.node.path
        return ""

    def _sibling(self, read: Label) -> int | None:
        """The place in the stack of the node that this number comes after."""
        for place in range(len(self.stack) - 1, -1, -1):
            one = self.stack[place]
            if one.dress == f"letter {read.dress}" and _follows(
                one.node.path, read.steps[0], False
            ):
                return place
            if one.dress == f"roman {read.dress}" and _follows(one.node.path, read.steps[0], True):
                return place
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].dress == self._shape(read):
                return place
        return None

    def _dress(self, read: Label) -> str:
        """Letter or roman: (i) after (h) is a letter, (i) after nothing a roman number."""
        if read.shape == "roman" and (last := self._last(f"letter {read.dress}")):
            if _follows(last, read.steps[0], False) and read.steps[0].lower() != "i":
                return f"letter {read.dress}"
            if read.steps[0].lower() == "i" and last.endswith("h"):
                return f"letter {read.dress}"
        return self._shape(read)

    def _last(self, dress: str) -> str:
        if not self.found or not self.found[-1:]:
            return ""
        return next((one.node.path for one in reversed(self.found[-40:]) if one.dress == dress), "")

    def _shape(self, read: Label) -> str:
        return f"{read.shape} {read.dress}"

    def _roof(self, one: Open) -> bool:
        """Headings and schedules hold numbers; numbers and signatures do not hold a higher one."""
        return one.node.kind in ("heading", "schedule", "title") and not one.node.path.endswith("0")

    def _close(self, place: int) -> None:
        del self.stack[place:]

    def _open(
        self,
        index: int,
        kind: NodeKind,
        number: str,
        path: str,
        heading: str,
        level: int,
        dress: str,
    ) -> Open:
        parent = self.stack[-1] if self.stack else None
        name = f"{self.language}:{path or 'heading'}" if self.language else path or "heading"
        id, turn = name, 1
        while id in self.taken:
            turn += 1
            id = f"{name}#{turn}"
        self.taken.add(id)
        above = parent.node.id if parent else ""
        spoken: Language | Literal[""] = self.language  # type: ignore[assignment]
        node = Node(id, kind, number, path, heading, level, spoken, (), above, ())
        opened = Open(node, dress, [index])
        if parent:
            parent.children.append(id)
        self.stack.append(opened)
        self.found.append(opened)
        return opened


def trees(
    passages: Sequence[Passage], streams: Sequence[Language | str]
) -> tuple[tuple[Node, ...], dict[int, str]]:
    """All nodes in the order of the document, and the node of each passage.

    `streams` gives the tree of each passage: its language in a bilingual document, else empty.
    """
    taken: set[str] = set()
    grown: dict[Language | str, Tree] = {}
    where: dict[int, Open] = {}
    for index, (passage, stream) in enumerate(zip(passages, streams, strict=True)):
        if passage.place.part != "body":
            continue
        tree = grown.setdefault(stream, Tree(stream, taken))
        node = tree.passage(index, passage)
        if node is not None:
            where[index] = node
    found = sorted(
        (one for tree in grown.values() for one in tree.found), key=lambda one: one.passages[0]
    )
    nodes = tuple(
        replace(one.node, passages=tuple(one.passages), children=tuple(one.children))
        for one in found
    )
    return nodes, {index: one.node.id for index, one in where.items()}


def _is_contents(passage: Passage, text: str) -> bool:
    """A line of the table of contents numbers nothing."""
    return bool(_CONTENTS.match(passage.style)) or bool(_LEADER.search(text) and len(text) < 200)


def _is_heading(passage: Passage, text: str) -> bool:
    if not text or len(text) > 120 or text.endswith((";", ",")):
        return False
    if passage.heading:
        return True
    letters = [sign for sign in text if sign.isalpha()]
    capitals = bool(letters) and all(sign.isupper() for sign in letters) and len(letters) > 4
    return (
        (passage.bold or capitals) and len(text) < 80 and not text.endswith(".") and bool(letters)
    )


def _own_heading(passage: Passage, read: Label) -> str:
    """The heading of a numbered passage: all of it, or what runs in before the first sentence."""
    rest = read.rest.strip()
    if rest.isupper() and len(rest) <= 100 and rest.endswith("."):
        return rest.rstrip(".")
    run_in = _RUN_IN.match(rest)
    if run_in and len(run_in["head"].split()) <= _HEADINGS and _is_titled(run_in["head"]):
        return run_in["head"].strip()
    short = len(rest) <= 100 and not rest.endswith((".", ";", ",", ":"))
    titled = passage.heading or passage.bold or len(rest.split()) <= 8
    if short and titled and not rest[:1].islower():
        return rest
    return rest.rstrip(".") if passage.heading and len(rest) <= 120 else ""


def _is_titled(words: str) -> bool:
    """Whether words look like a heading before a sentence: capitals, or few of them."""
    return words.isupper() or len(words.split()) <= 6


def _follows(path: str, step: str, is_roman: bool) -> bool:
    last = path.rpartition(".")[2].rpartition(" ")[2].strip("()")
    if is_roman:
        before, after = roman_value(last), roman_value(step)
        return before is not None and after is not None and after == before + 1
    step = step.lower()
    if last.isdigit() or step.isdigit():
        return last.isdigit() and step.isdigit() and int(step) == int(last) + 1
    return (len(last) == len(step) == 1 and ord(step) == ord(last) + 1) or (last, step) == (
        "n",
        "ñ",
    )
