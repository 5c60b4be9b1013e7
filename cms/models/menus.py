"""Menus of the site: what stands in the header and in the footer of every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="list-ul")
class Menu(ClusterableModel, BaseSiteSetting):
    """The two menus of a site; the ministry orders the items."""

    panels = [InlinePanel("items", heading=_("Menüpunkte"), label=_("Menüpunkt"))]

    class Meta:
        verbose_name = _("Menüs")


class MenuItem(Orderable):
    """One link: to a page (in the reader's language, if it exists) or to a path such as ``/suche/``."""

    class Place(models.TextChoices):
        HEADER = "kopf", _("Kopf der Seite")
        FOOTER = "fuss", _("Fuß der Seite")

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    place = models.CharField(_("Ort"), max_length=8, choices=Place.choices, default=Place.HEADER)
    label = models.CharField(_("Text"), max_length=60)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("Seite"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip
    path = models.CharField(
        _("Pfad"),
        max_length=200,
        blank=True,
        help_text=_("Nur ohne Seite: ein Pfad dieser Website, zum Beispiel /suche/."),
    )

    panels = [FieldPanel("place"), FieldPanel("label"), PageChooserPanel("page"), FieldPanel("path")]

    def __str__(self) -> str:
        return self.label
