"""Dossiers: an introduction and hand-picked pages, never more of these than the reader may see."""

from datetime import datetime
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.models import StandardPage
from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.models.publishing import NotPublishable
from exchange.municipalities.moderation.services import page_archive
from exchange.municipalities.roles import SiteRole
from exchange.news.models import DossierPage
from exchange.news.saved_search import search_address
from search.models import SearchEntry
from search.rebuild import search_rebuild
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.events import make_event
from tests.factories.municipalities import make_user
from tests.factories.news import make_dossier, make_news, newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    def answer(dossier, user=None) -> BeautifulSoup:
        client.force_login(user) if user else client.logout()
        response = client.get(dossier.url)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return answer


def picked(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True).replace("\xad", "") for title in page.select(".picked .card__title")]


class TestItems:
    def test_they_stand_in_their_order_each_with_its_comment(self, member, read):
        pages = [make_strategy(member, title="Zuerst"), make_practice(member, title="Danach")]
        page = read(make_dossier(*pages))
        assert picked(page) == ["Zuerst", "Danach"]
        comments = [comment.get_text(strip=True) for comment in page.select(".picked__comment")]
        assert comments == ["Lesenswert: Zuerst", "Lesenswert: Danach"]

    def test_all_kinds_of_pages_may_be_picked(self, member, read, site):
        help_page = site.root_page.add_child(instance=StandardPage(title="Hilfe", intro="So geht es."))
        help_page.save_revision().publish()
        pages = [
            make_practice(member, title="Praxis"), make_guideline(member, title="Leitlinie"),
            make_offer(member, title="Angebot"), make_event(member, title="Termin"),
            make_news(title="Meldung"), help_page,
        ]  # fmt: skip
        titles = ["Praxis", "Leitlinie", "Angebot", "Termin", "Meldung", "Hilfe"]
        assert picked(read(make_dossier(*pages))) == titles

    def test_what_a_reader_may_not_see_is_left_out_with_its_comment(self, member, colleague, read):
        pages = [
            make_practice(member, title="Öffentlich"),
            make_practice(member, title="Netzintern", visibility=Visibility.NETWORK),
            make_practice(member, title="Hausintern", visibility=Visibility.MEMBER),
            make_news(title="Netzmeldung", visibility=Visibility.NETWORK),
            make_practice(member, title="Entwurf", live=False),
        ]
        dossier = make_dossier(*pages)
        text = str(read(dossier))
        assert not [word for word in ("Netzintern", "Hausintern", "Netzmeldung", "Entwurf") if word in text]
        assert picked(read(dossier, colleague)) == ["Öffentlich", "Netzintern", "Netzmeldung"]
        own = make_user(MemberRole.EDITOR, member)
        assert picked(read(dossier, own)) == ["Öffentlich", "Netzintern", "Hausintern", "Netzmeldung"]

    def test_what_has_ended_is_left_out(self, member, read):
        practice = make_practice(member, title="Vorbei")
        dossier = make_dossier(practice)
        Page.objects.filter(pk=practice.pk).update(expire_at=timezone.now())
        page = read(dossier)
        assert picked(page) == []
        assert "Vorbei" not in str(page)

    def test_what_is_archived_stays_and_says_so(self, member, read):
        practice = make_practice(member, title="Früher")
        dossier = make_dossier(practice)
        page_archive(page=practice, user=make_user(SiteRole.EDITORIAL))
        page = read(dossier)
        assert picked(page) == ["Früher"]
        assert "Archiviert" in page.select_one(".picked").get_text()

    def test_titles_of_hidden_items_are_in_no_index(self, member):
        make_dossier(make_practice(member, title="Xylophonorchester", visibility=Visibility.NETWORK))
        search_rebuild()
        entry = SearchEntry.objects.get(kind="dossier")
        assert "xylophon" not in f"{entry.text} {entry.summary} {entry.keywords}".lower()

    def test_a_deleted_page_leaves_the_dossier(self, member, read):
        practice = make_practice(member, title="Gelöscht")
        dossier = make_dossier(practice, make_practice(member, title="Bleibt"))
        practice.delete()
        assert picked(read(dossier)) == ["Bleibt"]

    def test_without_items_it_is_not_published(self):
        with pytest.raises(NotPublishable):
            make_dossier()

    def test_a_new_one_is_not_online_before_it_was_published(self, client):
        page = DossierPage(title="Zuhören", slug="zuhoeren", summary="Was Kommunen gelernt haben.")
        newsroom().add_child(instance=page)
        with pytest.raises(NotPublishable):
            page.save_revision().publish()
        assert client.get(page.url).status_code == 404

    def test_the_form_asks_for_them_before_publication_and_not_for_a_draft(self, client, ministry):
        client.force_login(ministry)
        address = reverse("wagtailadmin_pages:add", args=["news", "dossierpage", newsroom().pk])
        rows = {name: inline_formset([]) for name in ("items", "page_links", "comments")}
        data = {"title": "Zuhören", "slug": "zuhoeren", "summary": "Was Kommunen gelernt haben."}
        data = nested_form_data(data | rows | {"body": streamfield([])})
        refused = client.post(address, data | {"action-publish": "1"})
        assert "Ausgewählte Seiten: Bitte ergänzen Sie diese Angabe." in refused.text
        assert not DossierPage.objects.exists()
        client.post(address, data)
        assert not DossierPage.objects.get().live

    def test_more_items_cost_no_more_queries(self, member, client):
        def queries(number: int) -> int:
            dossier = make_dossier(
                *(make_practice(member, title=f"Beispiel {number} {n}") for n in range(number)),
                title=f"Dossier {number}",
            )
            client.get(dossier.url)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(dossier.url + "?ungespeichert=1").status_code == 200
            return len(asked)

        few, many = queries(2), queries(9)
        assert few == many <= 40


