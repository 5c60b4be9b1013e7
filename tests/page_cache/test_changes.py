"""Whatever is changed stands on the page at once; what was changed while it was rendered, too."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models import Locale

from cms.models import Menu, MenuItem, NetworkSettings
from cms.page_cache.middleware import PageCacheMiddleware
from exchange.municipalities.models import Member, Municipality, Visibility
from exchange.vocabulary.models import Term
from search.models import SynonymGroup
from tests.events.registration.conftest import make_registrable, register
from tests.factories.contributions import make_practice
from tests.factories.files import make_document, make_image
from tests.factories.municipalities import make_member, profile_of


@pytest.fixture
def page(committed):
    """A public contribution, in the index too."""
    return committed(lambda: make_practice(make_member("Eulenstadt"), title="Eulenpass"))


@pytest.fixture
def shown(client):
    """What visitors read at an address now."""
    return lambda address: client.get(address).content.decode()


def _publish(page, **fields):
    draft = page.get_latest_revision_as_object()
    vars(draft).update(fields)
    draft.save_revision().publish()


def test_a_new_title_stands_on_page_list_and_profile(page, shown, committed):
    addresses = (page.url, "/praxisbeispiele/", page.get_parent().url)
    assert all("Eulenpass" in shown(address) for address in addresses)

    committed(lambda: _publish(page, title="Dankeschön-Karte"))

    assert all("Dankeschön-Karte" in shown(address) for address in addresses)


def test_a_page_that_is_restricted_vanishes(page, client, shown, committed):
    assert "Eulenpass" in shown(page.url) and "Eulenpass" in shown("/praxisbeispiele/")

    committed(lambda: _publish(page, visibility=Visibility.NETWORK))

    assert client.get(page.url).status_code == 302
    assert "Eulenpass" not in shown("/praxisbeispiele/")


def test_a_page_that_is_taken_offline_is_gone(page, client, committed):
    client.get(page.url)
    committed(page.unpublish)

    assert client.get(page.url).status_code == 410


def test_a_page_with_a_new_address_leaves_a_redirect(page, client, committed):
    client.get(page.url)
    former = page.url
    committed(lambda: _publish(page, slug="dankeschoen"))

    assert client.get(former).status_code == 301


def test_settings_and_menus_are_on_every_page(site, shown, committed):
    shown("/kommunen/")
    committed(
        lambda: NetworkSettings.objects.update_or_create(site=site, defaults={"network_name": "Neunetz"})
    )
    assert "Neunetz" in shown("/kommunen/")

    menu = Menu.objects.get_or_create(site=site)[0]
    committed(lambda: MenuItem.objects.create(menu=menu, label="Ganz neu", path="/suche/?art=strategie"))
    assert "Ganz neu" in shown("/kommunen/")


def test_a_term_is_called_otherwise(page, shown, committed):
    term = Term.objects.get(vocabulary="topic", key="anerkennung")
    assert term.label_de in shown(page.url)

    term.label_de = "Dank und Ehre"
    committed(term.save)

    assert "Dank und Ehre" in shown(page.url)


def test_a_seat_is_taken(shown, committed):
    event = make_registrable(make_member(), capacity=7)
    before = shown(event.url)
    committed(lambda: register(event, "ada@example.org"))

    assert shown(event.url) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda: Municipality.objects.create(ags="05999999", level="gemeinde", name="Neustadt", sort_key="x"),
        lambda: Member.objects.create(name="Neudorf", kind="gemeinde"),
        lambda: SynonymGroup.objects.create(terms="Dank\nLob"),
        lambda: make_image(),
        lambda: make_document(),
        lambda: Locale.objects.filter(language_code="en").update(language_code="en"),
    ],
    ids=["register", "member", "synonym", "image", "document", "languages"],
)
def test_this_change_counts(changes_the_version, change):
    assert changes_the_version(change)


def test_a_change_while_a_page_is_rendered_is_not_covered_by_it(committed):
    titles = ["alt"]

    def slow(request):
        read = titles[-1]
        if len(titles) == 1:  # somebody publishes after this page was read and before it is kept
            titles.append("neu")
            committed(lambda: Term.objects.update(order=7))
        return HttpResponse(read)

    cached = PageCacheMiddleware(slow)
    answers = [cached(RequestFactory().get("/irgendwo/")).content for _time in range(2)]

    assert answers == [b"alt", b"neu"]


def test_a_draft_ends_no_page(page, is_kept, client, committed):
    client.get(page.url)
    draft = page.get_latest_revision_as_object()
    draft.title = "Noch nicht"
    committed(draft.save_revision)

    assert is_kept(page.url)
    assert "Noch nicht" not in client.get(page.url).content.decode()


def test_profiles_show_a_new_contribution(shown, committed):
    member = make_member("Falkenstadt")
    address = profile_of(member).url
    shown(address)
    committed(lambda: make_practice(member, title="Frisch veröffentlicht"))

    assert "Frisch veröffentlicht" in shown(address)
