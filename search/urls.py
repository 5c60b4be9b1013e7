"""Addresses of the search, below the prefix of the language."""

from django.urls import path

from . import kinds, views

app_name = "search"

urlpatterns = [
    path("suche/", views.results, name="results"),
    path("strategien/", views.results, {"list_page": kinds.STRATEGIES}, name="strategies"),
    path("leitlinien/", views.results, {"list_page": kinds.GUIDELINES}, name="guidelines"),
    path("praxisbeispiele/", views.results, {"list_page": kinds.PRACTICES}, name="practices"),
    path("amtshilfe/", views.results, {"list_page": kinds.OFFERS}, name="offers"),
]
