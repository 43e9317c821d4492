"""From where somebody comes, as far as it is looked at."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network


def network_of(place: str) -> str:
    """The /24 of an old address, the /64 of a new one: one house, one provider's client. What is no address is «?»."""
    try:
        address = ip_address(place)
    except ValueError:
        return "?"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ip_network(f"{address}/{64 if isinstance(address, IPv6Address) else 24}", strict=False))
