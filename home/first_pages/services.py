"""Makes the first pages from the files in ``content/``. Safe to repeat: what is there stays as it is.

A new page comes with the translations for which ``content/<language>/`` has the words. A page that exists
gets none: its words may be others by now.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from cms.legal.duties import Duty
from cms.legal.models import AccessibilityStatementPage, InaccessiblePart
from cms.models import StandardPage
from home.menus import footer_add
from home.models import HomePage
from home.prose import rich_text
from home.stories import story
from home.translated import page_translate

CONTENT = Path(__file__).parent / "content"
# In the order of the footer; those that stand in no menu come last.
IN_THE_FOOTER = (
    Duty.CONTACT, Duty.IMPRINT, Duty.PRIVACY, Duty.ACCESSIBILITY, Duty.EASY_LANGUAGE, Duty.SIGN_LANGUAGE,
)  # fmt: skip
FURTHER = ("nachnutzung-und-lizenzen",)


@transaction.atomic
def first_pages_create() -> list[Page]:
    """Make and publish the pages that are missing, with a link in the footer; answers the new German ones."""
    home = HomePage.objects.get(locale=Locale.get_default())
    taken = set(home.get_children().values_list("slug", flat=True))
    new = [_create(home, slug) for slug in (*IN_THE_FOOTER, *FURTHER) if slug not in taken]
    for page in new:
        if page.slug in IN_THE_FOOTER:
            footer_add(page=page)
    return new


def _create(home: HomePage, slug: str) -> Page:
    data = _read(CONTENT / f"{slug}.toml")
    make = _statement if slug == Duty.ACCESSIBILITY else StandardPage
    page = make(slug=str(slug), locale=home.locale, **data | {"body": story(data["body"])})
    home.add_child(instance=page)
    page.save_revision().publish()
    for locale in Locale.objects.exclude(pk=home.locale_id).order_by("pk"):
        if (words := CONTENT / locale.language_code / f"{slug}.toml").exists():
            page_translate(source=page, locale=locale, words=_read(words))
    return page


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _statement(*, enforcement: str, parts: list[dict[str, Any]], **fields) -> AccessibilityStatementPage:
    rows = [
        InaccessiblePart(locale=fields["locale"], sort_order=number, **row)
        for number, row in enumerate(parts)
    ]
    return AccessibilityStatementPage(enforcement=rich_text(enforcement), parts=rows, **fields)
