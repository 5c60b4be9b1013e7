"""Mails about the calendar of the Land. Texts stand in ``templates/emails/curation/``."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageLogEntry

from cms.mail.services import mail_queue_template
from cms.models import User
from exchange.municipalities.moderation.people import addresses, authors_of
from exchange.municipalities.roles import SiteRole

from ..models import Decision, EventPage, LandProposal


def event_proposed(*, proposal: LandProposal, user: User) -> None:
    """Tell the ministry's editors that an event waits for their decision."""
    curators = User.objects.filter(is_active=True, groups__name=SiteRole.EDITORIAL.label).distinct()
    _queue("proposed", addresses(curators, but=user), proposal.event, f"{proposal.pk}", note=proposal.note)


def event_decided(
    *, event: EventPage, decision: Decision, reason: str, proposal: LandProposal | None, user: User
) -> None:
    """Tell who proposed the event, or the member's editors, what was decided and why."""
    people = authors_of(event, proposal.proposed_by if proposal else None)
    # The log has grown by this decision: each is told once.
    number = PageLogEntry.objects.filter(page=event.pk).count()
    _queue("decided", addresses(people, but=user), event, f"{number}", decision=decision, reason=reason)


def _queue(template: str, to: list[str], event: EventPage, number: str, **context: object) -> None:
    if not to:
        return
    base = settings.WAGTAILADMIN_BASE_URL
    with translation.override(settings.LANGUAGE_CODE):
        mail_queue_template(
            to=to,
            template=f"curation/{template}",
            context={
                "title": event.title,
                "member": event.member.name,
                "public_url": event.full_url,
                "edit_url": base + reverse("wagtailadmin_pages:edit", args=[event.pk]),
                "decision_url": base + reverse("land_calendar:decide", args=[event.pk]),
                **context,
            },
            key=f"curation:{template}:{event.pk}:{number}",
        )
