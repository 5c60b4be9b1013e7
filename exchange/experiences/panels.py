"""Editor forms in the order in which an officer thinks: what is needed first is open, the rest is closed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from exchange.municipalities.panels import COLLAPSED, contribution_handler, group, rows, terms

DECISION = group(_("Beschluss"), "decision_body", "decided_on", "decision_number", "decision_url")

BEST_PRACTICE = contribution_handler(
    group(_("Was war, was Sie wollten, was Sie taten"), "problem", "goals", "solution", collapsed=False),
    group(_("Rolle und Stand"), "municipal_role", "status", collapsed=False),
    group(_("Was es gebracht hat"), "results", "evidence", collapsed=False),
    group(
        _("Was andere wissen müssen"), "success_factors", "pitfalls", "lessons", "conditions", collapsed=False
    ),
    group(
        _("Kosten und Finanzierung"),
        "cost_once",
        "cost_yearly",
        "price_year",
        terms("funding"),
        "funding_programme",
    ),
    rows("costs", _("Kosten im Einzelnen"), _("Posten")),
    group(
        _("Personal und Zeit"),
        "staff_fte",
        "staff_hours_month",
        "volunteer_hours",
        "lead_months",
        "started_on",
        "ended_on",
    ),
    rows("steps", _("Schritte zum Nachmachen"), _("Schritt")),
    rows("partners", _("Partner"), _("Partner")),
    rows("key_figures", _("Kennzahlen"), _("Kennzahl")),
    group(_("Reichweite"), "reached_people", "volunteers", "carrier", "awards"),
    group(
        _("Übertragen auf andere"),
        terms("suited_sizes"),
        "difficulty",
        "minimal_variant",
        "adaptations",
        "sustained",
    ),
    group(_("Räume, Recht, Teilhabe"), "rooms", "legal", "access"),
    group(_("Was nicht funktioniert hat (nur für Mitglieder)"), "failed"),
)

STRATEGY = contribution_handler(
    group(_("Art und Phase"), "strategy_kind", "phase", collapsed=False),
    group(_("Anlass und Lehren"), "occasion", "lessons", collapsed=False),
    rows("goals", _("Ziele"), _("Ziel"), minimum=1, collapsed=False, help_text=_("Mindestens ein Ziel.")),
    rows("measures", _("Maßnahmen"), _("Maßnahme")),
    group(_("Laufzeit und Leitbild"), "term_from", "term_until", "vision"),
    FieldPanel("building_blocks", classname=COLLAPSED),
    DECISION,
    group(
        _("Entstehung und Beteiligung"),
        "process",
        terms("participant_groups"),
        terms("participation_formats"),
        "participants",
        "population_at_start",
    ),
    group(
        _("Steuerung, Personal, Geld"),
        "steering",
        "staff_fte",
        "budget_yearly",
        "price_year",
        terms("funding"),
        "funding_programme",
    ),
    group(_("Externe Begleitung"), "external_support", "external_support_by"),
    group(_("Erfolg und Hürden"), "monitoring", "successes", "hurdles"),
)

GUIDELINE = contribution_handler(
    group(_("Art und Verbindlichkeit"), "guideline_kind", "binding", collapsed=False),
    rows(
        "key_points",
        _("Kernpunkte"),
        _("Kernpunkt"),
        minimum=1,
        collapsed=False,
        help_text=_("Mindestens ein Kernpunkt."),
    ),
    group(_("Erfahrungen"), "experience", "need_for_change", collapsed=False),
    group(
        _("Geltung"),
        "in_force_on",
        "out_of_force_on",
        PageChooserPanel("replaced_by"),
        "scope",
        terms("addressees"),
    ),
    DECISION,
    group(_("Entstehung und Recht"), "origin", "legal_basis", "legally_checked"),
    group(_("Anwendung"), "procedure", "committee", "resources"),
    group(_("Mustertext"), "template_text"),
)