class TestLanguages:
    def test_translations_are_shown_where_there_are_some(self, member, read):
        english = Locale.objects.get(language_code="en")
        both, german = make_practice(member, title="Beides"), make_practice(member, title="Nur deutsch")
        dossier = make_dossier(both, german)
        for page, title in ((both, "Both"), (dossier, "Dossier in English")):
            translation = page.copy_for_translation(english, copy_parents=True)
            translation.title = title
            translation.save_revision().publish()
        page = read(DossierPage.objects.get(locale=english))
        assert picked(page) == ["Both", "Nur deutsch"]
        [foreign] = page.select(".picked .card__title[lang]")
        assert (foreign["lang"], foreign.get_text(strip=True)[:3]) == ("de", "Nur")


class TestSearchLink:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("/suche/?thema=anerkennung", "/suche/?thema=anerkennung"),
            ("https://testserver/en/praxisbeispiele/?q=Karte", "/praxisbeispiele/?q=Karte"),
            (" /kalender ", "/kalender/"),
            ("", ""),
        ],
    )
    def test_the_address_is_kept_without_host_and_language(self, typed, kept):
        assert search_address(typed) == kept

    @pytest.mark.parametrize(
        "typed",
        [
            "https://boese.example/suche/",
            "//boese.example/suche/",
            "javascript:alert(1)",
            "/admin/",
            "suchen",
        ],
    )
    def test_addresses_that_lead_elsewhere_are_refused(self, typed):
        with pytest.raises(ValueError, match="Suche oder Liste"):
            search_address(typed)

    def test_the_form_says_so(self, member):
        with pytest.raises(ValidationError) as refused:
            make_dossier(make_practice(member), search_path="https://boese.example/")
        assert "search_path" in refused.value.message_dict

    def test_the_link_stands_on_the_page(self, member, read):
        words = quote("Ehrenamtskarte")
        dossier = make_dossier(
            make_practice(member), search_path=f"/suche/?q={words}", search_label="Alles zur Karte"
        )
        link = read(dossier).find("a", href=f"/suche/?q={words}")
        assert link.get_text(strip=True) == "Alles zur Karte"


class TestOwner:
    def test_dossiers_are_the_ministrys(self, member):
        publisher = make_user(MemberRole.PUBLISHER, member)
        dossier = make_dossier(make_practice(member))
        assert not dossier.permissions_for_user(publisher).can_edit()
        assert dossier.permissions_for_user(make_user(SiteRole.EDITORIAL)).can_publish()
        assert DossierPage.can_create_at(newsroom())
        assert not DossierPage.can_create_at(Page.objects.get(pk=member.profiles.first().pk).specific)

    def test_it_is_found_among_the_news(self, member, client):
        make_dossier(make_practice(member), title="Dossier Sandkuhle")
        search_rebuild()
        for address in (
            "/aktuelles/",
            "/suche/?art=dossier",
            "/suche/vorschlaege/?q=Dossier+S",
            "/sitemap.xml",
        ):
            text = client.get(address).content.decode()
            assert "Dossier Sandkuhle" in text or "dossier-sandkuhle" in text

    def test_it_is_no_news_of_the_feed(self, member, client):
        make_dossier(make_practice(member), title="Dossier Sandkuhle")
        assert "Sandkuhle" not in client.get("/aktuelles/atom/").content.decode()


def test_the_date_of_a_dossier_is_that_of_its_first_publication(member):
    dossier = make_dossier(make_practice(member))
    moment = timezone.make_aware(datetime(2026, 5, 2, 9))
    Page.objects.filter(pk=dossier.pk).update(first_published_at=moment)
    search_rebuild()
    assert str(SearchEntry.objects.get(kind="dossier").date) == "2026-05-02"
