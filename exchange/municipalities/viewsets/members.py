"""The ministry's list of members, and opening and closing their rooms."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import EditView, IndexView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button

from cms.row_report import SafeSpreadsheetExportMixin

from ..colleagues import colleagues_of
from ..marks.viewset import MarkViewSet
from ..member_form import MEMBER_HANDLER
from ..models import Member
from ..services.membership import member_withdraw, membership_follow
from ..services.provisioning import member_provision
from .audit import AuditViewSet
from .register import RegisterViewSet


def member_buttons(member: Member) -> list[Button]:
    """What the ministry can do with the rooms of a member."""
    rooms = gettext("Räume einrichten") if member.is_active else gettext("Wieder aufnehmen")
    buttons = [
        Button(rooms, url=reverse("members:provision", args=[member.pk]), icon_name="home", priority=40),
        Button(
            gettext("Personen"),
            url=reverse("people:member", args=[member.pk]),
            icon_name="group",
            priority=50,
        ),
    ]
    if member.is_active:
        url = reverse("members:withdraw", args=[member.pk])
        buttons.append(Button(gettext("Mitgliedschaft beenden"), url=url, icon_name="cross", priority=60))
    return buttons


class MemberIndexView(SafeSpreadsheetExportMixin, IndexView):
    def get_base_queryset(self):
        return Member.objects.select_related("district_row")

    def get_list_more_buttons(self, instance):
        return [*super().get_list_more_buttons(instance), *member_buttons(instance)]


class MemberEditView(EditView):
    """Rooms and log follow what was changed."""

    @property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *member_buttons(self.object)]

    @transaction.atomic
    def save_instance(self):
        before = Member.objects.get(pk=self.object.pk)
        member = super().save_instance()
        membership_follow(member=member, before=before, actor=self.request.user)
        return member


class MemberActionView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, FormView):
    """Asks before it acts on the rooms of a member."""

    model = Member
    permission_required = "change"
    template_name = "municipalities/admin/member_action.html"
    form_class = forms.Form
    header_icon = "home"
    button_label = ""
    is_serious = False

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("members:index"), "label": gettext("Mitglieder")},
            {"url": "", "label": f"{self.get_page_title()}: {self.object}"},
        ]

    def get_context_data(self, **kwargs):
        context = {"member": self.object, "colleagues": colleagues_of(self.object), "view": self}
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form):
        self.act(form)
        return redirect("members:edit", self.object.pk)


class MemberProvisionView(MemberActionView):
    page_title = _("Räume einrichten")
    button_label = _("Räume einrichten")

    def act(self, form) -> None:
        report = member_provision(member=self.object, actor=self.request.user)
        done = "; ".join(report.done) or gettext("Es war schon alles eingerichtet.")
        messages.success(self.request, f"{self.object}: {done}")


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Steht im Protokoll.")
    )


class MemberWithdrawView(MemberActionView):
    page_title = _("Mitgliedschaft beenden")
    button_label = _("Mitgliedschaft beenden")
    form_class = WithdrawForm
    is_serious = True

    def act(self, form) -> None:
        member_withdraw(member=self.object, reason=form.cleaned_data["reason"], actor=self.request.user)
        messages.success(self.request, gettext("Die Mitgliedschaft von %s ist beendet.") % self.object)


class MemberViewSet(ModelViewSet):
    model = Member
    name = "members"
    url_prefix = "mitglieder"
    icon = "group"
    menu_label = _("Mitglieder")
    index_view_class = MemberIndexView
    edit_view_class = MemberEditView
    list_display = [
        "name", "kind", "status", "joined_on", "district_row",
        BooleanColumn("trusted", label=_("Veröffentlicht selbst")),
    ]  # fmt: skip
    list_filter = ["status", "kind", "district_row", "trusted", "fictional"]
    list_export = [
        "name", "kind", "status", "joined_on", "trusted", "fictional", "population", "population_date",
        "area_km2", "district_row", "website",
    ]  # fmt: skip
    export_filename = "mitglieder"
    search_fields = ["name"]
    ordering = "sort_key"
    copy_view_enabled = False

    def get_edit_handler(self):
        return MEMBER_HANDLER

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/raeume/", MemberProvisionView.as_view(), name="provision"),
            path("<int:pk>/beenden/", MemberWithdrawView.as_view(), name="withdraw"),
        ]


class MembershipGroup(ViewSetGroup):
    """Members and what belongs to them, below one entry of the menu."""

    menu_label = _("Mitglieder")
    menu_icon = "group"
    menu_order = 300
    items = (MemberViewSet(), MarkViewSet(), RegisterViewSet(), AuditViewSet())
