"""The mail about marks. Its text stands in ``templates/emails/marks/``; it names no person."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.mail.services import mail_queue_template
from cms.models import User

from ..models import ContributionPage, Mark
from ..moderation.people import addresses, editors_of


def mark_changed(
    *, page: ContributionPage, mark: Mark, is_set: bool, reason: str, user: User, log_id: int
) -> None:
    """Tell a member's editors that the ministry marked their contribution, or took a mark back, and why."""
    to = addresses(editors_of(page.member), but=user)
    if not to:
        return
    with translation.override(settings.LANGUAGE_CODE):
        mail_queue_template(
            to=to,
            template="marks/set" if is_set else "marks/removed",
            context={
                "title": page.title,
                "member": page.member.name,
                "mark": mark.get_kind_display(),
                "reason": reason,
                "public_url": page.full_url if page.live else "",
                "edit_url": settings.WAGTAILADMIN_BASE_URL
                + reverse("wagtailadmin_pages:edit", args=[page.pk]),
            },
            key=f"marks:{log_id}",
        )
