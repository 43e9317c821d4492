"""Slow hashes of codes: each with a salt of its own, by the hasher named in the settings.

The same amount of work is done for a code that is right, for one that is wrong and where there is nothing to compare with.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string

NOTHING = "0" * 22  # a salt as long as those of the hasher


def slow_hash(code: str) -> str:
    """The hash for the table."""
    hasher = _hasher(settings.APPEAL_CODE_HASHER)
    return hasher.encode(code, hasher.salt())


def is_same(code: str, digest: str) -> bool:
    """Whether the hash is of this code; an empty `digest` costs as much as any other."""
    hasher = _hasher(settings.APPEAL_CODE_HASHER)
    if digest:
        return hasher.verify(code, digest)
    return constant_time_compare(hasher.encode(code, NOTHING), "")


@cache
def _hasher(name: str) -> BasePasswordHasher:
    found: BasePasswordHasher = import_string(name)()
    return found
