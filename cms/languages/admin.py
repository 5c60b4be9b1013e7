"""Where the admin says something about translations: menu, editor, front page."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from .changes import changes_of
from .overview import Standing, languages_beside, sources, sources_standing
from .permissions import can_submit, can_survey

# Buttons of wagtail-localize's editor that begin or end a translation.
_STARTING = ("localize-restart-translation", "localize-convert-to-alias")


class TranslationsMenuItem(MenuItem):
    """The list of all translations."""

    def __init__(self):
        super().__init__(_("Übersetzungen"), reverse("translations"), icon_name="globe", order=30)

    def is_shown(self, request) -> bool:
        return can_survey(request.user)


def before_editing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say what changed in the source; only the translation team begins translations again."""
    if request.method == "POST":
        starts = any(name in request.POST for name in _STARTING)
        return permission_denied(request) if starts and not can_submit(request.user) else None
    if count := len(changes_of(page.specific)):
        text = gettext("Das deutsche Original hat sich geändert (%(count)d Texte).") % {"count": count}
        url = reverse("translation_changes", args=[page.pk])
        messages.warning(request, text, buttons=[messages.button(url, gettext("Änderungen ansehen"))])
    return None


class TranslationsPanel(Component):
    """The translation team's work on the admin's front page: what is outdated, what waits as a draft."""

    name = "translations"
    order = 20
    template_name = "languages/panel.html"

    def get_context_data(self, parent_context):
        languages = languages_beside()
        address = reverse("translations")
        return {
            "counts": [
                {
                    "label": standing.label,
                    "count": sources_standing(sources(), standing, languages).count(),
                    "url": f"{address}?stand={standing.value}",
                }
                for standing in (Standing.OUTDATED, Standing.DRAFT, Standing.MISSING)
            ],
            "address": address,
        }


def add_panel(request: HttpRequest, panels: list) -> None:
    """The panel for those who translate (hook ``construct_homepage_panels``)."""
    if can_submit(request.user):
        panels.append(TranslationsPanel())
