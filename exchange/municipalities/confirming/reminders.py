"""The mails that ask owners to look at their contributions again, before the date and once after it."""

from collections import defaultdict
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from cms.mail.services import mail_queue_template

from ..cards import contribution_models
from ..models import ContributionPage, Member
from ..moderation.people import addresses, editors_of

WEEK = timedelta(days=7)
AHEAD = timedelta(days=14)


def reminders_send(*, today: date) -> None:
    """One mail a member and week about what is due in two weeks and what became overdue last week.

    Each contribution is thus named once before and once after its date, whichever day of the week the job
    runs; running again in the same week sends nothing twice.
    """
    monday = today - timedelta(days=today.weekday())
    soon = _due(monday + AHEAD, monday + AHEAD + WEEK)
    late = _due(monday - WEEK, monday)
    for member in Member.objects.filter(pk__in=soon.keys() | late.keys()).order_by("pk"):
        if to := addresses(editors_of(member).order_by("pk")):
            with translation.override(settings.LANGUAGE_CODE):
                mail_queue_template(
                    to=to,
                    template="confirming/reminder",
                    context={"member": member, "soon": soon[member.pk], "late": late[member.pk]},
                    key=f"review:{member.pk}:{monday}",
                )


def reminders_job() -> None:
    """What ``tick`` calls."""
    reminders_send(today=timezone.localdate())


def _due(start: date, end: date) -> dict[int, list[dict]]:
    """By member: published contributions whose date lies in [start, end), with the way to confirm them."""
    found: dict[int, list[dict]] = defaultdict(list)
    for model in contribution_models():
        pages = model.objects.live().filter(
            review_on__gte=start, review_on__lt=end, archived_at__isnull=True, locale=Locale.get_default()
        )
        for page in pages.order_by("review_on", "pk"):
            found[page.member_id].append({"page": page, "confirm_url": confirm_url(page)})
    return found


def confirm_url(page: ContributionPage) -> str:
    """The whole address of the page with the button."""
    return settings.BASE_URL + reverse("confirming:confirm", args=[page.pk])
