"""SQLite that knows Russian letters: LIKE, lower and upper without regard to case, and a collation named RUSSIAN.

SQLite folds ASCII only: «ОБРАЩЕНИЕ» would not find «обращение», and «Ё» would stand before «А». PostgreSQL needs
nothing of this in a database made with `--locale-provider=icu --icu-locale=ru-RU`.
"""

import re
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

WILD = {"%": ".*", "_": "."}


def teach(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Receiver of `connection_created`: every new connection to SQLite learns the letters."""
    if connection.vendor != "sqlite":
        return
    database = connection.connection
    for arguments in (2, 3):
        database.create_function("like", arguments, like, deterministic=True)
    database.create_function("lower", 1, lower, deterministic=True)
    database.create_function("upper", 1, upper, deterministic=True)
    database.create_collation("RUSSIAN", collate)


def like(pattern: object, value: object, escape: str | None = None) -> bool | None:
    """SQL's `value LIKE pattern ESCAPE escape`; NULL gives NULL."""
    if pattern is None or value is None:
        return None
    return _compiled(str(pattern), escape).fullmatch(str(value)) is not None


@lru_cache(256)
def _compiled(pattern: str, escape: str | None) -> re.Pattern[str]:
    said, signs = [], iter(pattern)
    for sign in signs:
        if sign == escape:
            said.append(re.escape(next(signs, sign)))
        else:
            said.append(WILD.get(sign) or re.escape(sign))
    return re.compile("".join(said), re.IGNORECASE | re.DOTALL)


def lower(value: object) -> object:
    """SQL's lower(); what is no text stays as it is."""
    return value.lower() if isinstance(value, str) else value


def upper(value: object) -> object:
    """SQL's upper()."""
    return value.upper() if isinstance(value, str) else value


def collate(one: str, other: str) -> int:
    """The order of a Russian dictionary: «ё» beside «е», small and capital letters together."""
    left, right = _key(one), _key(other)
    return (left > right) - (left < right)


def _key(text: str) -> tuple[str, str]:
    small = text.casefold()
    return small.replace("ё", "е"), small
