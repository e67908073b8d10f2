"""Engines asked over real HTTP: a server on this machine that speaks their protocol."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from agreements import translators
from agreements.translators import DeepTranslator, EngineTrouble, LibreTranslate, engine, is_here

Server = Any


class Speaking(BaseHTTPRequestHandler):
    """Answers as the server's `how` says, and keeps what it was asked."""

    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(asked)

    def do_GET(self) -> None:
        self.answer({key: one[0] for key, one in parse_qs(urlsplit(self.path).query).items()})

    def answer(self, asked: dict[str, Any]) -> None:
        self.server.asked.append((self.path, asked))
        code, body = self.server.how
        if code == 0:
            time.sleep(1)
            return
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def server() -> Iterator[Server]:
    made: Server = ThreadingHTTPServer(("127.0.0.1", 0), Speaking)
    made.asked, made.how = [], (200, "{}")
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_libretranslate_is_asked_by_post(server: Server) -> None:
    server.how = (200, '{"translatedText": "El título"}')
    asked = engine(f"libretranslate={url(server)}")
    assert asked.translate("The award", "en", "es") == "El título"
    assert server.asked == [
        ("/translate", {"q": "The award", "source": "en", "target": "es", "format": "text"})
    ]
    assert is_here(asked.host)


@pytest.mark.parametrize(
    ("how", "said"),
    [((429, ""), "too many"), ((403, ""), r"refused.*403"), ((500, ""), r"refused.*500"),
     ((302, ""), r"refused.*302"), ((200, "<html>"), "no translation"),
     ((0, ""), "did not answer")],
)  # fmt: skip
def test_each_failure_of_libretranslate_is_said(
    how: tuple[int, str], said: str, server: Server
) -> None:
    server.how = how
    with pytest.raises(EngineTrouble, match=said):
        LibreTranslate(url(server), seconds=0.3 if how[0] == 0 else 5).translate("a", "en", "es")


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(EngineTrouble, match="cannot be reached"):
        LibreTranslate("http://127.0.0.1:9").translate("a", "en", "es")


@pytest.mark.parametrize("body", ["{}", "[]", "null", '{"translatedText": null}'])
def test_no_translation_is_none(body: str, server: Server) -> None:
    server.how = (200, body)
    assert LibreTranslate(url(server)).translate("a", "en", "es") is None


@pytest.fixture
def mymemory(server: Server, monkeypatch: pytest.MonkeyPatch) -> DeepTranslator:
    from deep_translator.constants import BASE_URLS

    monkeypatch.setitem(BASE_URLS, "MYMEMORY", f"{url(server)}/get")
    return DeepTranslator("mymemory", seconds=5)


def test_mymemory_is_asked_for_mexican_spanish(server: Server, mymemory: DeepTranslator) -> None:
    server.how = (200, '{"responseData": {"translatedText": "El título"}, "matches": []}')
    assert mymemory.translate("The award", "en", "es") == "El título"
    assert server.asked[0][1] == {"q": "The award", "langpair": "en-GB|es-MX"}


def test_mymemory_without_any_match_gives_none(server: Server, mymemory: DeepTranslator) -> None:
    server.how = (200, '{"responseData": {"translatedText": null}, "matches": []}')
    assert mymemory.translate("The award", "en", "es") is None


@pytest.mark.parametrize(
    ("how", "said"),
    [((429, ""), "too many"), ((500, ""), "refused"), ((200, "<html>"), "."), ((200, "null"), ".")],
)
def test_each_failure_of_mymemory_is_said(
    how: tuple[int, str], said: str, server: Server, mymemory: DeepTranslator
) -> None:
    server.how = how
    with pytest.raises(EngineTrouble, match=said):
        mymemory.translate("The award", "en", "es")


def test_an_engine_without_deadline_of_its_own_gets_one(
    server: Server, mymemory: DeepTranslator
) -> None:
    server.how = (0, "")
    with pytest.raises(EngineTrouble, match="did not answer"):
        DeepTranslator("mymemory", seconds=0.3).translate("The award", "en", "es")


def test_google_is_read_from_its_page(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from deep_translator.constants import BASE_URLS

    monkeypatch.setitem(BASE_URLS, "GOOGLE_TRANSLATE", url(server))
    server.how = (200, '<div class="t0">El título</div>')
    assert DeepTranslator("google").translate("The award", "en", "es") == "El título"
    server.how = (200, "<p>nothing</p>")
    assert DeepTranslator("google").translate("The award", "en", "es") is None


@pytest.mark.parametrize("named", ["gogle", "google=http://x", "libretranslate=ftp://x", ""])
def test_other_engines_are_refused(named: str) -> None:
    with pytest.raises(EngineTrouble):
        engine(named)


def test_an_engine_that_needs_a_key_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    with pytest.raises(EngineTrouble, match="DEEPL_API_KEY"):
        engine("deepl")


def test_only_libretranslate_stays_here() -> None:
    assert is_here(engine("libretranslate").host)
    assert not is_here(engine("google").host)
    assert translators.NAMES[-1] == "libretranslate"
