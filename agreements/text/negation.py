"""The words by which a text denies, in English and in Spanish, each denial once.

A denial is plain («no», “not”) or folded into a word that denies (“unless”, “fail”, «sin»,
«carecer»), which the other language may render by a plain one. Turns of phrase that deny nothing
(“no later than”, «no obstante») count as folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from agreements.messages import Language

_GAP = 70


class Denial(NamedTuple):
    """Words that deny, from `start` up to `end`; `plain` where nothing else could say it."""

    start: int
    end: int
    plain: bool


_FOLDED = {
    "en": (
        r"(?:no|not) (?:later|less|more|fewer|greater|longer) than|not to exceed"
        r"|not exceed(?:ing)?"
        r"|until|whether or not|or not|not only|if not|not just"
        r"|without (?:limitation|limiting|prejudice)"
        r"|not limited to|no\.? ?(?=\d)|no matter|notwithstanding|unless|except\w*"
        r"|exclud\w+|save"
        r"|other than|otherwise|fail\w*|refus\w+|declin\w+|lack\w*|absence|absent|unable"
        r"|inab\w+"
        r"|prohibit\w*|forbid\w*|forbidden|prevent\w*|refrain\w*|waiv\w+|disclaim\w*"
        r"|den(?:y|ies|ied|ial)"
        r"|neglect\w*|omi(?:t|ssion)\w*|free (?:of|from)|instead|rather than"
        r"|cease\w*|stop\w*|avoid\w*|regardless|irrespective|hardly|barely"
        r"|null|void|invalid\w*|opt out|non-?\w+|un[a-z]{4,}"
        r"|in(?:adequa|valid|suffici|complet|accura"
        r"|eligib|correct|effect|appropri|consist|direct|depend|definit"
        r"|tangib)\w*|im(?:possib|prop|mater)\w*"
        r"|ir\w{4,}|il(?:leg|lic)\w*"
        r"|dis(?:agree|contin|charg|qualif|put|regard|claim|honest|close)\w*|mis\w{4,}"
    ),
    "es": (
        r"no obstante|sin embargo|sin demora|(?:mientras|en tanto|hasta que)(?: \w+){0,4} no"
        r"|a no ser que|no s[oó]lo|no solamente|no m[aá]s (?:tarde|de)|no menos de"
        r"|no (?:mayor|menor|superior|inferior|posterior|exceder\w*|excedente)"
        r"|m[aá]s no limitativ\w+|sin perjuicio|sin limita\w+"
        r"|no limitativ\w+|sin que (?:ello )?(?:limite|ello)|sin importar|o no\b|si no|sino"
        r"|no se limita\w*|salvo|excepto|excepci[oó]n|a menos que|excluy\w+|exclu[ií]\w+"
        r"|abst\w+"
        r"|incumpl\w+|carec\w+|falta\w*|ausencia|omit\w+|omisi[oó]n\w*|omis\w+"
        r"|neg(?:ar|ativ|ó|aci|árs)\w*|nieg\w+|rehus\w+"
        r"|rechaz\w+|proh[ií]b\w+|impid\w+|imped\w+|impos\w+|inv[aá]lid\w+|nul[oa]s?"
        r"|nulidad|renunci\w+"
        r"|ajen\w+|distint\w+"
        r"|evitar\w*|dej\w+ de|cesa\w*|en vez de|en lugar de|inter?rump\w*"
        r"|in(?:adecuad|suficien|complet|correct|apropiad|conform|consisten|eficaz|exact"
        r"|justificad|debid|esperad|transferib|"
        r"definid|direct|tangib|visible"
        r"|activ)\w*|ileg\w+|il[ií]cit\w*|indebid\w*|des(?:conoc|autoriz|acuerd|cargo"
        r"|contin|protec|estim|hab|vincul)\w*"
        r"|irrevoc\w+|intransfer\w+|ilimit\w+|libre de|exent\w+|exim\w+|limpi\w+"
    ),
}
_PLAIN = {
    "en": r"not|no|never|neither|nor|none|nothing|nobody|cannot|without|\w+n[’']t",
    "es": r"no|ni|nunca|jam[aá]s|ning[uú]n|ningun[oa]s?|nadie|nada|tampoco|sin",
}
_ECHO = {
    "en": re.compile(r"nor|neither|no|any", re.IGNORECASE),
    "es": re.compile(
        r"ni|ning[uú]n|ningun[oa]s?|nadie|nada|nunca|jam[aá]s|tampoco|sin|no", re.IGNORECASE
    ),
}
_BREAK = re.compile(r"[.;:]")


def denials(text: str, language: Language) -> list[Denial]:
    """Every denial of a text, in order. “Neither … nor” and «no … ninguna» are one each."""
    return list(_once(text, language, _all(text, language)))


def _all(text: str, language: Language) -> Iterator[Denial]:
    for found in _pattern(language).finditer(text):
        yield Denial(*found.span(), found.lastgroup == "plain")


def _once(text: str, language: Language, found: Iterator[Denial]) -> Iterator[Denial]:
    last: Denial | None = None
    for one in found:
        words = text[one.start : one.end]
        if last and last.plain and one.plain and _ECHO[language].fullmatch(words):
            between = text[last.end : one.start]
            echo = language == "en" or words.lower() not in ("no", "sin")
            close = len(between) < _GAP or words.lower() in ("ni", "nor")
            if echo and close and not _BREAK.search(between):
                last = one
                continue
        if one.plain:
            last = one
        yield one


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    folded, plain = _FOLDED[language], _PLAIN[language]
    return re.compile(rf"(?<!\w)(?:(?P<folded>{folded})|(?P<plain>{plain}))(?!\w)", re.IGNORECASE)
