"""Registers this app with Wagtail's admin."""

from .moderation import wagtail_hooks as moderation  # noqa: F401
