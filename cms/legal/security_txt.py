"""`/.well-known/security.txt` (RFC 9116): whom to tell about a hole in the site."""

from datetime import UTC, date, datetime, time, timedelta

VALID = timedelta(days=180)
PATH = "/.well-known/security.txt"


def security_txt(*, contact: str, base_url: str, today: date) -> str:
    """The file for a mailbox. It is valid for half a year from the day on which it is fetched."""
    expires = datetime.combine(today + VALID, time(), UTC)
    lines = (
        f"Contact: mailto:{contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {base_url}{PATH}",
    )
    return "\n".join(lines) + "\n"
