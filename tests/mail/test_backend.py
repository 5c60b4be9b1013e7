"""Mails of Django and Wagtail take the same way through the outbox."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test.utils import override_settings

from cms.mail.models import OutboxMail


@pytest.fixture(autouse=True)
def _outbox_backend():
    # The test runner puts a backend of its own in place of the configured one.
    with override_settings(EMAIL_BACKEND="cms.mail.backend.OutboxBackend"):
        yield


def test_the_settings_name_the_outbox():
    from cms.settings import production

    assert production.EMAIL_BACKEND == "cms.mail.backend.OutboxBackend"
    assert isinstance(mail.get_connection(), BaseEmailBackend)


@pytest.mark.django_db
def test_a_mail_is_queued_and_not_sent():
    sent = send_mail("Betreff", "Text", "netz@example.org", ["a@example.org"], html_message="<p>Text</p>")
    assert sent == 1
    queued = OutboxMail.objects.get()
    assert (queued.to, queued.subject, queued.text) == ("a@example.org", "Betreff", "Text")
    assert (queued.html, queued.sender) == ("<p>Text</p>", "netz@example.org")
    assert mail.outbox == []


@pytest.mark.django_db
def test_copies_become_mails_of_their_own():
    EmailMultiAlternatives("Betreff", "Text", to=["a@example.org"], bcc=["b@example.org"]).send()
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {"a@example.org", "b@example.org"}


@pytest.mark.django_db
def test_an_attachment_is_refused_instead_of_lost():
    message = EmailMessage("Betreff", "Text", to=["a@example.org"])
    message.attach("plan.txt", "Plan", "text/plain")
    with pytest.raises(ValueError, match="no attachments"):
        message.send()
    assert not OutboxMail.objects.exists()
