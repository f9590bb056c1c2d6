"""Where a request comes from. Headers are believed only as far as our own proxies wrote them."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "?"


def client_address(request: HttpRequest) -> str:
    """Address of the client; an IPv6 one shortened to its /64, of which one household has more than enough.

    Each trusted proxy appends the address it saw to X-Forwarded-For. With N of them the client is the Nth from the
    right; everything further left was written by whoever sent the request and is ignored.
    """
    return _shortened(_forwarded(request) or request.META.get("REMOTE_ADDR", ""))


def _forwarded(request: HttpRequest) -> str:
    proxies = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-proxies] if proxies and len(hops) >= proxies else ""


def _shortened(raw: str) -> str:
    try:
        address = ipaddress.ip_address(raw.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
