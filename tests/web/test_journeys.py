"""Each of the jobs from the first page to a file that is saved, opened and checked, in Chromium."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Browser, Page

from tests.browser import opened
from tests.web import files
from tests.web.conftest import Running

pytestmark = pytest.mark.browser


@contextmanager
def let_in(browser: Browser, running: Running, *, scripts: bool = True, language: str = "en",
           width: int = 1280) -> Iterator[Page]:  # fmt: skip
    """The first page, as somebody sees it who followed the link of the terminal."""
    running.shelf.remember("language", language)
    with opened(browser, running.session.link(), scripts=scripts, width=width) as seen:
        yield seen.page
        assert not seen.complaints
        assert all(
            one.startswith((running.session.address, "data:", "blob:")) for one in seen.asked
        )


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """The file that a link or button of that name saves."""
    with page.expect_download() as coming:
        page.get_by_text(name, exact=False).first.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def words(content: bytes) -> str:
    """The words of a .docx, those of its tables too."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def sent(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_draft_from_the_first_page_to_word(browser: Browser, running: Running) -> None:
    with let_in(browser, running) as page:
        page.get_by_role("link", name="Draft an agreement").click()
        page.get_by_role("button", name="Begin a new draft").click()
        page.get_by_label("Memorandum of understanding").check()
        page.get_by_label("Dual degree").check()
        page.get_by_label("Scotland").check()
        page.get_by_label("Private institution with RVOE").check()
        page.get_by_label("British structure").check()
        page.get_by_role("button", name="Save and go on").click()
        page.get_by_role("link", name="The UK institution").click()
        short = page.get_by_role("group", name="Short name of the UK institution")
        short.get_by_label("in English").fill("Inverleven")
        short.get_by_label("in Spanish").fill("Universidad de Inverleven")
        short.get_by_label("in Spanish").press("Tab")
        page.get_by_text("Kept", exact=True).wait_for()
        page.get_by_role("link", name="Figures and periods").click()
        notice = page.get_by_label("Notice of early termination")
        notice.fill("soon")
        notice.press("Tab")
        page.get_by_text("There stands “soon”").wait_for()
        notice.fill("4 months")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("link", name="Preview and download").click()
        assert page.get_by_text("Inverleven").count() > 3
        termination = page.locator("#termination")
        assert "four (4) months" in termination.inner_text()
        termination.get_by_text("Other positions").click()
        termination.get_by_label("short notice").check()
        termination.get_by_role("button", name="Take this position").click()
        assert page.url.endswith("#termination")
        name, content = saved(page, "Word: Two columns")
        assert name.endswith("-columns.docx")
        told = words(content)
        assert "Inverleven" in told
        assert "Universidad de Inverleven" in told
        _, text = saved(page, "Request: to make the same draft again")
        assert 'termination: "short-notice"' in text.decode()
        _, manifest = saved(page, "Manifest: what was used and why")
        assert json.loads(manifest)["layout"] == "columns"
        _, spanish = saved(page, "Word: Spanish only")
        assert "Memorando" in words(spanish)
        assert "This Memorandum is made" not in words(spanish)


def test_a_review_in_spanish_from_the_first_page_to_comments(
    browser: Browser, running: Running, tmp_path: Path
) -> None:
    act = "Each Party shall comply with the Data Protection Act 2018."
    body = f"1. Data protection\n{act}\n2. Term\nIt lasts five years."
    path = sent(tmp_path, "their-draft.docx", files.word(body))
    with let_in(browser, running, language="es") as page:
        assert page.locator("html").get_attribute("lang") == "es-MX"
        page.get_by_role("link", name="Revisar lo que recibí").click()
        page.locator("input[name=file]").set_input_files(path)
        page.get_by_role("button", name="Revisar").click()
        page.locator(".spread").wait_for()
        page.wait_for_load_state()  # the rows are there before the keys are
        page.keyboard.press("n")
        row = page.locator(".row[aria-current=true]")
        assert "Data Protection Act 2018" in row.inner_text()
        assert page.url.endswith("#" + (row.get_attribute("id") or "").replace(":", "%3A"))
        page.keyboard.press("r")
        assert row.locator(".tick input").is_checked()
        row.get_by_role("link", name="Comentar").click()
        page.get_by_label("Su comentario").fill("¿Aplica esta ley a nuestros datos?")
        page.get_by_role("button", name="Guardar", exact=True).click()
        page.get_by_text("¿Aplica esta ley a nuestros datos?").wait_for()
        assert page.locator(".row .tick input:checked").count() == 1
        page.keyboard.press("?")
        assert page.locator("#cv-help").is_visible()
        page.keyboard.press("Escape")
        page.locator(".point").first.get_by_role("link", name="Descartar").click()
        page.get_by_label("Por qué no hace falta revisarlo").fill("Ya se acordó otra cosa")
        page.get_by_role("button", name="Descartar", exact=True).click()
        page.get_by_text("Ya se acordó otra cosa").first.wait_for()
        page.get_by_text("Descargar…").click()
        name, content = saved(page, "Word: el archivo recibido")
        assert name == "their-draft-review.docx"
        said = zipfile.ZipFile(io.BytesIO(content)).read("word/comments.xml").decode()
        assert "¿Aplica esta ley a nuestros datos?" in said
        _, sheet = saved(page, "Excel")
        cells = [str(cell.value) for tab in openpyxl.load_workbook(io.BytesIO(sheet)) for line in
                 tab.iter_rows() for cell in line]  # fmt: skip
        assert any("Ya se acordó otra cosa" in one for one in cells)
        _, decisions = saved(page, "Sus decisiones")
        assert json.loads(decisions)["dismissed"][0]["reason"] == "Ya se acordó otra cosa"


