"""Header, footer and head are put together once for many pages: each visitor sees those of their own page."""

import re

import pytest
from wagtail.models import Locale, Site

from cms.models import Menu, MenuItem, NetworkSettings
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user


@pytest.fixture
def menu(site, committed):
    """A header with two links and a footer with one."""

    def make():
        menu = Menu.objects.get_or_create(site=site)[0]
        menu.items.all().delete()
        for label, path in (("Suche", "/suche/"), ("Kalender", "/kalender/")):
            MenuItem.objects.create(menu=menu, label=label, path=path)
        MenuItem.objects.create(menu=menu, place="fuss", label="Hilfe", path="/hilfe/")
        return menu

    return committed(make)


@pytest.fixture
def frame(client):
    """Header and footer of a page, as this client sees them now."""

    def read(address: str, **options) -> str:
        content = client.get(address, **options).content.decode()
        return "".join(re.findall(r"<header>.*</header>|<footer.*</footer>", content, re.DOTALL))

    return read


def test_each_page_is_marked_in_its_own_menu(menu, frame):
    for address in ("/suche/", "/kalender/", "/suche/"):
        marked = re.findall(r'href="([^"]+)" aria-current="page"', frame(address))
        assert marked == [address] * 2, "in the wide menu and in that of a phone"


def test_each_page_reports_its_own_barriers(menu, frame):
    for path in ("suche", "kalender"):
        assert f"seite=%2F{path}%2F" in frame(f"/{path}/")


def test_each_language_has_its_own_words_and_addresses(menu, frame):
    german, english = frame("/suche/"), frame("/en/suche/")
    assert "Barriere melden" in german and "Anmelden" in german and 'href="/suche/"' in german
    assert "Report a barrier" in english and "Sign in" in english and 'action="/en/suche/"' in english
    assert "Barriere melden" not in english and 'action="/en/suche/"' not in german
    assert frame("/suche/") == german


def test_accounts_are_for_those_who_have_signed_in(menu, frame, client):
    before = frame("/kalender/")
    assert "Anmelden" in before and "Mein Konto" not in before
    client.force_login(make_user("editorial"))
    assert "Mein Konto" in frame("/kalender/") and "Zur Redaktion" in frame("/kalender/")
    client.logout()
    client.cookies.clear()
    assert frame("/kalender/") == before
    client.force_login(make_user())
    assert "Mein Konto" in frame("/kalender/") and "Zur Redaktion" not in frame("/kalender/")


def test_what_the_ministry_changes_is_there_at_once(menu, frame, site, committed):
    frame("/suche/")
    committed(lambda: menu.items.filter(place="fuss").update(label="Fragen & Antworten"))
    committed(lambda: menu.items.filter(label="Kalender").update(label="Termine"))
    names = {
        "network_name": "Netz <West>",
        "claim": "Zusammen",
        "ministry_name": "Das Haus",
        "editorial_email": "a@b.example",
    }
    committed(lambda: NetworkSettings.objects.update_or_create(site=site, defaults=names))
    now = frame("/suche/")
    for words in (
        "Fragen &amp; Antworten",
        "Netz &lt;West&gt;",
        "Zusammen",
        "Von: Das Haus",
        "mailto:a@b.example",
    ):
        assert words.removeprefix("Von: ") in now
    assert now.count("Termine") == 2 and "Kalender" not in now


def test_each_site_has_its_own_name_and_menu(menu, frame, site, committed, settings):
    settings.ALLOWED_HOSTS = ["*"]

    def make():
        other = Site.objects.create(hostname="anderes.example", root_page=site.root_page, site_name="Anderes")
        NetworkSettings.objects.create(site=other, network_name="Anderes Netz")
        MenuItem.objects.create(menu=Menu.objects.create(site=other), label="Nur hier", path="/kommunen/")

    committed(make)
    first, second = frame("/suche/"), frame("/suche/", headers={"host": "anderes.example"})
    assert "Anderes Netz" in second and "Nur hier" in second
    assert "Anderes Netz" not in first and "Nur hier" not in first
    assert frame("/suche/") == first


def test_a_page_has_the_languages_that_it_has_itself(menu, client, committed):
    member = committed(lambda: make_member("Falkenwerth"))
    pages = committed(lambda: [make_practice(member, title=title) for title in ("Erste", "Zweite")])

    def translate():
        profile = pages[0].get_parent().specific
        for page in (profile.get_parent().specific, profile, pages[0]):
            if not page.has_translation(Locale.objects.get(language_code="en")):
                page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
        english = pages[0].get_translation(Locale.objects.get(language_code="en"))
        english.save_revision().publish()
        return english.url

    committed(translate)
    first, second = (client.get(page.url).content.decode() for page in pages)
    assert 'id="nur-deutsch-en"' not in first and 'id="nur-deutsch-en"' in second
    assert 'id="nur-deutsch-de-simple"' in first


def test_a_page_that_becomes_restricted_is_shown_to_nobody_else(client, committed):
    member = committed(lambda: make_member("Falkenwerth"))
    first, second = committed(lambda: [make_practice(member, title=title) for title in ("Erste", "Zweite")])
    assert client.get(first.url).status_code == 200

    def restrict():
        draft = second.get_latest_revision_as_object()
        draft.visibility = "network"
        draft.save_revision().publish()

    committed(restrict)
    assert client.get(first.url).status_code == 200
    assert client.get(second.url).status_code == 302
