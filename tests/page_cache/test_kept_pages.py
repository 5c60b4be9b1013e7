"""Pages that are kept, for whom, and under which address."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import caches

from cms.models import MenuItem
from search.usage.waiting import waiting
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user

PUBLIC = ["/", "/en/", "/de-simple/", "/kommunen/", "/suche/", "/praxisbeispiele/", "/kalender/"]


@pytest.fixture
def page():
    """A public contribution."""
    return make_practice(make_member("Eulenstadt"), title="Eulenpass")


def kept_number() -> int:
    """How many pages are kept."""
    return len(caches["pages"]._cache)


@pytest.mark.parametrize("address", [*PUBLIC, "/suche/atom/", "/kalender/kalender.ics", "/kalender/atom/"])
def test_the_second_visitor_gets_the_kept_page(is_kept, address):
    assert is_kept(address)


def test_a_contribution_is_kept_with_what_it_said(client, page, is_kept):
    first = client.get(page.url)
    assert is_kept(page.url)

    second = client.get(page.url)
    assert second.content == first.content
    assert "Eulenpass" in second.content.decode()
    assert second.headers == first.headers


def test_head_gets_the_kept_page_without_its_body(client, page):
    shown = client.get(page.url)

    answer = client.head(page.url)
    assert answer.content == b""
    assert answer["Content-Length"] == shown["Content-Length"] != "0"


def test_head_alone_keeps_nothing_and_tells_the_same(client, page):
    told = client.head(page.url)

    assert kept_number() == 0
    assert told.headers == client.get(page.url).headers
    assert "Eulenpass" in client.get(page.url).content.decode()


class TestAddresses:
    def test_the_order_of_parameters_is_no_difference(self, is_kept):
        assert is_kept("/suche/?art=strategie&thema=anerkennung", "/suche/?thema=anerkennung&art=strategie")

    @pytest.mark.parametrize(
        "other", ["/suche/?art=leitlinie", "/suche/?art=strategie&art=leitlinie", "/suche/"]
    )
    def test_another_value_is_another_page(self, is_kept, other):
        assert not is_kept("/suche/?art=strategie", other)

    def test_every_language_has_a_page_of_its_own(self, client):
        shown = {address: client.get(address).content for address in ("/", "/en/", "/de-simple/")}

        assert len(set(shown.values())) == 3
        for address, content in shown.items():
            assert client.get(address).content == content

    def test_the_language_of_the_browser_is_no_difference(self, client, is_kept):
        client.get("/", headers={"accept-language": "en"})
        assert is_kept("/", headers={"accept-language": "de"})
        assert 'lang="de"' in client.get("/").content.decode()

    def test_made_up_parameters_take_no_room(self, client, page):
        for number in range(5):
            assert client.get(f"{page.url}?x{number}=1").status_code == 200

        assert kept_number() == 0

    def test_the_words_of_a_search_are_counted_each_time_and_kept_by_nobody(self, client):
        waiting.take(0)
        for _time in range(3):
            client.get("/suche/?q=ehrenamt")

        assert kept_number() == 0
        assert waiting.take(0).total() == 3

    def test_an_endless_address_takes_no_room(self, client):
        assert client.get(f"/suche/?thema={'x' * 600}").status_code == 200
        assert kept_number() == 0

    def test_memory_has_an_end(self):
        for number in range(1_500):
            caches["pages"].set(str(number), b"x")

        assert kept_number() <= 1_000

    def test_every_parameter_that_pages_read_is_listed(self):
        """Others are allowed, but cost what an uncached page costs."""
        from exchange.events import facets as calendar
        from exchange.municipalities.member_list import _filter_labels
        from search.facets import shown_facets

        names = {facet.name for facet in (*shown_facets(), *calendar.FACETS)} | set(_filter_labels())
        assert names <= settings.PAGE_CACHE_PARAMETERS

    def test_another_host_has_pages_of_its_own_and_an_unknown_one_none(self, client, is_kept):
        client.get("/", headers={"host": "localhost"})
        before = kept_number()

        assert client.get("/", headers={"host": "evil.example"}).status_code == 400
        assert kept_number() == before == 1
        client.get("/")
        assert kept_number() == 2
        assert "evil.example" not in client.get("/").content.decode()

    def test_a_forwarded_host_is_not_believed(self, client):
        client.get("/", headers={"x-forwarded-host": "evil.example"})

        assert "evil.example" not in client.get("/").content.decode()

    def test_plain_and_secure_transport_have_pages_of_their_own(self, client):
        client.get("/")
        client.get("/", secure=True)

        assert kept_number() == 2


class TestPersonal:
    def test_an_editor_sees_the_bar_and_the_next_visitor_does_not(self, client, page):
        client.get(page.url)
        client.force_login(make_user("editorial"))
        assert "wagtail-userbar" in client.get(page.url).content.decode()

        client.logout()
        assert "wagtail-userbar" not in client.get(page.url).content.decode()

    def test_what_an_editor_opens_first_is_not_kept(self, client, page):
        client.force_login(make_user("editorial"))
        client.get(page.url)

        assert kept_number() == 0

    @pytest.mark.parametrize(
        "sent",
        [
            {"headers": {"authorization": "Basic eDp5"}},
            {"headers": {"cookie": f"{settings.SESSION_COOKIE_NAME}=x"}},
            {"headers": {"cookie": "messages=x"}},
        ],
        ids=["credentials", "a session", "a message"],
    )
    def test_who_sends_something_personal_is_answered_anew(self, client, is_kept, sent):
        client.get("/")
        assert not is_kept("/", **sent)

    def test_other_cookies_are_no_difference(self, is_kept):
        assert is_kept("/", headers={"cookie": "statistics=x; csrftoken=y"})

    def test_a_preview_is_neither_kept_nor_answered_with_the_kept_page(self, client, page):
        # The address under which Wagtail asks for its previews.
        whole = urlsplit(page.full_url)
        client.get(page.url, secure=whole.scheme == "https", headers={"host": whole.netloc})
        page.title = "Ein Entwurf"
        answers = [page.make_preview_request() for _time in range(2)]

        assert all("Ein Entwurf" in answer.content.decode() for answer in answers)
        assert "Ein Entwurf" not in client.get(page.url).content.decode()

    def test_no_kept_page_holds_a_token(self, client, page):
        for address in (*PUBLIC, page.url):
            client.get(address)

        assert kept_number() == len(PUBLIC) + 1
        for address in (*PUBLIC, page.url):
            assert "csrfmiddlewaretoken" not in client.get(address).content.decode()


def test_the_menu_item_that_is_current_differs_by_address(client, site):
    MenuItem.objects.all().delete()
    first, second = (client.get(address).content.decode() for address in ("/suche/", "/kommunen/"))

    assert client.get("/suche/").content.decode() == first != second
