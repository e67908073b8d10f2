"""A review as a spread: the received text beside the translation for reading, with its flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from agreements import captions
from agreements.decisions import NOTHING, Decisions, Dismissal, out_of_place, settle
from agreements.memory.telling import whence
from agreements.model import Bilingual, Language
from agreements.model.received import Flag, Review, ReviewedClause, Sentence
from agreements.spread import (
    Aside,
    Cell,
    Line,
    Listing,
    Point,
    Row,
    Spread,
    Stretch,
    Tongue,
    cut,
    decided,
    point,
    unless_typed,
)

_RECEIVED = Bilingual("As received", "Como se recibió")
_KINDS = {
    "tied": Bilingual("Tied to the other side’s law", "Ligada al derecho de la otra parte"),
    "stale": Bilingual("Cites law out of date", "Cita derecho superado"),
    "free": Bilingual("Not tied", "No ligada"),
}
_NO_NEED = Bilingual("Already in your language", "Ya está en su idioma")
_UNTRANSLATED = Bilingual("Not translated", "Sin traducir")
_NOTHING_TRANSLATED = Bilingual(
    "Nothing here could be translated for reading: no memory holds it, and no engine was named.",
    "Nada de esto pudo traducirse para lectura: ninguna memoria lo contiene y no se indicó "
    "ningún motor.",
)


def spread(review: Review, decisions: Decisions = NOTHING) -> Spread:
    """The clauses in order; flags that stand in no clause speak of the whole."""
    settled = settle((one.finding for one in review.flags), decisions)
    away = {finding.key: dismissal for finding, dismissal in settled.dismissed}
    rows = tuple(_row(one, review, away, decisions) for one in review.clauses)
    ids = {one.id for one in review.clauses}
    rest = [one for one in review.flags if one.clause not in ids]
    points = tuple(_point(one, "", away) for one in _sorted(rest))
    kinds = {one.kind for one in rows}
    bare = all(row.lines[0][1].empty for row in rows)
    untold = any(row.lines[0][1].empty == _UNTRANSLATED for row in rows)
    notes = (*captions.remarks(review), _NOTHING_TRANSLATED) if bare and untold else None
    return Spread(
        captions.title(review), captions.summary(review),
        (_RECEIVED, captions.SAID["translation"]), rows,
        {one: said for one, said in _KINDS.items() if one in kinds},
        _topics(review), points, notes or captions.remarks(review), _missing(review), settled.gone,
        out_of_place(decisions, {row.id: row.text for row in rows}), (review.name,),
        bare,
    )  # fmt: skip


def _topics(review: Review) -> dict[str, Bilingual]:
    """The laws and doctrines that findings speak of, by name."""
    names = _names(review)
    found = {one.finding.about or one.finding.check for one in review.flags}
    told = {one: names.get(one) or captions.check(one) for one in found}
    return dict(sorted(told.items(), key=lambda pair: pair[1].en.casefold()))


def _names(review: Review) -> dict[str, Bilingual]:
    judgements = [one.judgement for one in review.clauses if one.judgement]
    mentions = [at for one in judgements for at in (*one.ties, *one.stale, *one.aside)]
    return {one.law.id: one.law.title for one in mentions}


def _missing(review: Review) -> tuple[Listing, ...]:
    lines = tuple(Line(one.title) for one in review.missing)
    return (Listing(captions.SAID["missing"], lines),) if lines else ()


def _sorted(flags: Iterable[Flag]) -> list[Flag]:
    return sorted(flags, key=lambda one: captions.ORDER[one.finding.weight])


def _point(flag: Flag, language: Tongue, away: Mapping[str, Dismissal]) -> Point:
    told = point(flag.finding, language, away.get(flag.finding.key))
    return replace(told, topic=flag.finding.about or flag.finding.check)


def _row(
    clause: ReviewedClause, review: Review, away: Mapping[str, Dismissal], decisions: Decisions
) -> Row:
    flags = _sorted(one for one in review.flags if one.clause == clause.id)
    points = tuple(_point(one, clause.language, away) for one in flags)
    row = Row(
        clause.id, _kind(clause), ((_text(clause, flags, points), _reading(clause, review)),),
        clause.number, clause.heading, clause.language, points, asides=_nearest(clause),
    )  # fmt: skip
    return decided(row, decisions)


def _kind(clause: ReviewedClause) -> str:
    judgement = clause.judgement
    if judgement and judgement.stale:
        return "stale"
    return "tied" if judgement and judgement.tied else "free"


def _text(clause: ReviewedClause, flags: list[Flag], points: tuple[Point, ...]) -> Cell:
    marks = []
    for place, flag in enumerate(flags):
        shift = clause.starts[clause.passages.index(flag.passage)]
        if points[place].dismissal is None:
            marks.append((flag.start + shift, flag.end + shift, place))
    stretches = cut(clause.text, marks, [one.weight for one in points])
    return Cell(clause.language, stretches, unless_typed(clause.number, clause.text))


def _reading(clause: ReviewedClause, review: Review) -> Cell:
    """The clause for reading, sentence by sentence, each with where it comes from."""
    other: Language = "es" if review.reader == "mexico" else "en"
    if not clause.sentences:
        return Cell(other, empty=_NO_NEED if clause.language == other else _UNTRANSLATED)
    if all(one.origin == "kept" for one in clause.sentences):
        return Cell(other, empty=_UNTRANSLATED)
    sentences = tuple(_sentence(one, clause.language) for one in clause.sentences)
    return Cell(other, sentences, ours=True)


def _sentence(one: Sentence, language: Tongue) -> Stretch:
    kept = one.origin == "kept"
    return Stretch(f"{one.translation} ", note=whence(one), language=language if kept else "")


def _nearest(clause: ReviewedClause) -> tuple[Aside, ...]:
    """The library's wording nearest to the clause, and the difference."""
    near = clause.nearest
    if near is None:
        return ()
    said, share = captions.SAID["nearest"], f"{near.similarity:.0%}"
    title = Bilingual(
        f"{said.en}: {near.title.en} ({near.clause}/{near.position}, {share})",
        f"{said.es}: {near.title.es} ({near.clause}/{near.position}, {share})",
    )
    words = tuple(
        Stretch(one.text, "plain" if one.kind == "equal" else one.kind) for one in near.changes
    )
    return (Aside(title, words or (Stretch(near.text),), clause.language),)
