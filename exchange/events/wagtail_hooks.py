"""Registers this app with Wagtail's admin."""

from .curation import wagtail_hooks as curation  # noqa: F401
