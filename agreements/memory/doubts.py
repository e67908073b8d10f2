"""What to check in a translation: figures, references, names, approved terms. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from agreements.model import Bilingual, Language, Term
from agreements.text.stated_figures import in_figures, in_letters

_REFERENCE = re.compile(
    r"\b(?:clauses?|sections?|schedules?|annex(?:es)?|articles?|cl[áa]usulas?|secci(?:ón|ones)"
    r"|anexos?|art[íi]culos?)\s+(\d+(?:\.\d+)*(?:\([a-z]+\))*)",
    re.IGNORECASE,
)
_SHORT = 3


def doubts(
    text: str, translation: str, source: Language, names: Iterable[str], terms: Sequence[Term]
) -> tuple[Bilingual, ...]:
    """What a translation lacks or changes against its original; empty where all is there."""
    found = (
        *_figures(text, translation, source),
        *_references(text, translation),
        *_names(text, translation, names),
        *_terms(text, translation, source, terms),
    )
    return tuple(dict.fromkeys(found))


def _figures(text: str, translation: str, source: Language) -> Iterator[Bilingual]:
    target: Language = "es" if source == "en" else "en"
    stated = {*in_figures(text), *in_letters(text, source)}
    told = {*in_figures(translation), *in_letters(translation, target)}
    for figure in sorted(stated - told, key=lambda one: (len(one), one)):
        yield Bilingual(
            f"The original says “{figure}”; the translation does not. Check the figure.",
            f"El original dice «{figure}»; la traducción no. Revise la cifra.",
        )
    for figure in sorted(told - stated, key=lambda one: (len(one), one)):
        yield Bilingual(
            f"The translation says “{figure}”; the original does not. Check the figure.",
            f"La traducción dice «{figure}»; el original no. Revise la cifra.",
        )


def _references(text: str, translation: str) -> Iterator[Bilingual]:
    stated, told = (Counter(_REFERENCE.findall(one)) for one in (text, translation))
    for number in stated - told:
        yield Bilingual(
            f"The original refers to “{number}”; the translation does not. Check the reference.",
            f"El original remite a «{number}»; la traducción no. Revise la remisión.",
        )


def _names(text: str, translation: str, names: Iterable[str]) -> Iterator[Bilingual]:
    for name in names:
        if len(name) > _SHORT and name in text and name not in translation:
            yield Bilingual(
                f"The name “{name}” is not in the translation. Keep names as they are.",
                f"El nombre «{name}» no está en la traducción. Conserve los nombres.",
            )


def _terms(
    text: str, translation: str, source: Language, terms: Sequence[Term]
) -> Iterator[Bilingual]:
    """Terms of the original that the translation renders with a word that is forbidden."""
    for term in terms:
        own, other = (term.en, term.es) if source == "en" else (term.es, term.en)
        words = (own.approved, *own.admitted)
        if not any(_holds(text, word) for word in words):
            continue
        if any(_holds(translation, word) for word in (other.approved, *other.admitted)):
            continue
        wrong = next((one for one in other.forbidden if _holds(translation, one.term)), None)
        if wrong is not None:
            yield Bilingual(
                f"For “{own.approved}” the translation says “{wrong.term}”. "
                f"Approved: “{other.approved}”.",
                f"Para «{own.approved}» la traducción dice «{wrong.term}». "
                f"Término aprobado: «{other.approved}».",
            )


def _holds(text: str, words: str) -> bool:
    """Whether a text has these words, whole, in any case."""
    start = 0
    low, sought = text.casefold(), words.casefold()
    while sought and (place := low.find(sought, start)) >= 0:
        end = place + len(sought)
        if not (low[place - 1 : place].isalnum() or low[end : end + 1].isalnum()):
            return True
        start = place + 1
    return False
