"""The number that a passage begins with, automatic or typed: `5.1`, `(a)`, `QUINTA.`, `Anexo 2`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from agreements.text.labels import ordinal, roman

Shape = Literal["figures", "letter", "roman", "ordinal", "schedule", "declaration"]


class Label(NamedTuple):
    """A number read: its shape, its steps as figures or letters, what is printed, and the rest.

    `dress` is what stands around a letter or roman number (`()`, `)`, `.`); `noun` the word before
    it (`schedule`, `clause`), if any.
    """

    shape: Shape
    steps: tuple[str, ...]
    printed: str
    rest: str
    dress: str = ""
    noun: str = ""


SCHEDULE_NOUNS = "schedule|annexe?|appendix|exhibit|attachment|anexo|apéndice"
_CLAUSE_NOUNS = (
    "clause|article|section|cláusula|clausula|artículo|articulo|sección|seccion|capítulo"
)
_END = r"(?:\s*[.:)]?\s*[-–—]+\s*|\s*[.:]\s*|\s+|$)"
_SCHEDULE = re.compile(
    rf"(?P<noun>{SCHEDULE_NOUNS})\s+[\"“«]?"
    rf"(?P<id>\d{{1,3}}|[A-Z]|[IVX]{{1,5}}|[a-záéíóú]+(?:[- ][a-záéíóú]+)?)[\"”»]?"
    r"(?=\s*(?:[.:\-–—(/\n]|$)|\s+(?-i:[A-ZÁÉÍÓÚÑ“«\"]))",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"(?:(?P<noun>{_CLAUSE_NOUNS}|part|parte)\s+)?(?P<id>\d{{1,3}}(?:\.\d{{1,3}}){{0,5}})"
    r"(?:\s*[.):]?\s*[-–—]+\s*|[.):]+\s*|\s+(?=(?-i:[A-ZÁÉÍÓÚÑ“«\"¿(\[]))|\s*$|\t+)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?P<id>[IVXL]{1,6}(?:\.\d{1,3})+)(?:[.):]*\s*[-–—]?\s*)(?=\S|$)")
_SIGN = re.compile(
    r"(?P<open>\(?)(?P<id>[ivxl]{1,7}|[IVXL]{1,7}|([a-zñ])\3{0,2}|[A-Z])(?P<close>\)|\.(?!\w)\)?)"
    r"(?:\s*[-–—]\s*|\s+|$)"
)
_FIGURE_SIGN = re.compile(r"\((?P<id>\d{1,3})\)(?:\s+|$)")
_ORDINAL = re.compile(
    rf"(?:(?P<noun>{_CLAUSE_NOUNS})\s+)?"
    rf"(?P<id>[A-Za-zÁÉÍÓÚáéíóú]+(?:[- ][A-Za-zÁÉÍÓÚáéíóú]+){{0,3}})",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[MDCLXVI])M*(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})$")
_ROMAN_VALUES = {roman(number): number for number in range(1, 200)}


@lru_cache(maxsize=4096)
def label(text: str, automatic: str = "") -> Label | None:
    """The number of a passage: the automatic one, else what the text begins with."""
    if automatic.strip():
        found = _read(automatic.strip())
        if found is not None:
            typed = _read(text) if found.shape == "figures" and not found.rest else None
            if typed is not None and typed.shape == "ordinal":
                return typed
            return found._replace(rest=text, printed=automatic.strip())
        return None
    return _read(text)


def _read(text: str) -> Label | None:
    text = text.lstrip()
    return _schedule(text) or _ordinal(text) or _figures(text) or _sign(text)


def _schedule(text: str) -> Label | None:
    found = _SCHEDULE.match(text)
    if not found or not text[:1].isupper():
        return None
    step = schedule_step(found["id"])
    if step is None:
        return None
    rest = text[found.end() :].lstrip(" .:-–—\t\n")
    return Label("schedule", (step,), found[0], rest, noun="schedule")


def schedule_step(id: str) -> str | None:
    """The one form of a schedule's number: figures, a letter, or an ordinal in words."""
    if id.isdigit():
        return str(int(id))
    if len(id) == 1 and id.isupper() and id not in "IVX":
        return id
    if id in _ROMAN_VALUES:
        return str(_ROMAN_VALUES[id])
    number = ordinal_value(id)
    return None if number is None else str(number)


