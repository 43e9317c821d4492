"""A small OpenID Connect provider in the test process: it signs in whomever the test names, or misbehaves as the test says.

    with oidc.provider() as at:
        at.person = oidc.Person(sub="42", email="a@example.org", email_verified=True)

Keys are made once; codes are good once; the verifier of PKCE and the secret are checked as a strict provider checks them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "school-site", "sekret-shkoly"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass(frozen=True)
class Person:
    """Who sits at the browser. What is None is not told."""

    sub: str = "42"
    email: str | None = None
    email_verified: Any = None

    @property
    def claims(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass
class Provider:
    """What the provider does next: the claims that it changes, the key with which it signs, whether it tells the mail box apart."""

    issuer: str
    person: Person = Person()
    changes: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    tells_mail_apart: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def answer_to(self, url: str, *, person: Person | None = None, error: str = "") -> dict[str, str]:
        """What the browser brings back after it was sent to the address: as query of the answer."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        self.asked.append(query)
        if error:
            return {"error": error, "state": query["state"]}
        self.person = person or self.person
        code = secrets.token_urlsafe(8)
        self.codes[code] = query
        return {"code": code, "state": query["state"]}

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            **self.metadata,
        }

    def token(self, given: dict[str, str], password: str) -> dict[str, Any] | None:
        query = self.codes.pop(given.get("code", ""), None)
        if query is None or password != f"{CLIENT}:{SECRET}" or given.get("redirect_uri") != query["redirect_uri"]:
            return None
        digest = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if (query["code_challenge_method"], query["code_challenge"]) != ("S256", digest):
            return None
        now = int(time.time())
        said = {"sub": self.person.sub} if self.tells_mail_apart else self.person.claims
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": query["nonce"], **said, **self.changes}
        signed = jwt.encode({"alg": self.algorithm, "kid": "one"}, claims, self.key)
        return {"access_token": "doors", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {
                "/.well-known/openid-configuration": provider.described,
                "/jwks": lambda: KeySet([KEY]).as_dict(private=False),
                "/userinfo": lambda: provider.person.claims,
            }
            page = pages.get(urlsplit(self.path).path)
            self._say(page() if page else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            password = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            self._say(provider.token(given, password))

        def _say(self, told: dict[str, Any] | None) -> None:
            self.send_response(200 if told is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told if told is not None else {"error": "invalid_grant"}).encode())

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that answers on a free port of this machine."""
    made = Provider("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    made.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def query(answer: dict[str, str]) -> str:
    return urlencode(answer)
