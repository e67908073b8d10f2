"""The whole numbers that a text states, in figures or in words: 30, thirty, treinta, (30)."""

from __future__ import annotations

import re
from functools import cache

from agreements.model import Language
from agreements.text.figures import Gender, in_words

_DIGITS = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_GREATEST = 100
_GENDERS: tuple[Gender, ...] = ("m", "f")


def in_figures(text: str) -> list[str]:
    """The numbers written in digits, without separators: `42,900` is `42900`."""
    return [found.group(0).replace(",", "") for found in _DIGITS.finditer(text)]


def in_letters(text: str, language: Language) -> list[str]:
    """The numbers from two to a hundred written in words, as digits. (One may be an article.)"""
    known = _numerals(language)
    return [known[found.group(0).lower()] for found in _pattern(language).finditer(text)]


@cache
def _numerals(language: Language) -> dict[str, str]:
    return {
        in_words(number, language, gender): str(number)
        for number in range(2, _GREATEST + 1)
        for gender in _GENDERS
    }


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    longest_first = sorted(_numerals(language), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