def test_what_changed_from_the_first_page_to_tracked_changes(
    browser: Browser, running: Running, tmp_path: Path
) -> None:
    notice = "Either Party may end it with six months of notice."
    old = f"1. Term\nThis Memorandum lasts for five years.\n2. Notice\n{notice}"
    new = old.replace("six months", "three months")
    first = sent(tmp_path, "old.docx", files.word(old))
    second = sent(tmp_path, "new.docx", files.word(new))
    with let_in(browser, running) as page:
        page.get_by_role("link", name="See what changed").click()
        page.locator("input[name=first]").set_input_files(first)
        page.locator("input[name=second]").set_input_files(second)
        page.get_by_role("button", name="Compare").click()
        page.locator(".spread").wait_for()
        page.wait_for_load_state()  # the rows are there before the keys are
        assert "three" in page.locator("ins").first.inner_text()
        page.get_by_role("radio", name="High").check()
        assert "severity=high" in page.url
        again = page.url
        page.goto(again)
        assert page.get_by_role("radio", name="High").is_checked()
        page.get_by_text("Download…").click()
        _, content = saved(page, "Word: the new version with tracked changes")
        told = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "<w:ins " in told
        assert "<w:del " in told


def test_two_languages_from_the_first_page_to_word(
    browser: Browser, running: Running, tmp_path: Path
) -> None:
    path = sent(tmp_path, "both.docx", files.drafted())
    with let_in(browser, running, language="es") as page:
        page.get_by_role("link", name="Comparar dos idiomas").click()
        page.locator("input[name=first]").set_input_files(path)
        page.get_by_role("button", name="Comparar").click()
        page.locator(".spread").wait_for()
        page.wait_for_load_state()  # the rows are there before the keys are
        row = page.locator(".row", has_text="El presente Memorando se celebra entre").first
        assert row.locator("[lang=en-GB]", has_text="This Memorandum is made between").count() == 1
        page.get_by_text("Descargar…").click()
        _, content = saved(page, "Word: lado a lado")
        told = words(content)
        assert "This Memorandum is made between" in told
        assert "El presente Memorando se celebra entre" in told


def test_two_pasted_clauses_and_their_terms(browser: Browser, running: Running) -> None:
    with let_in(browser, running) as page:
        page.goto(f"{running.session.address}/terms")
        page.get_by_text("Or paste two clauses").click()
        page.locator("#first-text").fill("The student shall be awarded a joint degree.")
        page.locator("#second-text").fill("El estudiante recibirá un grado conjunto.")
        page.get_by_role("button", name="Check").click()
        page.locator(".spread").wait_for()
        page.wait_for_load_state()  # the rows are there before the keys are
        assert "joint degree" in page.locator(".row").first.inner_text()
        page.get_by_text("Download…").click()
        _, content = saved(page, "Data (JSON)")
        assert json.loads(content)


def test_the_essential_paths_without_scripts(
    browser: Browser, running: Running, tmp_path: Path
) -> None:
    draft = sent(tmp_path, "request.yaml", files.EXAMPLE.read_bytes())
    path = sent(tmp_path, "sent.md", files.SENT.encode())
    with let_in(browser, running, scripts=False, language="es") as page:
        page.get_by_role("link", name="Redactar un convenio").click()
        page.locator("input[type=file]").set_input_files(draft)
        page.get_by_role("button", name="Cargar").click()
        page.get_by_role("link", name="Listas").first.click()
        before = page.locator("fieldset.entry").count()
        page.get_by_role("button", name="Un renglón más").first.click()
        assert page.locator("fieldset.entry").count() == before + 1
        page.get_by_role("button", name="Guardar y continuar").click()
        page.get_by_role("link", name="Vista previa y descarga").click()
        _, content = saved(page, "Word: Dos columnas")
        assert "UVANA" in words(content)
        page.goto(f"{running.session.address}/review")
        page.locator("input[name=file]").set_input_files(path)
        page.get_by_role("button", name="Revisar").click()
        page.locator(".spread").wait_for(timeout=60_000)
        page.get_by_role("button", name="Revisada").first.click()
        assert page.get_by_role("button", name="No revisada").count() == 1
        page.get_by_role("link", name="Descartar").first.click()
        page.get_by_label("Por qué no hace falta revisarlo").fill("No aplica")
        page.get_by_role("button", name="Guardar").click()
        assert page.get_by_text("No aplica").count() > 0
        page.get_by_role("radio", name="Alta").check()
        page.get_by_role("button", name="Aplicar").click()
        assert "severity=high" in page.url
        page.get_by_text("Descargar…").click()
        _, told = saved(page, "Datos (JSON)")
        assert json.loads(told)["file"] == "sent.md"
        page.get_by_role("button", name="English").click()
        assert page.locator("html").get_attribute("lang") == "en-GB"


def test_with_the_keyboard_alone(browser: Browser, running: Running) -> None:
    with let_in(browser, running) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.pathname") == "/draft"
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Begin a new draft").focus()
        page.keyboard.press("Enter")
        page.locator("input[name=instrument]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert page.locator("input[name=instrument]:checked").get_attribute("value") == "memorandum"
