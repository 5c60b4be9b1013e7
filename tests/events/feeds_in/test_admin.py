"""„Kalender übernehmen“: lists, forms and decisions, for those who write for the member."""

from datetime import timedelta

import pytest
from django.urls import reverse

from exchange.events.models import CalendarFeed, EventPage, FeedSuggestion
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user

from .conftest import NOW

pytestmark = pytest.mark.django_db

PARTY = "UID:fest\nDTSTART;TZID=Europe/Berlin:20260501T150000\nSUMMARY:Fest <b>\nLOCATION:Marktplatz"


@pytest.fixture
def editor(client, member):
    user = make_user(MemberRole.EDITOR, member)
    client.force_login(user)
    return user


def text(client, name: str, *arguments, query: str = "") -> str:
    response = client.get(reverse(f"calendar_feeds:{name}", args=arguments) + query)
    assert response.status_code == 200
    return response.content.decode()


def post(client, name: str, /, *arguments, **data):
    return client.post(reverse(f"calendar_feeds:{name}", args=arguments), data)


def test_an_editor_names_a_calendar_and_it_is_fetched(client, editor, member, database_tasks):
    from django_tasks_db.models import DBTaskResult

    response = post(
        client, "add", member=member.pk, name="Stadt", url="webcal://stadt.example/k.ics", active="on"
    )
    feed = CalendarFeed.objects.get()
    assert response.url == reverse("calendar_feeds:feed", args=[feed.pk])
    assert (feed.member, feed.url) == (member, "https://stadt.example/k.ics")
    assert [result.args_kwargs["args"] for result in DBTaskResult.objects.all()] == [[feed.pk]]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://stadt.example/k.ics", "https://"),
        ("https://user:x@stadt.example/", "Kennwort"),
        ("https://stadt.example:22/", "Port"),
        ("ftp://stadt.example/", "https://"),
        ("https://a", ""),
        ("nichts", ""),
    ],
)
def test_other_addresses_are_refused_with_a_reason(client, editor, member, url, reason):
    response = post(client, "add", member=member.pk, name="Stadt", url=url)
    assert response.status_code == 200
    assert reason in response.content.decode()
    assert not CalendarFeed.objects.exists()


def test_the_same_address_is_fetched_once_a_member(client, editor, member, feed):
    assert (
        "schon abgerufen" in post(client, "add", member=member.pk, name="Neu", url=feed.url).content.decode()
    )


def test_a_member_has_so_many_calendars_and_no_more(client, editor, member, feed):
    for place in range(9):
        CalendarFeed.objects.create(member=member, name="x", url=f"https://{place}.example/")
    response = post(client, "add", member=member.pk, name="Neu", url="https://neu.example/k.ics")
    assert "nicht möglich" in response.content.decode()


def test_nobody_names_a_calendar_for_another_member(client, editor):
    other = make_member("Berghude")
    post(client, "add", member=other.pk, name="Stadt", url="https://stadt.example/k.ics")
    assert not CalendarFeed.objects.exists()


def test_the_owner_sees_state_line_and_reason(client, editor, feed):
    CalendarFeed.objects.update(
        state="partly", fetched_at=NOW, read_at=NOW, problems=[{"line": 12, "reason": "Kein <Datum>"}]
    )
    found = text(client, "feed", feed.pk)
    assert "gelesen, mit Problemen" in found
    assert "<td>12</td><td>Kein &lt;Datum&gt;</td>" in found
    assert feed.name in text(client, "index")


def test_a_calendar_is_changed_fetched_and_removed(client, editor, feed, database_tasks):
    post(client, "feed", feed.pk, name="Anders", url=feed.url)
    feed.refresh_from_db()
    assert (feed.name, feed.active) == ("Anders", False)
    CalendarFeed.objects.update(active=True)
    assert post(client, "fetch", feed.pk).status_code == 302
    assert "bleiben" in text(client, "delete", feed.pk)
    post(client, "delete", feed.pk)
    assert not CalendarFeed.objects.exists()


