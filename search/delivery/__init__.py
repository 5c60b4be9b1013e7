"""Telling the outside engine what has changed: marked with the change itself, delivered by a worker."""
