"""Cross-references as they are written, and the node that each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agreements.model import Language
from agreements.model.document import CrossReference, Node, Occurrence, Passage
from agreements.outline.labels import ordinal_value, schedule_step

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z]{1,5}\))*(?:[a-z]\))?"
_DECLARED = r"[IVX]{1,5}(?:\.\d{1,3})+"
_WORDS = r"[A-Za-zÁÉÍÓÚáéíóú]+(?:[- ][A-Za-zÁÉÍÓÚáéíóú]+)?"
_ONE = rf"(?:{_DECLARED}|{_NUMBER}|\(?[a-z]{{1,4}}\)|{_WORDS})"
_NOUN = re.compile(
    r"\b(?P<noun>sub-?clauses?|clauses?|paragraphs?|sections?|articles?|cláusulas?|clausulas?"
    r"|numerales|numeral|apartados?|párrafos?|incisos?|secci(?:ón|ones)|artículos?"
    r"|declaraci(?:ón|ones)|declarations?|recitals?|antecedentes?"
    r"|schedules?|annex(?:es)?|appendi(?:x|ces)|exhibits?|anexos?|apéndices?)"
    r"\s+(?:núm(?:ero|\.)?\s+|no\.\s*)?[“«\"]?(?=[\dIVX(A-ZÁÉÍÓÚ]|[a-zé]+\b|[a-z]\))",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?P<id>{_DECLARED}|{_NUMBER}|\([a-z]{{1,5}}\)|[a-z]{{1,4}}\))")
_ORDINAL = re.compile(r"(?P<id>[A-ZÁÉÍÓÚa-záéíóú]{4,15}(?:[- ][A-ZÁÉÍÓÚa-záéíóú]{4,10})?)")
_LETTER = re.compile(r"(?P<id>[A-Z])(?![\w’'])")
_ROMAN = re.compile(r"(?P<id>[IVX]{1,5})(?!\w)")
_MORE = re.compile(r"\s*[”»\"]?\s*(?:,|and|or|to|y|e|o|u|a|al|through|,\s*(?:and|y))\s+[“«\"]?")
_BEFORE = re.compile(
    r"\b(?:the|la)\s+(?P<id>[A-Z-]{5,16}|[A-Z][a-z]{4,12})\s+clause\b", re.IGNORECASE
)
_ITEM = re.compile(r",?\s+(?:inciso|párrafo|item|paragraph)\s+(?P<id>\(?[a-zñ]{1,4}\))")
_OUTSIDE = re.compile(
    r"\W{0,2}(?:\s*\([^)]{1,12}\))*\s*(?:of|to|in|under|de|del|de la|de los)\s+"
    r"(?:the\s+|la\s+|el\s+|los\s+|las\s+)?"
    r"(?:UK\s+|EU\s+)?(?:[\w,’'-]+\s+){0,7}?(?:Act\b|Regulations?\b|GDPR|Directive|Treaty|Convention|Code\b"
    r"|Ley\b|Código|Reglamento|Constitución|Tratado|Convención|Decreto|Estatuto|Lineamientos)",
)
_SCHEDULES = ("schedule", "annex", "appendi", "exhibit", "anexo", "apéndice")
_LAWS_OWN = ("article", "artículo", "section", "secci")


class Reference(NamedTuple):
    """A reference as a text writes it: where, the word before the number, and the path it means.

    `outside` says that a law or another instrument is named behind it.
    """

    start: int
    end: int
    noun: str
    path: str
    outside: bool


def stated(text: str) -> list[Reference]:
    """Every cross-reference of a text on its own, in order of the words."""
    found = [
        Reference(where.start, where.end, noun, next(iter(_paths(noun, id, ())), ""), outside)
        for where, noun, id, outside in _written(0, text)
    ]
    return sorted(one for one in found if one.path)


class Numbers:
    """The nodes of an outline by path and language."""

    def __init__(self, nodes: Sequence[Node]):
        self._by: dict[tuple[str, str], list[Node]] = {}
        self._id = {node.id: node for node in nodes}
        for node in nodes:
            if node.path and (node.number or node.kind == "schedule"):
                self._by.setdefault((node.path, node.language), []).append(node)
                self._by.setdefault((node.path, "*"), []).append(node)

    def find(self, path: str, language: str) -> str:
        """The id of the node of that path, in that language if it has one; empty for none."""
        found = self._by.get((path, language)) or self._by.get((path, "*"))
        return found[0].id if found else ""

    def scope(self, id: str) -> Iterator[str]:
        """The path of a node and of those above it, innermost first."""
        while id in self._id:
            yield self._id[id].path
            id = self._id[id].parent


def references(
    passages: Sequence[Passage],
    languages: Sequence[Language | str],
    node_of: dict[int, str],
    nodes: Sequence[Node],
) -> tuple[CrossReference, ...]:
    """Every cross-reference of the document, in order."""
    numbers = Numbers(nodes)
    found: list[CrossReference] = []
    for index, passage in enumerate(passages):
        here = tuple(numbers.scope(node_of.get(index, "")))
        for where, noun, id, outside in _written(index, passage.text):
            paths = _paths(noun, id, here)
            target = ""
            if not outside:
                targets = (numbers.find(path, languages[index]) for path in paths)
                target = next((one for one in targets if one), "")
            law = not target and noun.startswith(_LAWS_OWN)
            found.append(CrossReference(where, paths[0] if paths else id, target, outside or law))
    return tuple(found)


def _written(index: int, text: str) -> Iterator[tuple[Occurrence, str, str, bool]]:
    """Each reference in a text: where, the noun, the number as written, whether to a law."""
    for match in _NOUN.finditer(text):
        noun, place, start = match["noun"].lower(), match.end(), match.start()
        while (one := _one(noun, text, place)) is not None:
            id, end = one
            if text[end : end + 1] in '”»"' and text[end : end + 1]:
                end += 1
            outside = bool(_OUTSIDE.match(text, end))
            yield Occurrence(index, start, end, text[start:end]), noun, id, outside
            more = _MORE.match(text, end)
            if more is None:
                break
            start = place = more.end()
    for match in _BEFORE.finditer(text):
        if ordinal_value(match["id"]) is not None:
            yield Occurrence(index, *match.span(), match[0]), "clause", match["id"], False


def _one(noun: str, text: str, place: int) -> tuple[str, int] | None:
    found = _FIRST.match(text, place)
    if found:
        item = _ITEM.match(text, found.end()) if noun.startswith(("cláusula", "numeral")) else None
        if item:
            return f"{found['id']}.{item['id'].strip('()')}", item.end()
        return found["id"], found.end()
    if noun.startswith(_SCHEDULES):
        found = _LETTER.match(text, place) or _ROMAN.match(text, place)
        if found:
            return found["id"], found.end()
    return _in_words(noun, text, place)


def _in_words(noun: str, text: str, place: int) -> tuple[str, int] | None:
    found = _ORDINAL.match(text, place)
    if found is None or noun.startswith(("párrafo", "paragraph", "inciso")):
        return None
    words = found["id"]
    if ordinal_value(words) is None:
        words = re.split(r"[- ]", words)[0]
    if ordinal_value(words) is None:
        return None
    end = place + len(words)
    item = _ITEM.match(text, end)
    if item:
        return f"{words}|{item['id'].strip('()')}", item.end()
    return words, end


def _paths(noun: str, id: str, here: tuple[str, ...]) -> list[str]:
    """The paths that a number may mean where it stands, the likeliest first."""
    if noun.startswith(_SCHEDULES):
        step = schedule_step(id)
        return [f"schedule {step}"] if step else []
    words, _, item = id.partition("|")
    number = ordinal_value(words)
    steps = str(number) if number is not None else _steps(words)
    steps = f"{steps}.{item}" if item else steps
    if noun.startswith("declara"):
        return [f"declaration {steps}", steps]
    if noun.startswith(("recital", "antecedente")):
        return [f"recital {steps}", steps]
    if steps[:1].isalpha() and not re.match(r"[ivx]+\.\d", steps):
        return [f"{path}.{steps}" for path in here if path] or [steps]
    scoped = [path.split(".")[0] for path in here if path.startswith("schedule ")]
    inside = [f"{scoped[0]}.{steps}"] if scoped else []
    return [*inside, steps] if noun.startswith(("para", "numeral", "apart")) else [steps, *inside]


def _steps(id: str) -> str:
    """`5.2(a)(i)` and `5.2 a)` as a path: `5.2.a.i`."""
    return ".".join(re.findall(r"\d+|[a-zñ]+|[IVX]+", id)).lower()
