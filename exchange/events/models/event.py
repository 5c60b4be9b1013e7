"""Events and seminars: a page below the profile of the member that organises them."""

from dataclasses import replace
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cms.finding import SearchDocument
from cms.languages.declaring import facts, words
from exchange.experiences.models.best_practice import money_field
from exchange.municipalities.models import ContributionPage, Member, MemberKind, prose_field, terms_field
from exchange.vocabulary.models import Vocabulary

from ..forms import EventForm
from ..missing import missing_answers
from ..panels import EVENT
from ..planning import exception_problems
from ..recurrence import timing_problems
from ..wishes import WISHES
from .choices import EventType, LandCalendar
from .place import EventPlace
from .registration_terms import RegistrationTerms
from .timing import EventTiming

# What belongs to the page and not to one of its versions: publishing an old one must not turn it back.
STATE = ("uid", "sequence", "land_calendar", "land_reason")


class EventPage(EventTiming, EventPlace, RegistrationTerms, ContributionPage):
    """An event of a member. Dates stand as rows (`Occurrence`) on the page of the first language alone."""

    kind = "veranstaltung"
    prose_fields = ("description", "preparation", "outcome")
    fact_fields = ("event_type", "series_title", "mandatory", "audiences", "cost", "cost_note",
                   "travel_cost_rule", "language", "sign_language", "captioning", "childcare", "catering",
                   "partners", "attended")  # fmt: skip
    wishes = WISHES
    listed_by_date = True
    # Its dates are described on their own (``feeds_out.structured_data``).
    schema_type = ""
    parts = ContributionPage.parts | {"anmeldung": "exchange.events.registration.views.registration_form"}

    event_type = models.CharField(
        _("Art der Veranstaltung"), max_length=28, choices=EventType.choices,
        help_text=_("Danach filtern andere den Kalender."),
    )  # fmt: skip
    series_title = models.CharField(
        _("Reihe oder Durchgang"), max_length=120, blank=True,
        help_text=_("Zum Beispiel: Entwicklungswerkstatt, 6. Durchgang."),
    )  # fmt: skip
    mandatory = models.BooleanField(
        _("Pflichttermin"), default=False, help_text=_("Müssen Mitglieder der Reihe oder Gruppe teilnehmen?")
    )
    audiences = terms_field(
        Vocabulary.AUDIENCE, _("Wer ist eingeladen?"), required=True,
        help_text=_("An wen richtet sich die Veranstaltung?"),
    )  # fmt: skip
    description = prose_field(_("Worum es geht"), _("Was erwartet die Teilnehmenden, was nehmen sie mit?"))
    preparation = prose_field(_("Vorbereitung"), _("Was sollten Teilnehmende vorher lesen oder mitbringen?"))
    outcome = prose_field(_("Ergebnisse"), _("Nach der Veranstaltung: Was kam heraus, wie geht es weiter?"))
    cost = money_field(_("Teilnahmebeitrag"))
    cost_note = models.CharField(
        _("Zum Beitrag"), max_length=160, blank=True, help_text=_("Zum Beispiel: für Mitglieder kostenfrei.")
    )
    attended = models.PositiveIntegerField(
        _("Teilnehmende"), null=True, blank=True, help_text=_("Nach der Veranstaltung: Wie viele waren da?")
    )
    partners = models.CharField(
        _("Weitere Veranstaltende"), max_length=240, blank=True,
        help_text=_("Einrichtungen, die nicht Mitglied des Netzwerks sind."),
    )  # fmt: skip

    # What contributions ask for, in the words of events, and required only where it helps.
    target_groups = terms_field(
        Vocabulary.TARGET_GROUP, _("Zielgruppen des Themas"), help_text=_("Wem nützt das, worum es geht?")
    )
    action_fields = terms_field(
        Vocabulary.ACTION_FIELD, _("Handlungsfelder der Landesstrategie"), help_text=_("Höchstens drei.")
    )
    further_members = ParentalManyToManyField(
        Member, verbose_name=_("Mitveranstalter"), blank=True, related_name="+",
        help_text=_("Die Veranstaltung erscheint auch auf deren Profilen."),
    )  # fmt: skip
    review_on = models.DateField(null=True, blank=True, editable=False)
    confirmed_on = models.DateField(null=True, blank=True, editable=False)

    uid = models.UUIDField(default=uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    land_calendar = models.CharField(
        _("Landeskalender"), max_length=10, choices=LandCalendar.choices, default=LandCalendar.OWN,
        editable=False, db_index=True,
    )  # fmt: skip
    land_reason = models.TextField(_("Begründung des Landes"), blank=True, editable=False)

    override_translatable_fields = [
        *ContributionPage.override_translatable_fields,
        *words(*prose_fields, "cost_note", "catering", "access_note", "confirmation_text"),
        *words("access_facts", "programme", "speakers", "materials"),
        *facts("event_type", "series_title", "mandatory", "audiences", "cost", "partners", "attended"),
        *facts("travel_cost_rule", "language", "sign_language", "captioning", "childcare", "exceptions"),
        *facts("starts_at", "ends_at", "all_day", "doors_at", "frequency", "interval", "weekdays"),
        *facts("monthly_position", "until", "count", "status", "status_reason"),
        *facts("attendance_mode", "venue_name", "venue_address", "access_link", "access_link_from_hours"),
        *facts("district"),
        *facts("registration_mode", "registration_url", "registration_opens_at", "registration_closes_at"),
        *facts("min_seats", "capacity", "seats_per_member", "district_quota", "waiting_list_size"),
        *facts("offer_hours", "asked_fields", "is_cohort"),
    ]
    base_form_class = EventForm
    row_labels = {"exceptions": _("Ausnahmen")}
    content_panels = EVENT
    exclude_fields_in_copy = [*ContributionPage.exclude_fields_in_copy, *STATE]

    class Meta(ContributionPage.Meta):
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")

    @property
    def co_organisers(self):
        """The members that organise it too: what other contributions call "further members"."""
        return self.further_members

    def derive_member(self) -> None:
        """What the Land itself organises stands in its calendar without being proposed."""
        super().derive_member()
        if self.land_calendar == LandCalendar.OWN and self.member.kind == MemberKind.LAND:
            self.land_calendar = LandCalendar.ACCEPTED

    def clean(self) -> None:
        super().clean()
        if problems := timing_problems(self):
            raise ValidationError(problems)

    def check_publishable(self) -> None:
        super().check_publishable()
        problems = missing_answers(vars(self)) | self.exception_problems()
        if problems:
            raise ValidationError(problems)

    def exception_problems(self) -> dict[str, list[str]]:
        """What is wrong with the rows of exceptions, by relation."""
        found = exception_problems(self, [row.date for row in self.exceptions.all()])
        return {"exceptions": found} if found else {}

    def with_content_json(self, content: dict) -> "EventPage":
        page = super().with_content_json(content)
        for name in STATE:
            setattr(page, name, getattr(self, name))
        return page

    def own_facets(self) -> dict[str, list[str]]:
        from ..queries import dates_of, event_of
        from ..state import event_state

        return {"status": [str(event_state(dates_of(event_of(self)), timezone.now()))]}

    def search_document(self) -> SearchDocument:
        """Its date is that of the event, the next one first: "newest first" shows what is still to come."""
        from ..date_words import first_day
        from ..queries import dates_of, event_of
        from ..state import next_date

        date = next_date(dates_of(event_of(self)), timezone.now())
        document = super().search_document()
        places = filter(None, [self.venue_name, self.venue_address, self.series_title])
        return replace(
            document,
            text="\n".join([document.text, *places]),
            date=first_day(date) if date else document.date,
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..event_view import event_context

        return {**super().get_context(request, *args, **kwargs), **event_context(self)}

    def field_is_open_to(self, name: str, user) -> bool:
        """The link to take part is sent to those who registered, and shown to nobody else."""
        return name != "access_link" and super().field_is_open_to(name, user)
