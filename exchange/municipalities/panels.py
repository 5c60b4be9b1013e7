"""Editor forms of profiles, and the parts that the forms of all contributions share."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

from cms.readability.panel import ReadabilityPanel

from .admin_panels import CompletenessPanel, UsedOnPanel

COLLAPSED = "collapsed"


def group(heading, *names, collapsed: bool = True, help_text: str = "") -> MultiFieldPanel:
    """A group of fields; closed unless it holds what is needed to submit."""
    panels = [FieldPanel(name) if isinstance(name, str) else name for name in names]
    return MultiFieldPanel(
        panels, heading=heading, help_text=help_text, classname=COLLAPSED if collapsed else ""
    )


def rows(
    relation: str, heading, label, *, minimum: int = 0, help_text: str = "", collapsed: bool = True
) -> InlinePanel:
    """Typed rows below one heading."""
    return InlinePanel(
        relation, heading=heading, label=label, min_num=minimum, help_text=help_text,
        classname=COLLAPSED if collapsed else "",
    )  # fmt: skip


# Said in every form: who reads what is not yet published.
DRAFT_READERS = HelpPanel(
    template="municipalities/moderation/draft_readers.html", heading=_("Wer diesen Entwurf liest")
)


def terms(name: str) -> FieldPanel:
    """Terms or members, all in sight; drafts may lack them, though Wagtail would ask for relations."""
    return FieldPanel(name, widget=CheckboxSelectMultiple, required_on_save=False)


MEMBERS_INDEX = [TitleFieldPanel("title"), FieldPanel("intro")]

CONTACT_POINT = [
    FieldPanel("function"),
    FieldPanel("mailbox"),
    FieldPanel("phone"),
    FieldPanel("deputy"),
    FieldPanel("hours"),
    UsedOnPanel(),
]

PROFILE = [
    DRAFT_READERS,
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    rows("contact_points", _("Ansprechstellen"), _("Ansprechstelle"), minimum=1, collapsed=False,
         help_text=_("Stellen und Postfächer, keine Namen: So stimmt die Auskunft auch nach einem Wechsel.")),
    group(_("Was wir teilen, was wir suchen"), "strengths", "needs", collapsed=False),
    group(_("Wie Engagement bei uns verankert ist"), "anchored_at", "anchoring", "staff_fte",
          terms("infrastructure"), terms("instruments"), "networks"),
    group(_("Logo oder Bild"), "logo", "logo_alt", "logo_decorative"),
    rows("page_links", _("Weiterführende Links"), _("Link")),
]  # fmt: skip

# Filled by the search while an officer writes.
EXISTING = HelpPanel(template="search/admin/existing_panel.html", heading=_("Das gibt es schon"))

# What an officer needs to submit; the same first questions for all types of contributions.
FIRST = [
    DRAFT_READERS,
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    EXISTING,
    CompletenessPanel(),
    ReadabilityPanel(),
]
CLASSIFICATION = group(
    _("Themen und Zielgruppen"),
    terms("topics"),
    terms("target_groups"),
    terms("action_fields"),
    collapsed=False,
    help_text=_("Danach finden andere Ihren Beitrag."),
)
CONTACT_AND_RIGHTS = group(
    _("Ansprechstelle, Rechte, Sichtbarkeit"),
    "contact_point", "deputy_point", "visibility", "licence", "review_on", "confirmed_on", collapsed=False,
)  # fmt: skip
MORE = [
    group(_("Bild"), "image", "image_alt", "image_decorative"),
    FieldPanel("body", classname=COLLAPSED),
    group(_("Nur für Mitglieder"), "members_text"),
    rows("page_documents", _("Dokumente"), _("Dokument")),
    rows("page_links", _("Weiterführende Links"), _("Link")),
    rows(
        "page_relations",
        _("Verwandte Beiträge"),
        _("Beitrag"),
        help_text=_("Die Verbindung erscheint auf beiden Seiten."),
    ),
    group(_("Einordnung"), terms("engagement_areas"), "area_scope", terms("further_members")),
    group(_("Für die Redaktion"), "change_note", "internal_note"),
]
ADDRESS = [FieldPanel("slug")]


def contribution_handler(*specific) -> list:
    """The panels of a contribution: first questions, the type's own, then what all share."""
    return [*FIRST, *specific, CLASSIFICATION, CONTACT_AND_RIGHTS, *MORE]
