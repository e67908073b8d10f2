"""Engines of translation: what leaves the machine, and only where one is named.

Every engine has a deadline of its own, and every way in which one fails is said in plain words.
An engine is named `google`, `mymemory`, `deepl`, `microsoft`, or `libretranslate`, which may be
given the address of its server: `libretranslate=http://127.0.0.1:5000` (also what it means alone).
"""

from __future__ import annotations

import ipaddress
import json
import os
import queue
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from agreements.model import AgreementsError, Bilingual, Language
from agreements.text.near import did_you_mean

SECONDS = 20.0
_LARGEST = 1_000_000
_LOCAL_SERVER = "http://127.0.0.1:5000"
_HOSTS = {
    "google": "translate.google.com",
    "mymemory": "api.mymemory.translated.net",
    "deepl": "api-free.deepl.com",
    "microsoft": "api.cognitive.microsofttranslator.com",
}
_TAGS: dict[str, dict[Language, str]] = {"mymemory": {"en": "en-GB", "es": "es-MX"}}
_KEYS = {"deepl": "DEEPL_API_KEY", "microsoft": "MICROSOFT_API_KEY"}
NAMES = (*_HOSTS, "libretranslate")


class EngineTrouble(AgreementsError):
    """An engine that cannot be asked, or that failed: which, and what to do."""


class Engine(Protocol):
    """One engine of translation. `host` is where the text goes."""

    @property
    def name(self) -> str: ...
    @property
    def host(self) -> str: ...
    def translate(self, text: str, source: Language, target: Language) -> str | None: ...


def engine(named: str, seconds: float = SECONDS) -> Engine:
    """The engine of that name. Raises EngineTrouble: there is none, or it lacks its key."""
    name, _, address = named.partition("=")
    if name == "libretranslate":
        return LibreTranslate(_address(address or _LOCAL_SERVER), seconds)
    if name not in _HOSTS or address:
        raise EngineTrouble(_unknown(named))
    key = os.environ.get(_KEYS.get(name, ""), "")
    if name in _KEYS and not key:
        variable = _KEYS[name]
        raise EngineTrouble(
            Bilingual(
                f"The engine {name} needs your key in the variable {variable}. Set it first.",
                f"El motor {name} necesita su clave en la variable {variable}. Defínala antes.",
            )
        )
    return DeepTranslator(name, key, seconds)


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    """A LibreTranslate server, asked by POST as its documentation says."""

    address: str
    seconds: float = SECONDS
    name: str = "libretranslate"

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        """The translation; None where the server gives none. Raises EngineTrouble."""
        asked = {"q": text, "source": source, "target": target, "format": "text"}
        key = os.environ.get("LIBRETRANSLATE_API_KEY")
        body = json.dumps(asked | ({"api_key": key} if key else {})).encode()
        answer = _in_time(lambda: self._posted(body), self.name, self.seconds)
        told = answer.get("translatedText") if isinstance(answer, dict) else None
        return told if isinstance(told, str) else None

    def _posted(self, body: bytes) -> Any:
        request = urllib.request.Request(
            f"{self.address}/translate", body, {"Content-Type": "application/json"}
        )
        asking = urllib.request.build_opener(_SamePlace, *_without_proxy(self.host))
        try:
            with asking.open(request, timeout=self.seconds) as response:
                return json.loads(response.read(_LARGEST))
        except urllib.error.HTTPError as refusal:
            raise EngineTrouble(_refused(self.name, refusal.code)) from refusal
        except TimeoutError as late:
            raise EngineTrouble(_late(self.name, self.seconds)) from late
        except OSError as absent:
            if isinstance(getattr(absent, "reason", None), TimeoutError):
                raise EngineTrouble(_late(self.name, self.seconds)) from absent
            raise EngineTrouble(_absent(self.name, self.address)) from absent
        except ValueError as odd:
            raise EngineTrouble(_odd(self.name)) from odd


