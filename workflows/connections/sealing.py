"""Passwords of mail servers as the database keeps them: sealed with a key that is not in the database.

The key comes from SECRET_KEY, so a copy of the database alone opens nothing. After a change of SECRET_KEY the old one goes into
SECRET_KEY_FALLBACKS until the passwords are entered anew.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

from workflows.errors import RuleBroken

PURPOSE = b"workflows.connections.sealing\0"


class PasswordIsLost(RuleBroken):
    """The password was sealed with a key that is not here any more."""


def seal(password: str) -> str:
    """The password for keeping; an empty one stays empty."""
    return _box().encrypt(password.encode()).decode() if password else ""


def unseal(sealed: str) -> str:
    """The password that was sealed; raises PasswordIsLost when SECRET_KEY has changed since."""
    if not sealed:
        return ""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as broken:
        raise PasswordIsLost("Сохранённый пароль почты не читается: ключ SECRET_KEY с тех пор изменён. Введите пароль заново в настройках почты.") from broken


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(str(secret))) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + force_bytes(secret)).digest())
