"""Wagtail's lists of accounts, in which nobody makes others more than they are themselves."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views.users import CreateView, EditView, UserViewSet


class _NoSuperusers:
    """Only superusers decide who is one."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class PortalUserCreateView(_NoSuperusers, CreateView):
    pass


class PortalUserEditView(_NoSuperusers, EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied


class PortalUserViewSet(UserViewSet):
    add_view_class = PortalUserCreateView
    edit_view_class = PortalUserEditView
