"""Guidelines: rules that a member gave itself, with their force, their text and the experience made."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from exchange.municipalities.models import ContributionPage, prose_field, terms_field
from exchange.municipalities.readers import readable, reader_of
from exchange.vocabulary.models import Vocabulary

from .. import wishes
from ..panels import GUIDELINE
from .decision import DECISION_FIELDS, DecisionMixin


class GuidelineKind(models.TextChoices):
    ENGAGEMENT = "leitlinien-engagement", _("Leitlinien Bürgerengagement")
    PARTICIPATION = "leitlinien-beteiligung", _("Leitlinien Bürgerbeteiligung")
    PRINCIPLES = "grundsaetze", _("Grundsätze")
    FUNDING = "foerderrichtlinie", _("Förderrichtlinie")
    HONOURS = "ehrungsrichtlinie", _("Ehrungsrichtlinie")
    BYLAW = "satzung", _("Satzung")
    INSTRUCTION = "dienstanweisung", _("Dienstanweisung")
    TEMPLATE = "mustertext", _("Mustertext")


class Binding(models.TextChoices):
    BYLAW = "satzung", _("Satzung")
    DECISION = "ratsbeschluss", _("Ratsbeschluss")
    REGULATION = "verwaltungsvorschrift", _("Verwaltungsvorschrift")
    COMMITMENT = "selbstverpflichtung", _("Selbstverpflichtung")
    RECOMMENDATION = "empfehlung", _("Empfehlung")


class GuidelinePage(DecisionMixin, ContributionPage):
    """A guideline, from when to when it holds, and what replaced it."""

    kind = "leitlinie"
    prose_fields = (
        "scope", "origin", "procedure", "committee", "resources", "legal_basis", "experience",
        "need_for_change", "template_text",
    )  # fmt: skip
    needed_rows = ("key_points",)
    row_labels = {"key_points": _("Kernpunkte")}
    wishes = wishes.GUIDELINE
    fact_fields = (
        "guideline_kind", "binding", "in_force_on", "out_of_force_on", *DECISION_FIELDS, "addressees",
        "legally_checked",
    )  # fmt: skip

    guideline_kind = models.CharField(
        _("Art"), help_text=_("Was für ein Text ist es?"), max_length=24, choices=GuidelineKind.choices
    )
    binding = models.CharField(
        _("Verbindlichkeit"), help_text=_("Wie verbindlich ist er?"), max_length=24, choices=Binding.choices
    )
    scope = prose_field(_("Geltungsbereich"), help_text=_("Für wen und wofür gilt die Leitlinie?"))
    addressees = terms_field(Vocabulary.ADDRESSEE, _("Adressaten"), help_text=_("An wen richtet sie sich?"))
    in_force_on = models.DateField(
        _("In Kraft seit"), help_text=_("Ab wann gilt oder galt sie?"), null=True, blank=True
    )
    out_of_force_on = models.DateField(
        _("Außer Kraft seit"),
        help_text=_("Erster Tag, an dem sie nicht mehr gilt. Leer, solange sie gilt."),
        null=True,
        blank=True,
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("Ersetzt durch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("Die neue Fassung. Leserinnen und Leser werden dorthin geführt."),
    )
    legal_basis = prose_field(_("Rechtsgrundlage"), _("Norm, Paragraf, Fassung vom …"))
    origin = prose_field(
        _("Wie sie entstanden ist"),
        help_text=_("Wer hat sie geschrieben, wie lange hat es gedauert, wer war beteiligt?"),
    )
    procedure = prose_field(
        _("Verfahren und Zuständigkeit"), help_text=_("Wer entscheidet was, in welchen Schritten?")
    )
    committee = prose_field(_("Begleitgremium"), help_text=_("Welches Gremium begleitet die Umsetzung?"))
    resources = prose_field(_("Ressourcen"), help_text=_("Was braucht die Umsetzung an Geld und Personal?"))
    experience = prose_field(
        _("Erfahrungen mit der Anwendung"), _("Was bewährt sich, was nicht?"), required=True
    )
    need_for_change = prose_field(_("Änderungsbedarf"), help_text=_("Was würden Sie heute anders regeln?"))
    template_text = prose_field(_("Mustertext zur Übernahme"), _("Mit Platzhaltern in eckigen Klammern."))
    legally_checked = models.CharField(
        _("Rechtlich geprüft"), max_length=160, blank=True, help_text=_("Durch welche Stelle und wann.")
    )  # fmt: skip

    override_translatable_fields = [
        *ContributionPage.override_translatable_fields,
        *words(*prose_fields, "key_points"),
        *facts(*fact_fields, "replaced_by"),
    ]
    content_panels = GUIDELINE

    class Meta(ContributionPage.Meta):
        verbose_name = _("Leitlinie")
        verbose_name_plural = _("Leitlinien")

    def clean(self) -> None:
        super().clean()
        if self.in_force_on and self.out_of_force_on and self.out_of_force_on < self.in_force_on:
            raise ValidationError(
                {"out_of_force_on": _("Außer Kraft kann sie erst nach dem Inkrafttreten treten.")}
            )
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError({"replaced_by": _("Eine Leitlinie ersetzt sich nicht selbst.")})

    @property
    def force(self) -> str:
        """``in-kraft``, ``kuenftig``, ``ausser-kraft`` or "" when no date is known."""
        today = timezone.localdate()
        if self.out_of_force_on and self.out_of_force_on <= today:
            return "ausser-kraft"
        if self.in_force_on is None:
            return ""
        return "in-kraft" if self.in_force_on <= today else "kuenftig"

    def naming_page_ids(self) -> list[int]:
        replaced = self.replaces.values_list("pk", flat=True)
        return [*super().naming_page_ids(), *replaced]

    def get_context(self, request, *args, **kwargs) -> dict:
        successors = GuidelinePage.objects.filter(pk=self.replaced_by_id)
        replacement = readable(successors, reader_of(request.user)).first() if self.replaced_by_id else None
        return {**super().get_context(request, *args, **kwargs), "replacement": replacement}

    def own_facets(self) -> dict[str, list[str]]:
        return {"status": [self.force] if self.force else []}


class KeyPoint(TranslatableRow):
    """A rule of the guideline that others may cite by its number."""

    page = ParentalKey(GuidelinePage, on_delete=models.CASCADE, related_name="key_points")
    number = models.CharField(
        _("Nr."), help_text=_("Zum Beispiel 1 oder 2.1; andere zitieren danach."), max_length=12
    )
    heading = models.CharField(_("Überschrift"), help_text=_("Worum geht es?"), max_length=160)
    rule = models.TextField(_("Regelung"), help_text=_("Der Wortlaut oder seine Kurzfassung."))
    explanation = models.TextField(_("Erläuterung"), help_text=_("Was heißt das in der Praxis?"), blank=True)

    override_translatable_fields = [*words("heading", "rule", "explanation"), *facts("number", "sort_order")]
    panels = [FieldPanel("number"), FieldPanel("heading"), FieldPanel("rule"), FieldPanel("explanation")]
