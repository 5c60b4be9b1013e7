"""What organisers do: decide about a person, enter one, note who was there, print the list."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ...models import Occurrence, Registration, RegistrationState
from ..certificate import certificate_earned
from ..mails import registration_mail
from ..queries import counted_date
from ..services import organising
from ..services.leaving import registration_cancel
from .forms import EnterForm, ReasonForm
from .lists import OfOneDate

STATE = RegistrationState
_HOPES = (STATE.APPLIED, STATE.WAITING, STATE.REJECTED)
# What can be done in which state: name in the form, label, states, service.
ACTIONS = {
    "accept": (_("Platz geben"), _HOPES, organising.registration_accept),
    "offer": (_("Platz anbieten"), _HOPES, organising.registration_offer),
    "wait": (_("Auf die Warteliste"), (STATE.APPLIED, STATE.REJECTED), organising.registration_wait),
    "cancel": (
        pgettext_lazy("Veranstaltung", "Abmelden"),
        (STATE.CONFIRMED, STATE.OFFERED, STATE.WAITING),
        registration_cancel,
    ),
}
# The mail that says again where a person stands.
_MAILS = {
    STATE.CONFIRMED: "confirmed",
    STATE.WAITING: "waiting",
    STATE.OFFERED: "offer",
    STATE.APPLIED: "applied",
}


class OrganiserView(OfOneDate, WagtailAdminTemplateMixin, TemplateView):
    """A page about one date."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(occurrence=self.occurrence, event=self.event, view=self, **kwargs)


class PersonView(OrganiserView):
    """Everything that is known of one person, and what can be done."""

    template_name = "events/registration/organiser/person.html"
    page_title = _("Anmeldung")

    @cached_property
    def registration(self) -> Registration:
        rows = Registration.objects.select_related("occurrence__event__member", "member", "needs")
        return get_object_or_404(rows.exclude(state=STATE.PENDING), pk=self.kwargs["registration_id"])

    @property
    def occurrence(self) -> Occurrence:
        return self.registration.occurrence

    def get_page_subtitle(self):
        return self.registration.name

    def post(self, request, *args, **kwargs):
        number, date = self.registration.pk, self.occurrence.pk
        try:
            self.act(request.POST.get("action", ""))
        except ValueError as refusal:
            messages.error(request, str(refusal))
            return redirect("registrations:person", number)
        return redirect("registrations:date", date)

    def act(self, action: str) -> None:
        """Do what the button says; a ``ValueError`` is shown to the person."""
        now, registration = timezone.now(), self.registration
        if action in ACTIONS:
            ACTIONS[action][2](registration=registration, now=now)
        elif action == "refuse":
            reason = ReasonForm(self.request.POST)
            if not reason.is_valid():
                raise ValueError(gettext("Bitte geben Sie eine Begründung an."))
            organising.registration_refuse(registration=registration, now=now, **reason.cleaned_data)
        elif action == "resend" and registration.state in _MAILS:
            with_dates = registration.state == STATE.CONFIRMED
            name, occasion = _MAILS[registration.state], f"again:{now.isoformat()}"
            registration_mail(registration, name, occasion=occasion, with_dates=with_dates)
        elif action == "erase":
            organising.registration_erase(registration=registration, now=now)
        else:
            raise ValueError(gettext("Das geht bei diesem Stand der Anmeldung nicht."))
        messages.success(self.request, gettext("Gespeichert."))

    def get_context_data(self, **kwargs):
        state = self.registration.state
        return super().get_context_data(
            registration=self.registration,
            actions=[(name, label) for name, (label, states, _service) in ACTIONS.items() if state in states],
            can_resend=state in _MAILS and self.registration.email,
            reason_form=ReasonForm() if self.registration.is_active else None,
            **kwargs,
        )


class EnterView(OfOneDate, WagtailAdminTemplateMixin, FormView):
    """Enter somebody by hand."""

    template_name = "events/registration/organiser/enter.html"
    page_title = _("Von Hand eintragen")
    form_class = EnterForm

    def form_valid(self, form):
        counted = counted_date(self.event) if self.event.is_cohort else self.occurrence
        try:
            organising.registration_enter(occurrence=counted, details=form.cleaned_data, now=timezone.now())
        except ValueError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, gettext("Die Person ist angemeldet."))
        return redirect("registrations:date", counted.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(occurrence=self.occurrence, **kwargs)


class SeatedView(OrganiserView):
    """A page about those who have a seat: of a cohort's date, those of the cohort."""

    @cached_property
    def seated(self) -> list[Registration]:
        date = counted_date(self.event) if self.event.is_cohort else self.occurrence
        rows = date.registrations.filter(state=STATE.CONFIRMED).select_related("member", "needs")
        return list(rows.prefetch_related("attendances").order_by("name", "pk"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(people=self.seated, **kwargs)


class AttendanceView(SeatedView):
    """Who was there; and the certificates by mail."""

    template_name = "events/registration/organiser/attendance.html"
    page_title = _("Anwesenheit")

    def post(self, request, *args, **kwargs):
        present = {int(number) for number in request.POST.getlist("present") if number.isdigit()}
        organising.attendance_record(occurrence=self.occurrence, registrations=self.seated, present=present)
        messages.success(request, gettext("Die Anwesenheit ist gespeichert."))
        if "certificates" in request.POST:
            sent = [person for person in self.seated if certificate_earned(person)]
            for person in sent:
                registration_mail(person, "certificate")
            messages.success(request, gettext("Bescheinigungen verschickt: %d") % len(sent))
        return redirect("registrations:attendance", self.occurrence.pk)

    def get_context_data(self, **kwargs):
        here = self.occurrence.pk
        rows = [
            (person, any(mark.occurrence_id == here for mark in person.attendances.all()))
            for person in self.seated
        ]
        dates = list(self.event.occurrences.order_by("starts_at", "pk")) if self.event.is_cohort else []
        return super().get_context_data(rows=rows, dates=dates, **kwargs)


class PrintView(SeatedView):
    """The list for the entrance, with room for signatures; needs stand below it, apart."""

    template_name = "events/registration/organiser/print.html"
    page_title = _("Teilnahmeliste")

    def get_context_data(self, **kwargs):
        needs = [person for person in self.seated if getattr(person, "needs", None)]
        return super().get_context_data(needs=needs, **kwargs)
