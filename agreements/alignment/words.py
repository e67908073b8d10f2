"""What of a passage can be recognised in its translation: stems, cognates, figures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from agreements.messages import Language
from agreements.text.figures import in_words

STEM, COGNATE = 6, 5
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_SPELT = (("ph", "f"), ("th", "t"), ("ch", "c"), ("qu", "cu"), ("k", "c"), ("y", "i"), ("w", "v"))
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A word in small letters without accents; ñ is n."""
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The head of a word, which its plural and most of its endings share."""
    return bare(word).rstrip("s")[:STEM]


def stems(text: str) -> list[str]:
    """The stems of a text in order."""
    return [one for word in _WORD.findall(text) if (one := stem(word))]


@lru_cache(maxsize=50_000)
def cognate(word: str) -> str:
    """The head of a word as both languages would spell it: photograph and fotografía are `fotog`.

    Empty for a word too short to tell.
    """
    spelt = bare(word)
    for written, said in _SPELT:
        spelt = spelt.replace(written, said)
    spelt = _DOUBLED.sub(r"\1", spelt)
    return spelt[:COGNATE] if len(spelt) >= COGNATE else ""


def telling(text: str, language: Language) -> dict[str, str]:
    """The stems of a text, each with its cognate head; a figure is `#30`, also where in words."""
    numerals, found = _numerals(language), {}
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            found["#" + token.replace(",", "")] = ""
        elif token.lower() in numerals:
            found["#" + numerals[token.lower()]] = ""
        elif one := stem(token):
            found.setdefault(one, cognate(token))
    return found


@lru_cache(maxsize=2)
def _numerals(language: Language) -> dict[str, str]:
    """The numbers that one word writes; one and two are left out: they say too little."""
    numbers = (*range(3, 30), *range(30, 101, 10))
    return {in_words(one, language): str(one) for one in numbers}
