"""Best practices: what a member tried, what it took, what came of it, and what went wrong."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from cms.prepared import Given, Prepared
from exchange.municipalities.facets import cost_class, staff_class
from exchange.municipalities.models import ContributionPage, prose_field, terms_field
from exchange.vocabulary.models import Vocabulary

from .. import wishes
from ..panels import BEST_PRACTICE


class MunicipalRole(models.TextChoices):
    CARRIER = "traeger", _("Träger")
    FUNDER = "foerderer", _("Förderer")
    ENABLER = "ermoeglicher", _("Ermöglicher")
    CONNECTOR = "vernetzer", _("Vernetzer")
    PARTNER = "partner", _("Partner")


class PracticeStatus(models.TextChoices):
    IDEA = "idee", _("Idee")
    PILOT = "pilot", _("Pilot")
    RUNNING = "laeuft", _("läuft")
    FINISHED = "abgeschlossen", _("abgeschlossen")
    STOPPED = "eingestellt", _("eingestellt")


class Evidence(models.TextChoices):
    EXPERIENCE = "erfahrung", _("Erfahrung")
    FIGURES = "zahlen", _("Zahlen")
    BEFORE_AFTER = "vorher-nachher", _("Vorher-Nachher-Vergleich")
    EVALUATION = "evaluation", _("Externe Evaluation")


class Difficulty(models.TextChoices):
    EASY = "leicht", _("leicht")
    MEDIUM = "mittel", _("mittel")
    DEMANDING = "anspruchsvoll", _("anspruchsvoll")


_IN_EUROS = _("In Euro. Lassen Sie das Feld leer, wenn Sie es nicht wissen; 0 heißt: kostet nichts.")


def money_field(label) -> models.DecimalField:
    """An amount in euros; empty means unknown, which is not zero."""
    field = models.DecimalField(
        label, max_digits=11, decimal_places=2, null=True, blank=True, help_text=_IN_EUROS,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    field.is_money = True  # the fact box writes it with its sign
    return field


class BestPracticePage(ContributionPage):
    """A practice that others can take over; the starred questions suffice to submit it."""

    kind = "praxisbeispiel"
    prose_fields = (
        "problem", "goals", "solution", "results", "success_factors", "pitfalls", "failed", "lessons",
        "conditions", "minimal_variant", "adaptations", "sustained", "rooms", "legal", "access",
    )  # fmt: skip
    internal_fields = ("failed",)
    wishes = wishes.BEST_PRACTICE
    fact_fields = (
        "status", "municipal_role", "carrier", "started_on", "ended_on", "lead_months", "cost_once",
        "cost_yearly", "price_year", "funding", "funding_programme", "staff_fte", "staff_hours_month",
        "volunteer_hours", "reached_people", "volunteers", "evidence", "difficulty", "suited_sizes", "awards",
    )  # fmt: skip

    problem = prose_field(
        _("Ausgangslage und Problem"), _("Was war los, bevor Sie begonnen haben?"), required=True
    )
    goals = prose_field(_("Ziele"), _("Was wollten Sie erreichen?"), required=True)
    solution = prose_field(
        _("Lösung und Vorgehen"),
        _("Was haben Sie getan? Schreiben Sie für eine Kollegin, die neu ist."),
        required=True,
    )
    municipal_role = models.CharField(
        _("Rolle der Kommune"),
        help_text=_("Was trägt die Verwaltung selbst bei?"),
        max_length=16,
        choices=MunicipalRole.choices,
    )
    carrier = models.CharField(
        _("Trägerschaft"),
        help_text=_("Wer ist verantwortlich, wenn nicht die Kommune?"),
        max_length=160,
        blank=True,
    )
    status = models.CharField(
        _("Stand"), help_text=_("Wie weit ist das Vorhaben?"), max_length=16, choices=PracticeStatus.choices
    )
    started_on = models.DateField(_("Beginn"), help_text=_("Wann ging es los?"), null=True, blank=True)
    ended_on = models.DateField(_("Ende"), help_text=_("Leer, wenn es weiterläuft."), null=True, blank=True)
    lead_months = models.PositiveSmallIntegerField(
        _("Vorlauf in Monaten"), help_text=_("Wie lange haben Sie vorbereitet?"), null=True, blank=True
    )
    reached_people = models.PositiveIntegerField(
        _("Erreichte Personen"), help_text=_("Ungefähr, im Jahr."), null=True, blank=True
    )
    volunteers = models.PositiveIntegerField(
        _("Engagierte"), help_text=_("Wie viele machen freiwillig mit?"), null=True, blank=True
    )

    cost_once = money_field(_("Kosten einmalig"))
    cost_yearly = money_field(_("Kosten jährlich"))
    price_year = models.PositiveSmallIntegerField(
        _("Preisstand (Jahr)"), help_text=_("Aus welchem Jahr stammen die Beträge?"), null=True, blank=True
    )
    funding = terms_field(Vocabulary.FUNDING, _("Finanzierung"), help_text=_("Woher kam das Geld?"))
    funding_programme = models.CharField(
        _("Förderprogramm"), help_text=_("Name des Programms, wenn es eines gab."), max_length=160, blank=True
    )
    staff_fte = models.DecimalField(
        _("Personal der Verwaltung (VZÄ)"), max_digits=6, decimal_places=2, null=True, blank=True,
        help_text=_("Vollzeitäquivalente, zum Beispiel 0,25. Leer heißt unbekannt, 0 heißt keines."),
    )  # fmt: skip
    staff_hours_month = models.PositiveIntegerField(
        _("Stunden der Verwaltung im Monat"),
        help_text=_("Im laufenden Betrieb, alle zusammen."),
        null=True,
        blank=True,
    )
    volunteer_hours = models.PositiveIntegerField(
        _("Ehrenamtsstunden im Monat"), help_text=_("Alle Freiwilligen zusammen."), null=True, blank=True
    )
    rooms = prose_field(_("Räume und Material"), help_text=_("Was braucht man an Räumen, Geräten, Material?"))
    legal = prose_field(_("Recht und Haftung"), _("Versicherung, Datenschutz, Vergabe."))
    access = prose_field(_("Teilhabe und Barrieren"), _("Wie haben Sie Menschen erreicht, die sonst fehlen?"))

    results = prose_field(
        _("Ergebnisse und Wirkung"), _("Was hat sich verändert? Woran sehen Sie das?"), required=True
    )
    evidence = models.CharField(
        _("Belegstufe"),
        help_text=_("Worauf stützen sich die Ergebnisse?"),
        max_length=16,
        choices=Evidence.choices,
    )
    success_factors = prose_field(_("Gelingensfaktoren"), _("Ohne was ginge es nicht?"), required=True)
    pitfalls = prose_field(
        _("Stolpersteine und Grenzen"), _("Was war schwer? Das hilft anderen am meisten."), required=True
    )
    failed = prose_field(_("Was nicht funktioniert hat"), _("Nur für Mitglieder sichtbar."))
    lessons = prose_field(
        _("Das würden wir wieder oder anders machen"),
        help_text=_("Was raten Sie einer Kommune, die heute beginnt?"),
        required=True,
    )
    conditions = prose_field(
        _("Voraussetzungen"), _("Was braucht eine Kommune, die das übernehmen will?"), required=True
    )
    suited_sizes = terms_field(
        Vocabulary.SIZE_CLASS, _("Geeignet für"), help_text=_("Für welche Größe von Kommunen passt das?")
    )
    difficulty = models.CharField(
        _("Schwierigkeit"),
        help_text=_("Wie schwer ist es nachzumachen?"),
        max_length=16,
        choices=Difficulty.choices,
        blank=True,
    )
    minimal_variant = prose_field(_("Minimalvariante"), _("Wie fängt man klein an?"))
    adaptations = prose_field(_("Nötige Anpassungen"), help_text=_("Was muss eine andere Kommune anpassen?"))
    sustained = prose_field(_("Verstetigung"), _("Wie geht es nach der Förderung weiter?"))
    awards = models.CharField(
        pgettext_lazy("Preise", "Auszeichnungen"),
        help_text=_("Preise, zum Beispiel mit Jahr."),
        max_length=200,
        blank=True,
    )

    override_translatable_fields = [
        *ContributionPage.override_translatable_fields,
        *words(*prose_fields, "steps", "costs", "partners", "key_figures"),
        *facts(*fact_fields),
    ]
    content_panels = BEST_PRACTICE

    class Meta(ContributionPage.Meta):
        verbose_name = _("Praxisbeispiel")
        verbose_name_plural = _("Praxisbeispiele")

    def clean(self) -> None:
        super().clean()
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": _("Das Ende liegt vor dem Beginn.")})

    def naming_page_ids(self) -> list[int]:
        return [*super().naming_page_ids(), *_strategy_ids(pk=self.pk)]

    def own_facets(self) -> dict[str, list[str]]:
        return {
            "kosten": [cost_class(self.cost_once, self.cost_yearly)],
            "personal": [staff_class(self.staff_fte)],
            "status": [self.status],
        }


_strategy_ids = Prepared(
    lambda: BestPracticePage.strategy_measures.rel.related_model.objects.filter(
        practice=Given("pk")
    ).values_list("page_id", flat=True)
)


class PracticeStep(TranslatableRow):
    """A step for those who take the practice over."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("Schritt"), help_text=_("Was ist zu tun?"), max_length=200)
    duration = models.CharField(
        _("Dauer"), help_text=_("Zum Beispiel: zwei Wochen."), max_length=60, blank=True
    )
    who = models.CharField(_("Wer"), help_text=_("Welche Stelle oder Rolle?"), max_length=120, blank=True)

    override_translatable_fields = [*words("title", "duration", "who"), *facts("sort_order")]
    panels = [FieldPanel("title"), FieldPanel("duration"), FieldPanel("who")]

    @property
    def circumstances(self) -> str:
        """How long it takes and who does it, as far as that is known."""
        return " · ".join(filter(None, (self.duration, self.who)))


