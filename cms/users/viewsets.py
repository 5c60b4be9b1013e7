"""Wagtail's lists of accounts: nobody makes others more than they are, nobody sets a password for others."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from cms.accounts.services import address_keep, password_link_send
from cms.models import User


class _NoSuperusers:
    """Only superusers decide who is one."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class PortalUserCreateView(_NoSuperusers, CreateView):
    """Makes an account without a password; the person gets a link to set one."""

    def save_instance(self):
        user = super().save_instance()
        # Without one Wagtail leaves an empty text, which Django takes for a password.
        user.set_unusable_password()
        user.save(update_fields=["password"])
        address_keep(user=user)
        password_link_send(user=user)
        return user


class PortalUserEditView(_NoSuperusers, EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def save_instance(self):
        user = super().save_instance()
        address_keep(user=user)
        return user


class PasswordLinkView(WagtailAdminTemplateMixin, TemplateView):
    """Sends somebody a link to set a password."""

    template_name = "cms/admin/password_link.html"
    page_title = _("Link für ein neues Passwort senden")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        if not request.user.has_perm("cms.change_user") or not self.person.is_active:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=self.person, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def post(self, request, *args, **kwargs):
        password_link_send(user=self.person)
        messages.success(request, gettext("Der Link an %s ist unterwegs.") % self.person.email)
        return redirect("wagtailusers_users:edit", self.person.pk)


class PortalUserViewSet(UserViewSet):
    add_view_class = PortalUserCreateView
    edit_view_class = PortalUserEditView

    def get_urlpatterns(self):
        link = path("<int:pk>/passwort-link/", PasswordLinkView.as_view(), name="password_link")
        return [*super().get_urlpatterns(), link]