def test_a_suggestion_is_taken_over(client, editor, feed, read_into):
    read_into(PARTY)
    assert "Fest &lt;b&gt;" in text(client, "suggestions")
    row = FeedSuggestion.objects.get()
    assert "Marktplatz" in text(client, "suggestion", row.pk)
    response = post(client, "suggestion", row.pk, take="1")
    page = EventPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(response.url).status_code == 200
    assert "Fest" not in text(client, "suggestions")
    assert "Fest" in text(client, "suggestions", query="?stand=taken")


def test_what_changed_stands_beside_what_was(client, editor, feed, read_into):
    read_into(PARTY)
    row = FeedSuggestion.objects.get()
    post(client, "suggestion", row.pk, take="1")
    read_into(PARTY.replace("Marktplatz", "Stadthalle"))
    found = text(client, "suggestion", row.pk)
    assert "<td>Marktplatz</td><td>Stadthalle</td>" in found
    assert "Online ändert sich noch nichts" in found


def test_a_suggestion_is_dismissed(client, editor, read_into):
    read_into(PARTY)
    row = FeedSuggestion.objects.get()
    post(client, "suggestion", row.pk, dismiss="1")
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("dismissed", editor)
    assert not EventPage.objects.exists()
    late = post(client, "suggestion", row.pk, take="1")
    assert late.url == reverse("calendar_feeds:suggestion", args=[row.pk])
    assert not EventPage.objects.exists()


def test_suggestions_are_listed_by_calendar_and_whatever_is_asked(client, editor, member, read_into, feed):
    read_into(PARTY)
    assert "Fest" in text(client, "suggestions", query=f"?kalender={feed.pk}&stand=open&p=1")
    assert "Fest" not in text(client, "suggestions", query=f"?kalender={feed.pk + 1}")
    assert "Fest" in text(client, "suggestions", query="?kalender=x'&stand=quatsch&p=999999999999")


@pytest.mark.parametrize("role", [MemberRole.READER, None])
def test_who_does_not_write_sees_nothing(client, member, feed, role):
    client.force_login(make_user(role, member) if role else make_user())
    assert client.get(reverse("calendar_feeds:index")).status_code in (302, 403)


@pytest.mark.parametrize("role", [MemberRole.EDITOR, MemberRole.PUBLISHER, MemberRole.COORDINATOR])
def test_others_find_neither_calendar_nor_suggestion(client, feed, read_into, role):
    read_into(PARTY)
    client.force_login(make_user(role, make_member("Berghude")))
    row = FeedSuggestion.objects.get()
    assert feed.name not in text(client, "index")
    assert "Fest" not in text(client, "suggestions")
    for name, pk in [("feed", feed.pk), ("fetch", feed.pk), ("delete", feed.pk), ("suggestion", row.pk)]:
        assert client.get(reverse(f"calendar_feeds:{name}", args=[pk])).status_code == 404
        assert post(client, name, pk).status_code == 404
    row.refresh_from_db()
    assert row.state == "open"


def test_the_ministry_sees_all_calendars_with_their_members(client, feed):
    client.force_login(make_user(SiteRole.EDITORIAL))
    found = text(client, "index")
    assert feed.name in found
    assert feed.member.name in found


@pytest.mark.parametrize("number", [3, 30])
def test_lists_cost_the_same_for_few_and_for_many(
    client, editor, member, number, django_assert_max_num_queries
):
    feeds = [
        CalendarFeed.objects.create(member=member, name=f"K{place}", url=f"https://{place}.example/")
        for place in range(number)
    ]
    content = {"title": "Fest", "start": NOW.isoformat(), "end": NOW.isoformat(), "all_day": False}
    for place, feed in enumerate(feeds):
        FeedSuggestion.objects.create(
            feed=feed, uid="u", starts_at=NOW + timedelta(days=place), content=content
        )
    text(client, "index")
    for name in ("index", "suggestions"):
        with django_assert_max_num_queries(27):
            text(client, name)
