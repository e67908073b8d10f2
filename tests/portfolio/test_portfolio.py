"""`convenio portfolio` as a whole: an archive in, reports out; killed, resumed, on a cluster."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from lxml import html

from agreements.commands.portfolio import Asked, portfolio
from agreements.commands.portfolio.store import Store, key
from agreements.commands.portfolio.walk import archive
from agreements.model import AgreementsError
from cli import run
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/portfolio.schema.json").read_text("utf-8"))
ON = date(2026, 11, 22)
CONVENIO = """CONVENIO ESPECÍFICO DE COLABORACIÓN QUE CELEBRAN POR UNA PARTE LA UNIVERSIDAD DE \
COLIMA Y POR LA OTRA THE UNIVERSITY OF ABERDOWN
PRIMERA. OBJETO. Las partes colaborarán en proyectos con apoyo del CONACYT.
SEGUNDA. VIGENCIA. El presente convenio tendrá una vigencia de tres años contados a partir de su \
firma y se prorrogará automáticamente por periodos iguales, salvo aviso por escrito con un mes de \
anticipación.
TERCERA. LEY APLICABLE. El presente convenio se rige por las leyes de Inglaterra y Gales.
Leído que fue, lo firman en Colima, a los 15 días del mes de mayo de 2024.
"""
MEMORANDUM = """MEMORANDUM OF UNDERSTANDING
between the University of Aberdown and Universidad de Colima
1. Term
This Memorandum takes effect on 1 March 2025 and expires on 28 February 2027.
2. Data
The Parties comply with the Data Protection Act 1998 (file {number}).
"""


def fill(folder: Path, many: int = 4) -> Path:
    """An archive of short instruments, some in a folder of their own."""
    (folder / "below").mkdir(parents=True)
    (folder / "convenio.txt").write_text(CONVENIO, "utf-8")
    for number in range(many):
        (folder / "below" / f"{number:02}.txt").write_text(
            MEMORANDUM.format(number=number), "utf-8"
        )
    return folder


def asked(folder: Path, out: Path, **more: object) -> Asked:
    return Asked((folder,), out, ON, workers=2, **more)  # type: ignore[arg-type]


def lines(out: Path, name: str = "report") -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(one) for one in (out / f"{name}.jsonl").read_text("utf-8").splitlines()]


def reports(out: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(out.glob("report.*"))}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a bad file, a copy and a file of another kind in its archive."""
    place = tmp_path_factory.mktemp("archive")
    folder = fill(place / "in")
    (folder / "copy.txt").write_text(CONVENIO, "utf-8")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 not a file of Word")
    (folder / "~$open.docx").write_bytes(b"x")
    (folder / "photo.jpg").write_bytes(b"x")
    portfolio(asked(folder, place / "out", calendar=True))
    return place / "out"


def test_every_line_keeps_to_its_schema_and_says_what_the_agreement_is(told: Path) -> None:
    rows = {one["file"]: one for one in lines(told)}
    for one in rows.values():
        jsonschema.validate(one, SCHEMA)
    assert list(rows) == ["bad.docx", "below/00.txt", "below/01.txt", "below/02.txt",
                          "below/03.txt", "convenio.txt"]  # fmt: skip
    convenio = rows["convenio.txt"]
    assert convenio["copies"] == ["copy.txt"]
    assert convenio["parties"] == ["UNIVERSIDAD DE COLIMA", "UNIVERSITY OF ABERDOWN"]
    assert convenio["instrument"] == "specific-agreement"
    assert convenio["term"]["signed"]["day"] == "2024-05-15"
    assert convenio["term"]["end"]["day"] == "2027-05-14"
    assert convenio["term"]["notices"][0]["by"] == "2027-04-14"
    assert [one["law"] for one in convenio["law_and_forum"]] == ["law-of-england-and-wales"]
    assert "conahcyt" in {one["law"] for one in convenio["laws"] if one["stale"]}


def test_what_the_two_languages_say_differently_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "both.txt").write_text(
        "MEMORANDUM OF UNDERSTANDING\n1. Term\nThis Memorandum takes effect on 1 March 2025 and "
        "lasts five (5) years.\n2. Costs\nEach Party bears its own costs and the Parties settle "
        "any invoice between them in due time.\nMEMORANDO DE ENTENDIMIENTO\n1. Vigencia\nEl "
        "presente Memorando entra en vigor el 1 de marzo de 2025 y tiene una vigencia de tres (3) "
        "años.\n2. Costos\nCada Parte cubre sus propios gastos y las Partes liquidan entre ellas "
        "cualquier factura en su momento.\n",
        "utf-8",
    )
    portfolio(asked(folder, tmp_path / "out"))
    row = lines(tmp_path / "out")[0]
    jsonschema.validate(row, SCHEMA)
    assert [one["check"] for one in row["divergences"]] == ["periods-differ"]
    assert row["term"]["end"]["day"] == "2028-02-29"


