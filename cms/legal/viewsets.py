"""Reported barriers in the admin: what waits, by when, and what became of it."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet

from .models import BarrierReport
from .services import barrier_answer

REPORTED = ("path", "description", "name", "email", "language", "created_at", "due_on")


class BarrierEditView(EditView):
    """What was reported, to read; state and note, to fill in."""

    def save_instance(self):
        data = self.form.cleaned_data
        report = BarrierReport.objects.get(pk=self.object.pk)
        barrier_answer(report=report, state=data["state"], note=data["answer_note"], now=timezone.now())
        return report


class BarrierReportViewSet(ModelViewSet):
    """Visitors add reports and a periodic job deletes them: nobody does either by hand."""

    model = BarrierReport
    name = "barrier_reports"
    url_prefix = "gemeldete-barrieren"
    icon = "warning"
    menu_label = _("Barrieren")
    menu_order = 710
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = BarrierEditView
    list_display = [
        "__str__",
        Column("description", label=_("Beschreibung"), accessor=lambda report: report.description[:120]),
        Column("state", label=_("Stand"), accessor="get_state_display"),
        # No DateColumn: that one speaks of the past alone, and of each day to come as "just now".
        Column("due_on", label=_("Antwort bis"), accessor=lambda report: date_format(report.due_on)),
        DateColumn("created_at", label=_("Eingegangen"), sort_key="created_at"),
    ]
    list_filter = ["state"]
    search_fields = ["path", "description"]
    search_backend_name = None
    ordering = ["-created_at", "-pk"]
    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in REPORTED],
            heading=pgettext_lazy("Barriere", "Meldung"),
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("answer_note")], heading=_("Antwort")),
    ]
