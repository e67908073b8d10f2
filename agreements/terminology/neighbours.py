"""Whether the neighbours that a ban asks for are there, and those that lift it are not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from agreements.terminology.index import Phrase
from agreements.text.lemmas import lemma


def counts(phrase: Phrase, around: frozenset[str]) -> bool:
    """Whether a ban counts among these lemmas, of one language or of both."""
    if phrase.ban is None:
        return True
    beside, unless = _lemmas(phrase.ban.beside), _lemmas(phrase.ban.unless)
    return not (beside and not beside & around) and not unless & around


@lru_cache(maxsize=1000)
def _lemmas(written: Iterable[str]) -> frozenset[str]:
    return frozenset(
        one for word in written for one in (lemma(word, "en"), lemma(word, "es"), word)
    )
