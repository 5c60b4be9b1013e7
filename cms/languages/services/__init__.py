"""Writes that keep translations in step with their source."""
