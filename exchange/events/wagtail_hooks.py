"""Registers this app with Wagtail's admin."""

from wagtail import hooks

from .curation import wagtail_hooks as curation  # noqa: F401
from .registration.organiser.viewset import RegistrationsViewSet


@hooks.register("register_admin_viewset")
def register_registrations():
    return RegistrationsViewSet()
