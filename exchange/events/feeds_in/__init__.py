"""Calendars of members: fetched, read (`parse_feed`), and offered to their editors as suggestions."""

from .parsing import parse_feed

__all__ = ["parse_feed"]
