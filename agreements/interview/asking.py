"""Each kind of thing that a request holds, as a question in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from agreements.interview.needs import agreeing
from agreements.model import (
    Bilingual,
    Clause,
    Column,
    Fact,
    Library,
    Mark,
    Marked,
    Option,
    Parameter,
    Position,
    Question,
    Table,
)
from agreements.text import values

LISTS = Bilingual("Lists", "Listas")
TABLES = Bilingual("Tables of the schedules", "Cuadros de los anexos")
TERMS = Bilingual("Figures and periods", "Cifras y plazos")
POSITIONS = Bilingual("Positions", "Posiciones")
CLAUSES = Bilingual("Optional clauses", "Cláusulas opcionales")
NONE = "-"

_UNSAID = Bilingual("", "")
_EN = Question("en", "text", Bilingual("in English", "en inglés"), _UNSAID)
_ES = Question("es", "text", Bilingual("in Spanish", "en español"), _UNSAID)
_ARTICLE = Question(
    "article",
    "choice",
    Bilingual("Spanish article", "artículo en español"),
    Bilingual(
        "The Spanish text agrees with it: “la UNORTE”, “representada”.",
        "El texto concuerda con él: «la UNORTE», «representada».",
    ),
    options=(
        *(Option(one, Bilingual(one, one), _UNSAID) for one in values.ARTICLES),
        Option(NONE, Bilingual("no article", "sin artículo"), _UNSAID),
    ),
    required=True,
)


def fact_question(fact: Fact, library: Library) -> Question:
    """How to ask for a fact."""
    asked = Question(
        fact.name,
        fact.type,
        fact.title,
        fact.question,
        fact.example or _EXAMPLES.get(fact.type, ""),
        group=library.groups.get(fact.group),
    )
    return _in_parts(asked, fact.name in agreeing(library))


def term_question(parameter: Parameter, clause: Clause, library: Library) -> Question:
    """How to ask for a figure of a clause, its default offered."""
    default = parameter.default
    asked = Question(
        f"terms.{parameter.name}",
        parameter.type,
        parameter.title,
        parameter.help or _sentence(parameter.type, clause, library),
        _EXAMPLES.get(parameter.type, ""),
        default=None if default is None else values.written(default),
        group=TERMS,
    )
    if parameter.type == "text" and not isinstance(default, str):
        return replace(asked, fields=(_EN, _ES))
    return _in_parts(asked, parameter.name in agreeing(library))


def list_question(name: str, table: Table | None, library: Library) -> Question:
    """How to ask for a list, with the columns that a schedule prints besides its fields."""
    asked = library.questions[f"lists.{name}"]
    known = {field.name for field in asked.fields}
    columns = () if table is None else (one for one in table.columns if one.key not in known)
    fields = (*asked.fields, *(_column(one) for one in columns))
    return replace(asked, fields=tuple(_in_parts(one, False) for one in fields), group=LISTS)


def table_question(table: Table, clause: Clause, library: Library) -> Question:
    """How to ask for the rows of a schedule's table."""
    return Question(
        f"tables.{table.key}",
        "rows",
        _table_title(table, clause, library),
        Bilingual(
            "The rows of this table. A cell that differs in Spanish is written "
            "“English || Spanish”; without rows, blank ones are printed.",
            "Los renglones de este cuadro. La celda que difiere en español se escribe "
            "«inglés || español»; sin renglones, se imprimen en blanco.",
        ),
        fields=tuple(_column(one) for one in table.columns),
        group=TABLES,
    )


def completion_question(table: Table, clause: Clause, library: Library) -> Question:
    """How to ask for the cells that the library's own rows leave open."""
    entries = (
        Question(
            str(place),
            "row",
            row.get(table.columns[0].key) or Bilingual(f"Row {place}", f"Renglón {place}"),
            _UNSAID,
            fields=tuple(_column(one) for one in lacking(table, row)),
        )
        for place, row in enumerate(table.rows, start=1)
    )
    return Question(
        f"tables.{table.key}",
        "rows",
        _table_title(table, clause, library),
        Bilingual(
            "This table has its rows; these cells are open. :skip now leaves them all open, later "
            "one. A cell that differs in Spanish is written “English || Spanish”.",
            "Este cuadro ya tiene renglones; faltan estas celdas. :omitir ahora las deja todas "
            "abiertas; después, una. La celda que difiere en español se escribe "
            "«inglés || español».",
        ),
        fields=tuple(_column(one) for one in table.columns),
        entries=tuple(entries),
        group=TABLES,
    )


def lacking(table: Table, row: Mapping[str, Bilingual]) -> list[Column]:
    """The columns that a row of the library leaves open."""
    return [one for one in table.columns if not row.get(one.key, _UNSAID).en]


