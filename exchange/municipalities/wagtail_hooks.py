"""Registers this app with Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from .bulk_publishing import refuse_unfinished
from .confirming import wagtail_hooks as confirming  # noqa: F401
from .marks import wagtail_hooks as marks  # noqa: F401
from .moderation import wagtail_hooks as moderation  # noqa: F401
from .new_contribution import new_contribution
from .viewsets.members import MembershipGroup
from .viewsets.people import PeopleViewSet
from .viewsets.register import municipality_chooser

hooks.register("before_bulk_action", refuse_unfinished)


@hooks.register("register_admin_urls")
def register_new_contribution_url():
    return [path("neu/<slug:kind>/", new_contribution, name="new_contribution")]


@hooks.register("register_admin_viewset")
def register_membership():
    return [MembershipGroup(), PeopleViewSet(), municipality_chooser]
