"""True pairs with one thing changed in one language: what people mistype or leave behind."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from agreements.checks.names import Named
from agreements.comparison.mentions import mentions
from agreements.messages import Language
from agreements.outline.labels import label
from agreements.outline.references import stated
from agreements.text.figures import in_words


class Mutated(NamedTuple):
    """A pair after one change: its kind, the language that was changed, the texts, what changed."""

    kind: str
    language: Language
    en: str
    es: str
    old: str
    new: str


Change = Callable[[str, Language, random.Random, Sequence[Named]], Iterator[tuple[int, int, str]]]

CHECKS = {
    "figure": ("figures-differ", "percentages-differ", "words-and-figures-differ"),
    "date": ("dates-differ",),
    "period": ("periods-differ", "words-and-figures-differ"),
    "money": ("money-differs",),
    "reference": ("references-differ",),
    "party": ("parties-differ", "names-differ"),
    "negation": ("negation-differs", "force-differs"),
    "modality": ("force-differs", "negation-differs"),
    "condition": ("condition-missing", "exception-missing", "limit-missing"),
    "list item": ("items-differ", "length-out-of-proportion"),
    "item between commas": ("items-differ", "length-out-of-proportion"),
    "untranslated": ("left-untranslated",),
}


def mutations(en: str, es: str, names: Sequence[Named], chance: random.Random) -> Iterator[Mutated]:
    """One change of each kind that the pair allows, in a language and at a place by chance."""
    for kind, change in _CHANGES.items():
        languages: list[Language] = ["en", "es"]
        chance.shuffle(languages)
        for language in languages:
            text = en if language == "en" else es
            places = list(change(text, language, chance, names))
            if not places:
                continue
            start, end, new = chance.choice(places)
            whole = text[:start] + new + text[end:]
            if language == "en":
                yield Mutated(kind, language, whole, es, text[start:end], new)
            else:
                yield Mutated(kind, language, en, whole, text[start:end], new)
            break
    if len(en.split()) > 8:
        yield Mutated("untranslated", "es", en, en, es, en)


def _stated(*kinds: str) -> Change:
    def change(
        text: str, language: Language, chance: random.Random, names: Sequence[Named]
    ) -> Iterator[tuple[int, int, str]]:
        own = _own_number(text)
        taken = [(one.start, one.end) for one in stated(text)]
        for one in mentions(text):
            inside = any(a <= one.start < b for a, b in taken) or one.start < own
            if one.kind in kinds and not inside:
                yield from _other_number(text, one.start, one.end, language, chance)

    return change


def _own_number(text: str) -> int:
    """How many signs of a text are its own number: a heading’s “Section 1” refers to nothing."""
    found = label(text)
    return text.rfind(found.rest) if found and found.rest else 0


def _other_number(
    text: str, start: int, end: int, language: Language, chance: random.Random
) -> Iterator[tuple[int, int, str]]:
    """The same words with one of their numbers changed."""
    words = text[start:end]
    for found in re.finditer(r"\d+", words):
        if len(found[0]) < 3 or found[0].startswith(("19", "20")) or "," in words:
            new = str(int(found[0]) + chance.choice((1, 2, 3, 5, 10)))
            yield start + found.start(), start + found.end(), new.zfill(len(found[0]))
        else:
            yield start + found.start(), start + found.end(), str(int(found[0]) + 100)
    if re.search(r"\d", words):
        return
    numerals = {in_words(number, language): number for number in range(3, 100)}
    for word, number in numerals.items():
        for found in re.finditer(rf"\b{word}\b(?![- ](?:y\b|\w+-))", words, re.IGNORECASE):
            if found[0].lower() == words.lower().split(" ")[0]:
                new = in_words(number + chance.choice((1, 2, 3, 10)), language)
                yield start + found.start(), start + found.end(), new


def _reference(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    for one in stated(text):
        if one.start < _own_number(text):
            continue
        for found in re.finditer(r"\d+(?:\.\d+)*", text[one.start : one.end]):
            parts = found[0].split(".")
            parts[-1] = str(int(parts[-1]) + chance.choice((1, 2, 4)))
            yield one.start + found.start(), one.start + found.end(), ".".join(parts)


_INVENTED = ("Meridian", "Norvale", "Quetzalia", "Halden", "Zurita")


def _party(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """Another party in the place of one, or an unknown name for a known one."""
    parties = [one.form(language) for one in names if one.kind != "term" and one.kept >= 0.75]
    for form in parties:
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            others = [one for one in parties if one not in form and form not in one]
            yield (*found.span(), chance.choice(others or list(_INVENTED)))


def _negation(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """A denial taken out, or one put in before a verb of force."""
    if language == "en":
        forms = r"(?<= )not (?!only|later|less|more|limited|to exceed)"
        added = r"(?<= )(?:shall|will|must|may|can) (?!not\b)"
        dropped = re.finditer(forms, text)
    else:
        added = r"(?<= )(?<!no )(?<!no se )(?=(?:podrá|deberá|puede|debe|será|tendrá)n? )"
        dropped = re.finditer(r"(?<= )no (?!obstante|solo|sólo|más|menos|mayor|menor|limit)", text)
    for found in dropped:
        yield (*found.span(), "")
    for found in re.finditer(added, text):
        yield found.end(), found.end(), "not " if language == "en" else "no "


_MODALS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "shall": ("may", "should"), "must": ("may", "should"), "may": ("shall", "must"),
        "will": ("may",), "should": ("must",),
    },
    "es": {
        "deberá": ("podrá", "procurará"), "deberán": ("podrán", "procurarán"),
        "podrá": ("deberá",), "podrán": ("deberán",), "debe": ("puede",), "deben": ("pueden",),
        "puede": ("debe",), "pueden": ("deben",), "procurarán": ("deberán",),
    },
}  # fmt: skip


# “Neither Party shall” and “neither Party may” forbid alike.
_NOBODY = re.compile(r"\b(?:neither|no|ning[uú]n|ninguna|nadie|nobody)\b[^.;]*$", re.IGNORECASE)


def _modality(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    for old, others in _MODALS[language].items():
        for found in re.finditer(rf"(?<= ){old}(?= (?!not\b))", text):
            before = text[: found.start()]
            if not before.endswith("no ") and not _NOBODY.search(before):
                yield (*found.span(), chance.choice(others))


def _condition(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """“only” left out, an exception turned into its contrary."""
    swaps = (
        {"only ": "", "solely ": "", "unless ": "when "}
        if language == "en"
        else {"solo ": "", "sólo ": "", "únicamente ": "", "exclusivamente ": "",
              "salvo que ": "cuando ", "a menos que ": "cuando "}
    )  # fmt: skip
    for old, new in swaps.items():
        for found in re.finditer(rf"(?<= ){old}", text):
            yield (*found.span(), new)


def _list_item(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """An item of a list with signs or semicolons left out."""
    parts = [at.start() for at in re.finditer(";", text)]
    if len(parts) > 1:
        yield parts[0], parts[1], ""
    signs = [at.start() for at in re.finditer(r"(?<=\s)\(?(?:[a-h]|[ivx]{1,4}|\d)\)\s", text)]
    if len(signs) > 2:
        yield signs[1], signs[2], ""


def _between_commas(
    text: str, language: Language, chance: random.Random, names: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """An item of a row of four or more left out."""
    row = r"(?:[^,;.:()]{2,40}, ){2,}[^,;.:()]{2,40}?,? (?:and|or|y|e|o|u) [^,;.:()]{2,40}"
    for found in re.finditer(row, text):
        commas = [found.start() + at.start() for at in re.finditer(", ", found[0])]
        if len(commas) > 1:
            yield commas[0], commas[1], ""


_CHANGES: dict[str, Change] = {
    "figure": _stated("figure"),
    "date": _stated("date"),
    "period": _stated("period"),
    "money": _stated("money"),
    "reference": _reference,
    "party": _party,
    "negation": _negation,
    "modality": _modality,
    "condition": _condition,
    "list item": _list_item,
    "item between commas": _between_commas,
}