class PracticeCost(TranslatableRow):
    """One item of the costs."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="costs")
    label = models.CharField(_("Wofür"), help_text=_("Zum Beispiel: Druck, Honorar, Miete."), max_length=120)
    once = money_field(_("einmalig"))
    yearly = money_field(_("jährlich"))

    override_translatable_fields = [*words("label"), *facts("once", "yearly", "sort_order")]
    panels = [FieldPanel("label"), FieldPanel("once"), FieldPanel("yearly")]


class PracticePartner(TranslatableRow):
    """Who takes part, and as what."""

    class Kind(models.TextChoices):
        ASSOCIATION = "verein", _("Verein oder Verband")
        AGENCY = "freiwilligenagentur", _("Freiwilligenagentur")
        COMPANY = "unternehmen", _("Unternehmen")
        SCHOOL = "bildung", _("Schule oder Bildungsträger")
        FOUNDATION = "stiftung", _("Stiftung")
        AUTHORITY = "behoerde", _("Behörde")
        INITIATIVE = "initiative", _("Initiative")
        OTHER = "sonstige", _("Sonstige")

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(
        _("Name"), help_text=_("Name der Organisation, keine Privatpersonen."), max_length=160
    )
    kind = models.CharField(
        _("Art"), help_text=_("Was für eine Organisation?"), max_length=20, choices=Kind.choices, blank=True
    )
    role = models.CharField(_("Aufgabe"), help_text=_("Was trägt sie bei?"), max_length=160, blank=True)

    override_translatable_fields = [*words("role"), *facts("name", "kind", "sort_order")]
    panels = [FieldPanel("name"), FieldPanel("kind"), FieldPanel("role")]


class KeyFigure(TranslatableRow):
    """A figure before and after, with its source."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="key_figures")
    label = models.CharField(_("Kennzahl"), help_text=_("Was wird gezählt?"), max_length=120)
    before = models.CharField(
        _("vorher"), help_text=_("Mit Jahr, zum Beispiel: 40 (2022)."), max_length=40, blank=True
    )
    after = models.CharField(
        _("nachher"), help_text=_("Mit Jahr, zum Beispiel: 75 (2025)."), max_length=40, blank=True
    )
    source = models.CharField(_("Quelle"), help_text=_("Woher stammt die Zahl?"), max_length=160, blank=True)

    override_translatable_fields = [*words("label", "before", "after", "source"), *facts("sort_order")]
    panels = [FieldPanel("label"), FieldPanel("before"), FieldPanel("after"), FieldPanel("source")]
