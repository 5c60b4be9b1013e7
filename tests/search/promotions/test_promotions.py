"""Results that the ministry recommends."""

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Locale, Page

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from search.models import SearchEntry
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


def recommend(words, page=None, **fields):
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)


def promoted(page):
    return [item.get_text(" ", strip=True) for item in page.main.select(".promoted__title")]


class TestOnThePage:
    def test_a_recommendation_stands_above_the_hits_and_says_so(self, entry, opened):
        entry("Laterne basteln")
        recommend(
            "laterne", entry("Ein anderes Fest", summary="Feuer und Flamme."), description="Lesen Sie zuerst:"
        )
        page = opened("/suche/?q=Laterne")
        item = page.main.select_one(".promoted__item")
        assert "Empfohlen" in item.get_text()
        assert "Praxisbeispiel" in item.get_text()
        assert "Lesen Sie zuerst:" in item.get_text()
        assert item.a["href"] == "/ein-anderes-fest/"
        assert page.titles == ["Laterne basteln"]
        assert page.status == "1 Treffer für „Laterne“"

    @pytest.mark.parametrize("words", ["laternen", "LATERNE", "die Laterne", "Laternen "])
    def test_inflection_and_small_words_make_no_difference(self, entry, opened, words):
        recommend("laterne", entry("Fest"))
        assert promoted(opened(f"/suche/?q={words}")) == ["Fest"]

    def test_other_words_do(self, entry, opened):
        recommend("laterne", entry("Fest"))
        for words in ("Laterne basteln", "Fackel", ""):
            assert promoted(opened(f"/suche/?q={words}")) == []

    def test_the_order_is_that_of_the_ministry(self, entry, opened):
        recommend("laterne", entry("Fest zwei"), sort_order=1)
        recommend("laterne", entry("Fest eins"), sort_order=0)
        assert promoted(opened("/suche/?q=Laterne")) == ["Fest eins", "Fest zwei"]

    def test_it_stands_on_the_first_page_of_the_list_alone(self, entry, opened):
        for number in range(11):
            entry(f"Laterne {number}")
        recommend("laterne", entry("Fest"))
        assert promoted(opened("/suche/?q=Laterne")) == ["Fest"]
        assert promoted(opened("/suche/?q=Laterne&seite=2")) == []
        assert promoted(opened("/suche/?q=Laterne&ansicht=karte")) == []

    def test_another_website_is_marked(self, entry, opened):
        recommend("laterne", external_link_url="https://example.org/x", external_link_text="Laternenbund")
        page = opened("/suche/?q=Laterne")
        assert promoted(page) == ["Laternenbund"]
        assert "andere Website" in page.text

    def test_it_helps_also_where_nothing_is_found(self, entry, opened):
        recommend("quastenflosser", entry("Fest"))
        page = opened("/suche/?q=Quastenflosser")
        assert page.titles == []
        assert promoted(page) == ["Fest"]


class TestVisibility:
    def test_a_page_is_recommended_to_those_who_may_find_it(self, entry, opened, client):
        recommend("laterne", entry("Netzfest", audience="network"))
        recommend("laterne", entry("Archivfest", archived=True))
        page = opened("/suche/?q=Laterne")
        assert promoted(page) == []
        assert "Netzfest" not in page.text
        client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
        assert promoted(opened("/suche/?q=Laterne")) == ["Netzfest"]

    def test_a_page_taken_offline_is_not_recommended(self, contributions, opened, on_commit):
        recommend("laterne", contributions[0])
        assert promoted(opened("/suche/?q=Laterne")) == ["Zauberfest"]
        with on_commit():
            contributions[0].unpublish()
        assert promoted(opened("/suche/?q=Laterne")) == []

    def test_a_page_is_recommended_in_the_language_of_the_reader(self, entry, opened):
        german = entry("Fest", summary="Auf Deutsch.")
        recommend("lantern", german, description="Nur auf Deutsch.")
        assert promoted(opened("/en/suche/?q=lantern")) == []
        english = entry("Feast")
        Page.objects.filter(pk=english.pk).update(
            translation_key=german.translation_key, locale=Locale.objects.get(language_code="en")
        )
        SearchEntry.objects.filter(page=english).update(language="en")
        page = opened("/en/suche/?q=lantern")
        assert promoted(page) == ["Feast"]
        assert "Nur auf Deutsch." not in page.text


class TestAdmin:
    def test_the_ministry_recommends_and_members_do_not(self, client, entry):
        add = reverse("wagtailsearchpromotions:add")
        form = {
            "query_string": "Laterne", "editors_picks-TOTAL_FORMS": 1, "editors_picks-INITIAL_FORMS": 0,
            "editors_picks-0-page": entry("Fest").pk, "editors_picks-0-ORDER": 1,
        }  # fmt: skip
        client.force_login(make_user(MemberRole.COORDINATOR, make_member("Eulenstadt", contact=False)))
        client.post(add, form)
        assert not SearchPromotion.objects.exists()
        assert client.get(reverse("wagtailsearchpromotions:chooser")).status_code == 302
        client.force_login(make_user(SiteRole.EDITORIAL))
        client.post(add, form)
        assert SearchPromotion.objects.get().query.query_string == "laterne"
        assert client.get(reverse("wagtailsearchpromotions:index")).status_code == 200
        assert client.get(reverse("wagtailsearchpromotions:chooser")).status_code == 200


def test_the_number_of_queries_is_equal_for_1_and_10_recommendations(
    entry, client, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(45) as captured:
            client.get("/suche/?q=Laterne")
        return len(captured)

    entry("Laterne")
    recommend("laterne", entry("Fest"))
    queries()
    few = queries()
    for number in range(9):
        recommend("laterne", entry(f"Fest {number}"))
        recommend(f"fackel {number}", entry(f"Fackel {number}"))
    assert queries() == few
