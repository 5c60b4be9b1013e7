"""Addresses below a language's prefix. Those of security.txt have none; they stand in ``cms.urls``."""

from django.urls import path

from .views import barrier_form, barrier_thanks

urlpatterns = [
    path("barriere-melden/", barrier_form, name="barrier_form"),
    path("barriere-melden/danke/", barrier_thanks, name="barrier_thanks"),
]
