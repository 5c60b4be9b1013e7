"""Public addresses of the news, below the prefix of the language. Their list is a page of the search."""

from django.urls import path

from .feed import atom

urlpatterns = [path("aktuelles/atom/", atom, name="news_atom")]
