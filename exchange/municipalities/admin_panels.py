"""Panels of the editor forms that tell something instead of asking."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.live_hints import LiveHintPanel

from .completeness import completeness


class CompletenessPanel(LiveHintPanel):
    """How complete the page is and what would help its readers next."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Vollständigkeit"), **kwargs})

    class BoundPanel(LiveHintPanel.BoundPanel):
        template_name = "municipalities/admin/completeness.html"

        def get_context_data(self, parent_context=None) -> dict:
            found = completeness(self.instance)
            return {**super().get_context_data(parent_context), "completeness": found}


class UsedOnPanel(Panel):
    """The contributions that name a contact point."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Verwendet in"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "municipalities/admin/used_on.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None) -> dict:
            from .contact_points import contact_point_usage  # it needs the models, these need their panels

            pages = contact_point_usage(self.instance)
            return {**super().get_context_data(parent_context), "pages": pages}
