"""Clause by clause: what stayed, changed, came, went, moved, split, merged or has a new number."""

from __future__ import annotations

from agreements.comparison.documents import compare
from agreements.model.document import Document, Passage, Place
from tests.comparison.versions import AGREEMENT, compared, document, told

ONE, TWO, THREE, FOUR, FIVE, SIX = (line.partition(" ")[2] for line in AGREEMENT)


def test_a_document_against_itself_has_no_change() -> None:
    found = compared(AGREEMENT, AGREEMENT)
    assert not found.real()
    assert {one.severity for one in found.changes} == {"none"}


def test_a_clause_that_goes_renumbers_what_follows() -> None:
    new = (f"1. {ONE}", f"2. {TWO}", f"3. {FOUR}", f"4. {FIVE}", f"5. {SIX}")
    assert told(compared(AGREEMENT, new)) == [
        "removed 3. -> ", "renumbered 4. -> 3.", "renumbered 5. -> 4.", "renumbered 6. -> 5.",
    ]  # fmt: skip


def test_a_moved_clause_is_moved_and_the_others_only_renumbered() -> None:
    new = (f"1. {SIX}", f"2. {ONE}", f"3. {TWO}", f"4. {THREE}", f"5. {FOUR}", f"6. {FIVE}")
    assert told(compared(AGREEMENT, new))[0] == "moved 6. -> 1."
    assert {one.kind for one in compared(AGREEMENT, new).changes[1:]} == {"renumbered"}


def test_an_edited_clause_that_moved_is_the_same_clause() -> None:
    edited = SIX.replace("England and Wales", "Scotland")
    new = (f"1. {edited}", f"2. {ONE}", f"3. {TWO}", f"4. {THREE}", f"5. {FOUR}", f"6. {FIVE}")
    first = compared(AGREEMENT, new).changes[0]
    assert (first.kind, first.old and first.old.number) == ("moved-and-changed", "6.")


def test_a_clause_cut_in_two_is_split_and_two_that_join_are_merged() -> None:
    whole = (
        "1. The University marks the work of all students within four weeks of its submission "
        "and sends the marks to the Institute, and the Institute enters them in its records and "
        "tells the students of them before the next term begins.",
    )
    halves = (
        "1. The University marks the work of all students within four weeks of its submission "
        "and sends the marks to the Institute.",
        "2. The Institute enters them in its records and tells the students of them before the "
        "next term begins.",
    )
    assert [one.kind for one in compared(whole, halves).changes] == ["split"]
    assert [one.kind for one in compared(halves, whole).changes] == ["merged"]


def test_numbers_that_word_counts_are_compared_as_printed() -> None:
    old = Document(
        tuple(Passage(Place(), text, number=f"{at}.") for at, text in enumerate((ONE, TWO, SIX), 1))
    )
    new = Document(
        tuple(Passage(Place(), text, number=f"{at}.") for at, text in enumerate((ONE, SIX), 1))
    )
    assert told(compare(old, new)) == ["removed 2. -> ", "renumbered 3. -> 2."]


def test_spanish_ordinals_are_numbers() -> None:
    old = (
        "PRIMERA. OBJETO. Las Partes acuerdan colaborar en la impartición del Programa.",
        "SEGUNDA. VIGENCIA. El presente Convenio tendrá una vigencia de cinco años.",
        "TERCERA. GASTOS. Cada Parte cubrirá sus propios gastos de operación.",
    )
    new = (old[0], "SEGUNDA. GASTOS. Cada Parte cubrirá sus propios gastos de operación.")
    assert told(compared(old, new)) == ["removed SEGUNDA -> ", "renumbered TERCERA -> SEGUNDA"]


def test_our_own_bookmark_tells_a_clause_that_was_written_anew() -> None:
    def marked(*texts: tuple[str, str]) -> Document:
        return Document(tuple(Passage(Place(), text, bookmarks=(name,)) for name, text in texts))

    old = marked(("_cv_en_fees", TWO), ("_cv_en_term", FOUR))
    new = marked(
        ("_cv_en_term", FOUR), ("_cv_en_fees", "What students pay is settled each spring.")
    )
    kinds = {one.old.text: one.kind for one in compare(old, new).changes if one.old}
    assert kinds[TWO] in ("changed", "moved-and-changed")


def test_a_bookmark_left_behind_by_word_does_not_make_another_clause_the_same() -> None:
    old = Document(
        (
            Passage(Place(), TWO, bookmarks=("_cv_en_fees",)),
            Passage(Place(), FOUR),
            Passage(Place(), ONE),
        )
    )
    new = Document(
        (
            Passage(Place(), FOUR, bookmarks=("_cv_en_fees",)),
            Passage(Place(), ONE),
            Passage(Place(), TWO),
        )
    )
    assert [one.kind for one in compare(old, new).changes].count("moved") == 1


def test_headers_are_compared_with_headers() -> None:
    head = Passage(Place("header 1"), "Draft of 1 May 2026")
    old = Document((*document(*AGREEMENT).passages, head))
    new = Document((*document(*AGREEMENT).passages, head._replace(text="Draft of 9 June 2026")))
    (change,) = compare(old, new).real()
    assert change.side.place.part == "header 1"
    assert [one.kind for one in change.meaning] == ["date"]


def test_a_term_renamed_throughout_is_one_change() -> None:
    old = (
        '1. "Home University" means the university at which a student is registered.',
        "2. The Home University awards the degree.",
        "3. A student pays fees to the Home University.",
        "4. The Home University shall insure its students.",
    )
    new = tuple(line.replace("Home University", "Awarding Institution") for line in old)
    found = compared(old, new)
    (renamed,) = found.renamed
    assert (renamed.old, renamed.new) == ("Home University", "Awarding Institution")
    assert len(renamed.changes) == 4
    assert {one.severity for one in found.changes} == {"low"}


def test_references_that_follow_their_clause_matter_little_and_others_much() -> None:
    new = (f"1. {ONE}", f"2. {THREE}", f"3. {FOUR}", f"4. {FIVE.replace('clause 3', 'clause 2')}")
    notice = compared(AGREEMENT, new).changes[-2]
    assert [(one.kind, one.severity) for one in notice.meaning] == [("reference", "low")]
    astray = (*new[:3], f"4. {FIVE.replace('clause 3', 'clause 1')}")
    notice = compared(AGREEMENT, astray).changes[-2]
    assert [(one.kind, one.severity) for one in notice.meaning] == [("reference", "high")]
