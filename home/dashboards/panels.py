"""Which panels a person sees on the admin's home page."""

from django.http import HttpRequest

from exchange.municipalities.moderation.permissions import members_written_for
from exchange.municipalities.permissions import is_editorial

from .editor import editor_actions, editor_sections
from .ministry import ministry_actions, ministry_sections
from .sections import ActionsPanel, section_panels


def dashboard_panels(request: HttpRequest, panels: list) -> None:
    """Put our panels in the place of Wagtail's; who neither writes nor reviews (translators) keeps those."""
    user = request.user
    if members_written_for(user):
        panels[:] = [ActionsPanel(editor_actions(user)), *section_panels(editor_sections(user))]
    elif is_editorial(user):
        panels[:] = [ActionsPanel(ministry_actions()), *section_panels(ministry_sections(user))]


def no_summary(request: HttpRequest, items: list) -> None:
    """No counts of pages, images and documents: nobody's work begins with them."""
    items.clear()
