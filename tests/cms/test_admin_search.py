"""The admin's search takes whatever people type."""

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

QUERIES = [
    '"',
    'a"b',
    '"Ehrenamt',
    " ",
    "",
    "-",
    "\x00",
    "a\x00b",
    "* OR NOT AND",
    "(((",
    "':&|!<->",
    "😀",
    "ä" * 10_000,
]


@pytest.fixture
def page(site):
    return site.root_page.add_child(instance=Page(title="Engagement in Ottersbrink"))


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_is_an_error(page, query):
    backend = get_search_backend()
    assert list(backend.search(query, Page)) == []
    assert list(backend.autocomplete(query, Page)) == []


def test_a_page_is_found_by_its_title_and_by_the_beginning_of_a_word(page):
    backend = get_search_backend()
    backend.add(page)
    assert [found.pk for found in backend.search('"Ottersbrink"', Page)] == [page.pk]
    assert [found.pk for found in backend.autocomplete("Otter", Page)] == [page.pk]


def test_naming_the_fields_to_search_is_no_error(page):
    backend = get_search_backend()
    backend.add(page)
    assert [found.pk for found in backend.search("Ottersbrink", Page, fields=["title"])] == [page.pk]


@pytest.mark.parametrize("query", ['"', "a\x00b", "😀", 'Ottersbrink "😀"', '"😀" "\x00"', '"a"b"c'])
def test_the_admins_pages_survive_it_too(client, site, query):
    from tests.factories.municipalities import make_user

    client.force_login(make_user("editorial"))
    for path in ("/admin/pages/search/", "/admin/choose-page/search/", "/admin/images/"):
        assert client.get(path, {"q": query}).status_code == 200
