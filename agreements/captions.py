"""What things are called in every form of a report, in both languages."""

from __future__ import annotations

from agreements.memory.telling import origin, sent
from agreements.model import Bilingual, Language
from agreements.model.received import Review, ReviewedClause

__all__ = [
    "CHANGE_KINDS", "CHECKS", "LANGUAGE_NAMES", "MEANINGS", "ORDER", "PAIR_KINDS", "SAID",
    "WEIGHTS", "check", "many", "name", "origin", "remarks", "summary", "title", "went",
]  # fmt: skip
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
LANGUAGE_NAMES: dict[Language, Bilingual] = {
    "en": Bilingual("English", "Inglés"),
    "es": Bilingual("Spanish", "Español"),
}
PAIR_KINDS = {
    "matched": Bilingual("In both languages", "En ambos idiomas"),
    "merged": Bilingual("Joined in Spanish", "Unidos en español"),
    "split": Bilingual("Split in Spanish", "Divididos en español"),
    "missing-en": Bilingual("Only in Spanish", "Solo en español"),
    "missing-es": Bilingual("Only in English", "Solo en inglés"),
    "moved": Bilingual("In another place", "En otro lugar"),
}
CHANGE_KINDS = {
    "unchanged": Bilingual("Unchanged", "Sin cambios"),
    "changed": Bilingual("Changed", "Modificada"),
    "added": Bilingual("Added", "Agregada"),
    "removed": Bilingual("Removed", "Suprimida"),
    "moved": Bilingual("Moved", "Trasladada"),
    "moved-and-changed": Bilingual("Moved and changed", "Trasladada y modificada"),
    "renumbered": Bilingual("Renumbered", "Renumerada"),
    "split": Bilingual("Split", "Dividida"),
    "merged": Bilingual("Joined", "Unida con otra"),
}
MEANINGS = {
    "figure": Bilingual("Figure", "Cifra"),
    "date": Bilingual("Date", "Fecha"),
    "money": Bilingual("Money", "Importe"),
    "period": Bilingual("Period", "Plazo"),
    "duty": Bilingual("Duty", "Obligación"),
    "negation": Bilingual("Negation", "Negación"),
    "party": Bilingual("Party", "Parte"),
    "term": Bilingual("Defined term", "Término definido"),
    "reference": Bilingual("Cross-reference", "Remisión"),
    "law": Bilingual("Law or court", "Ley o tribunal"),
    "typographic": Bilingual("Typography only", "Solo tipografía"),
    "wording": Bilingual("Wording", "Redacción"),
}
CHECKS = {
    "tied-to-law": Bilingual("Tied to the law of one side", "Ligada al derecho de una parte"),
    "stale-law-cited": Bilingual("Law out of date", "Derecho superado"),
    "law-that-is-none": Bilingual("Law that does not exist", "Derecho que no existe"),
    "law-beyond-its-extent": Bilingual("Law beyond its extent", "Ley fuera de su ámbito"),
    "law-of-another-setting": Bilingual("Law of another setting", "Derecho de otro entorno"),
    "addresses-differ": Bilingual("E-mail address", "Correo electrónico"),
    "clause-missing": Bilingual("In one language only", "Solo en un idioma"),
    "condition-missing": Bilingual("Condition", "Condición"),
    "dates-differ": Bilingual("Date", "Fecha"),
    "deprecated-term": Bilingual("Term no longer used", "Término en desuso"),
    "exception-missing": Bilingual("Exception", "Excepción"),
    "figures-differ": Bilingual("Figure", "Cifra"),
    "force-differs": Bilingual("Strength of duty", "Fuerza de la obligación"),
    "forbidden-term": Bilingual("Term not to be used", "Término que no debe usarse"),
    "inconsistent-term": Bilingual("Varied rendering", "Traducción variable"),
    "items-differ": Bilingual("Number of items in a list", "Número de incisos"),
    "law-flag-appears": Bilingual("Newly tied to law", "Nuevo vínculo con una ley"),
    "law-flag-disappears": Bilingual("No longer tied to law", "Ya sin vínculo con una ley"),
    "left-untranslated": Bilingual("Left untranslated", "Sin traducir"),
    "length-out-of-proportion": Bilingual("Length out of proportion", "Extensión desproporcionada"),
    "limit-missing": Bilingual("Limit (only, solely)", "Límite (solo, únicamente)"),
    "money-differs": Bilingual("Amount or currency", "Importe o moneda"),
    "names-differ": Bilingual("Name", "Nombre"),
    "negation-differs": Bilingual("Negation", "Negación"),
    "no-prevailing-language": Bilingual("No prevailing language", "Sin idioma que prevalezca"),
    "one-language": Bilingual("Changed in one language only", "Cambió en un solo idioma"),
    "parties-differ": Bilingual("Party", "Parte"),
    "percentages-differ": Bilingual("Percentage", "Porcentaje"),
    "periods-differ": Bilingual("Period", "Plazo"),
    "prevailing-languages-differ": Bilingual(
        "Different prevailing languages", "Prevalecen idiomas distintos"
    ),
    "references-differ": Bilingual("Cross-reference", "Remisión"),
    "spain-usage": Bilingual("Usage of Spain", "Uso de España"),
    "strange-names": Bilingual("Name that nobody knows", "Nombre desconocido"),
    "terms-differ": Bilingual("Defined term", "Término definido"),
    "why": Bilingual("Why it changed", "Por qué cambió"),
    "wrong-rendering": Bilingual("Wrong rendering", "Traducción inadecuada"),
    "words-and-figures-differ": Bilingual("Words and figures", "Letra y cifra"),
}


def check(id: str) -> Bilingual:
    """What a check is called; one without a name of its own goes by its id."""
    plain = id.replace("-", " ").capitalize()
    return CHECKS.get(id, Bilingual(plain, plain))


def many(count: int, one: str, more: str) -> str:
    """The noun that goes with a count."""
    return one if count == 1 else more


_SYSTEMS = {
    "mexico": ("UK law", "derecho del Reino Unido"),
    "uk": ("Mexican law", "derecho mexicano"),
}


def title(review: Review) -> Bilingual:
    """What the report is."""
    return Bilingual(f"Review of {review.name}", f"Revisión de {review.name}")


def summary(review: Review) -> Bilingual:
    """The figures of a review in a sentence."""
    parts, flags, missing = len(review.clauses), len(review.flags), len(review.missing)
    tied = sum(bool(one.judgement and one.judgement.tied) for one in review.clauses)
    en, es = _SYSTEMS[review.reader]
    return Bilingual(
        f"{parts} {many(parts, 'part', 'parts')}; {tied} tied to {en}; "
        f"{flags} {many(flags, 'point', 'points')} to look at; "
        f"{missing} {many(missing, 'clause', 'clauses')} missing.",
        f"{parts} {many(parts, 'parte', 'partes')}; {tied} {many(tied, 'ligada', 'ligadas')} "
        f"al {es}; {flags} {many(flags, 'punto', 'puntos')} por revisar; "
        f"{missing} {many(missing, 'cláusula ausente', 'cláusulas ausentes')}.",
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