def test_one_bad_file_is_a_row_with_its_message_and_stops_nothing(told: Path) -> None:
    bad = lines(told)[0]
    assert (bad["status"], bad["state"]) == ("unreadable", "unknown")
    assert bad["notes"][0]["en"]
    assert bad["notes"][0]["es"] != bad["notes"][0]["en"]


def test_the_workbook_holds_agreements_flags_and_days(told: Path) -> None:
    book = openpyxl.load_workbook(told / "report.xlsx")
    assert book.sheetnames == ["Agreements", "Flags", "Deadlines", "Missing topics"]
    head, *rows = book["Agreements"].iter_rows(values_only=True)
    ends = dict(zip([one[0] for one in rows], [one[head.index("Next end")] for one in rows],
                    strict=True))  # fmt: skip
    assert ends["convenio.txt"].date() == date(2027, 5, 14)
    assert any("Data Protection Act 1998" in str(one) for one in book["Flags"].values)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_needs_nothing_else_and_tells_its_pictures_in_words(
    language: str, told: Path, tmp_path: Path
) -> None:
    page = html.parse(str(told / "report.html")).getroot()
    if language == "es":
        portfolio(asked(told.parent / "in", tmp_path / "out", language="es"))
        page = html.parse(str(tmp_path / "out" / "report.html")).getroot()
    assert page.get("lang") == {"en": "en-GB", "es": "es-MX"}[language]
    assert not page.xpath("//link | //img | //iframe | //*[@style] | //script[@src]")
    pictures = page.xpath("//*[local-name()='svg']")
    assert len(pictures) == 3
    for one in pictures:
        assert one.get("role") == "img"
        assert re.search(r": \d", one.xpath("string(*[local-name()='desc'])"))
    assert len(page.xpath("//article")) == 6


def test_the_calendar_names_ends_and_last_days_of_notice_with_steady_ids(told: Path) -> None:
    content = (told / "report.ics").read_text("utf-8").replace("\n ", "")
    assert "DTSTART;VALUE=DATE:20270514" in content
    assert "DTSTART;VALUE=DATE:20270414" in content
    digest = next(one["sha256"] for one in lines(told) if one["file"] == "convenio.txt")
    assert f"UID:{digest[:40]}-end@convenio" in content


def test_a_second_run_reads_nothing_and_gives_the_same_bytes(told: Path) -> None:
    before = reports(told)
    counts = portfolio(asked(told.parent / "in", told, calendar=True))
    assert (counts.read, counts.known) == (0, 6)
    assert reports(told) == before


