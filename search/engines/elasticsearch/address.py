"""What the environment says about the cluster: ``SEARCH_URL``."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_SCHEME = "elasticsearch"
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NUMBER = re.compile(r"\d{1,3}")
_SECONDS = re.compile(r"\d{1,2}(\.\d{1,3})?")
_EXAMPLE = "elasticsearch://host:9200/kommunennetz"
_OPTIONS = frozenset({"tls", "ca", "shards", "replicas", "wait"})


@dataclass(frozen=True)
class Address:
    """``elasticsearch://name:password@host:9200,host:9200/prefix?tls=1&ca=/path&shards=1&replicas=1&wait=0.25``."""

    hosts: tuple[str, ...]
    prefix: str
    """Names of indexes begin with it, so that several sites share a cluster."""
    account: tuple[str, str] | None = None
    certificates: str | None = None
    shards: int = 1
    replicas: int | None = None
    """Copies of each shard; None lets the cluster keep one as soon as it has a second node."""
    wait: float = 0.25
    """Seconds after which the database answers a visitor instead."""

    @classmethod
    def read(cls, url: str) -> "Address":
        """Raises ImproperlyConfigured, with what is wrong, when nobody can be reached by the address."""
        parts = urlsplit(url)
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if parts.scheme != _SCHEME or not parts.netloc:
            raise ImproperlyConfigured(f"SEARCH_URL must look like {_EXAMPLE}")
        if not _PREFIX.fullmatch(prefix := parts.path.strip("/")):
            raise ImproperlyConfigured(f"SEARCH_URL lacks a prefix of a-z, 0-9, - and _, as in {_EXAMPLE}")
        if unknown := options.keys() - _OPTIONS:
            raise ImproperlyConfigured(
                f"SEARCH_URL has options that nobody knows: {', '.join(sorted(unknown))}"
            )
        account, _, hosts = parts.netloc.rpartition("@")
        name, _, password = account.partition(":")
        return cls(
            hosts=tuple(_host(host, tls=options.get("tls") == "1") for host in hosts.split(",")),
            prefix=prefix,
            account=(unquote(name), unquote(password)) if account else None,
            certificates=options.get("ca"),
            shards=_number(options, "shards") or 1,
            replicas=_number(options, "replicas"),
            wait=_seconds(options.get("wait", "0.25")),
        )


@lru_cache(maxsize=8)
def _read(url: str) -> Address:
    return Address.read(url)


def address_in_use() -> Address | None:
    """The cluster that ``SEARCH_URL`` names; None when it is empty and the database searches."""
    return _read(settings.SEARCH_URL) if settings.SEARCH_URL else None


def _host(host: str, *, tls: bool) -> str:
    name, _, port = host.rpartition(":")
    if not name or not port.isdecimal():
        raise ImproperlyConfigured(f"SEARCH_URL needs a port behind each host, as in {_EXAMPLE}")
    return f"{'https' if tls else 'http'}://{host}"


def _number(options: dict[str, str], name: str) -> int | None:
    if name not in options:
        return None
    if not _NUMBER.fullmatch(options[name]):
        raise ImproperlyConfigured(f"SEARCH_URL: {name} is a number")
    return int(options[name])


def _seconds(text: str) -> float:
    if not _SECONDS.fullmatch(text) or not float(text):
        raise ImproperlyConfigured("SEARCH_URL: wait is a number of seconds, such as 0.25")
    return float(text)
