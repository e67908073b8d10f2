"""What is said of a translation for reading: its use, where its sentences come from, what went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from agreements.model import Bilingual, Language
from agreements.model.received import Sentence
from agreements.model.translation import Translation

_DIRECTIONS: dict[Language, Bilingual] = {
    "es": Bilingual("English to Spanish", "del inglés al español"),
    "en": Bilingual("Spanish to English", "del español al inglés"),
}
_FOR_READING = Bilingual(
    "This is for reading only: it binds nobody, and nobody has revised it.",
    "Esta traducción es solo para lectura: no obliga a nadie y nadie la ha revisado.",
)
_WITHOUT = Bilingual(
    "What no memory holds keeps its language. Name a memory (--memory) or an engine (--engine) "
    "to have it translated.",
    "Lo que ninguna memoria tiene conserva su idioma. Indique una memoria (--memory) o un motor "
    "(--engine) para traducirlo.",
)
OWN = Bilingual("already in this language", "ya está en este idioma")


def title(told: Translation) -> Bilingual:
    """What the report is."""
    way = _DIRECTIONS[told.target]
    return Bilingual(
        f"Translation of {told.name} for reading, {way.en}",
        f"Traducción de {told.name} para lectura, {way.es}",
    )


def summary(told: Translation) -> Bilingual:
    """How many sentences come from where."""
    count = Counter(one.origin for one in told.sentences)
    many, near = sum(count.values()), count["near"]
    return Bilingual(
        f"{many} sentences: {count['memory']} the same words in a memory, {near} like one, "
        f"{count['engine']} by machine, {count['kept']} not translated.",
        f"{many} oraciones: {count['memory']} con las mismas palabras en una memoria, "
        f"{near} parecidas, {count['engine']} por máquina, {count['kept']} sin traducir.",
    )


def said(told: Translation) -> tuple[Bilingual, ...]:
    """What a reader has to know of the whole: its use, what was left out, what was sent."""
    notes = [_FOR_READING, *told.notes]
    if not told.engine and any(one.origin == "kept" for one in told.sentences):
        notes.append(_WITHOUT)
    if told.sent:
        notes.append(went(told))
    return (*notes, told.trouble) if told.trouble else tuple(notes)


def went(told: Translation) -> Bilingual:
    """Which clauses were sent to which engine."""
    names = dict(told.clauses)
    return sent(told.engine, (names[id] for id in told.sent))


def whence(sentence: Sentence) -> Bilingual:
    """Where a sentence comes from, and what to check in it."""
    from_, notes = origin(sentence), sentence.doubts
    return Bilingual(
        "; ".join((from_.en, *(one.en for one in notes))),
        "; ".join((from_.es, *(one.es for one in notes))),
    )


def origin(sentence: Sentence) -> Bilingual:
    """Where a sentence's translation comes from."""
    share, source = f"{sentence.similarity:.0%}", sentence.source
    return {
        "memory": Bilingual(f"the same words in {source}", f"mismas palabras en {source}"),
        "near": Bilingual(f"{share} like {source}", f"{share} parecida a {source}"),
        "engine": Bilingual(f"by machine: {source}", f"por máquina: {source}"),
    }.get(sentence.origin, Bilingual("not translated", "sin traducir"))


def sent(engine: str, names: Iterable[str]) -> Bilingual:
    """That the text of parts, by name, was sent to an engine."""
    parts = ", ".join(names)
    return Bilingual(
        f"The text of these parts went to {engine}: {parts}.",
        f"El texto de estas partes se envió a {engine}: {parts}.",
    )