def test_a_changed_file_is_read_again_and_a_moved_one_is_not(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in"), tmp_path / "out"
    portfolio(asked(folder, out))
    (folder / "below" / "00.txt").rename(folder / "moved.txt")
    (folder / "below" / "01.txt").write_text(MEMORANDUM.format(number=99), "utf-8")
    assert portfolio(asked(folder, out)).read == 1
    assert [one["file"] for one in lines(out)][-1] == "moved.txt"


def test_a_limit_is_kept_said_and_made_good_by_the_next_run(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in"), tmp_path / "out"
    assert portfolio(asked(folder, out, dry=True)).waiting == 5
    assert not out.exists()
    first = portfolio(asked(folder, out, limit=2))
    assert (first.read, first.waiting, len(lines(out))) == (2, 3, 2)
    assert "3 documents are not read yet" in " ".join(
        html.parse(str(out / "report.html")).getroot().text_content().split()
    )
    assert portfolio(asked(folder, out)).read == 3


def test_only_what_a_law_touches_with_the_amendment_of_our_library(told: Path) -> None:
    whole, out = reports(told), told
    counts = portfolio(asked(told.parent / "in", out, law="secihti"))
    assert (counts.touched, counts.read) == (1, 0)
    row = lines(out, "report-secihti")[0]
    assert {one["law"] for one in row["touched"]} == {"conahcyt"}
    assert row["touched"][0]["clause"] == "PRIMERA"
    page = (out / "report-secihti.html").read_text("utf-8")
    assert "SECIHTI" in page
    assert portfolio(asked(told.parent / "in", out, law="dpa-2018")).touched == 4
    counts = portfolio(asked(told.parent / "in", out, changed_since=date(2025, 1, 1)))
    assert counts.touched == 1
    assert portfolio(asked(told.parent / "in", out, changed_since=date(2026, 11, 1))).touched == 0
    for one in out.glob("report-*"):
        one.unlink()
    assert reports(out) == whole


def test_the_walk_goes_round_no_circle_and_waits_for_no_pipe(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1)
    (folder / "below" / "up").symlink_to(folder)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.txt").write_text("x")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    found = archive((folder,), folder / "report")
    assert [one.name for one in found.files] == ["below/00.txt", "convenio.txt"]
    assert {one.name for one in found.left} == {"below/up", "gone.txt", "pipe.txt"}


def test_a_document_that_takes_too_long_costs_its_worker_and_nothing_else(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in"), tmp_path / "out"
    slow = "\n".join(f"{n}. The Parties agree on 1 May 2024 as follows." for n in range(400_000))
    (folder / "slow.txt").write_text(slow, "utf-8")
    counts = portfolio(asked(folder, out, seconds=2.5))
    assert counts.unread == 1
    rows = {one["file"]: one for one in lines(out)}
    assert rows["slow.txt"]["status"] == "failed"
    assert "--time-limit" in rows["slow.txt"]["notes"][0]["en"]
    assert [one["status"] for one in rows.values()].count("read") == 5


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="measures itself by /proc")
def test_a_document_that_takes_too_much_memory_says_so_and_its_worker_goes_on() -> None:
    code = """if True:
        import resource
        from agreements.commands.portfolio import worker
        worker.read(worker.Task("a.txt", "", b"1. Term", "", 60.0))
        held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() >> 20
        worker._limit_memory(held + 40)
        large = b"\\n".join(b"%d. The Parties agree." % n for n in range(300_000))
        for content in (large, b"1. Term"):
            print(worker.read(worker.Task("a.txt", "", content, "", 60.0)))
    """
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    first, second = (json.loads(one) for one in said.stdout.splitlines())
    assert (first["status"], second["status"]) == ("failed", "read")
    assert "--memory-limit" in first["notes"][0]["en"]


def test_killed_and_resumed_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 12)
    portfolio(asked(folder, tmp_path / "whole", calendar=True))
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "cli", "portfolio", str(folder), "--out", str(out),
               "--on", ON.isoformat(), "--ics", "--workers", "1"]  # fmt: skip
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while not list(out.glob("records/*/*/*.json")) and running.poll() is None:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    resumed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    known = re.search(r"(\d+) known", resumed.stdout)
    assert known
    assert int(known[1]) >= 1
    assert reports(out) == reports(tmp_path / "whole")


def test_a_cluster_gives_the_same_bytes_and_bears_the_loss_of_a_worker(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    folder = fill(tmp_path / "in", 8)
    portfolio(asked(folder, tmp_path / "pool"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
        portfolio(asked(folder, tmp_path / "dask", scheduler=local.scheduler_address))
        shared = asked(folder, tmp_path / "paths", scheduler=local.scheduler_address, shared=True)
        portfolio(shared)
    assert reports(tmp_path / "dask") == reports(tmp_path / "pool")
    assert reports(tmp_path / "paths") == reports(tmp_path / "pool")


def test_a_record_is_whole_or_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path, "a" * 64)
    id = key(b"content", "a.txt")
    assert id not in store
    store.put(id, "{}")
    assert (id in store, store.get(id)) == (True, "{}")
    assert key(b"content", "a.md") != id
    assert key(b"content", "b.docx") == key(b"content", "c.pdf")
    Store(tmp_path, "b" * 64).forget_others()
    assert id not in store


@pytest.mark.parametrize(
    "arguments",
    [["--law", "secihtii"], ["--law", "secihti", "--changed-since", "2025-01-01"],
     ["--changed-since", "yesterday"], ["--scheduler", "127.0.0.1:1"]],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: list[str], tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1)
    assert run(["portfolio", str(folder), "--out", str(tmp_path / "out"), *arguments]) == 2


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1)
    with pytest.raises(AgreementsError, match="holds other files"):
        portfolio(asked(folder, folder))
    with pytest.raises(AgreementsError, match="There is no folder"):
        portfolio(asked(tmp_path / "nowhere", tmp_path / "out"))
