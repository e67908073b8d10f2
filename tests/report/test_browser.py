"""Pages in a real browser: axe-core finds nothing, keys and links work, and so does paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from agreements.commands.decisions import read_decisions
from agreements.decisions import settle
from agreements.spread import pairs
from tests.browser import axe_findings, opened, too_wide
from tests.report import specimen
from tests.report.test_pages import PAGES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, page in PAGES.items():
        (made / f"{name}.html").write_text(page("es"), "utf-8")
    return made


@pytest.mark.parametrize("name", ["decided", "changes", "review"])
def test_nobody_is_left_out(name: str, folder: Path, browser: Browser) -> None:
    path = folder / f"{name}.html"
    for dark, width in ((False, 1440), (True, 1100), (False, 320)):
        with opened(browser, path, dark=dark, width=width) as seen:
            for fold in seen.page.locator("details").all():
                fold.evaluate("one => one.open = true")
            assert axe_findings(seen.page) == []
            assert too_wide(seen.page) == []
            if (dark, width) == (False, 1440):
                assert axe_findings(seen.page, "print") == []
            assert seen.complaints == []
            assert seen.asked == [path.as_uri()]


def shown(page: Page) -> list[str]:
    return [str(one.get_attribute("id")) for one in page.locator("article:visible").all()]


def current(page: Page) -> str | None:
    return page.locator("article[aria-current]").get_attribute("id", timeout=1000)


def test_filters_stand_in_the_address_and_come_back_from_it(folder: Path, browser: Browser) -> None:
    path = folder / "compare.html"
    with opened(browser, path) as seen:
        page = seen.page
        page.get_by_text("Alta", exact=False).first.click()
        assert shown(page) == ["clause-5.1", "clause-6"]
        page.select_option("select[name=topic]", "clause-missing")
        assert shown(page) == ["clause-6"]
        shared = page.url
    with opened(browser, shared) as seen:
        assert shown(seen.page) == ["clause-6"]
        seen.page.get_by_role("button", name="Quitar filtros").click()
        assert len(shown(seen.page)) == 6
        assert "severity" not in seen.page.url


def test_keys_go_from_point_to_point_and_can_be_turned_off(folder: Path, browser: Browser) -> None:
    with opened(browser, folder / "compare.html") as seen:
        page = seen.page
        found = []
        for key in "nnnnp":
            page.keyboard.press(key)
            found.append(current(page))
        assert found == ["clause-5.1", "clause-6", "clause-7", "es-10", "clause-7"]
        assert page.url.endswith("#clause-7")
        assert page.locator("#cv-place").inner_text() == "3 de 4"
        page.keyboard.press("?")
        assert page.get_by_role("dialog").is_visible()
        page.locator("#cv-keys").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        assert current(page) == "clause-7"


def test_a_link_opens_the_clause_that_it_names(folder: Path, browser: Browser) -> None:
    address = (folder / "changes.html").as_uri()
    with opened(browser, f"{address}#clause-2") as seen:
        assert current(seen.page) == "clause-2"
        assert seen.page.locator("#clause-2").is_visible()
        assert seen.page.locator("#clause-2").evaluate("one => one === document.activeElement")
    with opened(browser, f"{address}#clause-5.1-es") as seen:
        assert current(seen.page) == "clause-5.1-en"


def test_ticks_are_counted_kept_and_lapse_when_the_words_change(
    folder: Path, browser: Browser
) -> None:
    path = folder / "compare.html"
    with opened(browser, path) as seen:
        page = seen.page
        page.locator("#clause-6 .tick input").check()
        page.keyboard.press("n")
        page.keyboard.press("r")
        assert page.locator("#cv-done").inner_text() == "2 de 6 revisados"
        page.select_option("select[name=show]", "open")
        assert len(shown(page)) == 4
        page.reload()
        assert page.locator("#cv-done").inner_text() == "2 de 6 revisados"
        later = path.with_name("compare-later.html")
        later.write_text(path.read_text("utf-8").replace(
            page.locator("#clause-6").get_attribute("data-text") or "", "0" * 16
        ), "utf-8")  # fmt: skip
        page.goto(later.as_uri())
        assert not page.locator("#clause-6 .tick input").is_checked()


def test_what_is_dismissed_on_the_page_is_saved_as_the_file_that_travels_along(
    folder: Path, browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, folder / "decided.html") as seen:
        page = seen.page
        page.locator("#clause-6").get_by_role("button", name="Descartar…").click()
        page.get_by_role("dialog").get_by_role("button", name="Descartar").click()
        assert page.get_by_role("dialog").is_visible()
        assert axe_findings(page) == []
        page.get_by_label("Por qué no hace falta revisarlo").fill("Se agregará al firmar.")
        page.get_by_label("Su nombre").fill("Luis Peña")
        page.get_by_role("dialog").get_by_role("button", name="Descartar").click()
        page.locator("#title .tick input").uncheck()
        page.locator("#clause-5 .tick input").check()
        page.reload()
        assert "Se agregará al firmar. (Luis Peña" in page.locator("#clause-6").inner_text()
        with page.expect_download() as saving:
            page.get_by_role("button", name="Guardar decisiones").click()
        saving.value.save_as(tmp_path / saving.value.suggested_filename)
        assert axe_findings(page) == []
        assert seen.complaints == []
    saved = read_decisions(tmp_path / "memo-en.decisions.json")
    settled = settle(specimen.compared().all_findings(), saved)
    assert {one.key for one, _ in settled.dismissed} == {
        specimen.FIGURES.key, specimen.MISSING.key,
    }  # fmt: skip
    assert [one.reason for one in settled.gone] == ["Agreed by telephone."]
    rows = {one.id: one.state for one in pairs.spread(specimen.compared(), saved).rows}
    assert (rows["title"], rows["clause-5"], rows["clause-6"]) == ("open", "reviewed", "changed")
    assert len(saved.comments) == 2


def test_without_scripts_everything_can_be_read_and_severity_filters(
    folder: Path, browser: Browser
) -> None:
    with opened(browser, folder / "compare.html", scripts=False) as seen:
        page = seen.page
        assert page.locator("article").count() == page.locator("article:visible").count() == 6
        assert not page.get_by_role("button").first.is_visible()
        page.locator("#cv-severity-medium").check()
        assert shown(page) == ["clause-5.1"]
    with opened(browser, folder / "changes.html", scripts=False) as seen:
        seen.page.locator("summary", has_text="cláusulas sin cambios").first.click()
        assert seen.page.locator("#clause-1").is_visible()


def test_the_ruler_leads_to_the_clause(folder: Path, browser: Browser) -> None:
    with opened(browser, folder / "changes.html", width=1440) as seen:
        box = seen.page.locator(".ruler rect").last.bounding_box()
        assert box
        seen.page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
        assert current(seen.page) == "clause-8"


def test_paper_shows_headings_and_points_and_no_buttons(folder: Path, browser: Browser) -> None:
    with opened(browser, folder / "compare.html") as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.get_by_role("heading", level=1).is_visible()
        assert seen.page.locator("li.point:visible").count() == 4
        for hidden in ("#cv-filters", ".steps", ".ruler", "a.link"):
            assert not seen.page.locator(hidden).first.is_visible()
        assert seen.page.pdf().startswith(b"%PDF")
