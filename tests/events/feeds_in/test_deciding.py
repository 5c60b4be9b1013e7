"""Taking over and dismissing: drafts, never silent changes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from exchange.events.feeds_in.deciding import AlreadyDecided, suggestion_dismiss, suggestion_take
from exchange.events.models import EventPage, FeedSuggestion
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.events import berlin
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db

PARTY = (
    "UID:fest\nDTSTART;TZID=Europe/Berlin:20260501T150000\nDTEND;TZID=Europe/Berlin:20260501T180000\nSUMMARY:Fest\n"
    "LOCATION:Marktplatz\nDESCRIPTION:Musik und Kuchen für alle.\nURL:https://amselhoevel.example/fest"
)


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member)


def suggestion() -> FeedSuggestion:
    return FeedSuggestion.objects.get()


def draft(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_suggestion_becomes_a_draft_below_the_profile(read_into, editor, member):
    read_into(PARTY)
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert page.get_parent().pk == profile_of(member).pk
    assert not page.live
    assert (page.title, page.venue_name, page.summary) == ("Fest", "Marktplatz", "Musik und Kuchen für alle.")
    assert (page.starts_at, page.ends_at) == (berlin("2026-05-01 15:00"), berlin("2026-05-01 18:00"))
    assert (page.source, page.source_url) == ("kalender", "https://amselhoevel.example/fest")
    assert page.source_id.endswith(" fest")
    assert page.owner == editor
    assert suggestion().page_id == page.pk
    assert not page.occurrences.exists()


def test_whole_days_end_on_their_last_day(read_into, editor):
    read_into("UID:t\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504\nSUMMARY:Messe")
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert page.all_day
    assert page.ends_at.astimezone(page.starts_at.tzinfo) == page.ends_at
    assert (page.starts_at, page.ends_at) == (berlin("2026-05-01 00:00"), berlin("2026-05-03 00:00"))


def test_long_names_and_texts_find_room(read_into, editor):
    read_into(f"UID:{'u' * 240}\nDTSTART:20260501T100000\nSUMMARY:{'Titel ' * 80}\nLOCATION:{'Ort ' * 90}\n"
              f"DESCRIPTION:{'Wort ' * 900}\nURL:https://a.example/{'x' * 600}")  # fmt: skip
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert len(page.summary) <= 280
    assert page.source_id


def test_two_dates_of_the_same_title_find_room_side_by_side(read_into, editor):
    read_into("UID:k\nDTSTART:20260501T100000\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Kurs")
    pages = [suggestion_take(suggestion=row, user=editor) for row in FeedSuggestion.objects.order_by("pk")]
    assert len({page.slug for page in pages}) == 2


def test_only_what_changed_in_the_calendar_changes_in_the_draft(read_into, editor):
    read_into(PARTY)
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    page.title = "Das große Fest"
    page.save_revision(user=editor, clean=False)
    read_into(PARTY.replace("Marktplatz", "Stadthalle"))
    after = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert (after.pk, after.title, after.venue_name) == (page.pk, "Das große Fest", "Stadthalle")


def test_a_change_in_the_calendar_alone_changes_no_page(read_into, editor):
    read_into(PARTY)
    page = suggestion_take(suggestion=suggestion(), user=editor)
    revision = EventPage.objects.get(pk=page.pk).latest_revision_id
    read_into(PARTY.replace("Marktplatz", "Stadthalle"))
    assert EventPage.objects.get(pk=page.pk).latest_revision_id == revision


def test_a_cancellation_is_taken_over_into_the_draft(read_into, editor):
    read_into(PARTY)
    suggestion_take(suggestion=suggestion(), user=editor)
    read_into(f"{PARTY}\nSTATUS:CANCELLED")
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert (page.status, bool(page.status_reason)) == ("cancelled", True)
    read_into(PARTY)
    assert draft(suggestion_take(suggestion=suggestion(), user=editor)).status == "scheduled"


def test_an_event_whose_page_was_deleted_can_be_taken_again(read_into, editor):
    read_into(PARTY)
    suggestion_take(suggestion=suggestion(), user=editor).delete()
    read_into(PARTY.replace("Marktplatz", "Stadthalle"))
    assert draft(suggestion_take(suggestion=suggestion(), user=editor)).venue_name == "Stadthalle"


def test_a_decision_is_made_once(read_into, editor):
    read_into(PARTY)
    row = suggestion()
    suggestion_take(suggestion=row, user=editor)
    with pytest.raises(AlreadyDecided):
        suggestion_take(suggestion=row, user=editor)
    with pytest.raises(AlreadyDecided):
        suggestion_dismiss(suggestion=row, user=editor)
    assert EventPage.objects.count() == 1


def test_who_does_not_write_for_the_member_takes_nothing(read_into):
    read_into(PARTY)
    stranger = make_user(MemberRole.EDITOR, make_member("Berghude"))
    with pytest.raises(PermissionDenied):
        suggestion_take(suggestion=suggestion(), user=stranger)
    assert suggestion().state == "open"


def test_the_ministry_may_take_over_for_a_member(read_into):
    read_into(PARTY)
    assert suggestion_take(suggestion=suggestion(), user=make_user(SiteRole.EDITORIAL)).pk


def test_a_draft_of_a_suggestion_has_its_day(read_into, editor):
    read_into(PARTY)
    page = draft(suggestion_take(suggestion=suggestion(), user=editor))
    assert page.starts_at.astimezone(berlin("2026-05-01 00:00").tzinfo).date() == date(2026, 5, 1)
