"""Registers this app with Wagtail's admin."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from .curation import wagtail_hooks as curation  # noqa: F401
from .feeds_in.viewset import CalendarFeedsViewSet
from .preview import next_dates
from .registration.organiser.viewset import RegistrationsViewSet


@hooks.register("register_admin_viewset")
def register_registrations():
    return RegistrationsViewSet()


@hooks.register("register_admin_viewset")
def register_calendar_feeds():
    return CalendarFeedsViewSet()


@hooks.register("register_admin_urls")
def register_next_dates_url():
    return [path("veranstaltungen/termine/", next_dates, name="event_next_dates")]


@hooks.register("insert_editor_js")
def next_dates_script():
    return format_html('<script src="{}" defer></script>', static("events/next_dates.js"))
