"""Rows of events: exceptions of a series, access, programme, speakers, what remains afterwards."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow

from .choices import AccessFeature, ExceptionAction, MaterialKind
from .event import EventPage


class EventException(Orderable):
    """A single date of a series that does not take place, or at another time."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="exceptions")
    date = models.DateField(
        _("Termin"), help_text=_("Der Tag, an dem der Termin nach der Wiederholung wäre.")
    )
    action = models.CharField(
        _("Was geschieht?"), max_length=10, choices=ExceptionAction.choices,
        default=ExceptionAction.CANCELLED, help_text=_("Fällt der Termin aus oder wird er verlegt?"),
    )  # fmt: skip
    new_start = models.DateTimeField(
        _("Neuer Beginn"), null=True, blank=True, help_text=_("Nur wenn der Termin verlegt wird.")
    )
    new_end = models.DateTimeField(
        _("Neues Ende"), null=True, blank=True,
        help_text=_("Leer heißt: Die Veranstaltung dauert so lange wie sonst."),
    )  # fmt: skip
    reason = models.CharField(
        _("Grund"), max_length=200, blank=True, help_text=_("Ein Satz, den alle lesen.")
    )

    panels = [FieldPanel(name) for name in ("date", "action", "new_start", "new_end", "reason")]

    def clean(self) -> None:
        super().clean()
        if self.action == ExceptionAction.MOVED and not self.new_start:
            raise ValidationError({"new_start": _("Wann findet der verlegte Termin statt?")})
        if self.new_start and self.new_end and self.new_end <= self.new_start:
            raise ValidationError({"new_end": _("Das Ende liegt vor dem Beginn.")})


class EventAccess(TranslatableRow):
    """One fact about the accessibility of the place; "no" is worth knowing too."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="access_facts")
    feature = models.CharField(
        _("Merkmal"), max_length=12, choices=AccessFeature.choices, help_text=_("Was haben Sie geprüft?")
    )
    available = models.BooleanField(
        _("vorhanden"), default=True, help_text=_("Auch ein Nein hilft bei der Planung.")
    )
    note = models.CharField(
        _("Erläuterung"), max_length=160, blank=True, help_text=_("Zum Beispiel: Eingang über den Hof.")
    )

    override_translatable_fields = [*words("note"), *facts("feature", "available", "sort_order")]
    panels = [FieldPanel("feature"), FieldPanel("available"), FieldPanel("note")]


class ProgrammeItem(TranslatableRow):
    """One point of the programme."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="programme")
    day = models.PositiveSmallIntegerField(
        pgettext_lazy("Veranstaltung", "Tag"),
        default=1,
        help_text=_("1 für den ersten Tag; nur bei mehreren Tagen wichtig."),
    )
    starts = models.TimeField(
        _("Uhrzeit"), null=True, blank=True, help_text=_("Wann beginnt der Punkt? Zum Beispiel 10:15.")
    )
    title = models.CharField(_("Programmpunkt"), max_length=200, help_text=_("Worum geht es?"))
    person = models.CharField(
        _("Person"),
        max_length=160,
        blank=True,
        help_text=_("Wer gestaltet den Punkt? Nur mit Einverständnis."),
    )
    room = models.CharField(_("Raum"), max_length=120, blank=True, help_text=_("Wenn es mehrere gibt."))

    override_translatable_fields = [*words("title", "room"), *facts("day", "starts", "person", "sort_order")]
    panels = [FieldPanel(name) for name in ("day", "starts", "title", "person", "room")]


class Speaker(TranslatableRow):
    """Somebody who speaks at the event and agreed to be named."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(
        _("Name"), max_length=120, help_text=_("Nur Personen, die der Nennung zugestimmt haben.")
    )
    role = models.CharField(
        _("Funktion"), max_length=160, blank=True, help_text=_("Zum Beispiel: Engagementbeauftragte.")
    )
    organisation = models.CharField(
        _("Organisation"), max_length=160, blank=True, help_text=_("Für wen spricht die Person?")
    )

    override_translatable_fields = [*words("role", "organisation"), *facts("name", "sort_order")]
    panels = [FieldPanel("name"), FieldPanel("role"), FieldPanel("organisation")]


class EventMaterial(TranslatableRow):
    """What remains of the event: a file of the library, or the address of a recording."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(
        _("Art"), max_length=16, choices=MaterialKind.choices, default=MaterialKind.REPORT,
        help_text=_("Was für Unterlagen sind es?"),
    )  # fmt: skip
    document = models.ForeignKey(
        "cms.PortalDocument", verbose_name=_("Dokument"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="+", help_text=_("Eine Datei, zum Beispiel das Protokoll als PDF."),
    )  # fmt: skip
    url = models.URLField(
        _("Adresse"), max_length=400, blank=True,
        help_text=_("Statt einer Datei, zum Beispiel die Adresse der Aufzeichnung."),
    )  # fmt: skip
    note = models.CharField(
        _("Erläuterung"), max_length=160, blank=True, help_text=_("Ein Satz: Was findet man darin?")
    )

    override_translatable_fields = [*words("note"), *facts("kind", "document", "url", "sort_order")]
    panels = [FieldPanel(name) for name in ("kind", "document", "url", "note")]

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.url):
            raise ValidationError(_("Geben Sie eine Datei oder eine Adresse an, nicht beides."))
