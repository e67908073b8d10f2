"""Names that one file uses and another must hold: laws, terms, clauses, facts, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.model import Bilingual, Clause, Library, Mark, Marked, Paragraph, Place, Remark
from agreements.text.marks import marks
from agreements.text.near import did_you_mean

ROOTS = {"nation": "uk_nations", "regime": "mexican_regimes", "instrument": "instruments",
         "structure": "structures"}  # fmt: skip
ALWAYS = frozenset({"this", "uk", "mx", "programme"})


def cross_check(library: Library) -> Iterator[Remark]:
    """Every name in the library that leads nowhere."""
    yield from _order(library)
    yield from _choices(library)
    known = Known(library)
    for clause in library.clauses.values():
        yield from _clause(clause, known)
    for definition in library.definitions.values():
        for text in (definition.en, definition.es):
            yield from known.check(text, definition.path, 1)
    for law in library.laws.values():
        for id in (*law.superseded_by, *law.amends):
            yield from known.law(id, law.path, 1)


class Known:
    """What marks may name."""

    def __init__(self, library: Library):
        self.library = library
        self.parameters = {
            parameter.name for clause in library.clauses.values() for parameter in clause.parameters
        }
        self.values = self.parameters | set(library.facts) | ALWAYS | set(_phrases(library))
        self.targets = _targets(library)
        self.terms = set(library.definitions) | set(library.terms)

    def check(self, text: Marked, path: str, line: int) -> Iterator[Remark]:
        """The marks of a text that name nothing known."""
        for mark in marks(text):
            yield from self._mark(mark, path, line)

    def law(self, id: str, path: str, line: int) -> Iterator[Remark]:
        if id not in self.library.laws:
            yield _unknown("law", "norma", id, self.library.laws, path, line)

    def _mark(self, mark: Mark, path: str, line: int) -> Iterator[Remark]:
        argument = mark.argument
        if mark.function == "law":
            yield from self.law(argument, path, line)
        elif mark.function == "term" and argument not in self.terms | {"joint-committee"}:
            yield _unknown("term", "término", argument, self.terms, path, line)
        elif mark.function == "ref" and argument not in self.targets:
            yield _unknown("clause", "cláusula", argument, self.targets, path, line)
        elif mark.function == "value" and not self._is_value(argument):
            yield _unknown("fact", "dato", argument, self.values, path, line)

    def _is_value(self, argument: str) -> bool:
        return argument in self.values or argument.startswith("each.")


def _clause(clause: Clause, known: Known) -> Iterator[Remark]:
    for title in clause.title:
        yield from known.check(title, clause.path, clause.line)
    for position in clause.positions:
        for use in position.laws:
            yield from known.law(use.id, clause.path, position.line)
        for other in position.conflicts:
            yield from _conflict(other, clause, position.line, known)
        for paragraph in position.paragraphs:
            yield from _paragraph(paragraph, clause, known)


def _paragraph(paragraph: Paragraph, clause: Clause, known: Known) -> Iterator[Remark]:
    for text in (paragraph.en, paragraph.es):
        yield from known.check(text, clause.path, paragraph.line)
    for use in paragraph.laws:
        yield from known.law(use.id, clause.path, paragraph.line)
    for id in (*paragraph.applies.present, *paragraph.applies.absent):
        if id not in known.targets:
            yield _unknown("clause", "cláusula", id, known.library.clauses, clause.path,
                           paragraph.line)  # fmt: skip


def _conflict(other: str, clause: Clause, line: int, known: Known) -> Iterator[Remark]:
    id, _, position = other.partition("/")
    there = known.library.clauses.get(id)
    if there is None or position not in {one.id for one in there.positions}:
        yield _unknown("position", "posición", other, _positions(known.library), clause.path, line)


def _order(library: Library) -> Iterator[Remark]:
    order = library.order()
    for id in library.clauses:
        if id not in order:
            yield Remark(
                Place("clause_library/contents.yaml", 1),
                Bilingual(
                    f"clause “{id}” has no place in the order. Add it to a section.",
                    f"la cláusula «{id}» no tiene lugar en el orden. Agréguela a una sección.",
                ),
                id,
            )
    for id in order:
        if id not in library.clauses:
            yield _unknown("clause", "cláusula", id, library.clauses,
                           "clause_library/contents.yaml", 1)  # fmt: skip


_AXES = {
    "instrument": "instruments",
    "models": "models",
    "uk_nation": "uk_nations",
    "mexican_regime": "mexican_regimes",
    "structure": "structures",
}


def _choices(library: Library) -> Iterator[Remark]:
    """Every value of an axis that nobody can choose, or that can be chosen and has no phrases."""
    path = "clause_library/facts.yaml"
    for name, axis in _AXES.items():
        question = library.questions.get(name)
        offered = {option.key for option in question.options} if question else set()
        phrased = set(library.phrases.get(axis, {}))
        for key in sorted(offered ^ phrased):
            yield _unknown(name, name, key, offered & phrased, path, 1)


def _unknown(en: str, es: str, id: str, names: Iterable[str], path: str, line: int) -> Remark:
    cure_en, cure_es = did_you_mean(id, names)
    return Remark(
        Place(path, line),
        Bilingual(f"{en} “{id}” is not known. {cure_en}", f"{es} «{id}» no existe. {cure_es}"),
        id,
    )


def _phrases(library: Library) -> Iterator[str]:
    for root, axis in ROOTS.items():
        for named in library.phrases.get(axis, {}).values():
            yield from (f"{root}.{phrase}" for phrase in named)


def _targets(library: Library) -> set[str]:
    found = {*library.clauses, *library.order()}
    for clause in library.clauses.values():
        for position in clause.positions:
            found.update(f"{clause.id}.{one.id}" for one in position.paragraphs)
    return found


def _positions(library: Library) -> Iterator[str]:
    for clause in library.clauses.values():
        yield from (f"{clause.id}/{position.id}" for position in clause.positions)
