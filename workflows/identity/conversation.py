"""The conversation with the provider: OpenID Connect, code flow with PKCE, state and nonce (Authlib and joserfc do the protocol).

Nothing of it is stored: the attempt lives in a signed cookie of the browser that began it, the subject leaves as a keyed hash.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from workflows.connections.sealing import PasswordIsLost, unseal
from workflows.errors import BadInput
from workflows.identity import trouble
from workflows.identity.models import Level, Provider
from workflows.identity.rules import is_safe
from workflows.identity.trouble import NoSignIn

SIGNER = TimestampSigner(salt="identity.attempt")
LASTS = 15 * 60  # seconds: some providers ask for a code from a message
PATIENCE = 8  # seconds: a person waits at the screen
REMEMBERED = 10 * 60
SCOPE = "openid email"
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LEEWAY = 60


@dataclass(frozen=True, slots=True)
class Attempt:
    """What must come back with the answer, and where the visitor came from."""

    state: str
    nonce: str
    verifier: str
    back: str

    @property
    def sealed(self) -> str:
        """The value of the cookie."""
        return SIGNER.sign_object(list(astuple(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who has signed in, as far as we keep it. `email` only if the provider says that it has verified it."""

    subject: str
    level: Level
    issuer: str
    title: str
    email: str = ""


def answer_address() -> str:
    """To which address the provider sends people back."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("sign_in_answer"))


def unsealed(cookie: str) -> Attempt:
    """The attempt of this browser; raises NoSignIn for a strange or an old one."""
    try:
        return Attempt(*SIGNER.unsign_object(cookie, max_age=LASTS))
    except (BadSignature, TypeError, ValueError):
        raise NoSignIn(trouble.STALE) from None


def begin(provider: Provider, *, answer_at: str, back: str) -> tuple[str, Attempt]:
    """Where to send the visitor, and what to remember meanwhile."""
    attempt = Attempt(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), back)
    with _told():
        told = _metadata(provider)
        session = _session(provider, told, answer_at)
        url, _ = session.create_authorization_url(told["authorization_endpoint"], state=attempt.state, code_verifier=attempt.verifier, nonce=attempt.nonce)
    return str(url), attempt


def finish(provider: Provider, attempt: Attempt, answer: Mapping[str, str], *, answer_at: str) -> Known:
    """Who came back. The answer must be to this attempt, of this provider, and speak of one person."""
    if not constant_time_compare(answer.get("state", ""), attempt.state):
        raise NoSignIn(trouble.STALE)
    if answer.get("error") or not answer.get("code"):
        raise NoSignIn(trouble.REFUSED)
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise NoSignIn(trouble.ODD)
    with _told():
        told = _metadata(provider)
        session = _session(provider, told, answer_at)
        returned = f"{answer_at}?{urlencode({'code': answer['code'], 'state': attempt.state})}"
        token = session.fetch_token(told["token_endpoint"], authorization_response=returned, state=attempt.state, code_verifier=attempt.verifier)
        claims = _claims(provider, told, token, attempt)
        return _known(provider, claims, _mailed(told, session, claims))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever breaks on the way, as one sentence."""
    try:
        yield
    except requests.RequestException as broken:
        raise NoSignIn(trouble.SILENT) from broken
    except PasswordIsLost as broken:
        raise NoSignIn(trouble.SECRET_IS_LOST) from broken
    except (AuthlibBaseError, JoseError, BadInput, ValueError, KeyError, TypeError) as broken:
        raise NoSignIn(trouble.ODD) from broken


def _metadata(provider: Provider) -> dict[str, Any]:
    """What the provider says of itself; remembered for some minutes."""
    name = f"identity.metadata:{provider.pk}:{salted_hmac('identity.metadata', provider.issuer).hexdigest()}"
    known: dict[str, Any] | None = cache.get(name)
    if known is not None:
        return known
    told = _json(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if told["issuer"] != provider.issuer:
        raise ValueError("another issuer answers at this address")
    for endpoint in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _is_address(told[endpoint])
    cache.set(name, told, REMEMBERED)
    return told


def _is_address(address: str) -> None:
    """An endpoint may have a query, the rest is as strict as for the issuer."""
    is_safe(urlsplit(address)._replace(query="").geturl())


def _json(address: str) -> dict[str, Any]:
    answer = requests.get(address, timeout=PATIENCE, allow_redirects=False, headers={"Accept": "application/json"})
    answer.raise_for_status()
    told = answer.json()
    if not isinstance(told, dict):
        raise TypeError("not an object")
    return told


def _session(provider: Provider, told: Mapping[str, Any], answer_at: str) -> OAuth2Session:
    secret = unseal(provider.sealed)
    ways = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    way = "none" if not secret else "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return OAuth2Session(
        provider.client_id, secret, scope=SCOPE, redirect_uri=answer_at, token_endpoint_auth_method=way, code_challenge_method="S256", default_timeout=PATIENCE
    )


def _claims(provider: Provider, told: Mapping[str, Any], token: Mapping[str, Any], attempt: Attempt) -> CodeIDToken:
    """What the signed token says: of this provider, for us, for this attempt, not too old."""
    keys: Any = _json(told["jwks_uri"])
    signed = jwt.decode(token["id_token"], KeySet.import_key_set(keys), algorithms=SIGNED_BY)
    asked = {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": provider.client_id}, "nonce": {"essential": True, "value": attempt.nonce}}
    claims = CodeIDToken(signed.claims, signed.header, asked, {"nonce": attempt.nonce, "client_id": provider.client_id, "access_token": token.get("access_token")})
    claims.validate(leeway=LEEWAY)
    return claims


def _mailed(told: Mapping[str, Any], session: OAuth2Session, claims: Mapping[str, Any]) -> Mapping[str, Any]:
    """Claims about the mail box: those of the token, else those of the userinfo endpoint about the same person."""
    if "email" in claims or "userinfo_endpoint" not in told:
        return claims
    _is_address(told["userinfo_endpoint"])
    answer = session.get(told["userinfo_endpoint"], timeout=PATIENCE, allow_redirects=False)
    answer.raise_for_status()
    info: Mapping[str, Any] = answer.json()
    return info if info["sub"] == claims["sub"] else {}


def _known(provider: Provider, claims: Mapping[str, Any], mailed: Mapping[str, Any]) -> Known:
    subject = str(claims["sub"])
    if not subject:
        raise ValueError("nobody")
    email = mailed.get("email")
    is_verified = mailed.get("email_verified") is True and isinstance(email, str)
    hashed = salted_hmac("identity.subject", f"{provider.issuer}\n{subject}", algorithm="sha256").hexdigest()
    return Known(subject=hashed, level=Level(provider.level), issuer=provider.issuer, title=provider.title, email=str(email).strip().lower() if is_verified else "")
