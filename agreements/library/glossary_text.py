"""Concepts written as a file of the glossary, in the form that people edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from agreements.model import Bilingual, Forbidden, Term, Wording


def glossary_text(subject: str, terms: Iterable[Term]) -> str:
    """The concepts of one subject as a file under `glossary/`."""
    lines = [f"subject: {_quoted(subject)}", "terms:"]
    for term in terms:
        lines += _term(term)
    return "\n".join(lines) + "\n"


def _term(term: Term) -> Iterator[str]:
    yield f"  - id: {_quoted(term.id)}"
    yield f"    en: {_side(term.en)}"
    yield f"    es: {_side(term.es)}"
    if term.article:
        yield f"    article: {term.article}"
    yield "    means:"
    yield f"      en: {_quoted(term.means.en)}"
    yield f"      es: {_quoted(term.means.es)}"
    if term.context_en or term.context_es:
        yield f"    context: {{en: {_row(term.context_en)}, es: {_row(term.context_es)}}}"
    if term.note:
        yield f"    note: {_both(term.note)}"
    for name, row in (("spain", term.spain), ("related", term.related), ("sources", term.sources)):
        if row:
            yield f"    {name}: {_row(row)}"
    if term.free:
        yield f"    free: [{', '.join(term.free)}]"
    yield f"    checked: {term.checked}"
    yield f'    reviewed: "{"yes" if term.reviewed else "no"}"'


def _side(side: Wording) -> str:
    found = [f"approved: {_quoted(side.approved)}"]
    for name, row in (("admitted", side.admitted), ("deprecated", side.deprecated),
                      ("forms", side.forms)):  # fmt: skip
        if row:
            found.append(f"{name}: {_row(row)}")
    if side.forbidden:
        found.append(f"forbidden: [{', '.join(map(_ban, side.forbidden))}]")
    return f"{{{', '.join(found)}}}"


def _ban(ban: Forbidden) -> str:
    found = [f"term: {_quoted(ban.term)}", f"reason: {_both(ban.reason)}"]
    found += [f'{name}: "yes"' for name in ("alone", "always", "exact") if getattr(ban, name)]
    found += [f"{name}: {_row(row)}" for name, row in (("beside", ban.beside),
                                                       ("unless", ban.unless)) if row]  # fmt: skip
    return f"{{{', '.join(found)}}}"


def _both(text: Bilingual) -> str:
    return f"{{en: {_quoted(text.en)}, es: {_quoted(text.es)}}}"


def _row(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """The text in quotation marks, as YAML and JSON write it alike."""
    return json.dumps(text, ensure_ascii=False)
