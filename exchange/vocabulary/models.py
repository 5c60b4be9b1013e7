"""Terms of the controlled vocabularies: one row a term, with a stable key and a label per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Vocabulary(models.TextChoices):
    """The vocabularies; each is a list that the ministry keeps."""

    TOPIC = "topic", _("Themen der Engagementförderung")
    TARGET_GROUP = "target_group", _("Zielgruppen")
    ACTION_FIELD = "action_field", _("Handlungsfelder der Landesstrategie")
    ENGAGEMENT_AREA = "engagement_area", _("Engagementbereiche")
    AMTSHILFE_FORMAT = "amtshilfe_format", _("Formate der Amtshilfe")
    SIZE_CLASS = "size_class", _("Größenklassen")
    FUNDING = "funding", _("Finanzierung")
    ADDRESSEE = "addressee", _("Adressaten")
    INFRASTRUCTURE = "infrastructure", _("Infrastruktur")
    INSTRUMENT = "instrument", _("Instrumente")
    PARTICIPATION_FORMAT = "participation_format", _("Beteiligungsformate")
    AUDIENCE = "audience", _("Eingeladene von Veranstaltungen")


class TermQuerySet(models.QuerySet):
    """Reads of terms."""

    def of(self, vocabulary: str) -> "TermQuerySet":
        """The terms of one vocabulary, retired ones too, in the ministry's order."""
        return self.filter(vocabulary=vocabulary)

    def in_use(self) -> "TermQuerySet":
        """Terms that authors may choose."""
        return self.filter(retired=False)


class Term(models.Model):
    """A term. ``key`` is part of addresses and exports and never changes; labels may.

    A retired term can name its successor: pages, facets and old addresses follow (``services.term_retire``).
    """

    vocabulary = models.CharField(_("Vokabular"), max_length=24, choices=Vocabulary.choices)
    key = models.SlugField(
        _("Schlüssel"), max_length=60, help_text=_("Steht in Adressen und ändert sich nie.")
    )
    label_de = models.CharField(_("Bezeichnung"), max_length=100)
    label_en = models.CharField(_("Bezeichnung auf Englisch"), max_length=100, blank=True)
    label_de_simple = models.CharField(_("Bezeichnung in Leichter Sprache"), max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    retired = models.BooleanField(
        _("Nicht mehr verwenden"), default=False,
        help_text=_("Autorinnen und Autoren können den Begriff nicht mehr wählen.")
    )  # fmt: skip
    replaced_by = models.ForeignKey(
        "self", verbose_name=_("ersetzt durch"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="replaces",
    )  # fmt: skip

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("Begriff")
        verbose_name_plural = _("Begriffe")
        ordering = ["vocabulary", "order", "label_de"]
        constraints = [models.UniqueConstraint(fields=["vocabulary", "key"], name="term_key_unique")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the reader; German where none is given."""
        language = (get_language() or "de").replace("-", "_")
        return getattr(self, f"label_{language}", "") or self.label_de

    def clean(self) -> None:
        """A successor is a term in use of the same vocabulary."""
        if self.replaced_by_id and not self.retired:
            raise ValidationError(
                {"replaced_by": _("Nur ein Begriff, der nicht mehr verwendet wird, kann ersetzt werden.")}
            )
        if self.replaced_by_id and (
            self.replaced_by.vocabulary != self.vocabulary
            or self.replaced_by.retired
            or self.replaced_by_id == self.pk
        ):
            raise ValidationError(
                {"replaced_by": _("Bitte wählen Sie einen anderen, gültigen Begriff desselben Vokabulars.")}
            )
