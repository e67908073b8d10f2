"""The passages that `terms` reads: of one document, or of two languages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agreements.alignment import Link, align
from agreements.commands.reading import document_at
from agreements.library.lexicon import read_lexicon
from agreements.model import LANGUAGES, AgreementsError, Bilingual, Language
from agreements.model.document import Document, Outline
from agreements.model.pairs import Compared, Pair, PairKind, Piece
from agreements.outline import outline

_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read, and the language of each of its passages."""

    name: str
    document: Document
    shape: Outline
    languages: tuple[Language, ...]

    def places(self, language: Language) -> list[int]:
        """The passages in a language that hold words, without comments."""
        return [
            index
            for index, (one, spoken) in enumerate(
                zip(self.document.passages, self.languages, strict=True)
            )
            if spoken == language and one.text.strip() and one.place.part != "comments"
        ]


def compared(paths: Sequence[Path]) -> tuple[Compared, Language | None]:
    """The passages in pairs, and the language where only one is there.

    Raises AgreementsError where a file cannot be read, or both are in one language.
    """
    read = [_read(path) for path in paths]
    if len(read) == 1:
        return _alone(read[0])
    sides = {_main(one): one for one in reversed(read)}
    if len(sides) == 1:
        raise AgreementsError(_same(read[0], read[1]))
    en, es = sides["en"], sides["es"]
    notes = (*en.document.notes, *es.document.notes)
    return Compared(en.name, es.name, tuple(_pairs(en, es)), notes=notes), None


def _read(path: Path) -> _Read:
    document = document_at(path)
    shape = outline(document)
    return _Read(path.name, document, shape, _languages(document, shape))


def _languages(document: Document, shape: Outline) -> tuple[Language, ...]:
    """The language of each passage; short ones take that of their neighbour."""
    size: Counter[Language] = Counter()
    for passage, spoken in zip(document.passages, shape.languages, strict=True):
        if spoken:
            size[spoken] += len(passage.text)
    main: Language = max(LANGUAGES, key=lambda one: size[one])
    both = min(size[one] for one in LANGUAGES) >= _SHARE * sum(size.values()) > 0
    if not both:
        return (main,) * len(document.passages)
    last, found = main, []
    for spoken in shape.languages:
        last = spoken or last
        found.append(last)
    return tuple(found)


def _main(read: _Read) -> Language:
    return max(LANGUAGES, key=lambda one: len(read.places(one)))


def _alone(read: _Read) -> tuple[Compared, Language | None]:
    """One file: its two languages aligned, or the passages of its only one."""
    notes = read.document.notes
    if len(set(read.languages)) == 2:
        return Compared(read.name, read.name, tuple(_pairs(read, read)), notes=notes), None
    language = _main(read)
    pieces = [_piece(read, (index,)) for index in read.places(language)]
    pairs = tuple(
        Pair(f"passage-{place}", "missing-es", one, None, 0.0)
        if language == "en"
        else Pair(f"passage-{place}", "missing-en", None, one, 0.0)
        for place, one in enumerate(pieces, 1)
    )
    return Compared(read.name, read.name, pairs, notes=notes), language


def _pairs(en: _Read, es: _Read) -> list[Pair]:
    """The English passages in order with their Spanish ones, then what only Spanish holds."""
    english, spanish = en.places("en"), es.places("es")
    texts = [
        [read.document.passages[index].text for index in places]
        for read, places in ((en, english), (es, spanish))
    ]
    links = align(texts[0], texts[1], read_lexicon())
    rows = [((link.en, link.es), link) for link in links]
    taken_en = {one for link in links for one in link.en}
    taken_es = {one for link in links for one in link.es}
    rows += [(((at,), ()), None) for at in range(len(english)) if at not in taken_en]  # type: ignore[misc]
    rows.sort(key=lambda row: row[0][0])
    rows += [(((), (at,)), None) for at in range(len(spanish)) if at not in taken_es]  # type: ignore[misc]
    return [
        Pair(
            f"pair-{place}",
            _kind(link, sides),
            _piece(en, tuple(english[at] for at in sides[0])) if sides[0] else None,
            _piece(es, tuple(spanish[at] for at in sides[1])) if sides[1] else None,
            round(link.likeness, 3) if link else 0.0,
        )
        for place, (sides, link) in enumerate(rows, 1)
    ]


def _kind(link: Link | None, sides: tuple[tuple[int, ...], tuple[int, ...]]) -> PairKind:
    if link is None:
        return "missing-es" if sides[0] else "missing-en"
    if link.moved:
        return "moved"
    return "merged" if len(link.en) > 1 else "split" if len(link.es) > 1 else "matched"


def _piece(read: _Read, places: tuple[int, ...]) -> Piece:
    passages = [read.document.passages[index] for index in places]
    starts, length = [], 0
    for one in passages:
        starts.append(length)
        length += len(one.text) + 1
    node = read.shape.node(read.shape.node_of.get(places[0], ""))
    return Piece(
        passages[0].number,
        f"{node.number} {node.heading}".strip() if node else "",
        "\n".join(one.text for one in passages),
        places,
        tuple(starts),
        passages[0].place,
    )


def _same(one: _Read, other: _Read) -> Bilingual:
    spoken = {"en": ("English", "inglés"), "es": ("Spanish", "español")}[_main(one)]
    return Bilingual(
        f"{one.name} and {other.name} are both in {spoken[0]}. Give one file in each language.",
        f"{one.name} y {other.name} están en {spoken[1]}. Indique un archivo en cada idioma.",
    )
