"""What is said to people of a misuse: the words, what they stand for, what to write and why."""

from __future__ import annotations

from agreements.messages import Bilingual, Language
from agreements.model.findings import Weight
from agreements.terminology.misuse import Kind, Misuse

WEIGHTS: dict[Kind, Weight] = {
    "forbidden": "medium",
    "deprecated": "low",
    "spain": "low",
    "rendering": "medium",
    "inconsistent": "low",
}
CHECKS: dict[Kind, str] = {
    "forbidden": "forbidden-term",
    "deprecated": "deprecated-term",
    "spain": "spain-usage",
    "rendering": "wrong-rendering",
    "inconsistent": "inconsistent-term",
}
_NAMES = {"en": Bilingual("English", "inglés"), "es": Bilingual("Spanish", "español")}


def message(one: Misuse) -> Bilingual:
    """Where, what is there, and why it is not right."""
    if one.kind == "rendering":
        return _missing(one) if not one.said else _mistaken(one)
    if one.kind == "inconsistent":
        return _varied(one)
    why = one.reason or Bilingual("", "")
    if one.said:
        return Bilingual(
            f"{_quoted(one.said, _other(one)).en} is rendered by {_own(one).en} ({why.en}).",
            f"{_quoted(one.said, _other(one)).es} se vierte por {_own(one).es} ({why.es}).",
        )
    return Bilingual(
        f"{_own(one).en} is not the word for this ({why.en}).",
        f"{_own(one).es} no es la palabra que corresponde ({why.es}).",
    )


def suggestion(one: Misuse) -> Bilingual:
    """What to write: the approved words, then the admitted."""
    words = [_quoted(word, one.write_in) for word in one.write]
    en, es = " or ".join(one.en for one in words), " o ".join(one.es for one in words)
    return Bilingual(f"Write {en}.", f"Escriba {es}.")


def _missing(one: Misuse) -> Bilingual:
    other, own = _NAMES[one.write_in], _own(one)
    return Bilingual(
        f"{own.en} has no {other.en} words here that the glossary knows for it.",
        f"{own.es} no tiene aquí, en {other.es}, palabras que el glosario conozca.",
    )


def _mistaken(one: Misuse) -> Bilingual:
    said = _quoted(one.said, _other(one))
    return Bilingual(
        f"{said.en} stands beside {_own(one).en}, which means something else.",
        f"{said.es} corresponde aquí a {_own(one).es}, que significa otra cosa.",
    )


def _varied(one: Misuse) -> Bilingual:
    often = _quoted(one.write[0], one.language)
    return Bilingual(
        f"{_own(one).en} stands here for what this document elsewhere calls {often.en}.",
        f"{_own(one).es} designa aquí lo que este documento llama en otras partes {often.es}.",
    )


def _own(one: Misuse) -> Bilingual:
    return _quoted(one.words, one.language)


def _other(one: Misuse) -> Language:
    return "es" if one.language == "en" else "en"


def _quoted(words: str, language: Language) -> Bilingual:
    """Words in the quotation marks of their own language, whoever reads about them."""
    told = f"“{words}”" if language == "en" else f"«{words}»"
    return Bilingual(told, told)