@dataclass(frozen=True, slots=True)
class DeepTranslator:
    """One of the engines that the deep-translator library asks."""

    name: str
    key: str = ""
    seconds: float = SECONDS
    made: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def host(self) -> str:
        return _HOSTS[self.name]

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        """The translation; None where the engine gives none. Raises EngineTrouble."""
        tags = _TAGS.get(self.name, {"en": "en", "es": "es"})
        told = _in_time(
            lambda: self._asked(text, tags[source], tags[target]), self.name, self.seconds
        )
        return told if isinstance(told, str) else None

    def _asked(self, text: str, source: str, target: str) -> Any:
        import deep_translator as engines
        from deep_translator import exceptions as failures
        from requests import RequestException

        try:
            return self._engine(engines, source, target).translate(text)
        except failures.TooManyRequests as refusal:
            raise EngineTrouble(_refused(self.name, 429)) from refusal
        except (failures.ServerException, failures.MicrosoftAPIerror) as refusal:
            raise EngineTrouble(_refused(self.name, _code(refusal))) from refusal
        except (failures.TranslationNotFound, StopIteration):
            return None
        except RequestException as absent:
            raise EngineTrouble(_absent(self.name, self.host)) from absent
        except (ValueError, KeyError, LookupError, AttributeError, TypeError) as odd:
            raise EngineTrouble(_odd(self.name)) from odd
        except Exception as refusal:
            raise EngineTrouble(_refused(self.name, 0)) from refusal

    def _engine(self, engines: Any, source: str, target: str) -> Any:
        """The library's engine for a direction, made once: making Microsoft's asks its server."""
        if (source, target) not in self.made:
            self.made[source, target] = self._made(engines, source, target)
        return self.made[source, target]

    def _made(self, engines: Any, source: str, target: str) -> Any:
        if self.name == "google":
            return engines.GoogleTranslator(source=source, target=target)
        if self.name == "mymemory":
            found = engines.MyMemoryTranslator(source=source, target=target)
            found._base_url = found._base_url.replace("http://api.", "https://api.")
            return found
        if self.name == "deepl":
            return engines.DeeplTranslator(api_key=self.key, source=source, target=target)
        return engines.MicrosoftTranslator(api_key=self.key, source=source, target=target)


def _code(refusal: Exception) -> int:
    """The status behind an exception of the library, which keeps only its name for it; or 0."""
    names = getattr(refusal, "errors", {})
    told = getattr(refusal, "api_message", "")
    stated = re.search(r"'code': (\d{3})", told)
    if stated:
        return int(stated.group(1))
    return next((code for code, name in names.items() if refusal.args[:1] == (name,)), 0)


class _SamePlace(urllib.request.HTTPRedirectHandler):
    """Never follows a server that sends the text elsewhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _without_proxy(host: str) -> tuple[urllib.request.ProxyHandler, ...]:
    """Text for this machine goes through no proxy."""
    return (urllib.request.ProxyHandler({}),) if is_here(host) else ()


def _in_time(ask: Callable[[], Any], name: str, seconds: float) -> Any:
    """What `ask` gives within that time; the libraries below have no deadline of their own."""
    answers: queue.Queue[tuple[Any, BaseException | None]] = queue.Queue()

    def asking() -> None:
        try:
            answers.put((ask(), None))
        except BaseException as trouble:
            answers.put((None, trouble))

    threading.Thread(target=asking, daemon=True).start()
    try:
        answer, trouble = answers.get(timeout=seconds)
    except queue.Empty:
        raise EngineTrouble(_late(name, seconds)) from None
    if trouble is not None:
        raise trouble
    return answer


def _address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineTrouble(
            Bilingual(
                f"“{address}” is no address of a server. Write http://127.0.0.1:5000.",
                f"«{address}» no es la dirección de un servidor. Escriba http://127.0.0.1:5000.",
            )
        )
    return address.rstrip("/")


def _unknown(named: str) -> Bilingual:
    en, es = did_you_mean(named.partition("=")[0], NAMES)
    return Bilingual(f"There is no engine “{named}”. {en}", f"No existe el motor «{named}». {es}")


def _late(name: str, seconds: float) -> Bilingual:
    return Bilingual(
        f"The engine {name} did not answer within {seconds:g} s. Try again later.",
        f"El motor {name} no respondió en {seconds:g} s. Intente más tarde.",
    )


def _absent(name: str, where: str) -> Bilingual:
    return Bilingual(
        f"The engine {name} cannot be reached at {where}. Start it, or look at the address.",
        f"No se puede llegar al motor {name} en {where}. Inícielo o revise la dirección.",
    )


def _odd(name: str) -> Bilingual:
    return Bilingual(
        f"The engine {name} answered something that is no translation. Look at its address.",
        f"El motor {name} respondió algo que no es una traducción. Revise su dirección.",
    )


def _refused(name: str, code: int) -> Bilingual:
    if code == 429:
        return Bilingual(
            f"The engine {name} takes no more for now (too many requests). Try again later.",
            f"El motor {name} no acepta más por ahora (demasiadas solicitudes). Intente más tarde.",
        )
    shown = f" ({code})" if code else ""
    return Bilingual(
        f"The engine {name} refused the text{shown}. Look at its key and its address.",
        f"El motor {name} rechazó el texto{shown}. Revise su clave y su dirección.",
    )
