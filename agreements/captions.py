"""What things are called in every form of a report, in both languages."""

from __future__ import annotations

from agreements.memory.telling import origin, sent
from agreements.model import Bilingual
from agreements.model.received import Review, ReviewedClause

__all__ = ["ORDER", "SAID", "WEIGHTS", "name", "origin", "remarks", "summary", "title", "went"]
ORDER = {"high": 0, "medium": 1, "low": 2}
WEIGHTS = {
    "high": Bilingual("high", "alta"),
    "medium": Bilingual("medium", "media"),
    "low": Bilingual("low", "baja"),
}
SAID = {
    "flags": Bilingual("To look at", "Por revisar"),
    "missing": Bilingual("What a complete one holds too", "Lo que también contiene uno completo"),
    "clauses": Bilingual("Clause by clause", "Cláusula por cláusula"),
    "nearest": Bilingual("Nearest of ours", "La más cercana de las nuestras"),
    "difference": Bilingual("Difference from it", "Diferencia con ella"),
    "translation": Bilingual("For reading", "Para lectura"),
    "source": Bilingual("Source", "Fuente"),
    "checked": Bilingual("checked on", "consultado el"),
    "unchecked": Bilingual("not checked", "sin consultar"),
    "severity": Bilingual("Severity", "Gravedad"),
    "topic": Bilingual("Law or doctrine", "Ley o doctrina"),
    "all": Bilingual("all", "todas"),
    "notes": Bilingual("Notes", "Notas"),
    "none": Bilingual("Nothing was found to look at.", "No se encontró nada por revisar."),
    "advice": Bilingual(
        "This is not legal advice: it says what to check. A lawyer on each side should read it.",
        "Esto no es asesoría jurídica: indica qué revisar. Un abogado de cada parte debe leerlo.",
    ),
}

_SYSTEMS = {
    "mexico": ("UK law", "derecho del Reino Unido"),
    "uk": ("Mexican law", "derecho mexicano"),
}


def title(review: Review) -> Bilingual:
    """What the report is."""
    return Bilingual(f"Review of {review.name}", f"Revisión de {review.name}")


def summary(review: Review) -> Bilingual:
    """The figures of a review in a sentence."""
    many, flags, missing = len(review.clauses), len(review.flags), len(review.missing)
    tied = sum(bool(one.judgement and one.judgement.tied) for one in review.clauses)
    en, es = _SYSTEMS[review.reader]
    return Bilingual(
        f"{many} parts; {tied} tied to {en}; {flags} points to look at; {missing} clauses missing.",
        f"{many} partes; {tied} ligadas al {es}; {flags} puntos por revisar; "
        f"{missing} cláusulas ausentes.",
    )


def name(clause: ReviewedClause | None) -> str:
    """A clause as a reader would name it: its number and heading."""
    if clause is None:
        return "–"
    named = " ".join(filter(None, (clause.number, clause.heading)))
    return named or " ".join(clause.text.split()[:6])


def remarks(review: Review) -> tuple[Bilingual, ...]:
    """What the readers left out, what went to the engine, and why it stopped."""
    said = list(review.notes)
    if review.sent:
        said.append(went(review))
    return (*said, review.trouble) if review.trouble else tuple(said)


def went(review: Review) -> Bilingual:
    """Which parts of the draft were sent to which engine."""
    return sent(review.engine, (name(one) for one in review.clauses if one.id in review.sent))
