"""A member hears of what others do to its pages: once, in words, and not of its own work."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.tick.registry import jobs_registered
from exchange.municipalities.models import OutsideChange
from exchange.municipalities.moderation.outside_changes import outside_changes_report
from tests.factories.contributions import make_practice
from tests.factories.municipalities import profile_of

pytestmark = pytest.mark.usefixtures("editor")


@pytest.fixture
def page(member):
    return make_practice(member, title="Ehrenamtskarte")


def in_an_hour():
    return timezone.now() + timedelta(hours=1, seconds=1)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_publishing_by_the_ministry_is_told_at_once_with_the_fields(
    page, editor, colleague, ministry, outbox
):
    ministry.publish(page, title="Ehrenamtskarte neu", summary="Neu gefasst.")
    mails = outbox()
    assert sorted(mail.to for mail in mails) == ["coordinator@amsel.example", "editor@amsel.example"]
    text = mails[0].text
    assert mails[0].subject == "Geändert: Ehrenamtskarte neu"
    assert "die Landesredaktion hat Ihre Seite „Ehrenamtskarte neu“ (Praxisbeispiel) geändert." in text
    assert "- Der Entwurf wurde geändert.\n- Die Seite wurde veröffentlicht." in text
    assert "- Titel" in text
    assert "- Kurzfassung" in text
    assert "Lösung" not in text
    assert "<li>Kurzfassung</li>" in mails[0].html


def test_saved_drafts_are_rolled_up_into_one_mail_an_hour(page, ministry, outbox):
    ministry.edit(page, title="Ehrenamtskarte A")
    ministry.edit(page, title="Ehrenamtskarte B")
    ministry.edit(page, problem='{"blocks": [{"key": "a", "text": "Neu", "type": "unstyled", "depth": 0, '
                  '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}')  # fmt: skip
    assert outside_changes_report() == 0
    assert outbox() == []

    assert outside_changes_report(in_an_hour()) == 1
    (mail,) = outbox()
    assert mail.subject == "Geändert: Ehrenamtskarte B"
    assert "- Titel" in mail.text
    assert "- Ausgangslage und Problem" in mail.text
    assert "veröffentlicht" not in mail.text
    assert outside_changes_report(in_an_hour()) == 0


def test_autosaves_that_overwrite_each_other_are_compared_with_what_was_there_before(page, ministry, outbox):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    overwrite = {}
    for title in ("E", "Eh", "Ehrenamt"):
        data = ministry.form(url)
        data["title"] = title
        data.update(overwrite)
        answer = ministry.client.post(url, data, headers={"Accept": "application/json"}).json()
        assert answer["success"]
        overwrite = {"overwrite_revision_id": str(answer["revision_id"])}
    outside_changes_report(in_an_hour())
    (mail,) = outbox()
    assert "- Titel" in mail.text


def test_a_draft_that_ends_as_it_was_is_not_worth_a_mail(page, ministry, outbox):
    ministry.edit(page, title="Anders")
    ministry.edit(page, title="Ehrenamtskarte")
    assert outside_changes_report(in_an_hour()) == 1
    assert outbox() == []
    assert not OutsideChange.objects.exists()


def test_taking_offline_by_the_ministry_is_told(page, ministry, outbox):
    ministry.decide("take_offline", page)
    (mail,) = outbox()
    assert "- Die Seite wurde offline genommen." in mail.text


def test_wagtails_own_way_of_unpublishing_is_told_too(page, ministry, outbox):
    ministry.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not fresh(page).live
    assert "offline genommen" in outbox()[0].text


def test_moving_to_another_member_is_told(page, member, ministry, stranger, outbox):
    target = profile_of(stranger.user.groups.get(member_group__isnull=False).member_group.member)
    ministry.client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
    assert fresh(page).get_parent().pk == target.pk
    assert any("Die Seite wurde verschoben." in mail.text for mail in outbox())


def test_bulk_actions_are_told(page, member, ministry, outbox):
    other = make_practice(member, title="Engagementpreis")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    ministry.client.post(f"{url}?id={page.pk}&id={other.pk}")
    assert sorted(mail.subject for mail in outbox()) == [
        "Geändert: Ehrenamtskarte",
        "Geändert: Engagementpreis",
    ]


def test_the_members_own_work_is_not_told(page, editor, colleague, publisher, outbox):
    colleague.edit(page, title="Ehrenamtskarte neu")
    publisher.publish(page)
    publisher.decide("take_offline", page)
    assert not OutsideChange.objects.exists()
    assert outbox() == []


def test_an_approval_is_told_by_its_own_mail_alone(member, editor, ministry, outbox):
    page = make_practice(member, live=False)
    editor.submit(page)
    outbox()
    ministry.review(page, "approve")
    assert [mail.subject.partition(":")[0] for mail in outbox()] == ["Veröffentlicht"]


def test_what_the_ministry_mends_in_review_is_told(member, editor, ministry, outbox):
    page = make_practice(member, live=False, title="Dankesabend")
    editor.submit(page)
    outbox()
    ministry.review(page, "approve", summary="Von der Redaktion gekürzt.")
    assert outside_changes_report(in_an_hour()) == 1
    changed = [mail for mail in outbox() if mail.subject.startswith("Geändert")]
    assert ["- Kurzfassung" in mail.text for mail in changed] == [True]


def test_work_of_the_site_itself_is_not_told(page, outbox):
    page.save_revision(log_action=True).publish()
    assert not OutsideChange.objects.exists()


def test_pages_of_the_ministry_tell_nobody(site, ministry, outbox):
    ministry.edit(site.root_page.specific, title="Willkommen")
    assert not OutsideChange.objects.exists()


def test_a_page_without_earlier_versions_is_told_without_fields(page, ministry, outbox):
    page.revisions.all().delete()
    ministry.publish(fresh(page), title="Ehrenamtskarte neu")
    (mail,) = outbox()
    assert "Der Entwurf wurde geändert." in mail.text
    assert "Diese Felder" not in mail.text


def test_the_clock_looks_for_due_mails():
    assert "outside_changes" in {job.name for job in jobs_registered()}


def test_a_member_without_editors_breaks_nothing(page, editor, ministry, outbox):
    editor.user.delete()
    ministry.publish(page, title="Ehrenamtskarte neu")
    assert outbox() == []
    assert not OutsideChange.objects.exists()
