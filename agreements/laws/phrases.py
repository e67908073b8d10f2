"""The sentences of a finding about a law, in English and Spanish."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from agreements.model import Bilingual, Law, LawMention, Library, Reader, Setting

if TYPE_CHECKING:
    from agreements.laws.answers import Answer
    from agreements.laws.explaining import Review

_KINDS = {
    "statute": Bilingual("a statute", "una ley"),
    "regulation": Bilingual("a regulation", "un reglamento"),
    "doctrine": Bilingual("a legal doctrine", "una figura jurídica"),
    "court": Bilingual("a choice of law or forum", "una elección de derecho o de tribunales"),
    "regulator": Bilingual("a regulator", "un organismo regulador"),
    "register": Bilingual("a register or legal status", "un registro o una situación jurídica"),
    "tax": Bilingual("a tax", "un impuesto"),
    "treaty": Bilingual("a treaty", "un tratado"),
    "guidance": Bilingual("guidance", "una guía oficial"),
    "policy": Bilingual("a policy", "una política"),
    "institution": Bilingual("a public body", "una institución pública"),
}
_AXES = ("uk_nations", "mexican_regimes")
_WHOLE = {
    "uk_nations": Bilingual("the whole of the United Kingdom", "todo el Reino Unido"),
    "mexican_regimes": Bilingual(
        "Mexican institutions of every kind", "instituciones mexicanas de todo tipo"
    ),
}
_SIDES: dict[Reader, Bilingual] = {
    "mexico": Bilingual("Mexico", "México"),
    "uk": Bilingual("the United Kingdom", "el Reino Unido"),
}


def what(mention: LawMention, library: Library) -> Bilingual:
    """The words, what they are, and where that law holds."""
    law, kind = mention.law, _KINDS[mention.law.kind]
    held = extent(law.extent, library)
    return Bilingual(
        f"The clause says “{mention.words}”: {law.title.en}, {kind.en} ({law.citation})."
        f" It holds in: {held.en}.",
        f"La cláusula dice «{mention.words}»: {law.title.es}, {kind.es} ({law.citation})."
        f" Rige en: {held.es}.",
    )


def extent(values: Iterable[str], library: Library) -> Bilingual:
    """Nations, or kinds of institution, by name."""
    stated = list(values)
    for axis in _AXES:
        known = library.phrases.get(axis, {})
        if known and set(known) <= set(stated):
            return _WHOLE[axis]
    named = [
        one
        for value in stated
        for axis in _AXES
        if (phrases := library.phrases.get(axis, {}).get(value))
        and (one := phrases.get("nation") or phrases.get("kind"))
    ]
    names = [Bilingual(one.en, one.es) for one in named] or [Bilingual("not stated", "no indicado")]
    return Bilingual("; ".join(one.en for one in names), "; ".join(one.es for one in names))


def scope(law: Law, under: Setting, library: Library) -> Bilingual:
    """That a law is cited where it does not reach."""
    words, held = under.words(), extent(sorted(under.reach), library)
    return Bilingual(
        f"The draft stands under “{words}” ({held.en}), where this does not reach.",
        f"El proyecto se rige por «{words}» ({held.es}), adonde esta figura no alcanza.",
    )


def counterpart(law: Law, reader: Reader) -> Bilingual:
    """What stands on the reader's side."""
    side = _SIDES[reader]
    held = law.counterpart or Bilingual("none", "ninguno")
    return Bilingual(
        f"Counterpart in {side.en}: {held.en.rstrip('.')}.",
        f"Equivalente en {side.es}: {held.es.rstrip('.')}.",
    )


def standing(under: Setting) -> Bilingual | None:
    """Under which law the draft stands, in its own words; nothing where it does not say."""
    if not under.governing:
        return None
    words = "”, “".join(under.governing.values())
    return Bilingual(
        f"On law and forum the draft says “{words}”.",
        f"Sobre derecho y tribunales el proyecto dice «{words.replace('”, “', '», «')}».",
    )


