"""A code that must be shown once more to the same browser and to nobody who only reads the database."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from workflows.filing.models import Draft


def seal(code: str, draft: Draft) -> str:
    """The code under a key that the database does not hold."""
    return _cipher(draft).encrypt(code.encode()).decode()


def unseal(draft: Draft) -> str:
    """The code; empty when it is no longer kept or the key has changed."""
    try:
        return _cipher(draft).decrypt(draft.sealed_code.encode()).decode() if draft.sealed_code else ""
    except InvalidToken:
        return ""


def _cipher(draft: Draft) -> Fernet:
    secret = hashlib.sha256(f"filing.code:{settings.SECRET_KEY}:{draft.form_key}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(secret))
