"""Draft, submit, return with a reason, approve: through the admin, as the people who do it."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, PageSubscription, WorkflowState

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_offer, make_practice
from tests.factories.municipalities import make_user

from .conftest import XHR, desk


@pytest.fixture
def draft(member, editor):
    page = make_practice(member, live=False, title="Ehrenamtskarte leicht gemacht")
    Page.objects.filter(pk=page.pk).update(owner=editor.user)
    return type(page).objects.get(pk=page.pk)


def state_of(page) -> str | None:
    state = WorkflowState.objects.for_instance(page).order_by("pk").last()
    return state and state.status


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_an_editor_submits_and_the_ministry_approves(draft, editor, ministry, outbox):
    editor.submit(draft)
    assert state_of(draft) == "in_progress"
    assert not fresh(draft).live

    ministry.review(draft, "approve")

    assert state_of(draft) == "approved"
    assert fresh(draft).live
    approval = outbox()[-1]
    assert approval.to == "editor@amsel.example"
    assert approval.subject == "Veröffentlicht: Ehrenamtskarte leicht gemacht"
    assert fresh(draft).full_url in approval.text
    assert fresh(draft).full_url in approval.html


def test_a_submission_is_told_to_the_ministrys_editors_only(
    draft, editor, colleague, ministry, superuser, outbox
):
    second = make_user(SiteRole.EDITORIAL, email="zweite@land.example")
    make_user(SiteRole.EDITORIAL, email="gegangen@land.example", is_active=False)
    make_user(SiteRole.ADMINISTRATION, email="technik@land.example")
    editor.submit(draft)
    mails = outbox()
    assert sorted(mail.to for mail in mails) == ["redaktion@land.example", second.email]
    assert mails[0].subject == "Zur Prüfung: Ehrenamtskarte leicht gemacht"
    assert "Amselhövel hat „Ehrenamtskarte leicht gemacht“ (Praxisbeispiel)" in mails[0].text
    assert f"https://testserver/admin/pages/{draft.pk}/edit/" in mails[0].text
    assert f"https://testserver/admin/pages/{draft.pk}/edit/" in mails[0].html


def test_a_return_without_reason_is_refused_in_the_dialogue(draft, editor, ministry):
    editor.submit(draft)
    answer = ministry.review(draft, "reject", comment="   ")
    assert answer["step"] == "action"
    assert "Bitte begründen Sie die Rückgabe" in answer["html"]
    assert state_of(draft) == "in_progress"


def test_a_return_without_reason_is_refused_from_the_list_of_waiting_pages(draft, editor, ministry):
    editor.submit(draft)
    state = fresh(draft).current_workflow_state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "reject", state.pk])
    answer = json.loads(ministry.client.post(url, {"comment": ""}, headers=XHR).content)
    assert "Bitte begründen Sie die Rückgabe" in answer["html"]
    ministry.client.post(url, {"comment": ""})
    assert state_of(draft) == "in_progress"


def test_a_return_without_reason_is_refused_even_past_the_dialogue(draft, editor, ministry, outbox):
    editor.submit(draft)
    outbox()
    data = {"workflow-action-name": "reject", "action-workflow-action": "true"}
    ministry.edit(draft, **data)
    ministry.edit(draft, **data, **{"workflow-action-extra-data": json.dumps({"comment": "  "})})
    assert state_of(draft) == "in_progress"
    assert outbox() == []


def test_a_return_reaches_the_author_with_the_reason_and_a_link(draft, editor, colleague, ministry, outbox):
    editor.submit(draft)
    outbox()
    ministry.review(draft, "reject", comment="Bitte nennen Sie die Kosten & den <b>Aufwand</b>.")
    assert state_of(draft) == "needs_changes"
    (mail,) = outbox()
    assert mail.to == "editor@amsel.example"
    assert mail.subject == "Bitte überarbeiten: Ehrenamtskarte leicht gemacht"
    assert "Bitte nennen Sie die Kosten & den <b>Aufwand</b>." in mail.text
    assert "Kosten &amp; den &lt;b&gt;Aufwand&lt;/b&gt;" in mail.html
    assert f"https://testserver/admin/pages/{draft.pk}/edit/" in mail.text


def test_every_round_of_review_has_its_own_mails(draft, editor, ministry, outbox):
    for reason in ("Bitte kürzer.", "Noch kürzer."):
        editor.submit(draft)
        ministry.review(draft, "reject", comment=reason)
    editor.submit(draft)
    subjects = [mail.subject.partition(":")[0] for mail in outbox()]
    assert subjects == ["Zur Prüfung", "Bitte überarbeiten"] * 2 + ["Zur Prüfung"]


def test_a_second_submission_says_that_it_was_reworked(draft, editor, ministry, outbox):
    editor.submit(draft)
    ministry.review(draft, "reject", comment="Bitte kürzer.")
    outbox()
    editor.submit(draft, summary="Kürzer.")
    (mail,) = outbox()
    assert "überarbeitet und wieder zur Prüfung eingereicht" in mail.text


def test_an_answer_reaches_the_colleagues_when_the_author_has_left(
    draft, editor, colleague, ministry, outbox
):
    editor.submit(draft)
    editor.user.is_active = False
    editor.user.save()
    outbox()
    ministry.review(draft, "reject", comment="Bitte kürzer.")
    assert [mail.to for mail in outbox()] == ["coordinator@amsel.example"]


def test_author_and_submitter_both_hear_of_the_approval(draft, editor, colleague, ministry, outbox):
    colleague.submit(draft)
    outbox()
    ministry.review(draft, "approve", comment="Schönes Beispiel!")
    mails = outbox()
    assert sorted(mail.to for mail in mails) == ["coordinator@amsel.example", "editor@amsel.example"]
    assert "Schönes Beispiel!" in mails[0].text


def test_what_the_ministry_mends_while_approving_is_published(draft, editor, ministry):
    editor.submit(draft)
    ministry.review(draft, "approve", title="Ehrenamtskarte, leicht gemacht")
    assert fresh(draft).live
    assert fresh(draft).title == "Ehrenamtskarte, leicht gemacht"


def test_nobody_but_the_ministry_reviews(draft, editor, colleague, publisher):
    editor.submit(draft)
    for person in (editor, colleague, publisher):
        state = fresh(draft).current_workflow_state.current_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
        person.client.post(url)
        assert state_of(draft) == "in_progress"


def test_an_editor_can_not_publish_past_the_review(draft, editor):
    editor.publish(draft, summary="Am Amt vorbei.")
    assert not fresh(draft).live


def test_a_trusted_publisher_publishes_without_asking(draft, publisher, outbox):
    publisher.publish(draft)
    assert fresh(draft).live
    assert outbox() == []


def test_submitting_needs_the_starred_fields_but_saving_a_draft_does_not(draft, editor):
    editor.edit(draft, results="null", title="Halb fertig")
    assert fresh(draft).get_latest_revision_as_object().title == "Halb fertig"
    response = editor.submit(draft, results="null")
    assert state_of(draft) is None
    assert "results" in response.context["form"].errors


def test_an_approved_page_with_a_date_appears_later_and_the_mail_says_so(draft, editor, ministry, outbox):
    editor.submit(draft, go_live_at="2099-05-01 08:00")
    outbox()
    ministry.review(draft, "approve")
    page = fresh(draft)
    assert not page.live
    assert page.approved_schedule
    (mail,) = outbox()
    assert mail.subject == "Freigegeben: Ehrenamtskarte leicht gemacht"
    assert "1. Mai 2099, 08:00 Uhr" in mail.text


def test_an_editor_previews_compares_and_reads_the_history(draft, editor):
    first = draft.latest_revision_id
    editor.edit(draft, title="Ehrenamtskarte neu")
    second = fresh(draft).latest_revision_id
    assert (
        "Ehrenamtskarte neu"
        in editor.client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).text
    )
    compared = editor.client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[draft.pk, first, second])
    ).text
    assert "neu" in compared
    assert editor.client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).status_code == 200


def comment(person, page, text: str):
    person.edit(
        page,
        **{
            "comments-TOTAL_FORMS": "1",
            "comments-INITIAL_FORMS": "0",
            "comments-0-id": "",
            "comments-0-contentpath": "title",
            "comments-0-text": text,
            "comments-0-position": "",
            "comments-0-replies-TOTAL_FORMS": "0",
            "comments-0-replies-INITIAL_FORMS": "0",
        },
    )


def test_an_editor_comments_on_a_field(draft, editor):
    comment(editor, draft, "Kürzer?")
    assert [found.text for found in fresh(draft).wagtail_admin_comments.all()] == ["Kürzer?"]


def test_who_watches_a_page_hears_of_comments_but_not_from_whom(draft, editor, colleague, outbox):
    PageSubscription.objects.create(page=draft, user=colleague.user, comment_notifications=True)
    nameless = make_user(
        MemberRole.EDITOR, draft.member, email="namenlos@amsel.example", first_name="", last_name=""
    )
    comment(desk(nameless), draft, "Kürzer & <b>klarer</b>?")
    (mail,) = outbox()
    assert mail.to == "coordinator@amsel.example"
    assert mail.subject == "Kommentare: Ehrenamtskarte leicht gemacht"
    assert "- Kürzer & <b>klarer</b>?" in mail.text
    assert "<li>Kürzer &amp; &lt;b&gt;klarer&lt;/b&gt;?</li>" in mail.html
    assert "@" not in mail.text + mail.html


def test_mails_name_no_person_and_no_address(draft, editor, ministry, outbox):
    editor.submit(draft)
    ministry.review(draft, "reject", comment="Bitte kürzer.")
    editor.submit(draft)
    ministry.review(draft, "approve")
    for mail in outbox():
        everything = mail.text + mail.html + mail.subject
        assert "@" not in everything
        assert "Alex" not in everything


def test_pages_of_the_ministry_go_through_the_same_review(editor, ministry, site, outbox):
    from cms.models import StandardPage

    author = make_user(SiteRole.EDITORIAL, email="autorin@land.example")
    page = site.root_page.add_child(instance=StandardPage(title="Mitmachen", slug="mitmachen", owner=author))
    page.save_revision()
    page.get_workflow().start(page, author)
    assert [mail.to for mail in outbox()] == ["redaktion@land.example"]
    ministry.review(page, "approve")
    assert [mail.to for mail in outbox()] == ["autorin@land.example"]


@pytest.mark.parametrize("make", [make_practice, make_offer])
def test_the_form_says_who_reads_drafts(member, editor, make):
    page = make(member, live=False)
    html = editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "Entwürfe lesen: Ihre Kommune und die Landesredaktion." in html


def test_a_reviewer_answers_and_never_just_ends_a_review(draft, editor, ministry):
    editor.submit(draft)
    html = ministry.client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    for name in ("action-publish", "action-cancel-workflow", "action-restart-workflow"):
        assert f'name="{name}"' not in html
    assert "Freigeben mit Anmerkung" in html
    for name in ("action-cancel-workflow", "action-restart-workflow"):
        response = ministry.edit(draft, name)
        assert "Bitte geben Sie die Seite frei oder mit Begründung zurück." in response.text
        assert state_of(draft) == "in_progress"


def test_an_editor_takes_back_what_was_submitted(draft, editor):
    editor.submit(draft)
    editor.edit(draft, "action-cancel-workflow")
    assert state_of(draft) == "cancelled"
