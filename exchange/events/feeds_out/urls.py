"""Addresses that calendar programs keep for years: do not rename."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("kalender/kalender.ics", views.calendar_ics, name="calendar_ics"),
    path("kalender/atom/", views.calendar_atom, name="calendar_atom"),
    re_path(r"^(?P<address>(?:[\w-]+/)+)termin\.ics$", views.event_ics, name="event_ics"),
]
