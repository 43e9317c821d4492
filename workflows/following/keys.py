"""Keys that letters carry: random, kept as hashes alone, so that the table opens nothing to who reads it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Key:
    """A new key for a letter and the hash of it for the table."""

    words: str

    @property
    def sha256(self) -> str:
        return sha256_of(self.words)


def new_key() -> Key:
    """256 random bits in the letters of an address."""
    return Key(secrets.token_urlsafe(32))


def sha256_of(words: str) -> str:
    """The hash by which a key is found."""
    return hashlib.sha256(words.encode()).hexdigest()


def knock_digest(sort: str, value: str) -> str:
    """Who knocked, so that knocks can be counted and nobody be named."""
    return salted_hmac(f"following.knock.{sort}", value, algorithm="sha256").hexdigest()
