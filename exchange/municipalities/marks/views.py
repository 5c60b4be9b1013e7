"""Pages of the admin on which the ministry marks a contribution and takes marks back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page

from ..models import Mark
from ..moderation.views import PageDecisionView
from . import services
from .forms import MarkForm
from .permissions import can_mark, can_unmark


class MarkView(PageDecisionView):
    """Mark a contribution; below the form stand the marks that it has, also when it may get no more."""

    template_name = "municipalities/marks/mark.html"
    page_title = _("Auszeichnen")
    header_icon = "pick"
    form_class = MarkForm
    explanation = _(
        "„Hervorgehoben“ heißt: Das Ministerium empfiehlt den Beitrag. „Geprüft“ heißt: Das Ministerium hat "
        "ihn fachlich durchgesehen. Die Kommune erhält eine E-Mail."
    )
    submit_label = _("Auszeichnen")
    success_message = _("„%(title)s“ ist ausgezeichnet: %(mark)s.")
    allowed = can_unmark

    def form_valid(self, form) -> HttpResponse:
        mark = services.mark_set(page=self.page, user=self.request.user, **form.cleaned_data)
        told = {"title": self.page.title, "mark": mark.get_kind_display()}
        messages.success(self.request, self.success_message % told)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        marks = Mark.objects.filter(page=self.page.pk).select_related("page", "set_by")
        may_mark = can_mark(self.request.user, self.page)
        return super().get_context_data(**kwargs, marks=marks, can_mark=may_mark)


class UnmarkView(PageDecisionView):
    """Take one mark back."""

    page_title = _("Auszeichnung entfernen")
    header_icon = "bin"
    explanation = _("Die Auszeichnung verschwindet sofort vom Beitrag. Die Kommune erhält eine E-Mail.")
    submit_label = _("Entfernen")
    submit_classname = "serious"
    success_message = _("Die Auszeichnung von „%(title)s“ ist entfernt.")
    allowed = can_unmark

    @cached_property
    def mark(self) -> Mark:
        return get_object_or_404(Mark.objects.select_related("page"), pk=self.kwargs["mark_id"])

    @cached_property
    def page(self) -> Page:
        return self.mark.page.specific

    def form_valid(self, form) -> HttpResponse:
        services.mark_remove(mark=self.mark, user=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, self.success_message % {"title": self.page.title})
        return redirect(self.get_success_url())
