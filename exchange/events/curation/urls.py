"""Addresses of the calendar of the Land, below the admin."""

from django.urls import path

from . import views

app_name = "land_calendar"
urlpatterns = [
    path("", views.QueueView.as_view(), name="queue"),
    path("ferien/", views.HolidaysView.as_view(), name="holidays"),
    path("ferien/<int:holiday_id>/entfernen/", views.HolidayDeleteView.as_view(), name="holiday_delete"),
    path("<int:event_id>/", views.DecideView.as_view(), name="decide"),
    path("<int:page_id>/vorschlagen/", views.ProposeView.as_view(), name="propose"),
    path("<int:page_id>/zurueckziehen/", views.WithdrawView.as_view(), name="withdraw"),
]
