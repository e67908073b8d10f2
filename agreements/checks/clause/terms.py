"""Defined terms: known, and marked where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agreements.checks.registry import check
from agreements.checks.texts import drafted, marked, remark
from agreements.model import LANGUAGES, Clause, Language, Library, Name, Remark

_UNMARKED = ("party", "parties")


@check("clause", "error")
def unknown_term(clause: Clause, library: Library) -> Iterator[Remark]:
    """A mark uses or defines a term that neither the definitions nor the glossary hold."""
    known = {*library.definitions, *library.terms}
    for function in ("term", "defined"):
        for mark, line in marked(clause, function):
            if mark.argument not in known:
                yield remark(
                    clause,
                    line,
                    f"the term “{mark.argument}” has no definition and is not in the glossary. Add "
                    "it to definitions/, or use ordinary words.",
                    f"el término «{mark.argument}» no tiene definición ni está en el glosario. "
                    "Agréguelo a definitions/ o use palabras comunes.",
                    mark.argument,
                )


@check("clause", "warning")
def typed_term(clause: Clause, library: Library) -> Iterator[Remark]:
    """A defined term is typed with its capital and no mark: the draft would not define it."""
    for text in drafted(clause):
        if text.paragraph is None or text.paragraph.table:
            continue
        for language in LANGUAGES:
            typed = "".join(one if isinstance(one, str) else "·" for one in text.text(language))
            for id, definition in library.definitions.items():
                found = _inside(definition.name, language).search(typed)
                if id not in _UNMARKED and found:
                    yield remark(
                        clause,
                        text.line,
                        f"the defined term “{found.group(0)}” is typed. Write "
                        f'{{{{ term("{id}") }}}}, or small letters for the ordinary word.',
                        f"el término definido «{found.group(0)}» está escrito a mano. Escriba "
                        f'{{{{ term("{id}") }}}}, o minúsculas si es la palabra común.',
                        id,
                    )


@lru_cache(maxsize=512)
def _inside(name: Name, language: Language) -> re.Pattern[str]:
    """The term inside a sentence (a capital at its head proves nothing)."""
    forms = (name.en, name.en_plural) if language == "en" else (name.es, name.es_plural)
    words = "|".join(re.escape(one) for one in forms if one)
    return re.compile(rf"(?<=[\w,;·] )(?:{words})(?!\w)(?! [A-ZÁÉÍÓÚÑ])")
