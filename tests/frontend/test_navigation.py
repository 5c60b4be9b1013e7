"""Menus and breadcrumbs: what the ministry ordered, in the reader's language, read once a request."""

import pytest
from django.utils import translation
from wagtail.models import Locale

from cms.models import Menu, MenuItem, StandardPage
from cms.navigation import DEFAULT_HEADER, local_path, page_trail, site_menus
from tests.factories.municipalities import make_member, profile_of


@pytest.fixture
def menu(site):
    """An empty menu."""
    found = Menu.objects.get_or_create(site=site)[0]
    found.items.all().delete()
    return found


@pytest.fixture
def about(site):
    """A page of the ministry."""
    return site.root_page.add_child(instance=StandardPage(title="Über das Netzwerk", slug="ueber"))


def _labels(request, place="kopf"):
    return [link.label for link in site_menus(request)[place]]


def test_without_a_menu_the_header_leads_to_the_lists(menu, rf):
    assert _labels(rf.get("/")) == [str(label) for label, _path in DEFAULT_HEADER]
    assert _labels(rf.get("/"), "fuss") == []


def test_items_keep_the_order_and_place_that_the_ministry_gave_them(menu, about, rf):
    MenuItem.objects.create(menu=menu, place="kopf", label="Zweitens", path="/suche/", sort_order=2)
    MenuItem.objects.create(menu=menu, place="kopf", label="Erstens", page=about, sort_order=1)
    MenuItem.objects.create(menu=menu, place="fuss", label="Impressum", page=about, sort_order=3)
    assert _labels(rf.get("/")) == ["Erstens", "Zweitens"]
    assert _labels(rf.get("/"), "fuss") == ["Impressum"]


def test_pages_that_are_offline_leave_the_menu(menu, about, rf):
    MenuItem.objects.create(menu=menu, place="fuss", label="Impressum", page=about)
    about.unpublish()
    assert _labels(rf.get("/"), "fuss") == []


def test_the_section_that_the_reader_is_in_is_marked(menu, rf):
    for label, path in (("Start", "/"), ("Kommunen", "/kommunen/"), ("Suche", "/suche/")):
        MenuItem.objects.create(menu=menu, place="kopf", label=label, path=path)
    marked = [link.label for link in site_menus(rf.get("/kommunen/ottersbrink/"))["kopf"] if link.current]
    assert marked == ["Kommunen"]


def test_paths_follow_the_language_of_the_reader(menu, rf):
    MenuItem.objects.create(menu=menu, place="kopf", label="Suche", path="/suche/")
    assert local_path("/suche/") == "/suche/"
    with translation.override("en"):
        assert local_path("/suche/") == "/en/suche/"
        assert [link.url for link in site_menus(rf.get("/en/"))["kopf"]] == ["/en/suche/"]


def test_a_translated_page_takes_the_place_of_the_german_one(menu, about, rf):
    MenuItem.objects.create(menu=menu, place="fuss", label="Über", page=about)
    english = about.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "About"
    english.save_revision().publish()
    with translation.override("en"):
        assert [link.url for link in site_menus(rf.get("/en/"))["fuss"]] == [english.url]


def test_a_missing_translation_leads_to_the_german_page(menu, about, rf):
    MenuItem.objects.create(menu=menu, place="fuss", label="Über", page=about)
    with translation.override("en"):
        assert [link.url for link in site_menus(rf.get("/en/"))["fuss"]] == [about.url]


def test_menus_cost_as_many_queries_for_thirty_items_as_for_three(
    menu, about, rf, django_assert_max_num_queries
):
    for number in range(30):
        MenuItem.objects.create(menu=menu, place="kopf", label=f"Punkt {number}", page=about)
    request = rf.get("/")
    with django_assert_max_num_queries(4):
        site_menus(request)
    with django_assert_max_num_queries(0):
        site_menus(request)


def test_the_trail_names_the_pages_above_from_home_down(site, rf):
    page = profile_of(make_member("Ottersbrink"))
    trail = page_trail(page, rf.get(page.url))
    assert [(str(link.label), link.url) for link in trail] == [
        ("Startseite", "/"),
        ("Kommunen", "/kommunen/"),
    ]
