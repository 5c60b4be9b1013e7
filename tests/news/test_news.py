"""News: whose they are, what they need, how they are read and found."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.models import NetworkSettings
from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.models.publishing import NotPublishable
from exchange.municipalities.readers import VISITOR, Reader
from exchange.news.models import NewsPage
from exchange.news.queries import newest
from search.models import SearchEntry
from search.rebuild import search_rebuild
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user, profile_of
from tests.factories.news import make_news, make_press_release, newsroom
from tests.search.results_page import ResultsPage

from .conftest import CHANNELS

pytestmark = pytest.mark.django_db


def read(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


class TestOwner:
    def test_what_lies_below_a_profile_belongs_to_the_member(self, member):
        assert make_news(member).member == member

    def test_what_lies_in_the_ministrys_room_belongs_to_nobody_else(self, client):
        news = make_news()
        assert news.member is None
        ministry = NetworkSettings.objects.get().ministry_name
        assert ministry in read(client, news).main.get_text()

    def test_it_follows_a_move(self, member):
        news = make_news(member)
        news.move(newsroom(), "last-child")
        assert NewsPage.objects.get(pk=news.pk).member is None

    def test_the_room_leads_to_the_list_of_all_news(self, client):
        response = client.get(newsroom().url)
        assert (response.status_code, response["Location"]) == (302, "/aktuelles/")

    def test_the_room_is_in_no_sitemap(self, client):
        assert newsroom().url not in client.get("/sitemap.xml").content.decode()


class TestModeration:
    def test_an_editor_submits_and_the_ministry_approves(self, member, ministry):
        editor = make_user(MemberRole.EDITOR, member)
        news = make_news(member, live=False)
        assert not news.permissions_for_user(editor).can_publish()
        state = news.get_workflow().start(news, editor)
        state.current_task_state.approve(user=ministry)
        assert NewsPage.objects.get(pk=news.pk).live

    def test_a_member_withdraws_its_news_and_does_not_delete_them(self, member, client):
        editor = make_user(MemberRole.EDITOR, member)
        news = make_news(member)
        assert not news.permissions_for_user(editor).can_delete()
        client.force_login(editor)
        client.post(reverse("moderation:take_offline", args=[news.pk]))
        assert not NewsPage.objects.get(pk=news.pk).live

    def test_members_write_nothing_in_the_ministrys_room(self, member):
        editor = make_user(MemberRole.PUBLISHER, member)
        assert not newsroom().permissions_for_user(editor).can_add_subpage()

    def test_one_click_opens_a_new_one_below_the_own_profile(self, member, client):
        client.force_login(make_user(MemberRole.EDITOR, member))
        response = client.get(reverse("new_contribution", args=["meldung"]))
        assert response["Location"] == reverse(
            "wagtailadmin_pages:add", args=["news", "newspage", profile_of(member).pk]
        )


class TestPressRelease:
    def test_it_names_whom_to_ask(self, client):
        page = read(client, make_press_release())
        assert "presse@land.example" in page.find(id="pressekontakt").parent.get_text()
        assert "Pressemitteilung" in page.main.get_text()

    def test_a_message_names_nobody(self, client):
        news = make_news(press_office="Pressestelle", press_mailbox="presse@land.example")
        assert read(client, news).find(id="pressekontakt") is None

    def test_without_a_contact_it_is_not_published(self):
        draft = make_press_release(live=False, press_mailbox="")
        with pytest.raises(NotPublishable):
            draft.get_latest_revision().publish()

    def test_the_form_asks_for_the_contact_only_before_publication(self, client, ministry):
        client.force_login(ministry)
        address = reverse("wagtailadmin_pages:add", args=["news", "newspage", newsroom().pk])
        form = form_data(news_type="pressemitteilung")
        refused = client.post(address, form | {"action-publish": "1"})
        assert "Eine Pressemitteilung braucht einen Pressekontakt." in refused.content.decode()
        assert NewsPage.objects.count() == 0
        client.post(address, form)
        assert NewsPage.objects.get().latest_revision is not None


def form_data(**fields) -> dict:
    """An empty form of news, with a title and a summary."""
    data = {"title": "Richtfest", "slug": "richtfest", "summary": "Ein Haus wird fertig.", "body-count": "0"}
    data |= {"news_type": "meldung", "visibility": "public"}
    for rows in ("page_documents", "page_links", "page_relations", "comments"):
        data |= {f"{rows}-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    return data | fields


class TestReaders:
    def test_public_news_are_told_everywhere(self, member, telling):
        make_news(member, title="Sandkuhle wird Naturbad")
        assert telling("Sandkuhle wird Naturbad") == list(CHANNELS)

    def test_news_for_the_network_are_told_to_the_network_alone(self, member, colleague, telling, client):
        news = make_news(member, title="Sandkuhle nur intern", visibility=Visibility.NETWORK)
        assert telling("Sandkuhle nur intern") == []
        answer = client.get(news.url)
        assert answer.status_code == 302
        assert "Sandkuhle" not in answer["Location"]
        told = telling("Sandkuhle nur intern", colleague)
        assert {"/aktuelles/", "/suche/?q=Sandkuhle", "/kommunen/amselhoevel/"} <= set(told)
        assert not {"/aktuelles/atom/", "/suche/atom/?q=Sandkuhle", "/sitemap.xml"} & set(told)
        assert "Sandkuhle nur intern" in client.get(news.url).content.decode()

    def test_a_change_of_visibility_counts_from_the_publication_on(self, member):
        news = make_news(member)
        news.visibility = Visibility.NETWORK
        news.save_revision().publish()
        assert PageViewRestriction.objects.filter(page=news).exists()
        news.visibility = Visibility.PUBLIC
        news.save_revision().publish()
        assert not PageViewRestriction.objects.filter(page=news).exists()

    def test_only_public_and_network_may_be_chosen(self, member):
        with pytest.raises(ValidationError):
            make_news(member, visibility=Visibility.MEMBER)

    def test_what_has_ended_is_told_nowhere(self, member, telling, client):
        news = make_news(member, title="Sandkuhle war gestern")
        Page.objects.filter(pk=news.pk).update(expire_at=timezone.now())
        assert telling("Sandkuhle war gestern") == []
        assert client.get(news.url).status_code == 410


class TestNewest:
    def test_the_newest_come_first_whenever_they_were_changed(self, member):
        first, second = make_news(title="Erste"), make_news(member, title="Zweite")
        for day, page in ((2, first), (3, second)):
            moment = timezone.make_aware(timezone.datetime(2026, 5, day, 9))
            Page.objects.filter(pk=page.pk).update(first_published_at=moment)
        first = NewsPage.objects.get(pk=first.pk)
        first.save_revision().publish()
        assert [card.title for card in newest(VISITOR, 5)] == ["Zweite", "Erste"]
        assert [card.title for card in newest(VISITOR, 1)] == ["Zweite"]

    def test_a_card_says_what_and_whose(self, member):
        make_press_release(member, topics=["anerkennung"])
        [card] = newest(VISITOR, 1)
        assert (card.kind, card.kind_label, card.place) == ("meldung", "Pressemitteilung", "Amselhövel")
        assert card.topic == "anerkennung"

    def test_members_get_those_of_the_network_too(self, member):
        make_news(member, visibility=Visibility.NETWORK)
        assert newest(VISITOR, 5) == []
        assert len(newest(Reader(is_member=True), 5)) == 1

    def test_other_languages_show_their_own(self, member, django_assert_max_num_queries):
        from django.utils.translation import override

        news = make_news(title="Deutsch")
        english = news.copy_for_translation(Locale.objects.get(language_code="en"))
        english.title = "English"
        english.save_revision().publish()
        with override("en"):
            assert [card.title for card in newest(VISITOR, 5)] == ["English"]


class TestTheList:
    def test_it_shows_news_and_dossiers_and_nothing_else(self, member, client):
        make_news(title="Eine Meldung")
        make_practice(member, title="Ein Praxisbeispiel")
        search_rebuild()
        page = ResultsPage(client.get("/aktuelles/"))
        assert page.titles == ["Eine Meldung"]
        assert page.soup.h1.get_text(strip=True) == "Aktuelles"
        assert page.soup.find("link", type="application/atom+xml")["href"] == "/aktuelles/atom/"

    def test_a_filtered_list_offers_the_feed_of_what_it_shows(self, client):
        page = ResultsPage(client.get("/aktuelles/?q=Sandkuhle"))
        feed = page.soup.find("link", type="application/atom+xml")["href"]
        assert feed == "/suche/atom/?q=Sandkuhle&art=meldung&art=dossier"

    def test_the_day_is_that_of_the_first_publication(self, member):
        news = make_news()
        moment = timezone.make_aware(timezone.datetime(2026, 5, 2, 9))
        Page.objects.filter(pk=news.pk).update(first_published_at=moment)
        search_rebuild()
        assert str(SearchEntry.objects.get(kind="meldung").date) == "2026-05-02"


class TestDetail:
    def test_it_names_contributions_that_the_reader_may_see(self, member, client):
        from exchange.municipalities.models import PageRelation

        seen = make_practice(member, title="Offene Werkstatt")
        hidden = make_practice(member, title="Geheime Werkstatt", visibility=Visibility.MEMBER)
        relations = [PageRelation(target=page.page_ptr) for page in (seen, hidden)]
        text = read(client, make_news(page_relations=relations)).main.get_text()
        assert "Offene Werkstatt" in text
        assert "Geheime Werkstatt" not in text

    def test_news_of_invented_members_say_so(self, member, client):
        assert "Amselhövel gibt es nicht." in read(client, make_news(member)).main.get_text()
        other = make_member("Quellscheid", fictional=False)
        assert "gibt es nicht" not in read(client, make_news(other)).main.get_text()
