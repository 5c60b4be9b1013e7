"""Writes: one file a concept."""
