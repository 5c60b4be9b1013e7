"""„Anmeldungen“ in the admin's menu."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from . import views
from .lists import DatesView, PeopleView
from .permissions import organises


class RegistrationsViewSet(ViewSet):
    name = "registrations"
    url_prefix = "anmeldungen"
    icon = "group"
    menu_label = _("Anmeldungen")
    menu_order = 350
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self):
        class RegistrationsMenuItem(super().menu_item_class):
            def is_shown(self, request):
                return organises(request.user)

        return RegistrationsMenuItem

    def get_urlpatterns(self):
        date = "<int:occurrence_id>"
        return [
            path("", DatesView.as_view(), name="index"),
            path("ergebnisse/", DatesView.as_view(results_only=True), name="index_results"),
            path(f"{date}/", PeopleView.as_view(), name="date"),
            path(f"{date}/ergebnisse/", PeopleView.as_view(results_only=True), name="date_results"),
            path(f"{date}/eintragen/", views.EnterView.as_view(), name="enter"),
            path(f"{date}/anwesenheit/", views.AttendanceView.as_view(), name="attendance"),
            path(f"{date}/liste/", views.PrintView.as_view(), name="list"),
            path("person/<int:registration_id>/", views.PersonView.as_view(), name="person"),
        ]
