"""Publishing many pages at once stops before the first that is not finished, and says which."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .models.publishing import PublishableMixin


def refuse_unfinished(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    """Wagtail would publish from the list without asking the form (hook ``before_bulk_action``)."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    unfinished = [page.draft_title for page in objects if not is_finished(page)]
    if not unfinished:
        return None
    titles = ", ".join(f"„{title}“" for title in unfinished)
    text = _("Nichts wurde veröffentlicht. Es fehlen noch Angaben in: %(titles)s.") % {"titles": titles}
    messages.error(request, text)
    return redirect(action.next_url)


def is_finished(page: Page) -> bool:
    """Whether the latest draft of a page may go online."""
    draft = page.specific.get_latest_revision_as_object()
    if not isinstance(draft, PublishableMixin):
        return True
    try:
        draft.check_publishable()
    except ValidationError:
        return False
    return True
