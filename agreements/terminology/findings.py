"""Pairs of passages checked for the words of the trade: misuses become findings with places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agreements.messages import Language
from agreements.model.findings import Certainty, Finding, Place
from agreements.model.pairs import Divergence, Highlight, Pair
from agreements.terminology.checking import Terminology
from agreements.terminology.misuse import Misuse
from agreements.terminology.telling import CHECKS, WEIGHTS, message, suggestion
from agreements.text.lemmas import plain


def checked(terminology: Terminology, pairs: Sequence[Pair], names: tuple[str, str]) -> list[Pair]:
    """The pairs with what the glossary has to say of them; `names` are those of the files."""
    varied: dict[int, list[Misuse]] = {}
    rows = [(one.en.text if one.en else "", one.es.text if one.es else "") for one in pairs]
    for place, misuse in terminology.varied(rows):
        varied.setdefault(place, []).append(misuse)
    return [
        _checked(pair, [*_misuses(terminology, *row), *varied.get(place, [])], names)
        for place, (pair, row) in enumerate(zip(pairs, rows, strict=True))
    ]


def _misuses(terminology: Terminology, en: str, es: str) -> list[Misuse]:
    if en and es:
        return terminology.check(en, es)
    return terminology.alone(en or es, "en" if en else "es")


def _checked(pair: Pair, misuses: Sequence[Misuse], names: tuple[str, str]) -> Pair:
    found: list[Divergence] = []
    for misuse in _apart(misuses):
        finding = _finding(misuse, pair, names)
        if all(finding.key != one.finding.key for one in found):
            found.append(Divergence(finding, tuple(_highlights(misuse))))
    return replace(pair, findings=(*pair.findings, *found))


def _apart(misuses: Sequence[Misuse]) -> Iterator[Misuse]:
    """One misuse a place: of those that overlap the first, wrong words before varied ones."""
    seen: list[Misuse] = []
    for one in misuses:
        if not any(
            one.language == other.language and one.start < other.end and other.start < one.end
            for other in seen
        ):
            seen.append(one)
            yield one


def _highlights(misuse: Misuse) -> Iterator[Highlight]:
    yield Highlight(misuse.language, misuse.start, misuse.end)
    if misuse.said_at >= 0:
        other: Language = "es" if misuse.language == "en" else "en"
        yield Highlight(other, misuse.said_at, misuse.said_at + len(misuse.said))


def _finding(misuse: Misuse, pair: Pair, names: tuple[str, str]) -> Finding:
    piece = pair.piece(misuse.language)
    assert piece is not None
    clause = piece.number or piece.heading
    nth = piece.text[: misuse.start].casefold().count(misuse.words.casefold())
    told = f"{CHECKS[misuse.kind]}|{pair.id}|{misuse.language}|{plain(misuse.words.lower())}|{nth}"
    return Finding(
        key=f"{CHECKS[misuse.kind]}-{hashlib.sha256(told.encode()).hexdigest()[:10]}",
        check=CHECKS[misuse.kind],
        weight=WEIGHTS[misuse.kind],
        certainty=_certainty(misuse),
        places=(
            Place(
                path=names[0] if misuse.language == "en" else names[1],
                line=piece.place.paragraph + 1,
                clause=clause,
                paragraph=pair.id,
                language=misuse.language,
            ),
        ),
        message=message(misuse),
        words=misuse.words,
        about=misuse.term,
        suggestion=suggestion(misuse),
    )


def _certainty(misuse: Misuse) -> Certainty:
    """A wrong word beside what it should render is sure, and so is one that is always wrong."""
    return "sure" if misuse.sure else "likely"
