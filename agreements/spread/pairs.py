"""Two language versions as a spread: English beside Spanish, with their divergences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from agreements import captions
from agreements.decisions import NOTHING, Decisions, Dismissal, out_of_place, settle
from agreements.model import Bilingual, Language
from agreements.model.pairs import Compared, Divergence, Pair
from agreements.spread import Cell, Point, Row, Spread, cut, decided, point, unless_typed

_EMPTY: dict[Language, Bilingual] = {
    "en": Bilingual("Not in the English version", "No está en la versión en inglés"),
    "es": Bilingual("Not in the Spanish version", "No está en la versión en español"),
}


def spread(compared: Compared, decisions: Decisions = NOTHING) -> Spread:
    """The pairs in order; dismissed findings keep their place and say why they were dismissed."""
    settled = settle(compared.all_findings(), decisions)
    away = {finding.key: dismissal for finding, dismissal in settled.dismissed}
    rows = tuple(_row(one, away, decisions) for one in compared.pairs)
    points = tuple(point(one, "", away.get(one.key)) for one in compared.findings)
    kinds = Counter(one.kind for one in rows)
    topics = Counter(one.topic for one in (*points, *(at for row in rows for at in row.points)))
    return Spread(
        _title(compared), _summary(compared, len(settled.standing)),
        (captions.LANGUAGE_NAMES["en"], captions.LANGUAGE_NAMES["es"]), rows,
        {one: captions.PAIR_KINDS[one] for one in captions.PAIR_KINDS if one in kinds},
        {one: captions.check(one) for one in sorted(topics)},
        points, compared.notes, (), settled.gone,
        out_of_place(decisions, {row.id: row.text for row in rows}),
        tuple(dict.fromkeys((compared.name_en, compared.name_es))),
    )  # fmt: skip


def _title(compared: Compared) -> Bilingual:
    names = " · ".join(dict.fromkeys((compared.name_en, compared.name_es)))
    return Bilingual(f"English and Spanish compared: {names}", f"Inglés y español: {names}")


def _summary(compared: Compared, standing: int) -> Bilingual:
    alone = sum(one.en is None or one.es is None for one in compared.pairs)
    pairs = len(compared.pairs) - alone
    return Bilingual(
        f"{pairs} {captions.many(pairs, 'passage', 'passages')} in both languages, {alone} in only "
        f"one; {standing} {captions.many(standing, 'point', 'points')} to look at.",
        f"{pairs} {captions.many(pairs, 'pasaje', 'pasajes')} en ambos idiomas, {alone} en uno "
        f"solo; {standing} {captions.many(standing, 'punto', 'puntos')} por revisar.",
    )


def _row(pair: Pair, away: Mapping[str, Dismissal], decisions: Decisions) -> Row:
    found = sorted(pair.findings, key=lambda one: captions.ORDER[one.finding.weight])
    points = tuple(point(one.finding, _spoken(one), away.get(one.finding.key)) for one in found)
    cells = _cell(pair, "en", found, points), _cell(pair, "es", found, points)
    own = pair.en or pair.es
    row = Row(
        pair.id, pair.kind, (cells,), own.number if own else "", own.heading if own else "",
        "en" if pair.en else "es", points,
    )  # fmt: skip
    return decided(row, decisions)


def _spoken(one: Divergence) -> Language:
    return one.highlights[0].language if one.highlights else "en"


def _cell(
    pair: Pair, language: Language, found: list[Divergence], points: tuple[Point, ...]
) -> Cell:
    """A side with the words that points speak of; one that is all of it needs no mark."""
    piece = pair.piece(language)
    if piece is None:
        return Cell(language, empty=_EMPTY[language])
    marks = [
        (mark.start, mark.end, place)
        for place, one in enumerate(found)
        if points[place].dismissal is None
        for mark in one.highlights
        if mark.language == language and mark.end - mark.start < len(piece.text.strip())
    ]
    number = unless_typed(piece.number, piece.text)
    return Cell(language, cut(piece.text, marks, [one.weight for one in points]), number)
