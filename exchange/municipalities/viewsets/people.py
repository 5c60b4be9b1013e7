"""„Kolleginnen und Kollegen“: coordinators invite and remove people of their member, the ministry of all."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.models import User

from ..colleagues import colleagues_of
from ..models import Invitation, Member, MemberRole
from ..permissions import can_manage_people, coordinated_ids, grantable_roles, is_editorial
from ..services.invitations import invitation_resend, invitation_withdraw, person_invite
from ..services.people import person_remove, roles_choose

ROLE_HELP = {
    MemberRole.READER: _("liest, was nur für das Netzwerk ist"),
    MemberRole.EDITOR: _("schreibt Beiträge und reicht sie ein"),
    MemberRole.PUBLISHER: _("veröffentlicht, sobald das Ministerium dem Mitglied das freigibt"),
    MemberRole.COORDINATOR: _("schreibt Beiträge und lädt Kolleginnen und Kollegen ein"),
}


def role_choices(roles) -> list[tuple[str, str]]:
    """Roles with what they mean, in the order of ``MemberRole``."""
    return [(role.value, f"{role.label}: {ROLE_HELP[role]}") for role in MemberRole if role in roles]


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    first_name = forms.CharField(label=_("Vorname"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Nachname"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(label=_("Rollen"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices(roles)


class PeopleFormView(WagtailAdminTemplateMixin, FormView):
    """A form about the people of one member, for those who manage them."""

    page_title = _("Kolleginnen und Kollegen")
    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        if not can_manage_people(request.user, self.member):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def member(self) -> Member:
        return get_object_or_404(Member, pk=self.kwargs["member_id"])

    @cached_property
    def colleagues(self):
        return colleagues_of(self.member)

    def get_breadcrumbs_items(self):
        people = {"url": reverse("people:index"), "label": gettext("Kolleginnen und Kollegen")}
        member = {"url": reverse("people:member", args=[self.member.pk]), "label": str(self.member)}
        return [*super().get_breadcrumbs_items(), people, member]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            member=self.member,
            colleagues=self.colleagues,
            invitations=self.member.invitations.open(),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            self.act(form)
        except ValueError as refusal:
            messages.error(self.request, str(refusal))
        return redirect("people:member", self.member.pk)

    def act(self, form) -> None:
        """Do what the form says; a ``ValueError`` is shown to the person."""
        raise NotImplementedError


class MemberPeopleView(PeopleFormView):
    """The people of a member, and the form to invite another."""

    template_name = "municipalities/admin/people.html"
    form_class = InviteForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"roles": grantable_roles(self.request.user, self.member)}

    def act(self, form) -> None:
        invitation = person_invite(actor=self.request.user, member=self.member, **form.cleaned_data)
        messages.success(self.request, gettext("Die Einladung an %s ist unterwegs.") % invitation.email)


class ColleagueView(PeopleFormView):
    """Something done with one person of the member; nobody else can be named."""

    template_name = "municipalities/admin/colleague.html"
    form_class = forms.Form
    action_label = ""
    is_serious = False

    def dispatch(self, request, *args, **kwargs):
        if self.colleague is None and can_manage_people(request.user, self.member):
            messages.error(request, gettext("Diese Person arbeitet nicht für dieses Mitglied."))
            return redirect("people:member", self.member.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def colleague(self):
        found = [person for person in self.colleagues if person.user.pk == self.kwargs["user_id"]]
        return found[0] if found else None

    @property
    def user(self) -> User:
        return self.colleague.user

    def get_breadcrumbs_items(self):
        title = f"{self.get_page_title()}: {self.user}"
        return [*super().get_breadcrumbs_items(), {"url": "", "label": title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(colleague=self.colleague, **kwargs)


class ColleagueRolesView(ColleagueView):
    page_title = _("Rollen ändern")
    action_label = _("Speichern")
    form_class = RolesForm

    def get_form_kwargs(self):
        held = {role.value for role in self.colleague.roles}
        # Also roles that one may take but not give.
        roles = held | set(grantable_roles(self.request.user, self.member))
        return super().get_form_kwargs() | {"roles": roles, "initial": {"roles": sorted(held)}}

    def act(self, form) -> None:
        roles = set(form.cleaned_data["roles"])
        roles_choose(actor=self.request.user, user=self.user, member=self.member, roles=roles)
        messages.success(self.request, gettext("Die Rollen von %s sind geändert.") % self.user)


class ColleagueRemoveView(ColleagueView):
    page_title = _("Aus dem Mitglied entfernen")
    action_label = _("Entfernen")
    is_serious = True

    def act(self, form) -> None:
        person_remove(actor=self.request.user, user=self.user, member=self.member)
        messages.success(self.request, gettext("%s arbeitet nicht mehr für dieses Mitglied.") % self.user)


class InvitationView(PeopleFormView):
    """Something done with an open invitation of the member."""

    template_name = "municipalities/admin/invitation.html"
    form_class = forms.Form
    action_label = ""
    is_serious = False

    @cached_property
    def invitation(self) -> Invitation:
        return get_object_or_404(self.member.invitations.open(), pk=self.kwargs["invitation_id"])

    def get_breadcrumbs_items(self):
        title = f"{self.get_page_title()}: {self.invitation.email}"
        return [*super().get_breadcrumbs_items(), {"url": "", "label": title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(invitation=self.invitation, **kwargs)


class InvitationResendView(InvitationView):
    page_title = _("Einladung erneut senden")
    action_label = _("Einladung senden")

    def act(self, form) -> None:
        invitation_resend(actor=self.request.user, invitation=self.invitation)
        messages.success(self.request, gettext("Die Einladung an %s ist unterwegs.") % self.invitation.email)


class InvitationWithdrawView(InvitationView):
    page_title = _("Einladung zurückziehen")
    action_label = _("Zurückziehen")
    is_serious = True

    def act(self, form) -> None:
        invitation_withdraw(actor=self.request.user, invitation=self.invitation)
        messages.success(
            self.request, gettext("Die Einladung an %s gilt nicht mehr.") % self.invitation.email
        )


class InvitationsView(WagtailAdminTemplateMixin, TemplateView):
    """All open invitations: those of the own members, for the ministry of all."""

    template_name = "municipalities/admin/invitations.html"
    page_title = _("Offene Einladungen")
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request, *args, **kwargs):
        rows = Invitation.objects.open().select_related("member", "invited_by")
        if not is_editorial(request.user):
            rows = rows.filter(member__in=coordinated_ids(request.user))
            if not coordinated_ids(request.user):
                raise PermissionDenied
        page = Paginator(rows, 50).get_page(request.GET.get("p"))
        return self.render_to_response(self.get_context_data(invitations=page, with_member=True))


class PeopleIndexView(WagtailAdminTemplateMixin, TemplateView):
    """Leads to the own member; who coordinates several chooses one."""

    template_name = "municipalities/admin/people_members.html"
    page_title = _("Kolleginnen und Kollegen")
    header_icon = "group"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request, *args, **kwargs):
        members = list(Member.objects.filter(pk__in=coordinated_ids(request.user)).order_by("sort_key"))
        if len(members) == 1:
            return redirect("people:member", members[0].pk)
        if not members and is_editorial(request.user):
            return redirect("members:index")
        if not members:
            raise PermissionDenied
        return self.render_to_response(self.get_context_data(members=members))


class PeopleViewSet(ViewSet):
    name = "people"
    url_prefix = "kollegium"
    icon = "group"
    # The menu cuts longer words off.
    menu_label = _("Kollegium")
    menu_order = 400
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self):
        class PeopleMenuItem(super().menu_item_class):
            def is_shown(self, request):
                return bool(coordinated_ids(request.user))

        return PeopleMenuItem

    def get_urlpatterns(self):
        person = "<int:member_id>/<int:user_id>"
        invitation = "<int:member_id>/einladungen/<int:invitation_id>"
        return [
            path("", PeopleIndexView.as_view(), name="index"),
            path("<int:member_id>/", MemberPeopleView.as_view(), name="member"),
            path(f"{person}/rollen/", ColleagueRolesView.as_view(), name="roles"),
            path(f"{person}/entfernen/", ColleagueRemoveView.as_view(), name="remove"),
            path("einladungen/", InvitationsView.as_view(), name="invitations"),
            path(f"{invitation}/erneut/", InvitationResendView.as_view(), name="invitation_resend"),
            path(
                f"{invitation}/zurueckziehen/", InvitationWithdrawView.as_view(), name="invitation_withdraw"
            ),
        ]
