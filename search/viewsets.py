"""The ministry's list of synonyms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from .models import SynonymGroup


class SynonymViewSet(ModelViewSet):
    """Groups of words; what is saved here works from the next query on."""

    model = SynonymGroup
    name = "synonyms"
    url_prefix = "synonyme"
    icon = "doc-full"
    menu_label = _("Synonyme")
    menu_order = 720
    add_to_admin_menu = True
    ordering = "terms"
    list_display = [
        Column("__str__", label=_("Wörter"), accessor="__str__"),
        Column("language", label=_("Sprache"), accessor="get_language_display", sort_key="language"),
        BooleanColumn("active", label=_("in Gebrauch"), sort_key="active"),
        Column("note", label=_("Notiz"), accessor="note"),
    ]
    list_filter = ["language", "active"]
    search_fields = ["terms", "searched", "note"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel([FieldPanel("terms"), FieldPanel("searched")], heading=_("Wörter")),
        FieldPanel("language"),
        FieldPanel("note"),
        FieldPanel("active"),
    ]
