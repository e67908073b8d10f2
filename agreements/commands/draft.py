"""`convenio draft`: a request becomes a bilingual Word draft and its manifest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from agreements.assembly import assemble
from agreements.checks import drafts
from agreements.commands.files import naming, read_bytes, read_text, write_all
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.manifest import manifest
from agreements.model import Agreement, AgreementsError, Bilingual, Finding, Library
from agreements.report import json_form

Review = Literal["comments", "report", "none"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as written: where, what it holds and what stands against it."""

    path: Path
    manifest_path: Path
    agreement: Agreement
    findings: tuple[Finding, ...]
    manifest: dict[str, Any]


class WrongFile(AgreementsError):
    """A name on the command line that cannot serve for a draft."""


class NotFinal(AgreementsError):
    """A final draft was asked for, and blanks are left or a sure finding stands."""


def draft(
    request: Path,
    out: Path,
    *,
    review: Review = "comments",
    template: Path | None = None,
    final: bool = False,
    force: bool = False,
) -> Draft:
    """Draft what the request file asks for, at `out`, and its manifest beside it."""
    _refuse_other_form(out)
    library = read_library()
    agreement = assemble(library, read_request(read_text(request), str(request), library))
    findings = tuple(drafts.findings(agreement, library))
    if final:
        _refuse_unfinished(agreement, findings)
    content = _document(agreement, review, template, "final" if final else "draft")
    record = manifest(agreement, findings, library)
    beside = out.with_name(out.stem + ".manifest.json")
    write_all({out: content, beside: (json_form.text(record) + "\n").encode()}, force=force)
    return Draft(out, beside, agreement, findings, record)


def preview(text: str, name: str, library: Library) -> tuple[Agreement, tuple[Finding, ...]]:
    """The agreement that a request's text asks for, and what stands against it; writes nothing."""
    agreement = assemble(library, read_request(text, name, library))
    return agreement, tuple(drafts.findings(agreement, library))


def _refuse_other_form(out: Path) -> None:
    """A draft is a Word file; under another ending nothing would open it."""
    if out.suffix.lower() != ".docx":
        raise WrongFile(
            Bilingual(
                f"{out}: a draft is a Word file. Name one that ends in .docx.",
                f"{out}: el proyecto es un archivo de Word. Indique uno que termine en .docx.",
            )
        )


def _document(
    agreement: Agreement, review: Review, template: Path | None, status: Literal["draft", "final"]
) -> bytes:
    """The .docx; what is wrong with a letterhead is said with the name of its file."""
    from agreements.word.draft import document

    if template is None:
        return document(agreement, review=review, status=status)
    letterhead = read_bytes(template)
    with naming(template):
        return document(agreement, review=review, template=letterhead, status=status)


def _refuse_unfinished(agreement: Agreement, findings: tuple[Finding, ...]) -> None:
    lines = [
        Bilingual(f"  {one.clause}: {one.title.en}", f"  {one.clause}: {one.title.es}")
        for one in agreement.blanks
    ]
    lines += [
        Bilingual(f"  {one.message.en}", f"  {one.message.es}")
        for one in findings
        if one.certainty == "sure"
    ]
    if lines:
        raise NotFinal(
            Bilingual(
                "Not final yet. Still open:\n" + "\n".join(one.en for one in lines),
                "Aún no es definitivo. Falta:\n" + "\n".join(one.es for one in lines),
            )
        )
