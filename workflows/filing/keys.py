"""Keys of forms: made when a page is shown, signed, so that nobody makes his own or says that he began earlier."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

FORM, COOKIE = Signer(salt="filing.form"), Signer(salt="filing.cookie")


@dataclass(frozen=True, slots=True)
class FormKey:
    """The key of one form and when its first page was shown."""

    key: str
    shown_at: datetime

    @property
    def signed(self) -> str:
        """As it stands in the page."""
        return FORM.sign(f"{self.key}.{int(self.shown_at.timestamp())}")


def new_form_key(*, at: datetime) -> FormKey:
    """128 random bits for a form that is shown now."""
    return FormKey(secrets.token_hex(16), at)


def read_form_key(signed: str) -> FormKey | None:
    """The key that a page brings back; None for one that is not ours."""
    try:
        key, _, shown = FORM.unsign(signed).partition(".")
    except BadSignature:
        return None
    return FormKey(key, datetime.fromtimestamp(int(shown), UTC))


def cookie_for(key: str) -> str:
    """What the browser of the author keeps."""
    return COOKIE.sign(key)


def read_cookie(cookie: str) -> str:
    """The key of the draft of this browser; empty for none."""
    try:
        return COOKIE.unsign(cookie)
    except BadSignature:
        return ""
