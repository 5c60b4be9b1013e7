"""A member, and pages of it that are translated."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale, Page

from exchange.municipalities.models import Member
from tests.factories.municipalities import make_member


@pytest.fixture
def member(db) -> Member:
    return make_member("Musterhausen")


@pytest.fixture
def english(db) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def translated(english) -> Callable[..., Page]:
    """The page in English with these words, published unless told."""

    def translate(source: Page, live: bool = True, **words) -> Page:
        page = source.copy_for_translation(english)
        for name, text in words.items():
            setattr(page, name, text)
        revision = page.save_revision()
        if live:
            revision.publish()
        return fresh(page)

    return translate


def fresh(page: Page) -> Page:
    """The page as it stands in the database."""
    return type(page).objects.get(pk=page.pk)


def draft(page: Page) -> Page:
    """The page as its editor opens it."""
    return fresh(page).get_latest_revision_as_object()


def publish(page: Page, **values) -> None:
    """Change a page in the editor and publish it."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
