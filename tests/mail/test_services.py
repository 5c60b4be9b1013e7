"""Queuing mails: inside the caller's transaction, once for each occasion."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from cms.mail.models import OutboxMail
from cms.mail.services import KEEP_SENT, mail_queue, mail_resend, outbox_prune

State = OutboxMail.State


@pytest.mark.django_db(transaction=True)
def test_without_a_commit_there_is_no_mail():
    with pytest.raises(RuntimeError), transaction.atomic():
        mail_queue(to=["a@example.org"], subject="Hallo", text="Text")
        raise RuntimeError
    assert not OutboxMail.objects.exists()
    assert django_mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_after_the_commit_the_worker_sends_it(database_tasks):
    with transaction.atomic():
        mail_queue(to=["a@example.org"], subject="Hallo", text="Text")
    assert django_mail.outbox == []
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert [message.to for message in django_mail.outbox] == [["a@example.org"]]


@pytest.mark.django_db
def test_the_same_occasion_is_queued_once_for_each_address():
    for _ in range(3):
        mail_queue(to=["a@example.org", "b@example.org"], subject="Hallo", text="Text", key="Einreichung 7")
    mail_queue(to=["a@example.org"], subject="Hallo", text="Text", key="Einreichung 8")
    keys = OutboxMail.objects.order_by("key", "to").values_list("key", "to")
    assert list(keys) == [
        ("Einreichung 7", "a@example.org"),
        ("Einreichung 7", "b@example.org"),
        ("Einreichung 8", "a@example.org"),
    ]


@pytest.mark.django_db
def test_without_a_key_every_call_is_a_new_mail():
    for _ in range(2):
        mail_queue(to=["a@example.org"], subject="Hallo", text="Text")
    assert OutboxMail.objects.count() == 2


@pytest.mark.django_db
def test_nobody_to_write_to_is_no_error():
    mail_queue(to=[], subject="Hallo", text="Text")
    assert not OutboxMail.objects.exists()


@pytest.mark.django_db
def test_the_sender_is_the_networks_unless_said_otherwise(settings):
    settings.DEFAULT_FROM_EMAIL = "netz@example.org"
    mail_queue(to=["a@example.org"], subject="Eins", text="Text")
    mail_queue(to=["a@example.org"], subject="Zwei", text="Text", sender="ministerium@example.org")
    senders = dict(OutboxMail.objects.values_list("subject", "sender"))
    assert senders == {"Eins": "netz@example.org", "Zwei": "ministerium@example.org"}


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING, State.SENT])
def test_only_a_failed_mail_can_be_sent_again(state):
    mail_queue(to=["a@example.org"], subject="Hallo", text="Text")
    OutboxMail.objects.update(state=state)
    with pytest.raises(ValueError, match="gescheiterte"):
        mail_resend(mail=OutboxMail.objects.get())
    assert OutboxMail.objects.get().state == state


@pytest.mark.django_db
def test_a_failed_mail_starts_anew_when_it_is_sent_again():
    mail_queue(to=["a@example.org"], subject="Hallo", text="Text")
    OutboxMail.objects.update(state=State.FAILED, attempts=90, created_at=timezone.now() - timedelta(days=9))
    mail_resend(mail=OutboxMail.objects.get())
    mail = OutboxMail.objects.get()
    assert (mail.state, mail.attempts) == (State.QUEUED, 0)
    assert mail.next_attempt_at <= timezone.now()


@pytest.mark.django_db
def test_sent_mails_are_deleted_after_a_month_and_no_others():
    long_ago = timezone.now() - KEEP_SENT - timedelta(minutes=1)
    for subject in ("alt", "neu", "gescheitert"):
        mail_queue(to=["a@example.org"], subject=subject, text="Text")
    OutboxMail.objects.filter(subject="alt").update(state=State.SENT, sent_at=long_ago)
    OutboxMail.objects.filter(subject="neu").update(state=State.SENT, sent_at=timezone.now())
    OutboxMail.objects.filter(subject="gescheitert").update(state=State.FAILED, created_at=long_ago)
    assert outbox_prune() == 1
    assert set(OutboxMail.objects.values_list("subject", flat=True)) == {"neu", "gescheitert"}
