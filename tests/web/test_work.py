"""Work of seconds: twenty at once, cancelled, interrupted, taken up again; decisions kept."""

from __future__ import annotations

import io
import json
import os
import queue
import re
import signal
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import openpyxl
import pytest

from agreements.web.crew import Crew, Hand
from agreements.web.shelf import Shelf
from tests.web import files
from tests.web.conftest import Running, Visitor, said

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def draft_of(number: int) -> bytes:
    """A draft that can be told from the others by its words and by how many points it has."""
    acts = "\n\n".join(
        f"{at + 2}. Data {number}-{at}\n\nThe Data Protection Act 2018 applies to part {at}."
        for at in range(number % 4 + 1)
    )
    return f"1. Term\n\nThis Memorandum number {number} lasts five years.\n\n{acts}\n".encode()


def test_twenty_at_once_are_each_answered_with_their_own(
    running: Running, visitor: Visitor
) -> None:
    def sent(number: int) -> dict[str, object]:
        somebody = Visitor(running)
        answer = somebody.upload(
            "review", {"file": (f"draft-{number}.txt", draft_of(number))}, {"reader": "mexico"}
        )
        told: dict[str, object] = somebody.get(f"{answer.url.path}/save/json").json()
        return told

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(sent, range(20)))
    for number, told in enumerate(found):
        text = json.dumps(told)
        assert told["file"] == f"draft-{number}.txt"
        assert f"Memorandum number {number} lasts" in text
        assert len({one["clause"] for one in told["findings"]}) == number % 4 + 1  # type: ignore[attr-defined]
        assert not any(f"number {other} lasts" in text for other in range(20) if other != number)


def handed_over(visitor: Visitor, content: bytes) -> str:
    """The id of a review that has only begun."""
    begun = visitor.web.post(
        "/review", data={"csrf": visitor.running.session.csrf, "reader": "mexico"},
        files={"file": ("large.txt", content)}, follow_redirects=False,
    )  # fmt: skip
    return begun.headers["location"].rpartition("/")[2]


LARGE = b"".join(draft_of(3) for _ in range(400))


def test_a_page_does_not_wait_for_work(running: Running, visitor: Visitor) -> None:
    ids = [handed_over(visitor, LARGE) for _ in range(3)]
    assert visitor.get("/library?text=notice").status_code == 200
    assert running.shelf.work(ids[-1]).state in ("waiting", "working")  # type: ignore[union-attr]
    for id in ids:
        visitor.post(f"/work/{id}/cancel")


def test_work_is_cancelled_and_done_again(running: Running, visitor: Visitor) -> None:
    ids = [handed_over(visitor, LARGE) for _ in range(3)]
    for id in ids:
        assert "cancelled" in said(visitor.post(f"/work/{id}/cancel"))
    assert [running.shelf.work(id).state for id in ids] == ["cancelled"] * 3  # type: ignore[union-attr]
    small = visitor.upload("review", {"file": ("s.txt", draft_of(0))}, {"reader": "mexico"})
    assert "s.txt" in said(small)
    visitor.post(f"/work/{ids[0]}/again")
    assert "large.txt" in said(visitor.ended(f"/work/{ids[0]}"))


