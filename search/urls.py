"""Addresses of the search, below the prefix of the language."""

from django.urls import path

from . import kinds, views
from .feed.views import atom
from .suggestions.views import suggestions

app_name = "search"

urlpatterns = [
    path("suche/", views.results, name="results"),
    path("suche/atom/", atom, name="atom"),
    path("suche/vorschlaege/", suggestions, name="suggestions"),
    path("strategien/", views.results, {"list_page": kinds.STRATEGIES}, name="strategies"),
    path("leitlinien/", views.results, {"list_page": kinds.GUIDELINES}, name="guidelines"),
    path("praxisbeispiele/", views.results, {"list_page": kinds.PRACTICES}, name="practices"),
    path("amtshilfe/", views.results, {"list_page": kinds.OFFERS}, name="offers"),
    path("aktuelles/", views.results, {"list_page": kinds.NEWS}, name="news"),
]
