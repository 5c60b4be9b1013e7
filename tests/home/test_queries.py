"""The front page."""

import pytest
from django.contrib.auth.models import AnonymousUser

from exchange.experiences.models import BestPracticePage
from exchange.municipalities.marks.services import mark_set
from exchange.municipalities.models import MarkKind, MemberRole
from home.models import HomePage
from home.queries import NEWEST, front_page
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy
from tests.factories.municipalities import make_member, make_user
from tests.factories.news import make_news

VISITOR = AnonymousUser()


@pytest.fixture
def town(site):
    return make_member("Ottersbrink")


@pytest.fixture
def home(site):
    return site.root_page.specific


def test_the_contributions_published_last_come_first_whatever_their_type(town, home):
    for make, title in ((make_practice, "A"), (make_guideline, "B"), (make_offer, "C"), (make_strategy, "D")):
        make(town, title=title)
    assert [card.title for card in front_page(home, VISITOR)["newest"]] == ["D", "C", "B", "A"]


def test_the_front_page_shows_a_handful(town, home):
    for number in range(NEWEST + 2):
        make_practice(town, title=str(number))
    assert len(front_page(home, VISITOR)["newest"]) == NEWEST


def test_what_is_for_the_network_is_new_for_members_only_and_never_counted(town, home):
    make_practice(town, title="Intern", visibility="network")
    assert front_page(home, VISITOR)["newest"] == []
    context = front_page(home, make_user(MemberRole.READER, town))
    assert [card.title for card in context["newest"]] == ["Intern"]
    assert context["contribution_count"] == 0


def test_figures_count_members_and_contributions_by_kind(town, home):
    make_practice(town)
    make_practice(town, title="Zweites")
    make_offer(town)
    context = front_page(home, VISITOR)
    assert context["member_count"] == 1
    assert context["counts"] == {"strategie": 0, "leitlinie": 0, "praxisbeispiel": 2, "amtshilfe": 1}
    assert context["contribution_count"] == 3


def test_figures_are_the_same_in_every_language(town, home):
    make_practice(town)
    contexts = [front_page(front, VISITOR) for front in HomePage.objects.all()]
    figures = [(context["member_count"], context["counts"]["praxisbeispiel"]) for context in contexts]
    assert figures == [(1, 1)] * 3


def test_archived_contributions_leave_the_front_page(town, home):
    page = make_practice(town)
    BestPracticePage.objects.filter(pk=page.pk).update(archived_at="2026-01-01T00:00Z")
    context = front_page(home, VISITOR)
    assert (context["newest"], context["topics"], context["contribution_count"]) == ([], [], 0)


def test_topics_that_most_is_written_about_come_first(town, home):
    make_practice(town, topics=["anerkennung"])
    make_practice(town, title="Zweites", topics=["digitalisierung"])
    make_offer(town, topics=["digitalisierung"])
    topics = front_page(home, VISITOR)["topics"]
    assert [(term.key, number) for term, number in topics] == [("digitalisierung", 2), ("anerkennung", 1)]


def highlight(page) -> None:
    mark_set(
        page=page, user=make_user("editorial"), kind=MarkKind.HIGHLIGHTED, reason="Zeigt, was schiefging."
    )


def test_what_the_ministry_highlights_stands_once_and_first(town, home, client):
    chosen = make_practice(town, title="Ausgewählt")
    make_practice(town, title="Neu")
    highlight(chosen)
    context = front_page(home, VISITOR)
    assert [card.title for card in context["highlighted"]] == ["Ausgewählt"]
    assert [card.title for card in context["newest"]] == ["Neu"]
    html = client.get(home.url).content.decode()
    assert html.index("Besonders lesenswert") < html.index("Ausgewählt") < html.index("Neu im Netzwerk")


def test_the_newest_news_stand_on_the_front_page(town, home, client):
    news = make_news(title="Antragsfrist verlängert")
    make_news(town, title="Nur intern", visibility="network")
    assert [card.title for card in front_page(home, VISITOR)["news"]] == ["Antragsfrist verlängert"]
    assert f'href="{news.url}"' in client.get(home.url).content.decode()


def test_an_empty_network_shows_no_empty_sections(home, client):
    html = client.get(home.url).content.decode()
    for heading in (
        "Besonders lesenswert",
        "Neu im Netzwerk",
        "Nächste Termine",
        "Aktuelles</h2>",
        "Diese Kommunen",
    ):
        assert heading not in html


def test_thirty_contributions_cost_no_more_queries_than_three(
    town, home, client, django_assert_max_num_queries
):
    for number in range(3):
        make_practice(town, title=str(number))
    client.get(home.url)
    with django_assert_max_num_queries(40) as three:
        client.get(home.url)
    for number in range(27):
        make_practice(town, title=f"weitere {number}")
    with django_assert_max_num_queries(40) as thirty:
        client.get(home.url)
    assert len(thirty) == len(three)
