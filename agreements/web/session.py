"""Who sits at the browser: whoever was given the address with the token, and nobody else."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field


@dataclass
class Session:
    """One run of the server: its port, its secret, and the tokens that still open the door."""

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    tokens: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """Where the server listens, as a browser writes it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser of this machine may say in `Host`."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; ports share cookies, so the port stands in it."""
        return f"convenio-{self.port}"

    @property
    def csrf(self) -> str:
        """What every form carries, and no other site can know."""
        return hmac.new(self.secret.encode(), b"form", hashlib.sha256).hexdigest()

    def link(self) -> str:
        """An address that opens the door once."""
        token = secrets.token_urlsafe(32)
        self.tokens.add(token)
        return f"{self.address}/enter?token={token}"

    def enter(self, token: str) -> bool:
        """Whether the token opens the door; it does so once."""
        found = next((one for one in self.tokens if _same(one, token)), None)
        if found is None:
            return False
        self.tokens.discard(found)
        return True

    def knows(self, secret: str) -> bool:
        """Whether the cookie is this session's."""
        return _same(self.secret, secret)

    def signed(self, csrf: str) -> bool:
        """Whether a form came from one of our own pages."""
        return _same(self.csrf, csrf)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
