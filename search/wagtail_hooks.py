"""Registers the search with Wagtail's admin."""

from wagtail import hooks

from .viewsets import SynonymViewSet


@hooks.register("register_admin_viewset")
def register_synonyms():
    return SynonymViewSet()
