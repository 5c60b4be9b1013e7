"""What differs from one network to the next: its names and addresses. Never written in code."""

from copy import copy
from functools import partial

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.page_cache.remembered import remembered


@register_setting(icon="cog")
class NetworkSettings(BaseSiteSetting):
    """Names and addresses of the network and of the ministry that runs it."""

    network_name = models.CharField(_("Name des Netzwerks"), max_length=120, default="Kommunennetz")
    claim = models.CharField(
        _("Leitsatz"),
        max_length=200,
        blank=True,
        default=gettext_noop("Wissen teilen, Engagement stärken"),
        help_text=_("Ein kurzer Satz unter dem Namen."),
    )
    ministry_name = models.CharField(
        _("Name des Ministeriums"),
        max_length=160,
        default="Das zuständige Ministerium des Landes",
        help_text=_("So steht es in Kopf und Fuß jeder Seite."),
    )
    editorial_name = models.CharField(_("Name der Redaktion"), max_length=120, default="Landesredaktion")
    editorial_email = models.EmailField(
        _("E-Mail der Redaktion"), blank=True, help_text=_("Erhält Rückfragen der Mitglieder.")
    )
    accessibility_email = models.EmailField(
        _("E-Mail für gemeldete Barrieren"),
        blank=True,
        help_text=_("Ohne diese Adresse gehen Meldungen an die Redaktion."),
    )
    barrier_answer_days = models.PositiveSmallIntegerField(
        _("Antwort auf gemeldete Barrieren in Tagen"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("Die Frist steht am Formular. Bitte prüfen Sie, was das Recht Ihres Landes verlangt."),
    )
    security_email = models.EmailField(
        _("E-Mail für Sicherheitslücken"),
        blank=True,
        help_text=_("Steht in security.txt. Ohne diese Adresse gibt es die Datei nicht."),
    )

    @classmethod
    def for_site(cls, site) -> "NetworkSettings":
        """The settings of a site; visitors' pages read them once as long as nothing is written."""
        # Wagtail notes the request in what it gets.
        return copy(remembered(("network", site.pk), partial(super().for_site, site)))

    panels = [
        MultiFieldPanel([FieldPanel("network_name"), FieldPanel("claim")], heading=_("Netzwerk")),
        MultiFieldPanel(
            [FieldPanel("ministry_name"), FieldPanel("editorial_name"), FieldPanel("editorial_email")],
            heading=_("Ministerium"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("accessibility_email"),
                FieldPanel("barrier_answer_days"),
                FieldPanel("security_email"),
            ],
            heading=_("Barrieren und Sicherheitslücken"),
        ),
    ]

    class Meta:
        verbose_name = _("Netzwerk und Ministerium")

    @property
    def accessibility_mailbox(self) -> str:
        """Where reported barriers go; "" while nobody has named a mailbox."""
        return self.accessibility_email or self.editorial_email
