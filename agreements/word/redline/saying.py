"""What to know about a redline before one sends it, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from agreements.messages import Bilingual
from agreements.word.markup import W, w
from agreements.word.package import parsed
from agreements.word.redline.atoms import T, written
from agreements.word.redline.job import Coarse, Job, Level
from agreements.word.redline.sides import Side

_SIDES = {
    "old": Bilingual("the old file", "el archivo anterior"),
    "new": Bilingual("the new file", "el archivo nuevo"),
}
_SETTLED = {
    "accept": Bilingual("accepted", "aceptaron"),
    "reject": Bilingual("rejected", "rechazaron"),
}
_PARTS = {
    "body": Bilingual("the text", "el texto"),
    "header": Bilingual("a header", "un encabezado"),
    "footer": Bilingual("a footer", "un pie de página"),
    "footnotes": Bilingual("a footnote", "una nota al pie"),
    "endnotes": Bilingual("an endnote", "una nota al final"),
}
_WHOLE: dict[Level, Bilingual] = {
    "paragraph": Bilingual("a whole paragraph is marked", "se marcó un párrafo completo"),
    "columns": Bilingual("a whole table is marked", "se marcó una tabla completa"),
    "table": Bilingual("a whole table is marked", "se marcó una tabla completa"),
    "part": Bilingual("everything is marked", "se marcó todo"),
}
_INEXACT = Bilingual(
    "marking the words would not have given back both texts exactly.",
    "con marcas por palabra no se recuperarían exactamente ambos textos.",
)
_COLUMNS = Bilingual("its columns changed.", "cambiaron sus columnas.")


def notes_on(job: Job) -> Iterator[Bilingual]:
    """What was settled beforehand, what is not marked, and what is marked as a whole."""
    for name, side in (("old", job.old), ("new", job.new)):
        if side.tracked:
            yield _tracked(name, side)
    if job.guests.sections or _layout(job.old) != _layout(job.new):
        yield _sections(job)
    if _comments(job.theirs) - _comments(job.ours):
        yield _uncommented(job)
    for kind in dict.fromkeys(job.unplaced):
        yield _unplaced(job, kind)
    for coarse in job.coarse:
        yield _coarse(coarse)


def _tracked(name: str, side: Side) -> Bilingual:
    which, done = _SIDES[name], _SETTLED[side.answer]
    return Bilingual(
        f"There were tracked changes in {which.en} already. They were {done.en} before comparing.",
        f"Ya había control de cambios en {which.es}. Los cambios se {done.es} antes de comparar.",
    )


def _sections(job: Job) -> Bilingual:
    which = _SIDES[job.base]
    return Bilingual(
        f"Page layout and section breaks differ. Those of {which.en} stand; "
        "their changes are not marked.",
        "La configuración de página o los saltos de sección difieren. Quedan los de "
        f"{which.es}; sus cambios no se marcan.",
    )


def _comments(side: Side) -> set[str]:
    return {
        written(comment, T)
        for part in side.related("comments")
        for comment in parsed(side.package.parts[part]).iterchildren(w("comment"))
    }


def _uncommented(job: Job) -> Bilingual:
    ours, theirs = _SIDES[job.base], _SIDES["old" if job.base == "new" else "new"]
    return Bilingual(
        f"Comments are those of {ours.en}; {theirs.en} has others, which are not here.",
        f"Los comentarios son los de {ours.es}; los demás, de {theirs.es}, no se incluyen.",
    )


def _unplaced(job: Job, kind: str) -> Bilingual:
    part, which = _PARTS[kind], _SIDES["old" if job.base == "new" else "new"]
    return Bilingual(
        f"The section of {part.en} of {which.en} is not there any more, so it is not shown. "
        "Compare headers and footers by eye.",
        f"Ya no existe la sección de {part.es} de {which.es}, por lo que no se muestra. "
        "Coteje a simple vista los encabezados y pies de página.",
    )


def _coarse(coarse: Coarse) -> Bilingual:
    part, whole = _PARTS[coarse.part], _WHOLE[coarse.level]
    where = Bilingual(f" (“{coarse.words}…”)", f" («{coarse.words}…»)")
    if not coarse.words:
        where = Bilingual("", "")
    why = _COLUMNS if coarse.level == "columns" else _INEXACT
    return Bilingual(
        f"In {part.en}{where.en} {whole.en}, not the words alone: {why.en}",
        f"En {part.es}{where.es} {whole.es}, no solo las palabras: {why.es}",
    )


def _layout(side: Side) -> list[list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """The sections' properties, without references to headers and editing marks."""
    return [
        [
            (one.tag, tuple(sorted(
                (str(name), str(value)) for name, value in one.attrib.items()
                if not str(name).startswith(f"{{{W}}}rsid")
            )))
            for one in section.iterdescendants(etree.Element)
            if one.tag not in (w("headerReference"), w("footerReference"))
        ]
        for section in side.roots[side.main].iter(w("sectPr"))
    ]  # fmt: skip
