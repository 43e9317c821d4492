"""A soft limit for those who try keys: people mistype a few times, programs a thousand times.

A key cannot be guessed, so nothing depends on the limit; it spares the server. The address of the visitor is kept as
a keyed hash for some minutes and nowhere else.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST_MISSES = 60
WINDOW_SECONDS = 10 * 60


def is_worn_out(request: HttpRequest) -> bool:
    """Whether too many unknown keys were asked from this address lately."""
    return int(cache.get(_name(request), 0)) >= MOST_MISSES


def remember_miss(request: HttpRequest) -> None:
    """One more unknown key."""
    name = _name(request)
    if not cache.add(name, 1, WINDOW_SECONDS):
        try:
            cache.incr(name)
        except ValueError:  # it has just expired
            cache.add(name, 1, WINDOW_SECONDS)


def _name(request: HttpRequest) -> str:
    return "misses:" + salted_hmac("pages.patience", request.META.get("REMOTE_ADDR", "")).hexdigest()
