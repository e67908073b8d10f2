"""`convenio library`: read the library's files, and lint them. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from agreements.catalogue import NotThere, must_know
from agreements.checks import registry
from agreements.checks.registry import Check
from agreements.commands.history import Change, history
from agreements.library import LibraryFaults, cache, read_with_faults
from agreements.library.cache import shipped as root
from agreements.model import Bilingual, Clause, Finding, Library, Remark

FORMAT = Check("format", "library", "error", lambda: iter(()), "A file that cannot be read whole.")
_FAMILIES: tuple[registry.Family, ...] = ("clause", "library")


@dataclass(frozen=True, slots=True)
class Lint:
    """What is wrong in the files, in the order of the files, and how much was read."""

    findings: tuple[Finding, ...]
    clauses: int
    laws: int
    definitions: int

    def count(self, severity: registry.Severity) -> int:
        """How many findings of that severity."""
        return sum(registry.severity(one) == severity for one in self.findings)


def read(folder: Path | None = None) -> tuple[Library, list[Remark]]:
    """The library, and the faults of its files; what can be read is there beside the faults."""
    folder = folder or root()
    digest = cache.digest(folder)
    found = cache.load(digest)
    if found is not None:
        return found, []
    library, faults = read_with_faults(folder, digest)
    if not faults:
        cache.save(digest, library)
    return library, faults


def lint(paths: Sequence[Path], *, on: date, ignore: Sequence[str] = ()) -> Lint:
    """What the checks find in the library's files, or in those named; `on` is the day of the check.

    A folder that holds `clause_library` is read in place of the shipped library.
    """
    _check_ids(ignore)
    folder = next((path for path in paths if (path / "clause_library").is_dir()), root())
    library, faults = read(folder)
    library = _with_glossary(library, folder)
    names = [_named(path, folder) for path in paths if path != folder]
    findings = [*_findings(library, faults, on, set(ignore))]
    kept = [one for one in findings if not names or _within(one.places[0].path, names)]
    kept.sort(key=lambda one: (one.places[0].path, one.places[0].line, one.check))
    return Lint(tuple(kept), len(library.clauses), len(library.laws), len(library.definitions))


def history_of(clause: Clause) -> tuple[Change, ...] | None:
    """The recorded changes of a clause's file; None where the library lies in no git checkout."""
    return history(root() / clause.path)


def check_ids() -> list[str]:
    """The id of every check that lint can run or leave out."""
    return sorted({FORMAT.id, *(one.id for family in _FAMILIES for one in registry.checks(family))})


def _with_glossary(library: Library, folder: Path) -> Library:
    """The library with the whole glossary; with none where its files have faults (see `read`)."""
    from agreements.library.glossary import read_glossary

    try:
        return replace(library, glossary=read_glossary(folder / "glossary"))
    except LibraryFaults:
        return library


def _findings(
    library: Library, faults: Sequence[Remark], on: date, ignore: set[str]
) -> Iterator[Finding]:
    found: list[Finding] = []
    for clause in library.clauses.values():
        found += registry.run("clause", clause, library, ignore=ignore)
    found += registry.run("library", library, on, ignore=ignore)
    yield from found
    said = {(one.places[0].path, one.places[0].line, one.words) for one in found}
    for one in faults:
        if FORMAT.id not in ignore and (one.place.path, one.place.line, one.words) not in said:
            yield registry.finding(FORMAT, one)


def _check_ids(ids: Iterable[str]) -> None:
    known = check_ids()
    for id in ids:
        must_know(id, known, "check", "revisión")


def _named(path: Path, folder: Path) -> str:
    """A path as the findings name it: below the folder of the library, with slashes."""
    for start in (Path.cwd(), folder, folder / "clause_library"):
        whole = (start / path).resolve()
        if whole.exists() and whole.is_relative_to(folder.resolve()):
            return whole.relative_to(folder.resolve()).as_posix()
    raise NotThere(
        Bilingual(
            f"{path} is not in the library ({folder}). Name a file or folder of clause_library/.",
            f"{path} no está en la biblioteca ({folder}). Indique un archivo o carpeta de "
            "clause_library/.",
        )
    )


def _within(path: str, names: Sequence[str]) -> bool:
    return any(name in (".", path) or path.startswith(f"{name}/") for name in names)
