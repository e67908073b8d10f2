"""Print the marks of a text as spans, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.model import (
    Bilingual,
    Language,
    Library,
    Mark,
    Marked,
    Money,
    Name,
    Percent,
    Period,
    Request,
    Span,
    Value,
)
from agreements.text import dates, money, spanish
from agreements.text.figures import counted, with_separators

QUOTES = {"en": "“{}”", "es": "«{}»"}
_AXES = {"nation": "uk_nations", "regime": "mexican_regimes", "instrument": "instruments",
         "structure": "structures"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference may name: its printed name, its bare number, whose number that is."""

    name: Name
    field: Bilingual
    owner: str


@dataclass(frozen=True, slots=True)
class Printer:
    """Everything that marks are printed from: the facts, the phrases and the numbers."""

    library: Library
    request: Request
    values: Mapping[str, Value]
    titles: Mapping[str, Bilingual]
    targets: Mapping[str, Target]

    def spans(self, text: Marked, language: Language) -> tuple[Span, ...]:
        """The text in that language, mark by mark."""
        return tuple(
            [
                Span("text", part) if isinstance(part, str) else self._mark(part, language)
                for part in text
            ]
        )

    def _mark(self, mark: Mark, language: Language) -> Span:
        if mark.function == "value":
            return self._value(mark, language)
        if mark.function == "law":
            name = self.library.laws[mark.argument].name
            return Span("law", phrase(name, language, mark.filters), mark.argument)
        if mark.function == "ref":
            return self._reference(mark, language)
        return self._term(mark, language)

    def _value(self, mark: Mark, language: Language) -> Span:
        value = self.values.get(mark.argument)
        if value is None:
            return blank(mark, self.titles.get(mark.argument), language)
        text = printed(value, language, mark.filters)
        return Span("value", text, mark.argument)

    def _term(self, mark: Mark, language: Language) -> Span:
        definition = self.library.definitions.get(mark.argument)
        name = definition.name if definition else self.library.terms[mark.argument]
        text = phrase(name, language, mark.filters)
        if mark.function == "defined":
            return Span("defined", QUOTES[language].format(text), mark.argument)
        return Span("term", text, mark.argument)

    def _reference(self, mark: Mark, language: Language) -> Span:
        target = self.targets.get(mark.argument)
        if target is None:
            title = Bilingual(f"clause “{mark.argument}”", f"cláusula «{mark.argument}»")
            return blank(mark, title, language)._replace(target=f"ref:{mark.argument}")
        text = phrase(target.name, language, mark.filters)
        return Span("reference", text, target.owner, target.field[language])


def phrase(name: Name, language: Language, filters: tuple[str, ...]) -> str:
    """A name in one language after its filters."""
    if language == "es":
        return spanish.spanish(name, filters)
    return spanish.english(name, filters)


def printed(value: Value, language: Language, filters: tuple[str, ...]) -> str:
    """A value as its type prints in one language, after its filters."""
    if isinstance(value, Name):
        return phrase(value, language, filters)
    text = _typed(value, language)
    if language == "es":
        text = _with_article(value, text, filters)
    return spanish.capital(text) if "cap" in filters else text


def blank(mark: Mark, title: Bilingual | None, language: Language) -> Span:
    """The visible gap that a missing fact leaves: `[● Federal taxpayer number (RFC)]`."""
    if "oa" in mark.filters:
        return Span("blank", "[o/a]" if language == "es" else "", mark.argument)
    named = title[language] if title else mark.argument
    text = f"[● {named}]"
    if language == "es":
        for filter, word in (("de", "de"), ("a", "a"), ("y", "y")):
            text = f"{word} {text}" if filter in mark.filters else text
    return Span("blank", text, mark.argument)


def phrase_values(library: Library, request: Request) -> dict[str, Value]:
    """The phrases of the contexts file that this request reads, as `nation.law`."""
    chosen = {
        "nation": request.uk_nation,
        "regime": request.mexican_regime,
        "instrument": request.instrument,
        "structure": request.structure,
    }
    return {
        f"{root}.{key}": name
        for root, axis in _AXES.items()
        for key, name in library.phrases.get(axis, {}).get(chosen[root], {}).items()
    }


def _typed(value: Value, language: Language) -> str:
    if isinstance(value, Period):
        return dates.period(value, language)
    if isinstance(value, Money):
        return money.amount(value, language)
    if isinstance(value, Percent):
        return money.percent(value, language)
    if isinstance(value, Bilingual):
        return value[language]
    if isinstance(value, date):
        return dates.day(value, language)
    if isinstance(value, int):
        return counted(value, language)
    if isinstance(value, Decimal):
        return with_separators(value)
    return str(value)


def _with_article(value: Value, text: str, filters: tuple[str, ...]) -> str:
    if "el" in filters and isinstance(value, Period):
        text = f"{dates.article(value)} {text}"
    elif "el" in filters and isinstance(value, date):
        text = f"el {text}"
    for step, write in (("de", spanish.de), ("a", spanish.a), ("y", spanish.y)):
        text = write(text) if step in filters else text
    return text
