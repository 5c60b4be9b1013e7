"""The rules by which Mozilla's HTTP Observatory gives points, for the answers of one address.

From 100 points penalties are taken; what is better than required adds points where at least 90 were left.
"""

import re
from dataclasses import dataclass, field

from django.http import HttpResponse

ENOUGH = 130
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_HALF_A_YEAR = 15_768_000
_FOREIGN = re.compile(r"<script[^>]+src=[\"']?(?:https?:)?//", re.IGNORECASE)


@dataclass
class Score:
    """``reasons`` name every rule that gave or took points."""

    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def points(self) -> int:
        penalties = 100 + sum(points for points in self.reasons.values() if points < 0)
        extra = sum(points for points in self.reasons.values() if points > 0)
        return max(0, penalties + (extra if penalties >= 90 else 0))


def score_of(response: HttpResponse, plain: HttpResponse) -> Score:
    """The points of an answer over https, and of the answer to the same address over http."""
    policy = _policy(response.get("Content-Security-Policy", ""))
    rules = {
        "content-security-policy": _policy_points(policy),
        "cookies": _cookie_points(response),
        "cross-origin-resource-sharing": _sharing_points(response),
        "redirection": _redirection_points(plain),
        "referrer-policy": _referrer_points(response.get("Referrer-Policy", "")),
        "strict-transport-security": _transport_points(response.get("Strict-Transport-Security", "")),
        "subresource-integrity": -50 if _has_foreign_script(response) else 0,
        "x-content-type-options": 0 if response.get("X-Content-Type-Options") == "nosniff" else -5,
        "x-frame-options": _frame_points(response, policy),
        "cross-origin-resource-policy": 10
        if response.get("Cross-Origin-Resource-Policy") == "same-origin"
        else 0,
    }
    return Score({name: points for name, points in rules.items() if points})


def _policy(text: str) -> dict[str, set[str]]:
    parts = (part.split() for part in text.split(";") if part.strip())
    return {name.lower(): {value.lower() for value in values} for name, *values in parts}


def _policy_points(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    scripts = policy.get("script-src", policy.get("default-src", {"*"}))
    objects = policy.get("object-src", policy.get("default-src", {"*"}))
    broad = {"'unsafe-inline'", "data:", "http:", "https:", "*"}
    if broad & scripts or broad & objects:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    styles = policy.get("style-src", policy.get("default-src", {"*"}))
    if broad & styles:
        return 0
    closed = policy.get("default-src") == {"'none'"} and "form-action" in policy and "base-uri" in policy
    return 10 if closed else 5


def _cookie_points(response: HttpResponse) -> int:
    cookies = response.cookies
    if not cookies:
        return 0
    session = [cookie for name, cookie in cookies.items() if "sess" in name.lower()]
    if any(not cookie["secure"] for cookie in session):
        return -40
    if any(not cookie["httponly"] for cookie in session):
        return -30
    if any("csrf" in name.lower() and not cookie["samesite"] for name, cookie in cookies.items()):
        return -20
    if any(not cookie["secure"] for cookie in cookies.values()):
        return -20
    return 5 if all(cookie["samesite"] for cookie in cookies.values()) else 0


def _sharing_points(response: HttpResponse) -> int:
    origin = response.get("Access-Control-Allow-Origin", "")
    return -50 if origin and response.get("Access-Control-Allow-Credentials") == "true" else 0


def _redirection_points(plain: HttpResponse) -> int:
    return 0 if plain.status_code == 301 and plain["Location"].startswith("https://") else -20


def _referrer_points(text: str) -> int:
    chosen = [value.strip().lower() for value in text.split(",") if value.strip()]
    if not chosen:
        return 0
    return 5 if chosen[-1] in _PRIVATE else -5


def _transport_points(text: str) -> int:
    seconds = re.search(r"max-age=(\d+)", text)
    if not seconds:
        return -20
    return 0 if int(seconds[1]) >= _HALF_A_YEAR else -10


def _frame_points(response: HttpResponse, policy: dict[str, set[str]]) -> int:
    if policy.get("frame-ancestors", {"*"}) <= {"'none'", "'self'"}:
        return 5
    return 0 if response.get("X-Frame-Options", "").upper() in ("DENY", "SAMEORIGIN") else -20


def _has_foreign_script(response: HttpResponse) -> bool:
    is_html = response.get("Content-Type", "").startswith("text/html")
    return is_html and not response.streaming and bool(_FOREIGN.search(response.content.decode()))
