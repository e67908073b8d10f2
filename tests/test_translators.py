"""Engines asked over real HTTP: a server on this machine that speaks their protocol."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agreements import translators
from agreements.translators import DeepTranslator, EngineTrouble, LibreTranslate, engine, is_here
from tests.engines import Server, speaking, url


@pytest.fixture
def server() -> Iterator[Server]:
    with speaking() as made:
        yield made


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


@pytest.fixture
def google(server: Server, monkeypatch: pytest.MonkeyPatch) -> DeepTranslator:
    from deep_translator.constants import BASE_URLS

    monkeypatch.setitem(BASE_URLS, "GOOGLE_TRANSLATE", url(server))
    return DeepTranslator("google", seconds=5)


@pytest.fixture
def deepl(server: Server, monkeypatch: pytest.MonkeyPatch) -> DeepTranslator:
    from deep_translator.constants import BASE_URLS

    monkeypatch.setitem(BASE_URLS, "DEEPL_FREE", f"{url(server)}/{{version}}/")
    return DeepTranslator("deepl", "key", seconds=5)


@pytest.fixture
def microsoft(server: Server, monkeypatch: pytest.MonkeyPatch) -> DeepTranslator:
    """The list of languages has a fixed address in the library, so that it is given here."""
    from deep_translator import MicrosoftTranslator
    from deep_translator.constants import BASE_URLS

    monkeypatch.setitem(BASE_URLS, "MICROSOFT_TRANSLATE", f"{url(server)}/translate")
    known = {"english": "en", "spanish": "es"}
    monkeypatch.setattr(MicrosoftTranslator, "_get_supported_languages", lambda _: known)
    return DeepTranslator("microsoft", "key", seconds=5)


ANSWERS = {
    "google": '<div class="t0">El título</div>',
    "deepl": '{"translations": [{"text": "El título"}]}',
    "microsoft": '[{"translations": [{"text": "El título", "to": "es"}]}]',
}
TOO_MANY = {"microsoft": '{"error": {"code": 429001, "message": "over its limit"}}'}
REFUSED = {"microsoft": '{"error": {"code": 401000, "message": "not authorized"}}'}


@pytest.mark.parametrize("name", ANSWERS)
def test_each_engine_fails_in_plain_words(
    name: str, server: Server, request: pytest.FixtureRequest
) -> None:
    asked: DeepTranslator = request.getfixturevalue(name)
    server.how = (200, ANSWERS[name])
    assert asked.translate("The award", "en", "es") == "El título"
    for how, said in (
        ((429, TOO_MANY.get(name, "")), "too many"),
        ((403, REFUSED.get(name, "")), "refused"),
    ):
        server.how = how
        with pytest.raises(EngineTrouble, match=said):
            asked.translate("The award", "en", "es")


@pytest.mark.parametrize("name", ["deepl", "microsoft"])
def test_a_page_instead_of_an_answer_is_said(
    name: str, server: Server, request: pytest.FixtureRequest
) -> None:
    server.how = (200, "<html>")
    with pytest.raises(EngineTrouble, match=r"no translation|cannot be reached"):
        request.getfixturevalue(name).translate("The award", "en", "es")


@pytest.mark.parametrize("name", [*ANSWERS, "mymemory"])
def test_an_engine_that_keeps_silent_is_given_up(
    name: str, server: Server, request: pytest.FixtureRequest
) -> None:
    asked: DeepTranslator = request.getfixturevalue(name)
    server.how = (0, "")
    with pytest.raises(EngineTrouble, match="did not answer"):
        DeepTranslator(name, asked.key, seconds=0.3).translate("The award", "en", "es")


@pytest.mark.parametrize(
    ("name", "body"), [("deepl", "{}"), ("microsoft", "null"), ("google", "<p>nothing</p>")]
)
def test_an_empty_answer_is_none(
    name: str, body: str, server: Server, request: pytest.FixtureRequest
) -> None:
    server.how = (200, body)
    assert request.getfixturevalue(name).translate("The award", "en", "es") is None


def test_mymemory_is_asked_over_a_closed_line() -> None:
    import deep_translator

    assert (
        DeepTranslator("mymemory")
        ._made(deep_translator, "en-GB", "es-MX")
        ._base_url.startswith("https://")
    )


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
