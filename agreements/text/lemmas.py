"""Words with the form that a dictionary lists them under, for English and Spanish.

simplemma is loaded with the first word, which takes about two seconds: never by a draft or --help.
Lemmas come without accents, so that «terminacion» is found too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from agreements.messages import Language

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\s\w]|\d+|_")
_ACCENTS = {ord(one): None for one in "\u0300\u0301\u0308"}

# What the dictionary decides otherwise than agreements do: form, and the lemma to use.
_SPANISH = {
    "titulo": "título", "titulos": "título", "titulares": "titular", "titulo's": "título",
    "parte": "parte", "partes": "parte", "plazo": "plazo", "plaza": "plaza", "plazas": "plaza",
    "termino": "término", "terminos": "término", "clausula": "cláusula", "clausulas": "cláusula",
    "rectora": "rector", "rectoras": "rector", "notaria": "notario", "curso": "curso",
    "cursos": "curso", "grado": "grado", "grados": "grado", "sede": "sede", "cargo": "cargo",
    "firma": "firma", "firmas": "firma", "costo": "costo", "costos": "costo", "cuota": "cuota",
    "cuotas": "cuota", "multa": "multa", "multas": "multa", "fianza": "fianza", "nota": "nota",
    "notas": "nota", "beca": "beca", "becas": "beca", "pena": "pena", "penas": "pena",
    "demanda": "demanda", "demandas": "demanda", "disputa": "disputa", "marca": "marca",
    "marcas": "marca", "baja": "baja", "bajas": "baja", "carrera": "carrera", "fallo": "fallo",
    "obra": "obra", "obras": "obra", "recurso": "recurso", "recursos": "recurso",
    "registro": "registro", "registros": "registro", "aviso": "aviso", "avisos": "aviso",
    "ingreso": "ingreso", "egreso": "egreso", "acta": "acta", "actas": "acta", "laudo": "laudo",
    "laudos": "laudo", "medida": "medida", "medidas": "medida", "reforma": "reforma",
    "reformas": "reforma", "enmienda": "enmienda", "enmiendas": "enmienda", "daño": "daño",
    "daños": "daño", "danos": "daño", "perjuicio": "perjuicio", "perjuicios": "perjuicio",
    "entrega": "entrega", "visado": "visado", "visados": "visado", "tasas": "tasa", "vía": "vía",
    "actual": "actual", "actuales": "actual", "acuerdo": "acuerdo", "acuerdos": "acuerdo",
    "convenio": "convenio", "convenios": "convenio", "contrato": "contrato",
    "contratos": "contrato", "crédito": "crédito", "créditos": "crédito", "creditos": "crédito",
    "estudios": "estudio", "datos": "dato", "dato": "dato", "reserva": "reserva",
    "reclamo": "reclamo", "resguardo": "resguardo", "del": "de", "al": "a",
}  # fmt: skip
_ENGLISH = {
    "data": "data", "binding": "binding", "terms": "term", "premises": "premises",
    "records": "record", "damages": "damages", "fees": "fee", "hearing": "hearing",
    "hearings": "hearing", "standing": "standing", "enroll": "enrol", "enrolled": "enrol",
    "enrollment": "enrolment", "program": "programme", "programs": "programme",
    "license": "licence", "licenses": "licence", "endeavors": "endeavour",
    "recognized": "recognise", "recognizes": "recognise", "recognize": "recognise",
    "accreditation": "accreditation", "assets": "assets", "places": "place", "learning": "learning",
    "funding": "funding", "processing": "processing", "training": "training", "may": "may",
    "marking": "marking", "understanding": "understanding", "teaching": "teaching",
    "safeguarding": "safeguarding", "twinning": "twinning", "monitoring": "monitoring",
}  # fmt: skip
_OVERRIDES: dict[Language, dict[str, str]] = {"en": _ENGLISH, "es": _SPANISH}


class Word(NamedTuple):
    """A word or sign of a text, its lemma without accents, and where it stands in the text.

    `acts`: an English form in -ed or -ing of another word, so probably a verb. `form`: as it
    stands, in small letters.
    """

    lemma: str
    start: int
    end: int
    acts: bool = False
    form: str = ""


def words(text: str, language: Language) -> list[Word]:
    """The words, numbers and signs of a text in order, each with its lemma."""
    return [
        _word(found.group(0), found.start(), language)
        for found in _WORD.finditer(text.replace("’s", "  ").replace("'s", "  "))
    ]


def _word(word: str, start: int, language: Language) -> Word:
    base = lemma(word, language)
    acts = language == "en" and word.lower().endswith(("ed", "ing")) and base != word.lower()
    return Word(base, start, start + len(word), acts, word.lower())


@lru_cache(maxsize=100_000)
def lemma(word: str, language: Language) -> str:
    """The lemma of one word, in small letters, without accents (ñ stays)."""
    small = word.lower()
    override = _OVERRIDES[language].get(small)
    if override:
        return plain(override)
    if not small[0].isalpha():
        return small
    import simplemma

    found = simplemma.lemmatize(small, lang=language).lower()
    if language == "es" and not simplemma.is_known(small, lang=language):
        return _unknown(small)
    return plain(_OVERRIDES[language].get(found, found))


def plain(word: str) -> str:
    """A word without accents: «título» is `titulo`, «daño» stays."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_ACCENTS))


def _unknown(word: str) -> str:
    """A Spanish word that no dictionary holds, often for want of its accent: its plural falls."""
    bare = plain(word)
    if len(bare) > 5 and bare.endswith("es") and bare[-3] not in "aeiou":
        return bare[:-2]
    return bare[:-1] if len(bare) > 4 and bare.endswith("s") else bare