def _table_title(table: Table, clause: Clause, library: Library) -> Bilingual:
    title = clause_title(clause, library)
    en = ", ".join(one.head.en for one in table.columns)
    es = ", ".join(one.head.es for one in table.columns)
    return Bilingual(f"{title.en}: {en}", f"{title.es}: {es}")


def position_question(
    clause: Clause, fitting: Sequence[Position], default: str, library: Library
) -> Question:
    """Which position of a clause to take; the one that would be taken is the default."""
    return Question(
        f"positions.{clause.id}",
        "choice",
        clause_title(clause, library),
        _first_sentence(clause.guidance),
        options=tuple(_position(one) for one in fitting),
        default=default,
        group=POSITIONS,
    )


def include_question(clauses: Iterable[Clause], library: Library) -> Question:
    """Which of the clauses that may be left out to take in."""
    options = (
        Option(one.id, clause_title(one, library), _first_sentence(one.guidance)) for one in clauses
    )
    return Question(
        "include",
        "choices",
        Bilingual("Clauses to add", "Cláusulas que se agregan"),
        Bilingual(
            "Clauses that this draft can hold but does not need.",
            "Cláusulas que este proyecto admite sin necesitarlas.",
        ),
        options=tuple(options),
        default=[],
        group=CLAUSES,
    )


def clause_title(clause: Clause, library: Library) -> Bilingual:
    """The heading of a clause in words, its marks replaced by what they stand for."""
    return Bilingual(
        _worded(clause.title[0], library).en.strip(), _worded(clause.title[1], library).es.strip()
    )


def _worded(text: Marked, library: Library) -> Bilingual:
    parts = [_part(one, library) for one in text]
    return Bilingual("".join(one.en for one in parts), "".join(one.es for one in parts))


def _part(part: str | Mark, library: Library) -> Bilingual:
    if isinstance(part, str):
        return Bilingual(part, part)
    named = library.groups.get(part.argument, Bilingual(part.argument, part.argument))
    before = "de " if "de" in part.filters else ""
    return Bilingual(
        named.en[:1].lower() + named.en[1:], before + named.es[:1].lower() + named.es[1:]
    )


def _in_parts(question: Question, agrees: bool) -> Question:
    """The question, asked in both languages where its answer may differ between them."""
    if question.type == "name":
        return replace(question, fields=(_EN, _ES, _ARTICLE) if agrees else (_EN, _ES))
    if question.type == "text" and isinstance(question.example, Bilingual):
        return replace(question, fields=(_EN, _ES))
    return question


def _column(column: Column) -> Question:
    options = (Option(key, text, _UNSAID) for key, text in column.values.items())
    return Question(column.key, "text", column.head, _UNSAID, options=tuple(options))


def _position(position: Position) -> Option:
    name = position.id.replace("-", " ")
    en, es = _RANKS[position.rank]
    leaning = _LEANINGS.get(position.leans, _UNSAID)
    return Option(
        position.id,
        Bilingual(f"{name} ({en}{leaning.en})", f"{name} ({es}{leaning.es})"),
        position.guidance,
    )


_RANKS = {
    "preferred": ("preferred", "preferida"),
    "acceptable": ("acceptable", "aceptable"),
    "fallback": ("fallback", "de repliegue"),
}
_LEANINGS = {
    "uk": Bilingual(", leans to the UK side", ", favorece a la parte británica"),
    "mexico": Bilingual(", leans to the Mexican side", ", favorece a la parte mexicana"),
}


def _sentence(type: str, clause: Clause, library: Library) -> Bilingual:
    en, es = _KINDS[type]
    title = clause_title(clause, library)
    return Bilingual(f"{en} for the clause “{title.en}”.", f"{es} para la cláusula «{title.es}».")


def _first_sentence(text: Bilingual) -> Bilingual:
    return Bilingual(_up_to_stop(text.en), _up_to_stop(text.es))


def _up_to_stop(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return f"{head}." if stop else text


_KINDS = {
    "period": ("A period", "Un plazo"),
    "money": ("A sum with its currency", "Un importe con su moneda"),
    "percent": ("A percentage", "Un porcentaje"),
    "date": ("A date", "Una fecha"),
    "number": ("A whole number", "Un número entero"),
    "text": ("A text", "Un texto"),
    "name": ("A name", "Un nombre"),
}
_EXAMPLES: dict[str, Bilingual | str] = {
    "period": Bilingual("30 days", "30 días"),
    "money": "GBP 42,900",
    "percent": "12.5%",
    "date": "2027-01-15",
    "number": "240",
}
