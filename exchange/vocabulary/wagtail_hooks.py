"""Registers this app with Wagtail's admin."""

from wagtail import hooks

from .viewsets import VocabularyGroup


@hooks.register("register_admin_viewset")
def register_vocabularies():
    return VocabularyGroup()
