"""The secret by which a reply finds its appeal: it stands in the address that our letters ask to answer to.

Eighty bits of a keyed hash; small and capital letters mean the same, because mail programs change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from workflows.appeals.models import Appeal
from workflows.archive.keys import spelled, understood

SALT = "appeals.token"
TOKEN = re.compile(r"(\d{1,18})-([0-9a-z]{16})", re.IGNORECASE)


def token_for(appeal: Appeal) -> str:
    """«17-7f3k92qdxa410vwb»."""
    return f"{appeal.pk}-{_secret(appeal.pk, settings.SECRET_KEY)}"


def appeal_by(token: str) -> Appeal | None:
    """The appeal of a token; None for one that we did not give."""
    found = TOKEN.fullmatch(token.strip())
    if found is None:
        return None
    pk, typed = int(found.group(1)), _plain(understood(found.group(2)))
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(_secret(pk, key), typed) for key in keys):
        return None
    return Appeal.objects.filter(pk=pk).first()


def address_with(token: str, address: str) -> str:
    """«info+17-7f3k92qdxa410vwb@school.ru»."""
    local, at, domain = address.partition("@")
    return f"{local}+{token}{at}{domain}"


def tokens_in(addresses: Iterable[str]) -> Iterator[str]:
    """What stands after the plus of the addresses at which a letter arrived."""
    for address in addresses:
        _, plus, rest = address.rpartition("@")[0].partition("+")
        if plus and TOKEN.fullmatch(rest):
            yield rest


def _secret(pk: int, key: str | bytes) -> str:
    return _plain(spelled(salted_hmac(SALT, str(pk), secret=key, algorithm="sha256").digest()))


def _plain(key: str) -> str:
    return key.replace("-", "").lower()
