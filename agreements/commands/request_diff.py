"""Two requests, or two manifests, compared: what changes in the draft, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from agreements.assembly import assemble
from agreements.commands.files import read_text
from agreements.comparison.documents import compare
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.model import (
    LANGUAGES,
    AgreedClause,
    Agreement,
    AgreementsError,
    Bilingual,
    Finding,
    Library,
    Place,
    Request,
)
from agreements.model.changes import Change, Comparison
from agreements.model.document import Document, Passage
from agreements.model.document import Place as Standing
from agreements.word.bookmarks import bookmark_name
from agreements.word.draft import document as written
from agreements.word.read import read

Manifest = Mapping[str, Any]


def request_diff(old: Path, new: Path) -> Comparison:
    """What changes in the draft from one request or manifest to another, each with its reason."""
    before, after = _read(old), _read(new)
    if isinstance(before, Request) and isinstance(after, Request):
        library = read_library()
        return between_requests(before, after, library, (old.name, new.name))
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return _between_manifests(before, after, (old.name, new.name))
    raise AgreementsError(
        Bilingual(
            f"{old} and {new}: one is a request and the other a manifest. "
            "Compare two of the same kind.",
            f"{old} y {new}: uno es solicitud y el otro manifiesto. Compare dos de la misma clase.",
        )
    )


def _read(path: Path) -> Request | Manifest:
    text = read_text(path)
    if path.suffix.lower() == ".json":
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, Mapping) and "request_sha256" in found and "clauses" in found:
            return found
    return read_request(text, str(path), read_library())


def between_requests(
    old: Request, new: Request, library: Library, called: tuple[str, str]
) -> Comparison:
    """The drafts of two requests compared as Word files would be, with why each clause changed."""
    before, after = assemble(library, old), assemble(library, new)
    found = compare(drafted(before), drafted(after), *called)
    return _explained(found, _Drafts(before, after))


def drafted(agreement: Agreement) -> Document:
    """A draft as Word would hold it."""
    return read(written(agreement, review="none"))


@dataclass(frozen=True, slots=True)
class _Drafts:
    """Both drafts, to look up which clause a passage belongs to."""

    old: Agreement
    new: Agreement

    def clauses(self, change: Change, owners: Mapping[int, str]) -> str:
        return next((owners[one] for one in change.side.passages if one in owners), "")


def _explained(found: Comparison, drafts: _Drafts) -> Comparison:
    """The comparison with the reasons, once for each clause of the library."""
    said: set[str] = set()
    told = []
    names = {**_names(drafts.old), **_names(drafts.new)}
    for one in found.changes:
        id = names.get(_head(one), "") if one.kind != "unchanged" else ""
        reasons = tuple(_why(id, drafts)) if id and id not in said else ()
        said.add(id)
        told.append(replace(one, findings=(*one.findings, *reasons)) if reasons else one)
    return replace(found, changes=tuple(told), findings=(*found.findings, *_asked(drafts)))


def _head(one: Change) -> str:
    return one.side.heading.casefold()


def _names(agreement: Agreement) -> dict[str, str]:
    """The clause of each heading in either language."""
    return {
        "".join(span.text for span in clause.title(language)).casefold(): clause.id
        for clause in agreement.clauses
        for language in LANGUAGES
    }


def _why(id: str, drafts: _Drafts) -> Iterator[Finding]:
    old, new = drafts.old.clause(id), drafts.new.clause(id)
    if new is None:
        silent = next((one for one in drafts.new.silences if one.clause == id), None)
        reason = silent.reason if silent else Bilingual(
            "Nothing in the request asks for it.", "Nada en la solicitud lo pide."
        )  # fmt: skip
        yield _reason(id, Bilingual("Left out now.", "Ahora se omite."), reason)
    elif old is None:
        yield _reason(id, Bilingual("Stands now.", "Ahora figura."), new.reason)
    elif old.position != new.position:
        yield _reason(
            id,
            Bilingual(
                f"Position “{new.position}” instead of “{old.position}”.",
                f"Posición «{new.position}» en lugar de «{old.position}».",
            ),
            new.reason,
        )
    else:
        yield from _values(id, old, new)


def _values(id: str, old: AgreedClause, new: AgreedClause) -> Iterator[Finding]:
    """The facts of the request that print otherwise in a clause."""
    before, after = _facts(old), _facts(new)
    changed = [
        fact for fact in dict.fromkeys((*before, *after)) if before.get(fact) != after.get(fact)
    ]
    if changed:
        listed = ", ".join(
            f"{fact} (“{before.get(fact, '–')}” → “{after.get(fact, '–')}”)" for fact in changed[:6]
        )
        yield _reason(
            id,
            Bilingual(
                f"The request says otherwise: {listed}.",
                f"La solicitud indica otra cosa: {listed}.",
            ),
        )


def _facts(clause: AgreedClause) -> dict[str, str]:
    spans = [span for one in clause.paragraphs for span in one.en]
    return {span.target: span.text for span in spans if span.kind in ("value", "blank")}


def _reason(id: str, said: Bilingual, reason: Bilingual | None = None) -> Finding:
    en, es = (reason.en, reason.es) if reason else ("", "")
    return Finding(
        key=f"why:{id}", check="why", weight="low", certainty="sure", places=(Place(clause=id),),
        message=Bilingual(f"{said.en} {en}".strip(), f"{said.es} {es}".strip()), about=id,
    )  # fmt: skip


_AXES = ("instrument", "models", "uk_nation", "mexican_regime", "structure", "layout", "dated")


def _asked(drafts: _Drafts) -> Iterator[Finding]:
    """What the two requests ask for differently as a whole."""
    for name in _AXES:
        old, new = getattr(drafts.old.request, name), getattr(drafts.new.request, name)
        if old != new:
            yield _axis(name, _shown(old), _shown(new))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _axis(name: str, old: str, new: str) -> Finding:
    return Finding(
        key=f"why:{name}", check="why", weight="low", certainty="sure", places=(),
        message=Bilingual(
            f"The request asks for {name}: “{new}” instead of “{old}”.",
            f"La solicitud pide {name}: «{new}» en lugar de «{old}».",
        ),
    )  # fmt: skip


# --- manifests, which hold no text ------------------------------------------------------------


def _between_manifests(old: Manifest, new: Manifest, called: tuple[str, str]) -> Comparison:
    """What two manifests tell: clauses, positions and whether the words are the same."""
    found = compare(_listed(old), _listed(new), *called)
    axes = [name for name in _AXES if old.get(name) != new.get(name)]
    said = tuple(_axis(name, _told(old.get(name)), _told(new.get(name))) for name in axes)
    reasons = {one["id"]: one for one in (*old["clauses"], *new["clauses"])}
    told = [_with_reason(one, reasons) for one in found.changes]
    return replace(found, changes=tuple(told), findings=said)


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, Sequence | tuple) and not isinstance(
        value, str
    ) else str(value)  # fmt: skip


def _listed(manifest: Manifest) -> Document:
    """A manifest as a document: a line for each clause."""
    return Document(
        tuple(
            Passage(
                Standing(paragraph=place),
                f"{one['id']}: {one['position']} ({one['rank']}) "
                f"[{one['sha256']['en'][:8]} {one['sha256']['es'][:8]}]",
                number=one["number"]["en"],
                bookmarks=(bookmark_name(one["id"], "en"),),
            )
            for place, one in enumerate(manifest["clauses"])
        )
    )


def _with_reason(one: Change, reasons: Mapping[str, Mapping[str, Any]]) -> Change:
    id = one.side.text.partition(":")[0]
    if one.kind in ("unchanged", "renumbered") or id not in reasons:
        return one
    why = reasons[id]["why"]
    nothing = Bilingual("", "")
    return replace(one, findings=(_reason(id, nothing, Bilingual(why["en"], why["es"])),))
