"""Attacks tried on the door of the web app, over a real connection, and refused."""

from __future__ import annotations

import asyncio
import http.client
import re
from typing import Any

import pytest

from agreements.web.app import app
from agreements.web.door import LARGEST
from tests.web import files
from tests.web.conftest import Running, Visitor, said

PAGES = ("/", "/draft", "/review", "/changes", "/terms", "/library", "/library/laws", "/kept",
         "/help", "/library/clause/governing-law", "/library/law/equality-act-2010")  # fmt: skip


def asked(
    running: Running, method: str, path: str, headers: dict[str, str], body: Any = None,
    *, cookie: bool = True,
) -> tuple[int, str]:  # fmt: skip
    """The status and text that a raw request gets; `path` goes out as it is written here."""
    port = running.session.port
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    told = {"Host": f"127.0.0.1:{port}", **headers}
    if cookie:
        told["Cookie"] = f"{running.session.cookie}={running.session.secret}"
    for name, value in told.items():
        line.putheader(name, value)
    try:
        line.endheaders(body)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    except (BrokenPipeError, ConnectionResetError):
        return _answer_left(line)
    finally:
        line.close()


def _answer_left(line: http.client.HTTPConnection) -> tuple[int, str]:
    """What the server said before it stopped listening."""
    answer = http.client.HTTPResponse(line.sock)
    answer.begin()
    return answer.status, answer.read().decode()


def own(running: Running) -> dict[str, str]:
    return {"Origin": running.session.address}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil", ""])
def test_a_foreign_host_is_refused(running: Running, host: str) -> None:
    status, text = asked(running, "GET", "/", {"Host": host})
    assert status == 421
    assert "convenio" in text
    assert "csrf" not in text


@pytest.mark.parametrize("path", ["/", "/kept", "/draft", "/work/0000000000000000"])
def test_nothing_is_shown_to_a_browser_that_was_not_let_in(running: Running, path: str) -> None:
    status, text = asked(running, "GET", path, {}, cookie=False)
    assert status == 403
    assert "has not been let in" in text
    assert running.session.csrf not in text


def test_a_token_opens_the_door_once(running: Running) -> None:
    link = running.session.link().removeprefix(running.session.address)
    assert asked(running, "GET", link, {}, cookie=False)[0] == 303
    assert asked(running, "GET", link, {}, cookie=False)[0] == 403
    assert asked(running, "GET", "/enter?token=", {}, cookie=False)[0] == 403
    assert asked(running, "GET", "/enter", {}, cookie=False)[0] == 403


