"""Notes as Word comments, in both languages, and the part that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from agreements.model import LANGUAGES, Agreement, Bilingual, Language, Note
from agreements.word.markup import W, escaped, look, run

AUTHOR = "convenio"
_INITIALS = "cv"
_FOR = {
    "uk": Bilingual("For the UK party to check", "Para revisión de la parte británica"),
    "mexico": Bilingual("For the Mexican party to check", "Para revisión de la parte mexicana"),
    "both": Bilingual("For both parties to check", "Para revisión de ambas partes"),
}


def who(note: Note, language: Language) -> str:
    """Who should look at a note, in words."""
    return _FOR[note.who][language]


def comments(
    noted: Iterable[tuple[int, Note]], dated: date, text_style: str, reference_style: str
) -> str:
    """The w:comment elements: English first, then Spanish, each its own paragraph."""
    return "".join(
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" '
        f'w:date="{dated.isoformat()}T00:00:00Z" w:initials="{_INITIALS}">'
        + "".join(
            _paragraph(note, language, text_style, reference_style if place == 0 else "")
            for place, language in enumerate(LANGUAGES)
        )
        + "</w:comment>"
        for number, note in noted
    )


def _paragraph(note: Note, language: Language, style: str, reference: str) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:annotationRef/></w:r>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{escaped(style)}"/></w:pPr>'
        + (mark if reference else "")
        + run(f"{who(note, language)}: ", look(language, bold=True))
        + run(note.text[language], look(language))
        + "</w:p>"
    )


def places(agreement: Agreement) -> Iterable[tuple[Bilingual, Note]]:
    """Each note with the clause it is about, as a reader would name it."""
    for clause in agreement.clauses:
        name = Bilingual(
            " ".join(
                filter(None, (clause.label.en, "".join(span.text for span in clause.title_en)))
            ),
            " ".join(
                filter(None, (clause.label.es, "".join(span.text for span in clause.title_es)))
            ),
        )
        for note in clause.notes:
            yield name, note
