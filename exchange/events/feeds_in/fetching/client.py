"""One fetch: ask, follow redirects, read and unpack within bounds."""

import http.client
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from .connection import Deadline, PinnedConnection, looked_up
from .policy import POLICY, FetchFailed, Policy, checked_url

CHUNK = 64 * 1024
_AS_IT_IS = "%/?:@!$&'()*+,;=-._~[]"
_REDIRECTS = {301, 302, 303, 307, 308}
_REASONS = {
    401: "Der Server verlangt eine Anmeldung.",
    403: "Der Server verweigert den Zugriff.",
    404: "Unter der Adresse gibt es nichts (404).",
    410: "Den Kalender gibt es nicht mehr (410).",
    429: "Der Server bittet um weniger Anfragen.",
}


@dataclass(frozen=True)
class Fetched:
    """The file, and what to send with the next question."""

    data: bytes
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Unchanged:
    """The server says that nothing is new."""


def fetch(
    url: str, *, etag: str = "", last_modified: str = "", policy: Policy = POLICY
) -> Fetched | Unchanged:
    """The file at `url`, or word that it is as it was. Raises `FetchFailed`, whatever the server does."""
    deadline = Deadline(policy.seconds)
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    try:
        for _redirect in range(policy.max_redirects + 1):
            answer = _ask(url, {name: value for name, value in asked.items() if value}, policy, deadline)
            if not isinstance(answer, str):
                return answer
            url = answer
    except ssl.SSLCertVerificationError:
        raise FetchFailed("Das Zertifikat des Servers ist nicht gültig.")
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.is_over or isinstance(error, TimeoutError):
            raise FetchFailed(f"Der Server hat nicht innerhalb von {policy.seconds:g} Sekunden geantwortet.")
        raise FetchFailed("Die Verbindung zum Server ist gescheitert.")
    raise FetchFailed("Die Adresse leitet zu oft weiter.")


def _ask(url: str, asked: Mapping[str, str], policy: Policy, deadline: Deadline) -> Fetched | Unchanged | str:
    """The answer of one server; a text is the address to which it sends on."""
    parts = checked_url(url, policy)
    host, port = parts.hostname.encode("idna").decode(), parts.port or 443
    address = looked_up(host, port, policy, deadline)[0]
    connection = PinnedConnection(host, port, address, policy, deadline)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "gzip", **policy.headers, **asked}
        connection.request("GET", quote(path, safe=_AS_IT_IS), headers=headers)
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return urljoin(url, response.getheader("Location") or "")
        if response.status == 304 and asked:
            return Unchanged()
        if response.status != 200:
            failed = f"Der Server antwortet mit dem Fehler {response.status}."
            raise FetchFailed(_REASONS.get(response.status, failed))
        data = _body(response, policy)
        if deadline.is_over:
            raise TimeoutError
        return Fetched(data, _header(response, "ETag"), _header(response, "Last-Modified"))
    finally:
        connection.release()


def _header(response: http.client.HTTPResponse, name: str) -> str:
    """To be sent back as it came, if it is of a sane length."""
    value = response.getheader(name) or ""
    return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""


def _body(response: http.client.HTTPResponse, policy: Policy) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchFailed("Der Server packt die Datei auf eine unbekannte Weise.")
    unpack = zlib.decompressobj(wbits=31) if encoding != "identity" else None
    parts, size = [], 0
    while chunk := response.read(CHUNK):
        if unpack:
            chunk = _unpacked(unpack, chunk, policy.max_bytes + 1 - size)
        parts.append(chunk)
        size += len(chunk)
        if size > policy.max_bytes:
            raise FetchFailed(f"Die Datei ist größer als {policy.max_bytes // 1024 // 1024} MB.")
    if unpack and not unpack.eof:
        raise FetchFailed("Die gepackte Datei bricht ab.")
    return b"".join(parts)


def _unpacked(unpack, chunk: bytes, room: int) -> bytes:
    """No more than there is room for, however small a bomb is packed."""
    try:
        return unpack.decompress(chunk, room)
    except zlib.error:
        raise FetchFailed("Die gepackte Datei ist beschädigt.")
