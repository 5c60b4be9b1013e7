"""The switch of languages: to the same content, or to the German page with a sentence."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.languages.switch import language_links
from cms.models import Menu, MenuItem
from tests.factories.contributions import make_practice

pytestmark = pytest.mark.django_db


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def links(page: BeautifulSoup) -> dict[str, str]:
    return {link["lang"]: link["href"] for link in page.select(".languages a")}


@pytest.fixture
def practice(member):
    return make_practice(member)


@pytest.mark.parametrize("path", ["/suche/?q=raum&thema=vielfalt", "/kalender/?von=2027-01-01"])
def test_lists_keep_their_question(client, path):
    assert links(soup(client.get(path))) == {"en": f"/en{path}", "de-simple": f"/de-simple{path}"}
    assert links(soup(client.get(f"/en{path}"))) == {"de": path, "de-simple": f"/de-simple{path}"}


def test_a_translated_page_leads_to_its_translation(client, practice, translated):
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")

    assert links(soup(client.get(practice.url)))["en"] == page.url
    assert links(soup(client.get(page.url)))["de"] == practice.url
    current = soup(client.get(page.url)).select_one(".languages [aria-current]")
    assert (current["lang"], current.text) == ("en", "English")


def test_a_missing_translation_leads_to_the_german_page_that_says_so(client, practice, translated):
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")

    target = links(soup(client.get(page.url)))["de-simple"]
    address, anchor = target.split("#")

    assert address == practice.url
    german = soup(client.get(address))
    said = german.find(id=anchor)
    assert said["lang"] == "de-simple"
    assert said.find("a")["href"] == "/de-simple/"
    assert links(german)["de-simple"] == target
    assert german.find(id="nur-deutsch-en") is None
    assert not soup(client.get(page.url)).select(".only-german")


def test_drafts_are_not_offered(client, practice, translated):
    page = translated(practice, live=False, title="Evening of thanks")

    assert page.slug not in links(soup(client.get(practice.url)))["en"].replace(practice.url, "")


def test_parts_of_a_page_stay_parts(rf, practice, translated, site):
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")
    request = rf.get(f"{practice.url}anmeldung/?termin=3")

    found = {link.code: link.url for link in language_links(request, practice)}

    assert found["en"] == f"{page.url}anmeldung/?termin=3"


def test_the_switch_asks_once_for_all_languages(rf, practice, translated, site):
    translated(practice, title="Evening of thanks")
    request, page = rf.get(practice.url), type(practice).objects.select_related("locale").get(pk=practice.pk)
    page.get_url(request)

    with CaptureQueriesContext(connection) as asked:
        language_links(request, page)
        language_links(request, page)

    assert len([query for query in asked if "translation_key" in query["sql"]]) == 1


def test_pages_say_their_language(client, practice, translated):
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")
    response = client.get(page.url)

    assert response.headers["Content-Language"] == "en"
    assert soup(response).html["lang"] == "en"


def test_nothing_found_in_english_offers_the_german_page(client, practice):
    response = client.get(f"/en{practice.url}")

    assert response.status_code == 404
    offered = soup(response).find("main").find("a", href=practice.url, lang="de")
    assert offered.text == practice.title
    assert practice.title not in client.get("/en/kommunen/nichts/").content.decode()


def test_a_restricted_german_page_is_not_offered(client, member):
    secret = make_practice(member, visibility="network", title="Nur unter uns")

    assert "Nur unter uns" not in client.get(f"/en{secret.url}").content.decode()


def test_menus_speak_the_language_of_the_reader(client, practice, translated, site):
    page = translated(practice, title="Evening of thanks", slug="evening-of-thanks")
    other = make_practice(practice.member, title="Ohne Übersetzung")
    menu = Menu.objects.get(site=site)
    for target in (practice, other):
        menu.items.add(MenuItem(place="fuss", label=target.title, page=target.page_ptr))
    menu.save()

    footer = soup(client.get("/en/")).find("footer")

    assert footer.find("a", href=page.url).text == "Evening of thanks"
    assert footer.find("a", href=other.url)["lang"] == "de"
    assert not soup(client.get("/")).find("footer").find("a", href=other.url).has_attr("lang")
