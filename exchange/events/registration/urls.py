"""Addresses of registration below ``/kalender/``: what mails link to, and the check of certificates."""

from django.urls import path

from . import views

app_name = "registration"
urlpatterns = [
    path("anmeldung/bestaetigen/<str:token>/", views.confirm, name="confirm"),
    path("anmeldung/<str:token>/", views.personal, name="personal"),
    path("anmeldung/<str:token>/termin.ics", views.dates_file, name="dates"),
    path("anmeldung/<str:token>/bescheinigung.pdf", views.certificate_file, name="certificate"),
    path("bescheinigung/", views.certificate_check, name="certificate_check"),
]
