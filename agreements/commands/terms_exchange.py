"""Glossary, memories and documents for other tools, and what comes back from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from agreements.commands.files import FileTrouble, naming, read_bytes
from agreements.commands.reading import document_at, read_document
from agreements.commands.term_pairs import compared
from agreements.exchange import tbx, tmx, xliff
from agreements.library import read_library
from agreements.library.glossary_text import glossary_text
from agreements.memory import of_library
from agreements.model import AgreementsError, Bilingual, Language, Term
from agreements.model.document import Document
from agreements.model.received import Unit
from agreements.outline import outline

_NO_WORD = Bilingual(
    "Name a .txt file with --out: only the words of a Word file can be put back into it, and {} "
    "is none.",
    "Indique un archivo .txt con --out: solo en un archivo de Word se pueden sustituir las "
    "palabras, y {} no lo es.",
)


def glossary(terms: Sequence[Term]) -> bytes:
    """Concepts of the glossary as TBX-Basic."""
    return tbx.write(terms)


def memory(paths: Sequence[Path]) -> bytes:
    """TMX of two files that say the same, of one in both languages, or of the clause library.

    Raises AgreementsError where the files do not hold both languages.
    """
    if not paths:
        return tmx.write(of_library(read_library()))
    sides, language = compared(paths)
    if language:
        raise AgreementsError(
            Bilingual(
                f"{paths[0].name} is in one language only. Name the other version too.",
                f"{paths[0].name} está en un solo idioma. Indique también la otra versión.",
            )
        )
    source = " · ".join(dict.fromkeys((sides.name_en, sides.name_es)))
    return tmx.write(
        Unit(one.en.text, one.es.text, source) for one in sides.pairs if one.en and one.es
    )


def for_translator(path: Path) -> bytes:
    """XLIFF of a document, from the language of most of it. Raises AgreementsError."""
    document = document_at(path)
    shape = outline(document)
    source: Language = _most(document)
    return xliff.write(document, shape, source, "en" if source == "es" else "es", path.name)


def from_glossary(path: Path) -> str:
    """A TBX file as a file of the glossary, to be edited and kept. Raises AgreementsError."""
    subjects: dict[str, list[Term]] = defaultdict(list)
    for term in tbx.read(read_bytes(path), path.name):
        subjects[term.subject].append(term)
    name = next(iter(subjects)) if len(subjects) == 1 else path.stem
    return glossary_text(name, [one for terms in subjects.values() for one in terms])


def from_translator(path: Path, original: Path, word: bool) -> tuple[bytes, int]:
    """The document with its translation in place, and how many passages keep their words.

    As a .docx where `word`, else as text. Raises AgreementsError where it does not fit.
    """
    content = read_bytes(original)
    with naming(original):
        document = read_document(content, original.name)
    back = xliff.read(read_bytes(path), path.name)
    done, empty = xliff.translated(document, outline(document), back)
    if not word:
        lines = (_line(done, at) for at in range(len(done.passages)))
        return ("\n".join(lines) + "\n").encode(), len(empty)
    copy, left = _copy(content, document, done, original.name)
    return copy, len(empty) + left


def _copy(content: bytes, document: Document, done: Document, name: str) -> tuple[bytes, int]:
    """A copy of a Word file with the words of another version, and how many it cannot take."""
    if not content.startswith(b"PK"):
        raise FileTrouble(Bilingual(_NO_WORD.en.format(name), _NO_WORD.es.format(name)))
    from agreements.word.retext import with_words

    pairs = zip(done.passages, document.passages, strict=True)
    texts = {at: one.text for at, (one, before) in enumerate(pairs) if one.text != before.text}
    return with_words(content, document, texts)


def _line(document: Document, at: int) -> str:
    passage = document.passages[at]
    return f"{passage.number} {passage.text}".strip()


def _most(document: Document) -> Language:
    shape = outline(document)
    size = {"en": 0, "es": 0}
    for passage, spoken in zip(document.passages, shape.languages, strict=True):
        if spoken:
            size[spoken] += len(passage.text)
    return "es" if size["es"] > size["en"] else "en"
