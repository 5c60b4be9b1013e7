"""What Wagtail's hooks ask before pages are deleted."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from .permissions import is_owned, is_protected
from .views import delete_with_reason


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask for a reason in place of Wagtail's confirmation; others were refused before this is called."""
    page = page.specific
    return delete_with_reason(request, page) if is_owned(page) and is_protected(page) else None


def before_bulk(
    request: HttpRequest, action_type: str, pages: Iterable[Page], action: BulkAction
) -> HttpResponse | None:
    """Refuse to delete many protected pages at once: nobody gives a reason for each of them."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    trees = (page.get_descendants(inclusive=True).specific() for page in pages)
    if not any(is_owned(page) and is_protected(page) for tree in trees for page in tree):
        return None
    messages.error(
        request,
        _("Profile und einmal Veröffentlichtes löscht die Landesredaktion einzeln und mit Begründung."),
    )
    return redirect(action.next_url)
