"""A page as it is kept: compressed, with its headers, until a moment."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import cc_delim_re, get_conditional_response
from django.utils.http import parse_http_date_safe
from isal.igzip import compress, decompress

# What search engines, feed readers and calendars ask again and again; files are none of ours.
KINDS = ("text/html", "application/atom+xml", "text/calendar")
MAX_SIZE = 2_000_000
# The longest time for caches between us and the visitor, which learn nothing of changes.
SHARED_SECONDS = 60
# The best that ISA-L has: smaller than zlib's level 2 in less than a third of its time.
_LEVEL = 3
_OURS = frozenset(("cache-control", "content-length", "etag", "vary"))
# Named among what the visitor takes, but not with the weight 0, which forbids it. Possessive: a header full
# of spaces must not be tried again from each of them.
_TAKES_GZIP = re.compile(r"(?:^|,)\s*+(?:x-)?gzip\s*+(?!;\s*q=0(?:\.0*)?\s*(?:,|$))(?:[;,]|$)", re.I)


@dataclass(frozen=True)
class KeptPage:
    """``body`` is compressed; ``ends`` is a Unix time."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str
    ends: float

    def response(self, request: HttpRequest, now: float) -> HttpResponse:
        """The answer, or only word that the visitor's copy is still the same."""
        accepts_gzip = _TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(
            self.body if accepts_gzip else decompress(self.body), headers=dict(self.headers)
        )
        if accepts_gzip:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["ETag"] = self.etag
        response.headers["Vary"] = "Accept-Encoding"
        # Browsers ask each time (mostly a 304): whoever has signed in meanwhile gets their own page.
        seconds = max(0, min(SHARED_SECONDS, int(self.ends - now)))
        response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={seconds}"
        changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
        return get_conditional_response(request, self.etag, changed, response)


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a response is the same for every visitor without a session."""
    control = response.headers.get("Cache-Control", "")
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith(KINDS)
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not response.has_header("Content-Encoding")
        and not response.headers.get("Content-Disposition", "").startswith("attachment")
        and (not control or "public" in cc_delim_re.split(control))
        and cc_delim_re.split(response.headers.get("Vary", "").lower()) in ([""], ["accept-encoding"])
        and len(response.content) <= MAX_SIZE
    )


def keep(response: HttpResponse, ends: datetime) -> KeptPage:
    """Take down a response for ``may_be_kept``."""
    body = compress(response.content, _LEVEL, mtime=0)
    return KeptPage(
        headers=tuple((name, value) for name, value in response.items() if name.lower() not in _OURS),
        body=body,
        # Weak, because a proxy may compress it in another way.
        etag=f'W/"{blake2b(body, digest_size=16).hexdigest()}"',
        ends=ends.timestamp(),
    )
