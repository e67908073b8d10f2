"""A draft compared with the positions that the library prefers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from agreements import deviation
from agreements.assembly import assemble
from agreements.commands.clause_diff import VIEWS, Read, between
from agreements.commands.clauses import clauses
from agreements.commands.files import read_bytes, read_text
from agreements.commands.reading import document_at
from agreements.commands.request_diff import drafted
from agreements.comparison.assignment import assign
from agreements.comparison.likeness import part, ratio
from agreements.comparison.sequences import bare
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.messages import AgreementsError
from agreements.model import LANGUAGES, Bilingual, Language, Library, Position, Request
from agreements.model.changes import Comparison
from agreements.model.document import Document, Passage, Place
from agreements.model.received import ReviewedClause
from agreements.outline import outline

_ALIKE, _LONG = 0.5, 25
_REQUESTS = (".yaml", ".yml")
_NEAREST = Bilingual(
    "This draft is not one of ours, or its request is not beside it: each clause is compared with "
    "the preferred position of the clause that it is nearest to; “…” stands for what a request "
    "decides.",
    "Este proyecto no es nuestro o su solicitud no está junto a él: cada cláusula se compara con "
    "la posición preferida de la cláusula más cercana; «…» marca lo que decide una solicitud.",
)
_REQUEST = Bilingual(
    "Compared with the draft that the request {} gives with the library’s preferred positions.",
    "Se compara con el proyecto que la solicitud {} produce con las posiciones preferidas de la "
    "biblioteca.",
)


def library_diff(path: Path, read: Read = "final") -> Comparison:
    """The library's preferred wording against a draft.

    A draft of ours is compared with what its own request gives where no position is chosen; the
    request is found beside it by the digest that its manifest states. Any other draft is compared
    clause by clause with the preferred position of the nearest clause.
    """
    library = read_library()
    document = document_at(path, VIEWS[read])
    found = own_request(path, library)
    if found is not None:
        request, name = found
        preferred = drafted(assemble(library, replace(request, positions={})))
        told = between(preferred, document, "clause_library", path.name)
        note = Bilingual(_REQUEST.en.format(name), _REQUEST.es.format(name))
        return replace(told, notes=(*told.notes, note))
    preferred, known = nearest(document, library)
    told = between(preferred, document, "clause_library", path.name, known)
    return replace(told, notes=(*told.notes, _NEAREST))


def own_request(path: Path, library: Library) -> tuple[Request, str] | None:
    """The request that a draft of ours was made from, if it lies beside its manifest."""
    manifest = path.with_name(path.stem + ".manifest.json")
    if not manifest.exists():
        return None
    try:
        digest = json.loads(read_text(manifest)).get("request_sha256", "")
    except (ValueError, AttributeError):
        return None
    for beside in sorted(path.parent.iterdir()):
        if beside.suffix.lower() in _REQUESTS and beside.is_file():
            found = _request(beside, library)
            if found is not None and found.digest == digest:
                return found, beside.name
    return None


def _request(path: Path, library: Library) -> Request | None:
    """The request of a file, or nothing where the file is something else."""
    try:
        return read_request(read_bytes(path).decode(), str(path), library)
    except (AgreementsError, UnicodeDecodeError):
        return None


def nearest(document: Document, library: Library) -> tuple[Document, dict[int, int]]:
    """The preferred wording of the library's clauses nearest to those of a draft, in its order,
    and which of its paragraphs stands for which of the draft's."""
    passages: list[Passage] = []
    known: dict[int, int] = {}
    for clause, wording in _wordings(document, library):
        first = len(passages)
        passages += wording
        places = range(first, len(passages))
        texts = [document.passages[one].text for one in clause.passages]
        scores = {
            (old, new): score
            for old in places
            for new, text in zip(clause.passages, texts, strict=True)
            if (score := _alike(bare(passages[old].text), bare(text))) >= _ALIKE
        }
        known |= assign(scores)
    return Document(tuple(passages)), known


def _alike(wording: str, text: str) -> float:
    """How alike two paragraphs are where one may hold the other and more."""
    whole = ratio(wording, text)
    long = min(len(wording), len(text)) >= _LONG
    return (whole + part(wording, text)) / 2 if long else whole


def _wordings(
    document: Document, library: Library
) -> Iterator[tuple[ReviewedClause, list[Passage]]]:
    """Each clause of a draft with the preferred wording of the clause that it is nearest to."""
    among: dict[Language, deviation.Index] = {
        one: deviation.index(library, one) for one in LANGUAGES
    }
    used: set[tuple[str, str]] = set()
    for one in clauses(document, outline(document)):
        index = among.get(one.language or "en") if one.number or one.heading else None
        near = deviation.nearest(one.heading, one.text, index) if index else None
        if near is None or index is None or (near.clause, index.language) in used:
            continue
        used.add((near.clause, index.language))
        head = Passage(Place(), one.heading or near.title[index.language], number=one.number,
                       heading=1, language=index.language)  # fmt: skip
        yield one, [head, *_paragraphs(_preferred(near.clause, library), library, index.language)]


def _preferred(id: str, library: Library) -> Position:
    """The first position of a clause that says something."""
    positions = library.clauses[id].positions
    return next((one for one in positions if one.paragraphs), positions[0])


def _paragraphs(position: Position, library: Library, language: Language) -> Iterator[Passage]:
    for one in position.paragraphs:
        text = deviation.shown(one.en if language == "en" else one.es, library, language)
        if text.strip():
            yield Passage(Place(), text, language=language)
