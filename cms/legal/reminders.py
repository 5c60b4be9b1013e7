"""The mail that asks for the yearly look at the statement on accessibility."""

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.mail.services import mail_queue_template

from .queries import network_settings, statements_to_review

AHEAD = timedelta(days=30)


def statement_remind(*, today: date) -> None:
    """One mail a statement and month, from a month before the review is due until it is done."""
    network = network_settings()
    if not (mailbox := network.accessibility_mailbox):
        return
    for page in statements_to_review(today + AHEAD):
        edit_url = settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
        with translation.override(settings.LANGUAGE_CODE):
            mail_queue_template(
                to=[mailbox],
                template="legal/statement_review",
                context={
                    "page": page,
                    "late": page.review_due_on < today,
                    "edit_url": edit_url,
                },
                key=f"statement-review:{page.pk}:{today:%Y-%m}",
            )
