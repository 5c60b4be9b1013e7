"""The admin's menu for those who write for a member: what they need, and nothing they can not use."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from exchange.municipalities.moderation.permissions import members_written_for
from exchange.municipalities.permissions import is_editorial

FOR_THE_MINISTRY = {"reports", "settings"}


class MyContentMenuItem(MenuItem):
    """The list of all own pages."""

    def __init__(self):
        super().__init__(_("Meine Inhalte"), reverse("my_content"), icon_name="list-ul", order=20)

    def is_shown(self, request) -> bool:
        return is_editorial(request.user) or bool(members_written_for(request.user))


def trimmed_menu(request: HttpRequest, items: list) -> None:
    """Without reports and settings for everybody but the ministry."""
    if not is_editorial(request.user):
        items[:] = [item for item in items if item.name not in FOR_THE_MINISTRY]


def help_without_wagtail(request: HttpRequest, items: list) -> None:
    """Without links to Wagtail's own site: it is in English and knows nothing of this one."""
    items[:] = [item for item in items if item.attrs.get("target") != "_blank"]
