"""Strategies for civic engagement: goals, measures, process and what was learned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from exchange.municipalities.facets import cost_class
from exchange.municipalities.facts import Section
from exchange.municipalities.models import Anchoring, ContributionPage, prose_field, terms_field
from exchange.vocabulary.models import Vocabulary

from .. import wishes
from ..blocks import BuildingBlocks
from ..panels import STRATEGY
from .best_practice import money_field
from .decision import DECISION_FIELDS, DecisionMixin


class StrategyKind(models.TextChoices):
    STRATEGY = "engagementstrategie", _("Engagementstrategie")
    CONCEPT = "konzept", _("Konzept")
    PARTIAL = "handlungskonzept", _("Teilstrategie oder Handlungskonzept")
    UPDATE = "fortschreibung", _("Fortschreibung")


class Phase(models.TextChoices):
    """Phases of a local strategy, after the Land's work aid."""

    INITIATIVE = "initiativkreis", _("Initiativkreis")
    STEERING = "steuerungsgruppe", _("Steuerungsgruppe")
    STOCKTAKING = "bestandsanalyse", _("Bestandsanalyse")
    ADVISORY = "politischer-beirat", _("Politischer Beirat")
    KICK_OFF = "auftakt", _("Auftakt")
    DRAFTING = "erarbeitung", _("Erarbeitung")
    CLOSING = "abschlusskonferenz", _("Abschlusskonferenz")
    DECISION = "beschluss", _("Beschluss")
    IMPLEMENTATION = "umsetzung", _("Umsetzung")
    EVALUATION = "evaluation", _("Evaluation und Fortschreibung")


class StrategyPage(DecisionMixin, ContributionPage):
    """A strategy of a member, from the first circle to its evaluation."""

    kind = "strategie"
    prose_fields = (
        "occasion", "vision", "process", "monitoring", "successes", "hurdles", "lessons",
    )  # fmt: skip
    internal_fields = ("staff_fte", "hurdles", "external_support_by")
    needed_rows = ("goals",)
    row_labels = {"goals": _("Ziele")}
    wishes = wishes.STRATEGY
    fact_fields = (
        "strategy_kind", "phase", "term_from", "term_until", *DECISION_FIELDS, "steering",
        "participant_groups", "participation_formats", "participants", "budget_yearly", "price_year",
        "funding", "funding_programme", "staff_fte", "external_support",
        "external_support_by", "population_at_start",
    )  # fmt: skip

    strategy_kind = models.CharField(
        _("Art"), help_text=_("Was für ein Papier ist es?"), max_length=24, choices=StrategyKind.choices
    )
    phase = models.CharField(
        _("Phase"),
        help_text=_("Wo stehen Sie gerade? Auch ein Anfang hilft anderen."),
        max_length=24,
        choices=Phase.choices,
    )
    term_from = models.PositiveSmallIntegerField(
        _("Laufzeit von (Jahr)"), help_text=_("Leer, wenn noch offen."), null=True, blank=True
    )
    term_until = models.PositiveSmallIntegerField(
        _("Laufzeit bis (Jahr)"), help_text=_("Leer, wenn unbefristet."), null=True, blank=True
    )
    occasion = prose_field(
        _("Ausgangslage und Anlass"), _("Warum haben Sie sich auf den Weg gemacht?"), required=True
    )
    vision = prose_field(
        _("Leitbild"), help_text=_("Welches Bild von Engagement leitet Sie? Zwei bis drei Absätze.")
    )
    process = prose_field(
        _("Wie sie entstanden ist"),
        help_text=_("Wer hat angestoßen, wer war wann beteiligt, wie lange hat es gedauert?"),
    )
    participation_formats = terms_field(
        Vocabulary.PARTICIPATION_FORMAT,
        _("Beteiligungsformate"),
        help_text=_("Wie haben Sie Menschen beteiligt?"),
    )
    participant_groups = terms_field(
        Vocabulary.TARGET_GROUP, _("Beteiligte Gruppen"), help_text=_("Wer hat mitgearbeitet?")
    )
    participants = models.PositiveIntegerField(
        _("Zahl der Beteiligten"),
        help_text=_("Ungefähr, alle Veranstaltungen zusammen."),
        null=True,
        blank=True,
    )
    steering = models.CharField(
        _("Steuerung"),
        help_text=_("Welche Stelle hält die Fäden in der Hand?"),
        max_length=24,
        choices=Anchoring.choices,
        blank=True,
    )
    staff_fte = models.DecimalField(
        _("Personal (VZÄ)"), max_digits=6, decimal_places=2, null=True, blank=True,
        help_text=_("Nur für Mitglieder sichtbar. Leer heißt unbekannt, 0 heißt keines."),
    )  # fmt: skip
    budget_yearly = money_field(_("Budget im Jahr"))
    price_year = models.PositiveSmallIntegerField(
        _("Preisstand (Jahr)"), help_text=_("Aus welchem Jahr stammen die Beträge?"), null=True, blank=True
    )
    funding = terms_field(Vocabulary.FUNDING, _("Finanzierung"), help_text=_("Woher kam das Geld?"))
    funding_programme = models.CharField(
        _("Förderprogramm"), help_text=_("Name des Programms, wenn es eines gab."), max_length=160, blank=True
    )
    external_support = models.BooleanField(
        _("Externe Begleitung"), help_text=_("Hat ein Büro oder eine Agentur Sie begleitet?"), default=False
    )
    external_support_by = models.CharField(
        _("Begleitet durch"), max_length=200, blank=True,
        help_text=_("Wer und zu welchen Kosten. Nur für Mitglieder sichtbar.")
    )  # fmt: skip
    building_blocks = StreamField(
        BuildingBlocks(), verbose_name=_("Bausteine"), blank=True,
        help_text=_("Was sagt Ihre Strategie zu diesen Themen? So lassen sich Strategien vergleichen."),
    )  # fmt: skip
    monitoring = prose_field(
        _("Erfolgskontrolle"), help_text=_("Woran messen Sie den Erfolg, und wer berichtet wem?")
    )
    successes = prose_field(_("Was gelungen ist"), help_text=_("Worauf sind Sie stolz?"))
    hurdles = prose_field(_("Hürden"), _("Nur für Mitglieder sichtbar."))
    lessons = prose_field(
        _("Das würden wir wieder oder anders machen"),
        help_text=_("Was raten Sie einer Kommune, die heute beginnt?"),
        required=True,
    )
    population_at_start = models.PositiveIntegerField(
        _("Einwohnerzahl zu Beginn"),
        help_text=_("Zum Vergleichen: wie groß war die Kommune, als Sie anfingen?"),
        null=True,
        blank=True,
    )

    override_translatable_fields = [
        *ContributionPage.override_translatable_fields,
        *words(*prose_fields, "building_blocks", "goals", "measures"),
        *facts(*fact_fields),
    ]
    content_panels = STRATEGY

    class Meta(ContributionPage.Meta):
        verbose_name = _("Strategie")
        verbose_name_plural = _("Strategien")

    def clean(self) -> None:
        super().clean()
        if self.term_from and self.term_until and self.term_until < self.term_from:
            raise ValidationError({"term_until": _("Die Laufzeit endet, bevor sie beginnt.")})

    def named_page_ids(self) -> list[int]:
        practices = [measure.practice_id for measure in self.measures.all() if measure.practice_id]
        return [*super().named_page_ids(), *practices]

    def further_sections(self) -> list[Section]:
        return [
            Section(f"baustein-{block.block_type}", str(block.block.label), str(block.value))
            for block in self.building_blocks
        ]

    def own_facets(self) -> dict[str, list[str]]:
        # Staff is for members only: a public facet would give it away.
        return {"kosten": [cost_class(None, self.budget_yearly)], "status": [self.phase]}


