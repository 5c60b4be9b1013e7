"""What Wagtail's hooks ask while a page is in review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .permissions import is_owned, writes_for


def no_silent_return(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse reviewers to end a review without an answer: the member would never hear why.

    Those who write for the member may take back what they submitted.
    """
    page = page.specific
    ends = request.POST.get("action-cancel-workflow") or request.POST.get("action-restart-workflow")
    if (
        not ends
        or not is_owned(page)
        or not page.workflow_in_progress
        or writes_for(request.user, page.member_id)
    ):
        return None
    messages.error(request, _("Bitte geben Sie die Seite frei oder mit Begründung zurück."))
    return redirect("wagtailadmin_pages:edit", page.pk)
