"""What becomes of a planned publication that can not take place."""

import logging

from django.db import transaction
from wagtail.models import Revision

from . import mails

logger = logging.getLogger(__name__)


@transaction.atomic
def schedule_end(*, revision: Revision, problems: list[str]) -> None:
    """End the plan of a version that lacks something by now, and tell its authors what.

    The version stays as a draft; what readers see stays as it is.
    """
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    logger.warning("Page %s is not published as planned: %s", revision.object_id, " ".join(problems))
    mails.schedule_ended(revision=revision, problems=problems)
