"""Turn the values of a file that fits its schema into the types of `agreements.model`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from agreements.library.strict_yaml import Path, Source
from agreements.model import (
    ANYWHERE,
    LANGUAGES,
    Applies,
    Bilingual,
    Clause,
    Column,
    Definition,
    Example,
    Fact,
    Language,
    Law,
    LawUse,
    Marked,
    Option,
    Paragraph,
    Parameter,
    Position,
    Question,
    Review,
    Table,
)
from agreements.text import marks, values

NO_TEXT = Bilingual("", "")


def bilingual(value: Mapping[str, str] | None) -> Bilingual | None:
    return Bilingual(value["en"], value["es"]) if value else None


def both(value: Mapping[str, str]) -> Bilingual:
    return Bilingual(value["en"], value["es"])


def applies(value: Mapping[str, Any] | None) -> Applies:
    if not value:
        return ANYWHERE
    return Applies(
        instruments=_axis(value.get("instruments")),
        models=_axis(value.get("models")),
        uk_nations=_tuple(value, "uk_nations") or None,
        mexican_regimes=_tuple(value, "mexican_regimes") or None,
        structures=_tuple(value, "structures") or None,
        given=_tuple(value, "given"),
        lacking=_tuple(value, "lacking"),
        present=_tuple(value, "present"),
        absent=_tuple(value, "absent"),
    )


def clause(source: Source) -> Clause:
    value = source.value
    return Clause(
        id=value["id"],
        topics=tuple(value["topics"]),
        title=_pair(source, value["title"], ("title",)),
        kind=value["kind"],
        positions=tuple(
            _position(source, one, ("positions", index))
            for index, one in enumerate(value["positions"])
        ),
        guidance=both(value["guidance"]),
        applies=applies(value.get("applies")),
        parameters=tuple(
            _parameter(source, key, one) for key, one in value.get("parameters", {}).items()
        ),
        path=source.path,
        line=1,
    )


def law(source: Source) -> Law:
    value = source.value
    examples = value.get("examples") or {}
    force = value.get("in_force") or {}
    return Law(
        id=value["id"],
        register=value["register"],
        system=value["system"],
        kind=value["kind"],
        bearing=value["bearing"],
        name=values.name(value["name"]),
        title=both(value["title"]),
        citation=value["citation"],
        extent=tuple(value["extent"]),
        why=both(value["why"]),
        counterpart=bilingual(value.get("counterpart")),
        in_force_from=_day(force.get("from")),
        in_force_to=_day(force.get("to")),
        superseded_by=tuple(value.get("superseded_by") or ()),
        amends=tuple(value.get("amends") or ()),
        patterns=_patterns(value.get("patterns")),
        shared=_patterns(value.get("shared")),
        must_flag=_examples(examples.get("flag")),
        must_pass=_examples(examples.get("pass")),
        sources=tuple(value["sources"]),
        checked_on=_day(value.get("checked_on")),
        note=bilingual(value.get("note")),
        path=source.path,
    )


def _patterns(value: Mapping[str, Any] | None) -> dict[Language, tuple[str, ...]]:
    stated = value or {}
    return {language: tuple(stated.get(language) or ()) for language in LANGUAGES}


def definition(source: Source) -> Definition:
    value = source.value
    en, es = _pair(source, value["means"], ("means",))
    keys = ("en", "es", "article", "en_plural", "es_plural")
    term = values.name({key: value[key] for key in keys if key in value}, "asked")
    return Definition(value["id"], term, en, es, path=source.path)


def fact(key: str, value: Mapping[str, Any], group: str) -> Fact:
    return Fact(
        name=key,
        type=value["type"],
        title=both(value["title"]),
        question=both(value["question"]),
        example=_example(value),
        applies=applies(value.get("applies")),
        group=group,
    )


def questions(stated: Mapping[str, Any]) -> Iterator[Question]:
    """How to ask for the choices that a draft begins with, and for the lists of a request."""
    for key, one in stated["choices"].items():
        yield Question(
            name=key,
            type="choices" if key == "models" else "choice",
            title=both(one["title"]),
            question=both(one["question"]),
            options=tuple(
                Option(name, both(option["title"]), both(option["explanation"]))
                for name, option in one["options"].items()
            ),
            default=one.get("default"),
            required=True,
        )
    for key, one in stated["lists"].items():
        yield Question(
            name=f"lists.{key}",
            type="rows",
            title=both(one["title"]),
            question=both(one["question"]),
            fields=tuple(
                Question(name, field["type"], both(field["title"]), NO_TEXT, _example(field))
                for name, field in one["fields"].items()
            ),
        )


def _example(value: Mapping[str, Any]) -> Bilingual | str:
    example = value.get("example", "")
    return both(example) if isinstance(example, dict) else str(example)


def _axis(value: Any) -> Mapping[str, Any] | None:
    if value is None:
        return None
    return dict.fromkeys(value, "required") if isinstance(value, list) else dict(value)


def _tuple(value: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(value.get(key, ()))


def _marked(source: Source, text: str, path: Path) -> Marked:
    try:
        return marks.read(text)
    except marks.MarkFault as fault:
        source.fault(
            path,
            f"the mark “{fault.words}” cannot be read ({fault.reason}). See docs/clause-format.md.",
            f"no se entiende la marca «{fault.words}» ({fault.reason}). "
            "Consulte docs/clause-format.md.",
            fault.words,
        )
        return (text,)


def _pair(source: Source, value: Mapping[str, str], path: Path) -> tuple[Marked, Marked]:
    return (
        _marked(source, value["en"], (*path, "en")),
        _marked(source, value["es"], (*path, "es")),
    )


def _position(source: Source, value: Mapping[str, Any], path: Path) -> Position:
    return Position(
        id=value["id"],
        rank=value["rank"],
        leans=value["leans"],
        binding=value["binding"],
        paragraphs=tuple(
            _paragraph(source, one, (*path, "paragraphs", index), f"{value['id']}-{index + 1}")
            for index, one in enumerate(value["paragraphs"])
        ),
        guidance=both(value["guidance"]),
        applies=applies(value.get("applies")),
        laws=_laws(value),
        conflicts=_tuple(value, "conflicts"),
        review=_review(value.get("review")),
        approval=bilingual(value.get("approval")),
        reply=bilingual(value.get("reply")),
        line=source.line(path),
    )


def _paragraph(source: Source, value: Mapping[str, Any], path: Path, fallback: str) -> Paragraph:
    text = {"en": value.get("en", ""), "es": value.get("es", "")}
    en, es = _pair(source, text, path)
    return Paragraph(
        level=value.get("level", 0),
        id=value.get("id", fallback),
        en=en,
        es=es,
        applies=applies(value.get("applies")),
        laws=_laws(value),
        table=_table(value) if "table" in value else None,
        repeat=value.get("repeat", ""),
        line=source.line(path),
    )


def _table(value: Mapping[str, Any]) -> Table:
    return Table(
        key=value["table"],
        columns=tuple(
            Column(
                key=one["key"],
                width=one["width"],
                head=both(one["head"]),
                align=one.get("align", "left"),
                values={key: both(text) for key, text in one.get("values", {}).items()},
            )
            for one in value["columns"]
        ),
        blank_rows=value.get("blank_rows", 3),
        rows=tuple(
            {key: _cell(text) for key, text in row.items()} for row in value.get("rows", ())
        ),
    )


def _cell(value: Any) -> Bilingual:
    return both(value) if isinstance(value, dict) else Bilingual(str(value), str(value))


def _parameter(source: Source, key: str, value: Mapping[str, Any]) -> Parameter:
    path = ("parameters", key)
    default = value.get("default")
    read = values.read(default, value["type"]) if default is not None else None
    if default is not None and read is None:
        source.fault(
            (*path, "default"),
            f"the default “{default}” of “{key}” is not a {value['type']}.",
            f"el valor por omisión «{default}» de «{key}» no es del tipo {value['type']}.",
            str(default),
        )
    return Parameter(
        name=key,
        type=value["type"],
        title=both(value["title"]),
        default=read,
        help=bilingual(value.get("help")),
        line=source.line(path),
    )


def _laws(value: Mapping[str, Any]) -> tuple[LawUse, ...]:
    return tuple(LawUse(one["id"], applies(one.get("applies"))) for one in value.get("laws", ()))


def _review(value: Mapping[str, Any] | None) -> Review | None:
    return Review(value["who"], both(value["why"])) if value else None


def _examples(value: Any) -> tuple[Example, ...]:
    return tuple(Example(one["text"], one["language"], one["source"]) for one in value or ())


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