def test_what_was_under_way_is_taken_up_after_a_restart(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    asked = {"reader": "mexico", "where": "", "instrument": "", "models": []}
    ids = [shelf.take_in("review", [("a.txt", ".txt", draft_of(at))], asked) for at in range(3)]
    shelf.turn(ids[0], "working")
    crew = Crew(shelf, 1)
    crew.start()
    crew.resume()
    until = time.monotonic() + 180
    while any(shelf.work(id).state != "done" for id in ids) and time.monotonic() < until:  # type: ignore[union-attr]
        time.sleep(0.05)
    crew.stop()
    assert [shelf.work(id).state for id in ids] == ["done"] * 3  # type: ignore[union-attr]


def test_work_may_be_cancelled_while_its_worker_is_being_told_of_it(tmp_path: Path) -> None:
    hand = Hand(Shelf(tmp_path), queue.SimpleQueue())
    worker = hand._ready()
    assert worker.stdin
    worker.stdin.write("half a line")
    hand.under_way = "0123456789abcdef"
    hand.leave(hand.under_way)
    assert worker.poll() is not None
    assert hand._ready() is not worker
    hand.end()


def test_a_worker_that_dies_harms_only_its_own_work(running: Running, visitor: Visitor) -> None:
    id = handed_over(visitor, LARGE)
    until = time.monotonic() + 30
    while not (hands := [one for one in running.crew._hands if one.under_way == id]):
        assert time.monotonic() < until
        time.sleep(0.01)
    worker = hands[0]._worker
    assert worker is not None
    os.kill(worker.pid, signal.SIGKILL)
    assert "stopped the process" in said(visitor.ended(f"/work/{id}"))
    answer = visitor.upload("review", {"file": ("next.txt", draft_of(1))}, {"reader": "mexico"})
    assert "next.txt" in said(answer)


@pytest.fixture(scope="module")
def reviewed(visitor: Visitor) -> str:
    """The address of a review with points."""
    told = {"reader": "mexico", "instrument": "memorandum"}
    answer = visitor.upload("review", {"file": ("sent.md", files.SENT.encode())}, told)
    return str(answer.url.path)


def record(visitor: Visitor, address: str) -> dict[str, list[dict[str, str]]]:
    """The decisions as they travel."""
    told: dict[str, list[dict[str, str]]] = visitor.get(f"{address}/save/decisions").json()
    return told


def test_decisions_are_kept_shown_and_saved(visitor: Visitor, reviewed: str) -> None:
    page = visitor.get(reviewed).text
    key = re.search(r'data-dismiss="([^"]+)" data-row="([^"]+)"', page)
    assert key is not None
    found, row = key.groups()
    visitor.post(f"{reviewed}/by", {"by": "Lic. Andrés Peña"})
    visitor.post(f"{reviewed}/tick", {"row": row, "done": "1"})
    visitor.post(f"{reviewed}/comment", {"row": row, "text": "Preguntar a la contraparte"})
    visitor.post(f"{reviewed}/dismiss", {"row": row, "key": found, "reason": "Ya se acordó"})
    told = record(visitor, reviewed)
    assert [one["clause"] for one in told["reviewed"]] == [row]
    assert [one["text"] for one in told["comments"]] == ["Preguntar a la contraparte"]
    assert [(one["key"], one["reason"]) for one in told["dismissed"]] == [(found, "Ya se acordó")]
    assert {one["by"] for each in told.values() if isinstance(each, list) for one in each
            if isinstance(one, dict)} == {"Lic. Andrés Peña"}  # fmt: skip
    shown = said(visitor.get(reviewed))
    assert "Ya se acordó" in shown
    assert "Preguntar a la contraparte" in shown
    book = openpyxl.load_workbook(io.BytesIO(visitor.get(f"{reviewed}/save/xlsx").content))
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert any("Preguntar a la contraparte" in one for one in cells)
    visitor.post(f"{reviewed}/restore", {"row": row, "key": found})
    visitor.post(f"{reviewed}/tick", {"row": row})
    told = record(visitor, reviewed)
    assert not told["dismissed"]
    assert not told["reviewed"]


def test_the_file_received_comes_back_with_comments(visitor: Visitor) -> None:
    body = "Data protection\nEach Party shall comply with the Data Protection Act 2018."
    told = {"reader": "mexico"}
    answer = visitor.upload("review", {"file": ("sent.docx", files.word(body))}, told)
    address = str(answer.url.path)
    row = re.search(r'data-say="([^"]+)"', answer.text)[1]  # type: ignore[index]
    visitor.post(f"{address}/comment", {"row": row, "text": "Nuestra duda"})
    saved = visitor.get(f"{address}/save/comments")
    assert saved.headers["content-disposition"].startswith("attachment")
    comments = zipfile.ZipFile(io.BytesIO(saved.content)).read("word/comments.xml").decode()
    assert "Data Protection Act 2018" in comments
    assert "Nuestra duda" in comments


def test_decisions_are_taken_over_by_the_next_version(visitor: Visitor) -> None:
    told = {"reader": "mexico"}
    first = visitor.upload("review", {"file": ("v.md", files.SENT.encode())}, told)
    row = re.search(r'data-say="([^"]+)"', first.text)[1]  # type: ignore[index]
    visitor.post(f"{first.url.path}/comment", {"row": row, "text": "de la primera"})
    again = files.SENT.replace("five (5)", "six (6)").encode()
    second = visitor.upload("review", {"file": ("v.md", again)}, told)
    assert "de la primera" not in second.text
    taken = first.url.path.rpartition("/")[2]
    assert taken in second.text
    visitor.post(f"{second.url.path}/take", {"from": taken})
    assert "de la primera" in visitor.get(str(second.url.path)).text


def test_filters_stand_in_the_address_and_work_without_scripts(
    visitor: Visitor, reviewed: str
) -> None:
    whole = visitor.get(reviewed).text
    some = visitor.get(f"{reviewed}?severity=high&show=points").text
    assert whole.count(" hidden>") < some.count(" hidden>")


def no_script(answer: httpx.Response) -> None:
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


def test_a_script_in_any_text_field_stays_text(visitor: Visitor, reviewed: str) -> None:
    loaded = visitor.post("/draft/load", files={"file": ("r.yaml", files.EXAMPLE.read_bytes())})
    base = re.match(r"/draft/[0-9a-f]{16}", loaded.url.path)[0]  # type: ignore[index]
    for slug in dict.fromkeys(re.findall(rf'"{base}/([a-z-]+)"', loaded.text)):
        page = visitor.get(f"{base}/{slug}").text
        names = re.findall(r'<(?:input|textarea)[^>]*\sname="([^"]+)"', page)
        ours = ("csrf", "back", "to")
        answer = visitor.post(
            f"{base}/{slug}", {name: SCRIPT for name in names if name not in ours}
        )
        no_script(answer)
        no_script(visitor.get(f"{base}/{slug}"))
    no_script(visitor.get(f"{base}/preview"))
    no_script(visitor.get("/draft"))
    no_script(visitor.get("/", params={"x": SCRIPT}))
    for name in ("text", "topic", "model", "instrument", "nation", "regime", "law", "leans"):
        no_script(visitor.get("/library", params={name: SCRIPT}))
    no_script(visitor.post("/draft/load", files={"file": (SCRIPT, SCRIPT.encode())}))
    pasted = {"first_text": SCRIPT, "second_text": f"{SCRIPT} and more"}
    for kind in ("changes", "terms"):
        no_script(visitor.upload(kind, {}, pasted))
        no_script(visitor.post(f"/{kind}", {"first_text": SCRIPT}))
    row = re.search(r'data-say="([^"]+)"', visitor.get(reviewed).text)[1]  # type: ignore[index]
    visitor.post(f"{reviewed}/comment", {"row": row, "text": SCRIPT})
    visitor.post(f"{reviewed}/by", {"by": SCRIPT})
    visitor.post(f"{reviewed}/comment", {"row": row, "text": "signed"})
    no_script(visitor.get(reviewed))
    no_script(visitor.get(f"{reviewed}/comment", params={"row": row}))
    no_script(visitor.get(reviewed, params={"severity": SCRIPT, "topic": SCRIPT}))
    page = visitor.get(f"{reviewed}/save/page").text
    assert "<script>alert" not in page


def test_what_is_kept_can_be_deleted(running: Running, visitor: Visitor) -> None:
    answer = visitor.upload("review", {"file": ("gone.txt", draft_of(2))}, {"reader": "mexico"})
    id = answer.url.path.rpartition("/")[2]
    assert "gone.txt" in said(visitor.get("/kept"))
    visitor.post(f"/kept/works/{id}/delete")
    assert not running.shelf.place("works", id).exists()
    assert visitor.get(f"/work/{id}").status_code == 404
    visitor.post("/kept/delete")
    assert running.shelf.works()
    visitor.post("/kept/delete", {"sure": "1"})
    assert not running.shelf.works()
    assert not running.shelf.drafts()
    assert not list((running.folder / "works").iterdir())
