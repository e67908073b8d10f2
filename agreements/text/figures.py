"""Whole numbers in words, in English and in Spanish, and figures as each language prints them.

Spanish follows the RAE (veintiún días, treinta y una semanas); thousands are separated by a
comma and decimals by a point in both languages, as Mexico does.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from agreements.model import Language

Gender = Literal["m", "f"]

_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ES_UNITS = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = [
    "_",
    "_",
    "_",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
_ES_HUNDREDS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def in_words(number: int, language: Language, gender: Gender = "m") -> str:
    """A whole number below 10^12 in words, as it stands before a noun of that gender."""
    if not 0 <= number < 10**12:
        raise ValueError(number)
    if language == "en":
        return _english(number)
    return _before_noun(_spanish(number), gender)


def _english(number: int) -> str:
    if number < 20:
        return _EN_UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN_UNITS[unit]}" if unit else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{_english(head)} {word}" + _english_rest(rest)
    head, rest = divmod(number, 100)
    return f"{_EN_UNITS[head]} hundred" + (f" and {_english(rest)}" if rest else "")


def _english_rest(rest: int) -> str:
    if not rest:
        return ""
    return f" and {_english(rest)}" if rest < 100 else f" {_english(rest)}"


def _spanish(number: int) -> str:
    if number < 30:
        return _ES_UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _ES_TENS[tens] + (f" y {_ES_UNITS[unit]}" if unit else "")
    if number == 100:
        return "cien"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return _ES_HUNDREDS[hundreds] + (f" {_spanish(rest)}" if rest else "")
    if number < 10**6:
        head, rest = divmod(number, 1000)
        thousands = "mil" if head == 1 else f"{_before_noun(_spanish(head), 'm')} mil"
        return thousands + (f" {_spanish(rest)}" if rest else "")
    head, rest = divmod(number, 10**6)
    millions = "un millón" if head == 1 else f"{_before_noun(_spanish(head), 'm')} millones"
    return millions + (f" {_spanish(rest)}" if rest else "")


def _before_noun(words: str, gender: Gender) -> str:
    if gender == "f":
        words = " ".join(
            word[:-2] + "as" if word.endswith("cientos") or word == "quinientos" else word
            for word in words.split(" ")
        )
        return words[:-1] + "a" if words.endswith("uno") else words
    if words.endswith("veintiuno"):
        return words[:-4] + "iún"
    return words[:-1] if words.endswith("uno") else words


def counted(number: int, language: Language) -> str:
    """A count as agreements print it: `two (2)`, `dos (2)`.

    Where the Spanish words would have to agree with a noun that is not known here (una, doscientas)
    both languages print the figure alone.
    """
    varies = number > 100 or (number % 10 == 1 and number != 11)
    if varies:
        return with_separators(number)
    return f"{in_words(number, language)} ({number})"


def with_separators(number: int | Decimal) -> str:
    """A figure with thousands separated by commas: `42,900` or `1,250.50`."""
    return f"{number:,}"
