"""A comparison of two versions on a terminal: what matters most first, then clause by clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from agreements.captions import CHANGE_KINDS, MEANINGS, SAID, WEIGHTS
from agreements.model import Bilingual, Language
from agreements.model.changes import Change, ChangeKind, Comparison
from agreements.model.received import WordChange

_FIRST = 10
_AROUND = 6
_QUOTED = 7
_MARKS = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}"), "equal": ("", "")}
_COLOURS = {"deleted": "\x1b[31;9m", "inserted": "\x1b[32m", "equal": ""}
_PLAIN = "\x1b[0m"
_BOLD = "\x1b[1m"
_ORDER = {"high": 0, "medium": 1, "low": 2, "none": 3}
_PARTICIPLE = re.compile(r"(\w+d[oa])\b")
_QUOTES = {"en": "“{}”", "es": "«{}»"}
_WORDS = {
    "same": Bilingual("The two versions say the same.", "Las dos versiones dicen lo mismo."),
    "first": Bilingual("What matters most", "Lo más importante"),
    "every": Bilingual("Clause by clause", "Cláusula por cláusula"),
    "renamed": Bilingual("Renamed throughout", "Cambió de nombre en todo el texto"),
    "places": Bilingual("{} places", "{} lugares"),
    "was": Bilingual("was", "antes"),
    "from": Bilingual("from", "desde"),
    "only": Bilingual("new numbers only", "solo cambió el número"),
}
_KINDS: tuple[ChangeKind, ...] = (
    "changed", "moved-and-changed", "added", "removed", "split", "merged", "moved", "renumbered",
    "unchanged",
)  # fmt: skip


def clause_diff(found: Comparison, language: Language, width: int, colour: bool) -> str:
    """The report, no line wider than `width`; without colour, changes stand in [- -] and {+ +}."""
    return "\n".join(_lines(found, language, width, colour))


def _lines(found: Comparison, language: Language, width: int, colour: bool) -> Iterator[str]:
    yield _bold(f"{found.old_name} → {found.new_name}", colour)
    changes = found.real()
    yield _summary(found, language) if changes else _WORDS["same"][language]
    for note in found.notes:
        yield from _wrapped(f"! {note[language]}".split(" "), width)
    for finding in found.findings:
        yield from _wrapped(f"! {finding.message[language]}".split(" "), width)
    for name in found.renamed:
        many = _WORDS["places"][language].format(len(name.changes))
        yield f"{_WORDS['renamed'][language]}: {_quoted(name.old, language)} → " + (
            f"{_quoted(name.new, language)} ({many})"
        )
    first = most_important(changes)
    if len(changes) > _FIRST:
        yield f"\n{_bold(_WORDS['first'][language], colour)}"
        for place, one in enumerate(first, 1):
            yield from _wrapped(f"{place:2}. {_headline(one, language)}".split(" "), width, "    ")
    if changes:
        yield f"\n{_bold(_WORDS['every'][language], colour)}"
    for _, row in groupby(changes, key=_group):
        yield from _block(list(row), language, width, colour)


def most_important(changes: Sequence[Change]) -> list[Change]:
    """The ten changes that a lawyer reads first: the gravest, those that say why before others."""
    ranked = sorted(
        (one for one in changes if one.severity in ("high", "medium")),
        key=lambda one: (_ORDER[one.severity], one.severity == "high" and _loose(one)),
    )
    first = {_whole(one): one for one in reversed(ranked)}
    return [one for one in ranked if first[_whole(one)] is one][:_FIRST]


def _whole(one: Change) -> object:
    """A clause that came or went is read as a whole, whatever paragraphs it has."""
    if one.kind in ("added", "removed") and one.side.heading:
        return one.kind, one.side.heading, one.language
    return one.id


def _loose(one: Change) -> bool:
    """Whether nothing but wording is known of a change."""
    named = {meaning.kind for meaning in one.meaning if meaning.severity == "high"}
    return bool(one.meaning) and not named - {"wording"}


def _group(one: Change) -> object:
    """Clauses that only have new numbers, or moved together, are told in one line."""
    if one.kind in ("renumbered", "moved") and not one.findings:
        return one.kind
    return _whole(one)


def _summary(found: Comparison, language: Language) -> str:
    counts = Counter(one.kind for one in found.changes)
    parts = [f"{counts[kind]} {_counted(kind, counts[kind])[language]}" for kind in _KINDS
             if counts[kind]]  # fmt: skip
    grave = sum(one.severity == "high" for one in found.changes)
    return f"{', '.join(parts)}. {SAID['severity'][language]} {WEIGHTS['high'][language]}: {grave}."


def _counted(kind: ChangeKind, count: int) -> Bilingual:
    """What a number of clauses is called: `3 modificadas`, `1 unida con otra`."""
    en, es = CHANGE_KINDS[kind].en.lower(), CHANGE_KINDS[kind].es.lower()
    return Bilingual(en, es if count == 1 else _PARTICIPLE.sub(r"\1s", es))


def _block(row: Sequence[Change], language: Language, width: int, colour: bool) -> Iterator[str]:
    one = row[0]
    yield ""
    if len(row) > 1 and one.kind in ("renumbered", "moved"):
        yield from _wrapped(_run(row, language).split(" "), width)
        return
    gravest = min(row, key=lambda each: _ORDER[each.severity])
    told = _headline(replace(one, severity=gravest.severity), language)
    for line in _wrapped(told.split(" "), width):
        yield _bold(line, colour)
    for each in row:
        yield from _body(each, language, width, colour)


def _body(one: Change, language: Language, width: int, colour: bool) -> Iterator[str]:
    """The marked text of a change, and what was found in it."""
    if one.kind not in ("moved", "renumbered"):
        yield from _wrapped(_marked(one.words, colour), width, "    ", "    ")
    for finding in one.findings:
        yield from _wrapped(f"    ! {finding.message[language]}".split(" "), width, "      ")


def _run(row: Sequence[Change], language: Language) -> str:
    """Several clauses of one kind: from the first to the last."""
    first, last = row[0], row[-1]
    names = f"{_name(first, language)} … {_name(last, language)}"
    told = f"{CHANGE_KINDS[first.kind][language]}: {names} ({len(row)})"
    if first.kind == "renumbered" and first.old and last.old:
        was = f"{_WORDS['was'][language]} {first.old.number} … {last.old.number}"
        told += f", {was}; {_WORDS['only'][language]}"
    return told


def _headline(one: Change, language: Language) -> str:
    """`5.2 Fees (was 4.2): changed – high – money “GBP 400” → “GBP 500”`."""
    told = f"{_name(one, language)}: {CHANGE_KINDS[one.kind][language].lower()}"
    if one.old and one.new and one.old.number != one.new.number and one.old.number:
        told = f"{_name(one, language)} ({_WORDS['was'][language]} {one.old.number}): " + (
            CHANGE_KINDS[one.kind][language].lower()
        )
    weight = f" – {WEIGHTS[one.severity][language]}" if one.severity in WEIGHTS else ""
    said = "; ".join(_meant(one, language))
    return f"{told}{weight}{f' – {said}' if said else ''}"


def _meant(one: Change, language: Language) -> Iterator[str]:
    """What the change means, the gravest first; wording that says no more than the text is left."""
    rows = sorted(one.meaning, key=lambda each: ("high", "medium", "low").index(each.severity))
    named = [each for each in rows if each.kind != "wording"]
    for each in named[:4]:
        words = " → ".join(_quoted(_short(text), language) for text in (each.old, each.new) if text)
        yield f"{MEANINGS[each.kind][language].lower()} {words}"
    if not named and rows:
        yield MEANINGS["wording"][language].lower()


def _quoted(text: str, language: Language) -> str:
    return _QUOTES[language].format(text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:38].rstrip()}…"


def _name(one: Change, language: Language) -> str:
    """A clause as a reader would cite it."""
    side = one.side
    own = side.heading if side.heading and not side.text.startswith(side.heading) else ""
    words = " ".join(side.text.split()[:_QUOTED])
    whole = _quoted(f"{words}{'…' if len(side.text.split()) > _QUOTED else ''}", language)
    cited = f"{own}: {whole}" if own and not side.number else own or whole
    if side.place.part != "body":
        cited = f"[{side.place.part}] {cited}"
    joint = "" if side.number.startswith("(") else " "
    return " ".join(filter(None, (f"{side.under}{joint}{side.number}".strip(), cited)))


def _marked(words: Sequence[WordChange], colour: bool) -> list[str]:
    """The text in words, what changed marked; of long unchanged stretches only the ends."""
    found: list[str] = []
    for place, one in enumerate(words):
        if not one.text.strip():
            continue
        if one.kind == "equal":
            row = _shortened(one.text.split(), place == 0, place == len(words) - 1)
        elif colour:
            row = [f"{_COLOURS[one.kind]}{word}{_PLAIN}" for word in one.text.split()]
        else:
            opening, closing = _MARKS[one.kind]
            row = f"{opening}{' '.join(one.text.split())}{closing}".split(" ")
        _join(found, row, place > 0 and _touches(words[place - 1].text, one.text))
    return found


def _join(found: list[str], row: list[str], touching: bool) -> None:
    """Adds words to a row; no space comes between those that touch in the text."""
    if touching and found and row:
        found[-1] += row.pop(0)
    found += row


def _touches(before: str, after: str) -> bool:
    return not (before[-1:].isspace() or after[:1].isspace())


def _shortened(row: list[str], first: bool, last: bool) -> list[str]:
    if len(row) <= 2 * _AROUND + 2:
        return row
    head = [] if first else row[:_AROUND]
    return [*head, "…", *([] if last else row[-_AROUND:])]


def _wrapped(row: Iterable[str], width: int, hanging: str = "  ", first: str = "") -> Iterator[str]:
    """Words in lines; colours take no room."""
    line, length, empty = first, len(first), True
    for word in row:
        room = _room(word)
        if not empty and length + 1 + room > width:
            yield line
            line, length, empty = hanging, len(hanging), True
        line += word if empty else f" {word}"
        length += room + (not empty)
        empty = False
    if not empty:
        yield line


def _room(word: str) -> int:
    for code in (*_COLOURS.values(), _PLAIN):
        word = word.replace(code, "") if code else word
    return len(word)


def _bold(text: str, colour: bool) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if colour else text
