"""`convenio clause-diff` as a whole: two files in, a report out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import jsonschema
import pytest

from agreements.commands.draft import draft
from cli import run
from tests.comparison.versions import AGREEMENT
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/clause-diff.schema.json").read_text("utf-8"))
NEW = (
    *AGREEMENT[:1],
    AGREEMENT[1].replace("GBP 4,500", "GBP 4,900"),
    *AGREEMENT[2:5],
    AGREEMENT[5].replace("England and Wales", "Scotland"),
    "7. Data. Each Party shall process personal data under the Data Protection Act 2018.",
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("\n".join(AGREEMENT), "utf-8")
    new.write_text("\n".join(NEW), "utf-8")
    return old, new


def word(path: Path, paragraphs: tuple[str, ...]) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def test_the_terminal_says_what_changed_and_what_it_means(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clause-diff", *map(str, pair)]) == 1
    said = capsys.readouterr().out
    assert "2 changed, 1 added, 4 unchanged" in said
    assert "money “GBP 4,500” → “GBP 4,900”" in said
    assert "[-GBP 4,500-]{+GBP 4,900+}" in said
    assert "\x1b[" not in said


def test_spanish_speaks_spanish(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--lang", "es", "clause-diff", *map(str, pair)])
    said = " ".join(capsys.readouterr().out.split())
    assert "2 modificadas, 1 agregada, 4 sin cambios" in said
    assert "importe «GBP 4,500» → «GBP 4,900»" in said


def test_colour_comes_on_demand_and_not_where_no_color_is_set(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["clause-diff", "--color", "always", *map(str, pair)])
    assert "\x1b[31;9mGBP\x1b[0m \x1b[31;9m4,500\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    run(["clause-diff", *map(str, pair)])
    assert "\x1b[" not in capsys.readouterr().out


def test_no_line_is_wider_than_the_terminal(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    run(["clause-diff", *map(str, pair)])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


def test_the_json_keeps_its_schema_and_names_the_law_flags(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["clause-diff", "--format", "json", *map(str, pair)])
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, SCHEMA)
    flags = {
        (finding["check"], finding["about"])
        for change in told["changes"] for finding in change["findings"]
    }  # fmt: skip
    assert ("law-flag-appears", "dpa-2018") in flags
    assert "law-flag-disappears" in {check for check, _ in flags}


def test_word_text_and_pdf_can_be_mixed_and_the_same_text_has_no_change(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = word(tmp_path / "same.docx", AGREEMENT)
    assert run(["clause-diff", str(pair[0]), str(same)]) == 0
    assert "say the same" in capsys.readouterr().out


def test_what_cannot_be_compared_is_said(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clause-diff", *map(str, pair), str(pair[0])]) == 2
    assert run(["clause-diff", "--format", "docx", *map(str, pair)]) == 2
    assert "Word files" in capsys.readouterr().err


def test_one_file_alone_says_what_its_tracked_changes_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = word(tmp_path / "tracked.docx", AGREEMENT)
    made = docx.Document(str(path))
    run_of = made.paragraphs[1].runs[0]._r
    gone = docx.oxml.parse_xml(
        f'<w:del {docx.oxml.ns.nsdecls("w")} w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z">'
        '<w:r><w:delText xml:space="preserve"> Without interest.</w:delText></w:r></w:del>'
    )
    run_of.addnext(gone)
    made.save(str(path))
    assert run(["clause-diff", str(path)]) == 1
    assert "[-Without interest.-]" in capsys.readouterr().out
    assert run(["clause-diff", "--view", "original", str(path), str(path)]) == 0


@pytest.mark.parametrize("extra", [[], ["--base", "old"], ["--engine", "docxodus"]])
def test_a_word_file_with_tracked_changes_leads_from_one_text_to_the_other(
    extra: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = word(tmp_path / "old.docx", AGREEMENT), word(tmp_path / "new.docx", NEW)
    out = tmp_path / "changes.docx"
    asked = ["--format", "docx", "--author", "A. Perry", "--date", "2027-01-15", *extra]
    assert run(["clause-diff", str(old), str(new), *asked, "--out", str(out)]) == 1
    assert run(["clause-diff", "--view", "original", str(old), str(out)]) == 0
    assert run(["clause-diff", "--view", "final", str(new), str(out)]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("broken", ["old.docx", "new.docx"])
def test_the_word_file_that_cannot_be_read_is_named(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = word(tmp_path / "old.docx", AGREEMENT), word(tmp_path / "new.docx", NEW)
    (tmp_path / broken).write_bytes((tmp_path / broken).read_bytes()[:400])
    assert run(["clause-diff", "--format", "docx", *map(str, pair)]) == 2
    said = capsys.readouterr().err
    assert [one.name for one in pair if str(one) in said] == [broken]


def test_an_engine_that_is_not_installed_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx_scalpel", None)
    old, new = word(tmp_path / "old.docx", AGREEMENT), word(tmp_path / "new.docx", NEW)
    asked = ["--format", "docx", "--engine", "docxodus"]
    assert run(["clause-diff", str(old), str(new), *asked]) == 2
    assert "docx-scalpel is not installed" in capsys.readouterr().err


# --- our own drafts, requests and manifests ---------------------------------------------------

EXAMPLE = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two requests with their drafts: the second leaves COIL out and chooses another law."""
    folder = tmp_path_factory.mktemp("drafts")
    request = EXAMPLE.read_text("utf-8")
    other = request.replace("dual-degree, coil", "dual-degree")
    for name, text in (("one", request), ("two", other)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
        draft(folder / f"{name}.yaml", folder / f"{name}.docx")
    return folder


def test_two_requests_say_what_changes_in_the_draft_and_why(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clause-diff", str(drafts / "one.yaml"), str(drafts / "two.yaml")]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "The request asks for models: “dual-degree” instead of “dual-degree, coil”." in said
    assert "Jointly taught online modules (COIL)” : removed".replace("” ", "”") in said
    assert "Nothing in the request asks for it." in said


def test_two_manifests_say_which_clauses_changed(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [str(drafts / f"{one}.manifest.json") for one in ("one", "two")]
    assert run(["clause-diff", *paths]) == 1
    assert "coil" in capsys.readouterr().out


def test_a_request_and_a_manifest_are_not_compared(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clause-diff", str(drafts / "one.yaml"), str(drafts / "two.manifest.json")]) == 2
    assert "one is a request" in capsys.readouterr().err


def test_two_drafts_are_matched_by_their_bookmarks(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["clause-diff", "--format", "json", str(drafts / "one.docx"), str(drafts / "two.docx")])
    told = json.loads(capsys.readouterr().out)
    assert {one["kind"] for one in told["changes"]} <= {
        "unchanged", "removed", "renumbered", "changed"
    }  # fmt: skip
    assert not [one for one in told["changes"] if any(
        finding["check"] == "one-language" for finding in one["findings"])]  # fmt: skip


def test_a_draft_of_ours_stands_as_the_library_prefers(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clause-diff", "--library", str(drafts / "one.docx")]) == 0
    assert "one.yaml" in capsys.readouterr().out


def test_a_partners_draft_is_held_against_the_nearest_preferred_wording(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "partner.txt"
    path.write_text(
        "1. Costs\nEach Party shall bear its own costs under this Agreement.\n", "utf-8"
    )
    assert run(["clause-diff", "--library", str(path)]) == 1
    said = capsys.readouterr().out
    assert "clause_library" in said
    assert "…" in said


def test_compare_since_says_which_clause_changed_in_one_language_alone(
    drafts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = docx.Document(str(drafts / "one.docx"))
    cells = (cell for table in edited.tables for row in table.rows for cell in row.cells)
    runs = (run for cell in cells for each in cell.paragraphs for run in each.runs)
    found = next(one for one in runs if "six (6) months" in one.text)
    found.text = found.text.replace("six (6) months", "nine (9) months")
    edited.save(str(tmp_path / "edited.docx"))
    old = str(drafts / "one.docx")
    assert run(["compare", "--since", old, str(tmp_path / "edited.docx")]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "changed in English, and its Spanish did not change" in said
    assert run(["compare", "--since", old, old]) == 0


def test_compare_since_wants_both_languages(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--since", *map(str, pair)]) == 2
    assert "one language only" in capsys.readouterr().err


# --- git ---------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_shows_what_changed_in_a_word_file(tmp_path: Path) -> None:
    """As docs/git.md says: an external diff program, and a text conversion."""
    convenio = f"{sys.executable} {ROOT / 'cli.py'}"
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_text("*.docx diff=convenio\n", "utf-8")
    git(tmp_path, "config", "diff.convenio.command", f"{convenio} clause-diff --git")
    word(tmp_path / "agreement.docx", AGREEMENT)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    word(tmp_path / "agreement.docx", NEW)
    said = git(tmp_path, "diff")
    assert "a/agreement.docx → b/agreement.docx" in said
    assert "[-GBP 4,500-]{+GBP 4,900+}" in said
    git(tmp_path, "config", "--unset", "diff.convenio.command")
    git(tmp_path, "config", "diff.convenio.textconv", f"{convenio} clause-diff --textconv")
    said = git(tmp_path, "diff")
    assert "-2. Fees. Each student pays the University a fee of GBP 4,500" in said
    assert "+2. Fees. Each student pays the University a fee of GBP 4,900" in said
