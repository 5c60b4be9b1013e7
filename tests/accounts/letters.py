"""Links out of the mails that wait in the outbox."""

import re

from cms.mail.models import OutboxMail


def link_to(email: str, part: str) -> str:
    """The path of the link in the newest mail to this address whose path begins with ``part``."""
    mail = OutboxMail.objects.filter(to__iexact=email).order_by("-pk").first()
    return re.search(rf"https?://[^/\s]+({re.escape(part)}\S+)", mail.text).group(1)


def invitation_link(email: str) -> str:
    """The path of the newest invitation."""
    return link_to(email, "/konto/einladung/")
