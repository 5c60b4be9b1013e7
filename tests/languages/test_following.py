"""Offline, restricted, archived, moved, deleted: what happens to a source happens to its translations."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.models import RemovedAddress, StandardPage
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.moderation.services import page_archive, page_take_offline
from exchange.municipalities.roles import SiteRole
from search.models import SearchEntry
from tests.factories.contributions import make_practice, make_term
from tests.factories.municipalities import make_member, make_user, profile_of

from .conftest import fresh, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(member):
    return make_practice(member)


@pytest.fixture
def in_english(practice, translated):
    return translated(practice, title="Evening of thanks", slug="evening-of-thanks")


def test_unpublishing_takes_translations_offline(practice, in_english, client):
    assert client.get(in_english.url).status_code == 200
    practice.unpublish()

    assert not fresh(in_english).live
    assert client.get(in_english.url).status_code == 410
    assert RemovedAddress.objects.filter(path=in_english.url).exists()


def test_expiry_does_too(practice, in_english):
    publish(practice, expire_at=timezone.now() + timedelta(days=1))
    Page.objects.filter(pk=practice.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")

    assert not fresh(practice).live
    assert (fresh(in_english).live, fresh(in_english).expired) == (False, True)


def test_what_was_planned_for_a_translation_ends(practice, in_english):
    in_english.go_live_at = timezone.now() + timedelta(days=1)
    in_english.save_revision(approved_go_live_at=in_english.go_live_at)
    in_english.get_workflow().start(in_english, None)

    practice.unpublish()

    assert not in_english.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert fresh(in_english).current_workflow_state is None


def test_a_translation_does_not_go_online_before_its_source(member, translated):
    practice = make_practice(member, live=False)
    page = translated(practice, title="Evening of thanks")

    assert not page.live
    publish(practice)
    assert not fresh(page).live
    publish(fresh(page))
    assert fresh(page).live


def test_taking_offline_as_a_moderator_works_with_translations(practice, in_english):
    page_take_offline(page=practice, user=make_user(SiteRole.EDITORIAL), reason="Fehler")

    assert (fresh(practice).live, fresh(in_english).live) == (False, False)


def test_archiving_archives_translations(practice, in_english):
    page_archive(page=practice, user=make_user(SiteRole.EDITORIAL))

    assert fresh(in_english).is_archived


def test_restricting_restricts_translations(practice, in_english, client):
    publish(practice, visibility="network")

    assert fresh(in_english).visibility == "network"
    assert PageViewRestriction.objects.filter(page=in_english).exists()
    assert client.get(in_english.url).status_code == 302


def test_moving_moves_translations_and_their_owner(practice, in_english):
    other = make_member("Nachbarstadt")

    fresh(practice).move(profile_of(other), pos="last-child")

    page = fresh(in_english)
    assert page.get_parent().specific == profile_of(other, "en")
    assert page.member == other
    assert page.url_path.startswith(profile_of(other, "en").url_path)


def test_deleting_deletes_translations(practice, in_english):
    practice.delete()

    assert not Page.objects.filter(pk=in_english.pk).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_what_stands_above_deletes_translations_below(site, english):
    home = site.root_page.specific
    above = home.add_child(instance=StandardPage(title="Hilfe", slug="hilfe"))
    below = above.add_child(instance=StandardPage(title="Suche", slug="suchen"))
    for page in (above, below):
        page.save_revision().publish()
        page.copy_for_translation(english).save_revision().publish()

    Page.objects.get(pk=above.pk).delete()

    assert not StandardPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_a_translation_leaves_the_source(practice, in_english):
    in_english.delete()

    assert fresh(practice).live


@pytest.mark.django_db(transaction=True)
def test_the_search_finds_translations_by_the_facts_of_their_source(practice, in_english):
    def topics() -> set[str]:
        entry = SearchEntry.objects.get(page_id=in_english.pk)
        return set(entry.facets.filter(name="thema").values_list("value", flat=True))

    assert topics() == {"anerkennung"}
    publish(practice, topics=[make_term("topic", "nachwuchs")])
    assert topics() == {"nachwuchs"}
    practice.unpublish()
    assert not SearchEntry.objects.filter(page_id=in_english.pk).exists()


def test_a_copy_of_a_page_is_nobodys_translation(practice, in_english):
    copied = practice.copy(update_attrs={"slug": "kopie"})

    copied.delete()

    assert BestPracticePage.objects.filter(pk=in_english.pk).exists()
