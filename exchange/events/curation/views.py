"""Pages of the admin for the calendar of the Land."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from exchange.municipalities.moderation.views import PageDecisionView
from exchange.municipalities.table_file import TableError

from ..models import Decision, EventPage, LandCalendar, SchoolHoliday
from . import services
from .forms import DecisionForm, HolidayForm, ProposeForm
from .permissions import can_curate, can_decide, can_propose, can_withdraw_proposal
from .queue import events_in_state, queue_items

PER_PAGE = 20
# Tabs of the queue, under their names in addresses.
STATES = {
    "vorgeschlagen": LandCalendar.PROPOSED,
    "aufgenommen": LandCalendar.ACCEPTED,
    "hervorgehoben": LandCalendar.FEATURED,
    "abgelehnt": LandCalendar.DECLINED,
}


class ProposeView(PageDecisionView):
    """A member's editors propose an event."""

    page_title = _("Für den Landeskalender vorschlagen")
    header_icon = "date"
    form_class = ProposeForm
    explanation = _(
        "Die Landesredaktion entscheidet, ob die Veranstaltung im gemeinsamen Kalender erscheint. Auf Ihrem "
        "Profil steht sie in jedem Fall. Über die Entscheidung informieren wir Sie per E-Mail."
    )
    submit_label = _("Vorschlagen")
    success_message = _("„%(title)s“ ist für den Landeskalender vorgeschlagen.")
    allowed = can_propose

    @staticmethod
    def service(*, page, user, reason):
        services.event_propose(event=page, user=user, note=reason)


class WithdrawView(PageDecisionView):
    """A member's editors take a proposal back."""

    page_title = _("Vorschlag zurückziehen")
    header_icon = "date"
    explanation = _("Die Veranstaltung bleibt auf Ihrem Profil. Sie können sie später erneut vorschlagen.")
    submit_label = _("Vorschlag zurückziehen")
    success_message = _("Der Vorschlag „%(title)s“ ist zurückgezogen.")
    allowed = can_withdraw_proposal

    @staticmethod
    def service(*, page, user, reason):
        services.proposal_withdraw(event=page, user=user, reason=reason)


class CuratorView(WagtailAdminTemplateMixin):
    """For the ministry's editors only."""

    header_icon = "date"

    def dispatch(self, request, *args, **kwargs):
        if not can_curate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class QueueView(CuratorView, TemplateView):
    """Events by state, each with its clashes."""

    template_name = "events/curation/queue.html"
    page_title = _("Landeskalender")

    @cached_property
    def state_name(self) -> str:
        asked = self.request.GET.get("stand", "")
        return asked if asked in STATES else next(iter(STATES))

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        paginator = WagtailPaginator(events_in_state(STATES[self.state_name]), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        tabs = [(name, state.label, name == self.state_name) for name, state in STATES.items()]
        return super().get_context_data(
            **kwargs, items=queue_items(page.object_list), page=page, tabs=tabs, state_name=self.state_name
        )


class DecideView(CuratorView, FormView):
    """One event with all its dates and clashes, and the decision."""

    template_name = "events/curation/decide.html"
    page_title = _("Entscheiden")
    form_class = DecisionForm

    @cached_property
    def event(self) -> EventPage:
        return get_object_or_404(EventPage, pk=self.kwargs["event_id"])

    def dispatch(self, request, *args, **kwargs):
        if not can_decide(request.user, self.event):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict:
        decided = self.event.land_calendar in Decision.values
        return {"decision": self.event.land_calendar, "reason": self.event.land_reason} if decided else {}

    def form_valid(self, form) -> HttpResponse:
        services.event_decide(event=self.event, user=self.request.user, **form.cleaned_data)
        told = {"title": self.event.title, "decision": Decision(form.cleaned_data["decision"]).label}
        messages.success(self.request, gettext("„%(title)s“: %(decision)s.") % told)
        return redirect("land_calendar:queue")

    def get_page_subtitle(self):
        return self.event.title

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("land_calendar:queue"), "label": QueueView.page_title}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.event.title}]

    def get_context_data(self, **kwargs):
        item = queue_items([self.event])[0]
        return super().get_context_data(
            **kwargs,
            item=item,
            dates=self.event.occurrences.order_by("starts_at", "pk"),
            history=self.event.proposals.exclude(decision="").order_by("-pk"),
        )


class HolidaysView(CuratorView, FormView):
    """The school holidays that clashes are found with, and loading them from a file."""

    template_name = "events/curation/holidays.html"
    page_title = _("Schulferien")
    form_class = HolidayForm

    def form_valid(self, form) -> HttpResponse:
        try:
            new, known = services.holidays_load(
                content=form.cleaned_data["file"].read(),
                replace=form.cleaned_data["replace"],
                user=self.request.user,
            )
        except TableError as error:
            for problem in error.problems:
                form.add_error("file", problem)
            return self.form_invalid(form)
        told = ngettext("%(new)d neuer Eintrag", "%(new)d neue Einträge", new) % {"new": new}
        message = gettext("Schulferien geladen: %(told)s, %(known)d bekannt.") % {
            "told": told,
            "known": known,
        }
        messages.success(self.request, message)
        return redirect("land_calendar:holidays")

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("land_calendar:queue"), "label": QueueView.page_title}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, holidays=SchoolHoliday.objects.all())


class HolidayDeleteView(CuratorView, TemplateView):
    """Removes one entry; a POST from the list."""

    http_method_names = ["post"]

    def post(self, request, holiday_id: int) -> HttpResponse:
        holiday = get_object_or_404(SchoolHoliday, pk=holiday_id)
        holiday.delete()
        messages.success(request, gettext("„%(name)s“ ist entfernt.") % {"name": holiday.name})
        return redirect("land_calendar:holidays")
