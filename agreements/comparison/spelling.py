"""Words without what is only typography: signs, case, accents, American spelling."""

from __future__ import annotations

import re

_ATOM = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SPELLING = re.compile(
    r"(?<=[a-z])(?:is(?=(?:e|ed|es|ing|ation|ations)$)|our(?=(?:s|ed|ing|able)?$))"
)
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûäëïöç", "aeiouunaeiouaeiouaeioc")


def singular(term: str) -> str:
    """A term without case and plural ending: `Students` and `Student` are one."""
    return re.sub(r"(?<=\w{3})e?s\b", "", term.casefold())


def words(text: str) -> list[str]:
    """The words and figures of a text, each in one spelling."""
    return [_spelt(word) for word in _ATOM.findall(_plain(text))]


def bare(text: str) -> str:
    """Letters and figures alone, in one spelling: what is left of a text without typography."""
    return "".join(words(text))


def _plain(text: str) -> str:
    return text.casefold().translate(_ACCENTS)


def _spelt(word: str) -> str:
    """American and British spelling as one."""
    return _SPELLING.sub(lambda found: "iz" if found[0] == "is" else "or", word)
