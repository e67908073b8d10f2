"""The numbers that clauses and paragraphs bear, and how a reference names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agreements.model import Bilingual, Kind, Name, Structure
from agreements.text.labels import letter, ordinal, roman

NO_NUMBER = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a text (`label`), what a reference prints (`full`), and of what kind."""

    label: Bilingual
    full: Bilingual


def heading(kind: Kind, structure: Structure, count: int) -> Number:
    """The number of the count-th clause or schedule."""
    if kind == "schedule":
        noun = "Schedule" if structure == "uk" else "Annex"
        label = Bilingual(f"{noun} {count}", f"Anexo {count}")
        return Number(label, Bilingual(str(count), str(count)))
    if kind != "clause":
        return Number(NO_NUMBER, NO_NUMBER)
    if structure == "mexican":
        label = Bilingual(ordinal(count, "en"), ordinal(count, "es"))
        return Number(label, label)
    return Number(_same(str(count)), _same(str(count)))


class Counter:
    """Counts the numbered paragraphs of one clause, level by level.

    Recitals and declarations go on counting from clause to clause: one counter serves them all.
    """

    def __init__(self, kind: Kind, structure: Structure, head: str = ""):
        self.kind, self.structure, self.head = kind, structure, head
        self._counts = [0, 0, 0, 0]

    def next(self, level: int) -> Number:
        """The number of the next paragraph of that level."""
        if level == 0:
            return Number(NO_NUMBER, NO_NUMBER)
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (3 - level)
        label = self._label(level)
        return Number(label, self._full(level, label))

    @property
    def first_level(self) -> int:
        """How many paragraphs of level 1 there have been."""
        return self._counts[1]

    def _label(self, level: int) -> Bilingual:
        count = self._counts[level]
        if level == 2 and self.kind == "declaration":
            return _same(f"{roman(self._counts[1])}.{count}")
        if level == 2:
            return self._item(letter(count))
        if level == 3:
            return self._item(roman(count).lower())
        return self._first(count)

    def _first(self, count: int) -> Bilingual:
        if self.kind == "clause":
            return NO_NUMBER if self.structure == "mexican" else _same(f"{self.head}.{count}")
        if self.kind == "recital":
            mexican = self.structure == "mexican"
            return _same(f"{roman(count)}." if mexican else f"({letter(count).upper()})")
        if self.kind == "declaration":
            return _same(f"{roman(count)}.")
        if self.kind == "opening":
            return NO_NUMBER if self.structure == "mexican" else _same(f"({count})")
        return _same(str(count)) if self.kind == "schedule" else NO_NUMBER

    def _item(self, sign: str) -> Bilingual:
        english = f"({sign})" if self.structure == "uk" else f"{sign})"
        return Bilingual(english, f"{sign})")

    def _full(self, level: int, label: Bilingual) -> Bilingual:
        bare = Bilingual(label.en.rstrip("."), label.es.rstrip("."))
        if level == 1 or self.kind == "declaration":
            return bare
        first = self._first(self._counts[1])
        if level == 2:
            return Bilingual(first.en + bare.en, first.es + bare.es)
        second = self._item(letter(self._counts[2]))
        return Bilingual(first.en + second.en + bare.en, first.es + second.es + bare.es)


def clause_name(kind: Kind, structure: Structure, number: Number) -> Name:
    """What a reference to a whole clause or schedule prints."""
    en, es = number.full.en, number.full.es
    if kind == "schedule":
        return Name(number.label.en, number.label.es, "el")
    if structure == "mexican":
        return Name(f"the {en} clause", f"cláusula {es}", "la")
    return Name(f"clause {en}", f"cláusula {es}", "la")


def paragraph_name(
    kind: Kind, structure: Structure, clause: Number, number: Number, place: int, level: int
) -> Name:
    """What a reference to a paragraph prints; `place` counts the clause's level-1 paragraphs."""
    if kind == "clause" and structure == "mexican":
        base = clause_name(kind, structure, clause)
        if level == 1:
            en, es = f", {_EN_PLACES[place - 1]} paragraph", f", {_ES_PLACES[place - 1]} párrafo"
        else:
            en, es = f", item {number.full.en}", f", inciso {number.full.es}"
        return Name(base.en + en, base.es + es, "la")
    if kind == "schedule":
        en, es = f"paragraph {number.full.en} of ", f"numeral {number.full.es} del "
        return Name(en + clause.label.en, es + clause.label.es, "el")
    noun_en, noun_es, article = _NOUNS[kind]
    return Name(f"{noun_en} {number.full.en}", f"{noun_es} {number.full.es}", article)


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


_NOUNS: dict[str, tuple[str, str, Literal["el", "la"]]] = {
    "clause": ("clause", "cláusula", "la"),
    "recital": ("recital", "antecedente", "el"),
    "declaration": ("declaration", "declaración", "la"),
    "opening": ("party", "parte", "la"),
}
_EN_PLACES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_ES_PLACES = [
    "primer",
    "segundo",
    "tercer",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
]
