"""Registers this app with Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from .moderation import wagtail_hooks as moderation  # noqa: F401
from .new_contribution import new_contribution


@hooks.register("register_admin_urls")
def register_new_contribution_url():
    return [path("neu/<slug:kind>/", new_contribution, name="new_contribution")]
