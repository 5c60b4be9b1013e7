"""Public addresses of the calendar, below the prefix of the language."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("exchange.events.feeds_out.urls")),
    path("kalender/", include("exchange.events.registration.urls")),
    path("kalender/", views.calendar, name="calendar"),
]
