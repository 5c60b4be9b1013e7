"""Pages as schema.org describes them, for search machines. They hold nothing that the page does not show."""

import json
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

SCHEMA = "https://schema.org"
# What could end the script or begin another element; JSON may write any letter as a number.
_UNSAFE = tuple((letter, f"\\u{ord(letter):04x}") for letter in "<>&\u2028\u2029")


def json_ld(data: dict | list[dict]) -> SafeString:
    """A data block for the head or the text of a page; "" for nothing.

    A browser runs no script of this type, so no rule of the content security policy is asked about it.
    """
    if not data:
        return SafeString("")
    text = json.dumps(data, ensure_ascii=False)
    for letter, number in _UNSAFE:
        text = text.replace(letter, number)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (nothing unsafe is left)


def things(*found: dict | None) -> dict:
    """The things of a page together; {} without any."""
    graph = [thing for thing in found if thing]
    return {"@context": SCHEMA, "@graph": graph} if graph else {}


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> dict | None:
    """The way from home to a page as ``(name, address)``; the page itself comes last."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if len(items) > 1 else None


def organization(name: str, *, address: str = "", government: bool = False) -> dict:
    """An organisation by name and, if known, address."""
    kind = "GovernmentOrganization" if government else "Organization"
    return {"@type": kind, "name": name} | ({"url": address} if address else {})


def website(*, name: str, address: str, search: str, language: str, publisher: str) -> dict:
    """The site with its search; ``search`` is the address of the results page."""
    return {
        "@type": "WebSite",
        "name": name,
        "url": address,
        "inLanguage": language,
        "publisher": organization(publisher, government=True),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{suche}}"},
            "query-input": "required name=suche",
        },
    }
