"""The words by which a text sets a condition, an exception or a limit, in both languages.

Each class has narrow words, which the other language must render, and wide ones, which may
render them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from agreements.messages import Language

Condition = Literal["if", "unless", "only"]
CONDITIONS: tuple[Condition, ...] = ("if", "unless", "only")


class Conditioned(NamedTuple):
    """Words from `start` up to `end` of a text that set a condition."""

    start: int
    end: int


_NARROW: Mapping[Language, Mapping[Condition, str]] = {
    "en": {
        "if": r"if(?! any\b| applicable\b| not\b| so\b)|provided that|on condition that",
        "unless": r"unless|except (?:where|if|that|when|as|for|to|in)"
        r"|save (?:where|that|as|for)",
        "only": r"only|solely|exclusively",
    },
    "es": {
        "if": r"si(?! bien\b| no\b| acaso\b)|siempre que|siempre y cuando"
        r"|a condici[oó]n de que",
        "unless": r"a menos que"
        r"|salvo(?= que| si| cuando| en | por | lo | disposici| pacto| acuerdo)"
        r"|a no ser que|excepto|con excepci[oó]n de",
        "only": r"s[oó]lo|solamente|[uú]nicamente|exclusivamente",
    },
}  # fmt: skip
_WIDE: Mapping[Language, Mapping[Condition, str]] = {
    "en": {
        "if": r"if|provided|condition\w*|in the event|in case|where|when\w*|whether"
        r"|should|unless|as long as"
        r"|once|on \w+ing|by \w+ing|had|were|subject to|to the extent|upon|until"
        r"|otherwise|assuming|so long as|event that|after"
        r"|any(?:one|body)? who|who",
        "unless": r"unless|except\w*|save|other than|exclud\w+|without|but|not|otherwise"
        r"|only if"
        r"|subject to|apart from|however|until|if",
        "only": r"only|solely|exclusive\w*|sole|merely|just|alone|limited"
        r"|nothing (?:but|more)|no \w+ (?:than|but)"
        r"|unless|until|except|not \w+ (?:than|until)|simply|single|strictly|never|but"
        r"|other than|mere|purely|entirely|own",
    },
    "es": {
        "if": r"si|siempre que|siempre y cuando|condici\w+|en caso|caso|cuando"
        r"|en el supuesto|supuesto|de \w+[aei]r\w*|al \w+[aei]r\w*"
        r"|donde|salvo|a menos|una vez|de ser|con tal|en la medida|siendo|hasta|tras"
        r"|luego|despu[eé]s|quien\w*|cualquier\w*|seg[uú]n"
        r"|mientras|eventual\w*",
        "unless": r"a menos|salvo|a no ser|excepto|excepci[oó]n|distint\w+|exclu\w+|sin"
        r"|sino|no|fuera de"
        r"|aparte|hasta|pero|si|solo|s[oó]lo|m[aá]s que|con sujeci[oó]n|ajen[oa]s?|otr[oa]s?",
        "only": r"s[oó]lo|sol[oa]s?|solamente|[uú]nic\w+|exclusiv\w+|mer[oa]s?|meramente"
        r"|simple\w*|limit\w+|no \w+ (?:m[aá]s|sino|hasta)|hasta que"
        r"|salvo|sino|m[aá]s que|estrictamente|propi[oa]s?|nada m[aá]s|apenas|excepto"
        r"|estrict\w+|pur[oa]|unívoc\w+|singular",
    },
}


def narrow(text: str, language: Language, condition: Condition) -> list[Conditioned]:
    """The words that can only mean this class."""
    found = _pattern(language, condition, "narrow").finditer(text)
    return [Conditioned(*one.span()) for one in found]


def might(text: str, language: Language, condition: Condition) -> int:
    """How many words of a text might render this class."""
    return sum(1 for _ in _pattern(language, condition, "wide").finditer(text))


@cache
def _pattern(language: Language, condition: Condition, breadth: str) -> re.Pattern[str]:
    forms = (_NARROW if breadth == "narrow" else _WIDE)[language][condition]
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
