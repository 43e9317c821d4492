"""How often somebody comes, without knowing who: networks and contacts are hashed with a salt that lives for two days."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from ipaddress import AddressValueError, IPv6Address, ip_address, ip_network

from django.utils import timezone
from django.utils.crypto import salted_hmac

from workflows.filing.models import DailySalt, Knock

HOUR = timedelta(hours=1)
EVERYBODY = "*"


def network_of(place: str) -> str:
    """The network of an address: /24, or /64 in IPv6. One person is seldom alone in it, so nobody is named even by the number."""
    try:
        address = ip_address(place)
    except (AddressValueError, ValueError):
        return "?"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ip_network(f"{address}/{64 if isinstance(address, IPv6Address) else 24}", strict=False))


def count_one(sort: str, value: str, *, at: datetime) -> int:
    """Remember one more; how many there were in the hour before it."""
    digest = _digest(sort, value, at)
    before = Knock.objects.filter(digest=digest, at__gt=at - HOUR).count()
    Knock.objects.create(digest=digest, at=at)
    return before


def how_many(sort: str, value: str, *, at: datetime) -> int:
    """How many there were in the last hour."""
    return Knock.objects.filter(digest=_digest(sort, value, at), at__gt=at - HOUR).count()


def _digest(sort: str, value: str, at: datetime) -> str:
    salt, _ = DailySalt.objects.get_or_create(day=timezone.localdate(at), defaults={"salt": secrets.token_hex(32)})
    return salted_hmac(f"filing.{sort}", salt.salt + value, algorithm="sha256").hexdigest()
