"""Writes about registrations. Whoever gives or takes a seat does it inside of ``seats_locked``."""
