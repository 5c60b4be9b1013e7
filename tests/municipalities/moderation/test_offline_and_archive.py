"""The owner takes a page offline at once; archived is a state of its own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry

from exchange.municipalities.models import MemberRole
from exchange.municipalities.moderation.services import page_archive, page_take_offline, page_unarchive
from exchange.municipalities.roles import SiteRole
from search.models import SearchEntry
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_user, profile_of

from .conftest import desk


@pytest.fixture
def page(member):
    return make_practice(member, title="Ehrenamtskarte")


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def translated(page, code="en"):
    locale = Locale.objects.get(language_code=code)
    translation = page.copy_for_translation(locale)
    translation.save_revision().publish()
    return fresh(translation)


def menu_of(person, page) -> str:
    return person.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text


def test_an_editor_who_may_not_publish_takes_the_own_page_offline_at_once(page, editor, client, outbox):
    assert client.get(page.url).status_code == 200
    response = editor.decide("take_offline", page, reason="Die Telefonnummer ist falsch.")
    assert "„Ehrenamtskarte“ ist nicht mehr öffentlich." in response.text
    assert not fresh(page).live
    assert client.get(page.url).status_code in (404, 410)
    entry = PageLogEntry.objects.get(page=page, action="moderation.take_offline")
    assert entry.user == editor.user
    assert entry.message == "Offline genommen: Die Telefonnummer ist falsch."
    assert outbox() == []


def test_the_reason_for_taking_offline_is_optional(page, editor):
    editor.decide("take_offline", page)
    assert not fresh(page).live


def test_the_confirmation_says_what_will_happen_and_changes_nothing(page, editor):
    html = editor.client.get(reverse("moderation:take_offline", args=[page.pk])).text
    assert "sofort nicht mehr öffentlich" in html
    assert fresh(page).live


def test_taking_offline_works_during_a_review_and_ends_it(page, editor, ministry):
    editor.submit(page, title="Neue Fassung")
    editor.decide("take_offline", page)
    assert not fresh(page).live
    assert fresh(page).current_workflow_state is None


def test_taking_offline_cancels_a_planned_publication(member, editor, ministry):
    page = make_practice(member, live=False)
    editor.submit(page, go_live_at="2099-05-01 08:00")
    ministry.review(page, "approve")
    assert fresh(page).approved_schedule
    editor.decide("take_offline", page)
    assert not fresh(page).approved_schedule


def test_taking_offline_takes_the_translations_along(page, editor):
    translation = translated(page)
    editor.decide("take_offline", page)
    assert not fresh(translation).live


def test_taking_a_translation_offline_leaves_the_source(page, editor):
    translation = translated(page)
    editor.decide("take_offline", translation)
    assert not fresh(translation).live
    assert fresh(page).live


def test_what_went_offline_comes_back_through_review(page, editor, ministry):
    editor.decide("take_offline", page)
    editor.submit(page)
    assert not fresh(page).live
    ministry.review(page, "approve")
    assert fresh(page).live


def test_a_profile_can_be_taken_offline_by_its_member(member, editor):
    editor.decide("take_offline", profile_of(member))
    assert not profile_of(member).live


@pytest.mark.parametrize("action", ["take_offline", "archive", "unarchive"])
@pytest.mark.parametrize("role", [None, MemberRole.READER, SiteRole.TRANSLATION, "stranger"])
def test_others_do_none_of_this(page, member, stranger, action, role):
    person = stranger if role == "stranger" else desk(make_user(role, member))
    for method in (person.client.get, person.client.post):
        method(reverse(f"moderation:{action}", args=[page.pk]))
    assert fresh(page).live
    assert fresh(page).archived_at is None


def test_the_service_asks_again(page, stranger):
    for service in (page_take_offline, page_archive, page_unarchive):
        with pytest.raises(PermissionDenied):
            service(page=page, user=stranger.user)


def test_the_editors_menu_offers_what_is_possible(page, editor, publisher):
    html = menu_of(editor, page)
    assert "Offline nehmen" in html
    assert "Archivieren" in html
    assert "Aus dem Archiv holen" not in html
    editor.decide("archive", page)
    html = menu_of(editor, page)
    assert "Aus dem Archiv holen" in html
    assert ">Archivieren<" not in html
    assert (
        reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        not in menu_of(publisher, page).partition('class="footer')[2]
    )


def test_an_archived_page_stays_readable_and_says_so(page, editor, client):
    editor.decide("archive", page, reason="Das Projekt ist beendet.")
    response = client.get(page.url)
    assert response.status_code == 200
    assert "archiviert" in response.text
    assert "noindex" in response.text
    assert PageLogEntry.objects.get(action="moderation.archive").user == editor.user


@pytest.mark.django_db(transaction=True)
def test_search_follows_the_archive_in_both_directions(page, editor):
    def archived() -> set[bool]:
        return set(SearchEntry.objects.filter(page=page).values_list("archived", flat=True))

    assert archived() == {False}
    editor.decide("archive", page)
    assert archived() == {True}
    editor.decide("unarchive", page)
    assert archived() == {False}


def test_publishing_an_older_version_does_not_bring_a_page_back_from_the_archive(page, editor, ministry):
    before = page.latest_revision
    ministry.edit(page, title="Angefangen")
    editor.decide("archive", page)
    before.publish()
    assert fresh(page).archived_at is not None
    ministry.publish(page, title="Neue Fassung")
    assert fresh(page).archived_at is not None
    assert fresh(page).live


def test_a_version_from_the_archive_does_not_archive_a_page_again(page, editor, ministry):
    editor.decide("archive", page)
    ministry.edit(page, title="Im Archiv geändert")
    editor.decide("unarchive", page)
    fresh(page).get_latest_revision().publish()
    assert fresh(page).title == "Im Archiv geändert"
    assert fresh(page).archived_at is None


def test_a_copy_of_an_archived_page_is_not_archived(page, editor):
    editor.decide("archive", page)
    copy = fresh(page).copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False)
    assert fresh(copy).archived_at is None


def test_translations_are_archived_with_their_source(page, editor):
    translation = translated(page)
    editor.decide("archive", page)
    assert fresh(translation).archived_at is not None


def test_only_published_pages_can_be_archived(member, editor):
    draft = make_practice(member, live=False)
    editor.decide("archive", draft)
    assert fresh(draft).archived_at is None


def test_profiles_are_not_archived(member, editor):
    response = editor.client.post(reverse("moderation:archive", args=[profile_of(member).pk]))
    assert response.status_code in (302, 403)
    assert profile_of(member).live
