"""The numbers of clauses: arabic, lettered, roman, and the ordinals of a Mexican convenio."""

from __future__ import annotations

from agreements.model import Language

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ES_UNITS = [
    "_",
    "PRIMERA",
    "SEGUNDA",
    "TERCERA",
    "CUARTA",
    "QUINTA",
    "SEXTA",
    "SÉPTIMA",
    "OCTAVA",
    "NOVENA",
]
_ES_TENS = [
    "_",
    "DÉCIMA",
    "VIGÉSIMA",
    "TRIGÉSIMA",
    "CUADRAGÉSIMA",
    "QUINCUAGÉSIMA",
    "SEXAGÉSIMA",
    "SEPTUAGÉSIMA",
    "OCTOGÉSIMA",
    "NONAGÉSIMA",
]
_EN_UNITS = [
    "_",
    "FIRST",
    "SECOND",
    "THIRD",
    "FOURTH",
    "FIFTH",
    "SIXTH",
    "SEVENTH",
    "EIGHTH",
    "NINTH",
    "TENTH",
    "ELEVENTH",
    "TWELFTH",
    "THIRTEENTH",
    "FOURTEENTH",
    "FIFTEENTH",
    "SIXTEENTH",
    "SEVENTEENTH",
    "EIGHTEENTH",
    "NINETEENTH",
]
_EN_TENS = ["_", "_", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY"]


def letter(number: int) -> str:
    """1 is `a`, 26 `z`, 27 `aa` (as Word counts: aa, bb, cc)."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def roman(number: int) -> str:
    """1 is `I`, 9 `IX`."""
    digits = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        digits.append(sign * count)
    return "".join(digits)


def ordinal(number: int, language: Language) -> str:
    """The feminine ordinal of a clause up to 199: `VIGÉSIMA PRIMERA`, `TWENTY-FIRST`."""
    if not 1 <= number <= 199:
        raise ValueError(number)
    return _english_ordinal(number) if language == "en" else _spanish_ordinal(number)


def _spanish_ordinal(number: int) -> str:
    if number >= 100:
        return f"CENTÉSIMA {_spanish_ordinal(number - 100)}".strip()
    tens, unit = divmod(number, 10)
    return " ".join(filter(None, (_ES_TENS[tens] if tens else "", _ES_UNITS[unit] if unit else "")))


def _english_ordinal(number: int) -> str:
    if number == 100:
        return "ONE HUNDREDTH"
    if number > 100:
        return f"ONE HUNDRED AND {_english_ordinal(number - 100)}"
    if number < 20:
        return _EN_UNITS[number]
    tens, unit = divmod(number, 10)
    return f"{_EN_TENS[tens]}-{_EN_UNITS[unit]}" if unit else _EN_TENS[tens][:-1] + "IETH"
