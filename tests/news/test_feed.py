"""``/aktuelles/atom/``: what feed readers get."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from exchange.municipalities.models import Visibility
from tests.factories.news import make_news, make_press_release

from .conftest import ATOM, entry_titles

pytestmark = pytest.mark.django_db


def dated(page, first: int, last: int) -> None:
    days = {"first_published_at": first, "last_published_at": last}
    Page.objects.filter(pk=page.pk).update(
        **{name: datetime(2026, 11, day, 8, tzinfo=UTC) for name, day in days.items()}
    )


def test_an_entry_says_what_whose_and_when(member, feed):
    dated(make_press_release(member, title="Land & Leute", summary="Ein <Anfang>"), 2, 5)
    root = feed()
    [entry] = root.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Land & Leute"
    assert entry.findtext(f"{ATOM}summary") == "Ein <Anfang>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Amselhövel"
    assert entry.find(f"{ATOM}category").get("term") == "Pressemitteilung"
    assert entry.findtext(f"{ATOM}published").startswith("2026-11-02")
    assert entry.findtext(f"{ATOM}updated").startswith("2026-11-05")
    assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
    link = entry.find(f"{ATOM}link").get("href")
    assert link == "https://testserver/kommunen/amselhoevel/land-leute/"
    assert {each.get("rel"): each.get("href") for each in root.findall(f"{ATOM}link")} == {
        "self": "https://testserver/aktuelles/atom/",
        "alternate": "https://testserver/aktuelles/",
    }


def test_the_newest_stand_first_and_the_ministry_signs_its_own(feed, member):
    for day, page in ((2, make_news(title="Alt")), (9, make_news(title="Neu"))):
        dated(page, day, 20)
    root = feed()
    assert entry_titles(root) == ["Neu", "Alt"]
    author = root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.find(f"{ATOM}entry").findtext(f"{ATOM}author/{ATOM}name") == author


def test_only_public_news_are_fed_whoever_asks(feed, member, ministry, client):
    make_news(member, title="Intern", visibility=Visibility.NETWORK)
    make_news(member, title="Entwurf", live=False)
    client.force_login(ministry)
    assert entry_titles(feed()) == []


def test_each_language_has_its_own(feed):
    news = make_news(title="Deutsch")
    english = news.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "English"
    english.save_revision().publish()
    assert entry_titles(feed("/en/aktuelles/atom/")) == ["English"]
    assert entry_titles(feed()) == ["Deutsch"]


def test_the_same_feed_is_sent_once(client):
    make_news()
    first = client.get("/aktuelles/atom/")
    assert client.get("/aktuelles/atom/", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert "max-age=60" in first["Cache-Control"]
    assert not first.cookies


def test_its_name_holds_no_host_and_an_empty_one_a_date_that_stays(feed):
    root = feed()
    assert root.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert root.findtext(f"{ATOM}updated").startswith("2000-01-01")


def test_more_news_cost_no_more_queries(client, member):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/aktuelles/atom/", {"mehr": len(asked)}).status_code == 200
        return len(asked)

    for n in range(2):
        make_news(member, title=f"Meldung {n}")
    client.get("/aktuelles/atom/")
    few = queries()
    for n in range(6):
        make_news(title=f"Ministerium {n}")
    client.get("/aktuelles/atom/")
    assert queries() == few
