"""Spanish agreement: articles, contractions, y and e, endings, capitals.

Each function takes what a mark prints so far and gives what it prints next; English prints
nothing for any of them but `cap` and `pl`.
"""

from __future__ import annotations

import re
import unicodedata

from agreements.model import Name

ENDINGS = {"el": "o", "la": "a", "los": "os", "las": "as"}
_PLURAL = {"el": "los", "la": "las", "los": "los", "las": "las"}
_SOUND_I = re.compile(r"(?:i|hi)(?![aeou])", re.IGNORECASE)


def de(phrase: str) -> str:
    """`de` before a phrase, contracted: del Comité, de la UNORTE, de El Colegio."""
    return f"del {phrase[3:]}" if phrase.startswith("el ") else f"de {phrase}"


def a(phrase: str) -> str:
    """`a` before a phrase, contracted: al Comité, a la UNORTE."""
    return f"al {phrase[3:]}" if phrase.startswith("el ") else f"a {phrase}"


def y(phrase: str) -> str:
    """`y`, or `e` before the sound i: e Inverleven, y hielo."""
    return f"e {phrase}" if _SOUND_I.match(_bare(phrase)) else f"y {phrase}"


def capital(phrase: str) -> str:
    """The phrase with its first letter in capital, as at the head of a sentence."""
    return phrase[:1].upper() + phrase[1:]


def plural_article(article: str) -> str:
    """The article of the plural: el to los."""
    return _PLURAL[article]


def likely_article(phrase: str) -> str:
    """The article that a phrase most likely takes by its first word, or "" where it holds one."""
    first = _bare(phrase).split(" ", 1)[0].casefold()
    if first in ENDINGS:
        return ""
    if "university" in _bare(phrase).casefold().split():
        return "la"
    plural = first.endswith("s") and first != "campus"
    ending = first.rstrip("s")
    feminine = ending.endswith(_FEMININE) and not ending.endswith("ma")
    if plural:
        return "las" if feminine else "los"
    return "la" if feminine else "el"


_FEMININE = ("a", "dad", "dade", "cion", "sion")


def spanish(name: Name, filters: tuple[str, ...]) -> str:
    """A name in Spanish after its filters."""
    plural = "pl" in filters
    article = _PLURAL[name.article] if plural else name.article
    if "oa" in filters:
        return ENDINGS[article]
    phrase = (name.es_plural or name.es) if plural else name.es
    if _takes_article(name, filters):
        phrase = f"{article} {phrase}"
    for step in filters:
        phrase = _STEPS[step](phrase) if step in _STEPS else phrase
    return phrase


def english(name: Name, filters: tuple[str, ...]) -> str:
    """A name in English after its filters: only `pl` and `cap` print anything."""
    if "oa" in filters:
        return ""
    phrase = (name.en_plural or name.en) if "pl" in filters else name.en
    return capital(phrase) if "cap" in filters else phrase


_STEPS = {"de": de, "a": a, "y": y, "cap": capital}


def _takes_article(name: Name, filters: tuple[str, ...]) -> bool:
    if name.uses_article == "never":
        return False
    if "el" in filters:
        return True
    return name.uses_article == "always" and ("de" in filters or "a" in filters)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
