"""Addresses from German titles."""

import re
from unicodedata import normalize

from django.utils.text import slugify
from wagtail.models import Page

# As Germans write the letters where there is no umlaut; the editor's script does the same.
LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_TABLE = str.maketrans(LETTERS)
_NUMBER = re.compile(r"-\d+$")


def german_slug(text: str) -> str:
    """ "Bürger fördern" is ``buerger-foerdern``; "" when no letter or digit is left."""
    return slugify(normalize("NFC", text).lower().translate(_TABLE))


def free_slug(page: Page, parent: Page, *, slug: str, title: str) -> str:
    """``slug``, if it is free below ``parent``; else the same with the next free number.

    Somebody who begins anew beside an abandoned draft would otherwise be stopped by an address that nobody
    chose. One that somebody chose, or that the public knows, is never changed: it stays taken.
    """
    if page._slug_is_available(slug, parent, page) or not _follows(slug, title):
        return slug
    known = Page.objects.filter(pk=page.pk, first_published_at__isnull=False).values_list("slug", flat=True)
    for published in known:
        # It got its number when it was published; its drafts do not know.
        return published if _follows(published, title) else slug
    base, number = german_slug(title), 1
    while not page._slug_is_available(slug, parent, page):
        number += 1
        slug = f"{base}-{number}"
    return slug


def _follows(slug: str, title: str) -> bool:
    """Whether the title alone made this address; scripts and programs set the hyphens differently."""
    bare = german_slug(title).replace("-", "")
    return bool(bare) and bare in {each.replace("-", "") for each in (slug, _NUMBER.sub("", slug))}
