"""Which addresses may be asked, and how much may come back.

No setting loosens this; tests pass a policy of their own.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

MAX_URL = 1_000

# Addresses of IPv6 that hold one of IPv4, which somebody on the way unpacks: NAT64, 6to4, Teredo.
_TUNNELS = [
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2002::/16"),
    IPv6Network("2001::/32"),
]


class FetchFailed(Exception):
    """Nothing was fetched; the message says why, in German."""


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet: not private, local, shared, reserved, multicast."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in tunnel for tunnel in _TUNNELS):
            return False
    special = ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback or ip.is_unspecified
    return ip.is_global and not special


@dataclass(frozen=True)
class Policy:
    """The rules of one fetch. `seconds` are for everything together, redirects too; `max_bytes` unpacked."""

    ports: frozenset[int] = frozenset({443, 8443})
    may_ask: Callable[[str], bool] = is_public
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = 10.0
    max_bytes: int = 2 * 1024 * 1024
    max_redirects: int = 3
    headers: dict[str, str] = field(default_factory=dict)


POLICY = Policy()


def checked_url(url: str, policy: Policy) -> SplitResult:
    """The parts of an address that may be asked, before anybody looks up its host. Raises `FetchFailed`."""
    try:
        parts = urlsplit(url.strip())
        port = 443 if parts.port is None else parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        raise FetchFailed("Die Adresse ist nicht gültig.")
    if len(url) > MAX_URL or any(ord(letter) <= 32 for letter in url.strip()):
        raise FetchFailed("Die Adresse ist nicht gültig.")
    if parts.scheme != "https":
        raise FetchFailed("Die Adresse muss mit https:// beginnen.")
    if not host:
        raise FetchFailed("In der Adresse fehlt der Name des Servers.")
    if parts.username is not None or parts.password is not None:
        raise FetchFailed("Die Adresse darf kein Kennwort enthalten.")
    if port not in policy.ports:
        raise FetchFailed(f"Der Port {port} ist nicht erlaubt.")
    return parts
