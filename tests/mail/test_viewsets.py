"""The outbox in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cms.mail.models import OutboxMail

State = OutboxMail.State


@pytest.fixture
def mails(db):
    return {
        state: OutboxMail.objects.create(
            to=f"{state}@example.org",
            sender="netz@example.org",
            subject=f"Betreff {state}",
            text="Geheimer Link /admin/password_reset/confirm/abc/",
            state=state,
            last_error="550 no such user" if state == State.FAILED else "",
        )
        for state in (State.QUEUED, State.SENT, State.FAILED)
    }


@pytest.fixture
def signed_in(client, django_user_model):
    """Returns a function that signs somebody in who may enter the admin and has these permissions."""

    def sign_in(*codenames):
        user = django_user_model.objects.create_user("admin@example.org", "ein-langes-kennwort")
        wanted = Permission.objects.filter(codename__in=["access_admin", *codenames])
        assert wanted.count() == 1 + len(codenames)
        user.user_permissions.set(wanted)
        client.force_login(user)
        return client

    return sign_in


def test_the_administration_sees_what_waits_and_what_failed_and_why(mails, signed_in):
    page = signed_in("view_outboxmail").get(reverse("outbox:index")).content.decode()
    for state in mails:
        assert f"{state}@example.org" in page
    assert "550 no such user" in page


def test_nobody_reads_the_secret_links_in_the_texts(mails, signed_in):
    client = signed_in("view_outboxmail", "resend_outboxmail")
    for url in (reverse("outbox:index"), reverse("outbox:resend", args=[mails[State.FAILED].pk])):
        response = client.get(url)
        assert response.status_code == 200
        assert b"password_reset" not in response.content


def test_it_can_be_narrowed_to_the_failed_ones_and_searched(mails, signed_in):
    client = signed_in("view_outboxmail")
    only_failed = client.get(reverse("outbox:index"), {"state": "failed"}).content.decode()
    assert "failed@example.org" in only_failed
    assert "sent@example.org" not in only_failed
    found = client.get(reverse("outbox:index"), {"q": "sent@example"}).content.decode()
    assert "sent@example.org" in found
    assert "failed@example.org" not in found


def test_editors_without_the_permission_see_nothing(mails, signed_in):
    client = signed_in()
    for url in (reverse("outbox:index"), reverse("outbox:resend", args=[mails[State.FAILED].pk])):
        response = client.get(url)
        assert response.status_code == 302
        assert b"example.org" not in response.content
    assert "outbox" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_seeing_is_not_resending(mails, signed_in):
    client = signed_in("view_outboxmail")
    url = reverse("outbox:resend", args=[mails[State.FAILED].pk])
    assert url not in client.get(reverse("outbox:index")).content.decode()
    client.post(url)
    mails[State.FAILED].refresh_from_db()
    assert mails[State.FAILED].state == State.FAILED


def test_only_failed_mails_offer_to_be_sent_again(mails, signed_in):
    page = signed_in("view_outboxmail", "resend_outboxmail").get(reverse("outbox:index")).content.decode()
    assert reverse("outbox:resend", args=[mails[State.FAILED].pk]) in page
    assert reverse("outbox:resend", args=[mails[State.SENT].pk]) not in page


def test_sending_again_asks_first_and_then_queues(mails, signed_in):
    client = signed_in("view_outboxmail", "resend_outboxmail")
    url = reverse("outbox:resend", args=[mails[State.FAILED].pk])
    assert "vielleicht angekommen" in client.get(url).content.decode()
    mails[State.FAILED].refresh_from_db()
    assert mails[State.FAILED].state == State.FAILED
    assert client.post(url, follow=True).status_code == 200
    mails[State.FAILED].refresh_from_db()
    assert mails[State.FAILED].state == State.QUEUED


def test_sending_a_sent_mail_again_is_refused_with_a_message(mails, signed_in):
    client = signed_in("view_outboxmail", "resend_outboxmail")
    response = client.post(reverse("outbox:resend", args=[mails[State.SENT].pk]), follow=True)
    assert "Nur eine gescheiterte E-Mail" in response.content.decode()
    mails[State.SENT].refresh_from_db()
    assert mails[State.SENT].state == State.SENT
