"""The outbox in the admin: what waits, what failed and why. Texts stay hidden: they may hold secret links."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button

from .models import OutboxMail
from .services import mail_resend


class OutboxIndexView(generic.IndexView):
    model = OutboxMail
    any_permission_required = ["view"]
    page_title = _("Postausgang")
    header_icon = "mail"
    list_display = ["subject", "to", "state", "attempts", "last_error", "created_at", "sent_at"]
    list_filter = ["state"]
    search_fields = ["to", "subject"]
    search_backend_name = None
    default_ordering = "-created_at"
    index_url_name = "outbox:index"
    index_results_url_name = "outbox:index_results"

    def get_list_more_buttons(self, instance):
        if instance.state != OutboxMail.State.FAILED or not self.user_has_permission("resend"):
            return []
        url = reverse("outbox:resend", args=[instance.pk])
        return [Button(gettext("Erneut senden"), url=url, icon_name="mail", priority=10)]


class OutboxResendView(generic.InspectView):
    """Asks first: a mail that broke off while it was sent may have arrived."""

    model = OutboxMail
    any_permission_required = None
    permission_required = "resend"
    page_title = _("E-Mail erneut senden")
    header_icon = "mail"
    template_name = "mail/outbox_resend.html"
    index_url_name = "outbox:index"
    fields = ["subject", "to", "created_at", "attempts", "last_error"]

    def post(self, request, pk):
        try:
            mail_resend(mail=get_object_or_404(OutboxMail, pk=pk))
        except ValueError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, gettext("Die E-Mail wird erneut gesendet."))
        return redirect("outbox:index")


class OutboxViewSet(ViewSet):
    name = "outbox"
    url_prefix = "postausgang"
    icon = "mail"
    menu_label = _("Postausgang")
    add_to_settings_menu = True

    @cached_property
    def menu_item_class(self):
        base = super().menu_item_class

        class OutboxMenuItem(base):
            def is_shown(self, request):
                return request.user.has_perm("mail.view_outboxmail")

        return OutboxMenuItem

    def get_urlpatterns(self):
        return [
            path("", OutboxIndexView.as_view(), name="index"),
            path("ergebnisse/", OutboxIndexView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/erneut/", OutboxResendView.as_view(), name="resend"),
        ]
