"""The pages that every installation has from the first day."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page

from cms.legal.models import AccessibilityStatementPage
from cms.models import Menu, StandardPage
from home.first_pages.services import FURTHER, IN_THE_FOOTER, first_pages_create

pytestmark = pytest.mark.django_db


def footer() -> list[str]:
    return [item.label for item in Menu.objects.get().items.filter(place="fuss").order_by("sort_order")]


def test_they_are_live_and_stand_in_the_footer(site, client):
    pages = first_pages_create()
    assert [page.slug for page in pages] == [*IN_THE_FOOTER, *FURTHER]
    for page in pages:
        assert client.get(f"/{page.slug}/").status_code == 200, page.slug
    assert footer()[-6:] == [
        "Kontakt", "Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit", "Leichte Sprache",
        "Gebärdensprache",
    ]  # fmt: skip
    assert [page.parts.count() for page in AccessibilityStatementPage.objects.all()] == [1, 1, 1]


def test_they_come_in_the_languages_for_which_there_are_words(site, client):
    first_pages_create()
    for address in ("/en/impressum/", "/en/datenschutz/", "/de-simple/kontakt/", "/de-simple/impressum/"):
        assert b'<mark class="placeholder">' in client.get(address).content, address
    german = StandardPage.objects.get(slug="impressum", locale=site.root_page.locale)
    assert {page.title for page in german.get_translations()} == {
        "Legal notice (Impressum)", "Wer macht diese Internet-Seite?",
    }  # fmt: skip
    footer = client.get("/en/").content.decode().partition("<footer")[2]
    assert 'href="/en/impressum/"' in footer


def test_a_page_that_is_there_gets_no_translation_as_its_words_may_be_others(site):
    first_pages_create()
    german = StandardPage.objects.get(slug="impressum", locale=site.root_page.locale)
    german.get_translations().delete()
    first_pages_create()
    assert not german.get_translations().exists()


def test_placeholders_are_marked_where_readers_see_them(site, client):
    first_pages_create()
    for slug in (
        "impressum",
        "datenschutz",
        "erklaerung-zur-barrierefreiheit",
        "kontakt",
        "gebaerdensprache",
    ):
        assert b'<mark class="placeholder">' in client.get(f"/{slug}/").content, slug


def test_running_again_changes_nothing(site):
    first_pages_create()
    StandardPage.objects.get(slug="impressum", locale=Locale.get_default()).unpublish()
    Menu.objects.get().items.filter(label="Kontakt").delete()
    before = (list(Page.objects.order_by("pk").values()), footer())
    assert first_pages_create() == []
    assert (list(Page.objects.order_by("pk").values()), footer()) == before


def test_the_command_makes_them(site):
    call_command("create_site")
    assert StandardPage.objects.filter(slug="impressum", live=True).count() == 3
