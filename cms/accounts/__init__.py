"""Accounts: signing in, second factors, sessions. django-allauth does the work; the site adds this."""
