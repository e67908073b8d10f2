"""`convenio library` on a terminal: a table, a page in two columns, a list of faults."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from agreements.checks import registry
from agreements.command_line.language import counted
from agreements.commands.library import Lint
from agreements.messages import Bilingual, Language

_NARROW, _WIDE = 64, 100
_BESIDE = (
    ("approval", "Approval", "Aprobación"),
    ("reply", "What the other side will say", "Lo que dirá la contraparte"),
)
_GAP = " │ "
Record = dict[str, Any]


def width() -> int:
    """The columns of the terminal, between 40 and 160."""
    return max(40, min(160, shutil.get_terminal_size((100, 24)).columns))


# --- list ---------------------------------------------------------------------------------------


def table(record: Record, language: Language, width: int) -> str:
    """A row for each clause: id, title, topics, how far it is needed, its positions.

    A narrow terminal has no room for topics and need.
    """
    found = record["clauses"]
    if not found:
        return {"en": "No clause fits.", "es": "Ninguna cláusula encaja."}[language]
    heads = {
        "en": ("CLAUSE", "TITLE", "TOPICS", "NEED", "POSITIONS"),
        "es": ("CLÁUSULA", "TÍTULO", "TEMAS", "EXIGENCIA", "POSICIONES"),
    }[language]
    rows = [heads, *(_row(one, language) for one in found)]
    widths: tuple[int, ...] = (24, 26, 8, 11)
    if width < _WIDE:
        rows, widths = [(*row[:2], row[4]) for row in rows], (24, 16)
    total = counted(len(found), Bilingual("clause", "cláusula"), Bilingual("clauses", "cláusulas"))
    return "\n".join([*_columns(rows, widths, width), total[language]])


def _row(clause: Record, language: Language) -> tuple[str, ...]:
    need = {"required": ("required", "obligatoria"), "optional": ("optional", "opcional")}
    needed = need[clause["requirement"]][0 if language == "en" else 1]
    positions = "; ".join(_position_words(position) for position in clause["positions"])
    topics = " ".join(clause["topics"])
    return clause["id"], clause["title"][language], topics, needed, positions


def _position_words(position: Record) -> str:
    words = [] if position["rank"] == "preferred" else [position["rank"]]
    words += [] if position["leans"] == "neutral" else [position["leans"]]
    return f"{position['id']} ({', '.join(words)})" if words else str(position["id"])


def _columns(rows: Iterable[tuple[str, ...]], widths: Sequence[int], width: int) -> Iterator[str]:
    """Rows as wrapped columns; the last column takes what is left."""
    last = width - sum(widths) - 2 * len(widths)
    for row in rows:
        cells = [
            textwrap.wrap(cell, size, break_on_hyphens=False) or [""]
            for cell, size in zip(row, (*widths, last), strict=True)
        ]
        for line in range(max(map(len, cells))):
            parts = [
                (cell[line] if line < len(cell) else "").ljust(size)
                for cell, size in zip(cells, (*widths, last), strict=True)
            ]
            yield "  ".join(parts).rstrip()


# --- show ---------------------------------------------------------------------------------------


def page(record: Record, language: Language, width: int) -> str:
    """A clause whole: its texts side by side, then what it tells, rests on and asks for."""
    say = _Say(language)
    title = record["title"]
    lines = [
        f"{record['id']} · {title['en']} · {title['es']}",
        f"{record['kind']} · {' '.join(record['topics'])} · {record['path']}",
        *_stands(record["applies"], say),
        "",
        say("GUIDANCE", "ORIENTACIÓN"),
        *_beside(record["guidance"], width),
    ]
    for position in record["positions"]:
        lines += ["", *_position(position, say, width)]
    lines += ["", *_parameters(record["parameters"], say)]
    lines += ["", *_history(record["history"], say)]
    return "\n".join(part for line in lines for part in _folded(line, width))


class _Say:
    """One language out of two."""

    def __init__(self, language: Language):
        self.language = language

    def __call__(self, en: str, es: str) -> str:
        return es if self.language == "es" else en


def _position(position: Record, say: _Say, width: int) -> list[str]:
    head = say("POSITION", "POSICIÓN")
    traits = f"{position['rank']}, {position['leans']}, {say('binding', 'vincula')}: "
    lines = [f"{head} {position['id']} ({traits}{position['binding']})"]
    lines += _stands(position["applies"], say)
    lines += _beside(position["guidance"], width)
    lines.append(_rule(width))
    for one in position["paragraphs"]:
        lines += _paragraph(one, say, width)
    if not position["paragraphs"]:
        lines.append(
            say("(a chosen silence: nothing is drafted)", "(silencio deliberado: no se redacta)")
        )
    lines.append(_rule(width))
    lines += _told(position, say, width)
    return lines + _laws(position["laws"], say)


def _paragraph(one: Record, say: _Say, width: int) -> list[str]:
    lines = [f"  [{line}]" for line in _stands(one["applies"], say)]
    if one["repeat"]:
        lines.append(
            say(f"  [once for each of {one['repeat']}]", f"  [una vez por cada {one['repeat']}]")
        )
    if one["table"]:
        return lines + _table(one["table"], say, width)
    indent = "   " * max(0, one["level"] - 1)
    return lines + _beside(one["text"], width, indent + ("· " if one["level"] > 1 else ""))


def _table(table: Record, say: _Say, width: int) -> list[str]:
    heads = {
        side: " | ".join(one["head"][side] for one in table["columns"]) for side in ("en", "es")
    }
    lines = [
        say(f"  [table: {table['list']}]", f"  [cuadro: {table['list']}]"),
        *_beside(heads, width),
    ]
    for row in table["rows"]:
        cells = [row.get(one["key"]) for one in table["columns"]]
        texts = {
            side: " | ".join(cell[side] if cell else "—" for cell in cells) for side in ("en", "es")
        }
        lines += _beside(texts, width)
    return lines


def _told(position: Record, say: _Say, width: int) -> list[str]:
    lines: list[str] = []
    if position["review"]:
        who = position["review"]["who"]
        lines += [say(f"Review ({who})", f"Revisión ({who})")]
        lines += _beside(position["review"]["why"], width, "  ")
    for key, en, es in _BESIDE:
        if position[key]:
            lines += [say(en, es), *_beside(position[key], width, "  ")]
    if position["conflicts"]:
        named = ", ".join(position["conflicts"])
        said = say(f"Cannot stand beside: {named}", f"Incompatible con: {named}")
        lines.append(said)
    return lines


def _laws(laws: Sequence[Record], say: _Say) -> list[str]:
    lines = [say("Laws", "Normas")] if laws else []
    for law in laws:
        checked = law["checked_on"]
        when = (
            say(f"checked {checked}", f"revisada el {checked}")
            if checked
            else say("not checked", "sin revisar")
        )
        said = f"{law['id']}: {law['name'][say.language]} ({law['citation']}); "
        said += f"{', '.join(law['extent']) or law['system']}; {when}"
        lines.append(f"  {said}")
    return lines


def _parameters(parameters: Sequence[Record], say: _Say) -> list[str]:
    if not parameters:
        return [say("No parameters.", "Sin parámetros.")]
    lines = [say("PARAMETERS (a request sets them under `terms`)",
                 "PARÁMETROS (una solicitud los fija en `terms`)")]  # fmt: skip
    for one in parameters:
        default = one["default"][say.language] if one["default"] else say("no default", "sin valor")
        said = f"{one['name']} ({one['type']}): {one['title'][say.language]} = {default}"
        lines.append(f"  {said}")
    return lines


def _history(history: Sequence[Record] | None, say: _Say) -> list[str]:
    if history is None:
        return [say("No history: the library does not lie in a git checkout.",
                    "Sin historia: la biblioteca no está en una copia de git.")]  # fmt: skip
    return [
        say("HISTORY", "HISTORIA"),
        *(f"  {one['day']} {one['id']} {one['said']}" for one in history),
    ]


def _stands(applies: Record, say: _Say) -> list[str]:
    """Where something may stand, in one line; nothing if anywhere."""
    parts = []
    for key, value in applies.items():
        named = (
            [f"{one} ({need})" if need == "optional" else one for one, need in value.items()]
            if isinstance(value, dict)
            else value
        )
        label = {
            "given": say("given", "con"),
            "lacking": say("without", "sin"),
            "present": say("beside", "junto a"),
            "absent": say("not beside", "sin la cláusula"),
        }.get(key, "")
        parts.append(f"{label} {', '.join(named)}".strip())
    return [say("Stands in: ", "Figura en: ") + "; ".join(parts)] if parts else []


def _folded(line: str, width: int) -> list[str]:
    """A line as lines no longer than the width; the rest indented below its start."""
    if len(line) <= width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent)


def _beside(both: Record, width: int, indent: str = "") -> list[str]:
    """English and Spanish side by side, or one after the other on a narrow terminal."""
    if width < _NARROW:
        texts = [
            textwrap.wrap(
                both[side], width, initial_indent=indent, subsequent_indent=" " * len(indent)
            )
            for side in ("en", "es")
        ]
        return [*texts[0], *texts[1], ""]
    half = (width - len(_GAP)) // 2
    sides = [
        textwrap.wrap(both[side], half, initial_indent=indent, subsequent_indent=" " * len(indent))
        for side in ("en", "es")
    ]
    count = max(map(len, sides))
    left, right = ([*side, *[""] * (count - len(side))] for side in sides)
    return [f"{en.ljust(half)}{_GAP}{es}".rstrip() for en, es in zip(left, right, strict=True)]


def _rule(width: int) -> str:
    return "─" * width


# --- lint ---------------------------------------------------------------------------------------


def lint(done: Lint, language: Language) -> str:
    """A line for each finding, and a last line with the counts."""
    lines = []
    for one in done.findings:
        place, severity = one.places[0], registry.severity(one)
        lines.append(f"{place.path}:{place.line}: {severity} {one.check}: {one.message[language]}")
    lines.append(_counts(done, language))
    return "\n".join(lines)


def _counts(done: Lint, language: Language) -> str:
    errors = counted(
        done.count("error"), Bilingual("error", "error"), Bilingual("errors", "errores")
    )
    warnings = counted(done.count("warning"), Bilingual("warning", "advertencia"),
                       Bilingual("warnings", "advertencias"))  # fmt: skip
    notes = counted(done.count("note"), Bilingual("note", "nota"), Bilingual("notes", "notas"))
    return Bilingual(
        f"{done.clauses} clauses, {done.laws} laws, {done.definitions} definitions: "
        f"{errors.en}, {warnings.en}, {notes.en}.",
        f"{done.clauses} cláusulas, {done.laws} normas, {done.definitions} definiciones: "
        f"{errors.es}, {warnings.es}, {notes.es}.",
    )[language]
