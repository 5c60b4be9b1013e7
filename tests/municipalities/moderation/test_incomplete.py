"""What lacks something is not published, whoever tries and however; nobody meets an error page."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cms.models import PortalImage
from home.dashboards.editor import editor_sections
from tests.factories.contributions import make_practice
from tests.factories.files import make_image

from .conftest import XHR

NO_CONSENT = "Beim Bild „Marktplatz“ ist die Einwilligung der Abgebildeten nicht geklärt."


@pytest.fixture
def waiting(member, editor):
    """A practice in review whose image loses its consent there."""
    page = make_practice(member, live=False, title="Dankesabend", image=make_image(), image_alt="Ein Platz")
    editor.submit(page)
    return page


def consent_withdraw() -> None:
    PortalImage.objects.update(consent="ungeklaert")


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def task_url(name: str, page, action: str) -> str:
    state = fresh(page).current_workflow_state.current_task_state
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, action, state.pk])


def still_waits(page) -> bool:
    return fresh(page).workflow_in_progress and not fresh(page).live


def test_approval_from_the_dialogue_says_what_is_missing(waiting, ministry):
    ministry.edit(waiting, summary="", results="null")
    answer = ministry.client.post(
        task_url("workflow_action", waiting, "approve"), {"comment": ""}, headers=XHR
    )
    edit = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    assert json.loads(answer.content) == {"step": "success", "redirect": edit}
    assert "ist noch nicht vollständig und wurde nicht veröffentlicht. Kurzfassung:" in (
        ministry.client.get(edit).text
    )
    assert still_waits(waiting)


def test_approval_without_a_dialogue_leads_to_the_form(waiting, ministry):
    consent_withdraw()
    response = ministry.client.post(task_url("workflow_action", waiting, "approve"), follow=True)
    assert response.status_code == 200
    assert NO_CONSENT in response.text
    assert still_waits(waiting)


def test_approval_from_the_editor_says_what_is_missing(waiting, ministry):
    consent_withdraw()
    response = ministry.review(waiting, "approve")
    assert response.status_code == 200
    assert NO_CONSENT in response.text
    assert still_waits(waiting)


def test_what_lacks_something_can_be_given_back_from_the_editor(waiting, ministry):
    consent_withdraw()
    answer = ministry.review(waiting, "reject", comment="Bitte ergänzen.", summary="", problem="null")
    assert answer.status_code == 200
    assert fresh(waiting).get_latest_revision_as_object().summary == ""
    assert fresh(waiting).current_workflow_state.status == "needs_changes"


def planned(member, **fields):
    """A practice approved for tomorrow, whose time has come."""
    page = make_practice(member, live=False, go_live_at=timezone.now() + timedelta(days=1), **fields)
    page.get_latest_revision().publish()
    an_hour_ago = timezone.now() - timedelta(hours=1)
    revision = page.get_latest_revision()
    assert revision.approved_go_live_at
    revision.content["go_live_at"] = an_hour_ago.isoformat()
    revision.approved_go_live_at = an_hour_ago
    revision.save()
    return page


def test_a_planned_version_that_lacks_something_stops_no_other(member, editor, outbox):
    first = planned(member, title="Dankesabend", image=make_image(), image_alt="Ein Platz")
    second = planned(member, title="Ehrenamtskarte")
    consent_withdraw()
    outbox()

    call_command("publish_scheduled")

    assert not fresh(first).live
    assert fresh(second).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    mail = outbox()[0]
    assert (mail.to, mail.subject) == ("editor@amsel.example", "Nicht erschienen: Dankesabend")
    assert NO_CONSENT in mail.text
    assert NO_CONSENT in mail.html
    drafts = next(section for section in editor_sections(editor.user) if section.key == "drafts")
    assert [entry.title for entry in drafts.entries] == ["Dankesabend"]
    call_command("publish_scheduled")
    assert outbox() == []


def test_a_planned_version_does_not_touch_what_is_published(member, editor, outbox):
    page = make_practice(member, title="Dankesabend", image=make_image(), image_alt="Ein Platz")
    page.title = "Dankesabend, neu erzählt"
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    consent_withdraw()
    call_command("publish_scheduled")
    assert (fresh(page).live, fresh(page).title) == (True, "Dankesabend")
