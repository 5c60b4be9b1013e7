"""From the outbox to the mail server: nothing lost, nothing twice, nobody blocked."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cms.mail.delivery import GIVE_UP_AFTER, outbox_deliver
from cms.mail.models import OutboxMail
from cms.mail.queries import LEASE
from cms.mail.services import mail_queue, mail_resend

State = OutboxMail.State


def queue(*to, **fields):
    mail_queue(to=to, **{"subject": "Ihr Beitrag", "text": "Guten Tag\n", **fields})


def make_due():
    """Let the pause until the next attempt pass."""
    OutboxMail.objects.filter(state=State.QUEUED).update(next_attempt_at=timezone.now())


@pytest.mark.django_db
class TestARunningServer:
    def test_gets_text_html_and_umlauts(self, inbox):
        queue(
            "lea@example.org", subject="Übermittlung geprüft", text="Schöne Grüße", html="<p>Schöne Grüße</p>"
        )
        assert outbox_deliver() == 1
        [(recipient, message)] = inbox.messages
        assert recipient == message["To"] == "lea@example.org"
        assert message["Subject"] == "Übermittlung geprüft"
        assert message.get_body(["plain"]).get_content().strip() == "Schöne Grüße"
        assert message.get_body(["html"]).get_content().strip() == "<p>Schöne Grüße</p>"
        assert message["Auto-Submitted"] == "auto-generated"

    def test_gets_attachments_as_they_were_given(self, inbox):
        dates = "BEGIN:VCALENDAR\r\nSUMMARY:Frühjahrstreffen\r\nEND:VCALENDAR\r\n"
        queue("a@example.org", attachments=[("termin.ics", "text/calendar; method=PUBLISH", dates)])
        outbox_deliver()
        [(_, message)] = inbox.messages
        [attachment] = message.iter_attachments()
        assert attachment.get_filename() == "termin.ics"
        assert attachment.get_content_type() == "text/calendar"
        assert attachment["Content-Type"].params["method"] == "PUBLISH"
        assert attachment.get_content().splitlines() == dates.splitlines()

    def test_gets_one_mail_for_each_recipient_who_do_not_see_each_other(self, inbox):
        queue("a@example.org", "b@example.org", "a@example.org")
        outbox_deliver()
        assert [(to, message["To"]) for to, message in inbox.messages] == [
            ("a@example.org", "a@example.org"),
            ("b@example.org", "b@example.org"),
        ]

    def test_gets_nothing_twice(self, inbox):
        queue("a@example.org")
        outbox_deliver()
        outbox_deliver()
        assert inbox.recipients == ["a@example.org"]
        mail = OutboxMail.objects.get()
        assert (mail.state, mail.attempts, mail.last_error) == (State.SENT, 1, "")
        assert mail.sent_at is not None

    def test_that_refuses_for_ever_makes_the_mail_fail_and_the_others_go_on(self, inbox):
        inbox.refuses["weg@example.org"] = "550 no such user"
        queue("weg@example.org")
        queue("da@example.org")
        assert outbox_deliver() == 1
        assert inbox.recipients == ["da@example.org"]
        failed = OutboxMail.objects.get(to="weg@example.org")
        assert failed.state == State.FAILED
        assert "no such user" in failed.last_error

    def test_that_refuses_for_now_gets_the_mail_later(self, inbox):
        inbox.refuses["voll@example.org"] = "452 mailbox full"
        queue("voll@example.org")
        assert outbox_deliver() == 0
        mail = OutboxMail.objects.get()
        assert (mail.state, mail.attempts) == (State.QUEUED, 1)
        assert mail.next_attempt_at > timezone.now()
        inbox.refuses.clear()
        make_due()
        assert outbox_deliver() == 1
        assert inbox.recipients == ["voll@example.org"]

    def test_that_hangs_up_before_the_text_gets_the_mail_later(self, inbox):
        inbox.hangs_up_before_text = True
        queue("a@example.org")
        outbox_deliver()
        assert OutboxMail.objects.get().state == State.QUEUED
        inbox.hangs_up_before_text = False
        make_due()
        outbox_deliver()
        assert inbox.recipients == ["a@example.org"]

    def test_that_hangs_up_after_the_text_never_gets_it_again_by_itself(self, inbox):
        inbox.hangs_up_after_text = True
        queue("a@example.org")
        outbox_deliver()
        inbox.hangs_up_after_text = False
        outbox_deliver()
        assert inbox.recipients == ["a@example.org"]
        mail = OutboxMail.objects.get()
        assert mail.state == State.FAILED
        assert "vielleicht" in mail.last_error

    def test_that_hangs_up_leaves_the_following_mails_waiting(self, inbox):
        inbox.hangs_up_after_text = True
        queue("a@example.org")
        queue("b@example.org")
        outbox_deliver()
        inbox.hangs_up_after_text = False
        outbox_deliver()
        assert inbox.recipients == ["a@example.org", "b@example.org"]

    def test_recognises_a_mail_by_its_identity_when_a_person_resends_it(self, inbox):
        inbox.hangs_up_after_text = True
        queue("a@example.org")
        outbox_deliver()
        inbox.hangs_up_after_text = False
        mail_resend(mail=OutboxMail.objects.get())
        outbox_deliver()
        first, second = (message["Message-ID"] for _, message in inbox.messages)
        assert first == second

    def test_gets_no_header_smuggled_in_by_a_subject(self, inbox):
        queue("a@example.org", subject="Hallo\r\nBcc: fremd@example.org")
        outbox_deliver()
        [(_, message)] = inbox.messages
        assert message["Bcc"] is None
        assert inbox.recipients == ["a@example.org"]

    def test_does_not_get_a_mail_with_a_broken_header_and_the_mail_fails(self, inbox):
        queue("a@example.org", headers={"X-Anlass": "zwei\nZeilen"})
        outbox_deliver()
        assert inbox.messages == []
        assert OutboxMail.objects.get().state == State.FAILED


@pytest.mark.django_db
class TestNoServer:
    def test_loses_nothing(self, no_server):
        queue("a@example.org")
        queue("b@example.org")
        assert outbox_deliver() == 0
        assert {mail.state for mail in OutboxMail.objects.all()} == {State.QUEUED}
        assert all(mail.last_error for mail in OutboxMail.objects.all())

    def test_is_asked_again_after_longer_and_longer_pauses_of_at_most_an_hour(self, no_server):
        queue("a@example.org")
        pauses = []
        for _ in range(9):
            make_due()
            outbox_deliver()
            mail = OutboxMail.objects.get()
            pauses.append(round((mail.next_attempt_at - timezone.now()) / timedelta(minutes=1)))
        assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
        assert mail.attempts == 9

    def test_makes_a_mail_fail_after_five_days(self, no_server):
        queue("a@example.org")
        OutboxMail.objects.update(created_at=timezone.now() - GIVE_UP_AFTER - timedelta(minutes=1))
        outbox_deliver()
        assert OutboxMail.objects.get().state == State.FAILED

    def test_a_hanging_one_is_waited_for_once_and_not_for_each_mail(self, hanging_server):
        for number in range(20):
            queue(f"{number}@example.org")
        outbox_deliver()
        outbox_deliver()
        assert OutboxMail.objects.filter(state=State.QUEUED, attempts=1).count() == 20
        hanging_server.accept()[0].close()
        with pytest.raises(BlockingIOError):
            hanging_server.accept()


@pytest.mark.django_db
def test_a_mail_whose_worker_died_fails_visibly_instead_of_going_out_again(inbox):
    queue("a@example.org")
    OutboxMail.objects.update(
        state=State.SENDING, sending_since=timezone.now() - LEASE - timedelta(seconds=1)
    )
    outbox_deliver()
    assert inbox.messages == []
    mail = OutboxMail.objects.get()
    assert mail.state == State.FAILED
    assert "unterbrochen" in mail.last_error


@pytest.mark.django_db
def test_a_mail_that_another_worker_is_sending_is_left_alone(inbox):
    queue("a@example.org")
    OutboxMail.objects.update(state=State.SENDING, sending_since=timezone.now())
    outbox_deliver()
    assert inbox.messages == []
    assert OutboxMail.objects.get().state == State.SENDING


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_send_each_mail_once(inbox):
    addresses = [f"{number}@example.org" for number in range(20)]
    OutboxMail.objects.bulk_create(
        OutboxMail(to=address, sender="netz@example.org", subject="Eins", text="Text")
        for address in addresses
    )
    start = threading.Barrier(4)

    def work():
        start.wait()
        try:
            outbox_deliver()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(inbox.recipients) == sorted(addresses)
    assert not OutboxMail.objects.exclude(state=State.SENT).exists()
