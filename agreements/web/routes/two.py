"""What takes two files or two pasted clauses: two languages, two versions, their terms."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from agreements.messages import Bilingual
from agreements.web.routes.work import handed_over
from agreements.web.visit import Visit

_ALL_KINDS = Bilingual(
    "Word, PDF, Markdown or text. Drop it here or choose it.",
    "Word, PDF, Markdown o texto. Suéltelo aquí o elíjalo.",
)


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a form for two files."""

    title: Bilingual
    lead: Bilingual
    first: Bilingual
    second: Bilingual
    button: Bilingual
    first_hint: Bilingual = _ALL_KINDS
    second_hint: Bilingual = _ALL_KINDS
    languages: bool = True


FORMS = {
    "compare": Form(
        Bilingual("Compare two languages", "Comparar dos idiomas"),
        Bilingual(
            "It sets the English and the Spanish text side by side and shows where they do not "
            "say the same: figures, dates, duties, references, terms, a clause that one lacks.",
            "Pone lado a lado el texto en inglés y el texto en español y muestra dónde no dicen "
            "lo mismo: cifras, fechas, obligaciones, remisiones, términos, una cláusula que "
            "falta.",
        ),
        Bilingual("English text, or a bilingual file", "Texto en inglés, o un archivo bilingüe"),
        Bilingual("Spanish text", "Texto en español"),
        Bilingual("Compare", "Comparar"),
        second_hint=Bilingual(
            "Not needed for a bilingual file.", "No se necesita si el archivo es bilingüe."
        ),
    ),
    "changes": Form(
        Bilingual("See what changed", "Ver qué cambió"),
        Bilingual(
            "It reads two versions and says, clause by clause, what was added, removed, moved, "
            "renumbered or reworded, and what that does.",
            "Lee dos versiones y dice, cláusula por cláusula, qué se agregó, quitó, movió, "
            "renumeró o reescribió, y qué efecto tiene.",
        ),
        Bilingual("Old version", "Versión anterior"),
        Bilingual("New version", "Versión nueva"),
        Bilingual("Compare", "Comparar"),
        second_hint=Bilingual(
            "Leave it out to see the tracked changes of the first file.",
            "Omítalo para ver el control de cambios del primer archivo.",
        ),
        languages=False,
    ),
    "terms": Form(
        Bilingual("Check the terminology", "Revisar la terminología"),
        Bilingual(
            "It looks for the words of the trade: the one rendering that each needs, false "
            "friends, and terms that are not used alike.",
            "Busca las palabras del oficio: la traducción que cada una requiere, los falsos "
            "amigos y los términos que no se usan igual.",
        ),
        Bilingual("English text, or a bilingual file", "Texto en inglés, o un archivo bilingüe"),
        Bilingual("Spanish text", "Texto en español"),
        Bilingual("Check", "Revisar"),
        second_hint=Bilingual(
            "Not needed for a bilingual file.", "No se necesita si el archivo es bilingüe."
        ),
    ),
}
_NOTHING = Bilingual(
    "Choose a file, or paste both clauses.", "Elija un archivo, o pegue ambas cláusulas."
)
_PASTED = {"en": ("pasted 1.txt", "pasted 2.txt"), "es": ("pegado 1.txt", "pegado 2.txt")}


def form(visit: Visit) -> Response:
    """What is needed, with room for two files or two clauses."""
    return _form(visit, ("", ""), None)


def _form(visit: Visit, texts: tuple[str, str], said: Bilingual | None) -> Response:
    kind = visit.path.strip("/")
    status = 400 if said else 200
    return visit.page("two.html", status, kind=kind, form=FORMS[kind], texts=texts, said=said)


def hand_over(visit: Visit) -> Response:
    """Hand over the files, or the texts that were pasted."""
    files = [*visit.files("first")[:1], *visit.files("second")[:1]]
    texts = (visit.text("first_text"), visit.text("second_text"))
    if not files and all(texts):
        names = _PASTED[visit.language]
        files = [(name, one.encode()) for name, one in zip(names, texts, strict=True)]
    if not files:
        return _form(visit, texts, _NOTHING)
    return handed_over(visit, visit.path.strip("/"), files, {})
