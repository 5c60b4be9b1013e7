"""What was once published is deleted by the ministry only, with a reason, whatever way is tried."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page, PageLogEntry

from exchange.municipalities.models import AuditAction, AuditEntry
from tests.factories.contributions import make_practice
from tests.factories.municipalities import profile_of


@pytest.fixture
def page(member):
    return make_practice(member, title="Ehrenamtskarte")


def exists(page) -> bool:
    return Page.objects.filter(pk=page.pk).exists()


def bulk(person, *pages, **data):
    ids = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    data = {"wagtailadmin-delete-confirm": "", **data}
    return person.client.post(f"{url}?{ids}&next=/admin/", data, follow=True)


def api_delete(person, page):
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"])
    return person.client.post(url, content_type="application/json")


WAYS = {
    "view": lambda person, page: person.delete(page, reason="Weg damit."),
    "bulk": bulk,
    "api": api_delete,
}


@pytest.mark.parametrize("way", WAYS)
def test_members_do_not_delete_what_is_published(page, editor, colleague, publisher, way):
    for person in (editor, colleague, publisher):
        WAYS[way](person, page)
        assert exists(page)


@pytest.mark.parametrize("way", WAYS)
def test_members_do_not_delete_what_was_once_published(page, editor, publisher, way):
    editor.decide("take_offline", page)
    for person in (editor, publisher):
        WAYS[way](person, page)
        assert exists(page)


@pytest.mark.parametrize("way", WAYS)
def test_members_do_not_delete_their_profile_and_all_below_it(page, member, publisher, way):
    for code in ("de", "en"):
        WAYS[way](publisher, profile_of(member, code))
        assert exists(profile_of(member, code))
    assert exists(page)


def test_members_delete_drafts_that_were_never_published(member, editor):
    draft = make_practice(member, live=False)
    editor.delete(draft)
    assert not exists(draft)
    drafts = [make_practice(member, live=False, title=title) for title in ("Eins", "Zwei")]
    bulk(editor, *drafts)
    assert not any(exists(draft) for draft in drafts)


def test_others_delete_no_drafts(member, stranger):
    draft = make_practice(member, live=False)
    for way in WAYS.values():
        way(stranger, draft)
    assert exists(draft)


def test_no_button_leads_to_deleting_what_may_not_be_deleted(page, member, publisher):
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert url not in publisher.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert url not in publisher.client.get(reverse("wagtailadmin_explore", args=[profile_of(member).pk])).text


def test_the_ministry_gives_a_reason_that_is_logged_and_mailed(page, member, editor, ministry, outbox):
    response = ministry.delete(page, reason="Auf Wunsch der Kommune, Betrieb eingestellt.")
    assert "„Ehrenamtskarte“ ist gelöscht." in response.text
    assert not exists(page)
    entry = AuditEntry.objects.get(action=AuditAction.PAGE_DELETED)
    assert entry.actor == ministry.user
    assert entry.member == member
    assert entry.subject_name == "Ehrenamtskarte"
    assert entry.reason == "Auf Wunsch der Kommune, Betrieb eingestellt."
    log = PageLogEntry.objects.get(page_id=page.pk, action="moderation.delete_reason")
    assert log.message == "Löschung begründet: Auf Wunsch der Kommune, Betrieb eingestellt."
    (mail,) = outbox()
    assert mail.to == "editor@amsel.example"
    assert mail.subject == "Gelöscht: Ehrenamtskarte"
    assert "Auf Wunsch der Kommune" in mail.text
    assert "Auf Wunsch der Kommune" in mail.html


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_deleted(page, ministry, superuser, reason):
    for person in (ministry, superuser):
        response = person.delete(page, reason=reason)
        assert "Bitte begründen Sie, warum die Seite gelöscht wird." in response.text
        assert exists(page)


def test_the_ministry_deletes_published_pages_only_one_by_one(page, ministry, superuser):
    for person in (ministry, superuser):
        response = bulk(person, page, confirm_site_name="Kommunennetz")
        assert exists(page)
        assert "einzeln und mit Begründung" in response.text
        assert api_delete(person, page).status_code == 404
        assert exists(page)


def test_translations_go_with_their_source(page, ministry):
    translation = page.copy_for_translation(Locale.objects.get(language_code="en"))
    ministry.delete(page, reason="Doppelt.")
    assert not exists(translation)


def test_a_profile_goes_with_all_below_it_each_in_the_log(page, member, ministry):
    html = ministry.client.get(reverse("wagtailadmin_pages:delete", args=[profile_of(member).pk])).text
    assert "Darunter liegt eine weitere Seite" in html
    ministry.delete(profile_of(member), reason="Irrtümlich angelegt.")
    assert not exists(page)
    assert (
        AuditEntry.objects.filter(action=AuditAction.PAGE_DELETED, reason="Irrtümlich angelegt.").count() >= 2
    )


def test_the_internal_api_still_lists_pages_for_the_explorer(page, editor):
    url = reverse("wagtailadmin_api:pages:listing")
    answer = editor.client.get(f"{url}?child_of={page.get_parent().pk}").json()
    assert [item["title"] for item in answer["items"]] == ["Ehrenamtskarte"]


@pytest.mark.parametrize("action", ["publish", "unpublish", "move", "copy"])
def test_the_internal_api_writes_nothing(page, publisher, action):
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    assert publisher.client.post(url, {}, content_type="application/json").status_code == 404
