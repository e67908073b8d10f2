"""Pages parsed: every row and finding is there, in its language, and nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import html

from agreements import captions
from agreements.checks.registry import checks
from agreements.model import Language
from agreements.report import changes_page, compare_page, review_page, spread_page
from agreements.spread import pairs
from tests.report import specimen

Page = Callable[[Language], str]
PAGES: dict[str, Page] = {
    "compare": lambda language: compare_page.page(specimen.compared(), language),
    "decided": lambda language: compare_page.page(
        specimen.compared(), language, specimen.decided()
    ),
    "changes": lambda language: changes_page.page(specimen.comparison(), language),
    "review": lambda language: review_page.page(specimen.review(), language),
    "untranslated": lambda language: review_page.page(specimen.review(translated=False), language),
}
EVERY = pytest.mark.parametrize("name", PAGES)
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def page(name: str, language: Language = "en") -> html.HtmlElement:
    return html.document_fromstring(PAGES[name](language))


def texts(found: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found.xpath(path)]


@EVERY
@BOTH
def test_a_page_needs_nothing_from_outside(name: str, language: Language) -> None:
    found = page(name, language)
    assert found.get("lang") == {"en": "en-GB", "es": "es-MX"}[language]
    assert not found.xpath("//@src | //link | //object | //iframe | //*[@style]")
    assert not found.xpath("//@href[not(starts-with(., '#'))]")
    assert not [one for one in found.xpath("//@*") if one.attrname.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", found.xpath("//style/text()")[0])
    assert "default-src 'none'" in found.xpath("//meta[@http-equiv]/@content")[0]


@EVERY
@BOTH
def test_every_cell_says_its_language_and_every_id_is_one(name: str, language: Language) -> None:
    found = page(name, language)
    cells = found.xpath("//div[contains(concat(' ', @class, ' '), ' cell ')]")
    assert cells
    assert all(one.get("lang") for one in cells)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {one[1:] for one in found.xpath("//a/@href")}
    assert targets <= set(ids)


@EVERY
def test_hostile_text_stays_text(name: str) -> None:
    written = PAGES[name]("en")
    assert "<script>alert" not in written
    assert "<img" not in written
    assert "{{ 7*7 }}" in written
    assert len(html.document_fromstring(written).xpath("//script")) == 1
    assert "built-in" not in written


def test_a_comparison_of_languages_shows_each_pair_and_each_divergence() -> None:
    found = page("compare", "es")
    assert found.xpath("//article/@id") == [one.id for one in specimen.compared().pairs]
    assert len(found.xpath("//article//li[contains(@class, 'point')]")) == 3
    assert "No se dice qué idioma prevalece." in texts(found, "//section//li/p")
    spanish = found.xpath("//article[@id='clause-5.1']//div[@lang='es-MX']//mark")
    assert [one.text for one in spanish] == ["sesenta (60) días"]
    english = found.xpath("//article[@id='clause-5.1']//div[@lang='en-GB']//mark")
    assert [(one.text, one.get("class"), one.get("data-points")) for one in english] == [
        ("thirty (30) ", "high", "1"),
        ("days", "high", "1,2"),
        ("’ notice, and shall pay a fee", "medium", "2"),
    ]
    assert "No está en la versión en español" in texts(found, "//article[@id='clause-6']//p")
    topics = ["clause-missing", "force-differs", "no-prevailing-language", "periods-differ"]
    assert found.xpath("//select[@name='topic']/option/@value") == ["", *topics]


def test_what_was_decided_stands_on_the_page() -> None:
    found = page("decided")
    row = found.get_element_by_id("clause-5.1")
    assert row.get("class").split()[1] == "medium"
    assert len(row.xpath(".//li[contains(@class, 'point')]")) == 1
    assert "The Spanish is right; English follows." in texts(row, ".//details/p")
    assert not row.xpath(".//div[@lang='es-MX']//mark")
    assert found.get_element_by_id("title").xpath(".//input[@checked]")
    assert found.get_element_by_id("clause-6").get("data-state") == "changed"
    assert any("Ask the registrar." in one for one in texts(found, "//blockquote"))
    gone = " ".join(texts(found, "//section[@class='gone']//li"))
    assert "Agreed by telephone." in gone
    assert "A clause that was here." in gone


def test_changes_stand_beside_each_other_and_unchanged_clauses_are_folded() -> None:
    found = page("changes")
    folded = found.xpath("//details[contains(@class, 'fold')]")
    assert [one.get("id") for one in folded[0].xpath(".//article")] == [
        "clause-1", "clause-2", "clause-3",
    ]  # fmt: skip
    assert folded[0].get("open") is None
    row = found.get_element_by_id("clause-5.1-en")
    assert found.get_element_by_id("clause-5.1-es").getparent() is row
    assert len(row.xpath(".//div[@class='line']")) == 2
    assert texts(row, ".//del") == ["thirty (30)"]
    assert texts(row, ".//ins") == ["sixty (60)"]
    assert texts(row, ".//div[@class='line'][2]//p[@class='text']") == ["Unchanged"]
    summary = "4 clauses changed, 1 of high severity; 1 with only a new number; 2 unchanged."
    assert texts(found, "//p[@class='summary']") == [summary]
    assert any("“thirty (30) days” became “sixty (60) days”." in one for one in texts(row, ".//li"))
    assert "Typography only" in texts(row, ".//span[@class='badge']")
    assert any("is now" in one for one in texts(found, "//section//li"))
    assert len(found.xpath("//*[local-name()='rect']")) == 4


def test_a_review_marks_the_words_and_says_where_a_translation_comes_from() -> None:
    found = page("review", "es")
    row = found.get_element_by_id("c2")
    assert texts(row, ".//mark") == ["laws of England & Wales"]
    assert any("90% parecida" in one for one in texts(row, ".//small[@lang='es-MX']"))
    assert row.xpath(".//div[@lang='es-MX']//span[@lang='en-GB']")
    assert any("consultado el 2026-03-31" in one for one in texts(row, ".//p[@class='source']"))
    assert texts(row, ".//details//ins") == ["This"]
    assert "Cambios" in texts(found, "//section//li")


def test_a_review_without_translation_says_so_once_and_shows_one_column() -> None:
    found = page("untranslated", "es")
    assert any("Nada de esto pudo traducirse" in one for one in texts(found, "//li"))
    assert not found.xpath("//article//div[contains(@class, 'ours')]")
    assert len(found.get_element_by_id("c2").xpath(".//div[starts-with(@class, 'cell')]")) == 1


def test_the_web_app_gets_the_same_rows_with_its_own_forms_and_filters() -> None:
    from markupsafe import Markup

    form = Markup('<button name="dismiss">Dismiss</button>')
    actions = {specimen.FIGURES.key: form, "clause-6": form}
    served = spread_page.Served(actions, {"severity": "high", "kind": "matched"})
    found = html.fragment_fromstring(
        str(spread_page.body(pairs.spread(specimen.compared()), "en", served)), create_parent=True
    )
    assert len(found.xpath("//button[@name='dismiss']")) == 2
    assert found.xpath("//article[not(@hidden)]/@id") == ["clause-5.1"]
    assert len(found.xpath("//article//li[not(@hidden) and contains(@class, 'point')]")) == 2
    assert found.xpath("//option[@selected]/@value") == ["matched"]
    assert not found.xpath("//style | //script")


def test_every_check_that_a_page_may_show_has_a_name_in_both_languages() -> None:
    named = captions.CHECKS
    assert {one.id for one in (*checks("pair"), *checks("versions"))} <= named.keys()
    assert all(one.en and one.es and one.en != one.es for one in named.values())
