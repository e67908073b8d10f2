"""`convenio translate`: a whole document in the other language, for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from agreements.commands import reviewing
from agreements.commands.clauses import clauses
from agreements.commands.reading import document_at
from agreements.library import read_library
from agreements.memory import telling
from agreements.memory.reading import Translating, joined
from agreements.model import LANGUAGES, Bilingual, Language
from agreements.model.document import Document, Outline
from agreements.model.received import ReviewedClause
from agreements.model.translation import TranslatedPassage, Translation
from agreements.outline import outline
from agreements.text.sentences import words

if TYPE_CHECKING:
    from agreements.translators import Engine

_FEW = 4
Form = Literal["text", "json", "docx"]


def translate(
    path: Path, into: Language | None = None, memories: Sequence[Path] = (),
    engine: Engine | None = None,
) -> Translation:  # fmt: skip
    """The file in the other language than most of it has, or `into` the one that is named.

    Raises AgreementsError where the file or a memory cannot be read.
    """
    document = document_at(path)
    shape = outline(document)
    source = _source(document, shape, into)
    asking = reviewing.translating(
        read_library(), memories, source, engine, reviewing.parties(document),
        reviewing.approved(engine),
    )  # fmt: skip
    parts = clauses(document, shape)
    told = tuple(_passages(document, shape, parts, asking))
    return Translation(
        path.name, source, "es" if source == "en" else "en", told,
        tuple((one.id, _name(one)) for one in parts), document.notes,
        engine.host if engine else "", tuple(asking.sent), asking.trouble,
    )  # fmt: skip


def _source(document: Document, shape: Outline, into: Language | None) -> Language:
    """The language to translate from: not the one asked for, else that of most of the words."""
    if into is not None:
        return "en" if into == "es" else "es"
    size: Counter[str] = Counter()
    for passage, language in zip(document.passages, shape.languages, strict=True):
        size[language] += len(passage.text)
    return max(LANGUAGES, key=lambda one: size[one])


def _passages(
    document: Document, shape: Outline, parts: Sequence[ReviewedClause], asking: Translating
) -> list[TranslatedPassage]:
    """The passages in the order of reading; a few words are in the language of their clause."""
    inside = {index: one for one in parts for index in one.passages}
    found = []
    for index, passage in enumerate(document.passages):
        if index not in inside:
            continue
        clause = inside[index]
        own, around = shape.languages[index], clause.language
        language = (around or own if words(passage.text) < _FEW else own or around) or asking.source
        mine = language == asking.source
        sentences = asking.text(passage.text, clause.id) if mine else ()
        number = passage.number or passage.bullet
        found.append(
            TranslatedPassage(
                clause.id, number, passage.text, language, passage.heading, sentences, index
            )
        )
    return found


def _name(clause: ReviewedClause) -> str:
    from agreements.captions import name

    return name(clause)


def report(told: Translation, form: Form, language: Language) -> bytes:
    """The translation in the form asked for."""
    if form == "docx":
        from agreements.word.translation import document

        return document(told, language)
    if form == "json":
        from agreements.report import records

        return records.translation(told).encode()
    from agreements.report import translated

    return translated.report(told, language).encode()


def for_tools(path: Path, told: Translation) -> bytes:
    """The file as XLIFF for a translator's tool, with the translations that there are."""
    from agreements.exchange import xliff

    document = document_at(path)
    shape = outline(document)
    known = {
        one.place: joined(one.sentences)
        for one in told.passages
        if one.sentences and all(each.origin != "kept" for each in one.sentences)
    }
    keys = {
        unit.id: known[index]
        for index, unit in xliff.units(document, shape, told.source)
        if index in known
    }
    return xliff.write(document, shape, told.source, told.target, told.name, keys)


def sent(told: Translation) -> Bilingual:
    """Which clauses went to which engine."""
    return telling.went(told)
