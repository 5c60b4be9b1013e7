"""Contributions stay true: their owners are reminded, look again and confirm with one click."""
