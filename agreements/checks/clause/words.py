"""How a clause is written: both languages there, its quotes, its spaces, its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.texts import drafted, remark, told
from agreements.model import LANGUAGES, Bilingual, Clause, Language, Library, Mark, Marked, Remark
from agreements.text.sentences import sentences
from agreements.text.sentences import words as count

LONGEST = 60
_STRAIGHT = re.compile(r"\S*[\"']\S*")
_DOUBLE = re.compile(r"\S*(?:  +| \u00a0|\u00a0 )\S*")
_OTHER = {"en": re.compile(r"[«»]"), "es": re.compile(r"[“”]")}
_NESTED = re.compile(r"«[^»]*»")
_NAMES = {"en": "English", "es": "Spanish"}
_NOMBRES = {"en": "inglés", "es": "español"}
_PARAGRAPH, _TITLE = Bilingual("this text", "este texto"), Bilingual("title", "el título")


@check("clause", "error")
def missing_language(clause: Clause, library: Library) -> Iterator[Remark]:
    """A text of the clause has one language only."""
    for line, field, both in _every(clause):
        for language in LANGUAGES:
            if not both[language].strip() and (both.en + both.es).strip():
                yield remark(
                    clause,
                    line,
                    f"{field.en} has no {_NAMES[language]} text. Write it beside the other.",
                    f"{field.es} no tiene texto en {_NOMBRES[language]}. Escríbalo junto al otro.",
                    field.en,
                )


@check("clause", "warning")
def untranslated(clause: Clause, library: Library) -> Iterator[Remark]:
    """Both languages hold the same words, so one of them was probably never translated."""
    for line, field, both in _every(clause):
        if both.en.strip() == both.es.strip() and len(both.en.split()) > 3:
            yield remark(
                clause,
                line,
                f"{field.en} reads the same in both languages: “{both.en[:50]}”. Translate one.",
                f"{field.es} dice lo mismo en ambos idiomas: «{both.en[:50]}». Traduzca uno.",
                field.en,
            )


@check("clause", "error")
def straight_quotes(clause: Clause, library: Library) -> Iterator[Remark]:
    """A typewriter's quotation mark or apostrophe. English takes “ ” and ’, Spanish « »."""
    for line, _, both in _every(clause):
        for language in LANGUAGES:
            for found in _STRAIGHT.finditer(both[language]):
                yield remark(
                    clause,
                    line,
                    f"straight quotes at “{found.group(0)}”. Write “ ” or ’ in English, « » in "
                    "Spanish.",
                    f"comillas rectas en «{found.group(0)}». Escriba “ ” o ’ en inglés, « » en "
                    "español.",
                    found.group(0),
                )


@check("clause", "warning")
def quotes_of_other_language(clause: Clause, library: Library) -> Iterator[Remark]:
    """« » in English, or “ ” in Spanish outside « »."""
    for line, _, both in _every(clause):
        for language in LANGUAGES:
            text = _NESTED.sub("", both[language]) if language == "es" else both[language]
            found = _OTHER[language].search(text)
            if found:
                near = text[max(0, found.start() - 15) : found.end() + 25].strip()
                yield remark(
                    clause,
                    line,
                    f"the {_NAMES[language]} text has the other language’s quotes near “{near}”. "
                    "English takes “ ”, Spanish « ».",
                    f"el texto en {_NOMBRES[language]} usa las comillas del otro idioma cerca de "
                    f"«{near}». En inglés van “ ”, en español « ».",
                    near,
                )


@check("clause", "warning")
def double_spaces(clause: Clause, library: Library) -> Iterator[Remark]:
    """Two spaces in a row, often left at the end of a line of a block."""
    for line, _, both in _every(clause):
        for language in LANGUAGES:
            for found in _DOUBLE.finditer(both[language]):
                yield remark(
                    clause,
                    line,
                    f"two spaces in a row at “{found.group(0)}”. Leave one.",
                    f"dos espacios seguidos en «{found.group(0)}». Deje uno.",
                    found.group(0),
                )


@check("clause", "warning")
def long_sentence(clause: Clause, library: Library) -> Iterator[Remark]:
    """A drafted sentence of more than 60 words; a mark counts as one to four of them."""
    for text in drafted(clause):
        for language in LANGUAGES:
            for sentence in sentences(_counted(text.text(language), library, language)):
                length = count(sentence)
                if length > LONGEST:
                    start = " ".join(sentence.replace("Xx", "…").split()[:8])
                    yield remark(
                        clause,
                        text.line,
                        f"a {_NAMES[language]} sentence of {length} words (“{start} …”). Split it: "
                        f"{LONGEST} at most.",
                        f"una oración de {length} palabras en {_NOMBRES[language]} («{start} …»). "
                        f"Divídala: {LONGEST} como máximo.",
                        start,
                    )


def _every(clause: Clause) -> Iterator[tuple[int, Bilingual, Bilingual]]:
    """Every text of a clause: its line, what it is, what it says."""
    for one in drafted(clause):
        field = _PARAGRAPH if one.paragraph else _TITLE
        yield one.line, field, Bilingual(_bare(one.en), _bare(one.es))
    for beside in told(clause):
        yield beside.line, Bilingual(f"“{beside.field}”", f"«{beside.field}»"), beside.text


def _bare(text: Marked) -> str:
    """The text with a sign in place of each mark, so that the quotes of marks do not count."""
    return "".join(part if isinstance(part, str) else f"‹{part.argument}›" for part in text)


def _counted(text: Marked, library: Library, language: Language) -> str:
    """The text with as many words in place of each mark as it prints."""
    return "".join(
        part if isinstance(part, str) else " ".join(["Xx"] * _length(part, library, language))
        for part in text
    )


def _length(mark: Mark, library: Library, language: Language) -> int:
    if "oa" in mark.filters:
        return 0
    if mark.function in ("term", "defined"):
        definition = library.definitions.get(mark.argument)
        name = definition.name if definition else library.terms.get(mark.argument)
        return min(4, len(name.en.split() if language == "en" else name.es.split())) if name else 1
    if mark.function == "law":
        return 4
    if mark.function == "ref":
        return 2 if language == "en" else 3
    return {"uk": 1, "mx": 1, "this": 2}.get(mark.argument, 3)