def test_the_cookie_is_for_this_site_and_no_script(running: Running) -> None:
    visitor = Visitor(running)
    link = running.session.link()
    kept = visitor.web.get(link, follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", None])
def test_a_post_from_another_site_is_refused(running: Running, origin: str | None) -> None:
    body = f"csrf={running.session.csrf}".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    headers |= {"Content-Length": str(len(body))} | ({"Origin": origin} if origin else {})
    status, text = asked(running, "POST", "/draft", headers, body)
    assert status == 403
    assert "Another site" in text


@pytest.mark.parametrize("path", ["/draft", "/language", "/kept/delete", "/review", "/changes"])
@pytest.mark.parametrize("csrf", ["", "0" * 64])
def test_a_form_without_our_token_does_nothing(visitor: Visitor, path: str, csrf: str) -> None:
    before = len(visitor.running.shelf.drafts())
    assert visitor.web.post(path, data={"csrf": csrf, "to": "es"}).status_code == 403
    assert len(visitor.running.shelf.drafts()) == before
    assert visitor.running.shelf.setting("language") == ""


def test_another_site_cannot_load_a_page_as_a_picture_or_frame(running: Running) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert asked(running, "GET", "/kept", headers)[0] == 403
    assert asked(running, "GET", "/kept", {"Origin": "http://evil.example"})[0] == 403


@pytest.mark.parametrize("path", [
    "/static/../door.py", "/static/%2e%2e/door.py", "/static/..%2f..%2fdoor.py",
    "/static/....//app.py", "/static//etc/passwd", "/work/../../../etc/passwd",
    "/work/%2e%2e%2f%2e%2e", "/work/0000000000000000/save/..%2f..%2fconvenio.sqlite",
    "/draft/..%2f..%2f/preview", "/library/clause/..%2f..%2fcontents",
])  # fmt: skip
def test_a_path_leads_nowhere_else(running: Running, path: str) -> None:
    status, text = asked(running, "GET", path, {})
    assert status == 404
    assert "root:" not in text
    assert "import" not in text


@pytest.mark.parametrize("group", ["works", "drafts", "settings"])
def test_nothing_but_ours_is_deleted(visitor: Visitor, group: str) -> None:
    for id in ("%2e%2e", "convenio.sqlite", "0" * 16):
        assert visitor.post(f"/kept/{group}/{id}/delete").status_code in (404, 405)
    assert (visitor.running.folder / "convenio.sqlite").exists()


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(running: Running) -> None:
    headers = {**own(running), "Content-Type": "multipart/form-data; boundary=x",
               "Content-Length": "1000000000"}  # fmt: skip
    status, text = asked(running, "POST", "/review", headers, b"--x\r\n")
    assert status == 413
    assert "50 MB" in text


def test_a_gigabyte_in_pieces_is_read_up_to_the_limit_and_no_further(running: Running) -> None:
    taken, answers = 0, []
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 1
        body = head if taken == 1 else b"0" * 1_000_000
        return {"type": "http.request", "body": body, "more_body": taken < 1_000}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    host, cookie = f"127.0.0.1:{running.session.port}", running.session.cookie
    told = {"host": host, "origin": f"http://{host}", "transfer-encoding": "chunked",
            "cookie": f"{cookie}={running.session.secret}",
            "content-type": "multipart/form-data; boundary=x"}  # fmt: skip
    scope = {"type": "http", "method": "POST", "path": "/review", "query_string": b"",
             "headers": [(key.encode(), one.encode()) for key, one in told.items()],
             "scheme": "http", "server": ("127.0.0.1", running.session.port)}  # fmt: skip
    whole = app(running.shelf, running.crew, running.session, "en")
    asyncio.run(whole(scope, receive, send))
    assert answers[0]["status"] == 413
    assert b"50 MB" in answers[1]["body"]
    assert taken <= LARGEST // 1_000_000 + 3


@pytest.mark.parametrize(("name", "content", "told"), [
    ("bomb.docx", files.bomb, "unpacks to far more"),
    ("entity.docx", lambda: files.word("text", doctype=True), "document type declaration"),
    ("macro.docm", lambda: files.word("text", macros=True), "macros"),
    ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
    ("noise.docx", lambda: bytes(range(256)) * 40, "noise.docx"),
])  # fmt: skip
def test_a_file_that_would_do_harm_is_refused_in_words(
    visitor: Visitor, name: str, content: Any, told: str
) -> None:
    answer = visitor.upload("review", {"file": (name, content())}, {"reader": "mexico"})
    assert told in said(answer)
    assert str(visitor.running.folder) not in answer.text
    assert "root:" not in answer.text


def test_a_letterhead_that_runs_code_runs_none(visitor: Visitor) -> None:
    begun = visitor.post("/draft/load", files={"file": ("r.yaml", files.EXAMPLE.read_bytes())})
    id = re.search(r"/draft/([0-9a-f]{16})", str(begun.url))[1]  # type: ignore[index]
    trap = visitor.running.folder / "trap"
    code = "{{ cycler.__init__.__globals__.os.system('touch " + str(trap) + "') }}"
    letterhead = files.word(f"{code}\n{{{{p agreement }}}}")
    answer = visitor.post(f"/draft/{id}/letterhead", files={"file": ("letter.docx", letterhead)})
    assert answer.status_code == 400
    assert not trap.exists()
    assert not list(visitor.running.shelf.place("drafts", id).glob("*"))


@pytest.mark.parametrize("name", [
    "../../../etc/cron.d/evil.docx", "..\\..\\evil.docx", "/etc/passwd", "C:\\boot.docx",
    "a\nb.docx", "<script>alert(1)</script>.docx", "..", "", "x" * 3000 + ".docx",
])  # fmt: skip
def test_the_name_of_a_file_is_only_a_name(visitor: Visitor, name: str) -> None:
    before = {one for one in visitor.running.folder.parent.rglob("*") if "works" not in one.parts}
    answer = visitor.upload("review", {"file": (name, files.SENT.encode())}, {"reader": "mexico"})
    assert "<script>alert" not in answer.text
    after = {one for one in visitor.running.folder.parent.rglob("*") if "works" not in one.parts}
    assert {one.name for one in after - before} <= {"convenio.sqlite-wal", "convenio.sqlite-shm"}
    if "/work/" in str(answer.url):
        place = visitor.running.shelf.place("works", answer.url.path.rpartition("/")[2])
        assert all(re.fullmatch(r"1\.\w+|result\.pickle", one.name) for one in place.iterdir())
        kept = visitor.get(f"{answer.url.path}/save/json").headers["content-disposition"]
        assert re.fullmatch(
            r'attachment; filename="[\w .()-]+"; filename\*=UTF-8\'\'[\w.()%~-]+', kept
        )


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_closed_to_scripts_of_others_and_to_caches(
    visitor: Visitor, path: str
) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert not re.search(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text
    )
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil", "javascript:x"]
)
def test_the_choice_of_language_leads_nowhere_else(visitor: Visitor, back: str) -> None:
    told = {"csrf": visitor.running.session.csrf, "to": "en", "back": back}
    answer = visitor.web.post("/language", data=told, follow_redirects=False)
    assert answer.headers["location"] == "/"