def _figures(text: str) -> Label | None:
    dotted = _DOTTED.match(text)
    if dotted:
        head, *tail = dotted["id"].split(".")
        return Label("declaration", (head, *tail), dotted["id"], text[dotted.end() :])
    found = _FIGURES.match(text)
    if found and (found["noun"] or not _is_date_or_sum(text, found.end())):
        steps = tuple(str(int(step)) for step in found["id"].split("."))
        return Label(
            "figures", steps, found[0].strip(), text[found.end() :], noun=found["noun"] or ""
        )
    signed = _FIGURE_SIGN.match(text)
    if signed:
        return Label("letter", (signed["id"],), signed[0].strip(), text[signed.end() :], "(1)")
    return None


def _is_date_or_sum(text: str, end: int) -> bool:
    """`12 January`, `30 Days`, `1. de enero`: a figure that numbers nothing."""
    head, rest = text[:end], text[end:]
    if head.rstrip() != head and not re.search(r"[.):\-–—\t]", head):
        return bool(re.match(r"[A-Z][a-z]+ \d{4}|de |días|days", rest)) or len(head.strip()) > 3
    return False


def _sign(text: str) -> Label | None:
    found = _SIGN.match(text)
    if not found or (found["open"] and not found["close"].endswith(")")):
        return None
    id, dress = found["id"], f"{found['open']}{found['close']}"
    dress += "A" if id.isupper() else "a"
    is_roman = bool(_ROMAN.match(id.upper()))
    if len(id) > 1 and not is_roman and len(set(id)) > 1:
        return None
    shape: Shape = "roman" if is_roman and (len(id) > 1 or id in "iIvVxX") else "letter"
    return Label(shape, (id,), found[0].strip(), text[found.end() :], dress)


def _ordinal(text: str) -> Label | None:
    found = _ORDINAL.match(text)
    if not found:
        return None
    words = re.split(r"[- ]", found["id"])
    if not _begins_ordinal(words[0]):
        return None
    for length in range(len(words), 0, -1):
        number = ordinal_value(" ".join(words[:length]))
        if number is None:
            continue
        end = found.start("id") + len("x".join(words[:length]))
        after = text[end:]
        if not found["noun"] and not (text[:end].isupper() or re.match(r"\s*[.:]?\s*[-–—]", after)):
            return None
        if not re.match(r"\s*[.:,\-–—\n]|\s*$", after) and not found["noun"]:
            return None
        rest = re.sub(rf"^{_END}", "", after)
        return Label("ordinal", (str(number),), text[:end], rest, noun=found["noun"] or "")
    return None


def bare(text: str) -> str:
    """Lower case without accents, hyphens as spaces."""
    small = text.lower().replace("-", " ")
    if small.isascii():
        return small
    decomposed = unicodedata.normalize("NFD", small)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=4096)
def ordinal_value(words: str) -> int | None:
    """The number of an ordinal in words, in either language and gender."""
    return _ordinals().get(bare(words))


@lru_cache(maxsize=4096)
def _begins_ordinal(word: str) -> bool:
    return bare(word) in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split(" ")[0] for form in _ordinals())


@cache
def _ordinals() -> dict[str, int]:
    found: dict[str, int] = {"unica": 1, "unico": 1}
    for number in range(1, 100):
        spanish = bare(ordinal(number, "es"))
        masculine = spanish[:-1] + "o"
        mixed = re.sub(r"a (?=\w)", "o ", spanish)
        both = re.sub(r"a (?=\w)", "o ", masculine)
        joined = re.sub(r"(\w+)a (?=\w)", r"\1o", spanish)
        for form in (spanish, masculine, mixed, both, joined, joined[:-1] + "o"):
            found.setdefault(form, number)
        found[bare(ordinal(number, "en"))] = number
    found |= {"undecima": 11, "undecimo": 11, "duodecima": 12, "duodecimo": 12}
    found |= {"primer": 1, "tercer": 3}
    return found


def roman_value(id: str) -> int | None:
    """The number that roman figures write, up to 199."""
    return _ROMAN_VALUES.get(id.upper())