class StrategyGoal(TranslatableRow):
    """A goal with its indicator."""

    class Status(models.TextChoices):
        OPEN = "offen", _("offen")
        ON_TRACK = "auf-dem-weg", _("auf dem Weg")
        REACHED = "erreicht", _("erreicht")
        MISSED = "verfehlt", _("verfehlt")

    page = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(
        _("Ziel"), help_text=_("Ein Satz, der sagt, was anders sein soll."), max_length=300
    )
    action_field = models.ForeignKey(
        "vocabulary.Term", verbose_name=_("Handlungsfeld der Landesstrategie"),
        help_text=_("Zu welchem Handlungsfeld gehört das Ziel?"),
        null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ACTION_FIELD, "retired": False},
    )  # fmt: skip
    indicator = models.CharField(
        _("Kennzahl"), help_text=_("Woran sehen Sie, dass es erreicht ist?"), max_length=160, blank=True
    )
    target = models.CharField(
        _("Zielwert"), help_text=_("Zum Beispiel: 200 Karten."), max_length=60, blank=True
    )
    year = models.PositiveSmallIntegerField(_("Jahr"), help_text=_("Bis wann?"), null=True, blank=True)
    status = models.CharField(
        _("Stand"), help_text=_("Wie weit sind Sie?"), max_length=16, choices=Status.choices, blank=True
    )

    override_translatable_fields = [
        *words("text", "indicator", "target"),
        *facts("action_field", "year", "status", "sort_order"),
    ]
    panels = [FieldPanel(name) for name in ("text", "action_field", "indicator", "target", "year", "status")]


class StrategyMeasure(TranslatableRow):
    """A measure; it may lead to the practice that it became."""

    class Status(models.TextChoices):
        PLANNED = "geplant", _("geplant")
        RUNNING = "laeuft", _("läuft")
        DONE = "abgeschlossen", _("abgeschlossen")
        DROPPED = "verworfen", _("verworfen")

    page = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField(_("Maßnahme"), help_text=_("Was wird getan?"), max_length=200)
    responsible = models.CharField(_("Zuständig"), help_text=_("Welche Stelle?"), max_length=120, blank=True)
    starts = models.PositiveSmallIntegerField(_("von (Jahr)"), help_text=_("Beginn."), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(
        _("bis (Jahr)"), help_text=_("Ende; leer, wenn dauerhaft."), null=True, blank=True
    )
    status = models.CharField(
        _("Stand"), help_text=_("Wie weit sind Sie?"), max_length=16, choices=Status.choices, blank=True
    )
    cost = money_field(_("Kosten"))
    practice = models.ForeignKey(
        "experiences.BestPracticePage", verbose_name=_("Praxisbeispiel dazu"),
        help_text=_("Wenn die Maßnahme schon ein Beitrag ist: Beide verweisen dann aufeinander."),
        null=True, blank=True,
        on_delete=models.SET_NULL, related_name="strategy_measures",
    )  # fmt: skip

    override_translatable_fields = [
        *words("title", "responsible"),
        *facts("starts", "ends", "status", "cost", "practice", "sort_order"),
    ]
    panels = [
        *(FieldPanel(name) for name in ("title", "responsible", "starts", "ends", "status", "cost")),
        PageChooserPanel("practice"),
    ]