def elsewhere(mention: LawMention, under: Setting) -> Bilingual:
    """That words which could be a doctrine are not tied, since the draft stands elsewhere."""
    title, words = mention.law.title, under.words()
    return Bilingual(
        f"“{mention.words}” reads like {title.en}, but the draft points to “{words}”: "
        "it is not counted as tied. Ask a lawyer of that system what it means there.",
        f"«{mention.words}» se parece a {title.es}, pero el proyecto remite a «{words}»: "
        "no se cuenta como vínculo. Pregunte a un abogado de ese sistema qué significa allí.",
    )


_WHOSE = Bilingual(
    "Ask whose duty this is: one party’s own, or of both; write it so, and what is to be done.",
    "Pregunte a quién corresponde este deber, a una parte o a ambas; precíselo, junto con lo que"
    " debe hacerse.",
)
_ASKED = {
    "court": Bilingual(
        "Ask which law and forum both institutions may accept, and agree on them expressly.",
        "Pregunte qué derecho y qué foro pueden aceptar ambas instituciones, para pactarlos"
        " de manera expresa.",
    ),
    "doctrine": Bilingual(
        "Ask what result the other party needs, and say it in words that work in both systems.",
        "Pregunte qué resultado necesita la otra parte y expréselo con palabras que funcionen en"
        " ambos sistemas.",
    ),
    "register": Bilingual(
        "Ask for dated evidence for the file: founding instrument, entry or result of the search.",
        "Pida constancia con fecha, para el expediente: instrumento constitutivo, asiento registral"
        " o resultado de la consulta.",
    ),
    "tax": Bilingual(
        "Ask whether the tax is due, who bears it and pays it over, and what papers each needs.",
        "Pregunte si se causa el impuesto, quién lo asume, quién lo entera y qué comprobantes"
        " requiere cada parte.",
    ),
    "regulator": Bilingual(
        "Ask what that body requires, of whom, and what your institution would have to do or hand"
        " over.",
        "Pregunte qué exige ese organismo, a quién, y qué tendría que hacer o entregar su"
        " institución.",
    ),
    "guidance": Bilingual(
        "Ask for the text and its version, and say whether it binds or only guides.",
        "Pida el texto y su versión, y precise si obliga o solo orienta.",
    ),
}
_ASKED["institution"] = _ASKED["regulator"]
_ASKED["policy"] = _ASKED["guidance"]


def proposals(
    mention: LawMention, beyond: bool, review: Review, answer: Answer | None
) -> list[Bilingual | None]:
    """What to ask, who should look, and the neutral clause that could answer."""
    law = mention.law
    asked = _successor(law, review.library) if law.bearing == "stale" else _question(law, beyond)
    return [asked, _who(review), _clause(answer)]


def _question(law: Law, beyond: bool) -> Bilingual:
    if beyond:
        return Bilingual(
            "Ask for the law that holds where the draft stands, or for plain words instead.",
            "Pida que se cite la norma que rige donde se ubica el proyecto, o palabras llanas.",
        )
    return _ASKED.get(law.kind, _WHOSE)


def _successor(law: Law, library: Library) -> Bilingual:
    names = [library.laws[id].name for id in law.superseded_by if id in library.laws]
    if not names:
        return Bilingual(
            "Nothing succeeds it: take it out, or say in words what is meant.",
            "Nada la sustituye: elimínela o exprese con palabras lo que se quiere decir.",
        )
    en, es = "; ".join(one.en for one in names), "; ".join(one.es for one in names)
    return Bilingual(
        f"It must no longer be cited. Ask for what holds now: {en}.",
        f"Ya no debe citarse. Pida que se cite lo vigente: {es}.",
    )


def _who(review: Review) -> Bilingual | None:
    """Which office of the reader's own institution should look, by its regime."""
    for axis in _AXES:
        office = review.library.phrases.get(axis, {}).get(review.where, {}).get("legal_office")
        if office:
            return Bilingual(
                f"To be seen by {office.en}.", f"Debe revisarlo {office.article} {office.es}."
            )
    return None


def _clause(answer: Answer | None) -> Bilingual | None:
    if answer is None:
        return None
    name = f"{answer.clause}/{answer.position}"
    return Bilingual(
        f"Our neutral clause “{answer.title.en}” ({name}) could answer it.",
        f"Podría responder nuestra cláusula neutral «{answer.title.es}» ({name}).",
    )
