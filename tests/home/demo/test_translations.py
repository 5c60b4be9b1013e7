"""Loading the translations of the demo content: at the address of the German page, with its facts."""

import pytest
from wagtail.models import Locale, Page

from cms.models import StandardPage
from home.demo.contributions import MODELS
from home.demo.services import demo_load
from home.models import HomePage

pytestmark = pytest.mark.usefixtures("demo", "db")


def german_page(slug: str) -> Page:
    return HomePage.objects.get(locale=Locale.get_default()).get_children().get(slug=slug)


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Legal notice (Impressum)"), ("de-simple", "Wer macht diese Internet-Seite?")],
)
def test_pages_that_were_there_before_the_demo_are_translated_at_their_address(language, title):
    home = HomePage.objects.get(locale__language_code=language)
    page = home.get_children().live().get(slug="impressum")
    assert page.title == title
    assert (
        page.specific.translation_key
        == Page.objects.get(locale__language_code="de", slug="impressum").translation_key
    )


def test_leichte_sprache_has_a_line_for_each_sentence():
    page = StandardPage.objects.get(locale__language_code="de-simple", slug="mitmachen")
    assert "Städte können mitmachen.<br/>Gemeinden können mitmachen.<br/>" in str(page.body)


def test_contact_points_are_those_of_the_german_profile():
    pages = [page for model in MODELS.values() for page in model.objects.exclude(locale=Locale.get_default())]
    assert pages
    for page in pages:
        source = page.get_translation(Locale.get_default())
        assert (page.member, page.contact_point) == (source.member, source.contact_point)
        assert page.get_parent().specific.member == page.member


def test_a_page_that_the_ministry_removed_is_not_translated_again():
    german_page("kontakt").delete()
    assert demo_load().translations == 0


def test_a_page_that_is_not_published_is_not_translated():
    page = german_page("mitmachen")
    translations = page.get_translations()
    for translation in translations:
        translation.delete()
    page.specific.unpublish()
    assert demo_load().translations == 0
    assert not translations.all().exists()
