"""Confirmation pages of the admin: take offline, archive, bring back, delete."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from . import services
from .forms import OptionalReasonForm, RequiredReasonForm
from .permissions import can_archive, can_delete_with_reason, can_take_offline, can_unarchive


class PageDecisionView(WagtailAdminTemplateMixin, FormView):
    """Says what will happen to a page, asks for a reason and does it."""

    template_name = "municipalities/moderation/decision.html"
    form_class = OptionalReasonForm
    header_icon = "doc-empty-inverse"
    explanation = ""
    submit_label = ""
    submit_classname = ""
    success_message = ""
    allowed: Callable
    service: Callable

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever may not do this."""
        if not type(self).allowed(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        """Call the service, say so, go back to where the person came from."""
        title = self.page.get_admin_display_title()
        type(self).service(page=self.page, user=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, self.success_message % {"title": title})
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse(
            "wagtailadmin_pages:edit", args=[self.page.pk]
        )

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        page = {"url": edit, "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs, view=self, page=self.page, next=get_valid_next_url_from_request(self.request)
        )


class TakeOfflineView(PageDecisionView):
    page_title = _("Offline nehmen")
    explanation = _(
        "Die Seite ist sofort nicht mehr öffentlich, auch ihre Übersetzungen nicht. Der Entwurf bleibt: "
        "Sie können ihn ändern und wieder zur Prüfung einreichen. Eine laufende Prüfung endet."
    )
    submit_label = _("Jetzt offline nehmen")
    submit_classname = "serious"
    success_message = _("„%(title)s“ ist nicht mehr öffentlich.")
    allowed = can_take_offline
    service = services.page_take_offline


class ArchiveView(PageDecisionView):
    page_title = _("Archivieren")
    explanation = _(
        "Die Seite bleibt unter ihrer Adresse lesbar und trägt den Hinweis, dass sie archiviert ist. In "
        "Listen und Suchmaschinen erscheint sie nicht mehr. Sie können sie jederzeit zurückholen."
    )
    submit_label = _("Archivieren")
    success_message = _("„%(title)s“ ist archiviert.")
    allowed = can_archive
    service = services.page_archive


class UnarchiveView(PageDecisionView):
    page_title = _("Aus dem Archiv holen")
    explanation = _(
        "Die Seite erscheint wieder in Listen und in der Suche, so wie sie jetzt veröffentlicht ist."
    )
    submit_label = _("Aus dem Archiv holen")
    success_message = _("„%(title)s“ ist nicht mehr archiviert.")
    allowed = can_unarchive
    service = services.page_unarchive


class DeleteView(PageDecisionView):
    """Stands at Wagtail's own address for deleting, for pages that only the ministry may delete."""

    page_title = _("Löschen")
    form_class = RequiredReasonForm
    explanation = _(
        "Die Seite, ihre Übersetzungen und alle Seiten darunter werden endgültig gelöscht. Das lässt sich "
        "nicht rückgängig machen. Oft ist Archivieren oder Offline nehmen die bessere Wahl."
    )
    submit_label = _("Endgültig löschen")
    submit_classname = "serious"
    success_message = _("„%(title)s“ ist gelöscht.")
    allowed = can_delete_with_reason
    service = services.page_delete

    @cached_property
    def parent(self) -> Page:
        return self.page.get_parent()

    def form_valid(self, form):
        """Remember the parent before the page is gone."""
        self.parent  # noqa: B018
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Wherever the person came from may be gone with the page."""
        return reverse("wagtailadmin_explore", args=[self.parent.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, below=self.page.get_descendant_count())


def delete_with_reason(request: HttpRequest, page: Page) -> HttpResponse:
    """Answer for a protected page in place of Wagtail's confirmation."""
    return DeleteView.as_view()(request, page_id=page.pk)
