"""Periodic work: `manage.py tick` runs each due job once, however many machines call it."""
