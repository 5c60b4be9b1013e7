"""Writes about events."""
