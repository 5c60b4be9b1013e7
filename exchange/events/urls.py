"""Public addresses of the calendar, below the prefix of the language."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("kalender/", include("exchange.events.registration.urls")),
    path("kalender/", views.calendar, name="calendar"),
]
