"""The two language versions of an agreement: which passages are English, which Spanish.

They come from two documents, or from one that holds both: in two columns, row by row, or one
language after the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agreements.messages import AgreementsError, Bilingual, Language
from agreements.model.document import Document, Outline, Passage
from agreements.outline import outline
from agreements.outline.languages import bilingual

_ONE_LANGUAGE = Bilingual(
    "{name} is in {language} only. Give the other version too: convenio compare ENGLISH SPANISH.",
    "{name} está solo en {language}. Indique también la otra versión: "
    "convenio compare INGLÉS ESPAÑOL.",
)
_SAME = Bilingual(
    "{name} and {other} are both in {language}. Give one version in English and one in Spanish.",
    "{name} y {other} están en {language}. Indique una versión en inglés y otra en español.",
)
_NAMES = {"en": Bilingual("English", "inglés"), "es": Bilingual("Spanish", "español")}
_BOOKMARK = re.compile(r"_cv(\w*?)_(?:en|es)_(\w+)")
_ARTICLE = re.compile(r"^(?:the|la|el)\s+", re.IGNORECASE)
_SHORT_LINE = 12
_BOTH = "*"
_NEAR = 12


class NotTwoLanguages(AgreementsError):
    """Files that do not hold both languages; the message says what they hold."""


@dataclass(frozen=True, slots=True)
class Version:
    """One language of an agreement: its document, its outline, and the passages that are in it."""

    name: str
    language: Language
    document: Document
    outline: Outline
    passages: tuple[int, ...]

    def text(self, index: int) -> str:
        """The text of a passage of the document."""
        return self.document.passages[index].text


def two_files(
    first: Document, first_name: str, second: Document, second_name: str
) -> tuple[Version, Version]:
    """English and Spanish from two documents, in whichever order. Raises NotTwoLanguages.

    Of a document in both languages, the one that the other document lacks is taken.
    """
    shapes = outline(first), outline(second)
    spoken = [_most(one, shape) for one, shape in zip((first, second), shapes, strict=True)]
    if spoken[0] == spoken[1]:
        raise NotTwoLanguages(_filled(_SAME, spoken[0], name=first_name, other=second_name))
    found = [
        _version(name, language, document, shape)
        for name, language, document, shape in zip(
            (first_name, second_name), spoken, (first, second), shapes, strict=True
        )
    ]
    return (found[0], found[1]) if spoken[0] == "en" else (found[1], found[0])


def one_file(document: Document, name: str) -> tuple[Version, Version]:
    """English and Spanish from one document that holds both. Raises NotTwoLanguages."""
    shape = outline(document)
    if not _both(document, shape):
        raise NotTwoLanguages(_filled(_ONE_LANGUAGE, _most(document, shape), name=name))
    return _version(name, "en", document, shape), _version(name, "es", document, shape)


def key(passage: Passage) -> str:
    """What our own bookmarks call a passage, the same in both languages; empty for none."""
    found = (_BOOKMARK.fullmatch(one) for one in passage.bookmarks)
    return "|".join(sorted(f"{one[1]}_{one[2]}" for one in found if one))


def _filled(message: Bilingual, language: Language, **names: str) -> Bilingual:
    spoken = _NAMES[language]
    return Bilingual(
        message.en.format(language=spoken.en, **names),
        message.es.format(language=spoken.es, **names),
    )


def _most(document: Document, shape: Outline) -> Language:
    letters: Counter[str] = Counter()
    for language, passage in zip(shape.languages, document.passages, strict=True):
        letters[language] += len(passage.text) if passage.place.part == "body" else 0
    return "es" if letters["es"] > letters["en"] else "en"


def _version(name: str, language: Language, document: Document, shape: Outline) -> Version:
    if not _both(document, shape):
        kept = tuple(at for at, one in enumerate(document.passages) if _is_text(one))
        return Version(name, language, document, shape, kept)
    spoken = _spoken(document.passages, shape.languages)
    kept = tuple(
        at
        for at, one in enumerate(document.passages)
        if _is_text(one) and spoken[at] == language
    )  # fmt: skip
    return Version(name, language, document, shape, kept)


def _both(document: Document, shape: Outline) -> bool:
    """Whether the text itself holds both languages; comments in another do not count."""
    body = [at for at, one in enumerate(document.passages) if one.place.part == "body"]
    return bilingual([shape.languages[at] for at in body], [document.passages[at] for at in body])


def _is_text(passage: Passage) -> bool:
    """Whether a passage of the body says something; lines to sign on and bare signs do not."""
    return passage.place.part == "body" and any(sign.isalnum() for sign in passage.text)


def _spoken(passages: Sequence[Passage], languages: Sequence[str]) -> list[str]:
    """The language of each passage of a bilingual document; empty for what stands for both."""
    turn = _turn(passages, languages)
    if turn is None:
        return _beside(passages, languages)
    first, place = turn
    other = "es" if first == "en" else "en"
    return [first if at < place else other for at in range(len(passages))]


def _turn(passages: Sequence[Passage], languages: Sequence[str]) -> tuple[str, int] | None:
    """With which language a document begins and where the other one takes over, if it does so.

    Few letters may stand on the wrong side: names, quotations, what was left untranslated.
    """
    sizes = [len(one.text) if one.place.part == "body" else 0 for one in passages]
    whole = sum(sizes)
    for first, second in (("en", "es"), ("es", "en")):
        wrong = sum(size for size, one in zip(sizes, languages, strict=True) if one == first)
        least, place = wrong, 0
        for at, (size, one) in enumerate(zip(sizes, languages, strict=True)):
            wrong += size * ((one == second) - (one == first))
            if wrong < least:
                least, place = wrong, at + 1
        if least * 12 < whole:
            return first, _title(passages, place)
    return None


def _title(passages: Sequence[Passage], place: int) -> int:
    """The place near by where the second half begins with a title, as the first one does."""
    near = range(max(place - _NEAR, 1), min(place + _NEAR, len(passages)))
    titles = [at for at in near if passages[at].style == passages[0].style and passages[0].style]
    titles = [at for at in titles if passages[at - 1].style != passages[0].style]
    return min(titles, key=lambda at: abs(at - place), default=place)


def _beside(passages: Sequence[Passage], languages: Sequence[str]) -> list[str]:
    """The same for languages side by side, or one below the other paragraph by paragraph.

    In a table of two columns the column decides, not the words: what was left untranslated
    stands in the other column. A line in both languages, or a name that both use, is both's.
    """
    columns = _columns(passages, languages)
    both = _names_of_both(passages, languages)
    twins = _twins(passages, columns)
    found, last = [], ""
    for at, passage in enumerate(passages):
        spoken = columns.get(_column(passage)) or twins.get(at) or languages[at]
        if not spoken and not passage.place.cells:
            spoken = last
        last = spoken or last
        found.append("" if at in both or _is_double(passage.text) else spoken.strip(_BOTH))
    return found


def _twins(
    passages: Sequence[Passage], columns: Mapping[tuple[int, int], str]
) -> Mapping[int, str]:
    """In a table over both languages: two paragraphs in a cell are English, then Spanish; a short
    one alone (a figure, a name) is both's, and marked by `*`.
    """
    cells: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(passages):
        if one.place.cells and _column(one) not in columns:
            cells.setdefault((one.place.part, *one.place.cells), []).append(at)
    found: dict[int, str] = {}
    for cell in cells.values():
        if len(cell) == 2:
            found |= {cell[0]: "en", cell[1]: "es"}
        elif len(cell) == 1 and len(passages[cell[0]].text.split()) <= _SHORT_LINE:
            found[cell[0]] = _BOTH
    return found


def _column(passage: Passage) -> tuple[int, int]:
    cells = passage.place.cells
    return (cells[0].table, cells[0].column) if cells else (-1, -1)


def _columns(
    passages: Sequence[Passage], languages: Sequence[str]
) -> Mapping[tuple[int, int], str]:
    """The language of each column of those tables that keep one language to a column."""
    letters: dict[tuple[int, int], Counter[str]] = {}
    for passage, language in zip(passages, languages, strict=True):
        if passage.place.cells and language:
            letters.setdefault(_column(passage), Counter())[language] += len(passage.text)
    found: dict[tuple[int, int], str] = {}
    for table in {where[0] for where in letters}:
        mine = {where: count for where, count in letters.items() if where[0] == table}
        most = {where: count.most_common(1)[0] for where, count in mine.items()}
        kept = all(size * 8 >= 7 * mine[where].total() for where, (_, size) in most.items())
        if kept and sorted(language for language, _ in most.values()) == ["en", "es"]:
            found |= {where: language for where, (language, _) in most.items()}
    return found


def _names_of_both(passages: Sequence[Passage], languages: Sequence[str]) -> set[int]:
    """Short lines that stand word for word in longer texts of both languages: names of parties."""
    texts = {
        language: "\n".join(
            one.text
            for one, spoken in zip(passages, languages, strict=True)
            if spoken == language and len(one.text.split()) > _SHORT_LINE
        )
        for language in ("en", "es")
    }
    found = set()
    for at, passage in enumerate(passages):
        words = _ARTICLE.sub("", passage.text.strip(), count=1)
        if 1 < len(words.split()) <= _SHORT_LINE and all(words in one for one in texts.values()):
            found.add(at)
    return found


def _is_double(text: str) -> bool:
    """`Signed for and on behalf of / Firmado en nombre de`: both languages in one line."""
    parts = text.split(" / ")
    return len(parts) > 1 and all(len(one.split()) <= _SHORT_LINE for one in parts)
