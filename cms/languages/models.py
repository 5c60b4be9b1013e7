"""What is known of each translation: from which German words it was made, and since when these changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class TranslationState(models.Model):
    """One row a translated page.

    ``pieces`` are the words of the source (key, label, text) on which the translation rests.
    ``outdated_since`` is set while the published source says something else; ``source_revision`` is the first
    version that did.
    """

    page = models.OneToOneField(
        Page,
        verbose_name=_("Übersetzung"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="translation_state",
    )
    pieces = models.JSONField(default=list)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("bestätigt von"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    outdated_since = models.DateTimeField(_("veraltet seit"), null=True, db_index=True)
    readers_checked_on = models.DateField(
        _("von Leserinnen und Lesern geprüft am"),
        null=True,
        help_text=_(
            "Nur für Leichte Sprache: Menschen, die sie brauchen, haben den Text gelesen und verstanden."
        ),
    )
    source_revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("Stand einer Übersetzung")
        verbose_name_plural = _("Stände von Übersetzungen")

    def __str__(self) -> str:
        return self.page.title
